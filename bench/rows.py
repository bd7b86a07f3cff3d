"""The rows of the benchmark: what runs in turns with what, and what is held against what."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bench import programs
from bench.edits import MANY, comings_and_goings, first_notes, log_saves, need_saves
from bench.measure import Program, child_environment, last_words, run_in_turns
from bench.peers import KHARD, TODOMAN, Peers, peer_programs, write_people
from bench.programs import Desk
from bench.row import Row, peak_row, row, yardstick
from bench.targets import (
    AT_TEN,
    BOOK,
    BOOKS,
    COLD_PEAK,
    FIRST,
    FRONT_MATTER,
    HUNDRED,
    LOADER,
    OFF_PEAK,
    READER,
    REBUILD,
    TEN,
    WARM_PEAK,
)
from bench.watching import watch_rows

QUICK = {1_000: 9, 10_000: 7, 100_000: 3}  # rounds, by notes
SLOW = {1_000: 5, 10_000: 3, 100_000: 2}  # the same, of what takes seconds
START_ROUNDS = 21
SAVES = 20


@dataclass(frozen=True, slots=True)
class Effort:
    """How often things are measured; None is as often as is usual for the size."""

    rounds: int | None = None
    saves: int = SAVES

    def quick(self, notes: int) -> int:
        """Rounds of what takes a moment."""
        return self.rounds or QUICK.get(notes, 7)

    def slow(self, notes: int) -> int:
        """Rounds of what takes seconds."""
        return self.rounds or SLOW.get(notes, 3)


def start_rows(effort: Effort) -> list[Row]:
    """Starting the program, and reading an address book: no vault is needed."""
    ours, click = programs.help_(), programs.click()
    run_in_turns([click, ours], effort.rounds or START_ROUNDS)
    return [yardstick(0, click), row(0, ours, [click]), *_address_book_rows(effort.rounds or 7)]


def vault_rows(notes: int, desk: Desk, peers: Peers, effort: Effort) -> Iterator[Row]:
    """The commands over one vault; copies of it, for what writes into it, are made in the desk's home."""
    edited, written = (
        replace(desk, vault=shutil.copytree(desk.vault, f"{desk.home}/{name}"), home=f"{desk.home}/home-{name}")
        for name in ("edited", "written")
    )
    peers = write_people(peers, desk.vault, desk.home) if peers.scripts else peers
    others = peer_programs(peers, desk.home, desk.name) if peers.scripts else ()
    quick = list(_quick_rows(notes, (desk, edited, written), others[:1], effort.quick(notes)))
    pairs = replace(written, home=f"{desk.home}/home-pairs")
    slow = list(_slow_rows(notes, desk, pairs, others[1:], effort.slow(notes)))
    yield from [*quick, *slow]
    for name in () if others else (TODOMAN, KHARD):
        yield Row(name, notes, failure=peers.why, absent=not peers.asked)
    everyday = {program.name for program in programs.warm(desk)}
    yield peak_row(WARM_PEAK, notes, (one for one in quick if one.what in everyday))
    yield peak_row(COLD_PEAK, notes, (one for one in slow if one.what in (REBUILD, FIRST)))
    off = {program.name for program in programs.cold(desk)}
    yield peak_row(OFF_PEAK, notes, (one for one in slow if one.what in off))
    yield _front_matter_row(notes, desk.vault)
    yield from watch_rows(notes, replace(written, home=f"{desk.home}/home-watch"), effort.saves)


def growth_row(rows: Sequence[Row]) -> Iterator[Row]:
    """How much longer the index takes to make of ten times the notes, where both were measured."""
    found = {one.notes: one for one in rows if one.what == REBUILD}
    if TEN in found and HUNDRED in found:
        small, large = found[TEN], found[HUNDRED]
        failure = small.failure or large.failure
        figures = replace(large, against=AT_TEN, against_time=small.time, cpu_ratio=0.0)
        yield figures if failure else replace(figures, figure=large.time / small.time)


def _quick_rows(notes: int, desks: tuple[Desk, Desk, Desk], todoman: Sequence[Program], rounds: int) -> Iterator[Row]:
    """What takes a moment; the desks are that of the vault and of the copies for saves and for `log`."""
    desk, edited, written = desks
    click, walk = programs.click(), programs.walk(desk.vault)
    warm, network, completion = programs.warm(desk), programs.network(desk), programs.completion(desk)
    after = programs.agenda_after(edited, log_saves(first_notes(edited.vault, MANY)))
    log, moved = programs.log(written), programs.due_after(written, comings_and_goings(written.vault))
    run_in_turns([click, walk, *warm, *network, completion, log, after, moved, *todoman], rounds)
    yield from (yardstick(notes, one) for one in (click, walk, *todoman))
    yield from (row(notes, one, [click, walk]) for one in (*warm, *network, log))
    agenda = warm[-1]
    yield row(notes, after, [agenda])
    yield row(notes, moved, [click, walk])
    yield from (row(notes, agenda, [one]) for one in todoman)
    yield row(notes, completion, [click])


def _slow_rows(notes: int, desk: Desk, pairs: Desk, khard: Sequence[Program], rounds: int) -> Iterator[Row]:
    """What takes seconds; ``pairs`` is a desk whose vault may be changed."""
    loop, read, cold = programs.loop(desk.vault), programs.read(desk), programs.cold(desk)
    rebuild = programs.rebuild(replace(desk, home=f"{desk.home}/home-rebuild"))
    all_pairs = programs.all_pairs(pairs, need_saves(first_notes(pairs.vault, 1)[0], pairs.cache))
    first = programs.first(replace(desk, home=f"{desk.home}/home-first"))
    run_in_turns([loop, read, *cold, rebuild, first, all_pairs, *khard], rounds)
    yield from (yardstick(notes, one) for one in (loop, read, *khard))
    yield from (row(notes, one, [loop]) for one in (*cold, rebuild, first))
    yield row(notes, all_pairs, [read])


def _address_book_rows(rounds: int) -> Iterator[Row]:
    """Reading an address book, as the first step of `notesnet import`."""
    done = _run("bench.address_books", str(rounds))
    if done.returncode:
        yield from (Row(f"{BOOK}: {name}", 0, against=READER, failure=last_words(done.stderr)) for name in BOOKS)
        return
    for line in done.stdout.splitlines():
        name, *figures = line.split("\t")
        yield _pair_row(Row(f"{BOOK}: {name}", 0, against=READER), figures)


def _front_matter_row(notes: int, vault: str) -> Row:
    found = Row(FRONT_MATTER, notes, against=LOADER)
    done = _run("bench.front_matter", vault)
    return replace(found, failure=last_words(done.stderr)) if done.returncode else _pair_row(found, done.stdout.split())


def _pair_row(found: Row, figures: Sequence[str]) -> Row:
    """With what a process of its own has printed: seconds of ours, of theirs, the ratio."""
    ours, theirs, of = map(float, figures)
    return replace(found, seconds=(ours,), against_time=theirs, figure=of, unit="×")


def _run(module: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, capture_output=True, text=True, env=child_environment(), check=False)
