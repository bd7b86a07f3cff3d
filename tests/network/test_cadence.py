"""When someone is due: the five rules of section 4 of the vault format, at their boundaries."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from notesnet.model.due import Moment
from notesnet.model.meeting import Meeting
from notesnet.model.settings import Circle, Settings
from notesnet.network.cadence import decide_due
from tests.network.helpers import ADA, TODAY, at, contact, day, due, every, link, logged, touch, vault_of, with_circles


def test_who_is_archived_is_not_due() -> None:
    """The first rule: whatever else the note says."""
    ada = contact(status="archived", follow_up=at("-1"), cadence=every("1d"), lines={"status": 4})
    found = due(vault_of(ada, touches={"ada": [touch("-9")]}))
    assert (found.day, found.rule) == (None, "archived")
    assert [(e.what, e.date, e.path, e.line) for e in found.evidence] == [
        ("status: archived", None, ADA, 4),
        ("last touch (coffee)", day("-9"), ADA, 9),
    ]


@pytest.mark.parametrize(
    ("last", "rule", "expected"),
    [
        (None, "follow_up", "2026-12-24"),
        ("2026-11-24", "follow_up", "2026-12-24"),
        ("2026-12-23", "follow_up", "2026-12-24"),
        ("2026-12-24", "no_cadence", None),
        ("2026-12-25", "no_cadence", None),
    ],
)
def test_a_follow_up_counts_until_there_was_a_touch(last: str | None, rule: str, expected: str | None) -> None:
    """Due then when it is later than the last touch; a used-up one says nothing."""
    ada = contact(follow_up=at("2026-12-24", 7))
    found = due(vault_of(ada, touches={"ada": [touch(last)]} if last else {}), today=date(2026, 12, 31))
    assert (found.rule, found.day) == (rule, date.fromisoformat(expected) if expected else None)
    if expected:
        assert found.evidence[0] == ("follow_up", date(2026, 12, 24), ADA, 7)


def test_a_follow_up_comes_before_the_cadence() -> None:
    """The first rule that applies."""
    ada = contact(follow_up=at("40"), met=at("-3"), cadence=every("1w"))
    assert (due(vault_of(ada)).rule, due(vault_of(ada)).day) == ("follow_up", day("40"))


@pytest.mark.parametrize(
    ("met", "touched", "rule"),
    [
        ("0", None, "new"),
        ("-30", None, "new"),
        ("-31", None, "no_cadence"),
        ("1", None, "no_cadence"),
        ("-9", "-9", "new"),
        ("-9", "-10", "new"),
        ("-9", "-8", "no_cadence"),
    ],
)
def test_who_is_new_is_followed_up(met: str, touched: str | None, rule: str) -> None:
    """Met within the 30 days before today, and no touch after that day: two days after."""
    vault = vault_of(contact(met=at(met, 5)), touches={"ada": [touch(touched)]} if touched else {})
    found = due(vault)
    assert found.rule == rule
    if rule == "new":
        assert found.day == date.fromordinal(day(met).toordinal() + 2)
        assert found.evidence[0] == ("met", day(met), ADA, 5)


def test_the_first_follow_up_is_a_setting_and_beats_never() -> None:
    """`first_follow_up`; always follow up, also someone whose cadence is never."""
    vault = vault_of(contact(met=at("-3"), cadence=every("never")), settings=Settings(first_follow_up=every("1w")))
    assert (due(vault).rule, due(vault).day) == ("new", day("4"))


def test_the_cadence_counts_from_the_last_touch() -> None:
    """Own cadence; evidence names the touch and the cadence with file and line."""
    ada = contact(cadence=every("6w"), lines={"cadence": 6})
    found = due(vault_of(ada, touches={"ada": [touch("2026-10-01", line=21), touch("2026-08-14", "email", 1)]}))
    assert (found.day, found.rule, found.cadence) == (date(2026, 11, 12), "cadence", every("6w"))
    assert found.evidence == (
        ("last touch (coffee)", date(2026, 10, 1), ADA, 21),
        ("cadence", None, ADA, 6),
    )


@pytest.mark.parametrize(
    ("last", "cadence", "expected"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2024-01-31", "1m", "2024-02-29"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-08-31", "quarterly", "2026-11-30"),
        ("2026-10-31", "monthly", "2026-11-30"),
        ("2026-11-20", "10d", "2026-11-30"),
        ("2026-11-20", "biweekly", "2026-12-04"),
        ("2025-12-31", "2 weeks", "2026-01-14"),
    ],
)
def test_months_are_calendar_months(last: str, cadence: str, expected: str) -> None:
    """A day that the month lacks becomes its last day."""
    vault = vault_of(contact(cadence=every(cadence)), touches={"ada": [touch(last)]})
    assert due(vault).day == date.fromisoformat(expected)


SETTINGS = with_circles(
    Settings(cadence_by_tag=(("press", every("3m")), ("client", every("5w"))), default_cadence=every("1y")),
    inner=Circle(every("4w"), 2),
    loose=Circle(None, 1),
    never=Circle(every("never"), 0),
)


@pytest.mark.parametrize(
    ("fields", "cadence"),
    [
        ({"cadence": every("6w"), "circle": "inner", "tags": ("press",)}, "6w"),
        ({"circle": "Inner", "tags": ("press",)}, "4w"),
        ({"circle": "loose", "tags": ("client", "press")}, "3m"),
        ({"circle": "unknown", "tags": ("Client/acme",)}, "5w"),
        ({"tags": ("clients", "pressing")}, "1y"),
        ({}, "1y"),
        ({"circle": "never", "tags": ("press",)}, "never"),
        ({"cadence": every("never"), "circle": "inner"}, "never"),
    ],
)
def test_the_cadence_is_the_own_the_circles_the_tags_or_the_default(fields: dict[str, Any], cadence: str) -> None:
    """In this order; of the tags the first in the order of the settings, nested ones count."""
    found = due(vault_of(contact(**fields), touches={"ada": [touch("-10")]}, settings=SETTINGS))
    assert found.cadence == every(cadence)
    assert found.rule == ("no_cadence" if cadence == "never" else "cadence")


def test_without_a_cadence_nobody_is_due() -> None:
    """None at all."""
    found = due(vault_of(contact(), touches={"ada": [touch("-400")]}))
    assert (found.day, found.rule, found.cadence) == (None, "no_cadence", None)


@pytest.mark.parametrize(("last", "rule"), [("2024-11-25", "cadence"), ("2024-11-24", "no_cadence")])
@pytest.mark.parametrize("fields", [{"tags": ("press",)}, {}])
def test_by_tag_or_default_nobody_is_due_after_two_silent_years(last: str, rule: str, fields: dict[str, Any]) -> None:
    """An import of old addresses does not fill the agenda; over two years is more than two years."""
    assert due(vault_of(contact(**fields), touches={"ada": [touch(last)]}, settings=SETTINGS)).rule == rule


@pytest.mark.parametrize("fields", [{"cadence": every("1y")}, {"circle": "inner"}])
def test_an_own_cadence_or_a_circles_holds_after_ten_years(fields: dict[str, Any]) -> None:
    """Somebody wanted it."""
    found = due(vault_of(contact(**fields), touches={"ada": [touch("2016-11-25")]}, settings=SETTINGS))
    assert found.rule == "cadence"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"met": at("2026-05-02", 3), "created": at("2026-06-01")}, "2026-08-02"),
        ({"created": at("2026-06-01", 3)}, "2026-09-01"),
        ({}, "2026-11-25"),
    ],
)
def test_who_was_never_touched_is_due_from_met_or_created(fields: dict[str, Any], expected: str) -> None:
    """`met`, else `created`, plus the cadence; with neither, today. All three are `never_touched`."""
    found = due(vault_of(contact(cadence=every("3m"), **fields)))
    assert (found.rule, found.day, found.last) == ("never_touched", date.fromisoformat(expected), None)
    assert all(e.line == 3 for e in found.evidence if e.date)


def test_a_pause_moves_the_day_when_it_is_later() -> None:
    """Not before that day; a pause that is over says nothing."""
    touches = {"ada": [touch("-50")]}
    ada = contact(cadence=every("6w"), paused_until=at("2027-01-10", 8))
    found = due(vault_of(ada, touches=touches))
    assert (found.day, found.rule) == (date(2027, 1, 10), "paused")
    assert found.evidence[-1] == ("paused_until", date(2027, 1, 10), ADA, 8)
    for over in (at("-9"), at("-8")):
        assert due(vault_of(replace(ada, paused_until=over), touches=touches)).rule == "cadence"


def test_a_pause_moves_a_follow_up_and_a_new_one_as_well() -> None:
    """A day so found, by whatever rule."""
    for ada in (contact(follow_up=at("1")), contact(met=at("-1")), contact(cadence=every("1w"))):
        assert due(vault_of(replace(ada, paused_until=at("9")))).day == day("9")
    assert due(vault_of(contact(paused_until=at("9")))).rule == "no_cadence"


def _meeting(when: str) -> dict[str, Any]:
    path = "meetings/coffee.md"
    meeting = Meeting(path, "Coffee", at(when, 3), (link(ADA),))
    return {"meetings": {path: meeting}, "meetings_of": {ADA: (path,)}}


@pytest.mark.parametrize(
    ("when", "rule", "expected"),
    [
        ("2026-11-26", "planned", "2026-11-27"),
        ("2027-03-01", "planned", "2027-03-02"),
        ("2026-11-25", "cadence", "2026-11-23"),  # today: it counts as a touch, which the vault's touches say
    ],
)
def test_a_planned_meeting_moves_the_day_behind_it(when: str, rule: str, expected: str) -> None:
    """Until it has passed its people are not due."""
    ada = contact(cadence=every("6w"))
    found = due(vault_of(ada, touches={"ada": [touch("2026-10-12")]}, **_meeting(when)))
    assert (found.rule, found.day) == (rule, date.fromisoformat(expected))
    if rule == "planned":
        assert found.evidence[-1] == ("planned meeting", day(when), "meetings/coffee.md", 3)


def test_a_planned_meeting_before_the_day_moves_nothing() -> None:
    """Only a later day."""
    found = due(vault_of(contact(follow_up=at("20")), **_meeting("5")))
    assert (found.rule, found.day) == ("follow_up", day("20"))


def test_of_pause_and_planned_meeting_the_later_one_counts() -> None:
    """Both move the day."""
    ada = contact(cadence=every("1w"), paused_until=at("10"))
    assert due(vault_of(ada, **_meeting("20"))).rule == "planned"
    assert due(vault_of(ada, **_meeting("5"))).rule == "paused"


def test_a_future_touch_does_not_count_yet() -> None:
    """Last touch = the latest one up to today."""
    vault = vault_of(contact(cadence=every("6w")), touches={"ada": [touch("2026-10-01"), touch("3")]})
    assert due(vault).day == date(2026, 11, 12)
    assert due(vault, today=day("3")).day == date(2027, 1, 9)


def test_last_contact_counts_only_when_it_is_the_latest() -> None:
    """It is needed when the notes do not say; an older one is no touch at all."""
    stated = touch("-20", "other", 1, source="last_contact", line=3)
    ada = contact(cadence=every("2w"))
    assert due(vault_of(ada, touches={"ada": [stated, touch("-30")]})).day == day("-6")
    late = due(vault_of(ada, touches={"ada": [stated, touch("-10")]}))
    assert (late.day, late.last and late.last.kind) == (day("4"), "coffee")


def test_of_one_day_the_weightiest_touch_is_the_last() -> None:
    """A talk before a mention, a coffee before a message."""
    both = [touch("-3", "message", 1, line=1), touch("-3", line=2), touch("-3", "mention", 1, passive=True, line=3)]
    found = due(vault_of(contact(cadence=every("1w")), touches={"ada": both}))
    assert found.last is not None
    assert found.last.kind == "coffee"


def test_a_broken_note_is_never_due_by_cadence() -> None:
    """What its front matter says of a rhythm is not known; nor is the default meant for it."""
    found = due(vault_of(contact(broken=True), touches={"ada": [touch("-99")]}, settings=SETTINGS))
    assert (found.rule, found.day) == ("no_cadence", None)
    assert due(vault_of(contact(broken=True), settings=SETTINGS)).day is None


def test_nothing_leaves_the_calendar() -> None:
    """The last days that there are, and a hundred years."""
    ada = contact(follow_up=at("9999-12-31"), paused_until=at("9999-12-31"), cadence=every("100y"))
    assert due(vault_of(ada, **_meeting("9999-12-31"))).day == date.max
    found = due(vault_of(contact(cadence=every("100y")), touches={"ada": [touch("9950-01-01")]}), today=date.max)
    assert found.day == date.max


def test_for_an_agenda_touches_of_the_week_do_not_count() -> None:
    """*Today* is the Monday, the Sunday before is the last day that counts, and a meeting after that is planned."""
    vault = vault_of(
        contact(cadence=every("1w"), log=(logged("2026-11-24", "call", ""),)),
        touches={"ada": [touch("2026-11-10"), touch("2026-11-24", "call", 2)]},
    )
    before = Moment(date(2026, 11, 23), date(2026, 11, 22))
    assert decide_due(vault, ADA, before).day == date(2026, 11, 17)
    assert decide_due(vault, ADA, Moment(TODAY, TODAY)).day == date(2026, 12, 1)
