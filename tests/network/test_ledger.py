"""Given and received, asked and owed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.introduction import Introduction
from notesnet.model.ledger import Account, Party
from notesnet.model.note import Reference
from notesnet.model.touch import LogLine
from notesnet.model.vault import Vault
from notesnet.network.ledger import entries_of, ledger_of
from notesnet.network.tally import tally
from tests.network.helpers import ADA, TODAY, at, contact, day, link, logged, touch, vault_of

BEN = "people/ben.md"
NOTE = Introduction("intros/x.md", link(ADA), link(BEN), introduced=at("-9", 8))


def accounts(vault: Vault) -> dict[str, Account]:
    return {account.who.name: account for account in ledger_of(vault, TODAY).accounts}


def with_log(*lines: LogLine, **more: Any) -> Vault:
    return vault_of(contact("Ada", log=lines), contact("Ben"), **more)


def test_tagged_lines_are_given_and_received_by_what_they_were() -> None:
    """One line may be both; two tags of one direction are one thing; a bare tag is `other`."""
    ledger = ledger_of(
        with_log(
            logged("-1", "call", "advice", 30, ["Gave/Advice", "got/referral"]),
            logged("-2", "call", "both", 31, ["gave/advice", "gave/book"]),
            logged("-3", "note", "bare", 32, ["gave", "gaveup"]),
            logged("-3", "note", "nothing", 33, ["family"]),
        ),
        TODAY,
    )
    assert (ledger.given, ledger.received) == (3, 1)
    assert ledger.kinds == {"given": {"advice": 2, "book": 1, "other": 1}, "received": {"referral": 1}}
    (account,) = ledger.accounts
    assert (account.who, account.given, account.received) == (Party(ADA, "Ada"), 3, 1)
    assert [(e.day, e.given, e.kinds, e.text, e.path, e.line) for e in account.entries][:2] == [
        (day("-1"), True, ("advice",), "advice", ADA, 30),
        (day("-1"), False, ("referral",), "advice", ADA, 30),
    ]


def test_private_lines_and_those_ahead_never_count() -> None:
    """Neither in the sums nor by kind."""
    private = replace_private(logged("-1", "call", "", tags=["gave/money"]))
    ledger = ledger_of(with_log(private, logged("1", "call", "x", tags=["got"])), TODAY)
    assert (ledger.given, ledger.received, list(ledger.accounts)) == (0, 0, [])


def replace_private(line: LogLine) -> LogLine:
    return line._replace(private=True)


def test_an_introduction_is_given_to_both_and_received_from_the_introducer() -> None:
    """On the day it was made, at that line."""
    vault = with_log(introductions={NOTE.path: NOTE})
    found = accounts(vault)
    assert [(e.given, e.kinds, e.text, e.line) for e in found["Ada"].entries] == [
        (True, ("introduction",), "introduced to Ben", 8)
    ]
    assert found["Ben"].given == 1
    assert ledger_of(vault, TODAY).introductions == (1, 0)
    received = replace(NOTE, direction="received")
    vault = with_log(introductions={received.path: received})
    assert [e.text for e in accounts(vault)["Ada"].entries] == ["introduced you to Ben"]
    assert "Ben" not in accounts(vault)
    assert ledger_of(vault, TODAY).introductions == (0, 1)
    planned = replace(NOTE, introduced=at("1"))
    assert ledger_of(with_log(introductions={planned.path: planned}), TODAY).accounts == []


def test_introduced_by_with_met_is_received_once() -> None:
    """With a note about the same people the note counts; an introducer may have no note."""
    ben = contact("Ben", introduced_by=link(ADA), met=at("-9"))
    assert accounts(vault_of(contact("Ada"), ben))["Ada"].received == 1
    note = replace(NOTE, direction="received")
    vault = vault_of(contact("Ada"), ben, introductions={note.path: note})
    assert accounts(vault)["Ada"].received == 1
    assert accounts(vault_of(contact("Ada"), replace(ben, met=None))) == {}
    stranger = replace(ben, introduced_by=Reference("Mary", None, 3, 1, 1))
    assert accounts(vault_of(stranger))["Mary"].who == Party("", "Mary")


@pytest.mark.parametrize("by", ["me.md", BEN])
def test_who_was_introduced_by_me_or_by_themselves_was_not_given_to_me(by: str) -> None:
    """`introduced_by: "[[me]]"` is how people write that nobody did."""
    vault = vault_of(contact("Ben", met=at("-9"), introduced_by=link(by)))
    assert list(entries_of(vault, TODAY)) == []
    assert tally(vault, day("-30"), TODAY).received == 0


def test_asks_are_counted_in_all_and_in_the_last_90_days() -> None:
    """Whoever was asked, to introduce me or to be introduced; not who asked me."""
    notes = {
        f"intros/{at_}.md": replace(NOTE, path=f"intros/{at_}.md", introduced=None, a_asked=at(when), b_asked=None)
        for at_, when in enumerate(("-90", "-91", "-1", "1"))
    }
    found = accounts(with_log(introductions=notes))
    assert (found["Ada"].recent, list(found["Ada"].asked)) == (2, [day("-1"), day("-90"), day("-91")])
    assert "Ben" not in found


def test_who_is_to_be_thanked_is_named_with_the_reason() -> None:
    """What came in without thanks, and an introduction received that has none yet."""
    got = logged("-5", "call", "the referral", tags=["got/referral"])
    thanks = accounts(with_log(got))["Ada"].thanks
    assert thanks
    assert (thanks.text, thanks.day) == ("the referral", day("-5"))
    assert accounts(with_log(got, touches={"ada": [touch("-1")]}))["Ada"].thanks is None
    note = replace(NOTE, direction="received")
    thanks = accounts(with_log(introductions={note.path: note}))["Ada"].thanks
    assert thanks
    assert thanks.text == "introducing you to Ben"
    for over in (replace(note, thanked=at("-1")), replace(note, closed=at("-1"))):
        assert accounts(with_log(introductions={over.path: over}))["Ada"].thanks is None


@pytest.mark.parametrize("introductions", [{}, {NOTE.path: NOTE}, {NOTE.path: replace(NOTE, direction="received")}])
@given(
    lines=st.lists(
        st.tuples(st.integers(-12, -1), st.lists(st.sampled_from(["gave", "got/x", "Gave/y", "x"]), max_size=3)),
        max_size=6,
    ),
    met=st.integers(-12, -1),
)
def test_the_ledger_counts_as_the_tally_of_a_week_does(
    introductions: dict[str, Introduction], lines: list[tuple[int, list[str]]], met: int
) -> None:
    """What the agenda says of last week is the sum of that week's lines in the ledger."""
    log = tuple(logged(str(back), "call", "x", tags=tags) for back, tags in lines)
    ben = contact("Ben", introduced_by=link(ADA), met=at(str(met)))
    vault = vault_of(contact("Ada", log=log), ben, introductions=introductions)
    first, last = TODAY - timedelta(days=10), TODAY - timedelta(days=4)
    week = [entry for entry in entries_of(vault, TODAY) if first <= entry.day <= last]
    counted = tally(vault, first, last)
    assert (counted.given, counted.received) == (sum(e.given for e in week), sum(not e.given for e in week))


