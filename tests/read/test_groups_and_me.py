"""Section 7: the person who owns the vault, and groups."""

from datetime import date

import pytest

from notesnet.text.meets import Meets, occurrences
from tests.read.helpers import ADA, Check, Files, Read, codes, note

GROUP = "groups/breakfast.md"


def test_me(read: Read, check: Check) -> None:
    """Every field of me.md; the person's own in `extra`."""
    front = (
        "name: Robin Vale\nemail: [r@x.example, s@x.example]\nsignature: |\n  Best,\n  Robin\noffers: [a, b]\nneed: c\n"
        "interests: d\nideal_client: e\ngoals:\n  - f\n  - g\nblurb: h\nphone: 007\nstrap line: x"
    )
    me = read({"me.md": note(front)}).me
    assert (me.path, me.name, me.signature, me.blurb) == ("me.md", "Robin Vale", "Best,\nRobin", "h")
    assert [
        p.text for p in (*me.email, *me.offers, *me.needs, *me.interests, *me.ideal_client, *me.goals, *me.phone)
    ] == [
        *("r@x.example", "s@x.example"),
        *("a", "b", "c", "d", "e", "f", "g", "007"),
    ]
    assert me.extra == {"strap line": "x"}
    assert codes(check({})) == []


def test_a_vault_without_me(read: Read) -> None:
    """All of it may be missing; a note elsewhere is made me by a rule."""
    assert read({}).me.name == ""
    settings = '[notes]\nme = { where = ["type=me"] }\n'
    assert read({"notesnet.toml": settings, "x/I.md": note("type: me\nname: Robin"), "me.md": "x"}).me.path == "x/I.md"


@pytest.mark.parametrize(
    ("front", "first", "last", "days"),
    [
        ("meets: weekly tue", "2026-11-01", "2026-11-15", ["2026-11-03", "2026-11-10"]),
        ("meets: Weekly Tuesday", "2026-11-01", "2026-11-15", ["2026-11-03", "2026-11-10"]),
        ("meets: weekly tue\nsince: 2026-11-05", "2026-11-01", "2026-11-15", ["2026-11-10"]),
        ("meets: biweekly tue\nsince: 2026-11-03", "2026-11-01", "2026-11-30", ["2026-11-03", "2026-11-17"]),
        ("meets: biweekly tue\nsince: 2026-11-01", "2026-11-01", "2026-11-30", ["2026-11-03", "2026-11-17"]),
        ("meets: monthly 2nd thu", "2026-11-01", "2026-12-31", ["2026-11-12", "2026-12-10"]),
        ("meets: monthly last fri", "2026-11-01", "2026-12-31", ["2026-11-27", "2026-12-25"]),
        ("meets: monthly 5th mon", "2026-11-01", "2026-12-31", ["2026-11-30"]),
    ],
)
def test_the_rhythm_of_a_group(read: Read, check: Check, front: str, first: str, last: str, days: list[str]) -> None:
    """Weekly, every second week from `since`, or a weekday of the month."""
    group = read({GROUP: note(front)}).groups[GROUP]
    assert isinstance(group.meets, Meets)
    since = group.since.date if group.since else None
    found = occurrences(group.meets, since, date.fromisoformat(first), date.fromisoformat(last))
    assert [str(day) for day in found] == days
    assert codes(check({})) == []


@pytest.mark.parametrize("meets", ["sometimes", "biweekly tue", "monthly thu", "weekly", "tue"])
def test_a_rhythm_that_cannot_be_read_is_a_fault(read: Read, check: Check, meets: str) -> None:
    """`biweekly` needs `since`; the group stays."""
    group = read({GROUP: note(f"meets: {meets}")}).groups[GROUP]
    assert group.meets is None
    assert [(f.code, f.line) for f in check({})] == [("bad-meets", 2)]


def test_the_fields_of_a_group(read: Read, check: Check) -> None:
    """`dates` stand beside `meets` or instead; tasks are its own."""
    front = "name: Breakfast\ndates: [2026-12-01, 2027-01-05T08:00]\nlocation: '[[Café|The Café]]'\nsince: 2020-01-01"
    group = read({GROUP: note(front, "- [ ] book a table 📅 2026-11-25")}).groups[GROUP]
    assert [str(day.date) for day in group.dates] == ["2026-12-01", "2027-01-05"]
    assert (group.name, group.location, len(group.tasks)) == ("Breakfast", "The Café", 1)
    assert codes(check({})) == []


def test_members_are_the_contacts_that_link_to_it(read: Read) -> None:
    """By name; contacts only, and only by `groups`."""
    files: Files = {
        GROUP: note("name: Tuesday Breakfast\nmembers: ['[[dan]]']"),
        ADA: note("name: Zoe\ngroups: ['[[Tuesday Breakfast]]', '[[breakfast]]']"),
        "people/bob.md": note("name: bob\ngroup: '[B](../groups/breakfast.md)'"),
        "people/cy.md": note("groups: Tuesday Breakfast"),
        "people/dan.md": note("knows: '[[breakfast]]'", "[[breakfast]]"),
        "2026-10-01.md": note("groups: '[[breakfast]]'"),
    }
    assert read(files).members == {GROUP: ("people/bob.md", "people/cy.md", ADA)}


def test_a_group_without_a_note_is_reported(read: Read, check: Check) -> None:
    """The contact is no member of anything."""
    assert read({ADA: note("groups: ['[[Nowhere]]']")}).members == {}
    assert codes(check({})) == ["unknown-group"]


@pytest.mark.parametrize("other", ["clubs/breakfast.md", "people/breakfast.md"])
def test_a_link_to_what_is_no_group_is_reported(check: Check, other: str) -> None:
    """A note for the club that the settings take for something else makes nobody a member either."""
    (fault,) = check({ADA: note("groups: '[[breakfast]]'"), other: note("name: Breakfast")})
    assert (fault.code, fault.path, fault.line) == ("unknown-group", ADA, 2)
    assert fault.message == f"{other} is no group"
    assert fault.help == "Write `type: group` into it, or mend the link"
    assert check({other: note("type: group")}) == []


def test_what_makes_a_group_is_told_by_the_settings(check: Check) -> None:
    """Their first property, else their folders."""
    files = {ADA: note("groups: '[[x]]'"), "clubs/x.md": "x\n"}
    helps = [
        check({**files, "notesnet.toml": f"[notes]\ngroup = {{ {rule} }}\n"})[0].help
        for rule in ('where = ["kind=club"]', 'paths = ["gruppen/**"]')
    ]
    assert helps == [
        "Write `kind: club` into it, or mend the link",
        "Move it to where `[notes] group` in the settings looks, or mend the link",
    ]
