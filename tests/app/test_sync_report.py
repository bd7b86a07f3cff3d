"""What `sync` says: for people, for programs, and before it does anything."""

import json
from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, BEN, FAY, FILES, INTRO, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with ticks that can be taken, and two that can't."""
    made = desk(tmp_path, {ADA: str(FILES[ADA]).replace("name:", "follow_up: 2026-11-26\nname:")})
    made.mark("[ada|", "x", "  - call: she found one")
    made.mark("[ben|", ">")
    made.mark("[fay|", "-")
    made.mark("|Pricing", ">")
    made.mark("birthday", done="✅ 2026-11-26")
    return made


def test_a_dry_run_says_what_would_be_done_where_and_what_is_unclear_and_why(at: Desk) -> None:
    """One line a tick with both places, the diff, and nothing is written."""
    result = at.sync("--dry-run", code=5)
    assert at.diff() == {}
    places = {word: f"{at.week}:{at.number(word)}" for word in ("[ada|", "[ben|", "[fay|", "|Pricing", "birthday")}
    assert result.err.splitlines() == [
        "nothing is written; this is what would be done:",
        f"{places['[ben|']} [>] Ben Okri → {BEN}: moved to 2026-11-30: Send the article",
        f"{places['[ada|']} [x] Ada Lovelace → {ADA}: logged 2026-11-25: call: she found one; its follow_up is done",
        f"{places['[fay|']} [-] Fay Wray → {FAY}: follow up 2027-05-23",
        f"refused: {places['|Pricing']}: meetings/2026-11-24 Pricing.md: a meeting is moved in its own note",
        "  Change `date:` there",
        f"refused: {places['birthday']}: 2026-11-26 has not been yet",
        "  Mend the day behind ✅, or take it out",
    ]
    assert result.out.count("--- a/") == 3
    assert "+- 2026-11-25 call: she found one ^nn-" in result.out


def test_the_dry_run_is_what_sync_then_does(at: Desk) -> None:
    """The same diff, the same refusals."""
    shown = at.sync("--dry-run", code=5).out
    at.sync(code=5)
    for path, lines in at.diff().items():
        assert f"--- a/{path}\n" in shown
        for line in lines:
            assert f"\n{line}\n" in f"\n{shown}\n"


def test_a_dry_run_shows_the_lines_that_would_go_from_an_older_week(tmp_path: Path) -> None:
    """They are a change of a file like others."""
    at = desk(tmp_path, week="2026-W47")
    at.agenda("2026-W48")
    result = at.sync("--dry-run")
    assert at.diff() == {}
    assert "--- a/agenda/2026-W47.md\n" in result.out


def test_programs_get_changes_and_refusals_also_with_exit_5(at: Desk) -> None:
    """One document; paths, lines and reasons."""
    document = json.loads(at.sync("--json", code=5).out)
    assert [change["path"] for change in document["changes"]] == [BEN, ADA, FAY]
    assert all(set(change) == {"path", "summary"} for change in document["changes"])
    assert document["refused"] == [
        {
            "path": at.week,
            "line": at.number("|Pricing"),
            "reason": "meetings/2026-11-24 Pricing.md: a meeting is moved in its own note",
        },
        {"path": at.week, "line": at.number("birthday"), "reason": "2026-11-26 has not been yet"},
    ]


def test_programs_get_one_document_when_there_is_nothing(tmp_path: Path) -> None:
    """Empty lists."""
    assert json.loads(desk(tmp_path).sync("--json").out) == {"changes": [], "refused": []}


def test_words_that_change_a_line_are_told_as_such(at: Desk) -> None:
    """The day of the line is not that of the run."""
    at.sync(code=5)
    at.write(at.week, at.text(at.week).replace("she found one", "she found two"))
    result = at.sync(code=5, today="2026-11-25")
    assert result.out == f"{ADA}: its line in the log now says: call: she found two\n"


def test_a_step_of_an_introduction_is_told_by_name(at: Desk) -> None:
    """Who was asked, and when."""
    at.mark("[ben--cat|")
    assert f"{INTRO}: asked Cat Stevens on 2026-11-25; `notesnet draft" in at.sync(code=5).out


def test_nothing_to_take_names_the_files(tmp_path: Path) -> None:
    """And an unknown week, or none at all, what to type."""
    at = desk(tmp_path)
    assert at.sync().err == f"nothing to take from {at.week}\n"
    assert at.sync("--week", "2026-W40", code=4).err.endswith("`notesnet agenda --week 2026-W40` writes it\n")
    (at.root / at.week).unlink()
    assert "`notesnet agenda` writes this week's" in at.sync().err


def test_history_names_the_syncs(at: Desk) -> None:
    """As any command that changes notes."""
    at.sync(code=5)
    assert "sync" in at.run("history").out
