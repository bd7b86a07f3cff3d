"""Ticks further back than `sync` reads that were never taken into the notes."""

from collections.abc import Iterator

from notesnet.app.gather import gathered
from notesnet.app.open_vault import OpenVault
from notesnet.app.sync import WEEKS
from notesnet.app.week_texts import read_weeks, weeks_of
from notesnet.errors import RefusedError
from notesnet.model.codes import CODES
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.tick import FollowUpWish, GatheringWish, Logged, LogWish, StepWish, TaskWish, Tick, Wish, WordsWish
from notesnet.network.tick_targets import TickTargets
from notesnet.network.ticks import wishes_of

CODE = "untaken-tick"


def untaken_ticks(opened: OpenVault) -> Iterator[Diagnostic]:
    """One finding a tick, in the order of the weeks; what can no longer be told is passed over."""
    severity = opened.vault.settings.check.get(CODE, CODES[CODE].severity)
    files = weeks_of(opened)[:-WEEKS] if severity.rank else []
    if not files:
        return
    targets = TickTargets(opened.vault)
    weeks, _unreadable = read_weeks(opened, files)
    for week in weeks:
        for tick in week.ticks:
            if (tick.mark or tick.only_moved) and _is_open(opened, targets, tick):
                what = f"[{tick.mark}] on this line" if tick.mark else "the new date of this line"
                message = f"{what} was never taken into the notes"
                remedy = f"`notesnet sync --week {week.week.label}` takes it; the last {WEEKS} weeks are taken without being named"
                yield Diagnostic(CODE, severity, tick.path, tick.line, 1, tick.line, 0, message, remedy)


def _is_open(opened: OpenVault, targets: TickTargets, tick: Tick) -> bool:
    target = targets.find(tick)
    if target is None:
        return False
    try:
        wishes = wishes_of(opened.vault, tick, target, opened.today)
    except RefusedError:
        return False
    return any(not _is_done(opened, wish) for wish in wishes)


def _is_done(opened: OpenVault, wish: Wish) -> bool:
    if isinstance(wish, LogWish):
        return any(line.block_id == wish.id for line in opened.vault.contacts[wish.path].log)
    if isinstance(wish, GatheringWish):
        return gathered(opened, wish.id) is not None
    return isinstance(wish, Logged | WordsWish) or (
        isinstance(wish, FollowUpWish | TaskWish | StepWish) and wish.later is not None
    )
