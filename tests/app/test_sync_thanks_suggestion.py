"""Lines of To thank and Worth introducing: each cell of their rows."""

from pathlib import Path

import pytest

from tests.app.sync_vault import ADA, BEN, ELLEN, FILES, GUS, INTRO, Desk, desk, suggestion

NEW = "intros/2026-11-25-ada-lovelace--gus-grissom.md"


@pytest.fixture
def at(tmp_path: Path) -> Desk:
    """The desk with its agenda written."""
    return desk(tmp_path)


@pytest.mark.parametrize(
    ("below", "text"),
    [
        ((), "said thanks #thanked"),
        (("  - call: told her all",), "call: told her all #thanked"),
        (("  - call: a card #Thanked too",), "call: a card #Thanked too"),
    ],
)
def test_ticked_thanks_are_a_line_that_says_so(at: Desk, below: tuple[str, ...], text: str) -> None:
    """Always with `#thanked`, also behind a person's own words."""
    at.mark("[ellen|", "x", *below)
    at.sync()
    assert at.diff() == {ELLEN: [f"+- 2026-11-25 {text} ^{at.id('[ellen|')}"]}


def test_words_that_come_later_replace_said_thanks(at: Desk) -> None:
    """And keep the tag."""
    at.mark("[ellen|")
    at.sync()
    at.change("[ellen|", str, "  - letter: a card")
    at.sync(home="another")
    id_ = at.id("[ellen|")
    assert at.diff() == {
        ELLEN: [f"-- 2026-11-25 said thanks #thanked ^{id_}", f"+- 2026-11-25 letter: a card #thanked ^{id_}"]
    }


def test_forwarded_thanks_are_a_follow_up(at: Desk) -> None:
    """`[>]`: the Monday after."""
    at.mark("[ellen|", ">")
    at.sync()
    assert at.diff() == {ELLEN: ["+follow_up: 2026-11-30"]}


def test_thanks_with_a_date_are_a_follow_up_on_that_day(at: Desk) -> None:
    """The line has no date of ours."""
    at.change("[ellen|", lambda line: line.replace(" ^nn-", " 📅 2026-12-03 ^nn-"))
    at.sync()
    assert at.diff() == {ELLEN: ["+follow_up: 2026-12-03"]}


def test_skipped_thanks_are_a_tag_on_the_line_that_came_in(at: Desk) -> None:
    """`[-]`: at the end of the line, before its block id if it has one."""
    at.mark("[ellen|", "-")
    at.sync()
    line = "- 2026-11-10 call: sent a client #got/referral"
    assert at.diff() == {ELLEN: [f"-{line}", f"+{line} #thanked"]}
    at.before = at.tree()
    at.sync()
    assert at.diff() == {}


def test_skipped_thanks_tag_every_line_of_that_day_that_has_something_come_in(tmp_path: Path) -> None:
    """And no other."""
    note = "---\nname: Ellen Ripley\n---\n\n## Log\n- 2026-11-10 call: a client #got ^mine\n- 2026-11-10 mail: a tip #got/advice\n- 2026-11-10 call: hello\n"
    at = desk(tmp_path, {ELLEN: note})
    at.mark("[ellen|", "-")
    at.sync()
    assert at.diff() == {
        ELLEN: [
            "-- 2026-11-10 call: a client #got ^mine",
            "-- 2026-11-10 mail: a tip #got/advice",
            "+- 2026-11-10 call: a client #got #thanked ^mine",
            "+- 2026-11-10 mail: a tip #got/advice #thanked",
        ]
    }


def test_skipped_thanks_for_someone_met_through_another_are_a_note(tmp_path: Path) -> None:
    """There is no `#got` line: the introducer's log gets `note: #thanked`, once."""
    gus = (
        '---\nname: Gus Grissom\nmet: 2026-11-12\nintroduced_by: "[[ben]]"\n---\n\n## Log\n- 2026-11-12 coffee: first\n'
    )
    at = desk(tmp_path, {GUS: gus, BEN: "---\nname: Ben Okri\n---\nKeeps bees.\n"})
    at.mark("[ben|", "-")
    at.sync()
    assert at.diff() == {BEN: ["+", "+## Log", f"+- 2026-11-25 note: #thanked ^{at.id('[ben|')}"]}
    at.before = at.tree()
    at.sync(home="another", today="2026-11-28")
    assert at.diff() == {}


def with_suggestion(at: Desk, *lines: str) -> None:
    """Worth introducing, as the agenda will have it."""
    at.write(at.week, at.text(at.week) + "\n## Worth introducing\n" + "\n".join(lines) + "\n")


