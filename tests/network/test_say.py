"""What to say: the first that exists of promise, thanks, need, the last thing noted, interest; else ask."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.model.due import Moment
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.vault import Vault
from notesnet.model.week import SayKind
from notesnet.network.say import last_noted, topics_of, what_to_say
from tests.network.helpers import ADA, TODAY, at, contact, day, link, logged, mention, phrases, touch, vault_of

NOW = Moment(TODAY, TODAY)
PROMISE = FollowUp("Send it", None, 1, ADA, "open", contacts=(ADA,))
GOT = logged("-9", "coffee", "a good idea #got/advice", tags=["got/advice"])
EVERYTHING: dict[str, Any] = {
    "needs": phrases("a CFO", "a van"),
    "interests": phrases("riding", "Chess"),
    "log": (GOT,),
}
ME = Me(interests=phrases("chess"))


def said(vault: Vault) -> tuple[SayKind, str]:
    """What to say to Ada."""
    say = what_to_say(vault, ADA, NOW, topics_of(vault))
    return say.kind, say.text


def test_the_first_that_exists() -> None:
    """One after another is taken away."""
    vault = vault_of(contact(**EVERYTHING), touches={"ada": [touch("-9")]}, follow_ups=(PROMISE,), me=ME)
    assert said(vault) == (SayKind.PROMISE, "Send it")
    vault = replace(vault, follow_ups=())
    assert said(vault) == (SayKind.THANKS, GOT.text)
    thanked = GOT._replace(tags=("got/advice", "thanked"))
    vault = replace(vault, contacts={ADA: contact(**{**EVERYTHING, "log": (thanked,)})})
    assert said(vault) == (SayKind.NEED, "a CFO")
    vault = replace(vault, contacts={ADA: contact(**{**EVERYTHING, "log": (thanked,), "needs": ()})})
    assert said(vault) == (SayKind.NOTED, GOT.text)
    vault = replace(vault, contacts={ADA: contact(interests=EVERYTHING["interests"])})
    assert said(vault) == (SayKind.INTEREST, "Chess")
    assert said(replace(vault, me=Me())) == (SayKind.ASK, "")


def test_promises_the_nearest_first_and_no_private_or_finished_ones() -> None:
    """One without a day comes last."""
    tasks = (
        PROMISE,
        replace(PROMISE, text="later", due=day("9")),
        replace(PROMISE, text="soon", due=day("2")),
        replace(PROMISE, text="secret", due=day("0"), private=True),
        replace(PROMISE, text="done", due=day("0"), state="done"),
    )
    assert said(vault_of(contact(), follow_ups=tasks)) == (SayKind.PROMISE, "soon")


@pytest.mark.parametrize(
    ("age", "touched", "thanks"),
    [("-60", "-60", True), ("-61", "-61", False), ("-20", "-19", False), ("-20", "-30", True), ("1", "-9", False)],
)
def test_thanks_for_sixty_days_and_until_the_next_touch(age: str, touched: str, thanks: bool) -> None:
    """Something came in and nothing was said since."""
    line = logged(age, "note", "an idea", tags=["got"])
    kind, _ = said(vault_of(contact(log=(line,)), touches={"ada": [touch(touched)]}))
    assert (kind is SayKind.THANKS) is thanks


def test_thanks_for_someone_they_brought() -> None:
    """By `introduced_by` with `met`; a received introduction stands under Introductions."""
    ben = contact("Ben", introduced_by=link(ADA), met=at("-9"))
    vault = vault_of(contact(), ben)
    assert said(vault) == (SayKind.THANKS, "introducing you to Ben")
    note = Introduction("intros/x.md", link(ADA), link(ben.path), direction="received")
    assert said(replace(vault, introductions={note.path: note}))[0] is SayKind.ASK
    assert said(vault_of(contact(), replace(ben, met=None)))[0] is SayKind.ASK


def test_the_last_thing_noted_is_the_latest_line_with_words() -> None:
    """A note is no touch, but it is noted; tags alone, private words, the future and calls in vain say nothing."""
    log = (
        logged("3", "call", "future"),
        logged("-1", "email", "no answer yet", tags=["noanswer"]),
        logged("-2", "coffee", "#gave/time", tags=["gave/time"]),
        logged("-3", "call", ""),
        logged("-4", "note", "moving to Leeds", 24),
        logged("-4", "call", "about pricing", 25),
    )
    assert said(vault_of(contact(log=log))) == (SayKind.NOTED, "moving to Leeds")
    assert said(vault_of(contact(log=log[::-1]))) == (SayKind.NOTED, "moving to Leeds")


def test_for_an_agenda_words_of_the_week_are_not_noted_yet() -> None:
    """Else the line would change during the week."""
    vault = vault_of(contact(log=(logged("-1", "call", "new"), logged("-9", "call", "old"))))
    say = what_to_say(vault, ADA, Moment(day("-2"), day("-3")), topics_of(vault))
    assert say.text == "old"


@pytest.mark.parametrize(
    ("touches", "fields", "kind"),
    [
        ([touch("-9", "meeting", 1, passive=True, source="meeting")], {}, SayKind.COFFEE),
        ([], {"groups": (link("groups/tue.md"),)}, SayKind.ASK),  # never met: the line says "no touch yet"
        ([mention("-9")], {"groups": (link("groups/tue.md"),)}, SayKind.COFFEE),
        ([mention("-9")], {}, SayKind.ASK),
        ([touch("-9"), touch("-9", "meeting", 1, passive=True, source="meeting")], {}, SayKind.ASK),
        ([], {}, SayKind.ASK),
    ],
)
def test_who_is_known_from_groups_only_gets_a_coffee(touches: list[Any], fields: dict[str, Any], kind: SayKind) -> None:
    """No talk of their own yet, but a group."""
    assert said(vault_of(contact(**fields), touches={"ada": touches}))[0] is kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a part-time finance lead", "sent the museum contact"),  # the first entry speaks of it
        ("pricing; she needs a finance lead.", "sent the museum contact"),
        ("", "pricing; she needs a finance lead."),
        ("a van", "pricing; she needs a finance lead."),
        ("Send the article on pricing", "pricing; she needs a finance lead."),
    ],
)
def test_the_last_text_that_the_line_does_not_name_already(words: str, expected: str) -> None:
    """What stands in the line of details."""
    log = (
        logged("2026-10-01", "coffee", "pricing; she needs a finance lead."),
        logged("2026-08-14", "email", "sent the museum contact"),
    )
    found = last_noted(vault_of(contact(log=log)), ADA, NOW, words)
    assert found is not None
    assert found[1] == expected
    assert last_noted(vault_of(contact()), ADA, NOW, words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("[[ada]] has two hundred hornbeams left over", SayKind.NOTED),
        ("With [[ada]], [[ben]] and [[cid]]", SayKind.ASK),
        ("Call [ada](people/ada.md) about it", SayKind.ASK),
    ],
)
def test_a_daily_note_that_says_something_is_noted_too(words: str, kind: SayKind) -> None:
    """Words around a mention are the last thing noted when the log has none; a list of names is nothing."""
    vault = vault_of(contact(), touches={"ada": [mention("-3")._replace(text=words)]})
    assert said(vault)[0] is kind
