"""`agenda --output FILE`: a copy of the page in a file of one's own."""

from collections.abc import Callable
from pathlib import Path

from tests.harness import Result

Run = Callable[..., Result]


def test_a_dry_run_shows_the_file_that_would_be_made(sample: Path, run: Run) -> None:
    """The difference is that of the named file, not of the week's, and nothing is written."""
    assert run("agenda").code == 0
    page = run("agenda", "--print").out
    result = run("agenda", "--output", "page.md", "--dry-run")
    assert result.out.startswith("--- /dev/null\n+++ b/page.md\n")
    assert [line[1:] for line in result.out.splitlines()[3:]] == page.splitlines()
    assert not (sample / "page.md").exists()


def test_a_dry_run_is_refused_where_the_file_exists(sample: Path, run: Run) -> None:
    """As without it: exit 5, and the file is named."""
    (sample / "page.md").write_text("mine\n")
    for options in ([], ["--dry-run"]):
        result = run("agenda", "--output", "page.md", *options)
        assert result.code == 5
        assert "page.md exists already" in result.err
    assert (sample / "page.md").read_text() == "mine\n"


def test_a_week_without_its_option_is_told_how_to_be_typed(sample: Path, run: Run) -> None:
    """`agenda next` and `sync 2026-W47` are what one types first."""
    assert sample.is_dir()
    for command, week in (("agenda", "next"), ("sync", "2026-W47")):
        result = run(command, week)
        assert (result.code, result.out) == (2, "")
        assert f"`notesnet {command} --week {week}`" in result.err
