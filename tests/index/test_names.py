"""Whom a writing command means is right however old the index is, and is told without taking in what was edited."""

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.app import indexed_update
from notesnet.app.indexed_names import FEW
from notesnet.app.locate import Located, Locator
from notesnet.app.open_vault import find_place
from notesnet.errors import NotFoundError
from notesnet.store import index_stamps
from tests.index.helpers import opened, parts, same, switched

FILES = {
    "notesnet.toml": "",
    "me.md": "---\nname: Me\n---\n",
    "people/ada.md": "---\nname: Ada Lovelace\naliases: [Countess]\nemail: a@x.org\n---\n\n## Log\n\n- 2026-10-01 call: a fair\n",
    "people/ada-BYRON.md": "---\nname: Ada Byron\n---\n",
    "people/ben.md": "---\nname: Ben Okri\n---\n",
    "people/ben 2.md": "---\nname: Ben Junior\n---\n",
    "people/cy.md": "---\nemail: c@x.org\n---\n",
    "people/cy 2.md": "---\nemail: d@x.org\n---\n",
    "daily/2026-11-20.md": "Saw [[ben]].\n",
    **{f"people/p{number}.md": f"---\nname: Person {number}\n---\n" for number in range(FEW + 2)},
}
TYPED = (
    "ada", "Ada Lovelace", "countess", "Ada", "ada-byron", "Ada Byron", "ben", "ben okri", "ben 2", "Ben Junior", "cy", "cy 2",
    "people/cy.md", "Dora", "Person 3", "p4", "Lovelace", "nobody", "Person", "me", "2026-11-20", "",
)  # fmt: skip


REWRITES: dict[str, Callable[[str], str | None]] = {
    "a line": lambda text: f"{text}\n- 2026-11-24 call: hello\n",
    "another name": lambda text: text.replace("---\n", "---\nname: Dora\n", 1).replace("name: Ben Okri\n", ""),
    "an alias": lambda text: text.replace("---\n", "---\naliases: [Dora]\n", 1),
    "the name of another": lambda text: text.replace("Ben Junior", "Ben Okri"),
    "the email of another": lambda text: text.replace("d@x.org", "c@x.org"),
    "another kind": lambda text: text.replace("---\n", "---\ntype: group\n", 1),
    "no longer readable": lambda text: text.replace("---\n", '---\nname: "\n', 1),
    "a template": lambda text: text.replace("---\n", "---\ntype: '{{type}}'\n", 1),
    "gone": lambda _text: None,
    "empty": lambda _text: "",
}


def test_a_note_that_was_edited_is_not_taken_in_for_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index stays as it is; the next command that asks what notes say takes all edits in."""
    folder, home = _vault(tmp_path), tmp_path / "home"
    monkeypatch.setattr(index_stamps, "_RACY", 0)  # or else all that was written just now may have changed
    opened(folder, home, "on")
    _write(folder, "people/p3.md", "a line")
    _write(folder, "people/p4.md", "a line")
    with monkeypatch.context() as patched:
        patched.setattr(indexed_update, "update", lambda *_: pytest.fail("the edits were taken in"))
        assert _found(folder, home, "on", "Person 3", "p4") == [Located(f"people/p{n}.md", "") for n in (3, 4)]
    same(folder, home)


def test_only_what_was_edited_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index knows the rest, by name and by file name."""
    folder, home = _vault(tmp_path), tmp_path / "home"
    monkeypatch.setattr(index_stamps, "_RACY", 0)  # as above
    opened(folder, home, "on")
    _write(folder, "people/p5.md", "a line")
    seen = []
    real = os.open

    def noting(path: str, *rest: int) -> int:
        seen.append(str(path))
        return real(path, *rest)

    monkeypatch.setattr(os, "open", noting)
    _found(folder, home, "on", "Ada Lovelace", "ben", "Person 3")
    assert [Path(path).name for path in seen if path.endswith(".md")] == ["p5.md"]


def test_many_edits_are_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a hundred lines logged one by one do not each look at all notes before them."""
    folder, home = _vault(tmp_path), tmp_path / "home"
    opened(folder, home, "on")
    for number in range(FEW + 1):
        _write(folder, f"people/p{number}.md", "a line")
    taken = []
    real = indexed_update.update

    def counted(*some: Any) -> Any:
        taken.append(1)
        return real(*some)

    monkeypatch.setattr(indexed_update, "update", counted)
    assert _found(folder, home, "on", "Ada Lovelace") == [Located("people/ada.md", "")]
    assert taken == [1]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(path for path in FILES if path.endswith(".md"))), st.sampled_from(sorted(REWRITES))
        ),
        max_size=4,
    ),
    st.sampled_from(["", "people/ada.sync-conflict-20260503-101500-ABC1234.md", "people/ben 3.md", "friends/ada.md"]),
)
def test_after_any_edits_the_same_person_is_found_as_without_an_index(edits: list[tuple[str, str]], new: str) -> None:
    """The same note, the same conflict, or the same error; then the vault says the same as well."""
    with TemporaryDirectory() as temporary, patch.object(index_stamps, "_RACY", 0):
        folder, home = _vault(Path(temporary)), Path(temporary) / "home"
        opened(folder, home, "on")
        if new:
            (folder / new).parent.mkdir(exist_ok=True)
            (folder / new).write_text(FILES["people/ada.md"])
        for path, name in edits:
            _write(folder, path, name)
            assert _found(folder, home, "on", *TYPED) == _found(folder, home, "off", *TYPED)
        assert parts(opened(folder, home, "on")) == parts(opened(folder, home, "off"))


def _vault(parent: Path) -> Path:
    folder = parent / "vault"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _write(folder: Path, path: str, name: str) -> None:
    note = folder / path
    if not note.exists():
        return
    text = REWRITES[name](note.read_text(encoding="utf-8"))
    if text is None:
        note.unlink()
    else:
        note.write_text(text, encoding="utf-8")


def _found(folder: Path, home: Path, how: str, *typed: str) -> list[object]:
    with switched(home, how):
        locator = Locator(find_place(str(folder), None))
        return [_one(locator, name) for name in typed]


def _one(locator: Locator, typed: str) -> object:
    try:
        found = locator.find(typed)
    except NotFoundError as error:
        return error.message, error.help, error.candidates
    return Located(found.path, found.conflict)


def test_a_file_that_is_passed_over_may_be_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no name to ask for, and the index knows no more of it than that it is there."""
    folder, home = _vault(tmp_path), tmp_path / "home"
    (folder / "notesnet.toml").write_text("[notes]\nexclude = ['people/todo.md']\n")
    (folder / "people/todo.md").write_text("---\nname: Todo\n---\n")
    monkeypatch.setattr(index_stamps, "_RACY", 0)
    opened(folder, home, "on")
    (folder / "people/todo.md").write_text("---\nname: Ada Lovelace\n---\n")
    with switched(home, "on"), patch.object(indexed_update, "update", side_effect=AssertionError("it was taken in")):
        assert Locator(find_place(str(folder), None)).find("Ada Lovelace").path == "people/ada.md"
