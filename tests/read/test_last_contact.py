"""`last_contact` is a touch only when it is later than all others; as seen through `show`, `why` and `list`."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness import Result
from tests.read.helpers import ADA, note

Run = Callable[..., Result]


def show(run: Run) -> Any:
    """The document of `show --json`."""
    return json.loads(run("show", "ada", "--json").out)


@pytest.mark.parametrize(
    ("last", "body", "expected"),
    [
        ("2026-10-01", "", ["2026-10-01"]),
        ("2026-10-01", "- 2026-09-01 call", ["2026-10-01", "2026-09-01"]),
        ("2026-09-01", "- 2026-10-01 call", ["2026-10-01"]),
        ("2026-10-01", "- 2026-10-01 call", ["2026-10-01"]),
        ("2026-10-01", "- 2026-12-01 call", ["2026-10-01"]),
        ("2026-12-01", "- 2026-10-01 call", ["2026-10-01"]),
        ("2026-10-01", "- 2026-11-01 note: x", ["2026-10-01"]),
        ("2026-10-01", "- 2026-11-01 call #noanswer", ["2026-10-01"]),
    ],
)
def test_last_contact_counts_when_it_is_the_latest(
    vault: Callable[..., object], run: Run, last: str, body: str, expected: list[str]
) -> None:
    """What is in the future, weighs nothing or got no answer is none of the others."""
    vault({ADA: note(f"last_contact: {last}", f"## Log\n{body}\n")})
    document = show(run)
    assert [touch["date"] for touch in document["touches"]] == expected
    assert document["last_touch"]["date"] == expected[0]


def test_a_meeting_ahead_is_no_touch(vault: Callable[..., object], run: Run) -> None:
    """On its day it is one."""
    vault({ADA: "A", "meetings/2026-11-27 x.md": note("people: '[[ada]]'")})
    assert show(run)["last_touch"] is None
    later = run("show", "ada", "--json", today="2026-11-27")
    assert json.loads(later.out)["last_touch"]["date"] == "2026-11-27"
