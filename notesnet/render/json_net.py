"""Routes, the second degree and the ledger for programs."""

from collections.abc import Sequence
from math import floor
from typing import Any

from notesnet.model.ledger import Account, Ledger
from notesnet.model.route import Edge, Reach, Route


def route_document(route: Route) -> dict[str, Any]:
    """One route of ``path``."""
    return {
        "names": list(route.names),
        "strength": two_decimals(route.strength),
        "edges": [_edge(edge) for edge in route.edges],
    }


def reach_document(total: int, found: Sequence[Reach]) -> dict[str, Any]:
    """The document of ``reach``."""
    return {
        "total": total,
        "contacts": [
            {
                "name": one.name,
                "path": one.path,
                "strength": one.strength,
                "count": len(one.known),
                "knows": [{"name": name, "line": line} for name, line in one.known],
            }
            for one in found
        ],
    }


def ledger_document(ledger: Ledger) -> dict[str, Any]:
    """The document of ``ledger``."""
    made, received = ledger.introductions
    return {
        "given": ledger.given,
        "received": ledger.received,
        "kinds": {direction: dict(kinds) for direction, kinds in ledger.kinds.items()},
        "introductions": {"given": made, "received": received},
        "people": [_account(account) for account in ledger.accounts],
    }


def account_document(account: Account) -> dict[str, Any]:
    """The document of ``ledger NAME``."""
    return {
        **_account(account),
        "asks": [day.isoformat() for day in account.asked],
        "entries": [
            {
                "date": entry.day.isoformat(),
                "direction": "given" if entry.given else "received",
                "kinds": list(entry.kinds),
                "text": entry.text,
                "path": entry.path,
                "line": entry.line,
            }
            for entry in account.entries
        ],
    }


def two_decimals(strength: float) -> float:
    """A strength from 0 to 1 as it is shown: rounded half up, as strengths of 100 are."""
    return floor(strength * 100 + 0.5 + 1e-9) / 100


def _edge(edge: Edge) -> dict[str, Any]:
    tie = edge.tie
    return {
        "from": edge.source,
        "to": edge.target,
        "path": tie.path,
        "line": tie.line,
        "last": tie.last.isoformat() if tie.last else None,
        "strength": tie.strength,
    }


def _account(account: Account) -> dict[str, Any]:
    thanks = account.thanks
    return {
        "name": account.who.name,
        "path": account.who.path or None,
        "given": account.given,
        "received": account.received,
        "balance": account.given - account.received,
        "asked": len(account.asked),
        "asked_90_days": account.recent,
        "thank": {"date": thanks.day.isoformat() if thanks.day else None, "text": thanks.text} if thanks else None,
    }