def test_nothing_noted_is_an_empty_ledger() -> None:
    """Not an error."""
    ledger = ledger_of(vault_of(contact("Ada")), date(2026, 1, 1))
    assert (ledger.given, ledger.received, ledger.introductions) == (0, 0, (0, 0))


RECEIVED = replace(NOTE, direction="received")


@pytest.mark.parametrize(
    ("line", "note", "kinds"),
    [
        (logged("-9", "intro", "to someone", tags=["got/introduction"]), RECEIVED, []),
        (logged("-9", "intro", "to someone", tags=["got"]), RECEIVED, []),
        (logged("-7", "email", "brought me and BEN together", tags=["Got/Intro"]), RECEIVED, []),
        (logged("-9", "email", "and a book", tags=["got/introduction", "got/book"]), RECEIVED, [("book",)]),
        (logged("-9", "email", "that day", tags=["gave/introduction"]), NOTE, []),
        (logged("-7", "email", "to Benno", tags=["got/introduction"]), RECEIVED, [("introduction",)]),
        (logged("-9", "email", "that day", tags=["gave/introduction"]), RECEIVED, [("introduction",)]),
        (logged("-9", "email", "Ben", tags=["got/referral"]), RECEIVED, [("referral",)]),
        (
            logged("-9", "email", "Ben", tags=["got/introduction"]),
            replace(RECEIVED, introduced=at("1")),
            [("introduction",)],
        ),
        (
            logged("-9", "email", "Ben", tags=["got/introduction"]),
            replace(RECEIVED, introduced=None),
            [("introduction",)],
        ),
    ],
)
def test_one_introduction_counts_once_also_when_a_line_of_the_log_tells_of_it(
    line: LogLine, note: Introduction, kinds: list[tuple[str, ...]]
) -> None:
    """Of the same person and day, or naming the other one; what else came with it counts."""
    vault = with_log(line, introductions={note.path: note})
    assert [e.kinds for e in entries_of(vault, TODAY) if e.path == ADA] == kinds
    if note.introduced is None or note.introduced.date <= TODAY:
        counted, entries = tally(vault, day("-20"), TODAY), list(entries_of(vault, TODAY))
        assert (counted.given, counted.received) == (
            sum(e.given for e in entries),
            sum(not e.given for e in entries),
        )


def test_introduced_by_and_a_line_that_tells_of_it_count_once() -> None:
    """As with a note."""
    ben = contact("Ben", introduced_by=link(ADA), met=at("-9"))
    line = logged("-8", "call", "introduced me to Ben", tags=["got/introduction"])
    vault = vault_of(contact("Ada", log=(line,)), ben)
    assert (accounts(vault)["Ada"].received, tally(vault, day("-20"), TODAY).received) == (1, 1)
    assert accounts(vault_of(contact("Ada", log=(line,)), replace(ben, met=None)))["Ada"].received == 1
