"""The life of an introduction by command, by ticks on the agenda, and by hand ends in the same note."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.harness import Result

Make = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]

PEOPLE = {
    "people/fay.md": "---\nname: Fay Moss\nemail: fay@moss.example\n---\n",
    "people/gus.md": "---\nname: Gus Poe\nemail: gus@poe.example\n---\n",
}


class Step(NamedTuple):
    """One step of a story: the day, what is typed, the words of the line that is ticked, what stands below it, by hand."""

    day: str
    typed: tuple[tuple[str, ...], ...]
    line: str
    below: str
    entered: dict[str, str]


GIVEN = (
    Step("2026-11-25", (("ask",),), "ask Gus first", "", {"b_asked": "2026-11-25"}),
    Step("2026-11-26", (("yes",),), "ask Gus first", "yes", {"b_answer": "yes 2026-11-26"}),
    Step("2026-11-27", (("ask",), ("yes",)), "ask Fay", "yes", {"a_asked": "2026-11-27", "a_answer": "yes 2026-11-27"}),
    Step("2026-11-28", (("send",),), "introduce", "", {"introduced": "2026-11-28"}),
    Step("2026-12-12", (("checkin",), ("met",)), "check in", "yes", {"checked_in": "2026-12-12", "met": "2026-12-12"}),
    Step("2027-02-10", (("outcome", "she hired him"),), "she hired", "she hired him", {"outcome": "2027-02-10 she hired him"}),
)  # fmt: skip
DECLINED = (
    Step("2026-11-25", (("ask",),), "ask Gus first", "", {"b_asked": "2026-11-25"}),
    Step("2026-11-28", (("no",),), "ask Gus first", "no", {"b_answer": "no 2026-11-28"}),
)
HANDED_OVER = (
    Step("2026-11-25", (("ask",), ("yes",)), "ask Gus", "yes", {"b_asked": "2026-11-25", "b_answer": "yes 2026-11-25"}),
    Step("2026-11-26", (("send",),), "hand over", "", {"introduced": "2026-11-26"}),
)
RECEIVED = (
    Step("2026-11-28", (("thank",),), "thank Fay", "", {"thanked": "2026-11-28"}),
    Step("2026-11-28", (("met",),), "", "", {"met": "2026-11-28"}),
    Step("2027-01-27", (("outcome", "we built it"),), "we built", "we built it", {"outcome": "2027-01-27 we built it"}),
    Step("2027-01-28", (("tell",),), "tell Fay", "", {"told": "2027-01-28"}),
)
STORIES = {
    "given and accepted": (("fay", "gus", "--why", "he designs"), (), GIVEN),
    "declined by one side": (("fay", "gus", "--why", "he designs"), (), DECLINED),
    "handed over": (("fay", "gus", "--why", "he knows", "--asked-by", "a", "--mode", "handover"), (), HANDED_OVER),
    "received": (("gus", "--received", "--from", "fay"), (("send", "2026-11-24"),), RECEIVED),
}


@pytest.mark.parametrize("name", STORIES)
def test_the_note_is_the_same_whichever_way_the_steps_are_taken(name: str, vault: Make, run: Run) -> None:
    """Commands, ticks with answers below them, and dates typed into the note: one story, one note, byte for byte."""
    new, before, story = STORIES[name]
    notes = []
    for way in (_by_command, _by_tick, _by_hand):
        root = vault({"notesnet.toml": "", **PEOPLE})
        for old in (*root.glob("intros/*"), *root.glob("agenda/*")):
            old.unlink()
        assert run("intro", "new", *new, today="2026-11-24").code == 0
        for typed, day in before:
            assert run("intro", typed, "fay+gus", "--on", day, today="2026-11-24").code == 0
        (note,) = root.glob("intros/*.md")
        for step in story:
            way(root, note, step, run)
        notes.append(note.read_text("utf-8"))
    assert notes[0] == notes[1]
    assert notes[0] == notes[2]


def _by_command(_root: Path, _note: Path, step: Step, run: Run) -> None:
    for typed in step.typed:
        result = run("intro", typed[0], "fay+gus", *typed[1:], today=step.day)
        assert result.code == 0, result


def _by_tick(root: Path, note: Path, step: Step, run: Run) -> None:
    if not step.line:  # nothing of this stands on an agenda: it is heard of
        _by_command(root, note, step, run)
        return
    assert run("agenda", today=step.day).code == 0
    week = max(root.glob("agenda/*.md"))
    lines = week.read_text("utf-8").splitlines()
    (at,) = (at for at, line in enumerate(lines) if line.startswith("- [") and _is(step, line))
    lines[at] = lines[at].replace("[ ]", "[x]")
    lines[at + 1 : at + 1] = [f"  - {step.below}"] if step.below else []
    week.write_text("\n".join(lines) + "\n", "utf-8")
    result = run("sync", today=step.day)
    assert result.code == 0, result


def _is(step: Step, line: str) -> bool:
    """Whether this is the line of a step; the line of an outcome has the words of none."""
    return step.line in line or ("what came of it" in line and any(typed[0] == "outcome" for typed in step.typed))


def _by_hand(_root: Path, note: Path, step: Step, _run: Run) -> None:
    lines = note.read_text("utf-8").splitlines()
    for field, value in step.entered.items():
        lines[lines.index(f"{field}:")] = f"{field}: {value}"
    note.write_text("\n".join(lines) + "\n", "utf-8")
