"""The week as a whole: its sections, and that it depends on the vault and the week only."""

from dataclasses import replace

from notesnet.model.contact import Occasion
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.settings import SECTIONS, Settings
from notesnet.model.vault import Vault
from notesnet.network.week import plan_week
from notesnet.text.dates import DayOfYear
from notesnet.text.weeks import Week
from tests.network.helpers import ADA, WEEK, at, contact, link, phrases, touch, vault_of


def full(settings: Settings) -> Vault:
    """A vault in which every section of today has a line."""
    people = [contact(name, follow_up=at("2026-11-24")) for name in ("Ben", "Cas")]
    sleepy = contact("Dot")
    ada = contact(occasions=(Occasion("birthday", DayOfYear(11, 26, None), 1),))
    promise = FollowUp("Send it", at("2026-11-24").date, 1, ADA, "open", contacts=(ADA,))
    return vault_of(
        ada,
        *people,
        sleepy,
        touches={"dot": [touch("2025-01-01"), touch("2025-03-01"), touch("2025-05-01")]},
        follow_ups=(promise,),
        meetings={"meetings/m.md": Meeting("meetings/m.md", "Coffee", at("2026-11-26"), (link(ADA),))},
        groups={"groups/g.md": Group("groups/g.md", "G", dates=(at("2026-11-24"),))},
        settings=settings,
    )


def test_the_sections_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    """Those of later issues are not there yet."""
    plan = plan_week(full(Settings(people_per_week=1)), WEEK)
    found = [section.name for section in plan.sections]
    assert found == ["Promises", "Meetings", "Keep in touch", "Dates", "Groups", "Reawaken", "Held back"]
    assert [name for name in SECTIONS if name in found] == found
    assert plan_week(vault_of(), WEEK).sections == ()


def test_settings_choose_and_reorder_the_sections() -> None:
    """`[agenda] sections`."""
    chosen = ("Held back", "Dates", "To thank", "Keep in touch")
    plan = plan_week(full(Settings(people_per_week=1, sections=chosen)), WEEK)
    assert [section.name for section in plan.sections] == ["Held back", "Dates", "Keep in touch"]


def test_every_line_has_its_own_id() -> None:
    """Ids tell lines apart, also between kinds."""
    plan = plan_week(full(Settings(people_per_week=9)), WEEK)
    ids = [item.id for section in plan.sections for item in section.items]
    assert len(set(ids)) == len(ids)
    assert all(len(id_) == 9 and id_.startswith("nn-") for id_ in ids)


def test_what_i_look_for_is_my_goals_or_else_my_needs() -> None:
    """In my words."""
    both = Me(goals=phrases("two clients"), needs=phrases("a printer"))
    assert plan_week(vault_of(me=both), WEEK).looking_for == ("two clients",)
    assert plan_week(vault_of(me=replace(both, goals=())), WEEK).looking_for == ("a printer",)


def test_the_weeks_around_new_year() -> None:
    """2026 has a week 53, whose days lie in two years; 30 December 2024 is in week 1 of 2025."""
    vault = vault_of(contact(follow_up=at("2027-01-03")))
    assert plan_week(vault, Week(2026, 52)).sections == ()
    assert plan_week(vault, Week(2026, 53)).sections[0].name == "Keep in touch"
    early = vault_of(contact(follow_up=at("2024-12-30")))
    assert plan_week(early, Week(2025, 1)).sections[0].items[0].score == 0
    assert plan_week(early, Week(2024, 52)).sections == ()


def test_the_last_week_that_there_is() -> None:
    """No overflow."""
    vault = vault_of(contact(follow_up=at("9999-12-31")), me=Me(goals=phrases("x")))
    assert len(plan_week(vault, Week(9999, 52)).sections) == 1
    assert plan_week(vault, Week(1, 1)).sections == ()
