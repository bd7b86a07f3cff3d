"""Conflict copies are not people."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result
from tests.read.helpers import ADA, Check, Files, Read, codes, log, note

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

FRONT = note("name: Ada Lovelace\nemail: ada@x.example", log("- 2026-10-01 call: x"))


@pytest.mark.parametrize(
    "name",
    [
        "ada.sync-conflict-20260503-101500-ABC1234.md",
        "ada.sync-conflict-20260503-101500.md",
        "ada.sync-conflict-x.md",
        "ada (conflicted copy 2026-05-03).md",
        "ada (conflicted copy 2026-05-03 101500).md",
        "ada (Ann's conflicted copy 2026-05-03).md",
        "ada (Ann’s conflicted copy 2026-05-03).md",
        "ada (Ann's MacBook (2)'s conflicted copy 2026-05-03).md",
        "ada (Conflicted copy from phone 2026-05-03).md",
        "ada (Case Conflict).md",
        "ada (Case Conflict 1).md",
        "ada (Unicode Encoding Conflict).md",
        "ada.Conflict.md",
    ],
)
@pytest.mark.parametrize("original", [True, False])
def test_a_name_that_tells(read: Read, check: Check, name: str, original: bool) -> None:
    """It is a copy whatever it says, also when the original is gone; one warning, and no more."""
    files: Files = {"people/" + name: FRONT.replace("name:", "name: Other: x\nn:")}
    if original:
        files = {**files, ADA: FRONT}
    vault = read(files)
    assert set(vault.contacts) == ({ADA} if original else set())
    assert not vault.unreadable
    faults = check(files)
    assert [(f.code, f.path) for f in faults] == [("conflict-copy", "people/" + name)]
    assert "people/ada.md" in faults[0].message


LIKELY = [
    "ada 2.md",
    "ada 3.md",
    "ada 12.md",
    "ada (1).md",
    "ada (2).md",
    "ada-LAPTOP.md",
    "ada-LAPTOP-2.md",
    "ada-DESKTOP-7A3.md",
]


@pytest.mark.parametrize("name", LIKELY)
@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        ("name: Ada Lovelace", "name: Ada Lovelace", True),
        ("name: Ada Lovelace", "name: ADA LOVELACE", True),
        ("name: Ada Lovelace", "name: Ada Byron", False),
        ("name: Ada Lovelace", "role: x", False),
        ("role: x", "name: Ada Lovelace", False),
        ("email: [a@x.example, b@x.example]", "email: B@x.example", True),
        ("email: a@x.example", "email: b@x.example", False),
        ("role: x", "role: x", False),
    ],
)
def test_a_name_that_may_tell(read: Read, check: Check, name: str, one: str, other: str, copy: bool) -> None:
    """Only when the original exists, and both have one name, or neither has one and they share an e-mail."""
    files: Files = {ADA: note(one), "people/" + name: note(other)}
    assert set(read(files).contacts) == ({ADA} if copy else {ADA, "people/" + name})
    assert ("conflict-copy" in codes(check(files))) is copy


@pytest.mark.parametrize(
    ("one", "other", "copy"),
    [
        ("- 2026-10-01 call: x", "- 2026-10-01 call: x\n- 2026-10-02 email", True),
        ("- 2026-10-01 call: x", "- 2026-10-01 call: y", False),
        ("- 2026-10-01 call", "- 2026-10-01 email", False),
        ("- 2026-10-01 call: x", "- 2026-10-02 call: x", False),
        ("", "", False),
    ],
)
def test_a_shared_log_line(read: Read, one: str, other: str, copy: bool) -> None:
    """Of two notes without a name."""
    files: Files = {ADA: log(one), "people/ada 2.md": log(other)}
    assert (set(read(files).contacts) == {ADA}) is copy


@pytest.mark.parametrize("name", LIKELY)
def test_without_the_original_it_is_a_contact(read: Read, check: Check, name: str) -> None:
    """`Team 2.md` alone stays what it is; and so when the original stands in another folder."""
    files: Files = {"people/" + name: FRONT, "groups/ada.md": note("name: Ada Lovelace")}
    assert set(read(files).contacts) == {"people/" + name}
    assert codes(check(files)) == []


def test_a_copy_without_its_original_is_not_told_to_be_deleted(check: Check) -> None:
    """What it says may be all that is left: the remedy is to rename it."""
    copy = "people/ada (conflicted copy 2026-05-03).md"
    (fault,) = check({copy: FRONT})
    assert fault.message == "conflict copy of people/ada.md, which is not there"
    assert fault.help == "Rename this copy to people/ada.md, or delete it"
    (fault,) = check({copy: FRONT, ADA: FRONT})
    assert fault.help == "Take over what is missing there, then delete this copy"


@pytest.mark.parametrize("name", ["ada-lovelace.md", "ada-laptop.md", "ada 1.md", "ada2.md", "ada x.md", "ada (x).md"])
def test_other_names_are_no_copies(read: Read, name: str) -> None:
    """Lower case, no number, no blank: another person, even of the same name."""
    assert len(read({ADA: FRONT, "people/" + name: FRONT}).contacts) == 2


def test_a_copy_is_no_note(read: Read, check: Check) -> None:
    """No touch, no task, no link target, no fault of its own."""
    body = "- [ ] task 📅 2026-11-25\n" + log("- 2026-10-01 call")
    files: Files = {
        ADA: note("name: Ada"),
        "people/ada 2.md": note("name: Ada\nmet: never", body),
        "2026-10-02 (conflicted copy x).md": "[[ada]]",
        "people/bob.md": note("introduced_by: '[[ada 2]]'\nknows: '[[Ada]]'"),
    }
    vault = read(files)
    assert not vault.touches
    assert not vault.follow_ups
    assert vault.note_count == 2
    bob = vault.contacts["people/bob.md"]
    assert bob.introduced_by is not None
    assert bob.introduced_by.path is None
    assert bob.knows[0].path == ADA
    assert codes(check(files)) == ["conflict-copy", "conflict-copy"]


def test_files_that_differ_in_case_or_unicode_form_are_reported(read: Read, check: Check) -> None:
    """They are one file on many computers; both are read."""
    files: Files = {"people/Ann.md": "A", "people/ann.md": "B", "people/Zoë.md": "C", "people/Zoe\u0308.md": "D"}
    assert len(read(files).contacts) == 4
    assert codes(check(files)) == ["same-name-files", "same-name-files"]


def test_git_conflicts_in_the_body_are_reported(read: Read, check: Check) -> None:
    """The note is read."""
    body = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n" + log("- 2026-10-01 call")
    assert len(read({ADA: body}).touches[ADA]) == 1
    assert [(f.code, f.line) for f in check({})] == [("git-conflict-body", 2)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_git_marks_at_the_very_top_of_a_body_are_seen(read: Read, check: Check, end: str) -> None:
    """A note that begins with the marks, or whose lines end with CRLF, is reported as well."""
    lines = ["---", "name: Ada", "---", "<<<<<<< HEAD", "a", "=======", "b", ">>>>>>> other", ""]
    read({ADA: end.join(lines)})
    assert [(f.code, f.line) for f in check({})] == [("git-conflict-body", 4)]


@pytest.mark.parametrize("marks", ["<<<<<<<\n", "<<<<<<< HEAD\nx\n", "a\n=======\nb\n>>>>>>> theirs\n"])
def test_what_is_not_written_to_for_gits_marks_is_reported_for_them(vault: Make, run: Run, marks: str) -> None:
    """One way to find them: also what is left of a conflict that a person has half solved."""
    vault(
        {"people/ada.md": f"---\nname: Ada\n---\nwords\n{marks}", "people/eve.md": "---\nname: E\n---\n=======\n> q\n"}
    )
    refused = run("log", "ada", "call: x")
    line = 5 if marks.startswith("<") else 6
    assert (refused.code, f"people/ada.md:{line}: unresolved git conflict" in refused.err) == (5, True)
    found = run("check").out.splitlines()
    assert [words for words in found if ": warning " in words or ": error " in words] == [
        f"people/ada.md:{line}:1: warning git-conflict-body: unresolved git conflict"
    ]
