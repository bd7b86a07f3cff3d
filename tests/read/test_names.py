"""What a contact is called."""

import pytest

from tests.read.helpers import ADA, Check, Read, note


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


@pytest.mark.parametrize(
    ("typed", "name", "words"),
    [
        (r'"Bad\nBcc: x@y.example"', "Bad\u2028Bcc: x@y.example", "a line break"),
        (r'"Bad \r\n\r\n Bcc"', "Bad\u2028Bcc", "a line break"),
        (r'"Bad\vBcc"', "Bad\u2028Bcc", "a line break"),
        (r'"Bad\fBcc"', "Bad\u2028Bcc", "a line break"),
        (r'"Bad\x1cBcc"', "Bad\u2028Bcc", "a line break"),
        (r'"Bad\NBcc"', "Bad\u2028Bcc", "a line break"),
        (r'"Bad\LBcc"', "Bad\u2028Bcc", "a line break"),
        (r'"Bad\PBcc"', "Bad\u2028Bcc", "a line break"),
        ("|\n  Bad\n  Bcc", "Bad\u2028Bcc", "a line break"),
        (r'"Bad\eBcc"', "Bad\x1bBcc", "the character U+001B"),
        (r'"Bad\0Bcc"', "Bad\0Bcc", "the character U+0000"),
    ],
)
def test_a_name_with_a_line_break_or_a_control_character_is_reported_where_it_stands(
    read: Read, check: Check, typed: str, name: str, words: str
) -> None:
    """It could add lines to a mail's head; nothing of it is swallowed, so that a draft refuses it."""
    files = {ADA: note(f"email: a@x.example\nname: {typed}")}
    assert read(files).contacts[ADA].name == name
    (fault,) = check(files)
    assert (fault.code, fault.line, words in fault.message) == ("odd-name", 3, True)


@pytest.mark.parametrize(
    "typed", [">\n  Ada\n  Lovelace", "|\n  Ada Lovelace", '"Ada\tLovelace\\n"', '"Ada\n  Lovelace"']
)
def test_a_name_folded_over_lines_is_an_ordinary_one(read: Read, check: Check, typed: str) -> None:
    """YAML's own line breaks, and those at its ends, mean nothing."""
    files = {ADA: note(f"name: {typed}")}
    assert (read(files).contacts[ADA].name, check(files)) == ("Ada Lovelace", [])
