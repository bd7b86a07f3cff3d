"""Introductions for programs."""

from datetime import date
from typing import Any

from notesnet.model.introduction import Introduction, Outcome, Reply, Standing
from notesnet.model.note import Day, Reference

DATES = (
    *("created", "a_asked", "b_asked", "a_chased", "b_chased", "a_answer", "b_answer", "introduced"),
    *("checked_in", "met", "outcome", "thanked", "told", "snoozed", "closed"),
)


def introduction_document(note: Introduction, standing: Standing) -> dict[str, Any]:
    """One introduction: where it stands, whose move it is, and in ``dates`` what was entered."""
    step = standing.next
    return {
        "path": note.path,
        "direction": note.direction,
        "a": _party(note.a),
        "b": _party(note.b),
        "state": standing.state.value,
        "whose_move": standing.whose_move,
        "next": {"step": step.step, "party": step.party, "due": _iso(step.due)} if step else None,
        "dates": {name: _entered(value) for name in DATES if (value := getattr(note, name))},
    }


def _party(reference: Reference | None) -> str | None:
    """The path of somebody's note, else the name that was typed."""
    return (reference.path or reference.name) if reference else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _entered(value: Day | Reply | Outcome) -> str:
    if isinstance(value, Day):
        return value.date.isoformat()
    words = value.answer.value if isinstance(value, Reply) else value.text
    if value.day is None:
        return words
    return f"{words} {value.day}" if isinstance(value, Reply) else f"{value.day} {words}"
