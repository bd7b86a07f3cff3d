"""The steps of an introduction: what each writes, what forbids it, and with whom it is taken."""

from dataclasses import replace
from typing import Any

import pytest

from notesnet.errors import NotesnetError, NotFoundError, RefusedError, UsageError
from notesnet.model.introduction import Answer, Introduction, Outcome, Party, Reply
from notesnet.model.vault import Vault
from notesnet.network.introduction_steps import Taken, party_of, take_step
from tests.network.helpers import ADA, TODAY, at, contact, day, link, vault_of

BEN = "people/ben.md"
NOTE = Introduction("intros/n.md", link(ADA), link(BEN), created=at("2026-11-01"))
ASKED: dict[str, Any] = {"b_asked": at("2026-11-10", 9)}
AGREED: dict[str, Any] = {
    "a_answer": Reply(Answer.YES, day("2026-11-12"), 8),
    "b_answer": Reply(Answer.YES, day("2026-11-14"), 9),
}
MADE: dict[str, Any] = {**AGREED, "introduced": at("2026-11-16", 10)}
RECEIVED: dict[str, Any] = {"direction": "received"}
INTRODUCED: dict[str, Any] = {**RECEIVED, "introduced": at("2026-11-16", 10)}
OUTCOME: dict[str, Any] = {"outcome": Outcome("she hired him", day("2026-11-20"), 12)}
NO = Reply(Answer.NO, day("2026-11-12"), 8)


def _vault(a: str = "ask", b: str = "ask") -> Vault:
    return vault_of(contact("Ada", introductions=a), contact("Ben", introductions=b))


def _take(fields: dict[str, Any], step: str, party: Party | None = None, text: str = "", on: str = "0") -> Taken:
    """A step on the tests' Wednesday, or ``on`` that day."""
    return take_step(_vault(), replace(NOTE, **fields), step, party, day(on), text)


@pytest.mark.parametrize(
    ("fields", "step", "party", "written", "summary"),
    [
        ({}, "ask", "b", {"b_asked": TODAY}, "asked Ben on 2026-11-25"),
        ({"asked_by": "b"}, "ask", "a", {"a_asked": TODAY}, "asked Ada on 2026-11-25"),
        ({"b_answer": AGREED["b_answer"]}, "ask", "a", {"a_asked": TODAY}, "asked Ada on 2026-11-25"),
        (RECEIVED, "ask", "a", {"a_asked": TODAY}, "asked Ada on 2026-11-25"),
        (ASKED, "chase", "b", {"b_chased": TODAY}, "reminded Ben on 2026-11-25"),
        (ASKED, "yes", "b", {"b_answer": "yes 2026-11-25"}, "Ben said yes on 2026-11-25"),
        (ASKED, "no", "b", {"b_answer": "no 2026-11-25"}, "Ben said no on 2026-11-25"),
        ({}, "yes", "a", {"a_answer": "yes 2026-11-25"}, "Ada said yes on 2026-11-25"),
        ({"b_asked": at("2026-09-01")}, "yes", "b", {"b_answer": "yes 2026-11-25"}, "Ben said yes on 2026-11-25"),
        (AGREED, "send", None, {"introduced": TODAY}, "introduced Ada and Ben on 2026-11-25"),
        (AGREED, "introduce", None, {"introduced": TODAY}, "introduced Ada and Ben on 2026-11-25"),
        (RECEIVED, "send", None, {"introduced": TODAY}, "Ada introduced you to Ben on 2026-11-25"),
        (MADE, "checkin", None, {"checked_in": TODAY}, "asked Ada and Ben how it went on 2026-11-25"),
        (MADE, "met", None, {"met": TODAY}, "Ada and Ben met on 2026-11-25"),
        (INTRODUCED, "met", None, {"met": TODAY}, "you and Ben met on 2026-11-25"),
        (INTRODUCED, "thank", None, {"thanked": TODAY}, "thanked Ada on 2026-11-25"),
        ({**INTRODUCED, **OUTCOME}, "tell", None, {"told": TODAY}, "told Ada what came of it on 2026-11-25"),
        ({}, "close", None, {"closed": TODAY}, "closed on 2026-11-25"),
        ({"b_answer": NO}, "close", None, {"closed": TODAY}, "closed on 2026-11-25"),
        ({"b_asked": at("2026-09-01")}, "close", None, {"closed": TODAY}, "closed on 2026-11-25"),
        ({**INTRODUCED, **OUTCOME, "told": at("0")}, "thank", None, {"thanked": TODAY}, "thanked Ada on 2026-11-25"),
    ],
)
def test_each_step_is_a_date_in_the_note(
    fields: dict[str, Any], step: str, party: Party | None, written: dict[str, Any], summary: str
) -> None:
    """And words for the journal; the body stays."""
    assert _take(fields, step, party) == Taken(tuple(written.items()), "", summary)


