"""Whoever is typed is found without reading the vault, and never somebody else than a full reading would find."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from notesnet.app.locate import Locator, locate, locate_all
from notesnet.app.open_vault import Place, find_place, read_place
from notesnet.errors import NotFoundError
from notesnet.network.people import find_contact

Vault = Callable[[Mapping[str, str | bytes]], Path]
TODAY = date(2026, 11, 25)
PEOPLE = {
    "people/ada.md": "---\nname: Ada Lovelace\naliases: [Countess]\n---\n",
    "people/ada-byron.md": "---\nname: Ada Byron\n---\n",
    "people/ben.md": "---\nname: Ben Okri\naliases: [ada]\n---\n",
    "people/old/cy.md": "---\nname: Cy\n---\n",
    "people/cy.md": "---\nname: Cyprian\n---\n",
    "groups/ben.md": "---\nname: Ben's table\ntype: group\n---\n",
    "journal/2026-11-01.md": "[[ada]]\n",
    **{f"people/p{n}.md": f"---\nname: Person {n}\n---\n" for n in range(30)},
}


@pytest.fixture
def place(vault: Vault) -> Place:
    """A vault with more people than should be read."""
    return find_place(str(vault(PEOPLE)), TODAY)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes that are opened, by file name."""
    seen: list[str] = []
    real = os.open

    def counting(path: str, flags: int, *more: int) -> int:
        if str(path).endswith(".md"):
            seen.append(str(path).rpartition("/")[2])
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", counting)
    return seen


@pytest.mark.parametrize("typed", ["ada", "ADA", "ada.md", "people/ada", "people/ada.md", "[[ada]]", " ada "])
def test_a_file_name_is_found_by_reading_it_and_what_may_be_its_copy(
    typed: str, place: Place, opened: list[str]
) -> None:
    """It beats the alias of somebody else; of 36 notes two are opened."""
    assert locate(place, typed).path == "people/ada.md"
    assert sorted(opened) == ["ada-byron.md", "ada.md"]


def test_a_contact_is_found_beside_another_kind_of_note_of_that_name(place: Place, opened: list[str]) -> None:
    """`ben` is a person here, and a group there."""
    assert locate(place, "ben").path == "people/ben.md"
    assert sorted(opened) == ["ben.md", "ben.md"]


@pytest.mark.parametrize(
    "typed", ["Countess", "lovelace", "Ada L", "p7", "people/old/cy", "cypr", "Person 12", "ada-b"]
)
def test_the_same_person_is_found_as_by_reading_everything(typed: str, place: Place) -> None:
    """By name, alias, path, or a beginning."""
    assert locate(place, typed).path == find_contact(read_place(place), typed).path


@pytest.mark.parametrize("typed", ["cy", "person", "nobody", "ben's table", ""])
def test_nobody_is_guessed(typed: str, place: Place) -> None:
    """Two files of one name, several beginnings, no name: the same error as by reading everything."""
    with pytest.raises(NotFoundError) as quick:
        locate(place, typed)
    with pytest.raises(NotFoundError) as full:
        find_contact(read_place(place), typed)
    assert (quick.value.message, quick.value.candidates) == (full.value.message, full.value.candidates)


def test_everyone_who_is_typed_comes_once(place: Place) -> None:
    """However they are called."""
    found = locate_all(place, ("ada", "Countess", "ben"))
    assert [located.path for located in found] == ["people/ada.md", "people/ben.md"]


def test_what_was_read_is_handed_on(place: Place) -> None:
    """The bytes of the note that was found by its file name; by reading everything they are not kept."""
    assert locate(place, "ada").data == PEOPLE["people/ada.md"].encode()
    assert locate(place, "Countess").data is None


def test_several_who_are_typed_by_name_cost_one_reading_of_the_vault(place: Place, opened: list[str]) -> None:
    """However many they are, each note is opened once."""
    found = locate_all(place, ("Countess", "Ben Okri", "Person 12"))
    assert [located.path for located in found] == ["people/ada.md", "people/ben.md", "people/p12.md"]
    assert len(opened) == len(PEOPLE)


def test_a_note_with_nothing_like_it_beside_it_is_not_read_to_see_that_it_has_no_copy(
    place: Place, opened: list[str]
) -> None:
    """Its name tells."""
    assert Locator(place).conflict("people/p7.md") == ""
    assert opened == []


@pytest.mark.parametrize(
    "copy",
    [
        "ada.sync-conflict-20260503-101500-ABC1234.md",
        "ada (conflicted copy 2026-05-03).md",
        "ada (Ann's conflicted copy 2026-05-03).md",
        "ada.Conflict.md",
        "ada 2.md",
        "ada (1).md",
        "ada-LAPTOP.md",
    ],
)
def test_both_sides_of_a_conflict_are_known_as_by_reading_everything(copy: str, vault: Vault) -> None:
    """The note says so, and the copy is nobody, or says so too."""
    root = vault({**PEOPLE, f"people/{copy}": PEOPLE["people/ada.md"]})
    place = find_place(str(root), TODAY)
    assert locate(place, "ada").conflict == read_place(place).conflicts["people/ada.md"]
    for path in ("people/ada.md", f"people/{copy}"):
        assert Locator(place).conflict(path) == read_place(place).conflicts[path]
    with pytest.raises(NotFoundError):
        locate(place, copy)


def test_somebody_of_a_like_name_is_no_conflict(vault: Vault) -> None:
    """`ada 2` with another name is a person."""
    place = find_place(str(vault({**PEOPLE, "people/ada 2.md": "---\nname: Ada Junior\n---\n"})), TODAY)
    assert locate(place, "ada").conflict == ""
    assert locate(place, "ada 2").conflict == ""
    assert Locator(place).conflict("people/ada 2.md") == ""
