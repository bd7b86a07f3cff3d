"""`log` and `snooze`: the line that a person would have written, and nothing at all when something is in doubt."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.app.broken_system import ADA
from tests.harness import Result

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
BEN = "---\nname: Ben Okri\n---\n"
DAY = "2026-11-25"


@pytest.fixture
def root(vault: Vault) -> Path:
    """Ada, Ben, and a note that is nobody's."""
    return vault({"people/ada.md": ADA, "people/ben.md": BEN, "notes/ben.md": "a bench\n"})


def _text(root: Path, path: str = "people/ada.md") -> str:
    return (root / path).read_bytes().decode()


def _new_lines(root: Path, path: str = "people/ada.md", old: str = ADA) -> list[str]:
    return [line for line in _text(root, path).splitlines() if line not in old.splitlines()]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("coffee: she found a CFO #got/advice", f"- {DAY} coffee: she found a CFO #got/advice"),
        ("#gave/introduction to Ben", f"- {DAY} #gave/introduction to Ben"),
        ("coffee", f"- {DAY} coffee"),
        ("call:\nfirst\r\n\n  second ", f"- {DAY} call: first second"),
        ("2026-10-01 is when it was", f"- {DAY} 2026-10-01 is when it was"),
        ("[[ben]] came, too — `code`", f"- {DAY} [[ben]] came, too — `code`"),
        ("naïve 🙂 ünï", f"- {DAY} naïve 🙂 ünï"),
        ("- a dash", f"- {DAY} a dash"),
        ("---", f"- {DAY} ---"),
    ],
)
def test_the_text_is_logged_as_it_was_typed_on_one_line(typed: str, line: str, root: Path, run: Run) -> None:
    """Kinds, tags, links, several lines and dates; the dash of a list item that was pasted goes. It is read back as one entry."""
    result = run("log", "ada", "--", typed)
    assert (result.code, result.err) == (0, "")
    assert _new_lines(root) == [line]
    touches = json.loads(run("show", "ada", "--json").out)["touches"]
    assert [touch["date"] for touch in touches] == [DAY, "2026-10-01"]


@pytest.mark.parametrize(
    "typed",
    [
        ("ada", "- a dash", "--on", "2026-11-20"),
        ("--on", "2026-11-20", "ada", "- a dash"),
        ("ada", "--on", "2026-11-20", "--", "- a dash"),
        ("ada", "- a dash", "--on=2026-11-20", "--vault", "."),
    ],
    ids=" ".join,
)
def test_a_text_that_begins_with_a_dash_and_a_blank_is_no_option(typed: tuple[str, ...], root: Path, run: Run) -> None:
    """Wherever the options stand; `--` is still allowed."""
    result = run("log", *typed)
    assert (result.code, result.err) == (0, "")
    assert _new_lines(root) == ["- 2026-11-20 a dash"]


@pytest.mark.parametrize("text", ["-5 kg", "-5", "--> see below", "---", "-v5 kg", "-o: nothing"])
def test_a_text_that_begins_with_another_dash_is_told_what_to_type(text: str, root: Path, run: Run) -> None:
    """It could be an option; with `--` before it, it is the text."""
    result = run("log", "ada", text)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines() == [
        f"notesnet: {text!r} begins with a dash, so it was taken for an option",
        f'  Put `--` before it, and options before that: `notesnet log ada -- "{text}"`',
    ]
    assert run("log", "ada", "--", text).code == 0
    assert _new_lines(root) == [f"- {DAY} {text}"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("x", "--onn", "fri"), "No such option '--onn'."),
        (("x", "--on=3 x", "-o"), "No such option '-o'."),
        (("x", "--on", "- x"), "notesnet: - x: this is not a date"),
    ],
)
def test_a_misspelt_option_is_still_one(typed: tuple[str, ...], said: str, root: Path, run: Run) -> None:
    """The near one is offered, and a value of an option is shown as it was typed."""
    result = run("log", "ada", *typed)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert _text(root) == ADA


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("yesterday", "2026-11-24"),
        ("wed", DAY),
        ("fri", "2026-11-20"),
        ("2026-W47", "2026-11-16"),
        ("today", DAY),
    ],
)
def test_a_day_in_words_is_echoed_and_its_line_goes_where_it_belongs(
    typed: str, day: str, root: Path, run: Run
) -> None:
    """With `log` a weekday is the last one."""
    result = run("log", "ada", "x", "--on", typed)
    assert (result.code, result.err) == (0, f"{typed} is {day}\n")
    assert _new_lines(root) == [f"- {day} x"]