def test_words_go_into_the_body_and_not_into_the_summary() -> None:
    """They are private: the reason of a no, how someone likes to be contacted. On one line, whatever was typed."""
    taken = _take(ASKED, "no", "b", "too busy,\n  and moving", on="-1")
    assert taken.body == "- 2026-11-24 Ben said no: too busy, and moving"
    assert "busy" not in taken.summary
    assert _take({}, "close", None, "they met anyway").body == "- 2026-11-25 closed: they met anyway"


def test_an_outcome_is_a_day_and_words() -> None:
    """Without words it is no outcome."""
    assert _take(MADE, "outcome", None, " she hired\nhim ").fields == (("outcome", "2026-11-25 she hired him"),)
    with pytest.raises(UsageError, match="what came of it"):
        _take(MADE, "outcome", None, "  ")


REFUSED: list[tuple[dict[str, Any], str, Party | None, str, str]] = [
    ({}, "ask", "a", "Ada is asked once Ben has said yes", "Ask Ben first"),
    (ASKED, "ask", "a", "Ada is asked once Ben has said yes", "When the yes comes"),
    (ASKED, "ask", "b", "Ben was asked on 2026-11-10 already", "intros/n.md:9"),
    ({"asked_by": "a"}, "ask", "a", "Ada asked you for this introduction", "--party b"),
    (AGREED, "ask", "a", "Ada said yes already", "intro show"),
    (MADE, "ask", "a", "Ada and Ben were introduced on 2026-11-16 already", "intro show"),
    ({"b_answer": NO}, "ask", "a", "Ben said no", "intro new"),
    ({"b_asked": at("2026-09-01")}, "ask", "a", "it has expired: Ben was asked on 2026-09-01", "late answer"),
    ({"closed": at("-1")}, "ask", "b", "it is closed since 2026-11-24", "intro new"),
    ({}, "chase", "b", "Ben was not asked", "intro ask n --party b"),
    ({**ASKED, "b_chased": at("-1", 7)}, "chase", "b", "Ben was reminded on 2026-11-24 already", "intros/n.md:7"),
    ({**ASKED, "b_answer": AGREED["b_answer"]}, "chase", "b", "Ben said yes on 2026-11-14", "intro show"),
    (AGREED, "yes", "b", "Ben said yes on 2026-11-14 already", "intros/n.md:9"),
    (AGREED, "no", "b", "Ben said yes on 2026-11-14 already", "intros/n.md:9"),
    (MADE, "no", "a", "Ada said yes on 2026-11-12 already", "intros/n.md:8"),
    ({}, "send", None, "Ada has not said yes; Ben has not said yes", "Ask first: `notesnet intro ask n --party b`"),
    (ASKED, "send", None, "Ben has not said yes", "`notesnet intro yes n --party b`"),
    ({"a_answer": NO}, "send", None, "Ada said no", "respect".capitalize()),
    ({**AGREED, "mode": "handover"}, "send", None, "goes to the one who asked", "asked_by: a"),
    (MADE, "send", None, "were introduced on 2026-11-16 already", "intros/n.md:10"),
    (AGREED, "checkin", None, "Ada and Ben have not been introduced", "intro send n"),
    (AGREED, "met", None, "Ada and Ben have not been introduced", "intro send n"),
    (RECEIVED, "met", None, "Ben and you have not been introduced", "intro send n"),
    ({}, "outcome", None, "have not been introduced", "intro send n"),
    ({**MADE, **OUTCOME}, "outcome", None, "there is an outcome on 2026-11-20 already", "intros/n.md:12"),
    ({**MADE, **OUTCOME}, "met", None, "it has ended with its outcome", "intros/n.md:12"),
    (MADE, "thank", None, "it is you who introduced Ada and Ben", "intro outcome"),
    ({}, "tell", None, "it is you who introduces Ada and Ben", "intro outcome"),
    (INTRODUCED, "tell", None, "does not say what came of it", "intro outcome n TEXT"),
    (RECEIVED, "thank", None, "have not been introduced", "intro send n"),
    (RECEIVED, "ask", "b", "the one to ask is Ada", "--party a"),
    (RECEIVED, "yes", "a", "Ada is the introducer", "intro send n"),
    (RECEIVED, "chase", "a", "Ada is the introducer", "intro close n"),
    (INTRODUCED, "checkin", None, "you need not ask whether you have met", "intro met n"),
    ({"closed": at("-1", 15)}, "close", None, "it is closed on 2026-11-24 already", "intros/n.md:15"),
    ({"a": None}, "ask", "b", "`a` is missing", "intros/n.md"),
]


