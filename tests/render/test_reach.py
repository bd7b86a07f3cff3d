"""Which of someone's numbers and addresses a letter passes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.render.reach import reach
from notesnet.render.views import person_view

PHONE, EMAIL = "Phone: +1 404 555 0142", "E-mail: ada@engines.example"


def of(prefers: str, phone: str = "+1 404 555 0142", email: str = "ada@engines.example") -> str:
    numbers, addresses = ((Phrase(text, 1),) if text else () for text in (phone, email))
    return reach(person_view(Contact("p.md", "Ada Lovelace", phone=numbers, email=addresses, prefers=prefers)))


@pytest.mark.parametrize(
    ("prefers", "expected"),
    [
        ("", EMAIL),
        ("mornings", EMAIL),
        ("email, mornings", EMAIL),
        ("E-mail.", EMAIL),
        ("a call before nine", PHONE),
        ("call me, e-mail is slow", f"{PHONE}\n{EMAIL}"),
        ("e-mail first, then a call", f"{EMAIL}\n{PHONE}"),
        ("a call rather than e-mail", PHONE),
        ("would rather be called than written to, after four", PHONE),
        ("e-mail rather than phone", EMAIL),
        ("e-mail, never by phone", EMAIL),
        ("no calls please, e-mail", EMAIL),
        ("no calls but e-mail is fine", EMAIL),
        ("doesn't like calls; writes back quickly by email", EMAIL),
        ("don't call before ten", EMAIL),
        ("no e-mail, text", PHONE),
        ("WhatsApp", PHONE),
        ("Phone (never after six)", PHONE),
    ],
)
def test_only_what_someone_likes_is_passed_on(prefers: str, expected: str) -> None:
    """In the order in which they are named; in doubt the address, never the number."""
    assert of(prefers) == expected


def test_what_is_missing_is_not_passed_on() -> None:
    """The other way stands in for one that is not known."""
    assert of("a call", phone="") == EMAIL
    assert of("e-mail", email="") == PHONE
    assert of("", phone="", email="") == ""


@given(st.text(max_size=200))
def test_any_words_give_a_way(prefers: str) -> None:
    """Whatever was typed, somebody with an address can be reached."""
    assert of(prefers).split("\n")[0] in (PHONE, EMAIL)
