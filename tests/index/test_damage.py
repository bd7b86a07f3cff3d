"""An index that is stale, damaged, foreign, newer, locked or out of reach changes no answer and bothers nobody."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from notesnet.app import indexed_build
from notesnet.app.indexed_vault import Part
from notesnet.store.index_place import SWITCH
from tests.harness import ROOT, TODAY, clean_environment, run_here
from tests.index.helpers import answers, index_of, opened, parts, same

Damage = Callable[[Path], object]


def _sql(*statements: str) -> Damage:
    def damage(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()

    return damage


def _overwrite(path: Path) -> None:
    """Noughts in every third page, as a disk that was switched off may leave them."""
    data = bytearray(path.read_bytes())
    for at in range(4096 * 2, len(data), 4096 * 3):
        data[at : at + 2048] = bytes(len(data[at : at + 2048]))
    path.write_bytes(data)


def _flip(path: Path) -> None:
    """One letter of a fact: SQLite sees nothing wrong."""
    path.write_bytes(path.read_bytes().replace(b"Marchetti", b"Marchettu").replace(b"coffee", b"toffee"))


def _replace(path: Path, data: bytes) -> Path:
    path.unlink()
    path.write_bytes(data)
    return path


_foreign = _sql("create table about(x)", "create table folders(y)")

DAMAGES: dict[str, Damage] = {
    "empty": lambda path: _replace(path, b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "no database": lambda path: path.write_bytes(b"hello" * 10_000),
    "pages of noughts": _overwrite,
    "a letter": _flip,
    "foreign tables": lambda path: _foreign(_replace(path, b"")),
    "newer": _sql("update about set data = '[\"v9\"]' where name = 'head'"),
    "no head": _sql("delete from about where name = 'head'"),
    "no contacts": _sql("delete from contacts"),
    "half the contacts": _sql("delete from contacts where id % 2 = 0"),
    "no facts": _sql("delete from facts"),
    "swapped rows": _sql("update contacts set data = (select max(data) from contacts)"),
    "no table": _sql("drop table meetings"),
    "numbers for text": _sql("update contacts set data = 7"),
    "no text": _sql("update about set data = cast(x'ff' as text)", "update briefs set data = cast(x'ff' as text)"),
    "no numbers": _sql("delete from columns where name in ('last', 'meeting days')"),
    "other numbers": _sql("update columns set data = zeroblob(length(data))"),
    "no roll": _sql("delete from about where name in ('contacts', 'names')"),
}


@pytest.fixture(params=DAMAGES)
def damage(request: pytest.FixtureRequest) -> Damage:
    """One thing after the other that can happen to a file."""
    return DAMAGES[request.param]


def test_a_damaged_index_changes_no_answer(sample: Path, tmp_path: Path, damage: Damage) -> None:
    """The commands print the same bytes, and the next one has an index again."""
    home = tmp_path / "home"
    without = answers(sample, home, "off")
    assert answers(sample, home, "on") == without
    path = index_of(sample, home)
    damage(path)
    assert answers(sample, home, "on") == without
    assert answers(sample, home, "on") == without
    assert isinstance(opened(sample, home, "on").contacts, Part)


def test_a_damaged_index_and_a_changed_note(sample: Path, tmp_path: Path, damage: Damage) -> None:
    """Bringing it up to date meets the damage at other places."""
    home = tmp_path / "home"
    same(sample, home)
    damage(index_of(sample, home))
    (sample / "people" / "zoe-new.md").write_text("---\nname: Zoe New\nknows: ['[[declan-mcardle]]']\n---\n")
    same(sample, home)


def test_a_row_that_is_damaged_is_met_in_the_middle(sample: Path, tmp_path: Path) -> None:
    """The part that was read already and the rest, read from the notes, are one vault."""
    home = tmp_path / "home"
    cold = parts(opened(sample, home, "off"))
    same(sample, home)
    for table in ("contacts", "meetings", "introductions", "groups_", "tasks"):
        _sql(f"update {table} set sum = sum + 1 where id = (select max(id) from {table})")(index_of(sample, home))
        assert parts(opened(sample, home, "on")) == cold, table


@pytest.mark.parametrize("mode", [0o400, 0o000])
def test_an_index_that_may_not_be_written(sample: Path, tmp_path: Path, mode: int) -> None:
    """It is read where that is allowed, and done without where not; a changed note is seen either way."""
    home = tmp_path / "home"
    same(sample, home)
    path = index_of(sample, home)
    path.chmod(mode)
    path.parent.chmod(0o500)
    try:
        same(sample, home)
        (sample / "people" / "zoe-new.md").write_text("---\nname: Zoe New\n---\n")
        same(sample, home)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize("what", ["folder", "link", "file for the folder"])
def test_something_else_bears_its_name(sample: Path, tmp_path: Path, what: str) -> None:
    """It is not written through, nor taken away."""
    home = tmp_path / "home"
    path = index_of(sample, home)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    path.parent.parent.mkdir(parents=True)
    if what == "file for the folder":
        path.parent.write_bytes(b"mine")
    else:
        path.parent.mkdir()
        path.mkdir() if what == "folder" else path.symlink_to(elsewhere)
    same(sample, home)
    assert elsewhere.read_bytes() == b"mine"


def test_a_full_disk_for_the_cache(sample: Path, tmp_path: Path) -> None:
    """Not one byte fits: the answers are the same, and nothing half is believed later."""
    home = tmp_path / "home"
    environment = {**clean_environment(home), SWITCH: "on", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "from notesnet.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "--vault", str(sample), "--today", TODAY, "list", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    without = run_here(["--today", TODAY, "list", "--json"], sample, {**environment, SWITCH: "off"})
    assert (done.returncode, done.stdout, done.stderr) == (0, without.out, "")
    same(sample, home)


def test_the_index_of_another_vault(sample: Path, tmp_path: Path) -> None:
    """A copy of another vault's index is known for what it is."""
    home = tmp_path / "home"
    other = tmp_path / "other"
    shutil.copytree(sample, other)
    (other / "people" / "zoe-new.md").write_text("---\nname: Zoe New\n---\n")
    same(sample, home)
    same(other, home)
    shutil.copyfile(index_of(other, home), index_of(sample, home))
    same(sample, home)


