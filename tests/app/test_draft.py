"""Drafts: whose yes is needed, where they are saved, and what is refused."""

import email
import email.policy
import json
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

ADA = "---\nname: Ada Lovelace\nemail: ada@engines.example\nblurb: Ada builds engines.\n---\n"
BEN = "---\nname: Ben Carver\nemail: ben@carver.example\n---\n"
ME = "---\nname: Robin Fell\nemail: robin@fell.example\nsignature: Robin\n---\n"


def _note(**entries: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in entries.items())
    return f'---\ntype: intro\na: "[[Ada Lovelace]]"\nb: "[[Ben Carver]]"\nwhy: one builds, one sells\n{lines}---\n'


def _vault(make: Make, note: str | None, ada: str = ADA, ben: str = BEN) -> Path:
    files: dict[str, str | bytes] = {"me.md": ME, "people/ada.md": ada, "people/ben.md": ben}
    return make(files | ({"intros/2026-11-01-ada--ben.md": note} if note else {}))


def _drafts(folder: Path) -> list[str]:
    return sorted(os.listdir(folder / "drafts")) if (folder / "drafts").exists() else []


@pytest.mark.parametrize(
    "entries",
    [
        {"a_answer": "yes 2026-11-02", "b_answer": "YES"},
        {"asked_by": "a", "b_answer": "yes, 2026-11-02"},
        {"asked_by": "b", "a_answer": "Yes"},
        {"a_answer": "yes", "b_answer": "yes", "introduced": "2026-11-10"},
    ],
)
def test_two_yeses_in_the_note_are_enough(vault: Make, run: Run, entries: dict[str, str]) -> None:
    """A yes of each side, in any case, or the asking itself."""
    folder = _vault(vault, _note(**entries))
    result = run("draft", "intro", "ada", "ben")
    assert result.code == 0
    assert "Ada builds engines." in result.out
    assert _drafts(folder) == ["2026-11-25-intro-ada-lovelace--ben-carver.eml"]


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({}, "has not said yes"),
        ({"a_answer": "yes"}, "Ben Carver has not said yes"),
        ({"asked_by": "b"}, "Ada Lovelace has not said yes"),
        ({"a_answer": "yes", "b_answer": "'no: too busy'"}, "Ben Carver said no"),
        ({"a_answer": "yes", "b_answer": "maybe"}, "Ben Carver has not said yes"),
        ({"a_answer": "yes", "b_answer": "yes", "closed": "2026-11-20"}, "has not been asked"),
    ],
)
def test_a_missing_yes_is_refused_and_nothing_is_written(
    vault: Make, run: Run, entries: dict[str, str], reason: str
) -> None:
    """Exit 5, whose yes it is, and no half draft."""
    folder = _vault(vault, _note(**entries))
    result = run("draft", "intro", "ada", "ben")
    assert result.code == 5
    assert reason in result.err
    assert result.out == ""
    assert _drafts(folder) == []


def test_without_a_note_both_must_be_open_to_introductions(vault: Make, run: Run) -> None:
    """`introductions: open` is a standing yes; of one side it is not enough."""
    is_open = "introductions: open\n---\n"
    _vault(vault, None, ada=ADA.removesuffix("---\n") + is_open)
    assert run("draft", "intro", "ada", "ben").code == 5
    _vault(vault, None, ada=ADA.removesuffix("---\n") + is_open, ben=BEN.removesuffix("---\n") + is_open)
    assert run("draft", "intro", "ada", "ben").code == 0


@pytest.mark.parametrize("template", ["intro", "intro-ask"])
def test_no_is_no_even_after_an_earlier_yes(vault: Make, run: Run, template: str) -> None:
    """`introductions: no` forbids asking and a joint mail."""
    folder = _vault(
        vault,
        _note(a_answer="yes 2026-11-02", b_answer="yes 2026-11-03"),
        ben=BEN.removesuffix("---\n") + "introductions: no\n---\n",
    )
    result = run("draft", template, "ada", "ben")
    assert result.code == 5
    assert "Ben Carver wants no introductions" in result.err
    assert _drafts(folder) == []


def test_asking_needs_nobodys_yes_and_tells_the_truth_about_names(vault: Make, run: Run) -> None:
    """The words "I have not mentioned your name" stand only where that is so."""
    _vault(vault, _note())
    assert "I have not mentioned your name to Ben" in run("draft", "intro-ask", "ada", "ben").out
    _vault(vault, _note(b_asked="2026-11-02"))
    assert "not mentioned" not in run("draft", "intro-ask", "ada", "ben").out


def test_a_template_of_ones_own_is_no_way_round_consent(vault: Make, run: Run) -> None:
    """Any letter about two people that goes to both needs both yeses."""
    folder = _vault(vault, _note())
    (folder / "templates").mkdir()
    (folder / "templates" / "intro-quick.eml.j2").write_text("---\nsubject: Hi\nto: both\n---\nMeet.\n")
    result = run("draft", "intro-quick", "ada", "ben")
    assert (result.code, _drafts(folder)) == (5, [])


