"""Whether words of a note speak of those who read the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.note import Phrase
from notesnet.render.speaks_of import speaks_of
from notesnet.render.views import PersonView, intro_view, me_view, pair_context, person_view
from tests.render.letter_people import TODAY, drafted

AL = PersonView("Al Baker", "Al", "Hello Al")
YUKI = PersonView("田中由紀", "由紀", "Hello")


@pytest.mark.parametrize(
    "why",
    [
        "she builds engines, he designs them",
        "Her scales",
        "they're alike",
        "They’re alike",
        "he'd like that",
        "a match for 'her'",
        "His boat; no wind",
        "the shop is hers.",
        "ask them",
        "it is Al who knows the trade",
        "Al's boat",
        "Al’s boat",
        "al baker needs a lawyer",
    ],
)
def test_words_of_a_note_about_the_reader_are_known_as_such(why: str) -> None:
    """Whole words in any case, with what an apostrophe hangs on them, and what the reader is called."""
    assert speaks_of(why, AL)


@pytest.mark.parametrize(
    "why", ["engines", "also the theatre", "a shed by the others", "a he-man", "Alan needs a lawyer", "hear, hear", ""]
)
def test_words_that_only_look_alike_are_not(why: str) -> None:
    """`he` is in `the`, and `Al` in `also`."""
    assert not speaks_of(why, AL)


def test_scripts_without_blanks_have_no_words_to_tell_apart() -> None:
    """A name is found where it stands."""
    assert speaks_of("由紀さんは会計士です", YUKI)
    assert not speaks_of("会計士です", YUKI)


@pytest.mark.parametrize(
    ("why", "quotes"),
    [
        ("she builds engines, he designs them", True),
        ("they both hate waste", True),
        ("Al needs a hall where his crew can rehearse; 由紀 has one", False),
        ("Al needs a hall, 由紀 has one", False),
        ("her hall would suit Al", True),
        ("a shared trade", False),
    ],
)
def test_to_two_a_name_says_who_is_meant(why: str, quotes: bool) -> None:
    """Both read it, so a "his" behind a name is plain."""
    assert speaks_of(why, AL, YUKI) is quotes
    assert speaks_of(why, YUKI, AL) is quotes


@given(st.text(max_size=80), st.text(max_size=8))
def test_no_words_and_no_name_raise(why: str, called: str) -> None:
    """Whatever was typed."""
    speaks_of(why, PersonView(called, called, "Hello"))
    speaks_of(why, PersonView(called, called, "Hello"), AL)


@pytest.mark.parametrize("template", ["intro", "intro-ask", "intro-chase", "intro-handover"])
@pytest.mark.parametrize("why", ["she builds engines, he designs them", "Her scales", "they're alike"])
def test_every_letter_quotes_a_note_that_speaks_of_the_reader(template: str, why: str) -> None:
    """Said to their faces, "she builds engines, he designs them" would be no letter to them."""
    a, b = (
        person_view(Contact(f"{name}.md", f"{name} Baker", email=(Phrase(f"{name}@x.example", 1),)))
        for name in ("Ann", "Ben")
    )
    note = intro_view(Introduction("i.md", None, None, why=why))
    letter = " ".join(drafted(template, pair_context(a, b, note, me_view(Me()), TODAY)).split())
    assert f'"{why[0].upper()}{why[1:]}."' in letter
