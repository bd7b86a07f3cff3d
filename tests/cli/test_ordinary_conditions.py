"""What the system does to a program every day is no bug of ours."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from notesnet.cli.main import main
from tests.harness import TODAY, Result, clean_environment

PROGRAM = [sys.executable, "-c", "from notesnet.entry import run; run()", "--today", TODAY]


def _run(command: str, vault: Path, home: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    words = " ".join(f"'{word}'" for word in PROGRAM)
    return subprocess.run(
        ["bash", "-c", command.replace("notesnet", words)],
        cwd=vault,
        env={**clean_environment(home), **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("command", ["notesnet list > /dev/full", "notesnet agenda --print > /dev/full"])
def test_a_full_disk_behind_stdout_is_the_disk_saying_no(command: str, sample: Path, tmp_path: Path) -> None:
    """Exit 6 and a sentence."""
    result = _run(command, sample, tmp_path)
    assert result.returncode == 6
    assert b"could not be written: No space left on device" in result.stderr


def test_a_closed_stdout_is_no_bug(sample: Path, tmp_path: Path) -> None:
    """`>&-` is somebody's wish."""
    assert _run("notesnet list >&-", sample, tmp_path).returncode == 0


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "ascii"])
def test_signs_that_an_encoding_does_not_have_are_escaped(encoding: str, sample: Path, tmp_path: Path) -> None:
    """A pipe in an old encoding gets the whole page."""
    result = _run("notesnet agenda --print", sample, tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert result.returncode == 0
    assert b"Keep in touch" in result.stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("wait", [0.06, 0.12, 0.2, 0.3])
def test_stopped_at_any_moment_there_is_no_traceback(
    number: int, code: int, wait: float, sample: Path, tmp_path: Path
) -> None:
    """Ctrl-C also while the program is still being loaded; done before is done, and before Python is up nothing is ours."""
    with subprocess.Popen(
        [*PROGRAM, "agenda", "--print"],
        cwd=sample,
        env=clean_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        time.sleep(wait)
        os.kill(process.pid, number)
        _out, error = process.communicate(timeout=30)
    assert process.returncode in (code, 0, -number)
    if process.returncode != -number:
        assert b"Traceback" not in error


def test_two_terminals_at_once_write_one_agenda(sample: Path, tmp_path: Path) -> None:
    """Whoever comes second reads the file again; nobody is told to move a good file away."""
    running = [
        subprocess.Popen([*PROGRAM, "agenda"], cwd=sample, env=clean_environment(tmp_path), stderr=subprocess.DEVNULL)
        for _ in range(5)
    ]
    assert [process.wait(60) for process in running] == [0] * 5
    assert os.listdir(sample / "agenda") == ["2026-W48.md"]


def test_a_ctrl_c_that_python_has_wrapped_is_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """While a class is being made Python turns Ctrl-C into a RuntimeError; the exit code is 130 all the same, and no bug."""

    def wrapped(_name: str) -> None:
        class Broken:
            def __set_name__(self, _owner: type, _name: str) -> None:
                raise KeyboardInterrupt

        type("Made", (), {"name": Broken()})

    monkeypatch.setattr("notesnet.cli.main.loaded", wrapped)
    assert main(["agenda"]) == 130
    assert "bug" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "typed",
    [
        ("log", "declan", "call: x", "--on", ""),
        ("intro", "close", "ines+farida", "--on", " "),
        ("agenda", "--week", ""),
        ("sync", "--week", ""),
        ("snooze", "declan", ""),
        ("list", "--today", ""),
    ],
)
def test_an_empty_day_is_no_day(typed: tuple[str, ...], sample: Path, run: Callable[..., Result]) -> None:
    """`--on "$DAY"` with a variable that is not set is a mistake that says so, and not today."""
    before = sorted(sample.rglob("*"))
    result = run(*typed)
    assert result.code == 2
    assert "there is no date here" in result.err
    assert sorted(sample.rglob("*")) == before
