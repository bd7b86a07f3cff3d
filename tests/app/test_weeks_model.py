"""Weeks as people live them: anything done to agenda files and notes, on one machine or two, against a simple model."""

import json
import re
import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from tests.app.two_machines import Machine, cloned, merge
from tests.app.what_stays import DAY, LINE, same_but_for_ticks, theirs
from tests.harness import write_files

MONDAY = date(2026, 11, 23)
NOTES = {
    "notesnet.toml": "[agenda]\npeople_per_week = 3\n",
    "me.md": "---\nname: Me\nneeds: [a printer]\n---\n",
    "people/ada.md": (
        "---\nname: Ada Lovelace\ncadence: 2w\nlocation: London\n---\nWeaves.\n\n"
        "- [ ] Send the article 📅 2026-11-20\n- [ ] Book a table\n\n## Log\n- 2026-10-30 coffee: engines\n\n## Private\nNo.\n"
    ),
    "people/ben.md": (
        "---\r\nname: Ben Okri\r\ncadence: 6w\r\nfollow_up: 2026-11-24\r\nlocation: Minna\r\n---\r\nKeeps bees.\r\n\r\n"
        "## Log\r\n- 2026-08-01 call: honey\r\n- 2026-10-01 call: bees"
    ),
    "people/cy.md": "---\nname: Cy Moss\nbirthday: 1990-11-26\nlocation: Rome\n---\n\nPaints.\n",
    "people/dora.md": (
        "---\nname: Dora Maar\ncadence: weekly\nlocation: Paris\ngroups: ['[[Breakfast]]']\n---\n\n## Log\n"
        "* 2026-11-09 email: a lead #got/lead\n* 2026-10-09 lunch: light\n"
    ),
    "people/edith.md": "---\nname: Edith Crane\nlocation: York\n---\n- [ ] Ask about looms 📅 2026-11-27\n",
    "people/fay.md": "---\nname: Fay Weldon\nmet: 2026-11-19\nlocation: Ayr\n---\n",
    "groups/breakfast.md": "---\nname: Breakfast\nmeets: weekly tue\nsince: 2026-01-06\n---\n",
    "meetings/2026-11-25 Plans.md": "---\ndate: 2026-11-25\npeople: ['[[Ben Okri]]', '[[Cy Moss]]']\n---\nPlans.\n",
    "intros/2026-11-10-edith--fay.md": (
        '---\na: "[[Edith Crane]]"\nb: "[[Fay Weldon]]"\nasked_by: a\nwhy: looms\ncreated: 2026-11-10\n'
        "b_asked: 2026-11-12\nb_answer:\n---\n"
    ),
    "daily/2026-11-18.md": "Rain.\n\n- [ ] Card for [[Dora Maar]] 📅 2026-11-26\n- [ ] Candles\n",
}
NAMES = ("ada", "ben", "cy", "dora", "edith", "fay")
PROMISES = ("Send the article", "Ask about looms", "Card for [[Dora Maar]]")
BELOW = (
    "  - call: {w} found one", "  - yes", "  - no: {w}", "  - {w}", "  - [[ada]]", "  - [[Ben Okri]] {w}", "    and {w}",
    "  - 2026-11-22 lunch: {w}", "  - email: {w} #gave/advice",
)  # fmt: skip
OWN = ("{w}", "- [ ] {w}", "## {w}", "> {w}", "", "- [ ] {w} 📅 2026-11-26", "- {w} [[ada]]", "  - {w}", "| {w} |")
DEEDS = (
    "tick tick tick done-date done-date X skip put-off move untick below below own cut reorder paste log property "
    "shift-task reword sync sync sync agenda agenda done undo next-day next-week merge merge"
)


class Deed(NamedTuple):
    """One thing done on a machine; ``at`` and ``how`` choose among what there is, counted around."""

    what: str
    machine: int
    at: int
    how: int


