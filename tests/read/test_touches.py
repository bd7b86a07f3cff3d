"""Touches: from the log, meetings, dated notes, introductions and last_contact."""

import pytest

from notesnet.model.touch import Touch
from tests.read.helpers import ADA, Check, Files, Read, codes, log, note, touched

MEETING = "meetings/2026-10-05 Breakfast.md"
DAY = "journal/2026-10-01.md"


def of(read: Read, files: Files, path: str = ADA) -> tuple[Touch, ...]:
    """The touches of one contact."""
    return read({ADA: "A", **files}).touches.get(path, ())


@pytest.mark.parametrize(
    ("path", "front", "day"),
    [
        (MEETING, "people: '[[ada]]'", "2026-10-05"),
        (MEETING, "date: 2026-10-07\npeople: ['[[ada]]']", "2026-10-07"),
        (MEETING, "date: 2026-10-07T18:00\nattendees: '[[ada]]'", "2026-10-07"),
        ("meetings/breakfast.md", "date: 2026-10-07\nPerson: x\nAttendee: [[ada]]", "2026-10-07"),
        ("x.md", "type: meeting\ndate: 2026-10-07\npeople: [[ada]]", "2026-10-07"),
        ("2026-10-08.md", "categories: ['[[Meetings]]']\npeople: ['[[people/ada.md|Ada]]']", "2026-10-08"),
        (MEETING, "people: '[[ada]]'\nattendees: ['[[ada]]', '[[people/ada]]']", "2026-10-05"),
        (MEETING, "people: '[Ada](../people/ada.md)'", "2026-10-05"),
    ],
)
def test_a_meeting_is_a_touch_with_its_people(read: Read, path: str, front: str, day: str) -> None:
    """On its `date:`, which beats the file name; once a person."""
    (touch,) = of(read, {path: note(front)})
    assert (str(touch.date), touch.kind, touch.path, touch.weight, touch.passive) == (day, "meeting", path, 3, False)


@pytest.mark.parametrize("name", ["person", "Person", "attendee", "Attendees"])
def test_whom_i_met_may_be_named_in_the_singular(read: Read, name: str) -> None:
    """Singular and plural of a property are one."""
    assert [touch.kind for touch in of(read, {MEETING: note(f"{name}: '[[ada]]'")})] == ["meeting"]


def test_links_in_the_body_of_a_meeting_are_none(read: Read) -> None:
    """Only `people` and `attendees` count, even though the note has a date in its name."""
    assert of(read, {MEETING: note("people: x", "[[ada]] came")}) == ()


@pytest.mark.parametrize(("number", "passive"), [(4, False), (5, True)])
def test_more_than_four_people_make_a_meeting_passive(read: Read, number: int, passive: bool) -> None:
    """Whether they have notes or not."""
    others = [f"'[[Person {i}]]'" for i in range(number - 1)]
    (touch,) = of(read, {MEETING: note(f"people: [{', '.join([*others, '[[ada]]'])}]".replace("[[ada]]", "'[[ada]]'"))})
    assert (touch.passive, touch.weight) == (passive, 1 if passive else 3)


@pytest.mark.parametrize("me", ["[[me]]", "[[Hester]]", "Hester Quayle"])
def test_i_am_none_of_the_people_whom_i_met(read: Read, me: str) -> None:
    """With four others it is a meeting of four, though I stand in its note as well."""
    names = ("ada", "ben", "cy", "dee")
    files: dict[str, str | bytes] = {f"people/{name}.md": note(f"name: {name}") for name in names}
    files |= {
        "me.md": note("name: Hester Quayle\naliases: [Hester]"),
        MEETING: note(f"people: ['{me}', ada, ben, cy, dee]"),
    }
    vault = read(files)
    assert [touch.passive for touch in vault.touches["people/ada.md"]] == [False]
    assert [one.name for one in vault.meetings[MEETING].people] == list(names)


def test_the_weight_of_a_meeting_follows_the_settings(read: Read) -> None:
    """`[kinds] meeting = 5`; 0 is no touch."""
    files = {MEETING: note("people: '[[ada]]'")}
    assert of(read, {**files, "notesnet.toml": "[kinds]\nmeeting = 5\n"})[0].weight == 5
    assert of(read, {**files, "notesnet.toml": "[kinds]\nmeeting = 0\n"}) == ()


def test_a_planned_meeting_is_no_fault(read: Read, check: Check) -> None:
    """Dated ahead it is planned; `meetings_of` has it."""
    files: Files = {ADA: "A", "meetings/2026-12-01 Lunch.md": note("people: '[[ada]]'")}
    assert read(files).meetings_of == {ADA: ("meetings/2026-12-01 Lunch.md",)}
    assert codes(check(files)) == []


def test_a_meeting_without_a_date_is_a_fault(read: Read, check: Check) -> None:
    """It counts for nobody."""
    files: Files = {ADA: "A", "meetings/lunch.md": note("people: '[[ada]]'")}
    assert not read(files).touches
    assert codes(check(files)) == ["meeting-date"]


def test_a_date_that_cannot_be_read_is_a_fault(check: Check) -> None:
    """And named as that."""
    assert codes(check({"meetings/lunch.md": note("date: soon\npeople: '[[ada]]'")})) == ["bad-date"]


