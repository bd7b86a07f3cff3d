"""Who matches is looked up beside the index; whatever happens to that file, every answer is that of the notes themselves."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from notesnet.app import concepts, pool, terms_update
from notesnet.app.indexed_vault import Nouns
from notesnet.app.pool import ENDING
from notesnet.network.memory_pool import MemoryPool
from notesnet.network.terms import PhraseReader
from notesnet.store.index_file import IndexFile
from notesnet.store.index_place import SWITCH
from notesnet.store.terms_file import TermsFile
from tests.harness import ROOT, TODAY, clean_environment, run_here
from tests.index.helpers import few_words, index_of, matches, same_matches

ADA = "---\nname: Ada\nneeds: [a plumber]\noffers: [bookkeeping]\ninterests: [chess]\nknows: ['[[dan]]']\n---\n"
NOTES = {
    "me.md": "---\nname: Robin\nneeds: [a lawyer]\noffers: [bathroom fitter]\ninterests: [chess]\n---\n",
    "people/ada.md": ADA,
    "people/ben.md": "---\nname: Ben\nneeds: [a bookkeeper]\noffers: [boilers]\ninterests: [Chess, bowls]\n---\n",
    "people/cyd.md": "---\nname: Cyd\nrole: Lawyer\ntags: [sail]\n---\n",
    "people/dan.md": "---\nname: Dan\nneeds: [legal advice]\ntags: [sail]\nstatus: archived\n---\n",
    "people/eve.md": "---\nname: Eve\noffers: [radiators, plumbing in Leeds]\npaused_until: 2026-12-24\n---\n",
    "people/fay.md": "---\nname: Fay\nideal_client: [museums in Leeds]\nknows: ['[[ben]]']\n---\n",
    "people/gil.md": "---\nname: Gil\ninterests: [games]\noffers: [a museum looking for boilers]\ncompany: Leeds Museum\nrole: Museum curator\n---\n",
    "intros/x.md": "---\na: '[[cyd]]'\nb: '[[gil]]'\na_asked: 2026-11-01\nmet: 2026-11-20\n---\n",
}


@pytest.fixture(autouse=True)
def _few_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in ("index_file", "terms_file"):
        monkeypatch.setattr(f"notesnet.store.{module}.WAIT", 0.01)  # one command waits once, all of a test many times
    with few_words():
        yield


@pytest.fixture
def folder(vault: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """A vault in which people should meet."""
    return vault(NOTES)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the index lies."""
    return tmp_path / "home"


def _terms(folder: Path, home: Path) -> Path:
    return Path(f"{index_of(folder, home)}{ENDING}")


def _warm(folder: Path, home: Path) -> Path:
    """The file, there and right."""
    same_matches(folder, home)
    assert _terms(folder, home).exists()
    return _terms(folder, home)


def _no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails when a contact's row is read, a lexicon made, or a phrase of a note analysed."""

    def row(nouns: Nouns[object], path: str) -> object:
        pytest.fail(f"{path} was read out of {nouns}")

    monkeypatch.setattr(Nouns, "get_row", row)
    monkeypatch.setattr(Nouns, "all_rows", lambda _nouns: pytest.fail("all rows were read"))
    monkeypatch.setattr(IndexFile, "rows", lambda _file, table: pytest.fail(f"all of {table} was read"))
    monkeypatch.setattr(IndexFile, "some_rows", lambda _file, table, _numbers: pytest.fail(f"some of {table} was read"))
    _no_making(monkeypatch)


def _no_making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concepts, "build_lexicon", lambda _tables: pytest.fail("a lexicon was made"))
    concepts._lexicon.cache_clear()
    monkeypatch.setattr(MemoryPool, "__init__", lambda *_: pytest.fail("everyone was read from the notes"))


def _run(folder: Path, home: Path, *command: str, how: str = "on") -> str:
    result = run_here(["--today", TODAY, *command], folder, {**clean_environment(home), SWITCH: how})
    assert result.code == 0, result.err
    return result.out