class World:
    """The machines, the day, and what a person typed that has to be somewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.today = MONDAY
        self.machines = [Machine(write_files(folder / "0/vault", NOTES), folder / "0/home")]
        self.typed: list[set[str]] = [set()]
        self._words = 0
        self.kinds: dict[str, tuple[str, str]] = {}
        self._written: set[str] = (
            set()
        )  # open lines of ours as they were written: moved and moved back, they are ours again

    def do(self, deed: Deed) -> None:
        """Does it, and holds the promises that every command gives."""
        if deed.machine and len(self.machines) == 1:
            self.machines.append(cloned(self.machines[0], self._folder / "1"))
            self.typed.append(set(self.typed[0]))
        machine = self.machines[deed.machine]
        if deed.what in ("next-day", "next-week"):
            self.today += timedelta(1 if deed.what == "next-day" else 7)
        elif deed.what == "merge":
            self._merge()
        elif deed.what == "sync":
            self.sync(machine)
        elif deed.what == "agenda":
            self.agenda(machine)
        elif deed.what == "done":
            with self.promises(machine, ours=True):
                machine.run(self.today, "done", NAMES[deed.at % len(NAMES)])
        elif deed.what == "undo":
            with self.promises(machine, ours=True):
                machine.run(self.today, "undo")
        elif deed.what in ("log", "property", "shift-task"):
            self._edit_note(machine, deed)
        elif machine.weeks():
            self._edit_week(machine, deed)

    def token(self, machine: Machine) -> str:
        """Words that nobody typed before."""
        self._words += 1
        word = f"w{self._words}w"
        self.typed[self.machines.index(machine)].add(word)
        return word

    def _words_for(self, machine: Machine, pattern: str) -> str:
        return pattern.format(w=self.token(machine)) if "{w}" in pattern else pattern

    # what a person does

    def _edit_week(self, machine: Machine, deed: Deed) -> None:
        weeks = machine.weeks()
        path = weeks[-1 - (deed.how // 100) % len(weeks)]
        lines = machine.lines(path)
        ours = [at for at, line in enumerate(lines) if LINE.match(line)]
        if deed.what in ("own", "cut", "reorder"):
            at = deed.at % len(lines)
        elif ours:
            at = ours[deed.at % len(ours)]
        else:
            return
        if deed.what == "own":
            lines.insert(at, self._words_for(machine, OWN[deed.how % len(OWN)]))
        elif deed.what == "cut":
            lines.pop(at)
        elif deed.what == "reorder":
            lines.insert(deed.how % len(lines), lines.pop(at))
        elif deed.what == "paste":
            lines.insert(deed.how % len(lines), lines[at])
        elif deed.what == "below":
            lines.insert(at + 1 + deed.how // 10 % 2, self._words_for(machine, BELOW[deed.how % len(BELOW)]))
        else:
            lines[at] = self._marked(machine, lines[at], deed)
        machine.write(path, lines)
        if deed.what == "cut":
            self.typed[self.machines.index(machine)] &= machine.words()

    def _marked(self, machine: Machine, line: str, deed: Deed) -> str:
        marks = {"X": "X", "skip": "-", "put-off": ">", "untick": " "}
        if deed.what == "move":
            new = re.sub(rf"📅 {DAY}", f"📅 {self.today + timedelta(deed.how % 40 - 3)}", line)
            machine.moved |= {new} - {line} - self._written
            return new
        if deed.what == "reword":
            new = line.replace(" — ", f" — {self.token(machine)} ", 1)
            machine.moved.add(new)
            return new
        line = re.sub(r"\[.\]", f"[{marks.get(deed.what, 'x')}]", line, count=1)
        if deed.what == "done-date" and "✅" not in line:
            return re.sub(r" \^nn-", f" ✅ {self.today - timedelta(deed.how % 4 - 1)} ^nn-", line)
        return line

    def _edit_note(self, machine: Machine, deed: Deed) -> None:
        path = f"people/{NAMES[deed.at % len(NAMES)]}.md"
        lines = machine.lines(path)
        end = "\r" if lines[0].endswith("\r") else ""
        if deed.what == "property":
            at = next(at for at, line in enumerate(lines) if line.startswith("location:"))
            lines[at] = f"location: {self.token(machine)}{end}"
        elif deed.what == "shift-task":
            tasks = [at for at, line in enumerate(lines) if line.startswith("- [")]
            if tasks:
                first = next(at for at, line in enumerate(lines) if at and line.startswith("---")) + 1
                lines.insert(first, lines.pop(tasks[-1]))
        else:
            heads = [at for at, line in enumerate(lines) if line.startswith("## Log")]
            if heads:
                day = self.today - timedelta(deed.how % 30)
                lines.insert(heads[0] + 1, f"- {day} call: {self.token(machine)}{end}")
        machine.write(path, lines)
        if deed.what == "property":
            self.typed[self.machines.index(machine)] &= machine.words()

    # what the program does

    def agenda(self, machine: Machine) -> None:
        """Built twice, it rests."""
        with self.promises(machine):
            result = machine.run(self.today, "agenda")
        assert result.code == 0 or "<<<<" in result.err, result
        before = machine.files()
        machine.run(self.today, "agenda")
        assert machine.files() == before
        self._written |= {line for path in machine.weeks() for line in machine.lines(path)} - machine.moved
        document = json.loads(machine.run(self.today, "agenda", "--json").out)
        for section in document["sections"]:
            for item in section["items"]:
                self.kinds[item["id"]] = (item["kind"], item["contact"])

    def sync(self, machine: Machine) -> None:
        """Everything that is ticked is refused by its line, or is in the notes; a second run changes nothing."""
        with self.promises(machine):
            result = machine.run(self.today, "sync", "--json")
        said: dict[str, Any] = json.loads(result.out)
        assert (result.code == 5) == bool(said["refused"]), result
        before = machine.files()
        again = machine.run(self.today, "sync", "--json")
        assert machine.files() == before, (result, again)
        assert json.loads(again.out)["changes"] == [], (result, again)
        refused = {(one["path"], one["line"]) for one in json.loads(again.out)["refused"]}
        for path in machine.weeks()[-4:]:
            if (path, None) not in refused:
                self._ticks_are_taken(before, path, {line for where, line in refused if where == path})

    def _ticks_are_taken(self, files: dict[str, str], path: str, refused: set[int]) -> None:
        lines = files[path].split("\n")
        ids: dict[str, list[int]] = {}
        for number, line in enumerate(lines, 1):
            match = LINE.match(line)
            if match and match[1] in "xX":
                ids.setdefault(match[2], []).append(number)
        for id_, numbers in ids.items():
            kind, about = self.kinds.get(id_, ("", ""))
            if refused & set(numbers):
                continue
            if kind in ("touch", "reawaken", "date", "thanks"):
                assert _bears(files[about], id_), (path, numbers, kind, about)
            elif kind == "meeting" and about == "meetings/2026-11-25 Plans.md":
                assert _bears(files["people/ben.md"], id_)
                assert _bears(files["people/cy.md"], id_)
            elif kind == "promise":
                words = next(words for words in PROMISES if words.partition("[[")[0] in lines[numbers[0] - 1])
                assert not any(f"- [ ] {words}" in text for text in files.values()), (path, numbers, words)

    def promises(self, machine: Machine, *, ours: bool = False) -> "Promised":
        """What every command promises; ``ours``: it may change lines of the agenda that a person marked."""
        return Promised(self, machine, ours=ours)

    def holds(self, machine: Machine) -> None:
        """All that was typed is somewhere."""
        lost = self.typed[self.machines.index(machine)] - machine.words()
        assert not lost, lost

    # two machines

    def _merge(self) -> None:
        """Whoever has the same files writes the same agenda, and takes the same ticks."""
        if len(self.machines) == 1:
            return
        first, second = self.machines
        merge(first, second)
        assert first.files() == second.files()
        self.typed = [first.words(), first.words()]
        for step in (self.agenda, self.sync, self.agenda):
            for machine in self.machines:
                step(machine)
            assert first.files() == second.files()

    def rest(self) -> None:
        """In the end nothing moves any more, `check` answers, and everything typed is there."""
        for machine in self.machines:
            for _again in range(2):
                self.sync(machine)
                self.agenda(machine)
            before = machine.files()
            for _again in range(3):
                machine.run(self.today, "sync")
            machine.run(self.today, "agenda")
            machine.run(self.today, "check")
            assert machine.files() == before
            self.holds(machine)


def _bears(text: str, id_: str) -> bool:
    return re.search(rf"\^{id_}\r?$", text, re.MULTILINE) is not None


class Promised:
    """Around a command: nobody's line is lost, no tick is logged twice, and nothing else in a note changed."""

    def __init__(self, world: World, machine: Machine, *, ours: bool) -> None:
        self._world = world
        self._machine = machine
        self._ours = ours

    def __enter__(self) -> None:
        """Looks at everything."""
        self._before = self._machine.files()

    def __exit__(self, failed: object, *_: object) -> None:
        """Looks again."""
        if failed:
            return
        after = self._machine.files()
        self._world.holds(self._machine)
        if not self._ours:
            for path in self._before:
                if path.startswith("agenda/"):
                    mine, now = (Counter(theirs(files[path], self._machine.moved)) for files in (self._before, after))
                    assert mine == now, (path, mine - now, now - mine)
        for path in {*self._before, *after}:
            if not path.startswith("agenda/"):
                same_but_for_ticks(path, self._before.get(path), after.get(path))


deeds = st.builds(
    Deed, st.sampled_from(DEEDS.split()), st.sampled_from([0, 0, 0, 1]), st.integers(0, 60), st.integers(0, 400)
)


def _live(some: list[Deed]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        world = World(folder)
        world.agenda(world.machines[0])
        for deed in some:
            note(f"{world.today} {deed}")
            world.do(deed)
        world.rest()
    finally:
        shutil.rmtree(folder)


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, min_size=6, max_size=20))
def test_weeks_lived_anyhow_keep_every_line_and_take_every_tick_once(some: list[Deed]) -> None:
    """What was typed is somewhere, a tick is logged once, nothing else changes, and after a sync another changes no byte."""
    _live(some)


@pytest.mark.slow
@settings(max_examples=1_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(deeds, min_size=6, max_size=40))
def test_many_weeks_lived_anyhow_keep_every_line_and_take_every_tick_once(some: list[Deed]) -> None:
    """The same for longer and more often."""
    _live(some)
