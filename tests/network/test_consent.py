"""Whether two people may be introduced."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.introduction import Answer, Introduction, Reply
from notesnet.network.consent import consent_of, note_about
from tests.network.helpers import ADA, TODAY, at, contact, link, vault_of

BEN = "people/ben.md"
YES, NO = Reply(Answer.YES, None, 1), Reply(Answer.NO, None, 1)
NOTE = Introduction("intros/n.md", link(ADA), link(BEN))


def missing(note: Introduction | None, a: str = "ask", b: str = "ask") -> tuple[str, ...]:
    """Whose yes is missing."""
    ada, ben = contact("Ada", introductions=a), contact("Ben", introductions=b)
    vault = vault_of(ada, ben, introductions={note.path: note} if note else {})
    return consent_of(vault, ada, ben, TODAY).missing


@pytest.mark.parametrize(
    ("fields", "wishes", "who"),
    [
        ({}, ("ask", "ask"), ("Ada has not said yes", "Ben has not said yes")),
        ({"a_answer": YES, "b_answer": YES}, ("ask", "ask"), ()),
        ({"asked_by": "a", "b_answer": YES}, ("ask", "ask"), ()),
        ({"asked_by": "a"}, ("ask", "ask"), ("Ben has not said yes",)),
        ({"a_answer": YES, "b_answer": NO}, ("ask", "open"), ("Ben said no",)),
        ({"a_answer": YES, "b_answer": YES}, ("ask", "no"), ("Ben wants no introductions",)),
        ({"a_answer": YES}, ("ask", "open"), ()),
    ],
)
def test_each_yes_stands_in_the_note_or_is_a_standing_one(
    fields: dict[str, Any], wishes: tuple[str, str], who: tuple[str, ...]
) -> None:
    """`open` is a standing yes; `no` forbids even after an earlier yes; asking for it is a yes."""
    assert missing(replace(NOTE, **fields), *wishes) == who


@pytest.mark.parametrize(
    ("a", "b", "who"),
    [
        ("ask", "ask", ("Ada has not been asked", "Ben has not been asked")),
        ("open", "open", ()),
        ("open", "ask", ("Ben has not been asked",)),
        ("open", "no", ("Ben wants no introductions",)),
    ],
)
def test_without_a_note_only_two_open_ones_agree(a: str, b: str, who: tuple[str, ...]) -> None:
    """No note counts as no consent."""
    assert missing(None, a, b) == who


def test_a_closed_note_and_a_received_one_do_not_count() -> None:
    """An open one comes before an ended one."""
    ada, ben = contact("Ada"), contact("Ben")
    closed = replace(NOTE, path="intros/c.md", closed=at("-1"))
    received = replace(NOTE, path="intros/r.md", direction="received")
    declined = replace(NOTE, path="intros/d.md", b_answer=NO, created=at("-1"))
    vault = vault_of(ada, ben, introductions={n.path: n for n in (closed, received, declined, NOTE)})
    assert note_about(vault, ben, ada, TODAY) == NOTE
    assert note_about(replace(vault, introductions={closed.path: closed}), ada, ben, TODAY) is None
