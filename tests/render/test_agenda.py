"""The agenda file, byte by byte, from notes to the page."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.text.task_line import read_agenda_line
from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
GRACE = """\
---
name: Grace Lindqvist
email: [grace@lindqvist.example, g@home.example]
phone: "+1 404 555 0117"
prefers: a call
cadence: 6w
needs: [a part-time finance lead]
---
## Log
- 2026-10-01 coffee: pricing; she needs a finance lead. #gave/advice
- 2026-08-14 email: sent her the museum contact. #gave/introduction
"""
# As Obsidian Tasks reads a line: the block id last, the fields before it, from the end.
BLOCK_ID = re.compile(r" \^[a-zA-Z0-9-]+$")
DUE = re.compile(r"(?:📅|📆|🗓)\ufe0f? *(\d{4}-\d{2}-\d{2})$")
TASK = re.compile(r"^([\s\t>]*)([-*+]|[0-9]+[.)]) +\[(.)\] *(.*)$")


def printed(run: Run, *arguments: str, today: str = "2026-11-25") -> str:
    """What `agenda --print` says."""
    result = run("agenda", "--print", *arguments, today=today)
    assert result.code == 0, result.err
    return result.out


def test_the_line_of_the_contract(vault: Make, run: Run) -> None:
    """Who, why now, what to say, the day, the id; below it how to reach them and what was noted."""
    vault({"people/grace-lindqvist.md": GRACE})
    lines = printed(run).splitlines()
    assert lines[:3] == ["# Week 48 · 23 to 29 November 2026", "", "## Keep in touch"]
    assert re.sub(r"\^nn-[0-9a-f]{6}-[0-9a-f]{4}$", "^ID", lines[3]) == (
        "- [ ] [[grace-lindqvist|Grace Lindqvist]] — due 12 Nov (every 6 weeks; last: coffee 1 Oct). "
        "Still looking for a part-time finance lead? 📅 2026-11-12 ^ID"
    )
    assert lines[4:] == [
        "  > grace@lindqvist.example · +1 404 555 0117 · prefers a call · 14 Aug: sent her the museum contact."
    ]


@pytest.mark.parametrize(
    ("today", "title"),
    [
        ("2026-11-25", "# Week 48 · 23 to 29 November 2026"),
        ("2026-12-01", "# Week 49 · 30 November to 6 December 2026"),
        ("2026-12-31", "# Week 53 · 28 December 2026 to 3 January 2027"),
        ("2027-01-03", "# Week 53 · 28 December 2026 to 3 January 2027"),
        ("2024-12-30", "# Week 1 · 30 December 2024 to 5 January 2025"),
        ("2021-01-03", "# Week 53 · 28 December 2020 to 3 January 2021"),
    ],
)
def test_the_title(vault: Make, run: Run, today: str, title: str) -> None:
    """In its three forms, with the ISO week."""
    vault({})
    assert printed(run, today=today) == title + "\n"


@pytest.mark.parametrize(
    ("today", "path"),
    [
        ("2027-01-01", "agenda/2026-W53.md"),
        ("2024-12-31", "agenda/2025-W01.md"),
        ("2026-03-02", "agenda/2026-W10.md"),
    ],
)
def test_the_file_is_named_by_the_iso_week(vault: Make, run: Run, today: str, path: str) -> None:
    """Two digits, the year of the week."""
    root = vault({})
    assert run("agenda", today=today).out == f"wrote {path}\n"
    assert (root / path).is_file()


def test_the_opening_has_one_line_each_where_there_is_something(vault: Make, run: Run) -> None:
    """What could not be read, last week, what I look for."""
    vault(
        {
            "people/a.md": "---\nname: Ada\n---\n## Log\n- 2026-11-17 call: x #gave\n- 2026-11-18 call: y #got #thanked\n",
            "people/b.md": b"---\nname: \xe1\n---\n",
            "me.md": "---\ngoals: [two printers., 'a **van**']\nneeds: nothing\n---\n",
        }
    )
    assert printed(run).split("\n")[:5] == [
        "# Week 48 · 23 to 29 November 2026",
        "",
        "1 note could not be read: `notesnet check`.",
        "Last week: 2 touches, 1 given, 1 received.",
        "I am looking for: two printers; a van.",
    ]


def test_a_promise_names_where_it_was_made(vault: Make, run: Run) -> None:
    """Below a line of the log, with a ➕ date, in a meeting, or only by its day; old ones are counted."""
    vault(
        {
            "people/ada.md": "- [ ] Old 📅 2026-09-01\n- [ ] Older 📅 2026-08-01\n- [ ] Plain 📅 2026-11-20\n"
            "- [ ] Made ➕ 2026-11-11 📅 2026-11-24\n## Log\n- 2026-11-10 coffee: x\n  - [ ] Send it 📅 2026-11-25\n",
            "meetings/2026-11-12 Board.md": "- [ ] Ask [[ada]] for the key 📅 2026-11-26\n",
        }
    )
    body = printed(run)
    for words in (
        "[[ada]] — promised for 20 Nov. Plain. 📅 2026-11-20 ^",
        "[[ada]] — promised on 11 Nov. Made. 📅 2026-11-24 ^",
        "[[ada]] — promised over coffee on 10 Nov. Send it. 📅 2026-11-25 ^",
        "[[ada]] — promised at Board on 12 Nov. Ask ada for the key. 📅 2026-11-26 ^",
        "\n\n2 promises are overdue for more than 60 days: `notesnet list promises`.\n",
    ):
        assert words in body


def test_held_back_is_one_paragraph_of_links(vault: Make, run: Run) -> None:
    """In the order of their urgency."""
    people = {f"people/p{n}.md": f"---\nname: P{n}\nfollow_up: 2026-11-{n}\n---\n" for n in range(10, 14)}
    vault({"notesnet.toml": "[agenda]\npeople_per_week = 1\n", **people})
    assert printed(run).endswith("\n\n## Held back\n[[p11|P11]], [[p12|P12]], [[p13|P13]]\n")


def test_the_sections_are_those_of_the_settings(vault: Make, run: Run) -> None:
    """Chosen and reordered, details switched off."""
    settings = '[agenda]\nsections = ["Dates", "keep in touch"]\ndetails = false\n'
    vault({"notesnet.toml": settings, "people/g.md": GRACE.replace("cadence", "birthday: 11-26\ncadence")})
    body = printed(run)
    assert re.findall(r"^## (.*)$", body, re.MULTILINE) == ["Dates", "Keep in touch"]
    assert "  > " not in body


def test_details_are_left_out_when_there_is_neither(vault: Make, run: Run) -> None:
    """No way to reach them, nothing noted."""
    vault({"people/a.md": "---\nname: Ada\nfollow_up: 2026-11-25\n---\n"})
    assert "  > " not in printed(run)


def test_a_link_is_the_file_name_or_the_path_when_two_notes_share_it(vault: Make, run: Run) -> None:
    """Whatever the case of its letters."""
    due = "---\nname: Ada\nfollow_up: 2026-11-25\n---\n"
    vault({"people/x/Ada.md": due, "people/y/ada.md": due, "people/Ben Ek.md": due.replace("Ada", "Ben Ek")})
    body = printed(run)
    for link in ("[[people/x/Ada|Ada]]", "[[people/y/ada|Ada]]", "[[Ben Ek]]"):
        assert link in body


@pytest.mark.parametrize("stem", ["a#b", "a^b", "a[b]c", "a|b", "a\nb", b"a\xffb".decode(errors="surrogateescape")])
def test_an_odd_file_name_gets_a_link_that_works(vault: Make, run: Run, stem: str) -> None:
    """Double brackets would read it otherwise; the file stays UTF-8 and is built again as it was."""
    root = vault({})
    (root / "people").mkdir()
    (root / f"people/{stem}.md").write_text("---\nname: A [b]\nfollow_up: 2026-11-25\n---\n")
    assert run("agenda").code == 0
    body = (root / "agenda/2026-W48.md").read_bytes().decode("utf-8")
    assert re.search(r"- \[ \] \[A b\]\(people/a%[0-9A-F%a-z]+\.md\) — due", body)
    assert "up to date" in run("agenda").out


def test_names_and_notes_cannot_break_a_line(vault: Make, run: Run) -> None:
    """Brackets, tags, dates and ids of the person's own do no harm."""
    note = '---\nname: "Ada [[x]] | ^nn-000000 📅 2020-01-01"\nfollow_up: 2026-11-25\nneeds: "#cfo 📅 2020-01-01 ^abc"\n---\n'
    vault({"people/ada.md": note})
    line = printed(run).splitlines()[3]
    read = read_agenda_line(line)
    assert read is not None
    assert (read.untouched, read.due and read.due.text) == (True, "2026-11-25")
    assert line.count("^") == 1


