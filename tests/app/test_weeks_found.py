"""What `test_weeks_model` once found, each in as few lines as it takes."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.harness import Result

WEEK = "agenda/2026-W48.md"
Make = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]
DORA = "---\nname: Dora Maar\ncadence: 1w\n---\n\n- [ ] A card 📅 2026-11-24\n\n## Log\n- 2026-11-09 email: a lead #got/lead\n"


def test_two_marks_about_one_person_are_taken_in_one_sync(vault: Make, run: Run) -> None:
    """A touch that is logged moves the lines below it; the thanks that stand there are found all the same."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[-]" if "nothing said since" in line else "[x]"))
    assert run("sync").code == 0
    assert "#got/lead #thanked" in (root / "people/dora.md").read_text("utf-8")


def test_a_heading_of_ones_own_outlives_the_lines_below_it(vault: Make, run: Run) -> None:
    """Lines of ours that a newer week lists leave the older file; what a person wrote around them does not."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: f"## Mine\n{line}" if "due 16 Nov" in line else line)
    run("agenda", today="2026-12-02")
    run("sync", today="2026-12-02")
    assert "due 16 Nov" not in (root / WEEK).read_text("utf-8")
    assert "## Mine" in (root / WEEK).read_text("utf-8")


def test_a_refusal_names_the_line_where_it_stands_after_the_sync(vault: Make, run: Run) -> None:
    """Lines that leave an older file in the same run move those that were refused."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[x]") + " ✅ 2027-01-01" if "due 16 Nov" in line else line)
    run("agenda", today="2026-12-02")
    refused = json.loads(run("sync", "--json", today="2026-12-02").out)["refused"]
    lines = (root / WEEK).read_text("utf-8").splitlines()
    assert ["due 16 Nov" in lines[one["line"] - 1] for one in refused] == [True]


def test_what_was_taken_stays_taken_when_its_note_is_renamed(vault: Make, run: Run) -> None:
    """An editor that renames a note also changes the links of the agenda: nothing is refused that is in the note already."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[x]"))
    assert run("sync").code == 0
    (root / "people/dora.md").rename(root / "people/dora-maar.md")
    _edit(root / WEEK, lambda line: line.replace("[[dora|", "[[dora-maar|"))
    again = run("sync")
    assert (again.code, again.out) == (0, "")


def test_a_line_that_was_moved_without_the_details_below_it_is_settled_at_once(vault: Make, run: Run) -> None:
    """What it leaves behind hangs on the line above for a moment; that line counts as nobody's all the same."""
    root = vault(
        {
            "notesnet.toml": "[agenda]\npeople_per_week = 2\n",
            "people/ada.md": "---\nname: Ada Moss\ncadence: 2w\nemail: a@a.example\n---\n\n## Log\n- 2026-11-01 call: a\n",
            "people/ben.md": "---\nname: Ben Moss\ncadence: 4w\nemail: b@b.example\n---\n\n## Log\n- 2026-10-20 call: b\n",
            "people/cy.md": "---\nname: Cy Moss\ncadence: 6w\n---\n\n## Log\n- 2026-10-15 call: c\n",
        }
    )
    run("agenda")
    path = root / WEEK
    lines = path.read_text("utf-8").splitlines()
    first, second = (at for at, line in enumerate(lines) if line.startswith("- [ ]"))
    moved = lines.pop(second)
    path.write_text("\n".join([*lines[:first], moved, *lines[first:]]) + "\n", "utf-8")
    run("log", "ada", "call: hello", "--on", "2026-11-22")
    run("agenda")
    once = path.read_bytes()
    run("agenda")
    assert path.read_bytes() == once


def _edit(path: Path, change: Callable[[str], str]) -> None:
    path.write_text("".join(f"{change(line)}\n" for line in path.read_text("utf-8").splitlines()), "utf-8")


