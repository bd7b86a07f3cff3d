"""Properties: their names, their values as text, and what a contact's fields become."""

from typing import Any

import pytest

from notesnet.model.contact import Occasion
from notesnet.model.note import Day
from notesnet.text.dates import DayOfYear
from notesnet.text.durations import Duration
from tests.read.helpers import ADA, Check, Read, ada, codes, note


def texts(value: Any) -> Any:
    """What phrases, references and days say, without their places."""
    if isinstance(value, Day):
        return str(value.date)
    if isinstance(value, tuple) and value and hasattr(value[0], "text"):
        return [phrase.text for phrase in value]
    if isinstance(value, tuple) and value and hasattr(value[0], "target"):
        return [reference.name for reference in value]
    return value.name if hasattr(value, "target") else value


@pytest.mark.parametrize(
    ("typed", "name", "value"),
    [
        ("call_me: Ada", "call_me", "Ada"),
        ("Call me: Ada", "call_me", "Ada"),
        ("CALL-ME: Ada", "call_me", "Ada"),
        ("callMe: Ada", "call_me", "Ada"),
        ("Last Contact: 2026-10-01", "last_contact", "2026-10-01"),
        ("last-contacts: 2026-10-01", "last_contact", "2026-10-01"),
        ("E-Mail: a@b.example", "email", ["a@b.example"]),
        ("emails: [a@b.example, c@d.example]", "email", ["a@b.example", "c@d.example"]),
        ("phones: '1'", "phone", ["1"]),
        ("alias: Ada", "aliases", ("Ada",)),
        ("aliases: Ada", "aliases", ("Ada",)),
        ("need: a CFO", "needs", ["a CFO"]),
        ("offer: engines", "offers", ["engines"]),
        ("interest: music", "interests", ["music"]),
        ("tag: founder", "tags", ("founder",)),
        ("tags: founder, fintech", "tags", ("founder", "fintech")),
        ("tags: '#founder'", "tags", ("founder",)),
        ("Ideal-Clients: [x, y]", "ideal_client", ["x", "y"]),
        ("Met At: '[[Tuesday Breakfast]]'", "met_at", "Tuesday Breakfast"),
        ("introduced by: '[[Charles Babbage|C]]'", "introduced_by", "Charles Babbage"),
        ("know: Mary Somerville", "knows", ["Mary Somerville"]),
        ("group: '[[x]]'", "groups", ["x"]),
        ("location: '[[London]]'", "location", "London"),
        ("location: [London, Paris]", "location", "London, Paris"),
        ("company: '[[org/Acme|Acme Ltd]]'", "company", "Acme Ltd"),
        ("cadence: 6w", "cadence", Duration(6, "w")),
        ("cadence: Every 6 weeks", "cadence", Duration(6, "w")),
        ("cadence: biweekly", "cadence", Duration(2, "w")),
        ("cadence: 2 weeks", "cadence", Duration(2, "w")),
        ("cadence: never", "cadence", Duration(0, "never")),
        ("status: Archived", "status", "archived"),
        ("introductions: NO", "introductions", "no"),
        ("introductions: Open", "introductions", "open"),
        ("introduction: open", "introductions", "open"),
        ("advocate: true", "advocate", True),
        ("advocate: Yes", "advocate", True),
        ("advocate: false", "advocate", False),
        ("trust: 3", "trust", 3),
        ("links: { linkedin: 'https://x', Mastodon: '@a@b' }", "links", {"linkedin": "https://x", "Mastodon": "@a@b"}),
        ("birthday: 1815-12-10", "occasions", (Occasion("birthday", DayOfYear(12, 10, 1815), 2),)),
        ("birthday: --12-10", "occasions", (Occasion("birthday", DayOfYear(12, 10, None), 2),)),
        ("birthday: 12-10", "occasions", (Occasion("birthday", DayOfYear(12, 10, None), 2),)),
        ("birthday: 1604-12-10", "occasions", (Occasion("birthday", DayOfYear(12, 10, None), 2),)),
        ("birthday: 02-29", "occasions", (Occasion("birthday", DayOfYear(2, 29, None), 2),)),
        ("dates: { work anniversary: 03-02 }", "occasions", (Occasion("work anniversary", DayOfYear(3, 2, None), 2),)),
        ("dates:\n  wedding: 2001-05-06", "occasions", (Occasion("wedding", DayOfYear(5, 6, 2001), 3),)),
        ("blurb: |\n  two\n  lines", "blurb", "two\nlines"),
    ],
)
def test_a_field_is_read(read: Read, check: Check, typed: str, name: str, value: object) -> None:
    """Names match without regard to case, `-`, `_`, blanks and plural; one item or a list."""
    assert texts(getattr(ada(read, typed), name)) == value
    assert codes(check({})) in ([], ["unknown-group"], ["unlikely-birthday"])