def test_every_line_of_the_sample_is_read_by_obsidian_tasks(sample: Path, run: Run) -> None:
    """The block id last, the due date before it, no tag left in the words, no line too long to read."""
    assert sample.is_dir()
    body = printed(run)
    tasks = [line for line in body.splitlines() if line.startswith("- [ ]")]
    assert len(tasks) > 20
    for line in tasks:
        found = TASK.match(line)
        assert found
        words = found[4]
        assert BLOCK_ID.search(words)
        words = BLOCK_ID.sub("", words)
        assert DUE.search(words) or any(said in words for said in ("silent since", "nothing said since", " meets "))
        assert "📅" not in DUE.sub("", words)
        assert not re.search(r"(^|\s)#\S", words)
        assert len(line) < 500
    assert not re.search(r"(?m)[ \t]$|\n\n\n", body)


def test_a_touch_of_the_week_changes_nothing_but_lines_that_leave(sample: Path, run: Run) -> None:
    """Ids and words of all others stay; the same without the file that was there."""
    run("agenda")
    path = sample / "agenda/2026-W48.md"
    before = path.read_text().splitlines()
    note = next(sample.glob("people/ayodele-bankole.md"))
    note.write_text(note.read_text().replace("## Log\n", "## Log\n- 2026-11-24 call: all well\n"))
    run("agenda")
    after = path.read_text()
    gone = [line for line in before if line not in after.splitlines()]
    assert [line for line in gone if "Ayodele" not in line and not line.startswith("  > ayo")] == []
    assert len(gone) == 3  # the line, its details, the group line that named them
    path.unlink()
    run("agenda")
    assert path.read_text() == after