@pytest.mark.parametrize(("fields", "step", "party", "reason", "instead"), REFUSED)
def test_what_a_rule_forbids_says_what_to_do_instead(
    fields: dict[str, Any], step: str, party: Party | None, reason: str, instead: str
) -> None:
    """One sentence for the rule, one for the way out."""
    with pytest.raises(RefusedError) as refused:
        _take(fields, step, party, "words")
    assert reason in refused.value.message
    assert instead in refused.value.help


@pytest.mark.parametrize(("a", "b"), [("no", "ask"), ("ask", "no")])
@pytest.mark.parametrize("step", ["ask", "yes", "send"])
def test_who_wants_no_introductions_is_left_alone(a: str, b: str, step: str) -> None:
    """Even with both yeses in the note; but what was made already goes on."""
    note = replace(NOTE, **(AGREED if step == "send" else {}))
    with pytest.raises(RefusedError, match="wants no introductions"):
        take_step(_vault(a, b), note, step, "b", TODAY, "")
    assert take_step(_vault(a, b), replace(NOTE, **MADE), "checkin", None, TODAY, "").fields


def test_a_standing_yes_needs_no_answer() -> None:
    """`introductions: open` on both sides: introduce them."""
    assert take_step(_vault("open", "open"), NOTE, "send", None, TODAY, "").fields == (("introduced", TODAY),)


@pytest.mark.parametrize(
    ("fields", "step", "party", "on", "other"),
    [
        (ASKED, "yes", "b", "2026-11-09", "`b_asked`, which is 2026-11-10"),
        (ASKED, "chase", "b", "2026-11-09", "`b_asked`"),
        (AGREED, "send", None, "2026-11-13", "`b_answer`"),
        (MADE, "met", None, "2026-11-15", "`introduced`"),
        (MADE, "checkin", None, "2026-11-15", "`introduced`"),
        ({**MADE, "met": at("2026-11-18")}, "outcome", None, "2026-11-17", "`met`"),
        (INTRODUCED, "thank", None, "2026-11-15", "`introduced`"),
        ({**INTRODUCED, **OUTCOME}, "tell", None, "2026-11-19", "`outcome`"),
        (INTRODUCED | OUTCOME, "met", None, "2026-11-21", "behind `outcome`"),
    ],
)
def test_no_step_lies_before_the_one_that_it_follows(
    fields: dict[str, Any], step: str, party: Party | None, on: str, other: str
) -> None:
    """The other date is named, with its line; on the same day is fine."""
    with pytest.raises(RefusedError) as refused:
        _take(fields, step, party, "words", on=on)
    assert other in refused.value.message
    assert "intros/n.md:" in refused.value.help