@pytest.mark.parametrize(
    "value",
    ["No", "NO", "Null", "On", "y", "~x", "007", "02139", "0301234567", "+44 20", "1_0", "1e3", "0x1F", "12:30",
     "190:20:30", "2026-02-30", "true", "=", "1:59:59", pytest.param("9" * 5000, id="digits")],
)  # fmt: skip
def test_values_stay_what_was_typed(read: Read, value: str) -> None:
    """In every text field: nothing is guessed."""
    front = "\n".join(f"{name}: {value}" for name in ("role", "company", "offers", "phone", "hobby"))
    contact = ada(read, front)
    assert contact.role == contact.company == value
    assert contact.offers[0].text == contact.phone[0].text == value
    assert contact.extra == {"hobby": value}


def test_unknown_properties_are_the_persons_own(read: Read, check: Check) -> None:
    """Kept by their own names, one item or a list, never reported; also names that other kinds of note use."""
    front = "type: person\nLead source: podcast\ncontent: x\nhandler: y\ngoals: [a, b]\nmode: remote\nlast_contct: 2026"
    assert ada(read, front).extra == {
        "Lead source": "podcast",
        "content": "x",
        "handler": "y",
        "goals": ("a", "b"),
        "mode": "remote",
        "last_contct": "2026",
    }
    assert codes(check({})) == []


def test_renamed_properties(read: Read, check: Check) -> None:
    """[fields] maps the person's names to ours, in any spelling."""
    settings = '[fields]\n"last-contacted" = "last_contact"\norg = "company"\nGeburtstag = "birthday"\n'
    contact = ada(read, "Last Contacted: 2026-10-01\nOrgs: Acme\ngeburtstag: 12-10", settings=settings)
    assert texts(contact.last_contact) == "2026-10-01"
    assert contact.company == "Acme"
    assert contact.occasions[0].label == "birthday"
    assert contact.extra == {}
    assert codes(check({"notesnet.toml": settings})) == []


@pytest.mark.parametrize("front", ["org: Theirs\ncompany: Ours", "company: Ours\norg: Theirs"])
def test_ours_is_used_before_a_renamed_one(read: Read, check: Check, front: str) -> None:
    """Whatever their order; check names the other one."""
    settings = '[fields]\norg = "company"\n'
    assert ada(read, front, settings=settings).company == "Ours"
    faults = check({"notesnet.toml": settings})
    assert codes(faults) == ["field-twice"]
    assert faults[0].line == (2 if front.startswith("org") else 3)


def test_an_empty_property_gives_way(read: Read, check: Check) -> None:
    """A template's empty `company:` does not hide what `org:` says."""
    settings = '[fields]\norg = "company"\n'
    assert ada(read, "company:\norg: Theirs", settings=settings).company == "Theirs"
    assert codes(check({"notesnet.toml": settings})) == []


def test_two_spellings_of_one_field(read: Read, check: Check) -> None:
    """The first is used, the second reported."""
    assert texts(ada(read, "email: a@b.example\nE-Mails: c@d.example").email) == ["a@b.example"]
    faults = check({})
    assert [(f.code, f.line) for f in faults] == [("field-twice", 3)]


def test_a_property_that_stands_twice(read: Read, check: Check) -> None:
    """Reported once, at the second; the first is used."""
    assert ada(read, "role: one\nname: Ada\nrole: two").role == "one"
    assert [(f.code, f.line) for f in check({})] == [("yaml-duplicate-key", 4)]


