"""Agenda files as people, editors and git leave them; several weeks; and weeks around New Year."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, BEN, CAT, FILES, Desk, desk, marked

ARTICLE = "- [ ] Send the article 📅 2026-11-20"


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


def three(at: Desk) -> None:
    """A touch, a promise and thanks, ticked, one with words below."""
    at.mark("[ada|", "x", "  - call: she found one")
    at.mark("[ben|")
    at.mark("[ellen|")


def upside_down(text: str) -> str:
    """Sections and the lines in them in another order, each line with what hangs on it."""
    head, *sections = text.split("\n## ")
    return "\n## ".join([head, *(section.rstrip("\n") + "\n" for section in reversed(sections))])


CHANGES: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "bom": lambda text: f"\ufeff{text}",
    "no last line end": lambda text: text.rstrip("\n"),
    "tabs": lambda text: text.replace("  - call", "\t- call").replace("- [x] ", "-\t[x]\t"),
    "stars": lambda text: text.replace("- [", "* ["),
    "numbers": lambda text: text.replace("- [", "1. ["),
    "indented": lambda text: text.replace("- [x] [[ellen", "  - [x] [[ellen"),
    "reordered": upside_down,
    "front matter": lambda text: f"---\ntags: [week]\n---\n{text}",
    "no headings": lambda text: "\n".join(line for line in text.split("\n") if not line.startswith("#")),
    "a heading of their own": lambda text: text.replace("## Keep in touch", "## Tuesday"),
    "untouched lines cut": lambda text: "\n".join(line for line in text.split("\n") if "- [ ]" not in line),
    "all pasted twice": lambda text: text + "\n" + text,
    "a fence that none closes": lambda text: f"```\n{text}",
    "checks cut off": lambda text: "\n".join(
        line[:-5] if "^nn-" in line and "[x]" in line else line for line in text.split("\n")
    ),
    "other words": lambda text: text.replace("Still", "And still").replace(" — ", ": "),
    "a line of words between": lambda text: text.replace("## Dates", "A good week.\n\n## Dates"),
}


@pytest.mark.parametrize("how", CHANGES.values(), ids=CHANGES)
def test_ticks_are_taken_whatever_was_done_to_the_file(at: Desk, how: Callable[[str], str]) -> None:
    """Once each, and three runs give the same bytes; the agenda itself stays as the person left it."""
    three(at)
    ids = [at.id("[ada|"), at.id("[ellen|")]
    at.write(at.week, how(at.text(at.week)))
    before = at.tree()
    at.sync()
    first = at.tree()
    assert first[at.week] == before[at.week]
    assert sorted(path for path in first if first[path] != before.get(path)) == [ADA, BEN, "people/ellen.md"]
    text = at.text(ADA)
    assert text.count(f"- 2026-11-25 call: she found one ^{ids[0]}\n") == 1
    assert at.text("people/ellen.md").count(f"^{ids[1]}") == 1
    at.sync()
    at.sync(home="another", today="2026-11-27")
    assert at.tree() == first


def test_a_line_pasted_twice_and_ticked_once_is_taken_once(at: Desk) -> None:
    """The open one asks for nothing, and is not called a tick taken back."""
    line = at.line("[ada|")
    at.write(at.week, at.text(at.week).replace(line, f"{marked(line)}\n{line}"))
    at.before = at.tree()
    at.sync()
    assert len(at.diff()[ADA]) == 1
    assert "open again" not in at.sync().err


@pytest.mark.parametrize(
    ("first", "second"),
    [("x", ">"), (">", "-"), ("x", "-"), ("x", "x ✅ 2026-11-23")],
)
def test_one_item_marked_in_two_ways_is_refused_with_both_lines(at: Desk, first: str, second: str) -> None:
    """Nobody knows which of them is meant; the rest is taken."""
    line, number = at.line("[ada|"), at.number("[ada|")
    mark, _, done = second.partition(" ")
    pair = f"{marked(line, first, done='✅ 2026-11-24' if done else '')}\n{marked(line, mark, done)}"
    at.write(at.week, at.text(at.week).replace(line, pair))
    at.before = at.tree()
    at.mark("[ben|")
    result = at.sync(code=5)
    assert list(at.diff()) == [BEN]
    assert f"the same item stands on line {number} and line {number + 1}, marked in two ways" in result.err


def test_two_different_words_below_one_item_are_refused_too(at: Desk) -> None:
    """Each copy says something else."""
    line = at.line("[ada|")
    at.write(at.week, at.text(at.week).replace(line, f"{marked(line)}\n  - call: a\n{marked(line)}\n  - call: b"))
    at.before = at.tree()
    at.sync(code=5)
    assert at.diff() == {}


def test_a_file_with_the_conflict_marks_of_git_is_refused_whole(at: Desk) -> None:
    """What both sides meant is for a person to say."""
    three(at)
    line = at.line("[fay|")
    conflict = f"<<<<<<< HEAD\n{line}\n=======\n{marked(line)}\n>>>>>>> other"
    at.write(at.week, at.text(at.week).replace(line, conflict))
    at.before = at.tree()
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"refused: {at.week}:" in result.err


def test_a_file_that_is_not_utf8_is_refused_and_others_are_taken(at: Desk) -> None:
    """With the line of the first bad byte."""
    at.mark("[ben|")
    (at.root / "agenda/2026-W47.md").write_bytes(b"# Week 47\n\xff\n")
    at.before = at.tree()
    result = at.sync(code=5)
    assert list(at.diff()) == [BEN]
    assert "refused: agenda/2026-W47.md:2: " in result.err


def test_last_weeks_tick_is_taken_this_week(tmp_path: Path) -> None:
    """On its own day, into the note as it is now."""
    at = desk(tmp_path, week="2026-W47")
    at.mark("[ada|", done="✅ 2026-11-22")
    at.agenda("2026-W48")
    at.sync()
    assert at.diff()[ADA] == [f"+- 2026-11-22 in touch ^{at.id('[ada|')}"]


def test_an_untouched_open_line_goes_from_the_older_week_when_the_newer_has_it(tmp_path: Path) -> None:
    """With its details; a heading that is left empty goes too; lines that a person touched stay."""
    at = desk(tmp_path, week="2026-W47")
    at.change("[ben|", lambda line: line.replace("Send", "Really send"))
    at.agenda("2026-W48")
    ada = at.line("[ada|", "agenda/2026-W47.md")
    result = at.sync()
    diff = at.diff()
    assert list(diff) == ["agenda/2026-W47.md"]
    gone = diff["agenda/2026-W47.md"]
    assert all(line.startswith("-") for line in gone)
    assert f"-{ada}" in gone
    assert "-## Keep in touch" in gone
    assert not any("Really send" in line for line in gone)
    assert "agenda/2026-W47.md: " in result.out
    assert at.run("undo").code == 0
    assert at.tree() == at.before


def test_a_line_with_words_below_stays_in_the_older_week(tmp_path: Path) -> None:
    """What a person wrote is never taken out of a file."""
    at = desk(tmp_path, week="2026-W47")
    at.change("[ada|", str, "  - ask about looms")
    at.agenda("2026-W48")
    at.sync()
    assert "  - ask about looms" in at.text("agenda/2026-W47.md")
    assert "[[ada|" in at.text("agenda/2026-W47.md")


@pytest.mark.parametrize(
    ("older", "newer", "lines"),
    [
        (">", "x", ["+- 2026-11-20 in touch"]),
        ("-", "x", ["+- 2026-11-20 in touch"]),
        ("-", ">", ["+follow_up: 2026-11-30"]),
        ("x", ">", ["+- 2026-11-22 in touch", "+follow_up: 2026-11-30"]),
        (">", "", ["+follow_up: 2026-11-23"]),
    ],
)
def test_of_marks_in_two_weeks_the_newer_one_has_the_last_word(
    tmp_path: Path, older: str, newer: str, lines: list[str]
) -> None:
    """A touch that was ticked is logged all the same; three runs give the same bytes."""
    at = desk(tmp_path, week="2026-W47")
    at.mark("[ada|", older, done="✅ 2026-11-22" if older == "x" else "")
    at.agenda("2026-W48")
    if newer:
        at.mark("[ada|", newer, done="✅ 2026-11-20" if newer == "x" else "")
    at.sync()
    assert sorted(line.partition(" ^")[0] for line in at.diff()[ADA]) == sorted(lines)
    first = at.tree()
    at.sync()
    at.sync(home="another")
    assert at.tree() == first


def test_words_below_the_newer_line_are_the_last_word(tmp_path: Path) -> None:
    """Ticked in both weeks, with words in both: the log says the newer ones, run after run."""
    at = desk(tmp_path, week="2026-W47")
    at.mark("[ada|", "x", "  - call: older")
    at.agenda("2026-W48")
    at.mark("[ada|", "x", "  - call: newer")
    at.sync()
    first = at.tree()
    assert "call: newer ^" in at.text(ADA)
    assert "older" not in at.text(ADA)
    at.sync()
    assert at.tree() == first


def test_only_the_last_four_files_are_read(tmp_path: Path) -> None:
    """Those that exist, however far apart; --week reads any one."""
    at = desk(tmp_path, week="2026-W43")
    assert "[[ada|" not in at.text(at.week) or True
    at.agenda("2026-W47")
    at.mark("[ada|")
    for week in ("2026-W48", "2026-W50", "2026-W52", "2027-W01"):
        at.write(f"agenda/{week}.md", f"# Week {week[-2:]} · x\n")
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}
    at.sync("--week", "2026-W47")
    assert list(at.diff()) == [ADA]


@pytest.mark.parametrize(
    ("week", "today", "monday", "later"),
    [
        ("2026-W53", "2026-12-31", "2027-01-04", "2027-02-08"),
        ("2027-W01", "2027-01-06", "2027-01-11", "2027-02-15"),
    ],
)
def test_weeks_around_new_year(tmp_path: Path, week: str, today: str, monday: str, later: str) -> None:
    """The Monday after W53 is in the new year, and its Sunday is the 3rd."""
    at = desk(tmp_path, {CAT: str(FILES[CAT]).replace("name:", "cadence: 4w\nname:")}, week=week)
    at.mark("[ada|", ">")
    at.mark("[cat|", "-")
    at.sync(today=today)
    assert at.diff()[ADA] == [f"+follow_up: {monday}"]
    followed = at.diff()[CAT]
    assert len(followed) == 1
    assert followed[0].startswith("+follow_up: 2027-0")
    assert later > monday


def test_w01_is_newer_than_w53(tmp_path: Path) -> None:
    """The open line goes from the old year's file."""
    at = desk(tmp_path, week="2026-W53")
    at.agenda("2027-W01")
    at.sync(today="2027-01-05")
    assert "[[ada|" not in at.text("agenda/2026-W53.md")
    assert "[[ada|" in at.text("agenda/2027-W01.md")


