"""A person's card for people, and the reason why they are due."""

from collections.abc import Iterator
from datetime import date

from notesnet.model.diagnostic import Diagnostic
from notesnet.model.due import Due
from notesnet.model.introduction import Introduction, Standing
from notesnet.model.note import Phrase
from notesnet.model.show import Answer, AnswerKind, Card
from notesnet.model.touch import Touch
from notesnet.render.json_people import day_of_year
from notesnet.render.phrases import due_words
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.durations import in_words
from notesnet.text.words import count

Line = tuple[str, str]  # the words and their style

STEPS = {
    "ask": "ask",
    "chase": "ask again",
    "close": "close it kindly",
    "introduce": "introduce them",
    "checkin": "ask whether they met",
    "outcome": "ask what came of it",
    "thank": "thank the introducer",
    "tell": "tell the introducer what came of it",
}


def card_lines(card: Card, today: date) -> Iterator[Line]:
    """The card, top down: who, how to reach, when due, what they need, what is open, what was."""
    contact = card.contact
    yield contact.name + (" (archived)" if contact.archived else ""), "bold"
    about = [", ".join(part for part in (contact.role, contact.company) if part), contact.location]
    yield " · ".join(part for part in about if part) or "nothing noted about their work", ""
    yield contact.path, "dim"
    yield "", ""
    yield from _fields(card)
    yield "", ""
    yield due_sentence(card.due, today), "bold"
    yield f"Strength {card.strength} of 100: {_together(card)}", ""
    yield from _needs(card)
    yield from _open(card, today)
    yield from _touches(card, today)
    if card.private is not None:
        yield "", ""
        yield card.private or "There is no private part.", ""


def due_sentence(due: Due, today: date) -> str:
    """When someone is due, and by which rule, in one sentence."""
    if due.day is None:
        return f"Not due: {_why_not(due)}."
    words = due_words(due, today.year)
    late = (today - due.day).days
    if late > 0:
        return f"{words[0].upper()}{words[1:]}: {count(late, 'day')} overdue."
    if late == 0:
        return f"{words[0].upper()}{words[1:]}: today."
    return f"{words[0].upper()}{words[1:]}: in {count(-late, 'day')}."


def _why_not(due: Due) -> str:
    if due.rule == "archived":
        return "archived"
    if due.cadence is None:
        return "no cadence"
    return "the cadence is never" if due.cadence.unit == "never" else "silent for over two years"


def why_lines(name: str, due: Due, today: date) -> Iterator[Line]:
    """The rule and, for each fact, its file and line."""
    yield name, "bold"
    yield due_sentence(due, today), ""
    yield f"Rule: {due.rule}", ""
    for evidence in due.evidence:
        day = f" {evidence.date.isoformat()}" if evidence.date else ""
        yield f"  {evidence.what}{day}  {evidence.path}:{evidence.line}", ""


def fault_lines(diagnostics: list[Diagnostic]) -> list[str]:
    """The faults of one note, a line each."""
    return [f"{d.path}:{d.line}:{d.column}: {d.severity.value} {d.code}: {d.message}; {d.help}" for d in diagnostics]


def _fields(card: Card) -> Iterator[Line]:
    contact = card.contact
    rows = [
        ("e-mail", ", ".join(phrase.text for phrase in contact.email)),
        ("phone", ", ".join(phrase.text for phrase in contact.phone)),
        ("prefers", contact.prefers),
        ("circle", contact.circle),
        ("cadence", in_words(contact.cadence) if contact.cadence else ""),
        ("groups", ", ".join(card.group_names)),
        ("tags", " ".join(f"#{tag}" for tag in contact.tags)),
        ("met", " ".join(part for part in (_day(contact.met and contact.met.date), _at(card)) if part)),
        ("introduced by", contact.introduced_by.name if contact.introduced_by else ""),
        ("knows", ", ".join(reference.name for reference in contact.knows)),
        *((occasion.label, day_of_year(occasion.day)) for occasion in contact.occasions),
        ("introductions", {"ask": "", "open": "gladly, without asking", "no": "no"}[contact.introductions]),
        ("paused until", _day(contact.paused_until and contact.paused_until.date)),
    ]
    for label, value in rows:
        if value:
            yield f"{label + '  ':<15}{value}", ""


