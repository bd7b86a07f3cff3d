"""Killed at any moment: the index is the old one or the new one, and no answer changes."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from notesnet.store.index_place import SWITCH
from tests.harness import ROOT, TODAY, clean_environment
from tests.index.helpers import same

TIMES = 12


@pytest.mark.slow
def test_killed_while_it_writes(sample: Path, tmp_path: Path) -> None:
    """Commands that have something to write down are killed at random moments; after each, the vault says the same."""
    home = tmp_path / "home"
    environment = {**clean_environment(home), SWITCH: "on", "PYTHONPATH": str(ROOT)}
    code = "import sys; from notesnet.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--vault", str(sample), "--today", TODAY, "list"]
    started = time.monotonic()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    whole = time.monotonic() - started
    for at in range(TIMES):
        (sample / "people" / f"new-{at}.md").write_text(f"---\nname: New {at}\n---\n")
        for note in sorted(sample.rglob("*.md"))[: at * 3]:
            note.write_text(note.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.3, 1.0) * whole)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        same(sample, home)
