"""Where a link leads: by path, then file name, then name, then alias; never a guess."""

import pytest

from notesnet.model.note import Reference
from tests.read.helpers import ADA, Check, Files, Read, ada, codes, note

PEOPLE: Files = {
    "people/charles-babbage.md": note("name: Charles Babbage\naliases: [Charlie, 'The Engineer']"),
    "people/work/Zoë Ünal.md": note("role: x"),
    "groups/Tuesday Breakfast.md": note("meets: weekly tue"),
    "notes/Lisbon.md": "A city.",
}
CHARLES = "people/charles-babbage.md"
ZOE = "people/work/Zoë Ünal.md"


def led(read: Read, link: str, files: Files = PEOPLE, field: str = "introduced_by") -> Reference:
    """The reference that a property of Ada's becomes."""
    vault = read({**files, ADA: note(f"{field}: {link}")})
    reference = vault.contacts[ADA].introduced_by
    assert reference is not None
    return reference


@pytest.mark.parametrize(
    ("link", "path", "name"),
    [
        ('"[[charles-babbage]]"', CHARLES, "charles-babbage"),
        ('"[[Charles-Babbage]]"', CHARLES, "Charles-Babbage"),
        ('"[[charles-babbage.md]]"', CHARLES, "charles-babbage"),
        ('"[[people/charles-babbage]]"', CHARLES, "charles-babbage"),
        ('"[[people/charles-babbage.md]]"', CHARLES, "charles-babbage"),
        ('"[[/people/charles-babbage]]"', CHARLES, "charles-babbage"),
        ('"[[Charles Babbage]]"', CHARLES, "Charles Babbage"),
        ('"[[charles  babbage]]"', CHARLES, "charles babbage"),
        ('"[[CHARLIE]]"', CHARLES, "CHARLIE"),
        ('"[[the engineer|him]]"', CHARLES, "him"),
        ('"[[Charles Babbage#Log]]"', CHARLES, "Charles Babbage"),
        ('"[[Charles Babbage#^block|x]]"', CHARLES, "x"),
        ("'[[Charles Babbage]]'", CHARLES, "Charles Babbage"),
        ("[[Charles Babbage]]", CHARLES, "Charles Babbage"),
        ("Charles Babbage", CHARLES, "Charles Babbage"),
        ('"[[zoë ünal]]"', ZOE, "zoë ünal"),
        ('"[[Zoe\u0308 U\u0308nal]]"', ZOE, "Zoe\u0308 U\u0308nal"),
        ('"[[work/Zoë Ünal]]"', ZOE, "Zoë Ünal"),
        ('"[[WORK/ZOË ÜNAL]]"', ZOE, "ZOË ÜNAL"),
        ('"[Zoë](people/work/Zo%C3%AB%20%C3%9Cnal.md)"', ZOE, "Zoë"),
        ('"[Zoë](work/Zo%C3%AB%20%C3%9Cnal.md)"', ZOE, "Zoë"),
        ('"[Zoë](<work/Zoë Ünal.md>)"', ZOE, "Zoë"),
        ('"[C](charles-babbage.md)"', CHARLES, "C"),
        ('"[C](./charles-babbage.md)"', CHARLES, "C"),
        ('"[C](../people/charles-babbage.md)"', CHARLES, "C"),
        ('"[C](/people/charles-babbage.md#Log)"', CHARLES, "C"),
        ('"[C](people/charles-babbage)"', CHARLES, "C"),
        ('"[[home/charles-babbage]]"', None, "charles-babbage"),
        ('"[[Charles]]"', None, "Charles"),
        ('"[C](../charles-babbage.txt)"', None, "C"),
        ('"[[Mary Somerville]]"', None, "Mary Somerville"),
        ('"[C](../../../people/charles-babbage.md)"', None, "C"),
    ],
)
def test_every_form_of_link(read: Read, link: str, path: str | None, name: str) -> None:
    """Without regard to case and Unicode form; a name without a note leads nowhere."""
    reference = led(read, link)
    assert (reference.path, reference.label) == (path, name)


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("[[Ghost Person|g]]", "Ghost Person"),
        ("[[people/Ghost Person.md#Log|g]]", "Ghost Person"),
        ("[g](people/Ghost%20Person.md)", "Ghost Person"),
        ("[[ghost-person|Ghost Person]]", "Ghost Person"),
        ("[Ghost Person](people/ghost-person.md)", "Ghost Person"),
        ("[[ghost-person|our ghost]]", "ghost-person"),
        ("[[ghost-person]]", "ghost-person"),
    ],
)
def test_the_name_is_where_a_link_leads_whatever_it_shows(read: Read, link: str, name: str) -> None:
    """`[[Name|shown]]` names Name; only for a slug is the shown text the name, when it has its words."""
    assert led(read, f'"{link}"').name == name


def test_a_markdown_link_starts_from_its_note(read: Read) -> None:
    """Then from the vault; a wikilink always from the vault."""
    files: Files = {"x.md": note("name: Outer"), "people/x.md": note("name: Inner"), "y/x.md": note("name: Y")}
    assert led(read, '"[x](x.md)"', files).path == "people/x.md"
    assert led(read, '"[x](../x.md)"', files).path == "x.md"
    assert led(read, '"[x](/x.md)"', files).path == "x.md"
    assert led(read, '"[x](y/x.md)"', files).path == "y/x.md"
    assert led(read, '"[[x]]"', files).path == "x.md"


