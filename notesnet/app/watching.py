"""Keeps a vault checked and its agenda current: one step at a time, each told what time and day it is."""

import gc
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from notesnet.app.agenda import make_agenda, write_agenda
from notesnet.app.check import find_faults
from notesnet.app.cold_read import excluded_by
from notesnet.app.indexed import has_index
from notesnet.app.open_vault import OpenVault, Place, Progress, find_place, read_place
from notesnet.app.watch_faults import FaultMemory
from notesnet.app.watch_losses import Losses
from notesnet.app.watch_news import News
from notesnet.app.watch_ticks import TickTaker
from notesnet.app.watch_timing import Pace, Timing
from notesnet.check.rules import check_vault
from notesnet.errors import NotesnetError, NotFoundError
from notesnet.model.diagnostic import Diagnostic
from notesnet.store.hints import Hinted
from notesnet.store.seen import Difference, Seen
from notesnet.store.vault_folder import SETTINGS_FILE
from notesnet.text.weeks import week_from_path, week_of

_NOTHING = Hinted()
TIDY = 10.0  # seconds


class _Ahead(NamedTuple):
    """The vault as it was read ahead, with the settings and the look of the files just before."""

    place: Place
    difference: Difference
    opened: OpenVault

    def holds(self, place: Place, difference: Difference) -> bool:
        """Whether the same files look the same now, to the byte."""
        then, now = ({path: mark[:2] for path, mark in one.marks.items()} for one in (self.difference, difference))
        return place == self.place and difference[:2] == self.difference[:2] and then == now


