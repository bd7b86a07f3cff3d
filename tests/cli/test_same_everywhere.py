"""Same vault and same day, same bytes: in every time zone, locale, order of files and hash seed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import ROOT, clean_environment

PROGRAM = [sys.executable, "-c", "from notesnet.entry import run; run()"]


def _output(vault: Path, day: str, environment: dict[str, str], *command: str) -> bytes:
    clean = clean_environment(vault.parent / "home") | {"PYTHONPATH": str(ROOT)} | environment
    words = [*PROGRAM, "--vault", str(vault), "--today", day, *command]
    return subprocess.run(words, env=clean, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "Pacific/Apia"},
        {"TZ": "No/Such/Zone"},
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        {"PYTHONOPTIMIZE": "1"},
    ],
    ids=str,
)
def test_the_agenda_is_the_same_on_every_computer(sample: Path, environment: dict[str, str]) -> None:
    """What one machine writes, another writes as well, so that syncing makes no conflicts."""
    plain = _output(sample, "2026-11-25", {}, "agenda", "--print")
    assert plain.startswith(b"# Week 48")
    assert _output(sample, "2026-11-25", environment, "agenda", "--print") == plain


def test_the_agenda_is_the_same_on_every_day_of_its_week(sample: Path) -> None:
    """From Monday to Sunday, whenever it is written."""
    days = [f"2026-11-{day}" for day in range(23, 30)]
    assert len({_output(sample, day, {}, "agenda", "--print") for day in days}) == 1
