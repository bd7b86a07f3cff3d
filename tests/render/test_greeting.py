"""How people are addressed, one by one and two at a time."""

import pytest

from notesnet.render.greeting import first_name, greet_both, greeting


@pytest.mark.parametrize(
    ("name", "call_me", "typed", "expected"),
    [
        ("Ada Lovelace", "", "", "Hello Ada"),
        ("Ada Lovelace", "Countess", "", "Dear Countess"),
        ("Ada Lovelace", "Ada", "Good morning Ada", "Good morning Ada"),
        ("Ada Lovelace", "", "Dear Ada,", "Dear Ada"),
        ("Jürgen Müller", "", "Hallo Jürgen!", "Hallo Jürgen"),
        ("Dr. Jürgen Müller", "", "", "Hello"),
        ("田中由紀", "", "", "Hello"),
        ("田中由紀", "", "Dear Yuki", "Dear Yuki"),
        ("ليلى حداد", "", "", "Hello"),
        ("Prince", "", "", "Hello"),
        ("Mary Ann Evans", "", "", "Hello"),
        ("J. Smith", "", "", "Hello"),
    ],
)
def test_a_greeting_is_typed_or_certain_or_plain(name: str, call_me: str, typed: str, expected: str) -> None:
    """Nobody is called by what may be no first name; the comma is the template's."""
    assert greeting(name, call_me, typed) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Dear Grace", "Dear Yuki", "Dear Grace, dear Yuki"),
        ("Hello Ada", "Hello Ben", "Hello Ada, hello Ben"),
        ("Hello", "Hello", "Hello both"),
        ("Hi", "hi", "Hi both"),
        ("Hello Ada", "Hello", "Hello both"),
        ("Dear Grace", "Hello", "Hello both"),
        ("Dear Grace", "Hello Ben", "Dear Grace, dear Ben"),
        ("Hello Ben", "Dear Grace", "Dear Ben, dear Grace"),
        ("Liebe Ada", "Lieber Jürgen", "Liebe Ada, lieber Jürgen"),
        ("Dear Grace", "Ms Tanaka", "Dear Grace, Ms Tanaka"),
        ("Dear Grace", "田中様", "Dear Grace, 田中様"),
        ("Dear Ada", "Dear Ada", "Dear Ada, dear Ada"),
    ],
)
def test_two_greetings_join_in_one_tone(first: str, second: str, expected: str) -> None:
    """A name never loses its capital, and nobody is left out."""
    assert greet_both(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "names", "expected"),
    [
        ("Hello Tom", "Hello Tom", ("Tom Baker", "Tom Carver"), "Hello Tom Baker, hello Tom Carver"),
        ("Dear Tom", "Hello tom", ("Tom Baker", "Tom Carver"), "Dear Tom Baker, dear Tom Carver"),
        ("Liebe Kim", "Lieber Kim", ("Kim Ahrend", "Kim Berg"), "Liebe Kim Ahrend, lieber Kim Berg"),
        ("Hello Tom", "Hello Tim", ("Tom Baker", "Tim Carver"), "Hello Tom, hello Tim"),
        ("Hello", "Hello", ("Tom Baker", "Tom Carver"), "Hello both"),
        ("Hello Tom", "Hello Tom", ("Tom Baker", "Tom Baker"), "Hello Tom, hello Tom"),
    ],
)
def test_two_who_are_called_alike_are_greeted_by_their_whole_names(
    first: str, second: str, names: tuple[str, str], expected: str
) -> None:
    """Nobody has to guess which of two Toms is meant."""
    assert greet_both(first, second, names) == expected


@pytest.mark.parametrize(
    ("name", "call_me", "expected"),
    [
        ("Ada Lovelace", "", "Ada"),
        ("Ada Lovelace", "Countess", "Countess"),
        ("Dr. Jürgen Müller", "", "Dr. Jürgen Müller"),
        ("田中由紀", "", "田中由紀"),
        ("ليلى حداد", "", "ليلى حداد"),
        ("Mary Ann Evans", "", "Mary Ann Evans"),
    ],
)
def test_inside_a_letter_the_whole_name_stands_in_doubt(name: str, call_me: str, expected: str) -> None:
    """`call_me` decides, else two Latin words, else the whole name."""
    assert first_name(name, call_me) == expected
