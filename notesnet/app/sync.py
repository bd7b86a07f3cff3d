"""Takes what was ticked, moved, skipped or written on the lines of agenda files into the notes."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from notesnet.app.gather import gathered, save_gathering
from notesnet.app.introduce import Wish as IntroductionTyped
from notesnet.app.introduce import propose_introduction
from notesnet.app.open_vault import OpenVault
from notesnet.app.overlay import Overlay
from notesnet.app.tick_edits import Asked
from notesnet.app.tick_rewords import Worded
from notesnet.app.ticks_lost import lost, taken_under_another_name
from notesnet.app.week_texts import WeekText, read_week_text
from notesnet.app.writer import Writer
from notesnet.edit.edits import apply
from notesnet.edit.frontmatter import set_key
from notesnet.edit.note_text import NoteText
from notesnet.edit.refused import EditRefusedError
from notesnet.errors import RefusedError
from notesnet.frozen import frozen
from notesnet.model.change import Change
from notesnet.model.journal import Written
from notesnet.model.settings import SECTIONS
from notesnet.model.tick import (
    FollowUpWish,
    GatheringWish,
    IntroductionWish,
    Logged,
    LogWish,
    StepWish,
    Target,
    TaskWish,
    Tick,
    Wish,
    WordsWish,
)
from notesnet.model.week import ItemKind
from notesnet.network.tick_introductions import with_fields
from notesnet.network.tick_targets import TickTargets
from notesnet.network.ticks import wishes_of
from notesnet.store.journal import Journal
from notesnet.text.agenda_cut import without_items
from notesnet.text.words import count

WEEKS = 4  # so many agenda files are read, the last ones that there are


@frozen
class Outcome:
    """What became of a mark: a change, or why it could not be taken, or where the line is that it had made."""

    tick: Tick
    change: Change | None = None
    error: EditRefusedError | None = None
    logged: Logged | None = None


class Syncing:
    """Takes the ticks of some weeks, one after another, each written and recorded by itself.

    With an `Overlay` in place of the `Writer` nothing is written. ``own_ticks`` are those that a command made itself, so
    that `undo` takes them back with it.
    """

    def __init__(
        self, opened: OpenVault, weeks: list[WeekText], writer: Writer | Overlay, *, own_ticks: bool = False
    ) -> None:
        self._own_ticks = own_ticks
        self._opened = opened
        self._vault = opened.vault
        self._weeks = weeks
        self._writer = writer
        self._targets = TickTargets(opened.vault)
        self._made_now: set[str] = set()
        self._tasks_over: set[tuple[str, int]] = set()

    def run(self) -> Iterator[Outcome]:
        """Each mark in turn, the oldest week first; those that ask for nothing, or for what is done, have no outcome.

        Raises:
            DiskError: the system said no; what was taken until then is recorded, and the next run goes on.
        """
        marked = {tick.id for week in self._weeks for tick in week.ticks if tick.mark == "x"}
        for week, newer in self._with_newer():
            rivals = _rivals(week.ticks)
            for tick in week.ticks:
                if tick.id in rivals:
                    if tick.asks:
                        yield Outcome(tick, error=_refused(tick, RefusedError(*rivals[tick.id])))
                    continue
                if not tick.mark and tick.as_written and tick.id in marked:
                    continue  # the same item, ticked on another line
                if tick.mark != "x" and newer.get(tick.id):
                    continue  # put off then, and something else was done with it since
                yield from self.take(tick, last=tick.id not in newer)

    def _with_newer(self) -> Iterator[tuple[WeekText, dict[str, bool]]]:
        """Each week with the ids that newer ones list, and whether a person marked or moved one of these lines."""
        for at, week in enumerate(self._weeks):
            newer: dict[str, bool] = {}
            for tick in (tick for later in self._weeks[at + 1 :] for tick in later.ticks):
                newer[tick.id] = newer.get(tick.id, False) or tick.asks
            yield week, newer

    def take(self, tick: Tick, *, last: bool = True) -> Iterator[Outcome]:
        """Takes one line; ``last`` says that no newer week lists its item, so that its words are the last word.

        Raises:
            DiskError: the system said no.
        """
        try:
            wishes = self.wishes(tick)
        except RefusedError as error:
            yield Outcome(tick, error=_refused(tick, error))
            return
        for wish in wishes:
            if isinstance(wish, Logged):
                yield Outcome(tick, logged=wish)
                continue
            if isinstance(wish, WordsWish) and not last:
                continue
            asked = wish._replace(said=wish.said and last) if isinstance(wish, LogWish) else wish
            try:
                change = self._fulfil(tick, asked)
            except RefusedError as error:
                yield Outcome(tick, error=_refused(tick, error))
            else:
                if change:
                    yield Outcome(tick, change)

    def wishes(self, tick: Tick) -> tuple[Wish, ...]:
        """What a line asks for.

        Raises:
            RefusedError: it can't be taken.
        """
        if not tick.mark and tick.as_written and not tick.below and not self._may_be_logged(tick):
            return ()
        target = self._targets.find(tick)
        if target is None:
            skipped = tick.mark == "-" and tick.section in ("meetings", "dates", "groups")
            if skipped or not tick.asks or taken_under_another_name(self._vault, self._targets, tick):
                return ()
            raise lost(self._vault, self._targets, tick)
        found = wishes_of(self._vault, tick, target, self._opened.today)
        return found or tuple(self._gathered(tick, target))

    def _gathered(self, tick: Tick, target: Target) -> Iterator[Logged]:
        """The meeting note that the line of a group had made which is open again."""
        there = None
        if target.kind is ItemKind.GROUP and not tick.mark:
            there = gathered(self._opened, tick.id, since=tick.monday)
        if there:
            yield Logged(*there)

    def _may_be_logged(self, tick: Tick) -> bool:
        """Whether somebody's log has a line with the id of an open line."""
        return any(line.block_id == tick.id for path in self._linked(tick) for line in self._vault.contacts[path].log)

    def _linked(self, tick: Tick) -> list[str]:
        paths = [path for link in tick.links for path in self._targets.paths_of(link)]
        return [path for path in paths if path in self._vault.contacts]

    def _fulfil(self, tick: Tick, wish: Wish) -> Change | None:
        self._tell_tick(tick.path, tick.id)
        if isinstance(wish, GatheringWish | IntroductionWish):
            return self._make(tick, wish)
        if isinstance(wish, WordsWish):
            return self._reword(tick, wish)
        assert not isinstance(wish, Logged)  # noqa: S101 - nothing is to be done for it
        if isinstance(wish, TaskWish) and (wish.path, wish.task.line) in self._tasks_over:
            return None  # by another week's line
        if self._was_set_since(tick, wish):
            return None
        if isinstance(wish, LogWish):
            if any(line.block_id == wish.id for line in self._vault.contacts[wish.path].log):
                self._tell_tick("", "")  # only its words change: taken back, the line stays ticked
            wish = self._with_own_follow_up(tick, wish)
        asked = Asked(wish, self._vault.settings, self._made)
        edited = self._writer.rewrite(wish.path, asked.rewrite, asked.summary)
        if isinstance(wish, StepWish):
            self._remember(wish)
        elif isinstance(wish, TaskWish) and wish.act != "move":
            self._tasks_over.add((wish.path, wish.task.line))
        hint = f"; {wish.hint}" if isinstance(wish, StepWish) and wish.hint else ""
        return Change(wish.path, f"{asked.summary()}{hint}") if edited else None

    def _make(self, tick: Tick, wish: GatheringWish | IntroductionWish) -> Change | None:
        """A new note, once also for a line that was pasted."""
        if tick.id in self._made_now:
            return None
        made = (
            save_gathering(self._opened, self._writer, wish)
            if isinstance(wish, GatheringWish)
            else self._introduction(wish)
        )
        self._made_now.add(tick.id)
        return made

    def _reword(self, tick: Tick, wish: WordsWish) -> Change | None:
        """Other words for a step that is taken: taken back, the line stays as it is."""
        written = Worded(wish, tick.path, self._journal)
        if not written.known:
            return None
        self._tell_tick(tick.path, "")
        edited = self._writer.rewrite(wish.path, lambda data: written.rewrite(data, self._vault.settings), wish.summary)
        return Change(wish.path, wish.summary) if edited else None

    def _tell_tick(self, agenda: str, id_: str) -> None:
        """Lets the journal know which line asks for the next write."""
        if isinstance(self._writer, Writer) and not self._own_ticks:
            self._writer.for_tick(agenda, id_)

    def _with_own_follow_up(self, tick: Tick, wish: LogWish) -> LogWish:
        """A follow-up that this very line had set, when it was put off, is done with it as well."""
        there = self._vault.contacts[wish.path].follow_up
        if (
            there is None
            or (wish.clears and there.date <= wish.clears)
            or not self._had_set(tick, wish.path, there.date)
        ):
            return wish
        return wish._replace(clears=there.date)

    def _was_set_since(self, tick: Tick, wish: Wish) -> bool:
        """Whether the note has a later day than a line asks for, which that line had not put there."""
        later = wish.later if isinstance(wish, FollowUpWish | TaskWish | StepWish) else None
        return later is not None and not self._had_set(tick, wish.path, later)

    def _had_set(self, tick: Tick, path: str, day: date) -> bool:
        """Whether the journal knows that this line had put that day into the note."""
        return any(
            written.tick == tick.id and written.path == path and day.isoformat() in line
            for written, line in self._journal
        )

    def _remember(self, wish: StepWish) -> None:
        """The step counts for the next tick of the same introduction."""
        now = with_fields(self._vault.introductions[wish.path], wish.fields)
        self._vault = replace(self._vault, introductions={**self._vault.introductions, wish.path: now})

    def _introduction(self, wish: IntroductionWish) -> Change:
        typed = IntroductionTyped(wish.path.removesuffix(".md"), wish.other.removesuffix(".md"), wish.why)
        proposal = propose_introduction(self._opened, typed)
        data = proposal.file.text.encode()
        if wish.closed:
            note = NoteText.from_bytes(data, proposal.file.path)
            data = apply(data, set_key(note, "closed", wish.closed))
        summary = f"{proposal.summary}, closed" if wish.closed else proposal.summary
        self._writer.create(proposal.file.path, data, summary)
        return Change(proposal.file.path, summary)

    def _made(self, path: str, id_: str) -> str | None:
        """The line of a log that we wrote last for an id, as far as the journal knows."""
        ours = (line for written, line in reversed(self._journal) if written.path == path and "^nn-" in line)
        return next((line for line in ours if line.rpartition("^nn-")[2][:6] == id_.removeprefix("nn-")), None)

    @cached_property
    def _journal(self) -> list[tuple[Written, str]]:
        """Every line that was written before this command, the oldest first; read once, and only when it is asked for."""
        entries = Journal(self._opened.root).read()
        return [(written, line) for written in entries for hunk in written.hunks for line in hunk.new]

    def tidy(self) -> Iterator[Change]:
        """Takes our untouched open lines out of older weeks when a newer one lists their items again.

        Done before the marks are taken, so that a refusal names the line where it stands afterwards.
        """
        for at, (week, newer) in enumerate(list(self._with_newer())):
            if not newer.keys() & {tick.id for tick in week.ticks}:
                continue
            _text, number = without_items(week.text, newer.keys(), SECTIONS)
            if number:
                summary = f"{count(number, 'open line')} taken out that a newer week has"
                edited = self._writer.rewrite(week.path, _cutting(newer.keys()), summary)
                if edited:
                    if isinstance(self._writer, Writer):
                        self._weeks[at] = read_week_text(self._opened, week.week, week.path, edited.new)
                    yield Change(week.path, summary)