def test_a_file_that_cannot_be_told_apart_is_refused(vault: Make, run: Run) -> None:
    """Not UTF-8, or CR alone at the ends of lines: nothing is written."""
    for old in (b"# Week 48\n\xff\n", b"# Week 48 \xc2\xb7 x\rmine\r"):
        root = vault({"agenda/2026-W48.md": old})
        assert run("agenda").code == 5
        assert (root / "agenda/2026-W48.md").read_bytes() == old


def test_the_first_and_the_last_week_that_there_are(vault: Make, run: Run) -> None:
    """No bug of ours there either."""
    vault({"people/a.md": "---\nname: Ada\nfollow_up: 9999-12-31\n---\n"})
    for week in ("0001-W01", "9999-W52"):
        assert run("agenda", "--print", "--week", week).code == 0


def test_the_details_leave_out_an_address_that_can_not_be_one(vault: Make, run: Run) -> None:
    """One @ and no blanks, or it is no way to reach anybody; the number beside it stays."""
    for bad in ("grace at lindqvist.example", "grace@lindqvist@example", "grace lindqvist@x.example"):
        vault({"people/grace-lindqvist.md": GRACE.replace("[grace@lindqvist.example, g@home.example]", f'"{bad}"')})
        below = next(line for line in printed(run).splitlines() if line.startswith("  > "))
        assert below == "  > +1 404 555 0117 · prefers a call · 14 Aug: sent her the museum contact."


def test_the_details_say_that_a_call_was_in_vain(vault: Make, run: Run) -> None:
    """What I asked into the void is not what we talked about."""
    in_vain = "## Log\n- 2026-10-20 call: how is the dairy? #noanswer\n"
    vault({"people/grace-lindqvist.md": GRACE.replace("## Log\n", in_vain)})
    assert " · 20 Oct, no answer: how is the dairy?\n" in printed(run)


def test_a_promise_calls_its_person_by_first_name(vault: Make, run: Run) -> None:
    """The link to her stands on the line already."""
    vault(
        {
            "people/kirsten-hjorth.md": "---\nname: Kirsten Hjorth\nprefers: a call\n---\n- [ ] #task ring [[Kirsten Hjorth]] early 📅 2026-11-24\n"
        }
    )
    assert "[[kirsten-hjorth|Kirsten Hjorth]] — promised for Tuesday. Ring Kirsten early. 📅" in printed(run)