def test_another_pattern_for_the_file(tmp_path: Path) -> None:
    """`[agenda] file`, with a folder a year."""
    write = '[agenda]\nfile = "plans/{year}/{week}.md"\n'
    at = Desk(tmp_path)
    for path, text in {**FILES, "notesnet.toml": write}.items():
        at.write(path, str(text))
    assert at.run("agenda").code == 0
    at.week = "plans/2026/48.md"
    at.mark("[ada|")
    at.sync()
    assert list(at.diff()) == [ADA]


def test_a_note_whose_name_no_wikilink_can_hold(tmp_path: Path) -> None:
    """Such a line has a markdown link."""
    path = "people/C# [Ada].md"
    at = desk(tmp_path, {path: FILES[ADA]})
    at.mark("C%23")
    at.sync()
    assert list(at.diff()) == [path]


def test_two_notes_of_one_file_name(tmp_path: Path) -> None:
    """Their lines link by path."""
    at = desk(tmp_path, {"people/old/ada.md": str(FILES[ADA]).replace("Lovelace", "Byron")})
    at.mark("[people/old/ada|")
    at.sync()
    assert list(at.diff()) == ["people/old/ada.md"]


@pytest.mark.parametrize("newer", [">", "-"])
def test_a_promise_ticked_last_week_is_over_for_this_weeks_line(tmp_path: Path, newer: str) -> None:
    """Both are taken in one run: the task is done, and nothing is refused."""
    at = desk(tmp_path, week="2026-W47")
    at.mark("[ben|")
    at.agenda("2026-W48")
    at.mark("[ben|", newer)
    at.sync()
    assert at.diff()[BEN] == [f"-{ARTICLE}", "+- [x] Send the article 📅 2026-11-20 ✅ 2026-11-25"]
