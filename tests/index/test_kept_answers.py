"""The last agenda and the last list are remembered beside the index, and whatever happens, the next one is right."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.app import agenda_text
from notesnet.network import rows
from notesnet.store.index_place import SWITCH
from tests.harness import TODAY, clean_environment, run_here
from tests.index.helpers import index_of

NOTES = {
    "me.md": "---\nname: Robin\nneeds: [a translator]\noffers: [pricing advice]\n---\n",
    "people/grace.md": "---\nname: Grace\ncadence: 2w\nneeds: [a part-time finance lead]\nlast_contact: 2026-10-01\n---\n",
    "people/yuki.md": "---\nname: Yuki\ncadence: 6w\noffers: [fractional CFO for makers]\nlast_contact: 2026-09-01\n---\n",
    "people/tess.md": "---\nname: Tess\noffers: [translations into French]\npaused_until: 2026-11-28\n---\n",
}
AGENDA = ["agenda", "--print"]
LIST = ["list", "due"]
# what changes → (path, text, whether an agenda follows from it, whether a list does)
CHANGES: dict[str, tuple[str, str, bool, bool]] = {
    "a touch": ("people/yuki.md", f"{NOTES['people/yuki.md']}\n## Log\n- 2026-11-02 call: hello\n", True, True),
    "a name": ("people/grace.md", NOTES["people/grace.md"].replace("Grace", "Gracia"), True, True),
    "a new note": ("people/ada.md", "---\nname: Ada\nfollow_up: 2026-11-24\n---\n", True, True),
    "its own file": ("agenda/2026-W48.md", "# Week 48\n\nMind the gap.\n", True, False),
    "an earlier file": ("agenda/2026-W47.md", "# Week 47\n", True, False),
    "words of the vault's own": ("concepts.toml", '[concepts]\nkites = ["boilers", "lawyer"]\n', True, True),
    "settings": ("notesnet.toml", "[agenda]\npeople_per_week = 1\n", True, True),
}


@pytest.fixture
def folder(vault: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """A vault in which people are due."""
    return vault(NOTES)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made anew: one word each time."""
    found: list[str] = []
    make, list_rows = agenda_text.agenda_text, rows.rows_of

    def text(*arguments: object) -> str:
        found.append("agenda")
        return make(*arguments)  # type: ignore[arg-type]

    def listed(*arguments: object) -> object:
        found.append("list")
        return list_rows(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(agenda_text, "agenda_text", text)
    monkeypatch.setattr("notesnet.app.people.rows_of", listed)
    return found


def _printed(folder: Path, arguments: list[str], how: str = "on", today: str = TODAY) -> str:
    environment = {**clean_environment(folder.parent / "home"), SWITCH: how}
    result = run_here(["--today", today, *arguments], folder, environment)
    assert result.code == 0
    return result.out


def _warm(folder: Path) -> None:
    for _time in range(2):  # who has just made the index does not know what it is called
        for arguments in (AGENDA, LIST):
            _printed(folder, arguments)


def test_the_same_question_is_answered_once(folder: Path, made: list[str]) -> None:
    """The second time nothing is decided, and the bytes are those without an index."""
    _warm(folder)
    made.clear()
    again = [_printed(folder, arguments) for arguments in (AGENDA, LIST)]
    assert made == []
    assert again == [_printed(folder, arguments, "off") for arguments in (AGENDA, LIST)]


def test_whatever_changes_an_answer_is_seen_at_once(folder: Path, made: list[str]) -> None:
    """Notes, the file of the week and those before it, words, settings: as without an index, and so is the next time."""
    _warm(folder)
    for change, (path, text, for_agenda, for_list) in CHANGES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        for arguments, follows in ((AGENDA, for_agenda), (LIST, for_list)):
            made.clear()
            warm = _printed(folder, arguments)
            assert made or not follows, (change, arguments)
            assert warm == _printed(folder, arguments, "off"), (change, arguments)
            assert warm == _printed(folder, arguments), (change, arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "overdue"],
        [*LIST, "--sort", "name"],
        [*LIST, "--columns", "name,last"],
        ["agenda", "--print", "--week", "next"],
    ],
)
def test_another_question_has_another_answer(folder: Path, arguments: list[str]) -> None:
    """Filters, order, columns, week."""
    _warm(folder)
    assert _printed(folder, arguments) == _printed(folder, arguments, "off")


def test_another_day_is_another_question(folder: Path) -> None:
    """A list counts from today, an agenda from its Monday."""
    _warm(folder)
    for today in ("2026-11-26", "2026-12-01"):
        for arguments in (AGENDA, LIST):
            assert _printed(folder, arguments, "on", today) == _printed(folder, arguments, "off", today)


@pytest.mark.parametrize("ending", [".agenda", ".list"])
@pytest.mark.parametrize("damage", ["cut", "emptied", "turned", "another's"])
def test_a_damaged_answer_is_none(folder: Path, ending: str, damage: str) -> None:
    """Cut off, empty, a byte turned, or of another question: the answer is made anew."""
    _warm(folder)
    kept = Path(f"{index_of(folder, folder.parent / 'home')}{ending}")
    data = kept.read_bytes()
    other = Path(
        f"{index_of(folder, folder.parent / 'home')}{'.list' if ending == '.agenda' else '.agenda'}"
    ).read_bytes()
    kept.write_bytes(
        {"cut": data[:-3], "emptied": b"", "turned": data[:-2] + b"#" + data[-1:], "another's": other}[damage]
    )
    for arguments in (AGENDA, LIST):
        assert _printed(folder, arguments) == _printed(folder, arguments, "off")


def test_a_file_with_marks_of_git_is_refused_each_time(folder: Path) -> None:
    """A refusal is no answer."""
    _warm(folder)
    (folder / "agenda").mkdir(exist_ok=True)
    (folder / "agenda/2026-W48.md").write_text("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n")
    environment = {**clean_environment(folder.parent / "home"), SWITCH: "on"}
    for _time in range(2):
        assert run_here(["--today", TODAY, *AGENDA], folder, environment).code == 5