def test_a_promise_calls_no_group_by_its_first_word(vault: Make, run: Run) -> None:
    """Tuesday Breakfast is not called Tuesday."""
    vault(
        {
            "groups/tue.md": "---\nname: Tuesday Breakfast\n---\n- [ ] bring cake to [[Tuesday Breakfast]] 📅 2026-11-24\n"
        }
    )
    assert "Bring cake to Tuesday Breakfast." in printed(run)


INTRO = """\
---
type: intro
a: "[[Sofia Marin]]"
b: "[[Tom Okafor]]"
created: 2026-11-10
b_asked: 2026-11-12
a_answer: yes
---
"""
PAIR: dict[str, str | bytes] = {
    "people/sofia-marin.md": "---\nname: Sofia Marin\n---\n",
    "people/tom-okafor.md": "---\nname: Tom Okafor\n---\n",
    "intros/2026-11-12-sofia-marin--tom-okafor.md": INTRO,
}


def test_the_introductions_of_a_week(vault: Make, run: Run) -> None:
    """The step due on a line that links to its note; those that wait in one line that ends the section."""
    waits = INTRO.replace("b_asked: 2026-11-12\na_answer: yes", "introduced: 2026-11-18")
    people = {f"people/{n}.md": f"---\nname: {n.title()} Ek\n---\n" for n in ("grace", "luis")}
    other = waits.replace("Sofia Marin", "grace").replace("Tom Okafor", "luis")
    root = vault({**PAIR, **people, "intros/other.md": other})
    lines = printed(run).splitlines()[4:]
    chase = (
        "- [ ] [[2026-11-12-sofia-marin--tom-okafor|Sofia Marin and Tom Okafor]] — chase Tom: asked 12 Nov, no answer; "
        "Sofia said yes. A no is fine too. 📅 2026-11-19 ^ID"
    )
    assert [re.sub(r"nn-[0-9a-f]{6}-[0-9a-f]{4}$", "ID", line) for line in lines] == [
        "## Introductions",
        chase,
        "",
        "Waiting: Grace Ek and Luis Ek (introduced 18 Nov).",
    ]
    run("agenda")
    note = root / "intros/2026-11-12-sofia-marin--tom-okafor.md"
    note.write_text(note.read_text().replace("b_asked", "b_chased: 2026-11-25\nb_asked"))
    (root / "intros/other.md").unlink()
    run("agenda")
    # The step taken, the line follows the vault; what waits is written anew, and alone it keeps the section.
    assert (root / "agenda/2026-W48.md").read_text().splitlines()[2:] == [
        "## Introductions",
        "Waiting: Sofia Marin and Tom Okafor (chased Tom 25 Nov).",
    ]


def test_thanks_have_no_due_day(vault: Make, run: Run) -> None:
    """What came in, since when nothing was said; a touch of the week takes the line out."""
    note = "---\nname: Karen Osei\n---\n## Log\n- 2026-11-05 call: referred Joyce Tan #got/referral\n"
    root = vault({"people/karen.md": note})
    lines = printed(run).splitlines()[2:]
    assert lines[0] == "## To thank"
    assert lines[1].startswith(
        "- [ ] [[karen|Karen Osei]] — referred Joyce Tan on 5 Nov; nothing said since. "
        "Thank Karen and say what came of it. ^nn-"
    )
    run("agenda")
    (root / "people/karen.md").write_text(note + "- 2026-11-24 call: said thanks #thanked\n")
    run("agenda")
    assert "Karen" not in (root / "agenda/2026-W48.md").read_text()


def test_an_introduction_of_long_names_shows_both(vault: Make, run: Run) -> None:
    """Two names are longer than one."""
    names = "Maria Magdalena Fernández de la Vega y Sandoval", "Wilhelmina Charlotte von Oettingen-Wallerstein"
    files = {f"people/p{at}.md": f"---\nname: {name}\n---\n" for at, name in enumerate(names)}
    vault({**files, "intros/x.md": INTRO.replace("Sofia Marin", "p0").replace("Tom Okafor", "p1")})
    assert f"[[x|{names[0]} and {names[1]}]]" in printed(run)
