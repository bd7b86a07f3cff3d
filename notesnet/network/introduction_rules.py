"""What forbids a step of an introduction: section 6 of the vault format, each rule with what to do instead."""

from notesnet.errors import RefusedError
from notesnet.model.introduction import Outcome, Reply, State
from notesnet.network.introduction_faults import forbid_faulty
from notesnet.network.introduction_intent import Intent, day_of, waits_for
from notesnet.network.introduction_order import forbid_disorder
from notesnet.network.introductions import (
    PARTIES,
    answer_of,
    asked_on,
    first_asked,
    missing_yes,
    other_party,
    says_yes,
    silent_since,
    standing_of,
    wish_of,
)

_ALREADY = {
    "ask": "{who} was asked{day} already",
    "chase": "{who} was reminded{day} already, and once is enough",
    "send": "{both} were introduced{day} already",
    "checkin": "{both} were asked how it went{day} already",
    "met": "{both} have met{day} already",
    "outcome": "there is an outcome{day} already",
    "thank": "{who} was thanked{day} already",
    "tell": "{who} was told{day} already",
    "close": "it is closed{day} already",
}


def forbid(intent: Intent) -> None:
    """Refuses a step that may not be taken.

    Raises:
        RefusedError: a rule forbids it; the sentence says which, its help what to do instead.
    """
    if intent.step != "close":  # which puts a note away that can't be mended
        forbid_faulty(intent.vault, intent.note)
    _forbid_direction(intent)
    _forbid_again(intent)
    forbid_ended(intent)
    if intent.step in ("ask", "chase", "yes", "no", "send"):
        _forbid_when_made(intent)
    if intent.step == "ask" and intent.given:
        _forbid_asking(intent)
    if intent.step == "chase":
        _forbid_chasing(intent)
    if intent.step == "send" and intent.given:
        _forbid_sending(intent)
    if intent.step in ("checkin", "met", "outcome", "thank", "tell"):
        _need_made(intent)
    forbid_disorder(intent)


def _forbid_direction(intent: Intent) -> None:
    """Some steps are for those that I give, some for those that I received."""
    a, b = intent.name("a"), intent.name("b")
    if intent.given:
        if intent.step in ("thank", "tell"):
            verb = "introduced" if intent.note.introduced else "introduces"
            remedy = f"what came of it is noted with {intent.command('outcome', text='TEXT')}"
            raise RefusedError(f"it is you who {verb} {intent.both}, so there is nobody to {intent.step}", remedy)
        return
    if intent.step in ("yes", "no", "chase"):
        message = f"{a} is the introducer, and you the one who is introduced: there is no answer to wait for"
        remedy = f"once {a} has introduced you: {intent.command('send')}; if not: {intent.command('close')}"
        raise RefusedError(message, remedy)
    if intent.step == "checkin":
        remedy = f"{intent.command('met')} once you have met {b}, {intent.command('outcome', text='TEXT')} later"
        raise RefusedError("you need not ask whether you have met", remedy)
    if intent.step == "ask" and intent.party == "b":
        message = f"{b} is whom you want to meet; the one to ask is {a}"
        raise RefusedError(message, intent.command("ask", "a"))


def _forbid_again(intent: Intent) -> None:
    entered = intent.entered
    if entered is None:
        return
    day = f" on {day_of(entered)}" if day_of(entered) else ""
    if isinstance(entered, Reply):
        message = f"{intent.who} said {entered.answer.value}{day} already"
    else:
        both = intent.both if intent.given else f"you and {intent.name('b')}"
        message = _ALREADY[intent.step].format(who=intent.who, both=both, day=day)
    more = "if there is more to say, add it" if isinstance(entered, Outcome) else "if that is wrong, mend it"
    raise RefusedError(message, f"{more} in {intent.note.path}:{entered.line}", entered.line)


def forbid_ended(intent: Intent) -> None:
    """What has ended takes no step; but a late answer wakes up one that expired, and thanks are never too late.

    Raises:
        RefusedError: it has ended: how, and what to do instead.
    """
    standing = standing_of(intent.vault, intent.note, intent.day)
    if not standing.ended:
        return
    note, state = intent.note, standing.state
    if state is State.EXPIRED:
        if intent.step in ("yes", "no", "close"):
            return
        wishes = {side: wish_of(intent.vault, note, side) for side in PARTIES}
        day, name = min((day, intent.name(side)) for day, side in silent_since(note, wishes))
        remedy = f"put it away with {intent.command('close')}, or note a late answer with {intent.command('yes')}"
        raise RefusedError(f"it has expired: {name} was asked on {day} and has not answered", remedy)
    if state is State.DECLINED:
        _forbid_declined(intent)
        return
    if state is State.CLOSED and note.closed:
        message = f"it is closed since {note.closed.date}"
        raise RefusedError(message, "`notesnet intro new` makes another one, when there is a new reason for it")
    if intent.step != "thank":
        line = note.outcome.line if note.outcome else 1
        raise RefusedError(
            "it has ended with its outcome", f"if there is more to say, add it in {note.path}:{line}", line
        )


