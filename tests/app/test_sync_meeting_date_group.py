"""Lines of Meetings, Dates and Groups: each cell of their rows."""

from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, DORA, FILES, GROUP, GUS, MEETING, Desk, desk


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


@pytest.mark.parametrize("done", ["", "✅ 2026-11-24"])
def test_a_ticked_meeting_is_a_line_in_the_log_of_each_of_its_people(at: Desk, done: str) -> None:
    """The meeting note itself stays as it is."""
    at.mark("|Pricing", "x", done=done)
    result = at.sync()
    line = f"- {done[2:] or '2026-11-25'} in touch ^{at.id('|Pricing')}"
    diff = at.diff()
    assert set(diff) == {DORA, GUS}
    assert all("+## Log" in lines and f"+{line}" in lines for lines in diff.values())
    assert len(result.out.splitlines()) == 2


def test_words_below_a_meeting_go_to_each_of_its_people(at: Desk) -> None:
    """Kind and text."""
    at.mark("|Pricing", "x", "  - coffee: both want fixed prices")
    at.sync()
    for path in (DORA, GUS):
        assert f"- 2026-11-25 coffee: both want fixed prices ^{at.id('|Pricing')}\n" in at.text(path)


def test_people_of_a_meeting_without_a_note_are_left_out(tmp_path: Path) -> None:
    """Nobody is made up; somebody named twice gets one line."""
    note = '---\ndate: 2026-11-24\npeople: ["[[gus]]", "[[Somebody New]]", "[[gus|G.]]"]\n---\n'
    at = desk(tmp_path, {MEETING: note})
    at.mark("|Pricing")
    at.sync()
    assert list(at.diff()) == [GUS]
    assert at.text(GUS).count("in touch") == 1


@pytest.mark.parametrize("note", [True, False])
def test_a_meeting_is_not_moved_on_the_agenda(at: Desk, note: bool) -> None:
    """`[>]` and another date are refused, named."""
    if note:
        at.mark("|Pricing", ">")
    else:
        at.mark("|Pricing", " ", due="2026-11-28")
    result = at.sync(code=5)
    assert at.diff() == {}
    where = f"{at.week}:{at.number('|Pricing')}"
    assert f"refused: {where}: {MEETING}: a meeting is moved in its own note" in result.err


@pytest.mark.parametrize("word", ["|Pricing", "birthday", "work anniversary", "Breakfast Club"])
def test_skipped_means_nothing_for_meetings_dates_and_groups(at: Desk, word: str) -> None:
    """`[-]`: the line is out of the way, and no note changes."""
    at.mark(word, "-")
    at.sync()
    assert at.diff() == {}


def test_a_follow_up_survives_a_meeting_and_a_birthday(tmp_path: Path) -> None:
    """Only a touch was what the follow-up was for."""
    files: dict[str, str | bytes] = {
        DORA: str(FILES[DORA]).replace("name: Dora Maar\n", "name: Dora Maar\nfollow_up: 2026-11-28\n")
    }
    at = desk(tmp_path, files)
    at.mark("|Pricing")
    at.mark("birthday")
    at.sync()
    assert "follow_up: 2026-11-28\n" in at.text(DORA)


@pytest.mark.parametrize(
    ("word", "text"), [("birthday", "birthday wishes"), ("anniversary", "work anniversary wishes")]
)
def test_a_ticked_date_is_wishes_in_the_log(at: Desk, word: str, text: str) -> None:
    """`birthday wishes`; another day by its own name."""
    at.mark(word)
    at.sync()
    diff = at.diff()
    assert list(diff) == [DORA]
    assert f"+- 2026-11-25 {text} ^{at.id(word)}" in diff[DORA]


@pytest.mark.parametrize("word", ["birthday", "anniversary"])
def test_words_below_a_date_take_the_place_of_wishes_also_later(at: Desk, word: str) -> None:
    """On a machine that knows nothing of the first run as well."""
    at.mark(word)
    at.sync()
    at.change(word, str, "  - call: sang to her")
    at.sync(home="another")
    (old, new) = at.diff()[DORA]
    assert old.startswith("-- 2026-11-25 ")
    assert new == f"+- 2026-11-25 call: sang to her ^{at.id(word)}"


