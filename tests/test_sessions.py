r"""Runs the transcripts in tests/sessions: what a person types and what they see.

A transcript is text. It opens with a title and its settings, one a line with `# ` before it, up to the first empty line:

    # A first week on the sample vault
    # vault: sample            sample (a copy of ours, as it stands in the repository) · empty (an empty notesnet.toml) ·
                               none (an empty folder). Default: sample
    # today: 2026-11-25        what `--today` is for every command. Default: 2026-11-25

Then each line says by its first characters what it is:

    // words                   why this is shown; they belong to the reader
    $ notesnet list due        a command, run in the vault's folder. Anything that is no plain `notesnet …` goes to bash
    > more                     the next line of that command, as bash asks for it
    name  company              what it prints on stdout, line by line
    ! 1 note has faults        what it prints on stderr
    ? 5                        its exit code, when that is not 0
    \$ 5 each                  a line of stdout that begins like one of these, or with a backslash

Empty lines at the end of an output are not compared. The folder in which a session plays is shown as `<here>`.
`pytest tests/test_sessions.py --rewrite-sessions` writes down what the program says now: read the diff before you keep it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from notesnet.store.index_place import SWITCH
from tests.harness import ROOT, TODAY, Result, clean_environment, run_here, write_files

SESSIONS = ROOT / "tests" / "sessions"
XFAIL: dict[str, str] = {  # file name → what the program does not do yet
}
_ROLE = re.compile(r"(?:[$>!?] |//|\\|[$>!?]$)")
_SHELL = re.compile(r"[|<>;&$`*\n]")


@dataclass(frozen=True, slots=True)
class Step:
    """One command with the words before it and everything that it is expected to show."""

    words: tuple[str, ...] = ()
    command: str = ""
    out: tuple[str, ...] = ()
    err: tuple[str, ...] = ()
    code: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A transcript: its head as it was written, its settings, its steps and what is said behind the last one."""

    head: tuple[str, ...]
    settings: dict[str, str]
    steps: tuple[Step, ...]
    end: tuple[str, ...] = field(default=())


@pytest.mark.parametrize("path", sorted(SESSIONS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_session_shows_what_its_transcript_says(
    path: Path, tmp_path: Path, rewrite: bool, request: pytest.FixtureRequest
) -> None:
    """Every command of a transcript prints and returns what stands below it."""
    if path.name in XFAIL:
        request.applymarker(pytest.mark.xfail(reason=XFAIL[path.name], strict=True))
    session = read_session(path.read_text(encoding="utf-8"))
    played = replace(session, steps=tuple(play(session, tmp_path)))
    if rewrite and path.name not in XFAIL:
        path.write_text(write_session(played), encoding="utf-8")
        return
    assert write_session(played).splitlines() == write_session(session).splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(SESSIONS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_session_shows_the_same_with_an_index(path: Path, tmp_path: Path) -> None:
    """With an index from the first command on, every command prints what it prints without."""
    session = read_session(path.read_text(encoding="utf-8"))
    for how in ("on", "off"):
        (tmp_path / how).mkdir()
    with_index, without = (replace(session, steps=tuple(play(session, tmp_path / how, how))) for how in ("on", "off"))
    assert write_session(with_index).splitlines() == write_session(without).splitlines()


def test_a_transcript_is_read_and_written_without_loss() -> None:
    """Reading a transcript and writing it again gives the same bytes, for each of them."""
    for path in SESSIONS.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert write_session(read_session(text)) == text, path.name


def read_session(text: str) -> Session:
    """The transcript that ``text`` holds."""
    lines = text.splitlines()
    blank = lines.index("") if "" in lines else len(lines)
    head = tuple(lines[:blank])
    pairs = (line.removeprefix("# ").partition(": ") for line in head)
    steps: list[Step] = []
    words: list[str] = []
    for line in lines[blank + 1 :]:
        if line.startswith("//"):
            words.append(line)
        elif line.startswith("$ "):
            steps.append(Step(tuple(words), line[2:]))
            words = []
        elif line and not steps:
            raise ValueError(f"{line!r} stands before the first command")
        elif steps:
            steps[-1] = _with_line(steps[-1], line)
    trimmed = tuple(replace(step, out=_trimmed(step.out)) for step in steps)
    return Session(head, {name: value for name, sign, value in pairs if sign}, trimmed, tuple(words))


def _with_line(step: Step, line: str) -> Step:
    mark, rest = line[:1], line[2:]
    if not _ROLE.match(line):
        return replace(step, out=(*step.out, line))
    if mark == "\\":
        return replace(step, out=(*step.out, line[1:]))
    if mark == ">":
        return replace(step, command=f"{step.command}\n{rest}")
    if mark == "!":
        return replace(step, err=(*step.err, rest))
    return replace(step, code=int(rest))


def write_session(session: Session) -> str:
    """The text of a transcript, in the one form that the runner writes."""
    blocks = ["\n".join(session.head)]
    for step in session.steps:
        first, *more = step.command.split("\n")
        lines = [*step.words, f"$ {first}", *(f"> {line}".rstrip() for line in more)]
        lines += [f"\\{line}" if _ROLE.match(line) else line for line in step.out]
        lines += [f"! {line}".rstrip() for line in step.err]
        lines += [f"? {step.code}"] if step.code else []
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, *(["\n".join(session.end)] if session.end else [])]) + "\n"


def play(session: Session, folder: Path, index: str = "") -> Iterator[Step]:
    """Runs the commands of a session one after the other, each with what it showed; ``index`` switches that on or off."""
    here = folder / "vault"
    if session.settings.get("vault", "sample") == "sample":
        shutil.copytree(ROOT / "sample-vault", here)
    else:
        write_files(here, {"notesnet.toml": ""} if session.settings["vault"] == "empty" else {})
        here.mkdir(exist_ok=True)
    today = session.settings.get("today", TODAY)
    environment = clean_environment(folder / "home") | {"TODAY": today, "LC_ALL": "C.UTF-8", SWITCH: index}
    shim = folder / "bin" / "notesnet"
    write_files(folder, {"bin/notesnet": _shim()})
    shim.chmod(0o755)
    environment["PATH"] = f"{shim.parent}{os.pathsep}{environment['PATH']}"
    for step in session.steps:
        result = _run(step.command, here, environment)
        out, err = (_lines(text, here) for text in (result.out, result.err))
        yield Step(step.words, step.command, out, err, result.code)


def _shim() -> str:
    """A program `notesnet` for the shell: this checkout, in this Python, on the day of the session."""
    start = "from notesnet.entry import run; run()"
    path = f"PYTHONPATH={shlex.quote(str(ROOT))}"
    return f'#!/bin/sh\nexec env {path} {shlex.quote(sys.executable)} -c "{start}" --today "$TODAY" "$@"\n'


def _run(command: str, folder: Path, environment: dict[str, str]) -> Result:
    words = [] if _SHELL.search(command) else shlex.split(command)
    if words[:1] == ["notesnet"]:
        return run_here(["--today", environment["TODAY"], *words[1:]], folder, environment)
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def _lines(text: str, here: Path) -> tuple[str, ...]:
    return _trimmed(tuple(text.replace(str(here.resolve()), "<here>").split("\n")))


def _trimmed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Without empty lines at the end."""
    end = len(lines)
    while end and not lines[end - 1]:
        end -= 1
    return lines[:end]
