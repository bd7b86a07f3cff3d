"""How the words of a phrase are read for matching: parts of a whole, words that pass something on, compounds, capitals."""

import pytest

from notesnet.model.concepts import ConceptTables
from notesnet.network.concepts import build_lexicon
from notesnet.network.match import match_offers
from tests.network.lexicon import found, offering


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("a freight forwarder", "haulage across Europe"),
        ("training on dementia", "dementia nurse"),
        ("a course in welding", "welder and fabricator"),
        ("translating a brochure", "Portuguese translator"),
        ("a cheesewright or cheesemonger", "farmhouse cheese"),
        ("someone in IT", "computer repairs"),
        ("non-dilutive capital", "grant writer"),
    ],
)
def test_a_need_finds_what_is_said_in_other_forms(need: str, offer: str) -> None:
    """Two parts of one whole, the subject of training, a verb, a compound, IT in capitals, a word of one concept's terms."""
    assert found(need, "kite flying", offer) == [offer]


@pytest.mark.parametrize(
    ("need", "lure"),
    [
        ("it is for us", "IT support"),
        ("a polite answer", "public policy adviser"),
        ("a crane for one day", "crane watching in the marsh"),
        ("a safe pair of hands for payroll", "gun safes"),
        ("a wedding band", "elastic band wholesaler"),
    ],
)
def test_words_that_only_look_alike_find_nobody(need: str, lure: str) -> None:
    """A pronoun, a stem that two words share, a word of many meanings without a word of the same field beside it."""
    assert found(need, lure) == []


def test_a_part_finds_its_like_before_other_parts_of_the_whole() -> None:
    """A haulier before a forwarder, and both are of logistics."""
    assert found("a haulier", "freight forwarder", "lorries and drivers") == [
        "lorries and drivers",
        "freight forwarder",
    ]


def test_a_vault_may_say_that_a_concept_is_within_another() -> None:
    """In a section of that name; names of no concept are left out."""
    tables: ConceptTables = {
        "ours": {"ropes": ("rigging",), "splicing": ("splicer",), "hawsers": ("hawser layer",)},
        "within": {"splicing": ("ropes", "nonsense"), "hawsers": ("ropes",)},
    }
    mine = build_lexicon([tables])
    vault = offering("hawser layer", "rigging", "kites")
    assert [match.person.name for match in match_offers(vault, mine, "a splicer")] == ["P1", "P0"]


def test_a_term_does_not_go_over_a_comma() -> None:
    """What stands on both sides of it are two things."""
    tables: ConceptTables = {
        "ours": {"night-watch": ("night watch",)},
        "theirs": {"clocks": ("watch",), "school": ("night school",)},
    }
    mine = build_lexicon([tables])
    vault = offering("night, watch")
    assert match_offers(vault, mine, "night watch") == []
    assert [match.evidence[0].met[0].concept for match in match_offers(vault, mine, "a watch")] == ["clocks"]
