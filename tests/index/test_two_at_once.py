"""Several notesnet at once over one index: each answers as if it were alone."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from notesnet.app.open_vault import open_vault
from notesnet.store.index_file import IndexFile
from notesnet.store.index_place import SWITCH
from tests.harness import ROOT, TODAY, clean_environment
from tests.index.helpers import answers, index_of, opened, parts, same, switched

TIMES = 6
LOOP = f"""
import io, os, sys, contextlib
from notesnet.cli.main import main
folder, today, how = sys.argv[1:4]
said = set()
for time in range({TIMES}):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        if how == "clear":
            with contextlib.redirect_stderr(io.StringIO()):  # the other one may have it just now
                main(["--vault", folder, "index", "--clear" if time % 2 else "--rebuild"])
        out.seek(0); out.truncate()
        if main(["--vault", folder, "--today", today, "list", "--json"]):
            sys.exit("list failed")
    out.flush()
    said.add(out.buffer.getvalue())
assert len(said) == 1, "the answers differ"
sys.stdout.buffer.write(said.pop())
"""


def _start(vault: Path, home: Path, how: str) -> "subprocess.Popen[bytes]":
    environment = {**clean_environment(home), SWITCH: "on", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LOOP, str(vault), TODAY, how]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_readers_and_those_who_take_the_index_away(sample: Path, tmp_path: Path) -> None:
    """Two that read, and two that rebuild and clear the index under them: every answer is the same."""
    home = tmp_path / "home"
    without = answers(sample, home, "off")
    started = [_start(sample, home, how) for how in ("read", "clear", "read", "clear")]
    ended = [process.communicate(timeout=120) for process in started]
    assert [(process.returncode, errors) for process, (_out, errors) in zip(started, ended, strict=True)] == [
        (0, b"")
    ] * 4
    assert len({out for out, _errors in ended}) == 1
    assert answers(sample, home, "on") == without
    same(sample, home)


def test_who_writes_at_the_same_time_waits_for_nobody(sample: Path, tmp_path: Path) -> None:
    """While another writes the index, what has changed is read from the notes, and is in the index next time."""
    home = tmp_path / "home"
    same(sample, home)
    other = IndexFile(str(index_of(sample, home)))
    other.begin_writing()
    (sample / "people" / "zoe-new.md").write_text("---\nname: Zoe New\n---\n")
    cold = parts(opened(sample, home, "off"))
    assert parts(opened(sample, home, "on")) == cold
    other.close()
    same(sample, home)


def test_who_reads_sees_one_moment(sample: Path, tmp_path: Path) -> None:
    """What another writes into the index while a command runs does not reach that command."""
    home = tmp_path / "home"
    path = "people/zoe-new.md"
    (sample / path).write_text("---\nname: Zoe New\n---\n")
    same(sample, home)
    with switched(home, "on"):
        first = open_vault(str(sample), date.fromisoformat(TODAY)).vault
        (sample / path).write_text("---\nname: Zoe Old\n---\n")
        second = open_vault(str(sample), date.fromisoformat(TODAY)).vault
        assert second.contacts[path].name == "Zoe Old"
        assert first.contacts[path].name == "Zoe New"
