"""Old or new bytes, never half: each writing command is killed, or refused by the system, at every call from its first write on."""

import os
import signal
from itertools import count
from pathlib import Path

import pytest

from tests.app.broken_system import COMMANDS, ERRORS, Stage, acting, failing, run, tree

SAVED_LATER = ("agenda", "agenda-again", "draft")  # no notes: what a kill left beside them is not known to the journal
MOST = 600


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_the_system_fails_at_any_call_leaves_old_or_new_bytes(name: str, tmp_path: Path) -> None:
    """One error after another in turn: every file is old or new, done means new, and nothing is left lying."""
    stage = Stage(tmp_path, COMMANDS[name])
    for at in range(1, MOST):
        if _fails(stage, at, ERRORS[at % len(ERRORS)]):
            return
    pytest.fail("never ran through")


@pytest.mark.slow
@pytest.mark.parametrize("number", ERRORS)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_with_any_error_at_any_call_leaves_old_or_new_bytes(name: str, number: int, tmp_path: Path) -> None:
    """The same with every error at every call."""
    stage = Stage(tmp_path, COMMANDS[name])
    for at in range(1, MOST):
        if _fails(stage, at, number):
            return
    pytest.fail("never ran through")


def _fails(stage: Stage, at: int, number: int) -> bool:
    """Tries with an error at one call; true when there were not so many calls."""
    place = stage.copy()
    with acting(at, failing(number), late=stage.case.late) as calls:
        result = run(place, *stage.case.typed)
    if len(calls) < at:
        assert result.code == 0
        return True
    where = f"{os.strerror(number)} at call {at}, {calls[at - 1]}: {result}"
    found = tree(place)
    _check_old_or_new(stage, found, where)
    assert not [path for path in found if path.endswith(".tmp") and calls[at - 1] != "unlink"], where
    assert result.code in (0, 3, 4, 5, 6), where
    if result.code == 0:
        assert {path: found[path] for path in stage.new if path in found} == stage.new, where
    elif len(_changed(stage)) == 1:
        assert _without_leftovers(found) == stage.old, where
    for path in _changed(stage):
        if f"{path} was not" in result.err:
            assert found.get(path) == stage.old.get(path), where
    return False


LONG = (
    "cadence",
    "done",
    "import",
    "new",
    "undo",
)  # commands of hundreds of calls: at every seventh; the slow suite takes every call
MIDDLE = ("check", "intro", "intro-close", "log", "log-two", "snooze", "undo-new")  # of a hundred: at every third
STEPS = [(name, 7 if name in LONG else 3 if name in MIDDLE else 1) for name in COMMANDS]
ALL = [pytest.param(name, 1, marks=pytest.mark.slow) for name in (*LONG, *MIDDLE)]


@pytest.mark.parametrize(("name", "step"), [*STEPS, *ALL])
def test_a_command_that_is_killed_before_any_call_leaves_old_or_new_bytes(name: str, step: int, tmp_path: Path) -> None:
    """`kill -9` at every call; afterwards `undo` gives back the old bytes, and what lay about is swept."""
    stage = Stage(tmp_path, COMMANDS[name])
    for at in count(1, step):
        place = stage.copy()
        killed = _kill(stage, place, at)
        found = tree(place)
        _check_old_or_new(stage, found, f"killed at call {at}")
        if name not in SAVED_LATER:
            _check_afterwards(stage, place, f"killed at call {at}")
        if not killed:
            return
        assert at < MOST


def _kill(stage: Stage, place: Path, at: int) -> bool:
    pid = os.fork()
    if pid == 0:
        code = 99
        try:
            with acting(at, lambda: os.kill(os.getpid(), signal.SIGKILL), late=True):
                code = run(place, *stage.case.typed).code
        finally:
            os._exit(code)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert status in (0, -signal.SIGKILL)
    return status != 0


def _check_afterwards(stage: Stage, place: Path, where: str) -> None:
    """The next command sweeps; undoing all that the journal tells gives the bytes from before the command."""
    made = {path: data for path, data in tree(place).items() if not path.endswith(".tmp")}
    logged = run(place, "log", "ada", "ben", "call: afterwards")
    assert logged.code == 0, (where, logged)
    assert run(place, "undo").code == 0, where
    leftovers = [path for path in tree(place) if path.endswith(".tmp")]
    assert all(os.path.dirname(path) != "people" for path in leftovers), where
    assert _without_leftovers(tree(place)) == made, where
    if stage.case.typed[0] == "undo" or made == stage.old:
        return
    assert run(place, "undo").code == 0, where
    assert _without_leftovers(tree(place)) == stage.old, where


def _check_old_or_new(stage: Stage, found: dict[str, bytes], where: str) -> None:
    for path in {*found, *stage.old, *stage.new}:
        if os.path.basename(path).startswith(".notesnet-") and path.endswith(".tmp"):
            continue
        assert found.get(path) in (stage.old.get(path), stage.new.get(path)), (where, path)


def _changed(stage: Stage) -> list[str]:
    paths = {*stage.old, *stage.new}
    return [path for path in paths if stage.old.get(path) != stage.new.get(path)]


def _without_leftovers(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in found.items() if not path.endswith(".tmp")}
