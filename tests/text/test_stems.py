"""Words as matching compares them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.stems import singular, stems_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Part-time CFO, for start-ups!", ["part", "time", "cfo", "for", "start", "ups"]),
        ("C++ and C#, node.js; R&D", ["c++", "and", "c#", "node.js", "r&d"]),
        ("a Founder’s café in the U.S.", ["a", "founder", "cafe", "in", "the", "us"]),
        ("森田 小百合", ["森田", "小百合"]),
        ("", []),
    ],
)
def test_words_are_folded_and_joined_signs_are_kept(text: str, words: list[str]) -> None:
    """Case, accents, hyphens and ``'s`` make no difference."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("plural", "word"),
    [
        ("agencies", "agency"),
        ("boxes", "box"),
        ("shops", "shop"),
        ("business", "business"),
        ("bus", "bus"),
        ("ties", "tie"),
    ],
)
def test_plurals_lose_their_ending(plural: str, word: str) -> None:
    """Words that only end in s keep it."""
    assert singular(plural) == word


def test_forms_of_a_word_have_one_stem() -> None:
    """By the Snowball rules."""
    assert len(set(stems_of(["photographer", "photographers", "photography"]).values())) <= 2
    assert stems_of(["lending", "lend"]) == {"lending": "lend", "lend": "lend"}


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    """Nothing raises, and words hold no blanks."""
    assert all(word and not any(sign.isspace() for sign in word) for word in words_of(text))
