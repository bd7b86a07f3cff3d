"""`--json` of a command that was refused: which note, which line, and why."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
COMMANDS = [("snooze", "ada", "2w"), ("cadence", "ada", "6w"), ("log", "ada", "call: x"), ("done", "ada")]


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_refusal_has_the_path_of_the_note(vault: Make, run: Run, typed: tuple[str, ...]) -> None:
    """Exit 5, and the same document from every command that changes a note."""
    root = vault({"people/ada.md": "---\nname: Ada\n---\n"})
    shutil.copy(root / "people/ada.md", root / "people/ada (conflicted copy 2026-11-20).md")
    result = run(*typed, "--json")
    assert result.code == 5
    (refused,) = json.loads(result.out)["refused"]
    assert (refused["path"], refused["line"]) == ("people/ada.md", None)
    assert "is a conflict copy of it" in refused["reason"]


@pytest.mark.parametrize("typed", COMMANDS[:2])
@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_line_that_is_in_the_way_is_named_by_path_and_number(
    vault: Make, run: Run, typed: tuple[str, ...], options: list[str]
) -> None:
    """The place stands in its keys, and not in the reason."""
    vault({"people/ada.md": "---\nname: Ada: one\n---\n"})
    result = run(*typed, *options, "--json")
    assert result.code == 5
    assert json.loads(result.out)["refused"] == [
        {"path": "people/ada.md", "line": 2, "reason": "a colon within a value: YAML takes it for another property"}
    ]


def test_a_step_that_was_taken_already_is_named_by_its_line(vault: Make, run: Run) -> None:
    """As in the sentence that says where to mend it."""
    people = {f"people/{name}.md": f"---\nname: {name.title()}\n---\n" for name in ("ada", "ben")}
    note = '---\ntype: intro\na: "[[ada]]"\nb: "[[ben]]"\ncreated: 2026-11-01\nb_asked: 2026-11-20\n---\n'
    vault({**people, "intros/ada--ben.md": note})
    result = run("intro", "ask", "ada+ben", "--json")
    (refused,) = json.loads(result.out)["refused"]
    assert (result.code, refused["path"], refused["line"]) == (5, "intros/ada--ben.md", 6)