@pytest.mark.parametrize(
    "typed",
    [
        ("x", "--on", "tomorrow"),
        ("x", "--on", "2026-11-26"),
        ("x", "--on", "05/12/2026"),
        ("x", "--on", "soon"),
        ("x", "--kind", "tea"),
        ("",),
        (" \n ",),
        ("\udcff",),
        (),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(typed: tuple[str, ...], root: Path, run: Run) -> None:
    """A day ahead, an ambiguous one, a kind that there is not, no words, a byte that is no text."""
    result = run("log", "ada", *typed)
    assert result.code == 2
    assert result.out == ""
    assert _text(root) == ADA


def test_a_kind_of_the_vaults_own_is_taken(vault: Vault, run: Run) -> None:
    """`[kinds]` adds to ours; any case."""
    root = vault({"notesnet.toml": "[kinds]\ntea = 2\n", "people/ada.md": ADA})
    assert run("log", "ada", "the fair", "--kind", "Tea").code == 0
    assert _new_lines(root) == [f"- {DAY} Tea: the fair"]


@pytest.mark.parametrize(
    ("names", "help_"),
    [
        (("ada lovelase",), "did you mean"),
        (("ada", "ben okrii"), "Did you mean Ben Okri?"),
        (("zzz", "ada"), "stands in quotes"),
    ],
)
def test_an_unknown_name_offers_the_near_ones_and_nothing_is_written(
    names: tuple[str, ...], help_: str, root: Path, run: Run
) -> None:
    """All or nothing: nobody else of the command gets the line, and no note is made."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = run("log", *names, "coffee: x")
    assert result.code == 4
    assert help_.lower() in result.err.lower()
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_name_with_blanks_without_quotes_is_told_apart(root: Path, run: Run) -> None:
    """`ben okri` are two words for one person, who gets the line once; `ada stone` gets nothing."""
    assert run("log", "ben", "okri", "coffee: x").out == f"people/ben.md: logged {DAY}: coffee: x\n"
    result = run("log", "mary", "somerville", "coffee: x")
    assert 'a name with blanks stands in quotes: "mary somerville"' in result.err.lower()
    assert _text(root) == ADA


def test_each_of_several_people_gets_the_line(root: Path, run: Run) -> None:
    """And a contact is meant where another note bears the same file name."""
    result = run("log", "ada", "ben", "lunch: both", "--json")
    assert json.loads(result.out) == {
        "changes": [
            {"path": "people/ada.md", "summary": f"logged {DAY}: lunch: both"},
            {"path": "people/ben.md", "summary": f"logged {DAY}: lunch: both"},
        ],
        "refused": [],
    }
    assert _text(root, "people/ben.md") == f"{BEN}\n## Log\n- {DAY} lunch: both\n"
    assert _text(root, "notes/ben.md") == "a bench\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("words", f"words\n\n## Log\n- {DAY} x\n"),
        ("---\nname: Ada\n---", f"---\nname: Ada\n---\n\n## Log\n- {DAY} x\n"),
        ("# Ada\n\n## Private\nmine\n", f"# Ada\n\n## Log\n- {DAY} x\n\n## Private\nmine\n"),
        ("## History\r\n* 2026-01-01: y\r\n", f"## History\r\n* {DAY}: x\r\n* 2026-01-01: y\r\n"),
    ],
    ids=["no-front", "no-body", "private", "own-style"],
)
def test_notes_of_every_shape_get_a_log(old: str, new: str, vault: Vault, run: Run) -> None:
    """Without front matter, without a log, with Private at the end, in a style of their own."""
    root = vault({"people/ada.md": old})
    assert run("log", "ada", "x").code == 0
    assert _text(root).rstrip("\r\n") == new.rstrip("\r\n")


@pytest.mark.parametrize(
    "data",
    [
        "---\nname: Ada\n---\n".encode("utf-16"),
        b"---\nname: \xc1da\n---\n",
        b"\0" * 20,
        b"name: Ada\rtext\r",
    ],
    ids=["utf-16", "latin-1", "nul", "cr"],
)
def test_a_note_that_cannot_be_read_is_named_and_nobody_gets_the_line(data: bytes, vault: Vault, run: Run) -> None:
    """As for a name that nobody bears: all or nothing."""
    root = vault({"people/ada.md": data, "people/ben.md": BEN})
    result = run("log", "ben", "ada", "x")
    assert result.code == 4, result
    assert "people/ada.md can't be read" in result.err
    assert (root / "people/ada.md").read_bytes() == data
    assert _text(root, "people/ben.md") == BEN


@pytest.mark.parametrize(
    "data",
    [b"---\nname: Ada\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n", b"---\nname: Ada\n"],
    ids=["git", "unclosed"],
)
def test_a_note_that_cannot_be_edited_with_certainty_is_named_and_left(data: bytes, vault: Vault, run: Run) -> None:
    """Exit 5; somebody else of the same command gets the line."""
    root = vault({"people/ada.md": data, "people/ben.md": BEN})
    result = run("log", "ada", "ben", "x")
    assert result.code == 5, result
    assert "refused: people/ada.md:" in result.err
    assert (root / "people/ada.md").read_bytes() == data
    assert f"- {DAY} x" in _text(root, "people/ben.md")


def test_a_dry_run_shows_the_diff_and_writes_nothing(root: Path, run: Run) -> None:
    """Neither in the vault nor in the journal."""
    result = run("log", "ada", "x", "--dry-run")
    assert result.out.splitlines()[:2] == ["--- a/people/ada.md", "+++ b/people/ada.md"]
    assert f"+- {DAY} x" in result.out
    assert _text(root) == ADA
    assert run("history").out == "nothing was written yet\n"


def test_a_warning_of_an_open_editor_is_told_on_stderr(root: Path, run: Run) -> None:
    """The line is logged."""
    (root / "people/.#ada.md").symlink_to("me@host.77")
    result = run("log", "ada", "x")
    assert result.code == 0
    assert result.err.startswith("warning: people/ada.md seems to be open in an editor (people/.#ada.md)")


def test_snooze_sets_one_key_and_echoes_the_day(root: Path, run: Run) -> None:
    """A weekday is the next one."""
    result = run("snooze", "ada", "wed")
    assert (result.code, result.err) == (0, "wed is 2026-12-02\n")
    assert _new_lines(root) == ["follow_up: 2026-12-02"]


@pytest.mark.parametrize("day", ["yesterday", "2026-11-24", "05/12/2026"])
def test_snooze_to_a_day_that_is_past_is_refused(day: str, root: Path, run: Run) -> None:
    """Exit 2, nothing written."""
    assert run("snooze", "ada", day).code == 2
    assert _text(root) == ADA


def test_snooze_again_to_the_same_day_changes_nothing(root: Path, run: Run) -> None:
    """Nor is there anything to take back for it."""
    run("snooze", "ada", "2026-12-02")
    assert json.loads(run("snooze", "ada", "2026-12-02", "--json").out) == {"changes": [], "refused": []}
    assert len(json.loads(run("history", "--json").out)) == 1
    assert (root / "people/ada.md").exists()


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("2026-11-01 call: looms", (), True),
        ("2026-11-01: call: looms", (), True),
        ("2026-11-01 is when it was", (), False),
        ("2026-11-25 call: looms", (), False),
        ("2026-11-01 call: looms", ("--on", "2026-11-01"), False),
        ("2026-11-31 looms", (), False),
        ("2026 looms", (), False),
    ],
)
def test_another_day_in_front_of_kind_and_text_is_told(
    vault: Vault, run: Run, text: str, options: tuple[str, ...], said: bool
) -> None:
    """The text is kept as it was typed; what to type for that day is said on stderr."""
    root = vault({"people/ada.md": "---\nname: Ada\n---\n"})
    result = run("log", "ada", text, *options)
    assert result.code == 0
    assert f" {text}\n" in (root / "people/ada.md").read_text()
    assert ("`--on 2026-11-01` logs it on that day" in result.err) is said
