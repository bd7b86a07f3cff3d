"""What a template may see of a note, and what it may not."""

import dataclasses
from datetime import date

import pytest

from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Outcome, Reply
from notesnet.model.me import Me
from notesnet.model.note import Day, Phrase
from notesnet.model.touch import LogLine
from notesnet.render.views import Extra, IntroView, intro_view, me_view, pair_context, person_context, person_view

TODAY = date(2026, 11, 25)


def phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(text, 1) for text in texts)


def test_a_person_has_exactly_the_fields_that_the_command_line_page_names() -> None:
    """In its order, and nothing else: no path, no log, no tags."""
    fields = [field.name for field in dataclasses.fields(person_view(Contact("people/a.md", "Ada")))]
    assert " ".join(fields) == (
        "name first_name greeting email phone company role location offers needs interests blurb prefers last_touch extra"
    )


def test_every_value_is_plain() -> None:
    """Text, tuples of text, dates, None, and the person's own properties."""
    contact = Contact(
        "people/ada.md",
        "Ada Lovelace",
        email=phrases("ada@engines.example", "ada@home.example"),
        phone=phrases("+44 20 7946 0000"),
        needs=phrases("a part-time\nfinance lead", " "),
        log=(LogLine(TODAY, "coffee", "secret", 9, private=True),),
        extra={"Lead source": "breakfast", "kids": ("Ann", "Ben")},
        has_private=True,
    )
    view = person_view(contact, TODAY)
    assert view.email == "ada@engines.example"
    assert view.needs == ("a part-time finance lead",)
    assert view.last_touch == TODAY
    for field in dataclasses.fields(view):
        value = getattr(view, field.name)
        assert isinstance(value, (str, tuple, date, Extra))
    assert "secret" not in repr(view)


def test_text_over_several_lines_becomes_one_paragraph() -> None:
    """A blurb is often a block of YAML; a link in it is shown by its words."""
    contact = Contact(
        "p.md", "Ada", blurb="Ada builds engines\n  that weave [[Algebra|algebra]]\nfor [[people/Charles Babbage]]."
    )
    assert person_view(contact).blurb == "Ada builds engines that weave algebra for Charles Babbage."


@pytest.mark.parametrize("name", ["lead_source", "Lead source", "lead-source", "LEADSOURCE"])
def test_own_properties_are_found_as_everywhere(name: str) -> None:
    """Case, `-`, `_` and blanks do not matter; a missing one is no attribute."""
    extra = person_view(Contact("p.md", "Ada", extra={"Lead source": "[[Breakfast]]", "kids": ("A", "B")})).extra
    assert extra[name] == "Breakfast"
    assert name in extra
    assert extra.lead_source == "Breakfast"
    assert extra.kids == ("A", "B")
    with pytest.raises(AttributeError):
        _ = extra.unknown
    with pytest.raises(KeyError):
        _ = extra["_values"]


@pytest.mark.parametrize(
    ("me", "expected"),
    [
        (Me(name="Robin Weiss", signature="Robin"), "Best wishes,\nRobin"),
        (Me(name="Robin Weiss"), "Best wishes,\nRobin Weiss"),
        (Me(name="Robin Weiss", call_me="Robin"), "Best wishes,\nRobin"),
        (Me(signature="Yours,\n  Robin  Weiss\n"), "Yours,\nRobin Weiss"),
        (Me(signature="Robin Weiss\nWeiss & Co, Atlanta"), "Best wishes,\nRobin Weiss\nWeiss & Co, Atlanta"),
        (Me(), "Best wishes"),
    ],
)
def test_a_letter_always_has_an_end(me: Me, expected: str) -> None:
    """A signature that begins with closing words is taken as it is; its lines are kept."""
    assert me_view(me).sign_off == expected


def test_an_introduction_shows_a_yes_and_never_a_no() -> None:
    """Who asked for it has agreed; a no is private."""
    introduction = Introduction(
        "intros/x.md",
        None,
        None,
        asked_by="a",
        why="she builds\nengines",
        b_asked=Day(TODAY, 5),
        b_answer=Reply(Answer.NO, TODAY, 6),
        outcome=Outcome("she hired him", None, 7),
    )
    view = intro_view(introduction)
    assert (view.recorded, view.why, view.asked_by, view.a_agreed, view.b_agreed) == (
        True,
        "she builds engines",
        "a",
        True,
        False,
    )
    assert (view.a_asked, view.b_asked, view.outcome) == (None, TODAY, "she hired him")


def test_swapped_the_letters_a_is_the_b_of_the_note() -> None:
    """Everything that belongs to a party changes sides, and back."""
    introduction = Introduction(
        "i.md", None, None, asked_by="b", a_asked=Day(TODAY, 4), a_answer=Reply(Answer.YES, None, 5)
    )
    view = intro_view(introduction, swapped=True)
    assert (view.asked_by, view.a_agreed, view.b_agreed, view.a_asked, view.b_asked) == ("a", True, True, None, TODAY)
    assert intro_view(None) == IntroView()


def test_two_who_share_a_first_name_are_told_apart() -> None:
    """Inside the letter they are called by their whole names."""
    a, b = (person_view(Contact("p.md", name)) for name in ("Ada Lovelace", "Ada Byron"))
    context = pair_context(a, b, IntroView(), me_view(Me()), TODAY)
    assert [getattr(context[key], "first_name", "") for key in ("a", "b")] == ["Ada Lovelace", "Ada Byron"]


def test_the_two_contexts_hold_what_the_command_line_page_names() -> None:
    """`me`, `sender`, `today`, and one person or two with their introduction."""
    person, me = person_view(Contact("p.md", "Ada")), me_view(Me())
    assert set(person_context(person, me, TODAY)) == {"me", "sender", "today", "contact"}
    assert set(pair_context(person, person, IntroView(), me, TODAY)) == {"me", "sender", "today", "a", "b", "intro"}
