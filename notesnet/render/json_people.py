"""People for programs: rows of lists, cards, and reasons."""

from datetime import date
from typing import Any

from notesnet.model.contact import Contact
from notesnet.model.due import Due
from notesnet.model.note import Day, Reference
from notesnet.model.row import Row
from notesnet.model.show import Answer, Card
from notesnet.render.json_introduction import introduction_document
from notesnet.text.dates import iso_day_of_year
from notesnet.text.durations import short


def row_document(row: Row) -> dict[str, Any]:
    """One person of ``list``."""
    return {
        "path": row.path,
        "name": row.name,
        "company": row.company or None,
        "role": row.role or None,
        "tags": list(row.tags),
        "circle": row.circle or None,
        "last_touch": iso(row.last_touch),
        "due": iso(row.due),
        "overdue_days": row.overdue_days,
        "strength": row.strength,
    }


def why_document(name: str, due: Due) -> dict[str, Any]:
    """The document of ``why``."""
    evidence = [{"what": e.what, "date": iso(e.date), "path": e.path, "line": e.line} for e in due.evidence]
    return {"name": name, "due": iso(due.day), "rule": due.rule, "evidence": evidence}


def card_document(card: Card) -> dict[str, Any]:
    """The document of ``show``."""
    last = card.due.last
    return {
        **contact_fields(card.contact),
        "last_touch": {"date": iso(last.date), "kind": last.kind, "path": last.path, "line": last.line}
        if last
        else None,
        "due": iso(card.due.day),
        "due_rule": card.due.rule,
        "strength": card.strength,
        "follow_ups": [
            {"text": task.text, "due": iso(task.due), "line": task.line, "done": task.state == "done"}
            for task in card.follow_ups
            if task.state != "cancelled"
        ],
        "touches": [
            {"date": iso(t.date), "kind": t.kind, "text": t.text, "path": t.path, "line": t.line} for t in card.touches
        ],
        "introductions": [introduction_document(note, standing) for note, standing in card.introductions],
        "answers": [answer_document(a) for a in card.answers],
        **({"private": card.private} if card.private is not None else {}),
    }


def answer_document(answer: Answer) -> dict[str, Any]:
    """One answer of ``show``: the line of theirs under ``need`` or ``offer``, then who answers it and where that stands."""
    return {
        answer.kind: answer.own.text,
        "by": {"name": answer.by.name, "path": answer.by.path},
        "text": answer.line.text,
        "path": answer.line.path,
        "line": answer.line.line,
    }


def contact_fields(contact: Contact) -> dict[str, Any]:
    """The fields of a contact by our names."""
    return {
        "path": contact.path,
        "name": contact.name,
        "aliases": list(contact.aliases),
        "call_me": contact.call_me or None,
        "email": [phrase.text for phrase in contact.email],
        "phone": [phrase.text for phrase in contact.phone],
        "company": contact.company or None,
        "role": contact.role or None,
        "location": contact.location or None,
        "links": dict(contact.links),
        "tags": list(contact.tags),
        "circle": contact.circle or None,
        "cadence": short(contact.cadence) if contact.cadence else None,
        "last_contact": iso(contact.last_contact),
        "follow_up": iso(contact.follow_up),
        "paused_until": iso(contact.paused_until),
        "status": contact.status,
        "created": iso(contact.created),
        "met": iso(contact.met),
        "met_at": _name(contact.met_at),
        "introduced_by": _name(contact.introduced_by),
        "knows": [reference.name for reference in contact.knows],
        "groups": [reference.name for reference in contact.groups],
        "offers": [phrase.text for phrase in contact.offers],
        "needs": [phrase.text for phrase in contact.needs],
        "interests": [phrase.text for phrase in contact.interests],
        "ideal_client": [phrase.text for phrase in contact.ideal_client],
        "birthday": next((iso_day_of_year(o.day) for o in contact.occasions if o.label == "birthday"), None),
        "dates": {o.label: iso_day_of_year(o.day) for o in contact.occasions if o.label != "birthday"},
        "prefers": contact.prefers or None,
        "introductions_wish": contact.introductions,
        "blurb": contact.blurb or None,
        "advocate": contact.advocate,
        "extra": {name: list(v) if isinstance(v, tuple) else v for name, v in contact.extra.items()},
    }


def iso(day: date | Day | None) -> str | None:
    """A date as programs read it."""
    if isinstance(day, Day):
        return day.date.isoformat()
    return day.isoformat() if day else None


def _name(reference: Reference | None) -> str | None:
    return reference.name if reference else None