def _at(card: Card) -> str:
    return f"at {card.contact.met_at.name}" if card.contact.met_at else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _together(card: Card) -> str:
    """One-to-ones and group meetings apart."""
    met = {touch.date for touch in card.touches if not touch.passive}
    seen = {touch.date for touch in card.touches if touch.passive} - met
    return f"{count(len(met), 'day')} in touch one to one, {len(seen)} in groups or mentioned."


def _needs(card: Card) -> Iterator[Line]:
    contact = card.contact
    sections: tuple[tuple[str, tuple[Phrase, ...], AnswerKind | None], ...] = (
        ("Needs", contact.needs, "need"),
        ("Offers", contact.offers, "offer"),
        ("Ideal client", contact.ideal_client, "need"),
        ("Interests", contact.interests, None),
    )
    for label, phrases, kind in sections:
        if phrases:
            yield "", ""
            yield label, "bold"
            for phrase in phrases:
                yield f"  {phrase.text}", ""
                for answer in card.answers or ():
                    if (answer.kind, answer.own.text, answer.own.line) == (kind, phrase.text, phrase.line):
                        yield f"    {answer_words(answer)}", "dim"
    if card.answers is None:
        yield "", ""
        yield "Who answers this, among so many people: `notesnet suggest NAME`.", "dim"


def answer_words(answer: Answer) -> str:
    """Who answers a line, and with what."""
    who = "you" if answer.mine else plain_words(answer.by.name, 60)
    words = plain_words(answer.line.text, 100)
    if answer.field == "ideal_client":
        whose = "your" if answer.mine else f"{who}'s"
        return f"{whose} ideal client: {words}"
    verb = {"offers": " offer", "needs": " need"}.get(answer.field, "")
    return f"{who}{verb}{'s' if verb and not answer.mine else ''}: {words}"


def _open(card: Card, today: date) -> Iterator[Line]:
    tasks = [task for task in card.follow_ups if task.state == "open"]
    if tasks:
        yield "", ""
        yield "Promised", "bold"
        for task in tasks:
            due = f"by {short_day(task.due, today.year)}" if task.due else "no date"
            yield f"  {plain_words(task.text)} ({due})  {task.path}:{task.line}", ""
    flight = [(note, standing) for note, standing in card.introductions if not standing.ended]
    if flight:
        yield "", ""
        yield "Introductions", "bold"
        for note, standing in flight:
            yield f"  {introduction_words(note, standing, today)}", ""


def introduction_words(note: Introduction, standing: Standing, today: date) -> str:
    """One introduction in a line: who, where it stands, what is next."""
    a, b = (party.name if party else "?" for party in (note.a, note.b))
    who = f"{a} and {b}" if note.direction == "given" else f"{b}, through {a}"
    step = standing.next
    if step is None:
        return f"{who}: {standing.state.value}"
    party = {"a": a, "b": b}.get(step.party or "", "")
    due = f" by {short_day(step.due, today.year)}" if step.due else ""
    what = STEPS[step.step] + (f" ({party})" if party and step.step in ("ask", "chase") else "")
    return f"{who}: {standing.state.value}; next: {what}{due}"


def _touches(card: Card, today: date) -> Iterator[Line]:
    if not card.touches:
        return
    yield "", ""
    yield "Last touches", "bold"
    for touch in card.touches[:5]:
        yield f"  {_touch(touch, today)}", ""


def _touch(touch: Touch, today: date) -> str:
    text = plain_words(touch.text, 100)
    return f"{short_day(touch.date, today.year):<12}{touch.kind + ' ':<9}{text}".rstrip()