def test_a_draft_is_an_unsent_private_mail_to_both(vault: Make, run: Run) -> None:
    """Read by Python's own parser: headers, recipients, text; mode 0600."""
    folder = _vault(vault, _note(a_answer="yes", b_answer="yes"))
    run("draft", "intro", "ada", "ben")
    path = folder / "drafts" / _drafts(folder)[0]
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert message["X-Unsent"] == "1"
    assert [a.addr_spec for a in message["To"].addresses] == ["ada@engines.example", "ben@carver.example"]
    assert message["From"].addresses[0].addr_spec == "robin@fell.example"
    assert "one builds, one sells" in message.get_content()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_draft_never_replaces_another(vault: Make, run: Run) -> None:
    """-2 is added; a named output that exists is refused."""
    folder = _vault(vault, _note(a_answer="yes", b_answer="yes"))
    run("draft", "intro", "ada", "ben")
    run("draft", "intro", "ada", "ben")
    assert _drafts(folder)[0].endswith("ben-carver-2.eml")
    named = folder / "mine.eml"
    assert run("draft", "intro", "ada", "ben", "--output", str(named)).code == 0
    before = named.read_bytes()
    assert run("draft", "intro", "ada", "ben", "--output", str(named)).code == 5
    assert named.read_bytes() == before


def test_a_slot_without_a_name_is_told_as_such(vault: Make, run: Run) -> None:
    """`--set =x` is half typed."""
    _vault(vault, _note())
    result = run("draft", "check-in", "ada", "--set", "=x")
    assert result.code == 2
    assert "--set '=x' names no slot" in result.err


@pytest.mark.parametrize("form", ["eml", "text"])
def test_json_has_the_path_in_the_vault_of_a_named_output(vault: Make, run: Run, form: str) -> None:
    """Paths are relative to the vault, from wherever the file was named; one outside stays as typed."""
    folder = _vault(vault, _note(a_answer="yes", b_answer="yes"))
    for typed, told in (
        ("people/../sub/mine.eml", "sub/mine.eml"),
        (f"{folder}/it.eml", "it.eml"),
        ("../out.eml", "../out.eml"),
    ):
        result = run("draft", "intro", "ada", "ben", "--format", form, "--output", typed, "--json")
        assert json.loads(result.out)[0]["path"] == told
        assert f"saved as {typed};" in result.err


@pytest.mark.parametrize("form", ["text", "markdown", "mailto"])
def test_other_formats_go_to_stdout_and_write_nothing(vault: Make, run: Run, form: str) -> None:
    """Only eml is saved."""
    folder = _vault(vault, _note(a_answer="yes", b_answer="yes"))
    result = run("draft", "intro", "ada", "ben", "--format", form)
    assert result.code == 0
    assert result.out.strip()
    assert _drafts(folder) == []


def test_one_without_an_address_does_not_keep_the_others_back(vault: Make, run: Run) -> None:
    """Drafts for all who can be written to; the one is named with its note; exit 5."""
    files = {f"people/p{n}.md": f"---\nname: P{n} X\ntags: [client]\nemail: p{n}@x.example\n---\n" for n in range(3)}
    folder = vault({"me.md": ME, **files, "people/q.md": "---\nname: Q Y\ntags: [client]\n---\n"})
    result = run("draft", "check-in", "tag:client")
    assert result.code == 5
    assert "people/q.md" in result.err
    assert len(_drafts(folder)) == 3


def test_a_hostile_name_makes_no_header(vault: Make, run: Run) -> None:
    """An encoded word with a line feed in it is refused at the field's line; nothing is written."""
    hostile = '---\nname: "=?utf-8?q?x=0ABcc:_e=40x?="\nemail: a@b.example\n---\n'
    folder = vault({"me.md": ME, "people/a.md": hostile})
    result = run("draft", "check-in", "a")
    assert result.code == 5
    assert "people/a.md:2" in result.err
    assert _drafts(folder) == []


def test_values_from_notes_are_never_rendered(vault: Make, run: Run) -> None:
    """A template in a value stays what it is: text."""
    _vault(
        vault, _note(a_answer="yes", b_answer="yes"), ada=ADA.replace("Ada builds engines.", '"{{ 7 * 7 }} engines"')
    )
    assert "{{ 7 * 7 }} engines" in run("draft", "intro", "ada", "ben").out


def test_the_private_part_never_leaves(vault: Make, run: Run) -> None:
    """Not in a draft, whatever is asked for."""
    folder = _vault(vault, None, ada=ADA + "\n## Private\nSECRET\n\n### Log\n- 2026-11-20 call: SECRET\n")
    (folder / "templates").mkdir()
    (folder / "templates" / "all.eml.j2").write_text("---\nsubject: s\n---\n{{ contact }} {{ contact.extra }}\n")
    for template in ("check-in", "thank-you", "all"):
        assert "SECRET" not in run("draft", template, "ada").out


