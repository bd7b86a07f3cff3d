"""Proposed settings as the text of a notesnet.toml, each line with the reason for it."""

import json
from collections.abc import Iterable, Sequence

from notesnet.model.adoption import Proposal
from notesnet.model.settings import KindRule, Settings
from notesnet.text.patterns import regex
from notesnet.text.visible import one_line

HEAD = """\
# Settings of this notesnet vault: only what differs from the defaults; docs/settings.md lists every key.
"""
_BARE_KEY = regex(r"[A-Za-z0-9_-]+")
_Value = str | tuple[str, ...] | KindRule


def settings_text(proposals: Iterable[Proposal]) -> str:
    """A whole notesnet.toml with a heading; the tables in the order in which they first come."""
    tables: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        tables.setdefault(proposal.table, []).append(proposal)
    return HEAD + "".join(f"\n[{name}]\n" + "".join(map(_line, lines)) for name, lines in tables.items())


def settings_difference(proposals: Sequence[Proposal], now: Settings) -> list[str]:
    """The proposals as lines of a diff against the settings there are: ``-`` what is read now, ``+`` what to copy."""
    lines: list[str] = []
    table = ""
    for proposal in proposals:
        if proposal.table != table:
            table = proposal.table
            lines.append(f" [{table}]")
        before = value_now(proposal, now)
        if before is not None:
            lines.append(f"-{_key(proposal.key)} = {toml_value(before)}")
        lines += ["+" + line for line in _line(proposal).splitlines()]
    return lines


def value_now(proposal: Proposal, now: Settings) -> _Value | None:
    """What the settings say at the place of a proposal; None where they say nothing."""
    if proposal.table == "notes" and proposal.key != "exclude":
        return next((rule for rule in now.rules if rule.kind.value == proposal.key), None)
    values: dict[str, _Value] = {
        "notes.exclude": now.exclude,
        "vault.date_formats": now.date_formats,
        "log.headings": now.log_headings,
        "agenda.file": now.agenda_file,
    }
    return values.get(f"{proposal.table}.{proposal.key}") or None


def toml_value(value: _Value) -> str:
    """A value as TOML on one line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, KindRule):
        parts = [("paths", value.paths)] if value.paths or not value.where else []
        if value.where:
            parts.append(("where", tuple(f"{name}={wanted}" for name, wanted in value.where)))
        return "{ " + ", ".join(f"{name} = {toml_value(part)}" for name, part in parts) + " }"
    return "[" + ", ".join(_quoted(item) for item in value) + "]"


def _line(proposal: Proposal) -> str:
    return f"# {one_line(proposal.why, 200)}\n{_key(proposal.key)} = {toml_value(proposal.value)}\n"


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _quoted(text: str) -> str:
    """A basic string: JSON's, but TOML wants U+007F written out as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