def test_an_agenda_with_gits_marks_is_left_alone_and_reported(vault: Make, run: Run) -> None:
    """Which side is right only the person knows: nothing is written until the marks are gone."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    lines = (root / WEEK).read_text("utf-8").splitlines()
    both = [*lines[:3], "<<<<<<< HEAD", lines[3], "=======", lines[3].replace("[ ]", "[x]"), ">>>>>>> b", *lines[4:]]
    (root / WEEK).write_text("\n".join(both) + "\n", "utf-8")
    before = (root / WEEK).read_bytes()
    assert [run("agenda").code, run("sync").code] == [5, 5]
    assert (root / WEEK).read_bytes() == before
    assert [one["code"] for one in json.loads(run("check", "--json").out)] == ["git-conflict-body"]


def test_the_meeting_that_a_group_line_made_is_not_listed_as_another(vault: Make, run: Run) -> None:
    """It stands under Groups, ticked; an open line under Meetings would be ticked a second time."""
    club = "---\nname: Club\nmeets: weekly tue\n---\n"
    root = vault({"groups/club.md": club, "people/dora.md": '---\nname: Dora Maar\ngroups: ["[[club]]"]\n---\n'})
    run("agenda")
    _edit(root / WEEK, lambda line: f"{line.replace('[ ]', '[x]')}\n  - [[dora]]" if "[[club" in line else line)
    assert run("sync").code == 0
    run("agenda")
    assert "## Meetings" not in (root / WEEK).read_text("utf-8")


def test_words_of_ours_are_nothing_to_say(vault: Make, run: Run) -> None:
    """A log line of a tick without words tells nothing, so what was noted before it is picked up."""
    log = "- 2026-11-20 in touch ^nn-7f3a2c\n- 2026-10-01 call: the second press\n"
    root = vault({"people/dora.md": f"---\nname: Dora Maar\ncadence: 2d\n---\n\n## Log\n{log}"})
    run("agenda")
    assert "Pick up from 1 Oct: the second press." in (root / WEEK).read_text("utf-8")


def test_a_line_that_is_moved_twice_ends_on_the_second_day(vault: Make, run: Run) -> None:
    """Also when that one is earlier: the day that stands in the note came from this very line."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("📅 2026-11-16", "📅 2026-12-10"))
    run("sync")
    _edit(root / WEEK, lambda line: line.replace("📅 2026-12-10", "📅 2026-12-01"))
    run("sync")
    assert "follow_up: 2026-12-01" in (root / "people/dora.md").read_text("utf-8")
    run("snooze", "dora", "2026-12-20")
    assert run("sync").out == ""
    assert "follow_up: 2026-12-20" in (root / "people/dora.md").read_text("utf-8")


def test_a_step_that_is_forbidden_by_now_is_refused(vault: Make, run: Run) -> None:
    """Somebody who wants no introductions any more was ticked as asked: that is named, not passed over."""
    people = {f"people/{name}.md": f"---\nname: {name.title()} Moss\n---\n" for name in ("fay", "gus")}
    root = vault({**people, "intros/i.md": '---\na: "[[fay]]"\nb: "[[gus]]"\ncreated: 2026-11-20\n---\n'})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[x]"))
    (root / "people/gus.md").write_text("---\nname: Gus Moss\nintroductions: no\n---\n", "utf-8")
    assert run("sync").code == 5
    assert "b_asked" not in (root / "intros/i.md").read_text("utf-8")


def test_an_introduction_of_somebody_without_a_note_stands_on_the_agenda(vault: Make, run: Run) -> None:
    """Somebody I was introduced to has no note yet; thanks are due all the same, and the tick is taken."""
    note = '---\na: "[[gus]]"\nb: "[[Rita New]]"\ndirection: received\nintroduced: 2026-11-20\n---\n'
    root = vault({"people/gus.md": "---\nname: Gus Moss\n---\n", "intros/r.md": note})
    run("agenda")
    assert "Rita New, through Gus Moss" in (root / WEEK).read_text("utf-8")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[x]"))
    assert run("sync").code == 0
    assert "thanked: 2026-11-25" in (root / "intros/r.md").read_text("utf-8")


def test_other_words_taken_back_leave_the_tick(vault: Make, run: Run) -> None:
    """The command that is undone gave the line other words; that it was ticked is another command's doing."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[x]") if "due 16 Nov" in line else line)
    run("sync")
    _edit(root / WEEK, lambda line: f"{line}\n  - call: words" if "due 16 Nov" in line else line)
    run("sync")
    ticked = (root / WEEK).read_bytes()
    run("undo")
    assert (root / WEEK).read_bytes() == ticked
    assert "in touch ^nn-" in (root / "people/dora.md").read_text("utf-8")


def test_a_day_on_the_line_that_is_none_is_named(vault: Make, run: Run) -> None:
    """31 November was typed; nothing is guessed."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("📅 2026-11-16", "📅 2026-11-31"))
    result = run("sync")
    assert (result.code, "2026-11-31" in result.err) == (5, True)


def test_a_second_introduction_of_one_day_gets_a_name_of_its_own(vault: Make, run: Run) -> None:
    """The first one was closed again on the day on which it was noted."""
    people = {f"people/{name}.md": f"---\nname: {name.title()} Moss\n---\n" for name in ("fay", "gus")}
    root = vault(people)
    run("intro", "new", "fay", "gus", "--why", "a")
    run("intro", "close", "fay+gus")
    assert run("intro", "new", "fay", "gus", "--why", "b").code == 0
    assert (root / "intros/2026-11-25-fay-moss--gus-moss-2.md").exists()


def test_a_line_that_was_put_off_and_is_ticked_after_all_leaves_no_follow_up(vault: Make, run: Run) -> None:
    """The follow-up on Monday came from this line; one that a person set for later stays."""
    root = vault({"people/dora.md": DORA})
    run("agenda")
    _edit(root / WEEK, lambda line: line.replace("[ ]", "[>]") if "due 16 Nov" in line else line)
    run("sync")
    assert "follow_up: 2026-11-30" in (root / "people/dora.md").read_text("utf-8")
    _edit(root / WEEK, lambda line: line.replace("[>]", "[x]"))
    assert run("sync").code == 0
    assert "follow_up" not in (root / "people/dora.md").read_text("utf-8")
    run("undo")
    assert "follow_up: 2026-11-30" in (root / "people/dora.md").read_text("utf-8")