def test_a_warm_match_reads_nobody_whose_lines_have_nothing_to_do_with_it(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No contact's row, no list of words; of the people kept only those who were found, and whom they know."""
    _warm(folder, home)
    expected = [_run(folder, home, "match", *words, how="off") for words in (["a plumber"], ["chess", "--interests"])]
    assert "Ben" in expected[0]
    read: set[object] = set()
    some = TermsFile.some

    def noted(file: TermsFile, table: str, names: list[int | bytes]) -> dict[int | bytes, bytes]:
        read.update(names if table == "people" else ())
        return some(file, table, names)

    monkeypatch.setattr(TermsFile, "some", noted)
    _no_reading(monkeypatch)
    assert [_run(folder, home, "match", *words) for words in (["a plumber"], ["chess", "--interests"])] == expected
    assert 0 < len(read) <= 4  # of seven: Ben and Eve, then Ada and Ben again


def test_a_card_and_suggestions_read_only_who_is_shown(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No lexicon is made and the vault is not read, though the rows of those who are named are."""
    _warm(folder, home)
    commands = (["show", "ada"], ["suggest", "ada"], ["suggest", "--mine"], ["suggest"])
    expected = [_run(folder, home, *command, how="off") for command in commands]
    _no_making(monkeypatch)
    rows = IndexFile.rows

    def but_not_contacts(file: IndexFile, table: str) -> Iterator[tuple[int, str]]:
        assert table != "contacts"
        return rows(file, table)

    monkeypatch.setattr(IndexFile, "rows", but_not_contacts)
    assert [_run(folder, home, *command) for command in commands[:3]] == expected[:3]
    assert "Ben needs: a bookkeeper" in expected[0]
    assert _run(folder, home, "suggest") == expected[3]


def test_a_card_reads_no_phrase_anew_nor_mine(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What I need and offer is kept as what everyone else does."""
    _warm(folder, home)
    commands = (["show", "ada"], ["suggest", "ada"], ["suggest", "--mine"])
    expected = [_run(folder, home, *command, how="off") for command in commands]
    assert "bathroom fitter" in expected[2]
    monkeypatch.setattr(PhraseReader, "_marks_of", lambda _reader, text: pytest.fail(f"{text} was read"))
    assert [_run(folder, home, *command) for command in commands] == expected


CHANGES: dict[str, tuple[str, str]] = {
    "an offer": ("people/cyd.md", "---\nname: Cyd\nrole: Plumber\n---\n"),
    "no offer": ("people/ben.md", "---\nname: Ben\n---\n"),
    "the same lines further down": ("people/ben.md", NOTES["people/ben.md"].replace("needs", "\n\nneeds")),
    "a name": ("people/ben.md", NOTES["people/ben.md"].replace("Ben", "Benno")),
    "an archived one": ("people/ben.md", NOTES["people/ben.md"].replace("needs", "status: archived\nneeds")),
    "one who is archived no more": ("people/dan.md", NOTES["people/dan.md"].replace("archived", "active")),
    "whom they know": ("people/ada.md", ADA.replace("dan", "ben")),
    "a pause": ("people/ada.md", ADA.replace("needs", "paused_until: 2026-12-01\nneeds")),
    "an introduction": ("intros/y.md", "---\na: '[[ada]]'\nb: '[[ben]]'\n---\n"),
    "somebody asked": ("intros/x.md", NOTES["intros/x.md"].replace("[[cyd]]", "[[ben]]")),
    "a new note": ("people/abe.md", "---\nname: Abe\noffers: [heating engineer]\ninterests: [chess]\n---\n"),
    "a touch": ("people/ben.md", NOTES["people/ben.md"] + "\n## Log\n- 2026-11-02 call: hello\n"),
    "me": ("me.md", "---\nname: Robin\nneeds: [boilers]\n---\n"),
    "words of the vault's own": ("concepts.toml", '[ours]\nkites = ["boilers", "lawyer"]\n'),
    "wrong words": ("concepts.toml", "nonsense"),
    "settings": ("notesnet.toml", "[fields]\nwants = 'needs'\n"),
    "tags of settings": ("notesnet.toml", "[cadence_by_tag]\nsail = '6w'\n"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_is_seen_at_once(folder: Path, home: Path, change: str) -> None:
    """Notes, introductions, settings, words: one after the other, and back again."""
    _warm(folder, home)
    path, text = CHANGES[change]
    before = (folder / path).read_text() if (folder / path).exists() else None
    (folder / path).write_text(text, encoding="utf-8")
    same_matches(folder, home)
    if before is None:
        (folder / path).unlink()
    else:
        (folder / path).write_text(before)
    same_matches(folder, home)


def test_few_changed_notes_do_not_make_all_anew(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has changed, come or gone is read, and nobody else; the words stay as they are."""
    _warm(folder, home)
    monkeypatch.setattr(terms_update._Change, "make", lambda *_: pytest.fail("all was made anew"))
    read: list[int] = []
    reading = terms_update._Change._read

    def noted(change: terms_update._Change, wanted: list[int], reader: object) -> object:
        read.extend(wanted)
        return reading(change, wanted, reader)  # type: ignore[arg-type]

    monkeypatch.setattr(terms_update._Change, "_read", noted)
    for path, text in (value for name, value in CHANGES.items() if not value[0].endswith(".toml")):
        read.clear()
        (folder / path).write_text(text, encoding="utf-8")
        same_matches(folder, home)
        assert len(read) <= 2, path
    (folder / "people" / "ada.md").unlink()
    same_matches(folder, home)


def test_many_logs_that_changed_make_nothing_anew(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout may change every note: who needs and offers what they did stays; where too many do not, all is made."""
    _warm(folder, home)
    monkeypatch.setattr(terms_update, "MANY", 2)
    make = terms_update._Change.make
    monkeypatch.setattr(terms_update._Change, "make", lambda *_: pytest.fail("all was made anew"))
    for path in (folder / "people").iterdir():
        path.write_text(path.read_text() + "\n## Log\n- 2026-11-02 call: hello\n")
    same_matches(folder, home)
    made: list[object] = []
    monkeypatch.setattr(terms_update._Change, "make", lambda *all_of_it: made.append(make(*all_of_it)))
    for path in (folder / "people").iterdir():
        path.write_text(path.read_text().replace("---\n", "---\nrole: Plumber\n", 1))
    same_matches(folder, home)
    assert len(made) == 1


def _sql(*statements: str) -> Callable[[Path], object]:
    def damage(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return damage


def _emptied(path: Path) -> Path:
    path.unlink()
    return path


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "no database": lambda path: path.write_bytes(b"hello" * 10_000),
    "a letter": lambda path: path.write_bytes(path.read_bytes().replace(b"bookkeep", b"cookkeep")),
    "newer": _sql("update about set data = x'00', sum = 0 where name = cast('head' as blob)"),
    "another version": _sql("delete from about where name = cast('key' as blob)", "delete from about where name = cast('head' as blob)"),
    "no people": _sql("delete from people"),
    "nothing of me": _sql("delete from about where name = cast('me' as blob)"),
    "no who": _sql("delete from who"),
    "no postings": _sql("drop table postings"),
    "some wishes gone": _sql("delete from postings where name in (select name from postings where name >= cast('w:' as blob) limit 3)"),
    "offers by other names": _sql("update postings set name = cast('x' || name as blob) where name < cast('p' as blob)"),
    "damaged postings": _sql("update postings set data = x'0102'"),
    "damaged words": _sql("update words set sum = sum + 1"),
    "swapped people": _sql("update people set data = (select max(data) from people)"),
    "foreign": lambda path: _sql("create table about(x)")(_emptied(path)),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_changes_nothing(folder: Path, home: Path, damage: str) -> None:
    """The answers are the same, also when notes change just then."""
    path = _warm(folder, home)
    DAMAGES[damage](path)
    same_matches(folder, home)
    DAMAGES[damage](_warm(folder, home))
    (folder / "people" / "zoe.md").write_text("---\nname: Zoe\noffers: [plumbing]\n---\n")
    same_matches(folder, home)


@pytest.mark.parametrize("byte", [3, 4])
def test_a_damaged_page_of_sums_changes_nothing(folder: Path, home: Path, byte: int) -> None:
    """SQLite answers what has changed out of an index of its own, which has no checksum; the index is made anew."""
    path = _warm(folder, home)
    index = index_of(folder, home)
    with closing(sqlite3.connect(index)) as connection:
        (root,) = connection.execute("select rootpage from sqlite_master where name = 'contact_sums'").fetchone()
        (size,) = connection.execute("pragma page_size").fetchone()
    data = bytearray(index.read_bytes())
    data[(root - 1) * size + byte] ^= 1
    index.write_bytes(data)
    path.unlink()
    same_matches(folder, home)


def test_the_file_of_another_vault_and_an_older_one(folder: Path, home: Path, tmp_path: Path) -> None:
    """A copy is known for what it is; so is one that was restored from a backup."""
    path = _warm(folder, home)
    old = path.read_bytes()
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / "people" / "ada.md").write_text("---\nname: Ada\noffers: [plumbing]\n---\n")
    shutil.copyfile(_warm(other, home), path)
    same_matches(folder, home)
    (folder / "people" / "ada.md").write_text("---\nname: Ada\noffers: [legal advice]\n---\n")
    same_matches(folder, home)
    path.write_bytes(old)
    same_matches(folder, home)


@pytest.mark.parametrize("mode", [0o400, 0o000])
def test_a_file_that_may_not_be_written(folder: Path, home: Path, mode: int) -> None:
    """It is read where that is allowed; a changed note is seen either way."""
    path = _warm(folder, home)
    path.chmod(mode)
    path.parent.chmod(0o500)
    try:
        same_matches(folder, home)
        (folder / "people" / "ben.md").write_text("---\nname: Ben\noffers: [legal advice]\n---\n")
        same_matches(folder, home)
    finally:
        path.parent.chmod(0o700)


@pytest.mark.parametrize("what", ["folder", "link"])
def test_something_else_bears_its_name(folder: Path, home: Path, tmp_path: Path, what: str) -> None:
    """It is not written through, nor taken away."""
    path = _warm(folder, home)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"mine")
    path.unlink()
    path.mkdir() if what == "folder" else path.symlink_to(elsewhere)
    same_matches(folder, home)
    assert elsewhere.read_bytes() == b"mine"
    assert path.is_dir() or path.is_symlink()


def test_another_who_writes_it_is_not_waited_for(folder: Path, home: Path) -> None:
    """The answer comes from the notes, and is kept the next time."""
    path = _warm(folder, home)
    other = TermsFile(str(path))
    other.begin_writing()
    (folder / "people" / "ben.md").write_text("---\nname: Ben\noffers: [legal advice]\n---\n")
    same_matches(folder, home)
    other.close()
    same_matches(folder, home)


def test_two_at_once_over_one_file(folder: Path, home: Path) -> None:
    """While two match and a third takes the index away, every answer is the same."""
    without = matches(folder, home, "off")
    expected = _run(folder, home, "suggest", "--json", how="off")
    environment = {**clean_environment(home), SWITCH: "on", "PYTHONPATH": str(ROOT)}
    code = (
        "import sys; from tests.index.helpers import few_words; from notesnet.cli.main import main\n"
        "with few_words():\n"
        "    for time in range(4):\n"
        "        assert not main(['--vault', sys.argv[1], '--today', sys.argv[2], 'suggest', '--json'])\n"
        "        if sys.argv[3] == 'clear': main(['--vault', sys.argv[1], 'index', '--clear'])\n"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", code, str(folder), TODAY, how], env=environment, stdout=subprocess.PIPE)
        for how in ("read", "clear", "read")
    ]
    said = [process.communicate(timeout=120)[0].decode() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert said[0] == said[2] == expected * 4
    assert said[1].replace("cleared\n", "").replace("there is no index\n", "") == expected * 4
    assert matches(folder, home, "on") == without


def test_without_an_index_nothing_is_kept(folder: Path, home: Path) -> None:
    """A small vault has none, and NOTESNET_INDEX=off switches this off too, also where something was kept."""
    for how in ("", "off"):
        _run(folder, home, "match", "a plumber", how=how)
        assert not _terms(folder, home).exists()
    kept = _warm(folder, home)
    kept.write_bytes(b"nonsense")
    _run(folder, home, "match", "a plumber", how="off")
    assert kept.read_bytes() == b"nonsense"


def test_commands_that_do_not_match_pay_nothing(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither is the file made, nor opened, nor brought up to date."""
    for _time in range(2):
        _run(folder, home, "list", "due")
    monkeypatch.setattr(pool, "_kept", lambda _opened: pytest.fail("it was looked for"))
    for command in (["list"], ["why", "ben"], ["check"], ["log", "ben", "call: x"], ["list", "due"]):
        _run(folder, home, *command)
    assert not _terms(folder, home).exists()


def test_it_is_for_its_user_alone_and_goes_with_the_index(folder: Path, home: Path) -> None:
    """Mode 0600 whatever the umask; `notesnet index --clear` takes all of it away."""
    before = os.umask(0)
    try:
        path = _warm(folder, home)
        assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}
    finally:
        os.umask(before)
    assert _run(folder, home, "index", "--clear") == "cleared\n"
    assert list(path.parent.iterdir()) == []
