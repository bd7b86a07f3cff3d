"""An edited note: only what it leads to is decided anew, and the index is then what a new one would be."""

import sqlite3
from pathlib import Path

import pytest

from notesnet.app import indexed_update
from notesnet.app.open_vault import open_vault
from notesnet.model.hints import hints
from tests.index.helpers import index_of, same, switched

EDITS = {
    "a log line": ("people/ada.md", "- 2026-11-24 call: hello #got/advice"),
    "a task": ("people/ada.md", "- [ ] Send the plan 📅 2026-11-27"),
    "a link in a log": ("people/ada.md", "- 2026-11-24 call: with [[ben]]"),
    "a doubtful link": ("people/ada.md", "- 2026-11-24 call: with [[twin]]"),
    "a mention": ("daily/2026-11-20.md", "Saw [[Clara]] on the long train to York."),
    "a promise in a journal": ("daily/2026-11-20.md", "- [ ] Ask [[ben]] 📅 2026-11-27"),
    "an agenda": ("agenda/2026-W47.md", "- [ ] something of mine"),
    "a fault in a body": ("people/ben.md", "\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b"),
}
REWRITES = {
    "a meeting moved": ("meetings/2026-12-01 Plan.md", "date: 2026-12-01", "date: 2026-11-24"),
    "a meeting with others": ("meetings/2026-12-01 Plan.md", "[[ben]]", "[[Clara]]"),
    "a meeting without a day": ("meetings/Undated.md", "people", "date: 2026-11-23\npeople"),
    "an introduction made": ("intros/ada--ben.md", "why:", "introduced: 2026-11-20\nwhy:"),
    "an introduction closed": ("intros/ada--ben.md", "why:", "closed: 2026-11-20\nwhy:"),
    "a party without a note": ("intros/ada--ben.md", "[[ben]]", "[[nobody]]"),
    "another cadence": ("people/ada.md", "cadence: 4w", "cadence: 1w"),
    "an unreadable cadence": ("people/ada.md", "cadence: 4w", "cadence: often"),
    "a birthday": ("people/ada.md", "cadence: 4w", "birthday: 1990-11-27"),
    "knows another": ("people/ada.md", "[[ben]]", "[[Clara]]"),
    "introduced by another": ("people/ben.md", "[[Ada Lovelace]]", "[[clara]]"),
    "archived": ("people/ada.md", "cadence: 4w", "status: archived"),
}
NO_FACTS = {*EDITS} | {name for name in REWRITES if name.startswith("a meeting")}  # logs, tasks, days and meetings
FILES = {
    "notesnet.toml": "",
    "me.md": "---\nname: Me\n---\n",
    "people/ada.md": "---\nname: Ada Lovelace\ncadence: 4w\nknows: ['[[ben]]']\n---\n\n## Log\n- 2026-10-01 call: a fair\n",
    "people/ben.md": "---\nname: Ben\nmet: 2026-11-20\nintroduced_by: '[[Ada Lovelace]]'\nlast_contact: 2026-11-01\n---\n",
    "people/clara.md": "---\nname: Clara\ngroups: ['[[chess]]']\nbirthday: 1980-11-28\n---\n- [ ] Call 📅 2026-11-26\n",
    "people/twin.md": "---\nname: One\n---\n",
    "friends/twin.md": "---\nname: Two\ntype: contact\n---\n",
    "groups/chess.md": "---\nname: Chess\nmeets: weekly tue\n---\n",
    "meetings/2026-12-01 Plan.md": "---\ndate: 2026-12-01\npeople: ['[[Ada Lovelace]]', '[[ben]]']\n---\n- [ ] Tell [[ben]] 📅 2026-11-26\n",
    "meetings/Undated.md": "---\npeople: ['[[Ada Lovelace]]']\n---\n",
    "daily/2026-11-20.md": "Saw [[ben]] and [[ada]].\n",
    "intros/ada--ben.md": "---\na: '[[ada]]'\nb: '[[ben]]'\na_asked: 2026-11-01\nwhy: both play\n---\n",
    "agenda/2026-W47.md": "# Week 47\n",
    "other.md": "nothing\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with each kind of note."""
    for path, text in FILES.items():
        full = tmp_path / "vault" / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, encoding="utf-8")
    return tmp_path / "vault"