def test_settings_that_change_the_meaning_of_notes(sample: Path, tmp_path: Path) -> None:
    """Another rule, another field name, another weight: everything is read anew."""
    home = tmp_path / "home"
    same(sample, home)
    settings = sample / "notesnet.toml"
    settings.write_text(settings.read_text() + "\n[fields]\ncompany = 'employer'\n")
    same(sample, home)


def test_other_code_makes_another_index(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of an older or newer version is made anew, silently."""
    home = tmp_path / "home"
    same(sample, home)
    monkeypatch.setattr("notesnet.app.indexed_stamp.SCHEMA", 99)
    same(sample, home)


def test_a_note_with_the_same_size_and_time(sample: Path, tmp_path: Path) -> None:
    """`cp -p`, a checkout, a sync program: the content tells."""
    home = tmp_path / "home"
    note = sample / "people" / "zoe-new.md"
    note.write_text("---\nname: Zoe New\n---\n")
    same(sample, home)
    before = note.stat()
    note.write_text("---\nname: Zoe Now\n---\n")
    os.utime(note, ns=(before.st_atime_ns, before.st_mtime_ns))
    same(sample, home)
    assert opened(sample, home, "on").contacts["people/zoe-new.md"].name == "Zoe Now"


def test_a_changed_note_does_not_make_the_index_anew(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is brought up to date, and what it says then is what a new one says."""
    home = tmp_path / "home"
    same(sample, home)
    monkeypatch.setattr(indexed_build, "build", lambda *_: pytest.fail("the index was made anew"))
    note = next((sample / "people").glob("*.md"))
    note.write_text(note.read_text() + "\n- 2026-11-24 call: about the [[notesnet]] #got/advice\n")
    same(sample, home)
    (sample / "people" / "zoe-new.md").write_text("---\nname: Zoe New\n---\n")
    same(sample, home)
    note.unlink()
    same(sample, home)


def test_it_is_for_its_user_alone(sample: Path, tmp_path: Path) -> None:
    """The folder has mode 0700 and every file in it 0600, whatever the umask."""
    home = tmp_path / "home"
    before = os.umask(0)
    try:
        same(sample, home)
        folder = index_of(sample, home).parent
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    finally:
        os.umask(before)


def test_nothing_of_it_lies_in_the_vault(sample: Path, tmp_path: Path) -> None:
    """A vault that is synced holds notes."""
    before = sorted(sample.rglob("*"))
    same(sample, tmp_path / "home")
    assert sorted(sample.rglob("*")) == before
