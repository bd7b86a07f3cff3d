"""Results on stdout, everything else on stderr; a pipe that closes, a signal and a bug of ours end in silence or a word."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.app import people
from tests.harness import ROOT, TODAY, Result, clean_environment

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
PROGRAM = [sys.executable, "-c", "from notesnet.entry import run; run()", "--today", TODAY]


def _many(count: int) -> dict[str, str]:
    return {f"people/p{n}.md": f"---\nname: Person {n} {'x' * 60}\n---\n" for n in range(count)}


def _start(vault: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = clean_environment(vault.parent / "home") | {"PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    return subprocess.Popen([*PROGRAM, *arguments], cwd=vault, env=environment, stdout=pipe, stderr=pipe)


def test_a_reader_that_goes_away_is_no_error(vault: Vault) -> None:
    """`notesnet list | head -1`: far more than a pipe holds is left to write; nothing is said and the exit code is 0."""
    with _start(vault(_many(3_000)), "list") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"name")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


def test_ctrl_c_ends_with_130_and_no_traceback(vault: Vault) -> None:
    """Interrupted while it waits for a slow reader."""
    with _start(vault(_many(3_000)), "list") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"name")
        process.send_signal(signal.SIGINT)
        _out, err = process.communicate(timeout=20)
        assert b"Traceback" not in err, err.decode()
        assert process.returncode == 130


@pytest.mark.parametrize(
    "command",
    [
        ["agenda"],
        ["list"],
        ["list", "promises"],
        ["show", "declan"],
        ["why", "declan"],
        ["find", "bakery"],
        ["check"],
        ["templates"],
        ["templates", "check-in"],
        ["new", "Ada Lovelace"],
        ["intro", "new", "declan", "bethan", "--why", "engines"],
        ["draft", "check-in", "declan"],
        ["init", "../other"],
        ["init", "--sample", "../another"],
    ],
    ids=" ".join,
)
def test_json_is_one_document_and_nothing_else(command: list[str], sample: Path, run: Run) -> None:
    """With --json, before or after the command, stdout is one JSON document and says the same."""
    assert sample.is_dir()
    result = run(*command, "--json")
    assert result.code == 0
    assert isinstance(json.loads(result.out), dict | list)


@pytest.mark.parametrize(
    "command", [["agenda"], ["list"], ["show", "declan"], ["why", "declan"], ["check"]], ids=" ".join
)
def test_reading_commands_change_nothing(command: list[str], sample: Path, run: Run) -> None:
    """With --json not even the agenda is written; all bytes and times in the vault stay."""
    before = _state(sample)
    assert run(*command, "--json").code == 0
    assert _state(sample) == before


@pytest.mark.parametrize(
    "command",
    [["agenda"], ["new", "Ada Lovelace"], ["intro", "new", "declan", "bethan", "--why", "engines"]],
    ids=" ".join,
)
def test_dry_run_shows_a_diff_and_changes_nothing(command: list[str], sample: Path, run: Run) -> None:
    """A unified diff on stdout; the vault stays as it is, then the real run makes exactly that."""
    before = _state(sample)
    shown = run(*command, "--dry-run")
    assert shown.code == 0
    assert shown.out.startswith("--- /dev/null\n+++ b/")
    assert _state(sample) == before
    assert run(*command).code == 0
    (made,) = _state(sample).keys() - before.keys()
    added = [line[1:] for line in shown.out.splitlines()[3:] if line.startswith("+")]
    assert (sample / made).read_text(encoding="utf-8").splitlines() == added


def test_global_options_work_before_and_after_the_command(sample: Path, run: Run) -> None:
    """The vault, the day and JSON."""
    elsewhere = run("list", "due", "--json", "--vault", str(sample), today="2026-11-25")
    assert elsewhere.out == run("--json", "--vault", str(sample), "list", "due").out
    assert run("why", "declan", "--today", "2026-12-01").out == run("why", "declan", today="2026-12-01").out


@pytest.mark.parametrize(
    ("environment", "options", "coloured"),
    [
        ({}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, [], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1", "TERM": "dumb"}, [], True),
    ],
)
def test_colours_follow_the_option_then_the_environment(
    environment: dict[str, str], options: list[str], coloured: bool, sample: Path, run: Run
) -> None:
    """--color beats NO_COLOR beats FORCE_COLOR; a pipe is plain; the words are the same, line by line and all at once."""
    assert sample.is_dir()
    for command in (["show", "declan"], ["match", "a printer"]):
        result = run(*command, *options, environment=environment)
        assert result.code == 0, result.err
        assert ("\x1b[" in result.out) is coloured
        assert re.sub(r"\x1b\[\d*m", "", result.out) == run(*command).out


@pytest.mark.parametrize("plain", [["NO_COLOR=1"], ["NO_COLOR=", "--color", "never"]])
@pytest.mark.parametrize("command", [["list", "due"], ["list", "promises"], ["reach"], ["cadence"]])
def test_a_table_on_a_terminal_is_plain_when_that_is_asked_for(
    command: list[str], plain: list[str], sample: Path, tmp_path: Path
) -> None:
    """NO_COLOR and `--color never` leave no escape sequence, bold no more than a colour."""
    variable, *options = plain
    ours, theirs = pty.openpty()
    environment = clean_environment(tmp_path) | {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color"}
    environment |= dict([variable.split("=")])
    with subprocess.Popen([*PROGRAM, *command, *options], cwd=sample, env=environment, stdout=theirs) as process:
        os.close(theirs)
        shown = _all_of(ours)
        assert process.wait(20) == 0
    assert b"strength" in shown or b"promise" in shown
    assert b"\x1b" not in shown


def _all_of(terminal: int) -> bytes:
    """What a program wrote on a terminal until it ended."""
    found = b""
    try:
        while part := os.read(terminal, 65_536):
            found += part
    except OSError:  # how Linux says that nobody writes to it any more
        pass
    os.close(terminal)
    return found


def test_json_is_never_coloured(sample: Path, run: Run) -> None:
    """Programs read it, whatever the environment says."""
    assert sample.is_dir()
    assert "\x1b[" not in run("check", "--json", environment={"NO_COLOR": "", "FORCE_COLOR": "1"}).out


def test_a_bug_of_ours_is_a_sentence_with_70(sample: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback and nothing from a note, unless -v asks for it."""
    assert sample.is_dir()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a secret of declan@keelson.example")

    monkeypatch.setattr(people, "list_people", broken)
    result = run("list")
    assert result.code == 70
    assert result.out == ""
    assert "a bug of ours: ZeroDivisionError" in result.err
    assert "Traceback" not in result.err
    assert "secret" not in result.err
    assert "Traceback" in run("list", "-v").err


def test_nothing_is_written_outside_the_vault(sample: Path, run: Run) -> None:
    """Neither in the home folder nor beside the vault; only the journal and the lock, in the state folder."""
    for command in (["agenda"], ["list"], ["draft", "check-in", "declan"], ["new", "Ada Lovelace"]):
        assert run(*command).code == 0
    beside = [path for path in sample.parent.rglob("*") if path.is_file() and sample not in path.parents]
    assert {path.name for path in beside} == {"journal.jsonl", "lock"}
    assert {path.relative_to(sample.parent).parts[:2] for path in beside} == {("home", "xdg_state_home")}


def test_drafts_are_private_whatever_the_umask(sample: Path, run: Run) -> None:
    """0600 in a folder of 0700."""
    before = os.umask(0)
    try:
        assert run("draft", "check-in", "declan").code == 0
    finally:
        os.umask(before)
    (draft,) = (sample / "drafts").iterdir()
    assert draft.stat().st_mode & 0o777 == 0o600
    assert draft.parent.stat().st_mode & 0o777 == 0o700
    assert b"X-Unsent: 1\r\n" in draft.read_bytes()


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
