"""A person's card for people, and the reason why they are due."""

from collections.abc import Iterator
from datetime import date

from notesnet.model.introduction import Introduction, Standing
from notesnet.model.note import Phrase, Reference
from notesnet.model.show import Answer, AnswerKind, Card
from notesnet.model.touch import Touch
from notesnet.model.vault import Vault
from notesnet.render.due import due_sentence
from notesnet.render.plain import plain_words
from notesnet.text.dates import iso_day_of_year, short_day
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


def card_lines(card: Card, vault: Vault, today: date) -> Iterator[Line]:
    """The card, top down: who, how to reach, when due, what they need, what is open, what was.

    Whoever has a note in the vault is called as it says.
    """
    contact = card.contact
    yield contact.name + (" (archived)" if contact.archived else ""), "bold"
    about = [", ".join(part for part in (contact.role, contact.company) if part), contact.location]
    yield " · ".join(part for part in about if part) or "nothing noted about their work", ""
    yield contact.path, "dim"
    yield "", ""
    yield from _fields(card, vault)
    yield "", ""
    yield due_sentence(card.due, today), "bold"
    yield f"Strength {card.strength} of 100: {_together(card)}", ""
    yield from _needs(card)
    yield from _open(card, vault, today)
    yield from _touches(card, vault, today)
    if card.private is not None:
        yield "", ""
        yield card.private or "There is no private part.", ""


def _fields(card: Card, vault: Vault) -> Iterator[Line]:
    contact = card.contact
    rows = [
        ("e-mail", ", ".join(phrase.text for phrase in contact.email)),
        ("phone", ", ".join(phrase.text for phrase in contact.phone)),
        ("prefers", contact.prefers),
        ("circle", contact.circle),
        ("cadence", in_words(contact.cadence) if contact.cadence else ""),
        ("groups", ", ".join(card.group_names)),
        ("tags", " ".join(f"#{tag}" for tag in contact.tags)),
        ("met", " ".join(part for part in (_day(contact.met and contact.met.date), _at(card, vault)) if part)),
        ("introduced by", _called(vault, contact.introduced_by) if contact.introduced_by else ""),
        ("knows", ", ".join(dict.fromkeys(_called(vault, reference) for reference in contact.knows))),
        *((occasion.label, iso_day_of_year(occasion.day)) for occasion in contact.occasions),
        ("introductions", {"ask": "", "open": "gladly, without asking", "no": "no"}[contact.introductions]),
        ("paused until", _day(contact.paused_until and contact.paused_until.date)),
    ]
    for label, value in rows:
        if value:
            yield f"{label + '  ':<15}{value}", ""


def _at(card: Card, vault: Vault) -> str:
    place = card.contact.met_at
    return f"at {_noted_name(vault, place) or place.label}" if place else ""


def _called(vault: Vault, reference: Reference | None) -> str:
    """What somebody is called: by their own note, else as the link says."""
    if reference is None:
        return "?"
    return _noted_name(vault, reference) or reference.name


def _noted_name(vault: Vault, reference: Reference) -> str:
    """The name that the note has to which a link leads; empty when it is of nobody and no group or meeting."""
    path = reference.path or ""
    note = vault.contacts.get(path) or vault.groups.get(path) or vault.meetings.get(path)
    return note.name if note else ""


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
                for answer in card.answers:
                    if (answer.kind, answer.own.text, answer.own.line) == (kind, phrase.text, phrase.line):
                        yield f"    {answer_words(answer)}", "dim"


def answer_words(answer: Answer) -> str:
    """Who answers a line, and with what."""
    who = "you" if answer.mine else plain_words(answer.by.name, 60)
    words = plain_words(answer.line.text, 100)
    if answer.field == "ideal_client":
        whose = "your" if answer.mine else f"{who}'s"
        return f"{whose} ideal client: {words}"
    verb = {"offers": " offer", "needs": " need"}.get(answer.field, "")
    return f"{who}{verb}{'s' if verb and not answer.mine else ''}: {words}"


def _open(card: Card, vault: Vault, today: date) -> Iterator[Line]:
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
            mend = card.to_mend.get(note.path, "")
            yield f"  {_introduction(vault, note, standing, today, mend)}", ""


def _introduction(vault: Vault, note: Introduction, standing: Standing, today: date, mend: str) -> str:
    """One introduction in a line: who, where it stands, what is next; or what to mend in its note before that."""
    a, b = (_called(vault, party) for party in (note.a, note.b))
    who = f"{a} and {b}" if note.direction == "given" else f"{b}, through {a}"
    if mend:
        return f"{who}: {plain_words(mend)} ({note.path})"
    step = standing.next
    if step is None:
        return f"{who}: {standing.state.value}"
    party = {"a": a, "b": b}.get(step.party or "", "")
    due = f" by {short_day(step.due, today.year)}" if step.due else ""
    what = STEPS[step.step] + (f" ({party})" if party and step.step in ("ask", "chase") else "")
    return f"{who}: {standing.state.value}; next: {what}{due}"


def _touches(card: Card, vault: Vault, today: date) -> Iterator[Line]:
    if not card.touches:
        return
    yield "", ""
    yield "Last touches", "bold"
    for touch in card.touches[:5]:
        yield f"  {_touch(touch, vault, today)}", ""


def _touch(touch: Touch, vault: Vault, today: date) -> str:
    text = plain_words(_touch_words(touch, vault), 100)
    return f"{short_day(touch.date, today.year):<12}{touch.kind + ' ':<9}{text}".rstrip()


def _touch_words(touch: Touch, vault: Vault) -> str:
    """The words of a touch; those of an introduction end with a name as the introduction's link has it."""
    note = vault.introductions.get(touch.path) if touch.source == "intro" else None
    for party in (note.a, note.b) if note else ():
        if party and touch.text.endswith(f" to {party.name}"):
            return touch.text.removesuffix(party.name) + _called(vault, party)
    return touch.text