def test_the_order_of_the_steps(read: Read) -> None:
    """A path beats a file name, that a name, that an alias."""
    files: Files = {
        "people/b.md": note("name: Bea"),
        "people/c.md": note("name: b\naliases: [Bea, dee]"),
        "people/d.md": note("name: Dee"),
    }
    assert led(read, '"[[b]]"', files).path == "people/b.md"
    assert led(read, '"[[Bea]]"', files).path == "people/b.md"
    assert led(read, '"[[dee]]"', files).path == "people/d.md"


def test_two_answers_within_a_step_are_a_diagnostic_and_no_guess(read: Read, check: Check) -> None:
    """Both paths are named; the link leads nowhere."""
    files: Files = {
        "people/a/sam.md": note("name: Sam A"),
        "people/b/Sam.md": note("name: Sam B"),
        "people/c.md": note('introduced_by: "[[sam]]"\nknows: ["[[Sam]]"]', "[[SAM]] and [[b/sam]]\n"),
    }
    assert led(read, '"[[sam]]"', files).path is None
    faults = [f for f in check(files) if f.path == "people/c.md"]
    assert [(f.code, f.line) for f in faults] == [("ambiguous-link", 2), ("ambiguous-link", 3), ("ambiguous-link", 5)]
    assert "people/a/sam.md" in faults[0].message
    assert "people/b/Sam.md" in faults[0].message


@pytest.mark.parametrize(
    ("first", "second", "reported"),
    [
        ("people/x.md", "notes/x.md", True),
        ("groups/x.md", "notes/x.md", True),
        ("meetings/2026-10-01 x.md", "notes/2026-10-01 x.md", True),
        ("notes/x.md", "other/x.md", False),
        ("2026-10-01.md", "journal/2026-10-01.md", False),
    ],
)
def test_it_is_reported_only_if_a_person_group_or_meeting_is_among_them(
    check: Check, first: str, second: str, reported: bool
) -> None:
    """Two notes of the person's own are no business of ours."""
    stem = first.rpartition("/")[2].removesuffix(".md")
    link = f"[[{stem}]]"
    if first == "2026-10-01.md":
        link = "[[journal/../2026-10-01]]"
    files: Files = {first: note("date: 2026-10-01"), second: "x", "z.md": link, "y/z2.md": f"[[{stem}]]"}
    found = [fault.code for fault in check(files) if fault.path == "y/z2.md"]
    assert found == (["ambiguous-link"] if reported else [])


def test_two_people_of_one_name_or_alias(check: Check) -> None:
    """Names and aliases can be in doubt as well."""
    files: Files = {
        "people/a.md": note("name: Sam\naliases: [S]"),
        "people/b.md": note("name: Sam\naliases: [S]"),
        ADA: "[[Sam]] and [[S]], but [[a]]",
    }
    assert codes(f for f in check(files) if f.path == ADA) == ["ambiguous-link", "ambiguous-link"]


def test_the_remedy_for_a_doubtful_link_is_the_person(check: Check) -> None:
    """Not a page that happens to come first in the alphabet."""
    (fault,) = check({"books/ada.md": "x", ADA: note("name: Ada"), "2026-10-01.md": "[[ada]]"})
    assert fault.help == "Link to the path: [[people/ada]]"


def test_a_doubtful_mention_is_no_touch(read: Read) -> None:
    """Neither of the two."""
    files: Files = {"people/a/sam.md": "A", "people/b/sam.md": "B", "2026-10-01.md": "[[sam]]"}
    assert not read(files).touches


def test_odd_targets_do_no_harm(read: Read, check: Check) -> None:
    """Empty, endless, or made of signs."""
    odd = (
        "[[]] [[|x]] [[#h]] [[.md]] [[/]] [[..]] [x]() [x](#h) [x](.md) [x](%ff.md) [x](../../..) [[a\x01]] [["
        + "x" * 9000
    )
    ada(read, "", odd + "\n" + "[[" * 500 + "\n" + "]]" * 500)
    assert codes(check({})) == []


def test_second_degree(read: Read) -> None:
    """A name in `knows` without a note stays a name."""
    contact = ada(read, 'knows: ["[[Mary Somerville|Mary]]", "[[people/Luigi]]", Someone Else]')
    assert [(r.name, r.path) for r in contact.knows] == [
        ("Mary Somerville", None),
        ("Luigi", None),
        ("Someone Else", None),
    ]


def test_a_meeting_named_after_someone_is_not_that_person(read: Read, check: Check) -> None:
    """`2026-10-30 Charles Babbage` is a meeting; what is left of its name without the date is no name of its own."""
    files: Files = {**PEOPLE, "meetings/2026-10-30 Charles Babbage.md": note('people: "[[charles-babbage]]"')}
    assert led(read, '"[[Charles Babbage]]"', files).path == CHARLES
    assert "ambiguous-link" not in codes(check(files))
