"""The agenda for programs."""

from datetime import date
from typing import Any

from notesnet.model.week import Item, ItemKind, WeekPlan
from notesnet.render.phrases import what_to_say, why_now
from notesnet.text.weeks import Week


def agenda_document(plan: WeekPlan, path: str, today: date) -> dict[str, Any]:
    """The ``agenda`` document of the contract; days count from ``today``, scores from the week's Monday."""
    week = Week(plan.year, plan.week)
    return {
        "week": week.label,
        "from": week.monday.isoformat(),
        "to": week.sunday.isoformat(),
        "today": today.isoformat(),
        "path": path,
        "sections": [
            {"name": section.name, "items": [_item(item, week, today) for item in section.items]}
            for section in plan.sections
        ],
    }


def _item(item: Item, week: Week, today: date) -> dict[str, Any]:
    due = None if item.kind is ItemKind.REAWAKEN else item.due
    return {
        "id": item.id or None,
        "kind": item.kind.value,
        "contact": item.path,
        "name": item.name,
        "due": due.isoformat() if due else None,
        "overdue_days": (today - due).days if due else None,
        "why": why_now(item, week),
        "say": what_to_say(item, week),
        "score": round(item.score, 2) if item.score is not None else None,
        **_pair(item),
    }


def _pair(item: Item) -> dict[str, str | None]:
    """The note of an introduction, None for one that is only suggested, and the notes of its two people."""
    if item.proposal:
        return {"intro": None, "a": item.proposal.a.path or None, "b": item.proposal.b.path}
    flight = item.introduction
    return (
        {"intro": flight.note.path, "a": flight.a.path or flight.a.name, "b": flight.b.path or flight.b.name}
        if flight
        else {}
    )