def test_date_and_dates_are_two_names(read: Read, check: Check) -> None:
    """`date` is the day of a note, `dates` are someone's."""
    contact = ada(read, "date: 2026-01-01\ndates: { wedding: 05-06 }")
    assert [o.label for o in contact.occasions] == ["wedding"]
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("front", "code"),
    [
        ("cadence: 0w", "bad-duration"),
        ("cadence: -3d", "bad-duration"),
        ("cadence: 1.5w", "bad-duration"),
        ("cadence: sometimes", "bad-duration"),
        ("cadence: 999999999999 years", "bad-duration"),
        ("status: gone", "bad-choice"),
        ("introductions: maybe", "bad-choice"),
        ("advocate: perhaps", "bad-choice"),
        ("email: nobody", "bad-email"),
        ("email: '@x.example'", "bad-email"),
        ("email: 'Ada <ada@x.example>'", "bad-email"),
        ("email: <ada@x.example>", "bad-email"),
        ("email: '[Ada](mailto:ada@x.example)'", "bad-email"),
        ("email: mailto:ada@x.example", "bad-email"),
        ("email: ada@x.example;", "bad-email"),
        ("email: [a@b.example, 'a @b']", "bad-email"),
        (r'email: "a\e@b.example"', "bad-email"),
        ("birthday: 1990-02-29", "bad-date"),
        ("birthday: '0503'", "bad-date"),
        ("birthday: 1800-01-01", "unlikely-birthday"),
        ("birthday: 2027-01-01", "unlikely-birthday"),
        ("last_contact: 2027-01-01", "future-date"),
        ("last_contact: [2026-01-01, 2026-02-01]", "wrong-shape"),
        ("role: { a: b }", "wrong-shape"),
        ("dates: [03-02]", "wrong-shape"),
        ("email: { work: a@b.example }", "wrong-shape"),
        ("name: { first: Ada }", "wrong-shape"),
        ("call_me: [Ada, Countess]", "wrong-shape"),
        ("greeting: [Dear Ada, Ahoy]", "wrong-shape"),
        ("birthday: [12-10, 12-11]", "wrong-shape"),
        ("company: #1 climber", "yaml-comment-for-value"),
        ("role: “CEO”", "yaml-curly-quotes"),
        ("groups: '[[Nowhere]]'", "unknown-group"),
    ],
)
def test_a_fault_in_a_field_is_named(check: Check, read: Read, front: str, code: str) -> None:
    """The note stays a contact, and the fault has its line."""
    contact = ada(read, front)
    assert not contact.broken
    faults = check({})
    assert [(f.code, f.path, f.line) for f in faults] == [(code, ADA, 2)]


@pytest.mark.parametrize(
    ("front", "remedy"),
    [
        ('knows: "[[Ben]], [[Cy|C]]"', 'Write each as an item of its own: "[[Ben]]", "[[Cy|C]]"'),
        ('knows: ["[[Ben]]", "[[Dee]] and [Cy](cy.md)"]', 'Write each as an item of its own: "[[Dee]]", "[Cy](cy.md)"'),
        ('introduced_by: "[[Ben]] at the fair"', 'Write "[[Ben]]" alone'),
    ],
)
def test_a_link_with_more_around_it_is_reported(read: Read, check: Check, front: str, remedy: str) -> None:
    """It leads to nobody, so it may not pass in silence."""
    ada(read, front)
    (fault,) = check({})
    assert (fault.code, fault.line, fault.help) == ("wrong-shape", 2, remedy)


@pytest.mark.parametrize("name", ["people", "attendees"])
def test_two_links_in_one_value_of_a_meeting_are_reported(check: Check, name: str) -> None:
    """Else its people would miss the touch and nobody would know."""
    files = {ADA: note("name: Ada"), "meetings/2026-11-01.md": note(f'{name}: "[[ada]], [[Ben]]"')}
    (fault,) = check(files)
    assert (fault.code, fault.path, fault.message) == (
        "wrong-shape",
        "meetings/2026-11-01.md",
        f"`{name}` holds more than a link, so it leads to nobody",
    )


