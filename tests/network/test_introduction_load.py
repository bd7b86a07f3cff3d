"""Asking those who introduce me: not too often without giving, and not two of them for one person."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.network.connector_load import connector_loads, load_of
from tests.network.helpers import ADA, TODAY, at, contact, link, logged, vault_of


def _ask(number: int, when: str, **more: Any) -> Introduction:
    """Ada asked for an introduction to a person of that number."""
    target = link(f"people/p{number}.md", f"Person {number}")
    note = Introduction(f"intros/{number}.md", link(ADA, "Ada"), target, "received", a_asked=at(when, number))
    return replace(note, **more)


def _found(*notes: Introduction, ada: Contact | None = None, today: str = "0") -> list[tuple[str, int, str]]:
    vault = vault_of(ada or contact("Ada"), contact("Ben"), introductions={note.path: note for note in notes})
    return [(load.path, load.line, load.message) for load in connector_loads(vault, at(today).date)]


def test_a_third_ask_in_a_quarter_with_nothing_given_is_one_too_many() -> None:
    """The third one is named, at the line of its ask; two are fine, and so is one a quarter."""
    assert _found(_ask(1, "2026-09-10"), _ask(2, "2026-10-10")) == []
    ((path, line, message),) = _found(_ask(1, "2026-09-10"), _ask(2, "2026-10-10"), _ask(3, "2026-11-20"))
    assert (path, line) == ("intros/3.md", 3)
    assert "ask number 3 of Ada since 2026-08-20" in message
    assert _found(_ask(1, "2026-08-20"), _ask(2, "2026-10-10"), _ask(3, "2026-11-20")) == []


@pytest.mark.parametrize("tag", ["gave", "gave/advice", "Gave"])
def test_who_was_given_something_may_be_asked_again(tag: str) -> None:
    """A line `#gave` in that time, also one in the private part."""
    asks = _ask(1, "2026-09-10"), _ask(2, "2026-10-10"), _ask(3, "2026-11-20")
    given = logged("2026-10-01", "email", "the article", tags=[tag])
    assert _found(*asks, ada=contact("Ada", log=(given,))) == []
    early = given._replace(date=at("2026-08-01").date)
    assert len(_found(*asks, ada=contact("Ada", log=(early,)))) == 1


def test_an_introduction_is_something_given() -> None:
    """To either of the two."""
    asks = _ask(1, "2026-09-10"), _ask(2, "2026-10-10"), _ask(3, "2026-11-20")
    given = Introduction("intros/g.md", link("people/ben.md"), link(ADA), introduced=at("2026-11-01"))
    assert _found(*asks, given) == []
    assert len(_found(*asks, replace(given, introduced=None))) == 1


def test_one_person_through_two_connectors_is_one_too_many() -> None:
    """The later ask is named; not once the first one introduced me or was closed."""
    first = replace(_ask(1, "2026-10-10"), a=link("people/ben.md", "Ben"))
    second = replace(_ask(2, "2026-11-10"), b=first.b)
    ((path, _line, message),) = _found(first, second)
    assert path == "intros/2.md"
    assert message == "Ben was asked for Person 1 as well, on 2026-10-10 (intros/1.md)"
    assert _found(replace(first, introduced=at("-5")), second) == []
    assert _found(replace(first, closed=at("-5")), second) == []


def test_before_asking_the_day_is_that_of_the_step() -> None:
    """`load_of` for a note in which the ask does not stand yet; given introductions and later asks are no matter."""
    notes = _ask(1, "2026-09-10"), _ask(2, "2026-10-10"), replace(_ask(3, "0"), a_asked=None)
    vault = vault_of(contact("Ada"), introductions={note.path: note for note in notes})
    assert len(list(load_of(vault, notes[2], TODAY))) == 1
    assert list(load_of(vault, replace(notes[2], direction="given"), TODAY)) == []
    assert _found(_ask(1, "2026-12-01"), _ask(2, "2026-12-02"), _ask(3, "2026-12-03")) == []


def test_people_without_a_note_are_told_apart_by_name() -> None:
    """In any case."""
    nobody = link(ADA, "Tom Okafor")._replace(path=None)
    first = replace(_ask(1, "2026-10-10"), a=link("people/ben.md", "Ben"), b=nobody)
    second = replace(_ask(2, "2026-11-10"), b=nobody._replace(target="tom okafor", shown=None))
    third = replace(_ask(3, "2026-11-11"), b=nobody._replace(target="Tim", shown=None))
    assert [path for path, _line, _message in _found(first, second, third)] == ["intros/2.md"]
