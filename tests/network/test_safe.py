"""Why somebody is left in peace."""

from typing import Any

import pytest

from notesnet.model.introduction import Introduction
from notesnet.network.safe import why_left_in_peace
from notesnet.network.suggestions import scope_of
from tests.network.helpers import ADA, TODAY, at, contact, link, vault_of
from tests.network.lexicon import lexicon


@pytest.mark.parametrize(
    ("fields", "asked", "words"),
    [
        ({"status": "archived"}, "-1", "Ada is archived, so nobody is suggested."),
        (
            {"introductions": "no", "lines": {"introductions": 4}},
            None,
            "Ada wants no introductions (people/ada.md:4), so nobody is suggested.",
        ),
        ({"paused_until": at("2027-01-10")}, None, "Ada is paused until 10 Jan 2027, so nobody is suggested."),
        ({}, "-3", "Ada was asked on 22 Nov and is left in peace until 23 Dec, so nobody is suggested."),
        ({}, "-30", "Ada was asked on 26 Oct and is left in peace until 26 Nov, so nobody is suggested."),
        ({}, "-31", ""),
        ({"paused_until": at("0")}, None, ""),
    ],
)
def test_the_rule_that_keeps_somebody_from_being_suggested_is_said(
    fields: dict[str, Any], asked: str | None, words: str
) -> None:
    """Exactly for those who are left out everywhere, with the day on which that ends."""
    ada = contact("Ada", **fields)
    note = Introduction("intros/x.md", link(ADA), link("people/ben.md"), a_asked=at(asked) if asked else None)
    vault = vault_of(ada, contact("Ben"), introductions={note.path: note})
    assert why_left_in_peace(vault, ada, TODAY) == words
    assert bool(words) == scope_of(vault, lexicon(), TODAY).between.silent(list(vault.contacts).index(ADA))