def test_json_is_one_document(vault: Make, run: Run) -> None:
    """Path, recipients and subject of each draft, and no letter text."""
    _vault(vault, _note(a_answer="yes", b_answer="yes"))
    (document,) = json.loads(run("--json", "draft", "intro", "ada", "ben").out)
    assert document["path"] == "drafts/2026-11-25-intro-ada-lovelace--ben-carver.eml"
    assert len(document["to"]) == 2
    assert set(document) == {"path", "to", "cc", "subject"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["intro", "ada"], 2),
        (["intro", "ada", "ada"], 2),
        (["intro", "ada", "nobody"], 4),
        (["check-in"], 2),
        (["check-in", "tag:nothing"], 4),
        (["check-in", "ada", "--set", "nothing=1"], 2),
        (["check-in", "ada", "--set", "question"], 2),
        (["nothing", "ada"], 4),
        (["../check-in", "ada"], 5),
    ],
)
def test_what_was_typed_wrongly_is_told_by_its_exit_code(
    vault: Make, run: Run, arguments: list[str], code: int
) -> None:
    """Usage 2, unknown names 4, forbidden 5; never a draft."""
    folder = _vault(vault, _note(a_answer="yes", b_answer="yes"))
    result = run("draft", *arguments)
    assert (result.code, _drafts(folder)) == (code, [])
    assert result.err.startswith(("notesnet: ", "Usage: "))


@pytest.mark.parametrize(
    ("me", "reason"),
    [
        (None, "there is no me.md, so nobody signs the letter: write one that begins with"),
        ("---\nemail: robin@fell.example\n---\n", "me.md has neither `signature` nor `name`"),
        ("---\nname: Robin: Fell\n---\n", "me.md:2: the note can't be read, and nobody signs the letter"),
    ],
)
def test_who_signs_nothing_is_told_why(vault: Make, run: Run, me: str | None, reason: str) -> None:
    """No me.md, one without a name, and one that can't be read are three things to mend."""
    folder = vault({"people/ada.md": ADA} | ({"me.md": me} if me else {}))
    result = run("draft", "coffee", "ada")
    assert (result.code, len(_drafts(folder))) == (0, 1)
    assert reason in result.err


BROKEN = "---\nname: Ben: Carver\nemail: ben@carver.example\nintroductions: no\n---\n"
CANNOT = "people/ben.md:2: the note can't be read, and "


@pytest.mark.parametrize("template", ["intro", "intro-ask", "intro-chase", "intro-handover", "intro-checkin"])
@pytest.mark.parametrize("names", [("ada", "ben"), ("ben", "ada")])
def test_nobody_is_introduced_whose_note_cannot_be_read(
    vault: Make, run: Run, template: str, names: tuple[str, str]
) -> None:
    """It may say that they want no introductions; the note, the line and the remedy are named."""
    folder = _vault(vault, _note(a_asked="2026-11-02", a_answer="yes", b_answer="yes"), ben=BROKEN)
    result = run("draft", template, *names)
    assert (result.code, result.out, _drafts(folder)) == (5, "", [])
    assert f"{CANNOT}it may say that ben wants no introductions" in result.err
    assert 'put the value in quotes: name: "Ben: Carver"' in result.err


def test_a_letter_about_a_note_that_cannot_be_read_says_which_and_where(vault: Make, run: Run) -> None:
    """Where no address is needed; else that is why there is none, and no address is asked for."""
    folder = _vault(vault, None, ben=BROKEN)
    result = run("draft", "coffee", "ben", "--format", "text")
    assert result.code == 0
    assert f"{CANNOT}the letter knows of ben only the file's name" in result.err
    result = run("draft", "coffee", "ben")
    assert (result.code, _drafts(folder)) == (5, [])
    assert f"notesnet: {CANNOT}ben has no address here" in result.err
    assert "email: name@" not in result.err


@pytest.mark.parametrize(
    ("subject", "line"),
    [("subject: |\n  one\n  two", 3), ('subject: "one\\ntwo"', 2), ('subject: "one{{ s }}"', 2)],
)
def test_a_line_break_in_a_subject_is_refused_where_it_stands(vault: Make, run: Run, subject: str, line: int) -> None:
    """The template's file and line, in every format, and no half draft."""
    folder = _vault(vault, None)
    (folder / "templates").mkdir()
    (folder / "templates" / "mine.eml.j2").write_text(f'---\n{subject}\nslots:\n  s: "a\\nx"\n---\nHi\n')
    for form in ("eml", "text", "markdown", "mailto"):
        result = run("draft", "mine", "ada", "--format", form)
        assert (result.code, result.out, _drafts(folder)) == (5, "", [])
        assert f"templates/mine.eml.j2:{line}: the subject holds a line break" in result.err


def test_the_faults_of_the_notes_that_a_letter_is_made_of_are_told(vault: Make, run: Run) -> None:
    """A command about a note prints them; one about many says only how many notes have any."""
    bad = ADA.replace("email:", "birthday: 1815-99-10\nemail:")
    _vault(vault, None, ada=bad)
    assert "people/ada.md:3:11: error bad-date" in run("draft", "coffee", "ada").err
    result = run("draft", "coffee", "ada", "ben")
    assert "bad-date" not in result.err
    assert "1 note has faults: `notesnet check`" in result.err
