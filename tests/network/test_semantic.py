"""A model of language moves those whom the concepts found, and adds a few where hardly anyone was found; never a look-alike."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.suggestion import Match
from notesnet.model.vault import Vault
from notesnet.network.match import match_offers
from notesnet.network.semantic import ADDED, FEW, NEAR_ALONE, NEAR_BESIDE, Likeness, with_meaning
from tests.network.helpers import contact, link, phrases, vault_of
from tests.network.lexicon import lexicon, offering

WORDS = st.lists(
    st.sampled_from(
        "java coffee developer lending finance lead CFO for printing board games museum café 10 🎉 ß".split()
    ),
    max_size=6,
).map(" ".join)


def near(table: Mapping[str, float], otherwise: float = 0.0) -> Likeness:
    """A likeness that has learned a few texts by heart."""

    def likeness(text: str, texts: Sequence[str]) -> list[float]:
        return [1.0 if text == other else table.get(other, otherwise) for other in texts]

    return likeness


def found(vault: Vault, text: str, likeness: Likeness) -> list[str]:
    """The lines that were found, the best first."""
    return [match.evidence[0].line.text for match in with_meaning(vault, text, _plain(vault, text), likeness)]


def _plain(vault: Vault, text: str) -> list[Match]:
    return match_offers(vault, lexicon(), text)


def test_what_nobody_knows_the_words_for_is_added_by_its_meaning() -> None:
    """It says so, and its score is below what the likeness alone is."""
    vault = offering("zorbling of snarks", "wumpus counts")
    (match,) = with_meaning(vault, "frobnication", _plain(vault, "frobnication"), near({"zorbling of snarks": 0.6}))
    assert match.person.name == "P0"
    assert [met.concept for met in match.evidence[0].met] == ["close in meaning"]
    assert 0 < match.score < 0.6


@pytest.mark.parametrize(
    ("text", "lure"),
    [
        ("a zorbling audit", "audit for snarks"),
        ("a turkisher market", "turkey zorbler"),
        ("a windzorb grant", "wind turbining"),
        ("a zorb screwdriver", "driver of snarks"),
    ],
)
def test_what_shares_a_word_is_never_added(text: str, lure: str) -> None:
    """Of words that are the same, begin alike or stand one in another the concepts have judged already."""
    vault = offering(lure)
    before = [match.person.name for match in _plain(vault, text)]
    after = [match.person.name for match in with_meaning(vault, text, _plain(vault, text), near({lure: 0.99}))]
    assert after == before


def test_small_words_are_no_likeness_of_letters() -> None:
    """Two lines that share only `someone who has` share nothing."""
    vault = offering("someone who has zorbled")
    assert found(vault, "someone who has frobbed", near({"someone who has zorbled": 0.9})) == [
        "someone who has zorbled"
    ]


def test_it_must_be_nearer_where_somebody_was_found() -> None:
    """Beside a sure answer a vague one is left out."""
    text, between = "a part-time finance lead", (NEAR_ALONE + NEAR_BESIDE) / 2
    vault = offering("zorbling of snarks", "fractional CFO for start-ups")
    assert found(vault, text, near({"zorbling of snarks": between})) == ["fractional CFO for start-ups"]
    assert found(vault, "frobnication", near({"zorbling of snarks": between})) == ["zorbling of snarks"]


def test_where_enough_were_found_nobody_is_added() -> None:
    """Nor are more than two, ever."""
    offers = ["fractional CFO for start-ups", "finance director, two days a week", "part-time finance lead"]
    vault = offering(*offers, "zorbling of snarks")
    assert len(offers) == FEW
    assert "zorbling of snarks" not in found(vault, "a part-time finance lead", near({}, otherwise=0.9))
    assert len(found(offering(*"abcdefg"), "frobnication", near({}, otherwise=0.9))) == ADDED


def test_those_who_were_found_stand_in_the_order_of_both() -> None:
    """The likeness decides between two whom the concepts hold to be nearly as good."""
    offers = ("fractional CFO for start-ups", "fractional CFO for charities")
    vault = offering(*offers)
    for first, other in (offers, offers[::-1]):
        assert found(vault, "a part-time finance lead", near({first: 0.9, other: 0.2})) == [first, other]


def test_who_is_archived_is_not_added_and_who_knows_one_stays_last() -> None:
    """Someone who is added and knows one who offers it is told once, by what they offer."""
    vault = vault_of(
        contact(
            "Cem", offers=phrases("fractional CFO for start-ups"), knows=(link("people/dora.md"), link("people/e.md"))
        ),
        contact("Dora", offers=phrases("zorbling of snarks")),
        contact("E", offers=phrases("wumpus counts")),
        contact("Fay", offers=phrases("gluing of grues"), status="archived"),
    )
    text = "a part-time finance lead"
    model = near({"zorbling of snarks": 0.8, "gluing of grues": 0.9})
    told = [
        (match.person.name, match.evidence[0].kind) for match in with_meaning(vault, text, _plain(vault, text), model)
    ]
    assert told == [("Cem", "offers"), ("Dora", "offers"), ("E", "knows")]


def test_a_role_is_found_by_its_meaning_too() -> None:
    """What someone is answers as what they offer."""
    assert found(vault_of(contact("Ada", role="Zorbler")), "frobnication", near({"Zorbler": 0.5})) == ["Zorbler"]


def test_what_a_line_wants_is_no_meaning_of_it() -> None:
    """Who seeks snarks is near to nobody who asks for snarks in other words."""
    text = "frobnication"
    vault = offering("grue, seeks snarks")
    assert found(vault, text, near({"grue, seeks snarks": 0.9, "snarks": 0.9})) == []
    assert found(vault, text, near({"grue": 0.9})) == ["grue, seeks snarks"]


@given(WORDS, st.lists(WORDS.filter(bool), max_size=6), st.floats(-1, 1))
def test_whoever_the_concepts_found_is_still_found(text: str, offers: list[str], likeness: float) -> None:
    """The model takes nobody away, adds two at most, and every score is 0 to 1."""
    vault = offering(*offers)
    before = {match.person for match in _plain(vault, text)}
    after = with_meaning(vault, text, _plain(vault, text), near({}, otherwise=likeness))
    people = [match.person for match in after]
    assert before <= set(people)
    assert len(people) == len(set(people)) <= len(before) + ADDED
    assert all(0 <= match.score <= 1 for match in after)