@pytest.fixture
def only_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deciding everything anew is a failure."""
    monkeypatch.setattr(indexed_update, "anew", lambda *_: pytest.fail("everything was decided anew"))


@pytest.mark.parametrize("name", [*EDITS, *REWRITES])
@pytest.mark.usefixtures("only_edits")
def test_an_edit_and_taking_it_back(folder: Path, name: str) -> None:
    """After both the index has the rows of one that is made anew."""
    home = folder.parent / "home"
    same(folder, home)
    note = folder / (EDITS.get(name) or REWRITES[name])[0]
    before = note.read_text(encoding="utf-8")
    after = f"{before}{EDITS[name][1]}\n" if name in EDITS else before.replace(*REWRITES[name][1:])
    assert after != before
    states = {_state(folder, home)}
    for text in (after, before):
        note.write_text(text, encoding="utf-8")
        same(folder, home)
        assert _rows(folder, home) == _rows_of_a_new_one(folder)
        states.add(_state(folder, home))
    assert len(states) == (1 if name in NO_FACTS else 3)


def test_the_state_keeps_its_name_while_the_notes_say_the_same(folder: Path) -> None:
    """A note that was saved again, or differs in what nobody reads, leaves it; a new one, or one less, does not."""
    home = folder.parent / "home"
    same(folder, home)
    before = _state(folder, home)
    (folder / "other.md").write_text("nothing at all\n")
    (folder / "people" / "ada.md").touch()
    same(folder, home)
    assert _state(folder, home) == before
    (folder / "people" / "new.md").write_text("---\nname: New\n---\n")
    same(folder, home)
    added = _state(folder, home)
    (folder / "people" / "new.md").unlink()
    same(folder, home)
    assert len({before, added, _state(folder, home)}) == 3


def test_the_facts_keep_their_state_while_only_logs_tasks_and_days_change(folder: Path) -> None:
    """A call, a promise, a meeting and a day are no facts about people; a need and an introduction are."""
    home = folder.parent / "home"
    same(folder, home)
    before = _state(folder, home)
    ben = folder / "people" / "ben.md"
    for path in (ben, folder / "daily/2026-11-20.md"):
        path.write_text(path.read_text() + "- 2026-11-19 call: said hello\n- [ ] Write to [[ben]] 📅 2026-12-01\n")
    _rewrite(folder, "a meeting moved")
    same(folder, home)
    assert _state(folder, home) == before
    _rewrite(folder, "an introduction made")
    same(folder, home)
    introduced = _state(folder, home)
    ben.write_text(ben.read_text().replace("---\n", "---\nneeds: [a plumber]\n", 1))
    same(folder, home)
    assert len({before, introduced, _state(folder, home)}) == 3


@pytest.mark.usefixtures("only_edits")
def test_a_new_meeting_and_a_new_day_are_no_facts_unless_a_link_leads_elsewhere(folder: Path) -> None:
    """Nobody is compared with everybody because a journal has a page more; a note that bears a person's name is another matter."""
    home = folder.parent / "home"
    same(folder, home)
    before = _state(folder, home)
    day, meeting = folder / "daily/2026-11-24.md", folder / "meetings/2026-11-24 Tea.md"
    day.write_text("Saw [[ben]].\n")
    meeting.write_text("---\npeople: ['[[ben]]', '[[clara]]']\n---\n- [ ] To [[clara]] 📅 2026-11-25\n")
    same(folder, home)
    assert _state(folder, home) == before
    day.unlink()
    same(folder, home)
    assert _state(folder, home) == before
    (folder / "notes").mkdir()
    (folder / "notes/ben.md").write_text("about Ben\n")  # whom Ada knows is in doubt now
    same(folder, home)
    doubtful = _state(folder, home)
    (folder / "people/new.md").write_text("---\nname: New\n---\n")
    same(folder, home)
    assert len({before, doubtful, _state(folder, home)}) == 3


