"""A note that has come, has gone or has another name: only what looks it up is decided anew, and every row is right."""

import os
import random
from pathlib import Path

import pytest

from notesnet.app import indexed_update
from tests.index.helpers import assert_right, opened, same, same_matches, switched
from tests.index.test_edits import FILES

ADA = FILES["people/ada.md"]
MOVES: dict[str, dict[str, str | None]] = {
    "somebody new": {"people/zoe.md": "---\nname: Zoë Zed\naliases: [Zizi]\ngroups: ['[[chess]]']\nbirthday: 1970-11-28\n---\n- [ ] x 📅 2026-11-26\n"},
    "somebody whom others name already": {"people/nobody.md": "---\nname: Nobody\n---\n"},
    "somebody with the alias of another": {"people/dan.md": "---\nname: Dan\naliases: [Ben]\n---\n"},
    "somebody with the file name of another": {"friends/ben.md": "---\nname: Other\ntype: contact\n---\n"},
    "somebody before all others": {"people/aaa.md": "---\nname: Aaa\ncadence: 2w\n---\n## Log\n- 2026-10-01 call: x\n"},
    "somebody gone": {"people/ben.md": None},
    "a member gone": {"people/clara.md": None},
    "one of two of a name gone": {"friends/twin.md": None},
    "everybody gone": {path: None for path in FILES if path.startswith(("people/", "friends/"))},
    "somebody renamed": {"people/ben.md": FILES["people/ben.md"].replace("Ben", "Benedict")},
    "a member renamed": {"people/clara.md": FILES["people/clara.md"].replace("Clara", "Zlata")},
    "an alias more": {"people/ada.md": ADA.replace("cadence", "aliases: [ben]\ncadence")},
    "a file moved": {"people/ben.md": None, "friends/ben.md": FILES["people/ben.md"].replace("met:", "type: contact\nmet:")},
    "two change places": {"people/ada.md": FILES["people/ben.md"], "people/ben.md": ADA},
    "a meeting more": {"meetings/2026-11-22 Two.md": "---\npeople: ['[[ben]]', '[[clara]]']\n---\n- [ ] To [[clara]] 📅 2026-11-25\n"},
    "a meeting gone": {"meetings/2026-12-01 Plan.md": None},
    "a journal more": {"daily/2026-11-22.md": "Saw [[Clara]] and [[nobody]].\n"},
    "a journal gone": {"daily/2026-11-20.md": None},
    "an introduction more": {"intros/clara--twin.md": "---\na: '[[clara]]'\nb: '[[friends/twin]]'\n---\n"},
    "an introduction gone": {"intros/ada--ben.md": None},
    "a person becomes another note": {"people/ben.md": "---\ntype: note\nname: Ben\n---\n"},
    "another note becomes a person": {"other.md": "---\ntype: contact\nname: Olga\ngroups: [chess]\n---\n"},
    "a person joins and leaves groups": {"people/ada.md": ADA.replace("cadence", "groups: ['[[chess]]']\ncadence"), "people/clara.md": "---\nname: Clara\n---\n"},
    "a group more": {"groups/nobody.md": "---\nname: No Such Group\nmeets: weekly fri\n---\n- [ ] z 📅 2026-11-26\n", "people/ada.md": ADA.replace("cadence", "groups: [nobody]\ncadence")},
    "a group that others name already": {"groups/ben.md": "---\nname: Ben\n---\n", "people/clara.md": "---\nname: Clara\ngroups: ['[[groups/ben]]', chess]\n---\n"},
    "a group gone": {"groups/chess.md": None},
    "a group renamed": {"groups/chess.md": "---\nname: Go\naliases: [clara]\n---\n"},
    "a group that a person makes": {"people/clara.md": "---\ntype: group\nname: Clara\n---\n"},
    "other needs of mine": {"me.md": "---\nname: Me\nneeds: [a plumber]\naliases: [ben]\n---\n"},
    "another note more": {"notes/clara.md": "about Clara\n"},
    "a file whose name is written otherwise": {"people/ben.md": None, "people/Ben.md": FILES["people/ben.md"]},
    "a folder of another form": {"people/e\u0301va.md": "---\nname: Éva\n---\n"},
    "a template": {"people/template.md": "---\ntype: '{{type}}'\n---\n"},
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with each kind of note."""
    _write(tmp_path / "vault", dict(FILES))
    return tmp_path / "vault"


@pytest.fixture
def only_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deciding everything anew is a failure."""
    monkeypatch.setattr(indexed_update, "anew", lambda *_: pytest.fail("everything was decided anew"))


def _write(folder: Path, notes: dict[str, str | None]) -> dict[str, str | None]:
    """Writes notes, and takes away those that are None; gives what stood there."""
    before: dict[str, str | None] = {}
    for path, text in notes.items():
        full = folder / path
        before[path] = full.read_text(encoding="utf-8") if full.exists() else None
        if text is None:
            full.unlink()
        else:
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_text(text, encoding="utf-8")
    return before


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.usefixtures("only_changes")
def test_a_change_and_taking_it_back(folder: Path, name: str) -> None:
    """After both every row is that of an index made anew, and every command says the same as without one."""
    home = folder.parent / "home"
    same(folder, home)
    back = _write(folder, MOVES[name])
    same(folder, home)
    assert_right(folder, home)
    _write(folder, back)
    with switched(home, "on"):
        opened(folder, home, "on")
    assert_right(folder, home)


@pytest.mark.usefixtures("only_changes")
def test_all_at_once(folder: Path) -> None:
    """Many kinds of change in one look."""
    home = folder.parent / "home"
    same(folder, home)
    names = (
        "somebody new",
        "a file moved",
        "a member renamed",
        "a meeting more",
        "a journal gone",
        "an introduction more",
    )
    for name in names:
        _write(folder, MOVES[name])
    same(folder, home)
    assert_right(folder, home)


def test_with_too_many_who_look_a_name_up_all_is_decided_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that half the vault links to, for one."""
    home = folder.parent / "home"
    same(folder, home)
    monkeypatch.setattr(indexed_update, "LEAST", 1)
    _write(folder, MOVES["somebody gone"])
    same(folder, home)
    assert_right(folder, home)


@pytest.mark.parametrize(
    "path", ["people/BEN.md", "people/ben 2.md", "people/ben.sync-conflict-20260503-101500-ABC1234.md"]
)
def test_twins_and_conflict_copies(folder: Path, path: str) -> None:
    """What their names alone tell hangs on other files as well."""
    home = folder.parent / "home"
    same(folder, home)
    for text in (FILES["people/ben.md"], None):
        _write(folder, {path: text})
        same(folder, home)
        assert_right(folder, home)
    _write(folder, {path: FILES["people/ben.md"]})
    same(folder, home)
    _write(folder, {"people/ben.md": None})
    same(folder, home)
    assert_right(folder, home)


WORDS = ("ada", "ben", "Ben", "clara", "Zoë", "people/ben", "friends/ben", "chess", "Ada Lovelace", "2026-11-20", "x y")


def _any_note(dice: random.Random) -> tuple[str, str]:
    """Some note, most often about somebody whom others link to."""

    def link() -> str:
        return f"'[[{dice.choice(WORDS)}]]'"

    name = dice.choice((*WORDS[:5], "Dora"))
    kind = dice.randrange(8)
    if kind < 3:
        head = "".join(
            line
            for line in (
                f"name: {name}\n", f"aliases: [{dice.choice(WORDS)}]\n", f"knows: [{link()}, {link()}]\n", f"groups: [{link()}]\n",
                f"introduced_by: {link()}\n", f"birthday: 1990-11-{dice.randrange(10, 29)}\n", "cadence: 3w\n", "status: archived\n",
            )
            if dice.random() < 0.5
        )  # fmt: skip
        folder = dice.choice(("people", "people", "friends"))
        log = (
            f"## Log\n- 2026-11-{dice.randrange(10, 25)} call: with [[{dice.choice(WORDS)}]]\n"
            if dice.random() < 0.5
            else ""
        )
        kinds = "" if folder == "people" else dice.choice(("", "type: contact\n"))
        return (
            f"{folder}/{dice.choice(('ada', 'ben', 'clara', 'zoe', 'dora'))}.md",
            f"---\n{kinds}{head}---\n{log}- [ ] y 📅 2026-11-26\n",
        )
    if kind == 3:
        text = f"---\npeople: [{link()}, {link()}]\n---\n- [ ] tell [[{dice.choice(WORDS)}]] 📅 2026-11-25\n"
        return f"meetings/2026-11-{dice.randrange(20, 24)} {dice.choice(('Plan', 'ben'))}.md", text
    if kind == 4:
        text = f"---\na: {link()}\nb: {link()}\nintroduced: 2026-11-{dice.randrange(10, 20)}\n---\n"
        return f"intros/{dice.choice(('one', 'two'))}.md", text
    return (
        f"daily/2026-11-{dice.randrange(18, 22)}.md",
        f"Saw [[{dice.choice(WORDS)}]] and [x](../people/{dice.choice(('ada', 'ben'))}.md).\n",
    )


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 60))])
def test_whatever_comes_and_goes(folder: Path, seed: int) -> None:
    """Random notes are written, moved and taken away, some at a time; every row is right after each time."""
    dice = random.Random(seed)
    home = folder.parent / "home"
    same(folder, home)
    for _step in range(12):
        for _change in range(dice.randrange(1, 5)):
            path, text = _any_note(dice)
            there = [one for one in folder.rglob("*.md") if one.name != "me.md" or dice.random() < 0.1]
            if dice.random() < 0.35 and there:
                dice.choice(there).unlink()
            elif dice.random() < 0.2 and there:
                target = folder / path
                target.parent.mkdir(exist_ok=True)
                os.replace(dice.choice(there), target)
            else:
                _write(folder, {path: text})
        with switched(home, "on"):
            opened(folder, home, "on")
        assert_right(folder, home)
    same(folder, home)
    same_matches(folder, home)
