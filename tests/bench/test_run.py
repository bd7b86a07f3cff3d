"""The benchmark runs, and hides nothing that it could not run."""

import os
import sys
from pathlib import Path

import pytest

from bench import programs
from bench.measure import Program, run_in_turns
from bench.report import report
from bench.rows import NOT_YET, Row, Table, measure_vault
from bench.run import main
from bench.vault import make_vault


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
    for what in ("`notesnet --help`", "warm `log NAME`", "front matter"):
        assert f"| {what}" in told
    for what in ("`agenda --print`", "`list due`", "`why NAME`", "`show NAME`"):
        assert told.count(f"| cold {what} |") == 1 + (what == "`agenda --print`")
        assert told.count(f"| warm {what} |") == 1
    assert told.count("| not yet |") == len(NOT_YET)
    assert "everything at 100,000 notes" in told
    assert "could not run" not in told


def test_cold_is_without_an_index_and_warm_with_one_of_its_own(tmp_path: Path) -> None:
    """Neither ever touches that of the person who measures, and what writes has a copy of the vault."""
    vault, home = tmp_path / "vault", tmp_path / "home"
    name = make_vault(str(vault), 50, 1)[0]
    before = {path: path.read_bytes() for path in vault.rglob("*.md")}
    table = measure_vault(str(vault), 50, name, 1, str(home))
    assert not [row.failure for row in table.rows if row.failure]
    assert {path: path.read_bytes() for path in vault.rglob("*.md")} == before
    assert len(list((home / "cache" / "notesnet").glob("*.sqlite"))) == 2
    commands = {"off": programs.cold("v", "n", "h"), "on": [*programs.warm("v", "n", "h"), programs.log("v", "n", "h")]}
    for how, found in commands.items():
        for program in found:
            assert program.environment["NOTESNET_INDEX"] == how
            assert program.environment["XDG_CACHE_HOME"] == os.path.join("h", "cache")


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
