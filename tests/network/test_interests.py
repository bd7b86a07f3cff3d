"""Who would care about something: the same thing, then a whole field, then what is close; never another thing of that field."""

import pytest

from notesnet.network.interests import match_interests
from tests.network.helpers import contact, phrases, vault_of
from tests.network.lexicon import lexicon


def caring(text: str, *interests: str) -> list[str]:
    """The interests that answer, the nearest first."""
    vault = vault_of(*(contact(f"P{at}", interests=phrases(interest)) for at, interest in enumerate(interests)))
    return [match.evidence[0].line.text for match in match_interests(vault, lexicon(), text)]


SPORTS = ("chess", "tennis", "sport", "sailing", "football", "cycling", "hill walking", "poker", "photography")


def test_one_sport_does_not_answer_another() -> None:
    """Who asks for football hears of football, then of those who love sport as such; chess, tennis and bicycles are others."""
    assert caring("football", *SPORTS) == ["football", "sport"]
    assert caring("chess", *SPORTS) == ["chess"]
    assert caring("hiking", *SPORTS) == ["hill walking", "sport"]
    assert caring("sailing", *SPORTS) == ["sailing", "sport"]


def test_a_whole_field_answers_and_is_answered_by_each_thing_of_it() -> None:
    """The field itself first, then what is of it, then what is only close."""
    found = caring("sport", *SPORTS)
    assert found[0] == "sport"
    assert set(found[1:-1]) == {"tennis", "sailing", "football", "hill walking"}
    assert found[-1] == "cycling"


@pytest.mark.parametrize(
    ("text", "interest"),
    [
        ("a football match", "five-a-side"),
        ("soccer", "football"),
        ("a marathon", "running"),
        ("a swim in the sea", "outdoor swimming"),
        ("walking the dog", "dogs"),
        ("a choir", "choral singing"),
        ("climbing in the Alps", "mountaineering"),
        ("kayaking", "canoes"),
    ],
)
def test_the_same_thing_in_other_words_answers(text: str, interest: str) -> None:
    """Soccer is football, and a marathon is run."""
    assert caring(text, "poker", interest, "knitting") == [interest]


@pytest.mark.parametrize(
    ("text", "lure"),
    [
        ("dogs", "cats"),
        ("horses", "dogs"),
        ("poker", "stargazing"),
        ("yoga", "weight training"),
        ("kites", "model railways"),
        ("camping", "bird watching"),
        ("sailing", "castles"),
        ("football", "yoga"),
    ],
)
def test_two_things_of_one_field_are_two_things(text: str, lure: str) -> None:
    """And what is close to a field is not close to each thing of it."""
    assert caring(text, lure) == []


def test_a_closer_interest_of_somebody_is_told_first() -> None:
    """Of all that somebody cares about, what is the same; each person once."""
    ada = contact("Ada", interests=phrases("sport", "football"))
    (match,) = match_interests(vault_of(ada), lexicon(), "football")
    assert [found.line.text for found in match.evidence] == ["football", "sport"]
