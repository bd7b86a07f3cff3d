"""Who is meant by what was typed."""

from dataclasses import replace

import pytest

from notesnet.errors import NotFoundError
from notesnet.model.group import Group
from notesnet.network.people import find_contact
from tests.network.helpers import contact, vault_of

VAULT = vault_of(
    contact("Ada Lovelace", aliases=("Countess",)),
    contact("Ada Byron", status="archived"),
    contact("Charles Babbage", aliases=("Ada Byron's friend",)),
    contact("José"),
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("people/ada-lovelace.md", "Ada Lovelace"),
        ("ada-lovelace", "Ada Lovelace"),
        ("ADA LOVELACE", "Ada Lovelace"),
        ("countess", "Ada Lovelace"),
        ("[[Ada Lovelace]]", "Ada Lovelace"),
        ("ada l", "Ada Lovelace"),
        ("Ada Byron", "Ada Byron"),  # a name before the beginning of an alias
        ("cha", "Charles Babbage"),
        ("babb", "Charles Babbage"),
        ("Jose\u0301", "José"),
    ],
)
def test_by_file_name_name_alias_or_a_unique_beginning(typed: str, name: str) -> None:
    """Case and Unicode form do not matter."""
    assert find_contact(VAULT, typed).name == name


def test_an_ambiguous_one_lists_the_candidates() -> None:
    """And names what to do."""
    with pytest.raises(NotFoundError) as caught:
        find_contact(VAULT, "ada")
    assert [candidate.partition(" (")[0] for candidate in caught.value.candidates] == [
        "Ada Byron",
        "Ada Lovelace",
        "Charles Babbage",
    ]
    assert caught.value.exit_code == 4


@pytest.mark.parametrize("typed", ["", "  ", "nobody", "people/"])
def test_an_unknown_one_is_not_guessed(typed: str) -> None:
    """Nor is nothing at all."""
    with pytest.raises(NotFoundError):
        find_contact(VAULT, typed)


@pytest.mark.parametrize("typed", ["tuesday breakfast", "tue", "groups/tue.md", "[[tue]]"])
def test_a_group_is_told_from_somebody_unknown(typed: str) -> None:
    """With the command that lists its people."""
    vault = vault_of(contact("Ada"), groups={"groups/tue.md": Group("groups/tue.md", "Tuesday Breakfast")})
    with pytest.raises(NotFoundError) as caught:
        find_contact(vault, typed)
    assert caught.value.message == f"nobody is called {typed!r}: Tuesday Breakfast is a group"
    assert caught.value.help == '`notesnet list group:"Tuesday Breakfast"` shows who belongs to it'


def test_forgotten_quotes_are_told() -> None:
    """When more words follow."""
    with pytest.raises(NotFoundError) as caught:
        find_contact(VAULT, "Grace", ["Hopper"])
    assert '"Grace Hopper"' in str(caught.value.help)


@pytest.mark.parametrize("typed", ["people/Ben.md", "people/Ben", "Ben", "[[Ben]]"])
def test_of_two_files_that_differ_in_case_the_one_that_was_typed(typed: str) -> None:
    """A message that asks for the path must take the path; a name that fits both as well still asks."""
    twins = vault_of(contact("ben"), replace(contact("Ada Lovelace"), path="people/Ben.md"))
    assert find_contact(twins, typed).path == "people/Ben.md"
    assert find_contact(twins, typed.replace("B", "b")).path == "people/ben.md"
    with pytest.raises(NotFoundError, match="2 people"):
        find_contact(twins, "BEN")
