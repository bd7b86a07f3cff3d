"""Who knows whom: how strong, and which line says so."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.contact import Contact
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.note import Reference
from notesnet.model.route import Tie
from notesnet.model.vault import Vault
from notesnet.network.edges import Net
from tests.network.helpers import TODAY, at, contact, day, link, touch, vault_of

ADA, BEN = "people/ada.md", "people/ben.md"


def outside(name: str, line: int = 7) -> Reference:
    """A link that leads to no note."""
    return Reference(name, None, line, 1, 1)


def to(name: str, line: int = 1) -> Reference:
    """A link to a contact, on a line."""
    return replace_line(link(f"people/{name}.md"), line)


def replace_line(reference: Reference, line: int) -> Reference:
    return reference._replace(line=line)


def net_of(*contacts: Contact, **more: Any) -> Net:
    """The net of a vault with these contacts."""
    return Net(vault_of(*contacts, **more), TODAY)


def grouped(vault: Vault, *paths: str) -> Vault:
    """A vault whose contacts, all of them, are in one group."""
    group = Group("groups/club.md", "Club")
    return replace(vault, groups={group.path: group}, members={group.path: paths})


def test_knows_on_one_side_is_a_half_and_on_both_is_more() -> None:
    """Each way of a mutual tie stands on the line of the one it starts from."""
    net = net_of(contact("Ada", knows=(to("ben", 5),)), contact("Ben"))
    assert net.tie(ADA, BEN) == net.tie(BEN, ADA) == Tie(0.5, "knows", ADA, ADA, 5)
    net = net_of(contact("Ada", knows=(to("ben", 5), to("ben", 6))), contact("Ben", knows=(to("ada", 8),)))
    assert net.tie(ADA, BEN) == Tie(0.7, "both", "", ADA, 5)
    assert net.tie(BEN, ADA) == Tie(0.7, "both", "", BEN, 8)


def test_who_introduced_somebody_knows_them() -> None:
    """`introduced_by`, dated with `met`; one that lies ahead is no date yet."""
    ben = contact("Ben", introduced_by=to("ada", 9), met=at("2026-03-02"))
    assert net_of(contact("Ada"), ben).tie(ADA, BEN) == Tie(0.7, "introduced_by", ADA, BEN, 9, day("2026-03-02"))
    later = replace(ben, met=at("1"))
    assert net_of(contact("Ada"), later).tie(BEN, ADA).last is None


@pytest.mark.parametrize(("direction", "by"), [("given", ""), ("received", ADA)])
def test_an_introduction_that_was_met_is_a_tie(direction: Any, by: str) -> None:
    """At the line of `met`; one that was only made, or is to be met, is none."""
    note = Introduction("intros/x.md", link(ADA), link(BEN), direction, introduced=at("-20", 9), met=at("-9", 10))
    two = contact("Ada"), contact("Ben")
    net = net_of(*two, introductions={note.path: note})
    assert net.tie(ADA, BEN) == Tie(0.7, "met", by, "intros/x.md", 10, day("-9"))
    for other in (replace(note, met=None), replace(note, met=at("1"))):
        assert net_of(*two, introductions={other.path: other}).between(ADA, BEN) == 0


def test_a_shared_group_is_a_weak_tie_and_the_strongest_counts() -> None:
    """At the line of the group in the note that the step starts from."""
    club = link("groups/club.md", "Club")
    two = [contact(name, groups=(replace_line(club, line),)) for name, line in (("Ada", 3), ("Ben", 4))]
    net = Net(grouped(vault_of(*two), ADA, BEN), TODAY)
    assert net.tie(ADA, BEN) == Tie(0.2, "group", "", ADA, 3, words="Club")
    assert net.tie(BEN, ADA) == Tie(0.2, "group", "", BEN, 4, words="Club")
    assert list(net.around(ADA)) == [(BEN, 0.2)]
    friends = [replace(two[0], knows=(to("ben"),)), two[1]]
    net = Net(grouped(vault_of(*friends), ADA, BEN), TODAY)
    assert net.between(ADA, BEN) == net.between(BEN, ADA) == 0.5
    assert list(net.around(BEN)) == [(ADA, 0.5)]


def test_my_own_tie_is_the_strength_and_stands_on_the_last_touch() -> None:
    """None without a touch up to today; a stated trust stands on its own line."""
    vault = vault_of(
        contact("Ada"),
        contact("Ben", trust=3, lines={"trust": 6}),
        contact("Eve"),
        touches={"ada": [touch("-1"), touch("1")]},
    )
    net = Net(vault, TODAY)
    assert net.mine(ADA) == 0.33
    assert net.my_tie(ADA) == Tie(0.33, "touch", "", ADA, 9, day("-1"), "coffee")
    assert net.my_tie(BEN) == Tie(0.3, "trust", "", BEN, 6)
    assert net.mine("people/eve.md") == net.mine("[[mary") == 0


def test_a_name_without_a_note_is_somebody_however_it_is_written() -> None:
    """Two spellings are one person; `introduced_by` names people as well."""
    net = net_of(
        contact("Ada", knows=(outside("Mary  Somerville"),)),
        contact("Ben", knows=(outside("people/mary somerville"),), introduced_by=outside("Luigi")),
    )
    assert net.outsiders == {"mary somerville": "[[mary somerville", "luigi": "[[luigi"}
    assert net.names["[[mary somerville"] == "Mary Somerville"
    assert sorted(net.around("[[mary somerville")) == [(ADA, 0.5), (BEN, 0.5)]


@pytest.mark.parametrize(
    "reference",
    [
        outside("Ben"),
        outside("ben smith"),
        outside("Hidden"),
        outside("Ada"),
        outside(""),
        link("groups/club.md"),
        link("me.md"),
        to("ada"),
    ],
)
def test_what_is_no_stranger_is_not_taken_for_one(reference: Reference) -> None:
    """A name that fits two contacts, a note that can't be read, a group, myself, the person themself."""
    two = replace(contact("Ben"), path="people/ben-2.md", aliases=("Ben Smith",))
    vault = vault_of(contact("Ada", knows=(reference,)), contact("Ben"), two, unreadable=("people/hidden.md",))
    net = Net(grouped(vault), TODAY)
    assert not net.outsiders
    assert not list(net.around(ADA))