class Watching:
    """A vault under watch. Nothing here sleeps or asks what time it is: ``step`` is told, and ``wait`` says until when.

    A hint leads to a look at the files that it names, a look that finds something to one fresh reading of the vault, as a
    command would read it. So the end is always that of a fresh run, whatever was hinted or not.
    """

    def __init__(self, root: str, now: float, pace: Pace | None = None) -> None:
        self.pace = pace or Pace()
        self.seen = Seen(root)
        self._root = root
        self._place: Place | None = None
        self._timing = Timing(self.pace, now + self.pace.interval)
        self._hinted = Hinted()
        self._ahead: _Ahead | None = None
        self._today: date | None = None
        self._forced = False
        self._has_read = False
        self._has_made = False
        self._tidied = now
        self._losses = Losses(root, self.pace)
        self._faults = FaultMemory()
        self._ticks = TickTaker()
        self._troubles: dict[str, str] = {}

    @property
    def timezone(self) -> str | None:
        """The time zone of the settings, as read last."""
        return self._place.settings.timezone if self._place else None

    def begin(self, now: float, today: date, progress: Progress | None = None) -> tuple[list[News], int, int, int]:
        """Reads everything for the first time: (what is to be told, notes, people, notes with faults).

        ``progress`` is told how many notes were read, every thousand.

        Raises:
            NoVaultError: no vault, or settings that can't be used.
            DiskError: the settings can't be opened.
        """
        place = self._settle(today)
        self.seen.fill()
        self._hinted = _NOTHING
        opened = self._read(place, progress)
        vault = opened.vault
        self._losses.accept(vault.contacts)
        faulty = self._faults.learn(check_vault(vault, today))
        self._today = today
        self._timing.agenda_saved(now)  # what was ticked while nobody watched
        return self._agenda(opened, now), vault.note_count, len(vault.contacts), faulty

    def step(self, now: float, today: date, hinted: Hinted = _NOTHING) -> list[News]:
        """Does what is to be done at this moment, and tells it.

        Raises:
            NoVaultError: the vault is gone, and stayed away.
            RefusedError: more than half of the contacts are gone, and stayed away.
        """
        if hinted:
            self._hint(now, hinted)
        if today != self._today:
            self._today = today
            self._forced = True
            self._timing.hurry(now)
            self._timing.agenda_saved(now)  # a new week takes open lines out of the ones before
        if self._timing.look_at is None and (now >= self._timing.survey_at or not self.seen.is_vault()):
            self._survey(now)
        look_at = self._timing.look_at
        if look_at is None and self._has_made:
            self._take_in_what_was_made(today)
        if look_at is not None and now < look_at:
            ahead_at = self._timing.ahead_at
            if ahead_at is not None and now >= ahead_at:
                self._look_ahead(now, today)
            return []
        news = self._look(now, today) if look_at is not None else []
        ticks_at = self._timing.ticks_at
        if ticks_at is not None and now >= ticks_at and self._timing.look_at is None:
            news += self._take(now, today)
        self._tidy(now)
        return news

    def wait(self, now: float) -> float:
        """Seconds until the next step; earlier when there is a hint."""
        return 0.0 if self._has_made and self._timing.look_at is None else self._timing.wait(now)

    def look_every(self, seconds: float) -> None:
        """From now on every file is looked at so often."""
        self.pace = replace(self.pace, interval=seconds)
        self._timing.pace = self.pace

    def _tidy(self, now: float) -> None:
        """Frees what was read: it may hold on to itself, and with it to the open index."""
        if self._has_read and now - self._tidied >= TIDY:
            self._has_read = False
            self._tidied = now
            gc.collect()

    def _hint(self, now: float, hinted: Hinted) -> None:
        self._hinted = self._hinted.with_(hinted)
        self._timing.hint(now)

    def _survey(self, now: float) -> None:
        """Looks at every file, in case that something was not reported."""
        self._timing.surveyed(now)
        unsure = self._forced or "settings" in self._troubles  # these may be mended with the bytes that they had before
        if unsure or not self.seen.is_vault() or self.seen.differ(now):
            self._hint(now, Hinted(everything=True))

    def _look(self, now: float, today: date) -> list[News]:
        """Reads the vault again if something differs and has come to rest."""
        late = self._timing.is_late(now)
        again = self._losses.of_vault(now, there=self.seen.is_vault())
        if again is not None:
            return self._look_again(again)
        try:
            place = self._settle(today)
        except NotesnetError as error:
            if not self.seen.is_vault():  # taken away just now
                return self._look_again(now + self.pace.debounce)
            self._looked()  # what differs still differs when the settings can be read again
            return self._trouble("settings", error)
        difference = self.seen.differ(now, None if self._hinted.everything else self._hinted.paths)
        again = self._losses.of_files(now, difference.missing, late=late)
        if again is not None:
            return self._look_again(again)
        if not difference and not self._forced:
            self.seen.accept(difference)
            self._looked()
            return self._settings_mended()
        ahead, self._ahead = self._ahead, None  # the next look, if one is needed, is for what this one had not
        opened = ahead.opened if ahead and ahead.holds(place, difference) else None
        ahead = None  # it holds the index open
        opened = opened or self._read(place)
        again = self._losses.of_contacts(now, opened.vault.contacts, late=late)
        if again is not None:
            return self._look_again(again)
        return self._accept(opened, difference, now)

    def _look_ahead(self, now: float, today: date) -> None:
        """Reads and decides what saves led to that were no more than that, while it is not sure yet that they are over."""
        self._timing.looked_ahead()
        if self._hinted.everything or not has_index(self._root):  # small vaults are read in no time
            return
        difference = self.seen.differ(now, self._hinted.paths)
        if difference.missing or not difference.changed or not all(path in self.seen for path in difference.changed):
            return
        with suppress(NotesnetError):  # the look that follows tells it
            place = self._place_now(today)
            if place == self._place:
                opened = self._read(place)
                make_agenda(opened, week_of(opened.today))  # it is kept
                self._ahead = _Ahead(place, difference, opened)

    def _look_again(self, at: float) -> list[News]:
        self._timing.look_again(at)
        return []

    def _accept(self, opened: OpenVault, difference: Difference, now: float) -> list[News]:
        """Takes what was read as true, and does what follows from it."""
        gone = self._losses.accept(opened.vault.contacts, difference.missing)
        self.seen.accept(difference._replace(missing=gone))
        self._forced = False
        self._looked()
        if difference.missing - gone:  # they may come back, or not
            self._hint(now, Hinted(difference.missing - gone))
        saved = sorted(difference.changed)
        pattern = opened.vault.settings.agenda_file
        if any(week_from_path(pattern, path) for path in saved):
            self._timing.agenda_saved(now)
        self._timing.ticks_later(now)
        news = [*self._settings_mended(), *(News("read", path, "read") for path in saved)]
        news += [News("gone", path, "gone") for path in sorted(gone)]
        return [*news, *self._agenda(opened, now), *self._check(opened, saved)]

    def _looked(self) -> None:
        self._hinted = _NOTHING
        self._ahead = None
        self._timing.looked()

    def _take_in_what_was_made(self, today: date) -> None:
        """Reads the vault with the file that was made, while nobody waits for it: the next save need not pay for that."""
        self._has_made = False
        with suppress(NotesnetError):  # whoever looks next will tell it
            opened = self._read(self._settle(today))
            make_agenda(opened, week_of(opened.today))

    def _take(self, now: float, today: date) -> list[News]:
        """Takes ticks in, and then brings the agenda up to date."""
        if self.seen.differ(now):  # not before that is understood
            self._hint(now, Hinted(everything=True))
            return []
        try:
            opened = self._read(self._settle(today))
            news, written, broken = self._ticks.take(opened)
        except NotesnetError as error:
            news, written, broken = [], {}, error
        for path, data in written.items():
            self.seen.expect(path, data, now)
        self._timing.ticks_at = now + self.pace.interval if broken else None
        if broken:
            news += self._trouble("ticks", broken)
        else:
            self._troubles.pop("ticks", None)
        return [*news, *self._after_ticks(now, today, sorted(written))] if written else news

    def _after_ticks(self, now: float, today: date, written: list[str]) -> list[News]:
        try:
            opened = self._read(self._settle(today))
        except NotesnetError:
            opened = None
        if opened is None or self._losses.of_contacts(now, opened.vault.contacts, late=False) is not None:
            self._forced = True  # something happened in between; a look finds out what
            self._hint(now, Hinted(everything=True))
            return []
        return [*self._agenda(opened, now), *self._check(opened, written)]

    def _agenda(self, opened: OpenVault, now: float) -> list[News]:
        """Writes this week's agenda if its bytes would change."""
        try:
            agenda, written = write_agenda(opened, week_of(opened.today))
        except NotesnetError as error:
            self._forced = True  # the next survey tries again
            return self._trouble("agenda", error)
        self._troubles.pop("agenda", None)
        if not written:
            return []
        self.seen.expect(agenda.path, agenda.new, now)
        self._has_made = agenda.old is None
        self._timing.ticks_later(now)  # its new lines may stand in older weeks, too
        return [News("agenda", agenda.path, "written" if agenda.old is None else "brought up to date")]

    def _check(self, opened: OpenVault, saved: list[str]) -> list[News]:
        """The faults that are new, and the notes that have none any more."""
        fresh, mended = self._faults.news(check_vault(opened.vault, opened.today), saved)
        news = [News("fault", fault.path, fault.message, fault) for fault in _with_lines(opened, fresh)]
        return news + [News("mended", path, "ok again") for path in mended if path in self.seen]

    def _trouble(self, about: str, error: NotesnetError) -> list[News]:
        """What the system or a rule did not allow, told once."""
        if self._troubles.get(about) == error.message:
            return []
        self._troubles[about] = error.message
        return [News("trouble", "", error.message, help=error.help)]

    def _settings_mended(self) -> list[News]:
        return [News("mended", SETTINGS_FILE, "ok again")] if self._troubles.pop("settings", None) else []

    def _settle(self, today: date) -> Place:
        """The settings as they are now."""
        place = self._place_now(today)
        old = self._place
        self._place = place
        settings = place.settings
        if old is None or (old.settings.exclude, old.settings.agenda_file) != (settings.exclude, settings.agenda_file):
            self.seen.use(excluded_by(settings), settings.agenda_file)
            self._hinted = Hinted(everything=True)
        return place

    def _place_now(self, today: date) -> Place:
        return replace(find_place(self._root, None), root=self._root, today=today)

    def _read(self, place: Place, progress: Progress | None = None) -> OpenVault:
        """The vault as a fresh run would read it."""
        opened = OpenVault(place.root, place.today, read_place(place, progress))
        self._has_read = True
        gc.unfreeze()  # reading puts what it read out of the collector's sight, for commands that end; this one goes on
        return opened


def _with_lines(opened: OpenVault, faults: list[Diagnostic]) -> list[Diagnostic]:
    """The faults with their lines of text, where these are still there."""
    if not faults:
        return []
    paths = list(dict.fromkeys(f"{opened.root}/{fault.path}" for fault in faults))
    try:
        found = find_faults(opened, paths)
    except NotFoundError:
        return faults
    shown = {(fault.path, fault.code, fault.message, fault.line, fault.column): fault for fault in found}
    return [shown.get((f.path, f.code, f.message, f.line, f.column), f) for f in faults]
