import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.words import clause, count, join, sentence


def test_counts_agree_with_their_noun() -> None:
    """One, many, none; thousands with a comma."""
    assert count(1, "note") == "1 note"
    assert count(3, "note") == "3 notes"
    assert count(0, "note") == "0 notes"
    assert count(1204, "reply") == "1,204 replies"
    assert count(2, "day") == "2 days"
    assert count(2, "touch") == "2 touches"
    assert count(2, "person", "people") == "2 people"
    assert count(1, "person", "people") == "1 person"


def test_lists_end_with_and() -> None:
    """No comma before it."""
    assert [join(words) for words in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == ["", "A", "A and B", "A, B and C"]
    assert join(("A", "B"), "or") == "A or B"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello there", "Hello there."),
        ("she left. ", "She left."),
        ("done!", "Done!"),
        ("really?", "Really?"),
        ("wait…", "Wait…"),
        ('he said "yes."', 'He said "yes."'),
        ("as follows:", "As follows."),
        ("e-mail her", "E-mail her."),
        ("élan", "Élan."),
        ("ada@x.example wrote", "ada@x.example wrote."),
        ("people/ada.md is gone", "people/ada.md is gone."),
        ("iPhone lost", "iPhone lost."),
        ("3 notes", "3 notes."),
        ("", ""),
    ],
)
def test_a_sentence_has_a_capital_and_one_full_stop(text: str, expected: str) -> None:
    """Addresses, paths and made-up spellings keep their letters."""
    assert sentence(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She needs a CFO.", "she needs a CFO"),
        ("A part-time lead", "a part-time lead"),
        ("Introductions to museums.", "introductions to museums"),
        ("Looking for clients", "looking for clients"),
        ("Part-time finance lead.", "part-time finance lead"),
        ("Ada builds engines.", "Ada builds engines"),
        ("Jean-Luc helps", "Jean-Luc helps"),
        ("I know her.", "I know her"),
        ("I'm in", "I'm in"),
        ("AI for museums", "AI for museums"),
        ("IT help", "IT help"),
        ("The U.S.", "the U.S."),
        ("Wait...", "Wait..."),
        ("Who is it?", "who is it?"),
        ("", ""),
    ],
)
def test_a_clause_fits_into_a_sentence_and_leaves_names_alone(text: str, expected: str) -> None:
    """A capital goes only where it is surely no name's."""
    assert clause(text) == expected


@given(st.text())
def test_nothing_that_is_written_raises(text: str) -> None:
    """A clause only loses its stop and its capital; a sentence is stable."""
    assert text.strip().lower().startswith(clause(text).lower())
    assert sentence(sentence(text)) == sentence(text)
