"""An address book, through a plan, into the notes: nothing that a person wrote is lost."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.cli.progress import counting
from tests.app.import_files import ADA, PLAN, card, front, plan, tree
from tests.harness import ROOT, TODAY, Result, clean_environment

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]


def test_a_plan_is_written_and_nothing_else(vault: Make, run: Run) -> None:
    """It lies in drafts/, only its owner reads it, and a second one gets another name."""
    folder = vault({"people/ada.md": ADA, "c.vcf": card("Bo Li")})
    before = tree(folder)
    result = run("import", "c.vcf")
    assert (result.code, result.out.split("\n")[:2]) == (0, ["1 person: 1 new.", f"wrote {PLAN}"])
    assert (folder / PLAN).stat().st_mode & 0o777 == 0o600
    assert run("import", "c.vcf").out.split("\n")[1] == "wrote drafts/import-2026-11-25-2.md"
    assert tree(folder) == before


def test_a_plan_goes_where_it_is_sent_and_over_nothing(vault: Make, run: Run) -> None:
    """A named file that exists is refused."""
    folder = vault({"c.vcf": card("Bo Li"), "mine.md": "mine"})
    assert run("import", "c.vcf", "--plan", "mine.md").code == 5
    assert (folder / "mine.md").read_text() == "mine"
    assert "--apply" in run("import", "c.vcf", "--plan", "other.md").out
    assert run("import", "--apply", "other.md").out == "people/bo-li.md: new contact\n"


def test_json_has_the_path_in_the_vault_of_a_named_plan(vault: Make, run: Run) -> None:
    """Paths are relative to the vault, from wherever the file was named; one outside stays as typed."""
    folder = vault({"c.vcf": card("Bo Li")})
    for typed, told in ((f"{folder}/plan.md", "plan.md"), ("../plan.md", "../plan.md")):
        assert json.loads(run("import", "c.vcf", "--plan", typed, "--json").out)["path"] == told


def test_the_same_file_twice_changes_nothing(vault: Make, run: Run) -> None:
    """Through a plan, through the plan again, and with --yes."""
    folder = vault(
        {"people/ada.md": ADA, "c.vcf": card("Bo Li", "EMAIL:b@l.example") + card("Ada Lovelace", "TITLE:X")}
    )
    run("import", "c.vcf")
    assert run("import", "--apply", PLAN).out == "people/bo-li.md: new contact\npeople/ada.md: added role\n"
    after = tree(folder)
    assert run("import", "--apply", PLAN).out == "Nothing to add: everything is there already.\n"
    again = run("import", "c.vcf", "--yes")
    assert (again.code, again.out) == (0, "Nothing to add: everything is there already.\n")
    assert tree(folder) == after
    assert run("check").code == 0


def test_a_new_note_reads_back_as_the_record(vault: Make, run: Run) -> None:
    """Every field in its place; free words are quoted, so that nothing in them is a task or a log line."""
    folder = vault({})
    lines = [
        "EMAIL;TYPE=PREF:bo@li.example", "EMAIL:bo@home.example", "TEL:+46 8 123 456", "ORG:Acme: the shop",
        "TITLE:No", "BDAY:--0401", "URL:https://bo.example/a", "CATEGORIES:Book club", "NOTE:- [ ] call \\n## Log\\n- 2026-01-01 x",
        "X-ANNIVERSARY:2020-05-06",
    ]  # fmt: skip
    (folder / "c.vcf").write_text(card("Bo `Li`: “the one”", *lines))
    assert run("import", "c.vcf", "--yes", "--tag", "imported", "--circle", "wide").code == 0
    (path,) = (folder / "people").iterdir()
    found = front(path)
    assert found == {
        "name": "Bo `Li`: “the one”", "email": ["bo@li.example", "bo@home.example"], "phone": "+46 8 123 456",
        "company": "Acme: the shop", "role": "No", "links": {"website": "https://bo.example/a"},
        "tags": ["imported", "book-club"], "birthday": "--04-01", "dates": {"anniversary": "2020-05-06"},
        "circle": "wide",
    }  # fmt: skip
    assert "\n> From the address book: - [ ] call  ## Log - 2026-01-01 x\n" in path.read_text()
    shown = json.loads(run("show", "bo", "--json").out)
    assert (shown["touches"], shown["follow_ups"]) == ([], [])


def test_only_what_lacks_is_added_and_only_its_lines_change(vault: Make, run: Run) -> None:
    """Comments, quotes, order, CRLF and lists line by line stay; a value that stood alone becomes a list."""
    note = (
        "---\r\nname: 'Ada Lovelace' # she\r\nemail: ada@engines.example # first\r\nphone:\r\n  - '1234567' # old\r\n"
        'company: "Engines"\r\nrole:\r\n---\r\n\r\ntext'
    )
    folder = vault({"people/ada.md": note, "c.vcf": card("Ada Lovelace", "EMAIL:ada@engines.example", "EMAIL:a@b.example", "TEL:+46 8 123 4568", "ORG:Bakery", "TITLE:Baker")})  # fmt: skip
    run("import", "c.vcf")
    assert run("import", "--apply", PLAN).out == "people/ada.md: added email, phone, role\n"
    assert (folder / "people/ada.md").read_bytes().decode() == note.replace(
        "email: ada@engines.example # first", "email: [ada@engines.example, a@b.example] # first"
    ).replace("# old\r\n", "# old\r\n  - '+46 8 123 4568'\r\n").replace("role:\r\n", "role: Baker\r\n")


def test_a_difference_waits_for_its_own_tick(vault: Make, run: Run) -> None:
    """From what to what; ticked it replaces the one value, and not when that was changed meanwhile."""
    note = ADA.replace("email:", "role: Clerk # since May\nemail:")
    folder = vault({"people/ada.md": note, "c.vcf": card("Ada Lovelace", "TITLE:Head: of all")})
    run("import", "c.vcf")
    text = (folder / PLAN).read_text()
    assert "  - [ ] change role from `Clerk` to `Head: of all`\n" in text
    assert run("import", "--apply", PLAN).out == "Nothing is ticked.\n"
    (folder / PLAN).write_text(text.replace("- [ ] change", "- [x] change"))
    (folder / "people/ada.md").write_text(note.replace("Clerk", "Captain"))
    refused = run("import", "--apply", PLAN)
    assert refused.code == 5
    assert "people/ada.md: role is Captain by now, not Clerk" in refused.err
    (folder / "people/ada.md").write_text(note)
    assert run("import", "--apply", PLAN).out == "people/ada.md: changed role\n"
    assert (folder / "people/ada.md").read_text() == note.replace("role: Clerk", 'role: "Head: of all"')
    assert run("import", "--apply", PLAN).code == 0


def test_values_typed_after_the_plan_are_kept(vault: Make, run: Run) -> None:
    """What the plan would add stands there by then, in other words."""
    folder = vault({"people/ada.md": ADA, "c.vcf": card("Ada Lovelace", "TITLE:Baker", "ORG:Bakery")})
    run("import", "c.vcf")
    (folder / "people/ada.md").write_text(ADA.replace("email:", "role: Captain\nemail:"))
    assert run("import", "--apply", PLAN).out == "people/ada.md: added company\n"
    assert front(folder / "people/ada.md")["role"] == "Captain"


def test_own_names_of_properties_are_used(vault: Make, run: Run) -> None:
    """A note that has `org` gets no second company, and an empty `org` is filled; ours is used where neither stands."""
    files = {
        "notesnet.toml": '[fields]\norg = "company"\nhow_often = "cadence"\n',
        "people/ada.md": "---\nname: Ada Lovelace\norg: Engines\n---\n",
        "people/bo.md": "---\nname: Bo Li\nOrg:\nPhones: [1]\n---\n",
        "people/cy.md": "---\nname: Cy Twombly\n---\n",
        "c.vcf": "".join(
            card(name, "ORG:Bakery", "TEL:+46 8 123 456") for name in ("Ada Lovelace", "Bo Li", "Cy Twombly")
        ),
    }
    folder = vault(files)
    run("import", "c.vcf")
    text = (folder / PLAN).read_text()
    (folder / PLAN).write_text(text.replace("- [ ] change", "- [x] change"))
    assert run("import", "--apply", PLAN).code == 0
    assert front(folder / "people/ada.md") == {"name": "Ada Lovelace", "org": "Bakery", "phone": "+46 8 123 456"}
    assert front(folder / "people/bo.md") == {"name": "Bo Li", "Org": "Bakery", "Phones": ["1", "+46 8 123 456"]}
    assert front(folder / "people/cy.md")["company"] == "Bakery"


def test_two_ticks_for_one_person_change_nothing_at_all(vault: Make, run: Run) -> None:
    """Exit 2 with file and line; entries above and below are not done either."""
    first = card("Cy Twombly") + card("Ada Lovelace", "EMAIL:other@x.example")
    folder = vault({"people/ada.md": ADA, "c.vcf": first})
    run("import", "c.vcf")
    text = (folder / PLAN).read_text()
    (folder / PLAN).write_text(text.replace("[ ]", "[x]"))
    before = tree(folder)
    result = run("import", "--apply", PLAN)
    assert result.code == 2
    assert f"{PLAN}:11: two boxes of one person are ticked" in result.err
    assert tree(folder) == before
    (folder / PLAN).write_text(text.replace("- [ ] or add", "- [x] or add"))
    assert "people/ada.md: added email" in run("import", "--apply", PLAN).out


def test_yes_does_what_needs_no_decision(vault: Make, run: Run) -> None:
    """New people and additions; who is unclear and what differs is left, and said so."""
    cards = (
        card("Bo Li")
        + card("Ada Lovelace", "EMAIL:other@x.example")
        + card("Cy Twombly", "TITLE:Baker", "TEL:+46 8 123 456")
    )
    folder = vault(
        {"people/ada.md": ADA, "people/cy.md": "---\nname: Cy Twombly\nrole: Painter\n---\n", "c.vcf": cards}
    )
    result = run("import", "c.vcf", "--yes")
    assert result.out == "people/bo-li.md: new contact\npeople/cy.md: added phone\n"
    assert "waits for a decision" in result.err
    assert (folder / "people/ada.md").read_text() == ADA
    assert front(folder / "people/cy.md")["role"] == "Painter"
    assert not (folder / "drafts").exists()


def test_someone_who_stands_in_the_file_twice_gets_one_note(vault: Make, run: Run) -> None:
    """The second card adds to the note that the first one makes, in a dry run as well."""
    folder = vault(
        {"c.vcf": card("Bo Li", "EMAIL:b@l.example") + card("Li, Bo", "EMAIL:b@l.example", "TEL:+46 8 123 456")}
    )
    dry = run("import", "c.vcf", "--yes", "--dry-run")
    assert "+++ b/people/bo-li.md" in dry.out
    assert "+phone:" in dry.out
    assert not (folder / "people").exists()
    assert run("import", "c.vcf", "--yes").code == 0
    assert front(folder / "people/bo-li.md")["phone"] == "+46 8 123 456"
    assert len(os.listdir(folder / "people")) == 1


def test_a_dry_run_shows_and_writes_nothing(vault: Make, run: Run) -> None:
    """The plan itself; of a plan that is applied the diff, and what would be refused."""
    folder = vault({"people/ada.md": ADA, "c.vcf": card("Ada Lovelace", "TITLE:Baker") + card("Bo Li")})
    assert run("import", "c.vcf", "--dry-run").out.startswith("# Import plan: c.vcf\n")
    assert not (folder / "drafts").exists()
    run("import", "c.vcf")
    before = tree(folder)
    result = run("import", "--apply", PLAN, "--dry-run")
    assert "+role: Baker\n" in result.out
    assert "+++ b/people/bo-li.md" in result.out
    assert tree(folder) == before
    assert run("import", "--apply", PLAN, "--dry-run", "--json").code == 0
    assert tree(folder) == before


def test_programs_get_one_document(vault: Make, run: Run) -> None:
    """The plan with every person, what would be added and what differs; the changes when it is applied."""
    vault({"people/ada.md": ADA, "c.vcf": card("Ada Lovelace", "TITLE:Baker") + card("Bo Li") + "BEGIN:VCARD\nFN\n"})
    document = json.loads(run("import", "c.vcf", "--json").out)
    assert document["path"] == PLAN
    assert document["counts"] == {"new": 1, "adds": 1, "unclear": 0, "unlikely": 0, "differs": 0, "same": 0}
    ada = document["people"][0]
    assert (ada["verdict"], ada["path"], ada["values"]) == ("adds", "people/ada.md", {"role": "Baker"})
    assert ada["likely"] == [{"path": "people/ada.md", "weight": 0.7, "reasons": ["same name"]}]
    assert document["faults"][0]["file"] == "c.vcf"
    assert json.loads(run("import", "c.vcf", "--json", "--dry-run").out)["path"] is None
    applied = json.loads(run("import", "--apply", PLAN, "--json").out)
    assert applied == {
        "changes": [
            {"path": "people/bo-li.md", "summary": "new contact"}, {"path": "people/ada.md", "summary": "added role"},
        ],
        "refused": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [[], ["c.vcf", "--apply", "p.md"], ["--apply", "p.md", "--tag", "x"], ["c.vcf", "--yes", "--plan", "x.md"],
     ["c.vcf", "--map", "Name"], ["c.vcf", "--format", "excel"]],
)  # fmt: skip
def test_what_cannot_be_meant_is_a_usage_error(vault: Make, run: Run, arguments: list[str]) -> None:
    """Exit 2, and nothing is written."""
    folder = vault({"c.vcf": card("Bo Li"), "p.md": plan("name: Bo", "people/bo.md", "new")})
    assert run("import", *arguments).code == 2
    assert not (folder / "people").exists()
    assert not (folder / "drafts").exists()


def test_a_plan_is_found_from_another_folder(vault: Make, run: Run, tmp_path: Path) -> None:
    """The path that was told leads there, wherever the person stands."""
    folder = vault({"c.vcf": card("Bo Li")})
    arguments = ["--vault", str(folder), "--today", TODAY, "import"]
    command = [sys.executable, "-c", "from notesnet.entry import run; run()", *arguments]
    environment = {**clean_environment(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    (tmp_path / "else").mkdir()
    for more in ([str(folder / "c.vcf")], ["--apply", PLAN]):
        subprocess.run([*command, *more], cwd=tmp_path / "else", env=environment, check=True, capture_output=True)
    assert (folder / "people/bo-li.md").exists()
    assert run("list").code == 0


def test_progress_is_for_a_terminal_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """In a pipe there is nothing to call; on a terminal one line is rewritten and gone at the end."""
    with counting("writing notes") as progress:
        assert progress is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with counting("writing notes") as progress:
        assert progress is not None
        progress(1_000)
    assert capsys.readouterr().err == "\rwriting notes: 1,000\r\x1b[K"