def _forbid_declined(intent: Intent) -> None:
    """A no is respected; the note can still be closed, so that a wish that changes does not wake it up."""
    if intent.step == "close":
        return
    message = "; ".join(words for words in missing_yes(intent.vault, intent.note) if "has not said yes" not in words)
    remedy = "respect that; for another matter, `notesnet intro new` makes a note of its own"
    if any(wish_of(intent.vault, intent.note, party) == "no" for party in PARTIES):
        remedy = f"respect that, or ask in person; {intent.command('close')} puts the note away"
    raise RefusedError(message, remedy)


def _forbid_when_made(intent: Intent) -> None:
    made = intent.note.introduced or intent.note.met
    if made or intent.note.outcome:
        day = f" on {made.date}" if made else ""
        who = f"{intent.both} were" if intent.given else f"{intent.name('b')} and you were"
        remedy = f"{intent.command('show')} says what is next"
        raise RefusedError(f"{who} introduced{day} already", remedy)


def _forbid_asking(intent: Intent) -> None:
    """Nobody is asked twice, against their wish, or before the other one when the favour is asked of that one."""
    note, party = intent.note, intent.party
    assert party is not None  # noqa: S101 - a step of one side has one
    other = other_party(party)
    answer = answer_of(note, party)
    if answer:
        remedy = f"{intent.command('show')} says what is next"
        raise RefusedError(f"{intent.who} said {answer.answer.value} already", remedy)
    if note.asked_by == party:
        message = f"{intent.who} asked you for this introduction, which is a yes"
        raise RefusedError(message, f"the one to ask is {waits_for(intent)}: {intent.command('ask', other)}")
    first = first_asked(note)
    if party != first and not says_yes(note, first, wish_of(intent.vault, note, first)):
        message = f"{intent.who} is asked once {intent.name(first)} has said yes"
        if asked_on(note, first):
            raise RefusedError(message, f"when the yes comes: {intent.command('yes', first)}")
        raise RefusedError(message, f"ask {intent.name(first)} first: {intent.command('ask', first)}")


def _forbid_chasing(intent: Intent) -> None:
    """Only who was asked and is silent is reminded."""
    party = intent.party
    assert party is not None  # noqa: S101 - a step of one side has one
    answer = answer_of(intent.note, party)
    if answer:
        day = f" on {answer.day}" if answer.day else ""
        message = f"{intent.who} said {answer.answer.value}{day}: there is nothing to remind of"
        raise RefusedError(message, f"{intent.command('show')} says what is next")
    if asked_on(intent.note, party) is None:
        message = f"{intent.who} was not asked, so there is nothing to remind of"
        raise RefusedError(message, f"ask first: {intent.command('ask', party)}")


def _forbid_sending(intent: Intent) -> None:
    """Nobody is introduced before both have said yes."""
    missing = missing_yes(intent.vault, intent.note)
    if missing:
        silent = [side for side in PARTIES if not says_yes(intent.note, side, wish_of(intent.vault, intent.note, side))]
        party = next((side for side in silent if asked_on(intent.note, side)), None)
        first = first_asked(intent.note)
        remedy = f"ask first: {intent.command('ask', first if first in silent else silent[0])}"
        if party:
            remedy = f"when it comes, note it: {intent.command('yes', party)}"
        raise RefusedError(f"a yes is missing: {'; '.join(missing)}", remedy)
    if intent.note.mode == "handover" and intent.note.asked_by is None:
        message = "a handover goes to the one who asked, and the note does not say who that was"
        raise RefusedError(message, f"add `asked_by: a` or `asked_by: b` in {intent.note.path}")


def _need_made(intent: Intent) -> None:
    """Before they were introduced there is nothing to ask, note, thank for or tell."""
    note = intent.note
    if not (note.introduced or note.met or note.outcome):
        who = f"{intent.both} have" if intent.given else f"{intent.name('b')} and you have"
        raise RefusedError(f"{who} not been introduced", f"note that first: {intent.command('send')}")
    if intent.step == "tell" and note.outcome is None:
        remedy = f"note it first: {intent.command('outcome', text='TEXT')}"
        raise RefusedError(f"the note does not say what came of it, so there is nothing to tell {intent.who}", remedy)
