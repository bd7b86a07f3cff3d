"""A line of the log as a person would have written it into a log with numbers, or with a sub-heading for each year."""

from datetime import date

import pytest

from notesnet.edit.log import add_log_line
from tests.edit.helpers import edited

NUMBERED = {
    "1. 2026-01-01 a\n2. 2026-02-01 b\n": "1. 2026-01-01 a\n2. 2026-02-01 b\n3. 2026-11-25 call\n",
    "8) 2026-01-01 a\n9) 2026-02-01 b\n": "8) 2026-01-01 a\n9) 2026-02-01 b\n10) 2026-11-25 call\n",
    "01. 2026-01-01 a\n02. 2026-02-01 b": "01. 2026-01-01 a\n02. 2026-02-01 b\n03. 2026-11-25 call",
    "1. 2026-01-01 a\n1. 2026-02-01 b\n": "1. 2026-01-01 a\n1. 2026-02-01 b\n1. 2026-11-25 call\n",
    "1. 2026-02-01 a\n2. 2026-01-01 b\n": "1. 2026-11-25 call\n1. 2026-02-01 a\n2. 2026-01-01 b\n",
    "1. 2026-01-01 a\n2. 2026-12-01 b\n": "1. 2026-01-01 a\n1. 2026-11-25 call\n2. 2026-12-01 b\n",
}
GROUPED = {
    # there is one for the year
    "### 2026\n- 2026-12-01 a\n### 2025\n- 2025-12-01 b\n": "### 2026\n- 2026-12-01 a\n- 2026-11-25 call\n### 2025\n- 2025-12-01 b\n",
    "### 2025\n- 2025-12-01 b\n\n### 2026\n- 2026-12-01 a\n": "### 2025\n- 2025-12-01 b\n\n### 2026\n- 2026-11-25 call\n- 2026-12-01 a\n",
    "### 2027\n- 2027-12-01 a\n### 2026\n": "### 2027\n- 2027-12-01 a\n### 2026\n- 2026-11-25 call\n",
    # there is none yet: newest first, oldest first, in between, as a link, by the month
    "### 2025\n- 2025-12-01 b\n": "### 2026\n- 2026-11-25 call\n\n### 2025\n- 2025-12-01 b\n",
    "\n### 2025\n\n- 2025-12-01 b\n- 2025-11-01 b\n\n### 2024\n\n- 2024-12-01 b\n": (
        "\n### 2026\n\n- 2026-11-25 call\n\n### 2025\n\n- 2025-12-01 b\n- 2025-11-01 b\n\n### 2024\n\n- 2024-12-01 b\n"
    ),
    "### 2024\n- 2024-12-01 b\n### 2025\n- 2025-12-01 b\n\n## Next\n": (
        "### 2024\n- 2024-12-01 b\n### 2025\n- 2025-12-01 b\n### 2026\n- 2026-11-25 call\n\n## Next\n"
    ),
    "### 2027\n* 2027-12-01 b\n### 2025\n* 2025-12-01 b\n": (
        "### 2027\n* 2027-12-01 b\n### 2026\n* 2026-11-25 call\n### 2025\n* 2025-12-01 b\n"
    ),
    "### [[2026-10]]:\n- 2026-10-01 b": "### [[2026-11]]:\n- 2026-11-25 call\n\n### [[2026-10]]:\n- 2026-10-01 b",
    # these file nothing
    "### 2025\n- 2026-12-01 b\n": "### 2025\n- 2026-12-01 b\n- 2026-11-25 call\n",
    "### 2025\n- 2025-12-01 b\n### Old\n": "### 2025\n- 2026-11-25 call\n- 2025-12-01 b\n### Old\n",
}


@pytest.mark.parametrize(("log", "expected"), {**NUMBERED, **GROUPED}.items())
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_line_is_written_in_the_manner_of_the_log(log: str, expected: str, line_end: str) -> None:
    """A list that counts goes on counting, no other line is numbered anew; a year without a sub-heading gets one."""
    before, after = (f"## Log\n{text}".replace("\n", line_end).encode() for text in (log, expected))
    assert edited(before, add_log_line, date(2026, 11, 25), "call", ("Log",)) == after
