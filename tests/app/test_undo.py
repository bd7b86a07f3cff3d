"""What a command wrote is taken back to the byte, unless somebody changed those lines since; then it is named."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.broken_system import ADA, BAD, run, tree
from tests.harness import Result, write_files

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

FRONTS = (
    "",
    "---\nname: Ada\n---\n",
    "---\nname: Ada # who\nfollow_up: 2026-12-01\n---\n",
    "\ufeff---\nname: Ada\ncadence: 3w\n---\n",
)
BODIES = (
    "",
    "x",
    "words\n\nmore",
    "## Log\n",
    "## Log\n- 2026-11-01 call: a\n- 2026-10-01 call: b",
    "\n\n## Private\nmine\n",
)
COMMANDS = (
    ("log", "ada", "coffee: a"),
    ("log", "ada", "call: a", "--on", "2026-10-15"),
    ("log", "ada", "ben", "lunch: both #gave/advice"),
    ("snooze", "ada", "2w"),
    ("snooze", "ben", "2027-01-01"),
    ("cadence", "ada", "6w"),
    ("cadence", "ben", "never"),
    ("new", "Edith Crane"),
    ("check", "--fix"),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(FRONTS),
    st.sampled_from(BODIES),
    st.sampled_from(["\n", "\r\n"]),
    st.lists(st.sampled_from(COMMANDS), min_size=1, max_size=6),
)
def test_any_commands_and_then_undo_give_the_first_bytes_again(
    front: str, body: str, line_end: str, some: list[tuple[str, ...]]
) -> None:
    """Whatever the line ends, the byte order mark, and whether the last line has an end."""
    text = (front + body or "x").replace("\n", line_end)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        notes = {"notesnet.toml": "", "people/ada.md": text, "people/ben.md": body or "y", "people/cy.md": BAD}
        write_files(place / "vault", notes)
        before = tree(place)
        for typed in some:
            assert run(place, *typed).code in (0, 5)
        while (undone := run(place, "undo")).code == 0:
            pass
        assert undone.code == 4
        assert tree(place) == before


def test_undo_takes_the_last_command_and_then_the_one_before(vault: Vault, run: Run) -> None:
    """Twice is two commands; at the end there is nothing left."""
    root = vault({"people/ada.md": ADA})
    run("log", "ada", "coffee: one")
    run("log", "ada", "coffee: two")
    assert run("undo").code == 0
    assert "one" in _text(root)
    assert "two" not in _text(root)
    assert run("undo").code == 0
    assert _text(root) == ADA
    nothing = run("undo")
    assert (nothing.code, nothing.err.splitlines()[0]) == (4, "notesnet: there is nothing to take back")


def test_undo_of_several_commands_takes_back_all_files_of_each(vault: Vault, run: Run) -> None:
    """The newest first; a dry run shows the whole and changes nothing."""
    root = vault({"people/ada.md": ADA, "people/ben.md": "Ben\n"})
    run("log", "ada", "ben", "coffee: one")
    run("snooze", "ben", "2w")
    written = _text(root, "people/ben.md")
    shown = run("undo", "2", "--dry-run")
    assert shown.code == 0
    assert _text(root, "people/ben.md") == written
    assert "-follow_up: 2026-12-09" in shown.out
    assert shown.out.count("-- 2026-11-25 coffee: one") == 2
    assert run("undo", "2").code == 0
    assert (_text(root), _text(root, "people/ben.md")) == (ADA, "Ben\n")


def test_edits_above_and_below_since_stay(vault: Vault, run: Run) -> None:
    """The line is found again where it is now."""
    root = vault({"people/ada.md": ADA})
    run("log", "ada", "coffee: one")
    edited = _text(root).replace("## Log", "New words.\n\n## Log") + "The end.\n"
    (root / "people/ada.md").write_text(edited)
    assert run("undo").code == 0
    assert _text(root) == ADA.replace("## Log", "New words.\n\n## Log") + "The end.\n"


def test_a_line_that_was_changed_since_is_named_and_what_would_be_done_is_shown(vault: Vault, run: Run) -> None:
    """Exit 5; the other file of the command is done; the next undo names the rest again, and only that."""
    root = vault({"people/ada.md": ADA, "people/ben.md": "Ben\n"})
    run("log", "ada", "ben", "coffee: one")
    (root / "people/ada.md").write_text(_text(root).replace("one", "with words of mine"))
    for _ in range(2):
        result = run("undo")
        assert result.code == 5
        assert result.err.splitlines() == [
            "refused: people/ada.md:8: it was changed since",
            "  Make the change below by hand",
            "--- a/people/ada.md",
            "+++ b/people/ada.md",
            "@@ -7,3 +7,2 @@",
            " ## Log",
            "-- 2026-11-25 coffee: one",
            " - 2026-10-01 call: engines",
        ]
    assert "words of mine" in _text(root)
    assert _text(root, "people/ben.md") == "Ben\n"


def test_what_a_person_took_back_by_hand_is_taken_back(vault: Vault, run: Run) -> None:
    """The replaced line stands there again: nothing is left to be made by hand, and undo goes on with the command before."""
    root = vault({"people/ada.md": ADA})
    run("cadence", "ada", "5w")
    before = _text(root)
    run("cadence", "ada", "3m")
    assert _text(root) != before
    (root / "people/ada.md").write_text(before.replace("5w", "7w"))
    assert run("undo").code == 5
    (root / "people/ada.md").write_text(before)
    assert run("undo", "--dry-run").code == 0
    result = run("undo")
    assert (result.code, _text(root)) == (0, before)
    assert "people/ada.md: was taken back by hand already: cadence: quarterly\n" in result.out
    assert run("undo").code == 0
    assert _text(root) == ADA
    assert run("undo").code == 4


def test_our_line_that_was_moved_within_the_note_is_found_there(vault: Vault, run: Run) -> None:
    """The very line elsewhere in the note is found there and taken out."""
    root = vault({"people/ada.md": ADA})
    run("log", "ada", "coffee: one")
    line = "- 2026-11-25 coffee: one\n"
    (root / "people/ada.md").write_text(_text(root).replace(line, "") + line)
    assert run("undo").code == 0
    assert line not in _text(root)


def test_a_command_that_cannot_be_taken_back_does_not_hide_the_one_before(vault: Vault, run: Run) -> None:
    """It is said what to type for that one, and that takes it back."""
    root = vault({"people/ada.md": ADA, "people/ben.md": "Ben\n"})
    for name, words in (("ada", "one"), ("ben", "two"), ("ben", "three")):
        run("log", name, f"coffee: {words}")
    note = root / "people/ben.md"
    note.write_text(note.read_text().replace("three", "drei").replace("two", "zwei"))
    last = run("undo").err.splitlines()[-1]
    assert last == "The command before that was `log ben`; `notesnet undo 2` takes it back"
    assert _text(root) != ADA
    last = run("undo", "2").err.splitlines()[-1]
    assert last == "The command before those 2 was `log ada`; `notesnet undo 3` takes it back"
    result = run("undo", "3")
    assert (result.code, _text(root)) == (5, ADA)
    assert "`notesnet undo" not in result.err


@pytest.mark.parametrize("away", ["deleted", "renamed"])
def test_a_note_that_is_not_where_it_was_is_refused_with_the_diff(away: str, vault: Vault, run: Run) -> None:
    """A file of that name is not made again; the renamed one is left to its person."""
    root = vault({"people/ada.md": ADA})
    run("log", "ada", "coffee: one")
    note = root / "people/ada.md"
    note.unlink() if away == "deleted" else note.rename(root / "people/lovelace.md")
    result = run("undo")
    assert result.code == 5
    assert "refused: people/ada.md is not there any more" in result.err
    assert "-- 2026-11-25 coffee: one" in result.err
    assert not note.exists()
    preview = run("undo", "--dry-run")
    assert (preview.code, preview.out) == (5, "")
    assert "is not there any more" in preview.err


def test_a_new_note_goes_again_only_when_nobody_changed_it(vault: Vault, run: Run) -> None:
    """What a person wrote into it keeps it."""
    root = vault({})
    run("new", "Edith Crane")
    run("new", "Owen Price")
    with (root / "people/edith-crane.md").open("a") as file:
        file.write("mine\n")
    assert run("undo").code == 0
    assert not (root / "people/owen-price.md").exists()
    result = run("undo")
    assert result.code == 5
    assert "people/edith-crane.md was changed since it was made" in result.err
    assert _text(root, "people/edith-crane.md").endswith("mine\n")


def test_a_note_with_git_markers_or_a_conflict_copy_by_now_is_not_written_to(vault: Vault, run: Run) -> None:
    """A command may be older than the conflict."""
    root = vault({"people/ada.md": ADA, "people/ben.md": "Ben\n"})
    run("log", "ada", "ben", "coffee: one")
    (root / "people/ada.md").write_text(_text(root) + "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n")
    (root / "people/ben.sync-conflict-20261125-101500-ABC1234.md").write_text("Ben\n")
    before = (_text(root), _text(root, "people/ben.md"))
    result = run("undo")
    assert result.code == 5
    assert "unresolved git conflict" in result.err
    assert "conflict copy" in result.err
    assert (_text(root), _text(root, "people/ben.md")) == before


def test_the_journal_knows_each_command_and_what_was_taken_back(vault: Vault, run: Run) -> None:
    """For programs: numbers count up, and nothing but the document is on stdout."""
    vault({"people/ada.md": ADA})
    run("log", "ada", "coffee: one")
    undone = json.loads(run("undo", "--json").out)
    assert undone == {
        "changes": [{"path": "people/ada.md", "summary": "taken back: logged 2026-11-25: coffee: one"}],
        "refused": [],
    }
    history = json.loads(run("history", "--json").out)
    assert [(one["number"], one["command"], one["undone"]) for one in history] == [
        (2, "undo log ada", False),
        (1, "log ada", True),
    ]
    assert list(history[1]) == ["number", "time", "command", "undone", "changes"]


def test_a_refusal_is_told_to_programs(vault: Vault, run: Run) -> None:
    """With its path and its reason, and exit 5."""
    root = vault({"people/ada.md": ADA})
    run("log", "ada", "coffee: one")
    (root / "people/ada.md").write_text(ADA)
    result = run("undo", "--json")
    assert result.code == 5
    reason = "it was changed since"
    assert json.loads(result.out) == {
        "changes": [],
        "refused": [{"path": "people/ada.md", "line": 8, "reason": reason}],
    }


def test_names_that_are_no_text_are_journalled_and_taken_back(vault: Vault, run: Run) -> None:
    """A file whose name has a byte that is not UTF-8; it is shown as an escape."""
    root = vault({"notesnet.toml": ""})
    folder = os.fsencode(root) + b"/people"
    os.mkdir(folder)
    with open(folder + b"/caf\xe9.md", "wb") as file:
        file.write(b"---\nname: Cafe\n---\n")
    assert run("log", "cafe", "coffee: one").code == 0
    assert r"people/caf\udce9.md" in run("history").out
    assert run("undo").code == 0
    with open(folder + b"/caf\xe9.md", "rb") as file:
        assert file.read() == b"---\nname: Cafe\n---\n"


def test_history_without_a_place_for_the_journal_is_a_sentence(vault: Vault, run: Run, tmp_path: Path) -> None:
    """Exit 6, and the variable that names another place."""
    vault({})
    (tmp_path / "file").write_text("")
    result = run("history", environment={"XDG_STATE_HOME": str(tmp_path / "file")})
    assert result.code == 6
    assert "XDG_STATE_HOME" in result.err


def _text(root: Path, path: str = "people/ada.md") -> str:
    return (root / path).read_bytes().decode()