@pytest.mark.parametrize(
    ("fields", "step", "party"),
    [
        ({}, "ask", "b"),
        ({"asked_by": "b"}, "ask", "a"),
        (ASKED, "ask", "b"),  # taken already: take_step refuses
        (ASKED | {"b_answer": AGREED["b_answer"]}, "ask", "a"),
        (ASKED, "chase", "b"),
        (ASKED, "yes", "b"),
        (ASKED, "no", "b"),
        ({"asked_by": "a"}, "yes", "b"),
        ({"b_answer": AGREED["b_answer"]}, "no", "a"),
        (AGREED, "yes", "b"),
        (RECEIVED, "ask", "a"),
        (RECEIVED, "yes", "a"),
        (AGREED, "send", None),
        (AGREED, "introduce", None),
        (INTRODUCED, "thank", None),
        ({}, "close", None),
    ],
)
def test_without_a_side_it_is_the_one_that_alone_can_be_meant(
    fields: dict[str, Any], step: str, party: Party | None
) -> None:
    """By the table of the format."""
    assert party_of(_vault(), replace(NOTE, **fields), step, None) == party


@pytest.mark.parametrize(
    ("fields", "step"), [({}, "yes"), ({}, "no"), (ASKED | {"a_asked": at("-1")}, "yes"), ({"asked_by": "a"}, "no")]
)
def test_when_both_can_be_meant_the_side_has_to_be_said(fields: dict[str, Any], step: str) -> None:
    """With their names, so that a and b are no riddle."""
    with pytest.raises(UsageError, match=r"for Ada \(a\) and for Ben \(b\)"):
        party_of(_vault(), replace(NOTE, **fields), step, None)


@pytest.mark.parametrize(
    ("typed", "party"), [("a", "a"), ("B", "b"), ("ada", "a"), ("be", "b"), ("people/ben.md", "b")]
)
def test_a_side_is_named_by_letter_or_by_name(typed: str, party: Party) -> None:
    """A beginning is enough: there are only two."""
    vault = vault_of(contact("Ada"), contact("Ben"), contact("Benedict"), contact("Adam"))
    assert party_of(vault, NOTE, "yes", typed) == party


def test_somebody_without_a_note_is_named_as_in_the_link() -> None:
    """Whom I was introduced to may have no note yet; two whom I introduce must have theirs."""
    note = replace(NOTE, b=link(BEN, "Tom Okafor")._replace(path=None))
    assert party_of(_vault(), note, "yes", "tom") == "b"
    received = replace(note, direction="received")
    assert (
        take_step(_vault(), received, "send", None, TODAY, "").summary
        == "Ada introduced you to Tom Okafor on 2026-11-25"
    )
    with pytest.raises(RefusedError, match=r"intros/n\.md:1: `b` \(Tom Okafor\) is no contact with a note"):
        take_step(_vault(), note, "ask", "b", TODAY, "")


@pytest.mark.parametrize(
    ("step", "typed", "error"),
    [
        ("yes", "charles", NotFoundError),
        ("yes", "", NotFoundError),
        ("send", "a", UsageError),
        ("met", "ben", UsageError),
        ("close", "charles", NotFoundError),
    ],
)
def test_a_side_that_can_not_be_meant(step: str, typed: str, error: type[NotesnetError]) -> None:
    """Neither of the two, or a step that is taken with neither."""
    with pytest.raises(error):
        party_of(_vault(), replace(NOTE, **AGREED), step, typed)


def test_a_party_typed_for_closing_is_no_matter() -> None:
    """The next step of a program names one, whose silence is the reason."""
    assert party_of(_vault(), NOTE, "close", "b") is None


def test_thanks_go_to_the_introducer_whatever_is_typed() -> None:
    """`--party a` is the same; b is not."""
    note = replace(NOTE, **INTRODUCED)
    assert party_of(_vault(), note, "thank", "ada") == "a"
    with pytest.raises(UsageError, match="introducer"):
        party_of(_vault(), note, "thank", "b")


def test_unknown_steps_and_missing_sides_are_usage_errors() -> None:
    """For callers that hand on what somebody typed."""
    with pytest.raises(UsageError, match="no step 'dance'"):
        _take({}, "dance")
    with pytest.raises(UsageError, match="can be meant"):
        _take({}, "yes", None)
