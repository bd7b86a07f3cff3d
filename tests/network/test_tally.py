"""Last week in numbers."""

from dataclasses import replace

from notesnet.model.introduction import Introduction
from notesnet.network.tally import tally
from notesnet.network.week import plan_week
from tests.network.helpers import ADA, WEEK, at, contact, day, link, logged, mention, touch, vault_of

FIRST, LAST = day("2026-11-16"), day("2026-11-22")


def test_touches_are_days_with_each_person() -> None:
    """Two on one day are one; Monday to Sunday of the week before."""
    vault = vault_of(
        contact(),
        contact("Ben"),
        touches={
            "ada": [
                touch("2026-11-15"),
                touch("2026-11-16"),
                mention("2026-11-16"),
                touch("2026-11-22"),
                touch("2026-11-23"),
            ],
            "ben": [touch("2026-11-16")],
        },
    )
    assert tally(vault, FIRST, LAST) == (3, 0, 0)
    assert plan_week(vault, WEEK).tally == (3, 0, 0)


def test_given_and_received_are_tagged_lines() -> None:
    """`#gave…` and `#got…`; one line may be both."""
    log = (
        logged("2026-11-16", "call", "x", tags=["gave/advice", "gave"]),
        logged("2026-11-18", "note", "x", tags=["gave", "got/referral"]),
        logged("2026-11-15", "call", "x", tags=["gave", "got"]),
        logged("2026-11-17", "call", "x", tags=["gaveup"]),
    )
    assert tally(vault_of(contact(log=log)), FIRST, LAST) == (0, 2, 1)


def test_an_introduction_is_given_to_both_or_received_once() -> None:
    """On the day it was made."""
    ben = contact("Ben", introduced_by=link(ADA), met=at("2026-11-17"))
    given = Introduction("intros/g.md", link(ADA), link(ben.path), introduced=at("2026-11-18"))
    received = replace(given, path="intros/r.md", direction="received")
    vault = vault_of(contact(), ben)
    assert tally(vault, FIRST, LAST) == (0, 0, 1)
    assert tally(replace(vault, introductions={"intros/r.md": received}), FIRST, LAST) == (0, 0, 1)
    assert tally(replace(vault, introductions={"intros/g.md": given}), FIRST, LAST) == (0, 2, 1)
    planned = replace(received, introduced=None)
    assert tally(replace(vault, introductions={"intros/r.md": planned}), FIRST, LAST) == (0, 0, 1)
