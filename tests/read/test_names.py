"""What a contact is called."""

import pytest

from tests.read.helpers import Read, note


@pytest.mark.parametrize(
    ("path", "front", "name"),
    [
        ("people/ada-lovelace.md", "name: Ada Lovelace", "Ada Lovelace"),
        ("people/Ada Lovelace.md", "", "Ada Lovelace"),
        ("people/Ada Lovelace.MD", "", "Ada Lovelace"),
        ("people/ada-lovelace.md", "", "ada-lovelace"),
        ("people/ada-lovelace.md", "aliases: [Ada]", "ada-lovelace"),
        ("people/ada-lovelace.md", "aliases: [Ada, Ada Lovelace]", "Ada Lovelace"),
        ("people/ada-lovelace.md", "alias: ADA LOVELACE", "ADA LOVELACE"),
        ("people/jose-garcia.md", "aliases: José García", "José García"),
        ("people/juergen-mueller.md", "aliases: Jürgen Müller", "Jürgen Müller"),
        ("people/Ada Lovelace.md", "aliases: [Countess]", "Ada Lovelace"),
        ("people/ada-lovelace.md", "name:\naliases: [Ada Lovelace]", "Ada Lovelace"),
        ("people/x.md", "name:  'Ada   Lovelace '", "Ada Lovelace"),
        ("people/x.md", "Name: No", "No"),
        ("people/田中由紀.md", "", "田中由紀"),
        ("people/v1.2 Ada.md", "", "v1.2 Ada"),
    ],
)
def test_the_name_of_a_contact(read: Read, path: str, front: str, name: str) -> None:
    """The property, else the file's name, or for a slug the alias that has its words."""
    vault = read({path: note(front) if front else "x"})
    assert vault.contacts[path].name == name


def test_aliases_stay_aliases(read: Read) -> None:
    """Also the one that became the name."""
    contact = read({"people/ada-lovelace.md": note("aliases: [Ada Lovelace, Ada]")}).contacts["people/ada-lovelace.md"]
    assert contact.aliases == ("Ada Lovelace", "Ada")
