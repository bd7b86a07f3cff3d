"""The benchmark runs, and hides nothing that it could not run."""

import sys
from pathlib import Path

import pytest

from bench.measure import Program, run_in_turns
from bench.report import report
from bench.rows import NOT_YET, Row, Table
from bench.run import main


def test_it_runs_over_a_small_vault_and_tells_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No figure is asserted: speed is told by the benchmark, never by a test."""
    output = tmp_path / "results.md"
    asked = [
        "--sizes",
        "50",
        "--rounds",
        "1",
        "--vaults",
        str(tmp_path),
        "--date",
        "2026-11-25",
        "--output",
        str(output),
    ]
    assert main(asked) == 0
    told = capsys.readouterr().out
    assert told == output.read_text(encoding="utf-8")
    assert told.startswith("# Benchmark, 2026-11-25\n")
    for what in ("`notesnet --help`", "`agenda --print`", "`list due`", "`why NAME`", "`show NAME`", "front matter"):
        assert what in told
    assert told.count("not yet: comes with the index") == len(NOT_YET)
    assert "everything at 100,000 notes" in told
    assert "could not run" not in told


def test_programs_run_in_turns_and_one_that_fails_says_why() -> None:
    """What fails while it warms up is not run again."""
    works = Program("works", [sys.executable, "-c", "pass"])
    fails = Program("fails", [sys.executable, "-c", "raise SystemExit('no such thing')"])
    missing = Program("missing", ["/nowhere/at-all"])
    run_in_turns([works, fails, missing], 2)
    assert (len(works.seconds), works.failure) == (2, None)
    assert works.peak > 1_000_000
    assert (fails.seconds, fails.failure) == ([], "exit 1: no such thing")
    assert missing.failure
    assert missing.failure.startswith("could not be started")


def test_a_row_that_failed_stands_in_the_table() -> None:
    """With its reason, in place of figures."""
    table = Table(
        1000, 3, (Row("`x`", against="click", most=1.5, failure="exit 70: a bug"),), (Program("x", [], failure="y"),)
    )
    told = report([table], [], 1, "")
    assert "| `x` | | | | click | | | 1.5 × | could not run: exit 70: a bug | |" in told
