"""A sync that the disk or a `kill -9` breaks off: what it said is taken is taken, and the next run takes the rest, each once."""

import errno
import os
import shutil
import signal
from itertools import count
from pathlib import Path

import pytest

from tests.app.broken_system import WRITES, acting, failing, run, state_name, tree
from tests.harness import write_files

SEVEN = {
    "notesnet.toml": "",
    "people/cy.md": "---\nname: Cy Moss\n---\n- [ ] Send the plan 📅 2026-11-23\n",
    "people/dora.md": "---\nname: Dora Maar\n---\n",
    "daily/2026-11-16.md": "- [ ] A stamp for [[Dora Maar]] 📅 2026-11-24\n",
    "people/edith.md": "---\nname: Edith Crane\nemail: edith@crane.example\n---\n",
    "people/fay.md": "---\nname: Fay Weldon\nemail: fay@weldon.example\n---\n",
    "intros/2026-11-10-edith--fay.md": (
        '---\na: "[[Edith Crane]]"\nb: "[[Fay Weldon]]"\nasked_by: a\nwhy: looms\ncreated: 2026-11-10\n'
        "b_asked: 2026-11-12\n---\n"
    ),
    "people/ada.md": (
        "---\nname: Ada Lovelace\ncadence: 4w\nfollow_up: 2026-11-01\n---\n\n## Log\n- 2026-10-01 call: engines\n"
    ),
    "people/ben.md": "---\r\nname: Ben Okri\r\ncadence: 6w\r\n---\r\nKeeps bees.\r\n\r\n## Log\r\n- 2026-10-05 call: bees",
    "people/gus.md": "---\nname: Gus Holst\nbirthday: --11-26\n---\n",
    "people/hal.md": "---\nname: Hal Porter\n---\n\n## Log\n- 2026-11-02 email: a lead #got/lead\n",
}
WEEK = "agenda/2026-W48.md"
IN_ORDER = (
    "people/cy.md",
    "daily/2026-11-16.md",
    "intros/2026-11-10-edith--fay.md",
    "people/ada.md",
    "people/ben.md",
    "people/gus.md",
    "people/hal.md",
)
BELOW = {"edith--fay": "  - yes", "[[ada|": "  - coffee: the second engine"}


