"""Groups that meet this week, and whom of the due I would meet there."""

from notesnet.model.group import Group
from notesnet.model.settings import Settings
from notesnet.network.week import plan_week
from notesnet.text.meets import Meets, read_meets
from tests.network.helpers import WEEK, at, contact, items, names, vault_of

TUESDAY = "groups/tuesday.md"


def meets(text: str) -> Meets:
    """A rhythm as typed."""
    rhythm = read_meets(text)
    assert isinstance(rhythm, Meets)
    return rhythm


def test_the_days_of_a_rhythm_and_of_a_list() -> None:
    """`dates` beside `meets`, or instead; each day once, in the order of the calendar."""
    both = Group("groups/a.md", "A", meets=meets("weekly tue"), dates=(at("2026-11-24"), at("2026-11-23")))
    listed = Group("groups/b.md", "B", dates=(at("2026-11-30"), at("2026-11-29")))
    found = items(plan_week(vault_of(groups={g.path: g for g in (listed, both)}), WEEK), "Groups")
    assert [(item.name, str(item.due)) for item in found] == [
        ("A", "2026-11-23"),
        ("A", "2026-11-24"),
        ("B", "2026-11-29"),
    ]
    assert len({item.id for item in found}) == 3


def test_every_second_week_counts_from_since() -> None:
    """Not before it."""
    week = {"2026-11-10": 1, "2026-11-17": 0, "2026-11-24": 1, "2026-12-08": 0}
    for since, expected in week.items():
        group = Group(TUESDAY, "T", meets=meets("biweekly tue"), since=at(since))
        assert len(items(plan_week(vault_of(groups={TUESDAY: group}), WEEK), "Groups")) == expected


def test_the_due_among_the_members_are_named_and_stay_in_keep_in_touch() -> None:
    """Also those held back, and those whose line a person marked; nobody else."""
    people = [contact(name, follow_up=at("2026-11-24")) for name in ("Ada", "Ben")]
    people += [contact("Cas"), contact("Dot", follow_up=at("2026-11-24"))]
    members = {TUESDAY: tuple(person.path for person in people[:3])}
    group = Group(TUESDAY, "Breakfast", meets=meets("weekly tue"), location="Café")
    vault = vault_of(*people, groups={TUESDAY: group}, members=members, settings=Settings(people_per_week=1))
    plan = plan_week(vault, WEEK)
    item = items(plan, "Groups")[0]
    assert ([person.name for person in item.people], item.place, item.path) == (["Ada", "Ben"], "Café", TUESDAY)
    assert (names(plan), names(plan, "Held back")) == (["Ada"], ["Ben", "Dot"])


def test_an_archived_group_does_not_meet() -> None:
    """It is kept for what was."""
    group = Group(TUESDAY, "T", meets=meets("weekly tue"), archived=True)
    assert plan_week(vault_of(groups={TUESDAY: group}), WEEK).sections == ()
