"""Sentences made of words that somebody typed: they hold whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.render.describe import ask_about, looks_for, quoted, still_looking, work
from notesnet.render.views import person_view


def phrases(text: str) -> tuple[Phrase, ...]:
    return (Phrase(text, 1),)


@pytest.mark.parametrize(
    ("phrase", "offer", "need", "question"),
    [
        (
            "a part-time finance lead",
            "Ada is a good person to ask about a part-time finance lead.",
            "Ada is looking for a part-time finance lead.",
            "Are you still looking for a part-time finance lead?",
        ),
        (
            "introductions to museums",
            "Ada is a good person to ask about introductions to museums.",
            "Ada is looking for introductions to museums.",
            "Are you still looking for introductions to museums?",
        ),
        (
            "A bookkeeper.",
            "Ada is a good person to ask about a bookkeeper.",
            "Ada is looking for a bookkeeper.",
            "Are you still looking for a bookkeeper?",
        ),
        (
            "help with grants",
            "Ada is a good person to ask about help with grants.",
            "Ada is looking for help with grants.",
            "Are you still looking for help with grants?",
        ),
        (
            "Rust mentoring",
            "Ada offers this: Rust mentoring.",
            "Ada is looking for help with this: Rust mentoring.",
            "Is this still on your list: Rust mentoring?",
        ),
        (
            "IT support",
            "Ada is a good person to ask about IT support.",
            "Ada is looking for IT support.",
            "Are you still looking for IT support?",
        ),
        (
            "find a CFO",
            "Ada offers this: find a CFO.",
            "Ada is looking for help with this: find a CFO.",
            "Is this still on your list: find a CFO?",
        ),
        (
            "to hire a CFO!",
            "Ada offers this: to hire a CFO!",
            "Ada is looking for help with this: to hire a CFO!",
            "Is this still on your list: to hire a CFO?",
        ),
        (
            "I can review contracts",
            'Ada offers this: "I can review contracts."',
            'Ada is looking for help with this: "I can review contracts."',
            'Is this still on your list: "I can review contracts"?',
        ),
        (
            "Looking for a flat. Quiet, please",
            "Ada offers this: looking for a flat. Quiet, please.",
            "Ada is looking for help with this: looking for a flat. Quiet, please.",
            "Is this still on your list: looking for a flat. Quiet, please?",
        ),
        (
            "who knows pumps?",
            "Ada offers this: who knows pumps?",
            "Ada is looking for help with this: who knows pumps?",
            "Is this still on your list: who knows pumps?",
        ),
        (
            "somebody to take over our café",
            'Ada is a good person to ask about "somebody to take over our café".',
            'Ada is looking for "somebody to take over our café".',
            'Are you still looking for "somebody to take over our café"?',
        ),
    ],
)
def test_sentences_hold_whatever_was_typed(phrase: str, offer: str, need: str, question: str) -> None:
    """A thing stands inside the sentence, anything else behind a colon."""
    person = person_view(Contact("p.md", "Ada Lovelace", offers=phrases(phrase), needs=phrases(phrase)))
    assert (ask_about(person), looks_for(person), still_looking(person)) == (offer, need, question)


@given(st.text(max_size=120))
def test_no_phrase_breaks_a_sentence(phrase: str) -> None:
    """One line, one sign at the end, whatever the phrase."""
    person = person_view(Contact("p.md", "Ada Lovelace", offers=phrases(phrase), needs=phrases(phrase)))
    for made in (ask_about(person), looks_for(person), still_looking(person)):
        assert "\n" not in made
        assert not made.endswith((",.", ";.", ":.", "?.", "!.", ".?", ",?"))


@pytest.mark.parametrize(
    ("role", "company", "expected"),
    [
        ("Founder", "Analytical Engines", "founder at Analytical Engines"),
        ("Founder of Analytical Engines", "Analytical Engines", "founder of Analytical Engines"),
        ("designer", "self-employed", "designer, self-employed"),
        ("Founder", "", "founder"),
        ("", "Analytical Engines", "from Analytical Engines"),
        ("", "Freelance", "Freelance"),
        ("", "", ""),
    ],
)
def test_work_stands_behind_a_name(role: str, company: str, expected: str) -> None:
    """Nobody works "at self-employed", and nothing is said twice."""
    assert work(person_view(Contact("p.md", "Ada", role=role, company=company))) == expected


def test_own_words_stand_in_quotes_as_they_are() -> None:
    """Only a full stop is added, and quotes that were typed around them are not doubled."""
    assert quoted("Ada builds engines") == '"Ada builds engines."'
    assert quoted("Ada builds engines!") == '"Ada builds engines!"'
    assert quoted('"Ada builds engines."') == '"Ada builds engines."'
    assert quoted('Ada says "engines"') == '“Ada says "engines".”'
    assert quoted("由紀は会計士です。") == '"由紀は会計士です。"'