class Ticked:
    """A vault with seven ticks, and the same after `sync`; each try gets a copy."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tries = count()
        self._start = folder / "start"
        write_files(self._start / "vault", SEVEN)
        assert run(self._start, "agenda").code == 0
        _tick_all(self._start / "vault" / WEEK)
        self.old = tree(self._start)
        clean = self.copy()
        with acting(0, _nothing, late=True) as calls:
            result = run(clean, "sync")
        assert result.code == 0
        assert tuple(line.partition(": ")[0] for line in result.out.splitlines()) == IN_ORDER
        self.calls = calls
        self.new = tree(clean)
        assert {path for path in self.new if self.new[path] != self.old[path]} == set(IN_ORDER)

    def copy(self) -> Path:
        """A fresh vault with its seven ticks and its journal."""
        place = self._folder / str(next(self._tries))
        shutil.copytree(self._start, place)
        for home in place.glob("home/xdg_state_home/notesnet/*"):
            home.rename(home.parent / state_name(place / "vault"))
        return place

    def taken(self, found: dict[str, bytes]) -> int:
        """How many of the ticks are in the notes: the first ones, each as whole as in a run that nothing stopped."""
        done = [path for path in IN_ORDER if found[path] == self.new[path]]
        assert done == list(IN_ORDER[: len(done)])
        for path in (*IN_ORDER[len(done) :], WEEK):
            assert found[path] == self.old[path], path
        return len(done)

    def of_write(self, number: int) -> range:
        """Which calls of the system belong to the number-th note: from behind the rename of the one before to its own."""
        renames = [at for at, name in enumerate(self.calls, 1) if name == "replace"]
        return range(renames[number - 2] + 1, renames[number - 1] + 1)


def _tick_all(path: Path) -> None:
    lines: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        lines.append(line.replace("- [ ]", "- [x]"))
        lines += [below for known, below in BELOW.items() if known in line and line.startswith("- [ ]")]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _nothing() -> None:
    """What happens at a call that is let through."""


@pytest.fixture(scope="module")
def ticked(tmp_path_factory: pytest.TempPathFactory) -> Ticked:
    """Made once for all tests of this file."""
    return Ticked(tmp_path_factory.mktemp("sync"))


def test_a_full_disk_at_the_fourth_note_leaves_three_taken_and_four_ticked(ticked: Ticked) -> None:
    """Exit 6, the three named and recorded, the fourth said not to be written; the next run takes the rest, once each."""
    place = ticked.copy()
    with acting(ticked.of_write(4).stop - 1, failing(errno.ENOSPC), late=True):
        result = run(place, "sync")
    assert result.code == 6, result
    assert ticked.taken(tree(place)) == 3
    assert [line.partition(": ")[0] for line in result.out.splitlines()] == list(IN_ORDER[:3])
    assert "people/ada.md" in result.err
    assert os.strerror(errno.ENOSPC) in result.err
    again = run(place, "sync")
    assert again.code == 0
    assert [line.partition(": ")[0] for line in again.out.splitlines()] == list(IN_ORDER[3:])
    assert tree(place) == ticked.new


def test_what_a_full_disk_broke_off_can_be_taken_back(ticked: Ticked) -> None:
    """`undo` takes back the three that are recorded, and opens their lines and no others."""
    place = ticked.copy()
    with acting(ticked.of_write(4).stop - 1, failing(errno.ENOSPC), late=True):
        run(place, "sync")
    assert run(place, "undo").code == 0
    found = tree(place)
    assert {path: found[path] for path in IN_ORDER} == {path: ticked.old[path] for path in IN_ORDER}
    marks = [line[3] for line in found[WEEK].decode().splitlines() if line.startswith("- [")]
    assert marks == [" "] * 3 + ["x"] * 4
    _without_the_answer(place)
    assert run(place, "sync").code == 0
    changed = {path for path, data in tree(place).items() if data != found[path]} - {WEEK}
    assert changed == set(IN_ORDER[3:])


def test_an_answer_that_was_taken_back_is_not_taken_again_behind_ones_back(ticked: Ticked) -> None:
    """The `- yes` still stands below its line after `undo`: that is said, or the next `sync` lets it be."""
    place = ticked.copy()
    assert run(place, "sync").code == 0
    undone = run(place, "undo")
    assert undone.code == 0
    intro = IN_ORDER[2]
    assert tree(place)[intro] == ticked.old[intro]
    again = run(place, "sync")
    assert "- yes" in undone.out + undone.err or intro not in again.out, (undone, again)


def _without_the_answer(place: Path) -> None:
    path = place / "vault" / WEEK
    path.write_text(path.read_text("utf-8").replace("  - yes\n", ""), "utf-8")


def test_a_disk_that_fails_somewhere_in_the_fourth_note_is_not_believed(ticked: Ticked) -> None:
    """Whatever is said to be taken is in the notes, and nothing else; then the rest is taken, each tick once."""
    for at in ticked.of_write(4)[::4]:
        _fails(ticked, at, (errno.ENOSPC, errno.EIO)[at % 8 // 4])


@pytest.mark.slow
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_a_disk_that_fails_at_any_call_is_not_believed(number: int, ticked: Ticked) -> None:
    """The same at every call of the whole run, with more errors."""
    for at in range(1, len(ticked.calls) + 1):
        _fails(ticked, at, number)


def _fails(ticked: Ticked, at: int, number: int) -> None:
    place = ticked.copy()
    with acting(at, failing(number), late=True):
        result = run(place, "sync")
    where = f"{os.strerror(number)} at call {at}, {ticked.calls[at - 1]}: {result}"
    found = tree(place)
    assert result.code in (0, 5, 6), where
    named = [line.partition(": ")[0] for line in result.out.splitlines()]
    assert named == [path for path in IN_ORDER if found[path] == ticked.new[path]], where
    if result.code != 5:  # one note that is refused does not stop the others
        assert ticked.taken(found) == len(named), where
    assert (result.code == 0) == (len(named) == len(IN_ORDER)), where
    again = run(place, "sync")
    assert again.code == 0, (where, again)
    assert _without_leftovers(tree(place)) == ticked.new, where
    shutil.rmtree(place)


def test_a_sync_that_is_killed_at_any_write_of_the_fourth_note_takes_each_tick_once(ticked: Ticked) -> None:
    """`kill -9`, then again: the notes are as if nothing had been, and a third run has nothing to do."""
    for at in ticked.of_write(4):
        if ticked.calls[at - 1] in WRITES:
            _killed(ticked, at)


def test_a_sync_that_is_killed_now_and_then_takes_each_tick_once(ticked: Ticked) -> None:
    """The same at every 29th call, so that each note is hit somewhere else."""
    for at in range(1, len(ticked.calls) + 1, 29):
        _killed(ticked, at)


@pytest.mark.slow
def test_a_sync_that_is_killed_at_any_call_takes_each_tick_once(ticked: Ticked) -> None:
    """The same at every call."""
    for at in range(1, len(ticked.calls) + 1):
        _killed(ticked, at)


def _killed(ticked: Ticked, at: int) -> None:
    place = ticked.copy()
    _kill(place, at, "sync")
    where = f"killed at call {at}, {ticked.calls[at - 1]}"
    done = ticked.taken(_without_leftovers(tree(place)))
    again = run(place, "sync")
    assert again.code == 0, (where, again)
    assert len(again.out.splitlines()) == len(IN_ORDER) - done, (where, again)
    assert tree(place) == ticked.new, where
    assert run(place, "sync").out == "", where
    shutil.rmtree(place)


def test_done_that_is_killed_and_then_synced_logs_once(ticked: Ticked) -> None:
    """Wherever `done` is killed, the line of the agenda and the log agree after the next `sync`: none or one."""
    for at in count(1, 11):
        place = ticked.copy()
        assert run(place, "sync").code == 0
        assert run(place, "agenda", "--week", "2027-W01").code == 0
        killed = _kill(place, at, "done", "ada")
        assert run(place, "sync").code == 0
        line = next(line for line in _lines(place, "agenda/2027-W01.md") if "[[ada|" in line and "- [" in line)
        logged = [line for line in _lines(place, "people/ada.md") if line.startswith("- 2026-11-25 in touch")]
        assert len(logged) == int("- [x]" in line), at
        shutil.rmtree(place)
        if not killed:
            assert logged
            return


@pytest.mark.parametrize("step", [61, pytest.param(3, marks=pytest.mark.slow)])
def test_undo_that_is_killed_can_be_finished(step: int, ticked: Ticked) -> None:
    """Wherever `undo` of a sync is killed, the next one ends with the old notes and open lines: nothing is logged again."""
    clean = ticked.copy()
    assert run(clean, "sync").code == 0
    assert run(clean, "undo").code == 0
    wanted = tree(clean)
    for at in count(1, step):
        place = ticked.copy()
        assert run(place, "sync").code == 0
        killed = _kill(place, at, "undo")
        if not killed:
            return
        again = run(place, "undo")
        assert again.code in (0, 4), (at, again)  # 4: all had been taken back
        assert _without_leftovers(tree(place)) == wanted, at
        shutil.rmtree(place)


def _kill(place: Path, at: int, *typed: str) -> bool:
    pid = os.fork()
    if pid == 0:
        code = 99
        try:
            with acting(at, lambda: os.kill(os.getpid(), signal.SIGKILL), late=True):
                code = run(place, *typed).code
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert status in (0, -signal.SIGKILL)
    return status != 0


def _lines(place: Path, path: str) -> list[str]:
    return (place / "vault" / path).read_text("utf-8").splitlines()


def _without_leftovers(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in found.items() if not path.endswith(".tmp")}
