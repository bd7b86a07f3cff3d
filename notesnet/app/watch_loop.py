"""The life of a watch: listens, steps, runs the person's command, until it is ended from outside."""

from collections.abc import Generator, Sequence
from contextlib import suppress
from datetime import date

from notesnet.app.open_vault import Place, Progress
from notesnet.app.watch_hooks import HookQueue
from notesnet.app.watch_news import News
from notesnet.app.watch_timing import Pace
from notesnet.app.watching import Watching
from notesnet.errors import NoVaultError
from notesnet.frozen import frozen
from notesnet.store.clock import today as clock_today
from notesnet.store.hints import Hints
from notesnet.store.hook import find_hook, run_hook
from notesnet.store.steady import steady
from notesnet.store.watcher import Watcher
from notesnet.text.words import count

EVERY = 60.0  # seconds between two looks at every file, beside what is reported
POLLING = 5.0  # the same where nothing is reported


@frozen
class Wish:
    """How a person wants their vault watched.

    Attributes:
        today: the day that was given, None for the clock's.
        interval: seconds between two looks at every file; None for the usual.
        poll: not to listen, only to look.
        command: what to run for each path that changed; empty for nothing.
        quiet_command: whether what it prints goes to stderr.
    """

    today: date | None = None
    interval: float | None = None
    poll: bool = False
    command: Sequence[str] = ()
    quiet_command: bool = False


def watch(place: Place, wish: Wish, progress: Progress | None = None) -> Generator[list[News], None, None]:
    """Watches a vault; gives what there is to tell, in batches, and never ends by itself.

    ``progress`` is told how many notes were read before the first batch, every thousand.

    Raises:
        UsageError: the command can't be run.
        NoVaultError: the vault, or the time zone that it names, is gone.
        RefusedError: more than half of the contacts are gone.
        DiskError: the settings can't be opened at the beginning.
    """
    if wish.command:
        find_hook(wish.command[0])
    life = _Life(place, wish)
    try:
        yield life.begin(progress)
        while True:
            yield life.go_on()
    finally:
        life.end()


class _Life:
    """One watch, from its beginning to its end."""

    def __init__(self, place: Place, wish: Wish) -> None:
        self._root = place.root
        self._wish = wish
        self._hints = Hints()
        self._watcher: Watcher | None = None
        self._hooks = HookQueue()
        self._why = "as you wished" if wish.poll else self._listen()
        usual = POLLING if self._why else EVERY
        self._interval = wish.interval or usual
        self._watching = Watching(place.root, steady(), Pace(interval=self._interval))
        self._zone = place.settings.timezone
        self._checked = self._counted = steady()

    def begin(self, progress: Progress | None) -> list[News]:
        """Reads the vault for the first time."""
        news, notes, people, faulty = self._watching.begin(steady(), self._today(), progress)
        faults = f", {count(faulty, 'note')} with faults" if faulty else ""
        words = f"watching {self._root}: {count(notes, 'note')}, {count(people, 'person', 'people')}{faults}"
        first = [News("looking", "", words)]
        if self._why:
            first.append(self._polling(self._why))
        self._queue(news, steady())
        return [*first, *news]

    def go_on(self) -> list[News]:
        """Waits until there is something to do, and does it."""
        now = steady()
        hinted = self._hints.take(min(self._watching.wait(now), self._hooks.wait(now)))
        news = self._look_after_watcher() if self._watcher else []
        now = steady()
        seen = self._watching.step(now, self._today(), hinted)
        self._queue(seen, now)
        if news or seen:
            return [*news, *seen]  # told before a command runs, which may take its time
        due = self._hooks.take(now)
        return [] if due is None else self._run(due)

    def _queue(self, news: Sequence[News], now: float) -> None:
        """Remembers for which paths the person's command is to be run."""
        if self._wish.command:
            for path in dict.fromkeys(one.path for one in news if one.is_change):
                self._hooks.add(path, now)

    def end(self) -> None:
        """Stops listening."""
        if self._watcher:
            self._watcher.stop()

    def _listen(self) -> str | None:
        """Begins to listen; why that can't be."""
        watcher = Watcher(self._root, self._hints)
        self._watcher = watcher  # an interrupt may come while it starts
        why = watcher.start()
        if why:
            self._watcher = None
        return why

    def _look_after_watcher(self) -> list[News]:
        """Begins to listen anew where that stopped, and gives up listening where it can't be complete."""
        watcher = self._watcher
        now = steady()
        if watcher is None or now - self._checked < min(self._watching.pace.pulse, self._interval):
            return []
        self._checked = now
        complete = True
        if now - self._counted >= self._interval:
            self._counted = now
            complete = watcher.is_complete()
        if complete and watcher.is_alive():
            return []
        self._hints.add_everything()
        if not self._watching.seen.is_vault():
            return []
        watcher.stop()
        why = self._listen()
        if not why:
            return []
        if self._wish.interval is None:
            self._interval = POLLING
            self._watching.look_every(POLLING)
        return [self._polling(why)]

    def _polling(self, why: str) -> News:
        return News("looking", "", f"looking at every file each {self._interval:g} s: {why}")

    def _today(self) -> date:
        """The day in the vault's time zone; a zone that is not known is told when the settings are read."""
        if self._wish.today:
            return self._wish.today
        with suppress(NoVaultError):
            return clock_today(self._watching.timezone or self._zone)
        return clock_today()

    def _run(self, path: str) -> list[News]:
        problem = run_hook(self._wish.command, f"{self._root}/{path}", quiet=self._wish.quiet_command)
        self._hooks.ended(path, steady())
        return [News("trouble", path, f"{self._wish.command[0]} {problem}")] if problem else []
