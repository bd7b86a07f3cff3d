"""Suggestions and matches for programs."""

from typing import Any

from notesnet.model.suggestion import Line, Match, Suggestion
from notesnet.render.suggestion import evidence_words


def suggestion_document(suggestion: Suggestion) -> dict[str, Any]:
    """One pair of ``suggest``."""
    return {
        "a": {"name": suggestion.a.name, "path": suggestion.a.path},
        "b": {"name": suggestion.b.name, "path": suggestion.b.path},
        "score": suggestion.score,
        "evidence": [
            {"kind": e.kind, "text": evidence_words(e), "a": _place(e.a), "b": _place(e.b)} for e in suggestion.evidence
        ],
    }


def match_document(match: Match) -> dict[str, Any]:
    """One person of ``match``."""
    return {
        "name": match.person.name,
        "path": match.person.path,
        "score": match.score,
        "evidence": [
            {"kind": found.kind, "text": found.line.text, "path": found.line.path, "line": found.line.line}
            for found in match.evidence
        ],
    }


def _place(line: Line) -> dict[str, Any]:
    return {"path": line.path, "line": line.line}