def _cutting(ids: Collection[str]) -> Callable[[bytes], bytes]:
    def cut(data: bytes) -> bytes:
        note = NoteText.from_bytes(data)
        kept, _number = without_items(note.text, ids, SECTIONS)
        return data[: note.byte_of(0)] + kept.encode("utf-8", "surrogateescape")

    return cut


def _rivals(ticks: tuple[Tick, ...]) -> dict[str, tuple[str, str]]:
    """The ids whose line was pasted and then marked in two ways, with what to say about it."""
    marked: dict[str, list[Tick]] = {}
    for tick in ticks:
        if tick.asks:
            marked.setdefault(tick.id, []).append(tick)
    found = {}
    for id_, some in marked.items():
        asks = {(tick.mark, tick.due if not tick.mark else None) for tick in some}
        days = {tick.done for tick in some if tick.done}
        words = {tuple(below.text for below in tick.below) for tick in some} - {()}
        if len(asks) > 1 or len(days) > 1 or len(words) > 1:
            lines = " and ".join(f"line {tick.line}" for tick in some)
            found[id_] = (f"the same item stands on {lines}, marked in two ways", "keep the line that is meant")
    return found


def _refused(tick: Tick, error: RefusedError) -> EditRefusedError:
    """The refusal with the place in the agenda; the place in the note stands in its words."""
    reason = error.message
    if isinstance(error, EditRefusedError):
        reason = f"{error.path}:{error.line}: {error.reason}" if error.path != tick.path else error.reason
    return EditRefusedError(tick.path, tick.line, reason, error.help)
