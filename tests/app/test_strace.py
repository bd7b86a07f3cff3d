"""The real system's calls, as strace sees them: their order, their number, and what is left when each is killed or fails.

Only calls that touch the vault or the state folder count; those by which Python starts are left alone.
"""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.app.broken_system import ADA, NOTES, run
from tests.harness import ROOT, TODAY, clean_environment, write_files

STRACE = shutil.which("strace")
CALL = re.compile(r"^(?P<name>\w+)\((?P<rest>.*)")
LINE = "- 2026-11-25 coffee: a fair\n"
NEW = ADA.replace("## Log\n", f"## Log\n{LINE}").encode()
STEPS = ["open new", "write", "fchmod", "fsync", "rename", "fsync"]
ERRORS = ("ENOSPC", "EIO", "EMFILE", "EACCES", "EROFS", "EDQUOT", "EXDEV")

pytestmark = pytest.mark.skipif(STRACE is None, reason="strace is not installed (Debian: apt install strace)")


@dataclass(frozen=True, slots=True)
class Call:
    """A call on something of ours: its name, the how-manieth call of that name it is, and its arguments."""

    name: str
    number: int
    rest: str


def _vault(folder: Path) -> Path:
    write_files(folder / "vault", NOTES)
    return folder


def _run(place: Path, *strace: str) -> subprocess.CompletedProcess[str]:
    assert STRACE
    environment = {**clean_environment(place / "home"), "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    typed = [sys.executable, "-m", "notesnet", "--today", TODAY, "log", "ada", "coffee: a fair"]
    return subprocess.run(
        [STRACE, "-qq", "-y", *strace, *typed],
        cwd=place / "vault",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _calls(place: Path) -> list[Call]:
    """Every call of one run that names the vault or the state folder."""
    done = _run(place, "-o", str(place / "trace"))
    assert done.returncode == 0, done.stderr
    seen: dict[str, int] = {}
    found = []
    for line in (place / "trace").read_text(errors="replace").splitlines():
        match = CALL.match(line)
        if not match:
            continue
        name = match["name"]
        seen[name] = seen.get(name, 0) + 1
        ours = str(place / "vault") in match["rest"] or str(place / "home") in match["rest"]
        if ours and name not in ("execve", "getcwd", "readlink"):
            found.append(Call(name, seen[name], match["rest"]))
    return found


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """What `log ada` asks of the system; the state folder is new."""
    folder = tmp_path_factory.mktemp("strace")
    _calls(_vault(folder / "warm"))  # so that all modules are compiled
    return _calls(_vault(folder / "traced"))


def _writing(calls: list[Call]) -> list[Call]:
    """From the making of the state folder on."""
    first = next(i for i, call in enumerate(calls) if call.name == "mkdir")
    return calls[first:]


def test_a_write_is_open_write_mode_sync_rename_sync(calls: list[Call]) -> None:
    """The order that makes old or new certain; two fsyncs a file; the mode comes before the name."""
    ours = [call for call in _writing(calls) if "people" in call.rest]
    steps = [_step(call) for call in ours]
    assert [step for step in steps if step in STEPS] == STEPS


def _step(call: Call) -> str:
    if call.name == "openat":
        return "open new" if "O_CREAT|O_EXCL" in call.rest else "open"
    return "rename" if call.name in ("renameat", "renameat2") else call.name


def test_a_note_is_read_once_and_compared_once_just_before_the_rename(calls: list[Call]) -> None:
    """What was read to find it is what is edited; of no other note is anything read."""
    opened = [call.rest for call in calls if call.name == "openat" and ".md" in call.rest]
    assert len(opened) == 2
    assert all("ada.md" in rest for rest in opened)
    steps = [_step(call) for call in _writing(calls) if "people" in call.rest]
    before = steps[: steps.index("rename")]
    assert "open" in before[before.index("fsync") :]


@pytest.mark.slow
def test_killed_at_any_call_of_the_system_the_note_is_old_or_new(calls: list[Call], tmp_path: Path) -> None:
    """SIGKILL at each real call; the run after it writes, and sweeps."""
    for at, call in enumerate(_chosen(calls)):
        _killed_at(call, tmp_path / str(at))


def test_killed_at_each_step_of_the_write_the_note_is_old_or_new(calls: list[Call], tmp_path: Path) -> None:
    """The same at the six steps alone."""
    steps = [call for call in _writing(calls) if "people" in call.rest and _step(call) in STEPS]
    assert len(steps) == len(STEPS)
    for at, call in enumerate(steps):
        _killed_at(call, tmp_path / str(at))


def _killed_at(call: Call, folder: Path) -> None:
    place = _vault(folder)
    done = _run(place, "-o", "/dev/null", "-e", f"inject={call.name}:signal=KILL:when={call.number}")
    assert done.returncode in (-9, 137), (call, done.stderr)
    assert _note(place) in (ADA.encode(), NEW), call
    again = run(place, "log", "ada", "coffee: a fair")
    assert again.code == 0, (call, again)
    assert _note(place).count(LINE.encode()) in (1, 2), call
    assert not list((place / "vault").rglob("*.tmp")), call


@pytest.mark.slow
def test_failing_at_any_call_of_the_system_the_note_is_old_or_new_and_that_is_said(
    calls: list[Call], tmp_path: Path
) -> None:
    """An error at each real call: done means new, refused means old, and nothing lies about."""
    for at, call in enumerate(_chosen(calls)):
        place = _vault(tmp_path / str(at))
        error = ERRORS[at % len(ERRORS)]
        done = _run(place, "-o", "/dev/null", "-e", f"inject={call.name}:error={error}:when={call.number}")
        where = (error, call, done.returncode, done.stderr)
        assert done.returncode in (0, 5, 6), where
        assert _note(place) == (NEW if done.returncode == 0 else ADA.encode()), where
        assert call.name == "unlink" or not list((place / "vault").rglob("*.tmp")), where


def test_a_folder_that_cannot_be_synced_is_a_warning_and_the_note_is_new(tmp_path: Path) -> None:
    """An error behind the rename never says that nothing was saved."""
    place = _vault(tmp_path)
    done = _run(
        place, "-o", "/dev/null", "-P", str(place / "vault" / "people"), "-e", "inject=fsync:error=ENOSPC:when=1+"
    )
    assert done.returncode == 0
    assert "a power cut now could still undo that" in done.stderr
    assert _note(place) == NEW


def _chosen(calls: list[Call]) -> list[Call]:
    """The calls of the write, but for looks at what is there (newfstatat): in-process tests do those."""
    return [call for call in _writing(calls) if call.name not in ("newfstatat", "lseek", "ioctl", "fcntl", "close")]


def _note(place: Path) -> bytes:
    return (place / "vault" / "people" / "ada.md").read_bytes()
