"""The benchmark runs, and hides nothing that it could not run."""

import os
import sys
from pathlib import Path

import pytest

from bench import programs
from bench.figures import Results, load
from bench.measure import Program, run_in_turns
from bench.peers import KHARD, TODOMAN
from bench.programs import Desk
from bench.report import report
from bench.row import Row
from bench.run import main
from bench.targets import TARGETS

OPTIONS = ["--sizes", "50", "--rounds", "1", "--saves", "1", "--date", "2026-11-25"]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run over 50 notes, without other people's programs, which are slow."""
    folder = tmp_path_factory.mktemp("bench")
    places = ["--vaults", str(folder), "--peer-env", str(folder / "none"), "--output", str(folder / "results.md")]
    assert main([*OPTIONS, *places]) == 1  # the environment that was named has no peers
    return folder


def test_it_runs_over_a_small_vault_and_tells_every_row(told: Path) -> None:
    """No figure is asserted: speed is told by the benchmark, never by a test."""
    results = load(str(told / "results.json"))
    failed = {row.what: row.failure for row in results.rows if row.failure}
    assert failed == dict.fromkeys((TODOMAN, KHARD), f"no todoman in {told / 'none'}")
    found = {row.what for row in results.rows}
    at_other_sizes = {"`watch`: 5,000 notes checked out at once"}
    assert {target.what for target in TARGETS} - found == at_other_sizes
    assert all(row.seconds for row in results.rows if not row.failure and row.unit != "MiB")


def test_every_figure_to_reach_stands_in_the_tables(told: Path) -> None:
    """With the reason where it was not measured."""
    text = (told / "results.md").read_text(encoding="utf-8")
    assert text.startswith("# Benchmark, 2026-11-25\n")
    assert text == report(load(str(told / "results.json")))
    summary = text.partition("## The figures to reach")[2].partition("\n## ")[0]
    for target in TARGETS:
        lines = [line for line in summary.splitlines() if line.startswith(f"| {target.what} | ")]
        assert lines
        assert all(("reached" in line or "missed" in line) != ("not asked for: `--" in line) for line in lines)
    assert f"could not run: no todoman in {told / 'none'}" in text


def test_the_vault_itself_is_never_written_to(told: Path, tmp_path: Path) -> None:
    """What writes has a copy: after a run the vault is that of its seed."""
    (vault,) = told.glob("50-1-*/vault")
    from bench.vault import make_vault  # noqa: PLC0415 - beside its only use

    make_vault(str(tmp_path / "fresh"), 50, 1)
    before = {path.relative_to(tmp_path / "fresh"): path.read_bytes() for path in (tmp_path / "fresh").rglob("*.*")}
    assert {path.relative_to(vault): path.read_bytes() for path in vault.rglob("*.*")} == before


def test_tables_and_picture_are_drawn_again_without_a_run(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the figures beside the tables, to the same bytes."""
    output, picture = told / "results.md", told / "results.svg"
    before = output.read_bytes(), picture.read_bytes()
    output.unlink()
    picture.unlink()
    assert main(["--redraw", "--output", str(output)]) == 1
    assert (output.read_bytes(), picture.read_bytes()) == before
    assert capsys.readouterr().out == before[0].decode()


def test_cold_is_without_an_index_and_warm_with_one_of_its_own() -> None:
    """Neither ever touches that of the person who measures."""
    desk = Desk("v", "Ada Ash", "h")
    warm = [*programs.warm(desk), *programs.network(desk), programs.completion(desk), programs.log(desk)]
    for how, found in (("off", [*programs.cold(desk), programs.read(desk)]), ("on", [*warm, programs.rebuild(desk)])):
        for program in found:
            assert program.environment["NOTESNET_INDEX"] == how
            assert program.environment["XDG_CACHE_HOME"] == os.path.join("h", "cache")


def test_programs_run_in_turns_and_one_that_fails_says_why() -> None:
    """What fails while it warms up is not run again."""
    saves: list[None] = []
    works = Program("works", [sys.executable, "-c", "print('well')"], before=lambda: saves.append(None), expects="well")
    fails = Program("fails", [sys.executable, "-c", "raise SystemExit('no such thing')"])
    missing = Program("missing", ["/nowhere/at-all"])
    silent = Program("silent", [sys.executable, "-c", ""], expects="ada-ash")
    run_in_turns([works, fails, missing, silent], 2)
    assert (len(works.seconds), len(saves), works.failure) == (2, 3, None)
    assert works.peak > 1_000_000
    assert (fails.seconds, fails.failure) == ([], "exit 1: no such thing")
    assert missing.failure
    assert missing.failure.startswith("could not be started")
    assert silent.failure == "its output does not hold 'ada-ash'"


def test_a_row_that_failed_stands_in_the_table() -> None:
    """With its reason, in place of figures."""
    help_ = Row("`notesnet --help`", 0, against="click", failure="exit 70: a bug")
    text = report(Results("", "Linux", 1, (help_, Row("`x`", 1000, against="y", failure="exit 1: no | such"))))
    assert "| `notesnet --help` |  | click |  | 1.25 × | could not run: exit 70: a bug |" in text
    assert "| `x` |  |  |  |  | y |  |  |  | could not run: exit 1: no / such |" in text


def test_a_figure_is_missed_above_its_limit_and_reached_at_it() -> None:
    """The limit itself is within."""
    for figure, verdict in ((1.25, "reached"), (1.26, "**missed**")):
        row = Row("`notesnet --help`", 0, (0.1,), 0, "click", 0.1, figure, "×")
        assert f"| {figure:.2f} × | 1.25 × | {verdict} |" in report(Results("", "Linux", 1, (row,)))