@pytest.mark.parametrize("mark", [">", " "])
@pytest.mark.parametrize(("word", "line"), [("birthday", 3), ("anniversary", 4)])
def test_a_date_is_not_moved(at: Desk, mark: str, word: str, line: int) -> None:
    """`[>]` and another date are refused with both places."""
    at.mark(word, mark, due="" if mark == ">" else "2026-11-28")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"refused: {at.week}:{at.number(word)}: {DORA}:{line}: this day can't be moved" in result.err


def test_a_ticked_group_is_a_meeting_note_with_the_people_below(at: Desk) -> None:
    """Filed as meetings are, and found by the agenda as one; nobody's log changes."""
    at.mark("Breakfast Club", "x", "  - [[ada]]", "  - [[gus|G.]] and [[Dora Maar]]", done="✅ 2026-11-24")
    result = at.sync()
    path = "meetings/2026-11-24 Breakfast Club.md"
    assert at.diff() == {
        path: [
            "+---",
            "+date: 2026-11-24",
            '+people: ["[[ada|Ada Lovelace]]", "[[gus|Gus Grissom]]", "[[dora|Dora Maar]]"]',
            "+---",
            f"+[[breakfast|Breakfast Club]] ^{at.id('[breakfast|')}",
        ]
    }
    assert result.out == f"{path}: met Breakfast Club on 2026-11-24\n"
    at.before = at.tree()
    at.sync()
    at.sync(home="another", today="2026-11-27")
    assert at.diff() == {}


def test_people_named_later_are_added_to_that_meeting(at: Desk) -> None:
    """The note is known by the id, also under another name."""
    at.mark("Breakfast Club", "x", "  - [[ada]]")
    at.sync()
    (at.root / "meetings/2026-11-25 Breakfast Club.md").rename(at.root / "meetings/2026-11-25 Eggs.md")
    at.change("[breakfast|", str, "  - [[gus]]")
    at.sync()
    assert at.diff() == {
        "meetings/2026-11-25 Eggs.md": [
            '-people: ["[[ada|Ada Lovelace]]"]',
            '+people: ["[[ada|Ada Lovelace]]", "[[gus|Gus Grissom]]"]',
        ]
    }


def test_a_ticked_group_with_nobody_named_is_nothing(at: Desk) -> None:
    """Words alone name nobody."""
    at.mark("Breakfast Club", "x", "  - eggs were good")
    at.sync()
    assert at.diff() == {}


@pytest.mark.parametrize(
    "words", ["ada, Gus Grissom and dora", "Ada; gus & Dora Maar.", "ADA LOVELACE, Gus, dora maar"]
)
def test_people_named_below_a_group_without_a_link_are_named(at: Desk, words: str) -> None:
    """A line that consists of names means these people: by file name, name, alias, or the first words of a name."""
    at.mark("Breakfast Club", "x", f"  - {words}", "  - eggs were good")
    at.sync()
    (path,) = at.diff()
    assert 'people: ["[[ada|Ada Lovelace]]", "[[gus|Gus Grissom]]", "[[dora|Dora Maar]]"]' in at.text(path)


@pytest.mark.parametrize(
    ("words", "reason"),
    [("Ada, somebody new", "“somebody new” leads to nobody"), ("ada and Bo", "“Bo” fits 2 people")],
)
def test_names_below_a_group_that_are_not_all_known_are_refused(tmp_path: Path, words: str, reason: str) -> None:
    """With the line: nobody who was named is left out without a word."""
    at = desk(tmp_path, {"people/x.md": "---\nname: Bo Li\n---\n", "people/y.md": "---\nname: Bo Diddley\n---\n"})
    at.mark("Breakfast Club", "x", f"  - {words}")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"{at.week}:{at.number('[breakfast|') + 1}: {reason}" in result.err


def test_words_below_a_group_that_begin_with_a_name_are_words(at: Desk) -> None:
    """Only a line that is nothing but names means people."""
    at.mark("Breakfast Club", "x", "  - Ada brought eggs", "  - goodbye to all")
    at.sync()
    assert at.diff() == {}


