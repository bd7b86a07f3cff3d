"""What people type first at `list`: another case, dashes before a filter."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("word", ["Due", "OVERDUE", " due"])
def test_a_filter_in_another_case_gives_the_same_list(sample: Path, run: Run, word: str) -> None:
    """The same people in the same order, the most overdue first."""
    assert sample.is_dir()
    assert run("list", word).out == run("list", word.strip().lower()).out


@pytest.mark.parametrize("order", ["Strength", "-DUE", "Last"])
def test_an_order_in_another_case_is_that_order(sample: Path, run: Run, order: str) -> None:
    """As columns are."""
    assert sample.is_dir()
    assert run("list", "--sort", order).out == run("list", "--sort", order.lower()).out != ""


@pytest.mark.parametrize(
    ("typed", "help_"),
    [
        (("list", "--due"), "  Write due"),
        (("list", "--tag", "client"), "  Write for example tag:something"),
        (("list", "--Company=Keelson"), "  Write for example company:something"),
        (("draft", "check-in", "--circle", "inner"), "  Write for example circle:something"),
    ],
)
def test_a_filter_with_dashes_is_told_to_be_a_filter(
    sample: Path, run: Run, typed: tuple[str, ...], help_: str
) -> None:
    """Exit 2, and what to type instead."""
    assert sample.is_dir()
    result = run(*typed)
    assert (result.code, result.out) == (2, "")
    assert "is no option, but a filter" in result.err
    assert result.err.splitlines()[-1] == help_


def test_any_other_option_that_there_is_not_is_told_as_before(sample: Path, run: Run) -> None:
    """By click, with what is near."""
    assert sample.is_dir()
    assert (
        "No such option '--colums'. (Did you mean one of: '--color', '--columns'?)"
        in run("list", "--colums", "name").err
    )
