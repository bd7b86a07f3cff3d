"""Worth introducing: at most three a week, one of which may be for me, none of the last eight weeks."""

from notesnet.model.contact import Contact
from notesnet.model.me import Me
from notesnet.model.vault import Vault
from notesnet.model.week import Item, Listed
from notesnet.network.suggestion_candidates import find_candidates
from notesnet.network.suggestion_id import suggestion_id
from notesnet.network.suggestion_items import suggestion_items
from tests.network.helpers import WEEK, at, contact, phrases, vault_of
from tests.network.lexicon import lexicon

TRADES = (
    ("a plumber", "boilers"),
    ("a lawyer", "solicitor"),
    ("a florist", "bouquets"),
    ("a baker", "sourdough bread"),
)
ME = Me(name="Robin", needs=phrases("a translator"))


def _vault(me: Me | None = None) -> Vault:
    people: list[Contact] = []
    for number, (need, offer) in enumerate(TRADES):
        people += [contact(f"N{number}", needs=phrases(need)), contact(f"O{number}", offers=phrases(offer))]
    return vault_of(*people, contact("Tess", offers=phrases("translations into French")), me=me or Me())


def _items(vault: Vault, *listed: Listed, earlier: frozenset[str] = frozenset()) -> list[Item]:
    return suggestion_items(find_candidates(vault, lexicon(), WEEK.monday), listed, earlier)


def _names(items: list[Item]) -> list[tuple[str, ...]]:
    return [tuple(person.name for person in item.people) for item in items]


def test_there_are_three_and_nobody_stands_in_two() -> None:
    """Each names both, and bears the id of the pair."""
    items = _items(_vault())
    assert len(items) == 3
    assert all(item.id == suggestion_id(*(person.path for person in item.people)) for item in items)
    assert len({person.path for item in items for person in item.people}) == 6


def test_one_of_three_may_be_for_me_and_stands_last() -> None:
    """Its id is that of the person and me."""
    items = _items(_vault(ME))
    assert [len(item.people) for item in items] == [2, 2, 1]
    assert items[2].id == suggestion_id("people/tess.md")


def test_a_pair_of_the_last_eight_weeks_is_left_out() -> None:
    """The next one takes its place."""
    before = _items(_vault(ME))
    later = _items(_vault(ME), earlier=frozenset(item.id for item in before))
    assert len(later) == 2
    assert not {item.id for item in later} & {item.id for item in before}


def test_a_line_that_is_there_stays_and_a_marked_one_uses_up_its_place() -> None:
    """The list does not change within its week."""
    vault = _vault()
    first = _items(vault)
    last = _items(vault, earlier=frozenset(item.id for item in first))[0]
    kept = _items(vault, Listed(last.id, " ", True, "Worth introducing"))
    assert last.id in {item.id for item in kept}
    assert len(kept) == 3
    done = Listed("nn-000000", "x", False, "Worth introducing")
    assert len(_items(vault, done)) == 2


def test_shared_interests_alone_are_not_worth_a_line() -> None:
    """Somebody must need something."""
    people = [contact(name, interests=phrases("kintsugi")) for name in ("Ada", "Ben")]
    assert _items(vault_of(*people)) == []


def test_today_is_the_monday_of_the_week() -> None:
    """Who is paused until Tuesday is left in peace all week."""
    needs, offers = contact("Ada", needs=phrases("a plumber")), phrases("boilers")
    assert _items(vault_of(needs, contact("Ben", offers=offers, paused_until=at("2026-11-24")))) == []
    assert _names(_items(vault_of(needs, contact("Ben", offers=offers, paused_until=at("2026-11-23"))))) == [
        ("Ada", "Ben")
    ]