def test_a_group_that_is_opened_again_keeps_its_meeting_note(at: Desk) -> None:
    """The place is named."""
    at.mark("Breakfast Club", "x", "  - [[ada]]")
    at.sync()
    at.change("[breakfast|", lambda line: line.replace("[x]", "[ ]"))
    result = at.sync()
    assert at.diff() == {}
    assert "open again, but meetings/2026-11-25 Breakfast Club.md:" in result.err


@pytest.mark.parametrize("mark", [">", " "])
def test_a_group_is_not_moved(at: Desk, mark: str) -> None:
    """`[>]` and another date are refused, named."""
    at.mark("Breakfast Club", mark, due="" if mark == ">" else "2026-11-28")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"{at.week}:{at.number('[breakfast|')}: {GROUP}: a meeting of a group can't be moved here" in result.err


@pytest.mark.parametrize(
    ("link", "reason"), [("Nobody At All", "[[Nobody At All]] leads to nobody"), ("twin", "[[twin]] fits 2 people")]
)
def test_somebody_below_a_group_who_is_not_one_person_is_refused(tmp_path: Path, link: str, reason: str) -> None:
    """With the line; nobody is left out without a word."""
    at = desk(tmp_path, {"people/a/twin.md": "x\n", "people/b/twin.md": "y\n"})
    at.mark("Breakfast Club", "x", "  - [[ada]]", f"  - [[{link}]]")
    result = at.sync(code=5)
    assert at.diff() == {}
    assert f"{at.week}:{at.number('[breakfast|') + 2}: {reason}" in result.err


def test_a_file_name_comes_before_a_name_and_a_name_before_an_alias(tmp_path: Path) -> None:
    """As links are looked up everywhere."""
    at = desk(
        tmp_path, {"people/jo.md": "---\nname: Joseph\naliases: [ada]\n---\n", "people/b.md": "---\nname: jo\n---\n"}
    )
    at.mark("Breakfast Club", "x", "  - [[ada]] [[jo]]")
    at.sync()
    (path,) = at.diff()
    assert 'people: ["[[ada|Ada Lovelace]]", "[[jo|Joseph]]"]' in at.text(path)


def test_a_note_of_that_day_that_a_person_made_gets_the_people(tmp_path: Path) -> None:
    """It is not written over, and no second one is made beside it."""
    path = "meetings/2026-11-25 Breakfast Club.md"
    at = desk(tmp_path, {path: '---\npeople: ["[[ada]]"]\n---\nGood eggs.\n'})
    at.mark("[breakfast|", "x", "  - [[ada]]", "  - [[gus]]")
    at.sync()
    people = ['-people: ["[[ada]]"]', '+people: ["[[ada]]", "[[gus|Gus Grissom]]"]']
    changed = at.diff()[path]
    assert changed[:3] == [*people, "+"]
    assert changed[3].startswith("+[[breakfast|Breakfast Club]] ^nn-")
    assert len(changed) == 4


def test_a_meeting_note_is_filed_as_the_settings_find_it(tmp_path: Path) -> None:
    """In a vault whose meetings are told by a property."""
    settings = '[notes]\nmeeting = { where = ["type=meeting"] }\n'
    at = desk(tmp_path, {"notesnet.toml": settings, MEETING: "---\ntype: meeting\ndate: 2026-11-24\n---\n"})
    at.mark("[breakfast|", "x", "  - [[ada]]")
    at.sync()
    (path,) = at.diff()
    assert "\ntype: meeting\n" in at.text(path)
    assert at.run("why", "ada").out.count("2026-11-25")


def test_a_ticked_meeting_with_nobody_known_is_nothing(tmp_path: Path) -> None:
    """There is no log to write in."""
    at = desk(tmp_path, {MEETING: "---\ndate: 2026-11-24\n---\n"})
    at.mark("|Pricing")
    at.sync()
    assert at.diff() == {}


def test_the_note_of_someone_in_the_meeting_that_refuses_keeps_nobody_else_from_it(tmp_path: Path) -> None:
    """A note that can't be written to is named; the other one gets its line."""
    at = desk(tmp_path, {"people/gus.sync-conflict-20261101-101500-ABC1234.md": FILES[GUS], ADA: FILES[ADA]})
    at.mark("|Pricing")
    result = at.sync(code=5)
    assert list(at.diff()) == [DORA]
    assert f"{at.week}:{at.number('|Pricing')}: {GUS}" in result.err
