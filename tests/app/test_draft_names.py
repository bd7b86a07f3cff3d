"""A name with a line break in it writes no mail."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

ME = "---\nname: Robin\nemail: r@x.example\n---\n"
ADA = "---\nname: Ada\nemail: a@x.example\n---\n"
BAD = '---\nemail: b@x.example\nname: "Bad\\nBcc: x@y.example"\n---\n'


@pytest.mark.parametrize("form", ["eml", "text", "mailto", "markdown"])
@pytest.mark.parametrize(
    ("me", "ada", "place"), [(ME, BAD, "people/ada.md:3"), (BAD, ADA, "me.md")], ids=["to", "from"]
)
def test_a_line_break_in_a_name_is_refused_where_it_stands(
    vault: Make, run: Run, form: str, me: str, ada: str, place: str
) -> None:
    """CR, LF and their like in a header: exit 5, and nothing is written."""
    root = vault({"me.md": me, "people/ada.md": ada})
    result = run("draft", "coffee", "people/ada.md", "--format", form)
    assert (result.code, result.out) == (5, "")
    assert f"notesnet: {place}: the name of 'Bad" in result.err
    assert "Bcc: x@y.example' holds a line break\n" in result.err
    assert not (root / "drafts").exists()


def test_a_name_folded_over_lines_is_written_on_one(vault: Make, run: Run) -> None:
    """YAML's own line breaks are no part of a name."""
    vault({"me.md": ME, "people/ada.md": "---\nname: >\n  Ada\n  Lovelace\nemail: a@x.example\n---\n"})
    assert "To: Ada Lovelace <a@x.example>\n" in run("draft", "coffee", "ada", "--output", "-").out
