"""Imports that meet broken notes, odd paths, conflict copies, huge and hostile files: refused by name, or made plain."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from notesnet.app.import_note import new_note
from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.read.note import NoteReader
from notesnet.text.yaml_block import Property
from tests.app.import_files import ADA, LINKEDIN, PLAN, card, front, plan, tree
from tests.harness import ROOT, TODAY, Result, clean_environment

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(TEXT, TEXT, st.lists(TEXT, min_size=2, max_size=3), st.dictionaries(TEXT, TEXT, max_size=2), TEXT)
def test_any_values_make_a_note_that_is_read_back(
    name: str, role: str, emails: list[str], links: dict[str, str], note: str
) -> None:
    """By us and by another reader of YAML; the words below are no log, no task and no property."""
    values: dict[str, Property] = {"name": name, "role": role, "email": tuple(emails), "links": links, "note": note}
    text = new_note(values, "Log")
    read = NoteReader(Settings()).read("people/x.md", text.encode())
    assert read is not None
    assert isinstance(read.detail, Contact)
    contact = read.detail
    assert (contact.role, contact.links) == (
        role.strip(),
        {key: value for key, value in links.items() if value.strip()},
    )
    assert [phrase.text for phrase in contact.email] == [" ".join(e.split()) for e in emails if e.strip()]
    assert contact.log == ()
    found = yaml.load(text.split("---\n")[1], yaml.BaseLoader)
    assert (found["name"], found["email"], found.get("links") or {}) == (name, emails, links)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("---\nname: Ada Lovelace\nemail: [a\n---\n", "people/ada.md:"),
        ("---\nname: Ada Lovelace\nrole: a\nrole: b\n---\n", "people/ada.md:"),
        ("---\nname: Ada Lovelace\nemail: x@y.example\nEmails: z@y.example\n---\n", "people/ada.md:4: Emails stands here"),
        ("---\nname: Ada Lovelace\n<<<<<<< HEAD\nrole: a\n=======\nrole: b\n>>>>>>> x\n---\n", "unresolved git conflict"),
        ("---\nname: Ada Lovelace\n---\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "people/ada.md:5: unresolved git conflict"),
        (b"---\nname: Ada Lovelace\nrole: caf\xe9\n---\n", "people/ada.md"),
    ],
)  # fmt: skip
def test_a_note_that_cannot_be_edited_is_named_and_the_rest_done(
    vault: Make, run: Run, note: str | bytes, reason: str
) -> None:
    """Exit 5; the note keeps every byte, also the part that could have been added."""
    data = note.encode() if isinstance(note, str) else note
    folder = vault({"people/ada.md": data, "p.md": plan("email: a@b.example\ncompany: Acme") + plan("name: Bo", "people/bo.md", "new")})  # fmt: skip
    result = run("import", "--apply", "p.md")
    assert result.code == 5
    assert reason in result.err
    assert "p.md:3" in result.err
    assert result.out == "people/bo.md: new contact\n"
    assert (folder / "people/ada.md").read_bytes() == data
    document = json.loads(run("import", "--apply", "p.md", "--json").out)
    assert document["changes"] == []
    assert [refused["path"] for refused in document["refused"]] == ["people/ada.md"]


@pytest.mark.parametrize(
    "path",
    ["../out.md", "/etc/out.md", "people/../../out.md", "link/out.md", ".hidden/x.md", "people/.x.md", "people/x.txt", "x\\y.md",
     "people/x.md/", "elsewhere/x.md", "drafts/../notesnet.toml"],
)  # fmt: skip
def test_a_new_note_stays_in_the_vault(vault: Make, run: Run, tmp_path: Path, path: str) -> None:
    """Also through a linked folder; and it has to be a contact there."""
    folder = vault({"p.md": plan("name: Mallory", path, "new")})
    (tmp_path / "outside").mkdir()
    (folder / "link").symlink_to(tmp_path / "outside")
    before = tree(folder)
    result = run("import", "--apply", "p.md")
    assert (result.code, result.out) == (5, "")
    assert "refused: " in result.err
    assert tree(folder) == before
    assert os.listdir(tmp_path / "outside") == []
    assert not (tmp_path / "out.md").exists()


@pytest.mark.parametrize(
    "path",
    ["me.md", "notesnet.toml", "../out.md", "groups/g.md", "people/none.md", "agenda/2026-W48.md", "link/ada.md"],
)
def test_only_contacts_are_added_to(vault: Make, run: Run, tmp_path: Path, path: str) -> None:
    """A plan that names another file changes nothing."""
    files = {"me.md": "---\nname: Me\n---\n", "groups/g.md": "---\nname: G\n---\n", "agenda/2026-W48.md": "# x\n"}
    folder = vault({**files, "p.md": plan("company: Acme", path)})
    (tmp_path / "out.md").write_text(ADA)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "ada.md").write_text(ADA)
    (folder / "link").symlink_to(tmp_path / "outside")
    before = tree(folder)
    result = run("import", "--apply", "p.md")
    assert result.code == 5
    assert "is no contact" in result.err
    assert tree(folder) == before
    assert (tmp_path / "out.md").read_text() == (tmp_path / "outside" / "ada.md").read_text() == ADA


@pytest.mark.parametrize("there", ["people/ada.md", "people/Ada.md", "people/ADA.MD"])
def test_a_note_that_exists_is_never_replaced(vault: Make, run: Run, there: str) -> None:
    """Nor does a twin come beside it that differs in case only."""
    folder = vault({there: "mine", "p.md": plan("name: Ada\nrole: Baker", "people/ada.md", "new")})
    result = run("import", "--apply", "p.md")
    assert result.code == 5
    assert f"{there} exists already" in result.err
    assert os.listdir(folder / "people") == [there.removeprefix("people/")]
    assert (folder / there).read_text() == "mine"


def test_neither_side_of_a_conflict_copy_is_written_to(vault: Make, run: Run) -> None:
    """Both are refused by name."""
    copy = "people/ada.sync-conflict-20260503-101500-ABC1234.md"
    both = plan("role: Baker") + plan("role: Baker", copy)
    folder = vault({"people/ada.md": ADA, copy: ADA, "p.md": both})
    before = tree(folder)
    result = run("import", "--apply", "p.md")
    assert result.code == 5
    assert f"people/ada.md: {copy} is a conflict copy of it" in result.err
    assert f"{copy}: this is a conflict copy of people/ada.md" in result.err
    assert tree(folder) == before


def test_files_that_are_missing_or_are_no_address_book_are_named(vault: Make, run: Run) -> None:
    """4 for what is not there, 5 for what is something else; of several nothing is taken."""
    folder = vault({"c.vcf": card("Bo Li"), "photo.vcf": b"\x89PNG\r\n\x1a\n\0\0", "empty.csv": ""})
    assert run("import", "none.vcf").code == run("import", "--apply", "none.md").code == 4
    assert run("import", "c.vcf", "photo.vcf", "--yes").code == 5
    assert run("import", "empty.csv").code == 5
    assert not (folder / "people").exists()


def test_a_huge_file_is_refused_before_it_is_read(vault: Make, run: Run) -> None:
    """A gigabyte is named and left."""
    folder = vault({})
    with (folder / "big.vcf").open("wb") as file:
        file.truncate(1024**3)
    result = run("import", "big.vcf")
    assert result.code == 5
    assert "1,024 MiB" in result.err


def test_a_broken_card_among_five_thousand_is_one_fault(vault: Make, run: Run) -> None:
    """The others are planned; it is told with its line, on stderr and in the plan."""
    cards = [card(f"Person {chr(65 + n % 26)}{n}", f"EMAIL:p{n}@x.example") for n in range(5_000)]
    cards[2_500] = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Half\r\n"
    folder = vault({"c.vcf": "".join(cards)})
    result = run("import", "c.vcf")
    assert result.out.startswith("4,999 people: 4,999 new.") or result.out.startswith("5,000 people: 5,000 new.")
    assert result.err.count("\n") == 1
    assert result.err.startswith("c.vcf:")
    assert "\n- `c.vcf:" in (folder / PLAN).read_text()


@pytest.mark.parametrize(
    "data",
    [(LINKEDIN + "José,Łoś,https://x.example/in/j,,Größe,Café,15 Mar 2024\n").encode("utf-16"),
     (LINKEDIN + "José,Los,https://x.example/in/j,,Größe,Café,15 Mar 2024\n").encode("cp1252")],
)  # fmt: skip
def test_other_encodings_become_notes_in_utf_8(vault: Make, run: Run, data: bytes) -> None:
    """UTF-16 and Windows-1252, as spreadsheets save them."""
    folder = vault({"Connections.csv": data})
    assert run("import", "Connections.csv", "--yes").code == 0
    (path,) = (folder / "people").iterdir()
    found = front(path)
    assert (found["company"], found["role"], found["met"]) == ("Größe", "Café", "2024-03-15")


def test_hostile_rows_become_plain_text(vault: Make, run: Run) -> None:
    """Formulas, line ends in names, paths, screen controls: values on one line, a file name that is one."""
    rows = [
        "Name,Email,Company\n", '"Bo\r\nLi",b@l.example,"=HYPERLINK(""http://x"")"\n', "../../etc/passwd,c@l.example,'+44\n",
        '"- [x] new `me.md`",d@l.example,"a\n---\nname: Mallory"\n', "\x1b[2JEve\u202e,e@l.example,x\n",
    ]  # fmt: skip
    folder = vault({"c.csv": "".join(rows)})
    result = run("import", "c.csv", "--yes")
    assert result.code == 0
    assert "\x1b" not in result.out
    notes = {str(found["name"]): found for found in map(front, (folder / "people").iterdir())}
    assert notes["Bo Li"]["company"] == '=HYPERLINK("http://x")'
    assert notes["../../etc/passwd"]["company"] == "+44"
    assert notes["- [x] new `me.md`"]["company"] == "a --- name: Mallory"
    assert len(notes) == 4
    assert run("check").code == 0


def test_what_was_done_is_told_when_the_disk_says_no(vault: Make, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 6 after the first note: that one is named."""
    vault({"c.vcf": card("Bo Li") + card("Cy Twombly")})
    link, calls = os.link, []

    def full(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        link(source, target)

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(os, "rename", full)
    result = run("import", "c.vcf", "--yes")
    assert (result.code, result.out) == (6, "people/bo-li.md: new contact\n")


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory of a process alone is read from /proc")
def test_ten_thousand_rows_stay_small(vault: Make, tmp_path: Path) -> None:
    """A plan of 10,000 LinkedIn rows against 300 contacts needs less than 200 MiB, in a process of its own."""
    rows = (
        f"F{n % 97},Family{n},https://www.linkedin.com/in/u{n},,Acme {n % 50},Clerk,15 Mar 2024\n"
        for n in range(10_000)
    )
    people = {
        f"people/p{n}.md": f"---\nname: F{n % 97} Family{n}\nlinks: {{ linkedin: linkedin.com/in/u{n} }}\n---\n"
        for n in range(300)
    }
    folder = vault({**people, "Connections.csv": LINKEDIN + "".join(rows)})
    code = (
        "import sys; from notesnet.cli.main import main; code = main(sys.argv[1:]);"
        "print([w.split()[1] for w in open('/proc/self/status') if w.startswith('VmHWM')][0]); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, "--today", TODAY, "import", "Connections.csv"]
    environment = {**clean_environment(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    lines = done.stdout.split("\n")
    assert lines[0] == "10,000 people: 9,700 new, 300 add to a note."
    assert int(lines[-2]) // 1024 < 200  # not ru_maxrss: that counts what the forking test runner had as well
    assert done.stderr == ""