def test_words_about_a_place_may_hold_a_link(read: Read, check: Check) -> None:
    """Where one met is told in words."""
    ada(read, 'met_at: "[[Fair]] in Leeds"\ncompany: "[[Acme]] & sons"\nlocation: "[[Leeds]], [[York]]"')
    assert check({}) == []


@pytest.mark.parametrize("form", ["[Ada Lovelace, Ada Byron]", "\n  - Ada Lovelace\n  - 'Ada Byron'"])
def test_nobody_bears_two_names_in_one(read: Read, check: Check, form: str) -> None:
    """Of several where one is meant the first is used, and the second reported: `Ada Lovelace, Ada Byron` is nobody."""
    contact = ada(read, f"name: {form}\ncall_me: {form}\ncircle: [inner, outer]")
    assert (contact.name, contact.call_me, contact.circle) == ("Ada Lovelace", "Ada Lovelace", "inner")
    assert sorted(codes(check({}))) == ["unknown-circle"] + ["wrong-shape"] * 3
    group = read({"groups/g.md": note("name: [Breakfast, Lunch]")}).groups["groups/g.md"]
    assert group.name == "Breakfast"
    assert codes(check({})).count("wrong-shape") == 4


def test_a_note_of_the_persons_own_may_have_several_names(read: Read, check: Check) -> None:
    """What is no person and no group says what it likes in `name`."""
    read({"books/x.md": note("name: [One, Two]"), "days/2026-11-01.md": note("name: [One, Two]")})
    assert check({}) == []


def test_an_unquoted_link_is_understood_and_reported_with_a_fix(read: Read, check: Check) -> None:
    """YAML reads a nested list; notesnet the link."""
    files: dict[str, str | bytes] = {
        ADA: note("introduced_by: [[Charles Babbage]]\nknows:\n  - [[Mary]]\n  - x"),
        "people/charles.md": note("name: Charles Babbage"),
    }
    contact = read(files).contacts[ADA]
    assert contact.introduced_by is not None
    assert contact.introduced_by.path == "people/charles.md"
    assert [r.name for r in contact.knows] == ["Mary", "x"]
    faults = check(files)
    assert codes(faults) == ["yaml-unquoted-link"] * 2
    assert faults[0].replacement == '"[[Charles Babbage]]"'
    assert faults[0].fixable


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("name: Ada\ncompany: Acme: the shop", 3, 14),
        ("name: Ada\nlist:\n\t- x", 4, 1),
        ("name: Ada\nknows: [[A|B]], [[C]]", 3, None),
        ("name: @ada", 2, None),
        ("name: %wine", 2, None),
        ("name: *best", 2, None),
        ("name: `x`", 2, None),
        ("name: 'Ada\nrole: x", 2, 7),
        ("- a\n- b", 2, None),
        ("just text", 2, None),
        ("name:\u00a0Ada", 2, None),
        ("name：Ada", 2, None),
        ("? [a, b]\n: c", 2, None),
        ("name: !!python/object/apply:os.system [x]", 2, None),
        ("name: !vault x", 2, None),
        ("a: &x 1\nb: *x", 2, None),
        ("a: {<<: {b: c}}", 2, None),
        ("<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> x", 2, 1),
    ],
)
def test_broken_front_matter_is_named_and_the_note_stays_a_contact(
    read: Read, check: Check, front: str, line: int, column: int | None
) -> None:
    """By file name, links and log; it is marked broken and never due by cadence."""
    contact = ada(read, front + "\ncadence: 1w", "See [[x]]\n\n## Log\n- 2026-10-01 call: hello\n")
    assert contact.broken
    assert contact.name == "ada"
    assert contact.cadence is None
    assert [entry.kind for entry in contact.log] == ["call"]
    vault = read({})
    assert vault.unreadable == (ADA,)
    assert len(vault.touches[ADA]) == 1
    faults = check({})
    assert faults[0].severity.value == "error"
    assert faults[0].line == line
    if column:
        assert faults[0].column == column
    assert all(fault.help for fault in faults)