@pytest.mark.parametrize(
    ("body", "counts"),
    [
        ("Saw [[ada]] today.", True),
        ("- coffee with [[Ada|my Ada]]", True),
        ("1. [Ada](../people/ada.md) rang", True),
        ("- [x] call [[ada]]", True),
        ("- [X] call [[ada]] ✅ 2026-10-01", True),
        ("| a | [[ada]] |\n| - | - |", True),
        ("**[[ada]]**", True),
        ("- item\n  - [[people/ada]]", True),
        ("- [ ] call [[ada]]", False),
        ("- [ ] call\n  [[ada]] tomorrow", False),
        ("- [ ] call\nlazily [[ada]]", False),
        ("- [-] call [[ada]]", False),
        ("- [>] call [[ada]]", False),
        ("- [/] call [[ada]]", False),
        ("- [ ] call round\n  - [[ada]]", False),
        ("- [ ] call round\n\t- the museum\n\t\t- [[ada]]", False),
        ("- [ ] call round\n\n  [[ada]] first", False),
        ("- [ ] call round\n  - [x] [[ada]]", True),
        ("- [ ] call round\n  - [x] the museum\n    - [[ada]]", True),
        ("- [x] call round\n  - [[ada]]", True),
        ("- [x] call round\n  - [ ] once more\n    - [[ada]]", False),
        ("- [ ] call round\n- [[ada]]", True),
        ("- [ ] call round\n\n[[ada]] rang", True),
        ("- [ ] call round\n\n# [[ada]]", True),
        ("> [[ada]] said", False),
        ("> [!note] callout\n> [[ada]]", False),
        ("- > [[ada]]", False),
        ("`[[ada]]`", False),
        ("a `code\n[[ada]] span` b", False),
        ("```\n[[ada]]\n```", False),
        ("~~~dataview\n[[ada]]\n~~~", False),
        ("    [[ada]]", False),
        ("![[ada]]", False),
        ("![Ada](people/ada.md)", False),
        ("<!-- [[ada]] -->", False),
        ("%% [[ada]] %%", False),
        ("%%\n\n[[ada]]\n\n%%", False),
        ("\\[[ada]]", False),
        ("Ada was here", False),
        ("[ada](https://x.example/ada.md)", False),
    ],
)
def test_what_is_a_mention(read: Read, body: str, counts: bool) -> None:
    """Running text, list items and ticked tasks; no open task or what belongs to it, no quote, code, embed or comment."""
    touches = of(read, {DAY: body})
    assert [(str(t.date), t.kind, t.passive, t.weight) for t in touches] == (
        [("2026-10-01", "mention", True, 1)] if counts else []
    )


def test_a_link_in_front_matter_is_no_mention(read: Read) -> None:
    """A dated note's properties say nothing of contact."""
    assert of(read, {DAY: note("people: '[[ada]]'\nknows: '[[ada]]'")}) == ()


def test_a_mention_counts_once_a_note(read: Read) -> None:
    """With the first line that counts."""
    (touch,) = of(read, {DAY: "- [ ] [[ada]]\n\nsaw [[ada]]\nand [[people/ada]]\n"})
    assert (touch.line, touch.text) == (3, "saw [[ada]]")


def test_mentions_can_be_switched_off(read: Read) -> None:
    """`[touches] mentions = false` leaves the others."""
    files = {DAY: "[[ada]]", MEETING: note("people: '[[ada]]'"), "notesnet.toml": "[touches]\nmentions = false\n"}
    assert [touch.kind for touch in of(read, files)] == ["meeting"]


@pytest.mark.parametrize(
    "path", ["agenda/2026-W40.md", "intros/2026-10-01 x.md", "groups/2026-10-01.md", "people/2026-10-01 b.md"]
)
def test_only_dated_notes_mention(read: Read, path: str) -> None:
    """An agenda, an introduction, a group or a contact with a date in its name does not."""
    assert of(read, {path: "[[ada]]"}) == ()


def test_given_introductions_touch_both(read: Read) -> None:
    """On the day they were made; an idea is none."""
    front = 'a: "[[ada]]"\nb: "[[bob]]"\n'
    vault = read({ADA: "A", "people/bob.md": "B", "intros/x.md": note(front + "introduced: 2026-10-02")})
    assert touched(vault) == touched(vault, "people/bob.md") == [("2026-10-02", "intro")]
    assert not read({"intros/x.md": note(front + "created: 2026-10-02\nintroduced:")}).touches


def test_received_introductions_touch_the_introducer_and_the_one_met(read: Read) -> None:
    """That is a and b."""
    front = 'direction: received\na: "[[ada]]"\nb: "[[bob]]"\nintroduced: 2026-10-02'
    vault = read({ADA: "A", "people/bob.md": "B", "intros/x.md": note(front)})
    assert touched(vault) == touched(vault, "people/bob.md") == [("2026-10-02", "intro")]


def test_touches_are_in_order_and_know_their_place(read: Read) -> None:
    """Oldest first, each with file and line."""
    files = {
        ADA: note("last_contact: 2026-11-01", log("- 2026-10-02 call: x\n- 2026-09-01 email")),
        DAY: "\n[[ada]]",
        MEETING: note("people: '[[ada]]'"),
    }
    assert [(str(t.date), t.kind, t.path, t.line, t.source) for t in of(read, files)] == [
        ("2026-09-01", "email", ADA, 6, "log"),
        ("2026-10-01", "mention", DAY, 2, "mention"),
        ("2026-10-02", "call", ADA, 5, "log"),
        ("2026-10-05", "meeting", MEETING, 2, "meeting"),
        ("2026-11-01", "other", ADA, 2, "last_contact"),
    ]
