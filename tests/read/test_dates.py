"""Dates in notes: ISO, with a time, in another form when the vault allows it, else a fault."""

import pytest

from tests.read.helpers import ADA, Check, Read, ada, codes, note, touched


@pytest.mark.parametrize(
    "typed",
    [
        "2026-10-01",
        "2026-10-01T23:30:00+02:00",
        "2026-10-01T00:30:00-11:00",
        "2026-10-01T23:59:59Z",
        "2026-10-01 23:30",
        "2026-10-01T09:00",
        "'2026-10-01'",
        '"[[2026-10-01]]"',
    ],
)
def test_the_day_that_is_written(read: Read, check: Check, typed: str) -> None:
    """A time and its zone are left aside."""
    day = ada(read, f"last_contact: {typed}").last_contact
    assert day is not None
    assert (str(day.date), day.line) == ("2026-10-01", 2)
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-5-3", "2026-05-03"),
        ("20260503", "2026-05-03"),
        ("2026/05/03", "2026-05-03"),
        ("2026-W18-7", "2026-05-03"),
        ("13.05.2026", "2026-05-13"),
        ("3 May 2026", "2026-05-03"),
        ("May 3, 2026", "2026-05-03"),
        ("٢٠٢٦-05-03", "2026-05-03"),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("03/05/2026", None),
        ("3 May", None),
        ("yesterday", None),
        ("next tuesday", None),
        ("0000-01-01", None),
    ],
)
def test_another_form_is_a_fault_that_names_the_iso_form(read: Read, check: Check, typed: str, iso: str | None) -> None:
    """When it can be told; nothing is guessed, so the date counts for nothing."""
    assert ada(read, f"follow_up: {typed}").follow_up is None
    faults = check({})
    assert [(f.code, f.line) for f in faults] == [("bad-date", 2)]
    assert faults[0].replacement == iso
    assert (f"write {iso}" in faults[0].help.lower()) == bool(iso)


def test_date_formats_are_also_read(read: Read, check: Check) -> None:
    """In properties, birthdays, the log, tasks and answers; ISO stays valid."""
    settings = '[vault]\ndate_formats = ["DD.MM.YYYY"]\n'
    body = "- [ ] send it due:25.11.2026\n## Log\n- 01.10.2026 call: x\n- **2.9.2026**: coffee\n- 2026-08-01 email\n"
    intro = note('a: "[[ada]]"\nb: "[[bob]]"\na_answer: Yes 20.11.2026\noutcome: 22.11.2026 she hired him')
    files: dict[str, str | bytes] = {
        "notesnet.toml": settings,
        ADA: note("met: 01.03.2025\nbirthday: 10.12.1975\ncreated: 2025-01-01", body),
        "people/bob.md": "B",
        "intros/x.md": intro,
        "meetings/x.md": note('date: 03.10.2026\npeople: "[[ada]]"'),
    }
    vault = read(files)
    contact = vault.contacts[ADA]
    assert str(contact.met and contact.met.date) == "2025-03-01"
    assert contact.occasions[0].day == (12, 10, 1975)
    assert str(contact.tasks[0].due) == "2026-11-25"
    assert touched(vault) == [
        ("2026-08-01", "email"),
        ("2026-09-02", "coffee"),
        ("2026-10-01", "call"),
        ("2026-10-03", "meeting"),
    ]
    introduction = vault.introductions["intros/x.md"]
    assert introduction.a_answer is not None
    assert str(introduction.a_answer.day) == "2026-11-20"
    assert introduction.outcome is not None
    assert (str(introduction.outcome.day), introduction.outcome.text) == ("2026-11-22", "she hired him")
    assert codes(check(files)) == []


def test_a_form_of_the_vault_that_is_no_day_is_a_fault(read: Read, check: Check) -> None:
    """31 June is none in any form."""
    settings = '[vault]\ndate_formats = ["DD.MM.YYYY"]\n'
    assert ada(read, "met: 31.06.2026", settings=settings).met is None
    assert codes(check({"notesnet.toml": settings})) == ["bad-date"]


def test_far_days_overflow_nowhere(read: Read, check: Check) -> None:
    """The last day of the calendar is a day as any other."""
    body = "## Log\n- 9999-12-31 call\n- 0001-01-01 call\n"
    ada(read, "follow_up: 9999-12-31\ncadence: 100y\nmet: 0001-01-01\nlast_contact: 9999-12-31", body)
    assert codes(check({})) == ["future-date", "future-date"]
