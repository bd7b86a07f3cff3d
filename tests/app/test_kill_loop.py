"""The real program, killed at random moments, over and over: nothing that it said was done is lost."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.app.broken_system import NOTES
from tests.harness import ROOT, TODAY, clean_environment, write_files

SECONDS = 30


@pytest.mark.slow
def test_lines_that_were_acknowledged_are_there_once_whatever_was_killed(tmp_path: Path) -> None:
    """SIGKILL at any moment: an acknowledged line once, another at most once; at the end nothing lies about."""
    root = write_files(tmp_path / "vault", NOTES)
    environment = {**clean_environment(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    chance = random.Random(20261125)

    def log(words: str) -> "subprocess.Popen[bytes]":
        typed = [sys.executable, "-m", "notesnet", "--today", TODAY, "log", "ada", "ben", words]
        return subprocess.Popen(typed, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    done, killed = ["call: first", "call: second"], list[str]()
    for words in done:  # the second one takes as long as the rest
        started = time.monotonic()
        assert log(words).wait() == 0
    usual = time.monotonic() - started
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        words = f"call: number {len(done) + len(killed)}."
        process = log(words)
        try:
            process.wait(timeout=chance.uniform(usual / 3, usual * 1.5))
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
        assert process.returncode in (0, -9)
        (done if process.returncode == 0 else killed).append(words)
    assert log("call: last").wait() == 0
    assert len(killed) > 20
    for path in ("people/ada.md", "people/ben.md"):
        lines = (root / path).read_bytes().decode().splitlines()
        assert all(lines.count(f"- {TODAY} {words}") == 1 for words in [*done, "call: last"])
        assert all(lines.count(f"- {TODAY} {words}") <= 1 for words in killed)
    assert not list(root.rglob("*.tmp"))
    checked = [sys.executable, "-m", "notesnet", "--today", TODAY, "check", "people/ada.md", "people/ben.md"]
    assert subprocess.run(checked, cwd=root, env=environment, capture_output=True, check=False).returncode == 0
