"""Words from notes on a line of ours: safe, short, and still saying what they said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.render import plain
from notesnet.render.plain import plain_words
from notesnet.text.task_line import read_agenda_line, write_line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("met [[Ada Lovelace]] and [[people/bo|Bo]]", "met Ada Lovelace and Bo"),
        ("see [[Deep Work#Chapter 2]] and ![[pic.png]]", "see Deep Work and pic.png"),
        ("the [article](https://x.example/a_(b)?c==d), now", "the article, now"),
        ("[note](<a b.md>)", "note"),
        ("**urgent** and __soon__, ~~not~~ ==now==", "urgent and soon, not now"),
        ("2**3 == 8", "2**3 == 8"),
        ("a %%secret%% plan <!-- hidden --> here", "a plan here"),
        ("open %%to the end", "open"),
        ("pricing. #gave/advice #client", "pricing."),
        ("gave her the list #gave, she was glad", "gave her the list, she was glad"),
        ("asked about #fundraising", "asked about fundraising"),
        ("met #fintech people", "met fintech people"),
        ("#client/acme wants more", "acme wants more"),
        ("we are #1", "we are #1"),
        ("#got/advice", "advice"),
        ("call her 📅 2026-11-25 🔁 every week ^abc-1", "call her"),
        ("pay [due:: 2026-11-25] now", "pay now"),
        ("two\n lines \t here", "two lines here"),
        ("a\x1b[31mred\u202e", "a\\x1b[31mred\\u202e"),
        ("#task Call her", "Call her"),
        ("send the list #task", "send the list"),
        ("help with #task", "help with"),
        ("#task", ""),
        ("", ""),
    ],
)
def test_plain_words(text: str, words: str) -> None:
    """Links become their words, tags that file and what hides go."""
    assert plain_words(text) == words


def test_a_long_text_is_cut_at_a_word() -> None:
    """With an ellipsis, and never longer than asked for."""
    assert plain_words("one two, three four", 12) == "one two…"
    assert plain_words("x" * 50, 10) == "x" * 10 + "…"
    assert plain_words("one two", 7) == "one two"


@given(text=st.text(st.sampled_from("ab #[]()|!*_=%~<->📅⏳🔁^:.\n\t1é") | st.characters(), max_size=60))
def test_any_text_stands_on_a_line_that_is_read_as_written(text: str) -> None:
    """Whatever somebody typed, the line is known again, untouched."""
    words = plain_words(text)
    assert "\n" not in words
    line = write_line(f"[[ada]] — {words}", None, "nn-7f3a2c")
    read = read_agenda_line(line)
    assert read is not None
    assert (read.id, read.untouched) == ("nn-7f3a2c", True)


@given(text=st.text(st.sampled_from("ab 9,.'-+@&/\"_:;#[*=~\t\né"), max_size=30))
def test_words_without_any_sign_are_as_they_were_looked_at(text: str) -> None:
    """What is known at a glance to be plain is what all the looking would have made of it."""
    plainly = " ".join(text.split())
    if plain._is_plain(plainly):
        assert plain._made_plain(plainly) == plainly == plain_words(text)


def test_a_megabyte_costs_nothing() -> None:
    """Only what may be shown is looked at."""
    for piece in ("[[", "- [ ] #", "**", "%%", "<!--", "(", "[a]("):
        assert len(plain_words(piece * 300_000)) <= 161
