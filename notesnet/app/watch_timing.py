"""When to look, when to take ticks in: decided from hints and a steady clock alone."""

from dataclasses import dataclass, field

from notesnet.frozen import frozen


@frozen
class Pace:
    """How patient a watch is, in seconds.

    Attributes:
        debounce: after the last hint of a series, before what it led to is written.
        ahead: after the last hint of a series, before the vault is read; so the rest of the pause is no time lost.
        ceiling: after the first hint of a series that does not end.
        quiet: how long an agenda file must have been left alone before its ticks are taken.
        interval: between two looks at every file, whatever was reported.
        gone: how long a file must be missing before it counts as deleted; editors take files away for a moment.
        lost: the same for the whole vault, and for more than half of its contacts.
        pulse: the longest sleep; then the day and the folder are looked at.
    """

    debounce: float = 0.3
    ahead: float = 0.05
    ceiling: float = 10.0
    quiet: float = 60.0
    interval: float = 60.0
    gone: float = 1.0
    lost: float = 3.0
    pulse: float = 5.0


@dataclass(slots=True)
class Timing:
    """The times at which something is to be done; all of them are on one steady clock, None is never."""

    pace: Pace
    survey_at: float
    ticks_at: float | None = None
    _first: float | None = field(default=None, init=False)
    _last: float = field(default=0.0, init=False)
    _not_before: float = field(default=0.0, init=False)
    _has_looked_ahead: bool = field(default=False, init=False)

    def hint(self, now: float) -> None:
        """Something was saved: it is read when the series of saves ends, or has lasted long enough."""
        if self._first is None:
            self._first = now
        self._last = now

    def hurry(self, now: float) -> None:
        """There is nothing to wait for: the vault is to be read now."""
        self._first = self._last = now - self.pace.ceiling

    @property
    def look_at(self) -> float | None:
        """When the vault is to be read."""
        if self._first is None:
            return None
        return max(min(self._last + self.pace.debounce, self._first + self.pace.ceiling), self._not_before)

    @property
    def ahead_at(self) -> float | None:
        """When to look ahead: once a series, when it seems to be over."""
        if self._first is None or self._has_looked_ahead:
            return None
        return self._last + self.pace.ahead

    def looked_ahead(self) -> None:
        """Whatever came of it, the next one is that of another series."""
        self._has_looked_ahead = True

    def is_late(self, now: float) -> bool:
        """Whether the series has lasted so long that nothing more is waited for."""
        return self._first is not None and now - self._first >= self.pace.ceiling

    def look_again(self, at: float) -> None:
        """What was seen may be a moment's: the next look is then, and the series goes on."""
        self._not_before = at

    def looked(self) -> None:
        """The series of saves is over."""
        self._first = None
        self._has_looked_ahead = False
        self._not_before = 0.0

    def agenda_saved(self, now: float) -> None:
        """An agenda file was saved, and not by us."""
        self.ticks_at = now + self.pace.quiet

    def ticks_later(self, now: float) -> None:
        """Something else changed: a tick may be possible now that was not, so they are looked at once more."""
        if self.ticks_at is None:
            self.agenda_saved(now)

    def surveyed(self, now: float) -> None:
        """Every file was looked at."""
        self.survey_at = now + self.pace.interval

    def wait(self, now: float) -> float:
        """Seconds until something is to be done, never more than a pulse."""
        times = [self.look_at, self.ahead_at, self.ticks_at, self.survey_at, now + self.pace.pulse]
        return max(0.0, min(at for at in times if at is not None) - now)
