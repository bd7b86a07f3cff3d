"""Completion of commands and options in the shell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import clean_environment

PROGRAM = [sys.executable, "-c", "import sys; sys.argv[0] = 'notesnet'; from notesnet.entry import run; run()"]


def _completed(words: str, at: int, home: Path) -> list[str]:
    asked = {"_NOTESNET_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    done = subprocess.run(
        PROGRAM, env={**clean_environment(home), **asked}, capture_output=True, text=True, check=True, timeout=30
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("notesnet ag", 1, ["agenda"]),
        ("notesnet intro ne", 2, ["new"]),
        ("notesnet check --fo", 2, ["--format"]),
        ("notesnet draft x y --format m", 5, ["mailto", "markdown"]),
    ],
)
def test_commands_options_and_choices_complete(words: str, at: int, expected: list[str], tmp_path: Path) -> None:
    """Outside a vault as well."""
    assert _completed(words, at, tmp_path) == expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("notesnet show fer", 2, ["fergus-dunmore"]),
        ("notesnet show Bron", 2, ["Bronagh"]),
        ("notesnet log wan", 2, ["wanjiru-kamau"]),
        ("notesnet intro yes 2026-11-14", 3, ["2026-11-14-sangeeta-deshmukh--kirsten-hjorth"]),
        ("notesnet draft intro-n", 2, ["intro-news", "intro-not-now"]),
        ("notesnet draft check-in fari", 3, ["farida-haidari"]),
        ("notesnet show --vault nowhere fer", 4, []),
    ],
)
def test_people_introductions_and_templates_complete(
    words: str, at: int, expected: list[str], sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the names of their files, from anywhere in the vault; outside of one there is nothing to offer."""
    monkeypatch.chdir(sample / "people")
    assert _completed(words, at, sample.parent) == expected


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_a_real_bash_takes_the_script(tmp_path: Path) -> None:
    """The line of the README, in a bash that then completes `notesnet ag` by itself."""
    program = tmp_path / "notesnet"
    program.write_text(f'#!/bin/sh\nexec \'{sys.executable}\' -c "{PROGRAM[2]}" "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(_NOTESNET_COMPLETE=bash_source notesnet)"; COMP_WORDS=(notesnet ag); COMP_CWORD=1;'
        ' $(complete -p notesnet | sed "s/.*-F \\([^ ]*\\).*/\\1/") notesnet; echo "${COMPREPLY[@]}"'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script],
        env={**clean_environment(tmp_path), "PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.stdout.strip() == "agenda", done.stderr
