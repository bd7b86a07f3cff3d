"""Ticks somebody's open line of the agenda, and takes that one line in."""

from collections.abc import Iterator
from dataclasses import replace

from notesnet.app.change_note import Edit, edited_bytes
from notesnet.app.log import Entry, log_edit
from notesnet.app.open_vault import OpenVault, Place
from notesnet.app.overlay import Overlay
from notesnet.app.sync import Syncing
from notesnet.app.week_texts import WeekText
from notesnet.app.writer import Writer
from notesnet.edit.tasks import tick as tick_task
from notesnet.model.change import Change
from notesnet.model.contact import Contact
from notesnet.model.tick import Target, Tick
from notesnet.model.touch import IN_TOUCH
from notesnet.model.week import ItemKind
from notesnet.network.tick_targets import TickTargets

_ORDER = (ItemKind.TOUCH, ItemKind.REAWAKEN, ItemKind.PROMISE, ItemKind.THANKS, ItemKind.DATE)


def open_line(opened: OpenVault, weeks: list[WeekText], contact: Contact) -> Tick | None:
    """The line to tick: in the newest week that has one; a touch comes before a promise."""
    targets = TickTargets(opened.vault)
    for week in reversed(weeks):
        found = [
            (_ORDER.index(target.kind), tick.line, tick)
            for tick in week.ticks
            if not tick.mark and (target := targets.find(tick)) and _is_about(target, contact)
        ]
        if found:
            return min(found, key=lambda row: row[:2])[2]
    return None


def _is_about(target: Target, contact: Contact) -> bool:
    if target.kind is ItemKind.PROMISE:
        task = target.task
        return task is not None and task.state == "open" and contact.path in task.contacts
    return target.kind in _ORDER and target.path == contact.path


class Doing:
    """Ticks a line in its file and takes it in; what can't be taken is not ticked either.

    With an `Overlay` in place of the `Writer` nothing is written.
    """

    def __init__(self, opened: OpenVault, weeks: list[WeekText], writer: Writer | Overlay) -> None:
        self._opened = opened
        self._weeks = weeks
        self._writer = writer
        self._syncing = Syncing(opened, weeks, writer, own_ticks=True)

    def run(self, tick: Tick) -> Iterator[Change]:
        """The changes: the tick itself, then what it asks for.

        Raises:
            RefusedError: it can't be taken, and why.
            DiskError: the system said no.
        """
        ticked = replace(tick, mark="x", done=self._opened.today, wrong_day="")
        self._try(ticked)
        if self._writer.rewrite(tick.path, lambda data: edited_bytes(data, tick.path, self._edit(tick)), "ticked"):
            yield Change(tick.path, f"line {tick.line} ticked")
        for outcome in self._syncing.take(ticked):
            if outcome.error:
                raise outcome.error
            if outcome.change:
                yield outcome.change

    def _try(self, ticked: Tick) -> None:
        """Finds out before the line is ticked whether it can be taken.

        Raises:
            RefusedError: it can't.
        """
        self._syncing.wishes(ticked)
        if isinstance(self._writer, Writer):
            for outcome in Syncing(self._opened, self._weeks, Overlay(self._writer)).take(ticked):
                if outcome.error:
                    raise outcome.error

    def _edit(self, tick: Tick) -> Edit:
        return lambda note: tick_task(note, tick.line, tick.text, self._opened.today)

    def log(self, contact: Contact) -> Change | None:
        """`in touch` in the log of someone who has no open line; None when nothing changed.

        Raises:
            RefusedError: the note can't be edited with certainty.
        """
        settings = self._opened.vault.settings
        place = Place(self._opened.root, self._opened.today, settings, ())
        edit = log_edit(place, Entry(IN_TOUCH, self._opened.today))
        summary = f"logged {self._opened.today}: {IN_TOUCH}"
        edited = self._writer.rewrite(contact.path, lambda data: edited_bytes(data, contact.path, edit), summary)
        return Change(contact.path, summary) if edited else None
