"""Which lines of a log tell of an introduction that counts already, by its note or by `introduced_by`: it counts once."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, partial

from notesnet.model.hints import hints
from notesnet.model.note import Reference
from notesnet.model.touch import LogLine
from notesnet.model.vault import Vault
from notesnet.text.names import fold

# The days on which it may be logged, and what gives the folded names of the other one.
_Made = tuple[tuple[date, ...], Callable[[], tuple[str, ...]]]


class ToldTwice:
    """The introductions of a vault that count by themselves, up to a day; looked up when a line first asks."""

    def __init__(self, vault: Vault, until: date = date.max) -> None:
        self._vault = vault
        self._until = until

    def kinds(self, path: str, line: LogLine, name: str) -> tuple[str, ...] | None:
        """What a line tagged ``name`` (gave or got) of the contact at ``path`` was, by its tags; None when it counts for nothing.

        That is a line without such a tag, and one that tells of nothing but an introduction that counts already: of the
        same person and day, or naming the other one.
        """
        tags = [tag.casefold().partition("/") for tag in line.tags]
        named = tuple(dict.fromkeys(kind for tag, _slash, kind in tags if tag == name and kind))
        if not any(tag == name for tag, _slash, _kind in tags):
            return None
        rest = tuple(kind for kind in named if not kind.startswith("intro"))
        tells = len(rest) < len(named) or (line.kind == "intro" and not rest)
        if not tells or not self._counts(path, line, given=name == "gave"):
            return named
        return rest or None

    def _counts(self, path: str, line: LogLine, *, given: bool) -> bool:
        words = fold(line.text)
        return any(
            line.date in days or any(_has(words, name) for name in names())
            for days, names in self._made.get((path, given), ())
        )

    @cached_property
    def _made(self) -> dict[tuple[str, bool], list[_Made]]:
        found: dict[tuple[str, bool], list[_Made]] = {}
        for path, given, made in (*self._noted(), *self._by_introducers()):
            found.setdefault((path, given), []).append(made)
        return found

    def _noted(self) -> Iterator[tuple[str, bool, _Made]]:
        for note in self._vault.introductions.values():
            if note.introduced is None or note.introduced.date > self._until or not (note.a and note.b):
                continue
            given = note.direction == "given"
            days = tuple(day.date for day in (note.introduced, note.created) if day)
            for who, other in ((note.a, note.b), (note.b, note.a))[: 2 if given else 1]:
                if who.path:
                    yield who.path, given, (days, partial(self._names, other))

    def _by_introducers(self) -> Iterator[tuple[str, bool, _Made]]:
        contacts = self._vault.contacts
        paths = hints(contacts).introduced(date.min)
        for path in contacts if paths is None else paths:
            contact = contacts[path]
            by, met = contact.introduced_by, contact.met
            if by and by.path and met and met.date <= self._until:
                yield by.path, False, ((met.date,), partial(_folded, contact.name, *contact.aliases))

    def _names(self, who: Reference) -> tuple[str, ...]:
        contact = self._vault.contacts.get(who.path or "")
        return _folded(contact.name, *contact.aliases, who.target) if contact else _folded(who.name)


def _has(words: str, name: str) -> bool:
    """Whether a name stands among words as a whole."""
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _folded(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded for name in names if (folded := fold(name))))