def test_a_ticked_suggestion_is_an_introduction_note(at: Desk) -> None:
    """With why it was suggested; nothing is written into the notes of the two."""
    with_suggestion(at, suggestion(ADA, GUS))
    at.mark("[[ada]] and [[gus]]")
    result = at.sync()
    assert list(at.diff()) == [NEW]
    text = at.text(NEW)
    assert 'a: "[[ada|Ada Lovelace]]"\nb: "[[gus|Gus Grissom]]"\n' in text
    why = 'one is looking for \\"a printer\\"; the other offers \\"printing\\"'
    assert f'\nwhy: "{why}"\n' in text
    assert "created: 2026-11-25\n" in text
    assert "closed:\n" in text
    assert result.out == f"{NEW}: new introduction: Ada Lovelace and Gus Grissom\n"
    at.before = at.tree()
    at.sync(today="2026-11-28")
    at.sync(home="another")
    assert at.diff() == {}


def test_words_below_a_suggestion_are_why(at: Desk) -> None:
    """A person's own reason comes first."""
    with_suggestion(at, suggestion(ADA, GUS))
    at.mark("[[ada]] and [[gus]]", "x", "  - both fly: to the moon")
    at.sync()
    assert "why: 'both fly: to the moon'\n" in at.text(NEW) or 'why: "both fly: to the moon"\n' in at.text(NEW)


def test_a_skipped_suggestion_is_an_introduction_note_that_is_closed(at: Desk) -> None:
    """So that the two are not suggested again."""
    with_suggestion(at, suggestion(ADA, GUS))
    at.mark("[[ada]] and [[gus]]", "-")
    at.sync()
    assert list(at.diff()) == [NEW]
    assert "closed: 2026-11-25\n" in at.text(NEW)
    at.before = at.tree()
    at.sync(today="2026-11-28")
    assert at.diff() == {}


@pytest.mark.parametrize("other", [GUS, ""])
def test_a_forwarded_suggestion_changes_no_note(at: Desk, other: str) -> None:
    """Its line in the file is what leaves it out for eight weeks."""
    with_suggestion(at, suggestion(ADA, other))
    at.mark("[[ada]] and [[gus]]" if other else "[[ada]] —", ">")
    at.sync()
    assert at.diff() == {}


@pytest.mark.parametrize(
    ("mark", "below", "line"),
    [("x", (), "in touch"), ("x", ("  - call: her offer",), "call: her offer"), ("-", (), "")],
)
def test_a_suggestion_for_me_is_a_line_in_the_log(at: Desk, mark: str, below: tuple[str, ...], line: str) -> None:
    """Skipped, it is nothing."""
    with_suggestion(at, suggestion(ADA))
    at.mark("[[ada]] —", mark, *below)
    at.sync()
    id_ = at.id("[[ada]] —")
    assert at.diff() == ({ADA: [f"+- 2026-11-25 {line} ^{id_}"]} if line else {})


def test_a_suggestion_pasted_twice_is_one_introduction(at: Desk) -> None:
    """Both ticked: one note, and nothing is refused."""
    line = suggestion(ADA, GUS).replace("[ ]", "[x]")
    with_suggestion(at, line, line)
    at.before = at.tree()
    assert at.run("sync", "--dry-run").code == 0
    at.sync()
    assert list(at.diff()) == [NEW]


@pytest.mark.parametrize("closed", ["", "2026-01-01"])
def test_a_pair_that_has_an_introduction_already_gets_no_second_one(tmp_path: Path, closed: str) -> None:
    """Open or closed."""
    note = str(FILES[INTRO]).replace("[[cat]]", "[[gus]]").replace("closed:", f"closed: {closed}")
    at = desk(tmp_path, {INTRO: note})
    with_suggestion(at, suggestion(GUS, BEN))
    at.mark("[[gus]] and [[ben]]")
    at.sync()
    assert at.diff() == {}


def test_skipped_thanks_find_their_line_below_what_the_same_run_logged(tmp_path: Path) -> None:
    """A touch of the same person was ticked too: the line has moved down by then, and another of its day stands there."""
    note = str(FILES[ELLEN]).replace("name: Ellen", "cadence: 1w\nname: Ellen")
    note = note.replace("## Log\n", "## Log\n- 2026-11-10 call: a tip #got/advice\n")
    at = desk(tmp_path, {ELLEN: note})
    at.mark("due 17 Nov", done="✅ 2026-11-24")
    at.mark("Thank Ellen", "-")
    at.sync()
    lines = [line.partition(" ^")[0] for line in at.text(ELLEN).split("## Log\n")[1].splitlines()]
    assert lines == [
        "- 2026-11-24 in touch",
        "- 2026-11-10 call: a tip #got/advice #thanked",
        "- 2026-11-10 call: sent a client #got/referral #thanked",
        "- 2026-06-01 call: cats",
    ]
