"""A new index holds, row for row, what follows from all notes read at once; in one process and in two."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from notesnet.app import indexed_build, indexed_first
from notesnet.app.indexed import Where
from notesnet.app.open_vault import find_place
from notesnet.errors import NotesnetError
from notesnet.store import child
from notesnet.store.index_file import IndexFile
from tests.harness import ROOT
from tests.index.helpers import assert_right, index_of, opened, parts, switched

MORE = {
    "people/ada 2.md": "---\nname: Ada Lovelace\n---\n",
    "people/Case.md": "---\nname: Case\nknows: [Two Names, '[[case]]']\ngroups: ['[[No Such Group]]']\n---\n- [ ] x 📅 2026-12-01\n",
    "people/sub/case.md": "---\nname: Two Names\n---\n## Log\n- 2026-10-01 call: x #gave/advice\n",
    "people/CASE.md": "---\nname: Two Names\nbirthday: 12-10\ndates: {a: 12-10, b: 01-02}\n---\n",
    "people/broken.md": "---\nname: [\n---\n",
    "people/template.md": "---\ntype: '{{type}}'\n---\n",
    "people/utf16.md": "\xff\xfea\0",
    "people/empty.md": "",
    "meetings/2026-09-01 all.md": "---\npeople: ['[[Two Names]]', '[[sub/case]]', '[[Case]]']\n---\n- [ ] to [[sub/case]] 📅 2026-12-02\n",
    "notes/2026-09-02.md": "Saw [[sub/case]] and [[Case]].\n\n- [ ] write to [[sub/case]] 📅 2026-12-03\n",
    "notes/nothing.md": "words\n",
}


def _vaults() -> Iterator[Path]:
    yield ROOT / "sample-vault"
    yield from sorted(path for path in (ROOT / "tests" / "faults").iterdir() if path.is_dir())


@pytest.fixture(params=["one", "two", "a child that dies"])
def shared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """In how many processes an index is made."""
    how: str = request.param
    if how != "one" and sys.platform != "linux":
        pytest.skip("elsewhere nothing is forked")
    if how == "one":
        return how
    monkeypatch.setattr(indexed_build, "_ALONE", 0)
    monkeypatch.setattr(indexed_build, "_PIECE", 2)
    monkeypatch.setattr(child, "may_fork", lambda: True)
    if how != "two":
        parent, looker = os.getpid(), indexed_first.looker

        def dies(*arguments: Any) -> Any:
            job = looker(*arguments)

            def work(number: int) -> Any:
                if os.getpid() != parent and number > 3:
                    os.kill(os.getpid(), signal.SIGKILL)
                return job.work(number)

            return job._replace(work=work)

        monkeypatch.setattr(indexed_build, "looker", dies)
    return how


def _filled(source: Path, folder: Path) -> Path:
    shutil.copytree(source, folder)
    for path, text in MORE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("latin-1" if "utf16" in path else "utf-8"))
    (folder / "people" / "folder.md").mkdir()
    (folder / "people" / "outside.md").symlink_to("/etc/hostname")
    return folder


def test_every_row_is_what_follows_from_all_notes(tmp_path: Path, shared: str) -> None:
    """Each table and each text, for the sample vault and some vaults of faults."""
    for at, source in enumerate(islice(_vaults(), 0, None, 8 if shared == "one" else 40)):
        folder, home = _filled(source, tmp_path / f"{at}"), tmp_path / f"home-{at}"
        try:
            find_place(str(folder), None)
        except NotesnetError:  # settings that can't be used
            continue
        with switched(home, "on"):
            opened(folder, home, "on")
            assert_right(folder, home)
            numbers = [row.id for row in sorted(IndexFile(str(index_of(folder, home))).files())]
            assert numbers == list(range(1, len(numbers) + 1))


def test_an_index_that_fails_halfway_is_none(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The notes are read, and nothing is left of it."""
    home = tmp_path / "home"
    without = parts(opened(sample, home, "off"))
    put = IndexFile.put

    def full(file: IndexFile, table: str, rows: Any) -> None:
        if table == "briefs":
            raise OSError(28, "No space left on device")
        put(file, table, rows)

    monkeypatch.setattr(IndexFile, "put", full)
    assert parts(opened(sample, home, "on")) == without
    assert list(index_of(sample, home).parent.iterdir()) == []


def test_what_was_read_is_told(sample: Path, tmp_path: Path) -> None:
    """Every thousand notes."""
    for at in range(2050):
        (sample / "notes" / f"{at}.md").parent.mkdir(exist_ok=True)
        (sample / "notes" / f"{at}.md").write_text("x\n")
    told: list[int] = []
    place = find_place(str(sample), None)
    with switched(tmp_path / "home", "on"):
        path = str(index_of(sample, tmp_path / "home"))
        indexed_build.read_and_build(path, Where(place.root, place.settings, place.faults), told.append)
    assert told == [1000, 2000]