def _rewrite(folder: Path, name: str) -> None:
    path, old, new = REWRITES[name]
    (folder / path).write_text((folder / path).read_text().replace(old, new))


def _state(folder: Path, home: Path) -> str:
    with switched(home, "on"):
        state = hints(open_vault(str(folder), None).vault.contacts).facts_state()
    assert state
    return state


@pytest.mark.usefixtures("only_edits")
def test_several_edits_that_meet_in_one_person(folder: Path) -> None:
    """Ben is touched by his own note, a meeting, a journal and an introduction, all edited at once."""
    home = folder.parent / "home"
    same(folder, home)
    for path, old, new in [(*REWRITES[name],) for name in ("a meeting moved", "an introduction made")]:
        (folder / path).write_text((folder / path).read_text().replace(old, new))
    for name in ("people/ben.md", "daily/2026-11-20.md"):
        (folder / name).write_text((folder / name).read_text() + "- 2026-11-19 call: [[ben]] again, at some length\n")
    same(folder, home)
    assert _rows(folder, home) == _rows_of_a_new_one(folder)


def _rows_of_a_new_one(folder: Path) -> dict[str, list[object]]:
    home = folder.parent / "other home"
    path = index_of(folder, home)
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    with switched(home, "on"):
        same(folder, home)
    return _rows(folder, home)


def _rows(folder: Path, home: Path) -> dict[str, list[object]]:
    """Everything but what the times of files are, and what the state is called, which no two share."""
    connection = sqlite3.connect(index_of(folder, home))
    tables = (
        "about",
        "columns",
        "files",
        "facts",
        "contacts",
        "meetings",
        "introductions",
        "groups_",
        "tasks",
        "links",
    )
    try:
        rows = {table: connection.execute(f"select * from {table} order by 1").fetchall() for table in tables}
        rows["about"] = [row for row in rows["about"] if row[0] not in ("state", "facts state")]
        return rows
    finally:
        connection.close()


@pytest.mark.parametrize("copy", ["ada 2.md", "ada (1).md", "ada-LAPTOP.md", "ada-LAPTOP-2.md"])
def test_an_edit_that_makes_a_copy_of_one_person_two(folder: Path, copy: str) -> None:
    """Whether a file with such a name is a conflict copy hangs on what stands in both."""
    home = folder.parent / "home"
    original = folder / "people" / "ada.md"
    (folder / "people" / copy).write_text(original.read_text())
    same(folder, home)
    for name in ("Ada King", "Ada Lovelace"):
        original.write_text(f"---\nname: {name}\n---\n- 2026-10-01 call: a fair\n")
        same(folder, home)
        assert _rows(folder, home)["contacts"] == _rows_of_a_new_one(folder)["contacts"]


@pytest.mark.parametrize("path", ["intros/ada--ben.md", "meetings/Undated.md", "people/ada.md", "daily/2026-11-20.md"])
def test_an_edit_that_makes_a_note_unreadable(folder: Path, path: str) -> None:
    """It is no introduction, meeting or person any more, until it is mended."""
    home = folder.parent / "home"
    same(folder, home)
    note = folder / path
    before = note.read_bytes()
    for data in (before + b"\xff", before):
        note.write_bytes(data)
        same(folder, home)


def test_an_edit_of_a_conflict_copy(folder: Path) -> None:
    """It is nobody, whatever is typed into it."""
    home = folder.parent / "home"
    copy = folder / "people" / "ada.sync-conflict-20260503-101500-ABC1234.md"
    copy.write_text("---\nname: Ada\n---\n")
    same(folder, home)
    copy.write_text("---\nname: Ada\n---\n\n## Log\n- 2026-11-23 call: hello\n")
    same(folder, home)
