"""The file is the person's as much as ours: built again, it keeps every line that a person wrote or changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from notesnet.render.agenda_merge import Fresh, FreshSection, merge
from notesnet.text.agenda_file import read_agenda_file
from notesnet.text.task_line import item_id, read_agenda_line, write_line

TITLE = "# Week 48 · 23 to 29 November 2026"
TALLY = "Last week: 9 touches, 2 given, 1 received."
COUNT = "2 promises are overdue for more than 60 days: `notesnet list promises`."
OPENING = [TITLE, TALLY]


def item(name: str, words: str = "due", details: str | None = "") -> Fresh:
    """A line about someone; ``details`` None leaves the line below out."""
    line = write_line(f"[[{name}]] — {words}.", date(2026, 11, 24), item_id(words, name, ""))
    below = f"  > {name}@home.example" if details == "" else details
    return Fresh(line, below)


def plan(*names: str, promises: Sequence[str] = (), held: Sequence[str] = ()) -> list[FreshSection]:
    """Sections with these people in touch, promises and people held back; empty ones are left out."""
    sections = [
        FreshSection("Promises", [item(name, "promised", None) for name in promises], COUNT if promises else ""),
        FreshSection("Keep in touch", [item(name) for name in names]),
        FreshSection("Held back", [], ", ".join(f"[[{name}]]" for name in held)),
    ]
    return [section for section in sections if section.items or section.after]


def built(old: str, sections: list[FreshSection]) -> str:
    """The file built again, which must be at rest: a second time changes nothing."""
    text = merge(old, OPENING, sections)
    assert merge(text, OPENING, sections) == text
    return text


def test_a_new_file_has_title_opening_and_sections() -> None:
    """One blank line between parts, none inside, one line end at the end."""
    text = built("", plan("ada", "ben", promises=["cas"], held=["dot", "eve"]))
    ada, ben, cas = (item(name).line for name in ("ada", "ben", "cas"))
    cas = item("cas", "promised").line
    assert text.split("\n") == [
        *(TITLE, "", TALLY, "", "## Promises", cas, "", COUNT, "", "## Keep in touch"),
        *(ada, "  > ada@home.example", ben, "  > ben@home.example", "", "## Held back", "[[dot]], [[eve]]", ""),
    ]


def test_a_section_of_done_lines_stays_where_the_settings_put_it() -> None:
    """Held back stays first, also when there are no promises any more but the ticked line of one."""
    order, (promises, held) = ("Held back", "Promises"), plan(promises=["cas"], held=["dot"])
    ticked = merge("", OPENING, [held, promises], order).replace("- [ ]", "- [x]")
    assert "## Promises" in merge(ticked, OPENING, [held], order).partition("## Held back")[2]


def test_lines_that_nobody_touched_follow_the_vault() -> None:
    """New words, another order, others: the file is the same as one made now."""
    old = built("", plan("ada", "ben", promises=["cas"], held=["dot"]))
    now = plan("eve", "ben", held=["ada", "dot"])
    assert built(old, now) == built("", now)


@pytest.mark.parametrize("mark", ["[x]", "[X]", "[>]", "[-]", "[/]"])
def test_a_ticked_line_stays_though_its_person_is_gone(mark: str) -> None:
    """It is taken in by `sync`, not by the agenda."""
    old = built("", plan("ada", "ben")).replace("- [ ] [[ada]]", f"- {mark} [[ada]]")
    text = built(old, plan("ben"))
    assert f"- {mark} [[ada]]" in text
    assert "  > ada@home.example" in text


def test_a_changed_line_stays_and_is_not_written_a_second_time() -> None:
    """Another date, other words, an answer below: the line is theirs now."""
    old = built("", plan("ada", "ben", "cas"))
    old = old.replace("[[ada]] — due", "[[ada]] — at noon, due")
    old = old.replace("  > ben@home.example", "  > ben@home.example\n  - call: he found one\n    on Friday")
    cas = item("cas").line
    old = old.replace(cas, cas.replace("2026-11-24", "2026-12-24"))
    text = built(old, plan("ada", "ben", "cas"))
    assert text == old


def test_own_lines_stay_behind_the_line_that_they_followed() -> None:
    """Wherever that line goes; behind the heading when they followed it."""
    old = built("", plan("ada", "ben", "cas"))
    old = old.replace("  > ben@home.example\n", "  > ben@home.example\nAsk Ben for the key.\n")
    old = old.replace("## Keep in touch\n", "## Keep in touch\nOnly before nine!\n")
    lines = built(old, plan("ben", "ada", "cas")).split("\n")
    assert lines[lines.index("Ask Ben for the key.") - 1] == "  > ben@home.example"
    assert lines[lines.index("Only before nine!") - 1] == "## Keep in touch"


def test_an_own_line_whose_line_is_gone_goes_to_the_end_of_its_section() -> None:
    """It stays in its section."""
    old = built("", plan("ada", "ben", held=["cas"]))
    old = old.replace("  > ada@home.example\n", "  > ada@home.example\nMind the step.\n")
    assert "  > ben@home.example\nMind the step.\n\n## Held back" in built(old, plan("ben", held=["cas"]))


def test_a_section_of_ours_goes_when_it_is_empty_and_stays_with_an_own_line() -> None:
    """The heading has to stand above their line."""
    old = built("", plan("ada", promises=["cas"]))
    assert "## Promises" not in built(old, plan("ada"))
    kept = built(old.replace("## Promises\n", "## Promises\nMine\n"), plan("ada"))
    assert "## Promises\nMine\n\n## Keep in touch" in kept


def test_an_own_section_stays_behind_the_one_that_it_followed() -> None:
    """With its heading, also when the section before it is left out."""
    old = built("", plan("ada", promises=["cas"])).replace(
        "## Keep", "## Shopping\n- [ ] stamps\n\n- [ ] ink\n\n## Keep"
    )
    assert "\n\n## Shopping\n- [ ] stamps\n\n- [ ] ink\n\n## Keep in touch" in built(old, plan("ada"))


def test_an_untouched_line_moved_below_an_own_heading_stays_there() -> None:
    """It follows the vault there, and is not written into its section as well."""
    old = built("", plan("ada", "ben"))
    ada = f"{item('ada').line}\n  > ada@home.example\n"
    moved = old.replace(ada, "") + f"\n## Today\n{ada}"
    assert built(moved, plan("ada", "ben")) == moved
    assert "[[ada]]" not in built(moved, plan("ben"))
    assert "## Today" in built(moved, plan("ben"))


def test_a_doubled_line_is_written_once() -> None:
    """A copy that nobody changed is no line of theirs."""
    old = built("", plan("ada", "ben"))
    line = item("ada").line + "\n"
    assert built(old.replace(line, line * 2), plan("ada", "ben")) == old
    assert built(f"{old}\n## Mine\n{line}{line}", plan("ada", "ben")).count(line) == 1


def test_a_ticked_line_keeps_its_untouched_copy_away() -> None:
    """One item, one line: the one that was ticked."""
    old = built("", plan("ada"))
    line = item("ada").line
    text = built(old + f"\n## Done\n{line.replace('[ ]', '[x]')}\n", plan("ada"))
    assert line not in text
    assert line.replace("[ ]", "[x]") in text


def test_title_and_opening_are_written_anew_where_they_stand() -> None:
    """An own line between them stays between them; one above the title stays above it."""
    old = merge("", [TITLE, "I am looking for: printers."], plan("ada"))
    old = old.replace("\n\nI am", "\n\nMind the gap.\n\nI am")
    text = built(old, plan("ada"))
    assert text.startswith(f"{TITLE}\n\nMind the gap.\n\n{TALLY}\n\n## Keep")
    assert built("Mine\n" + old, plan("ada")).startswith(f"Mine\n\n{TITLE}\n")


@pytest.mark.parametrize("line", ["Last week: I was ill.", "Last weekend: the sea", "3 notes for me", "# Week of rest"])
def test_own_words_that_begin_like_ours_stay(line: str) -> None:
    """Only what can be ours is written anew."""
    old = built("", plan("ada")).replace("\n\n## Keep", f"\n{line}\n\n## Keep")
    assert line in built(old, plan("ada"))


def test_counts_are_ours_and_own_lines_around_them_stay() -> None:
    """The count follows the vault; a line behind it stays behind it."""
    old = built("", plan("ada", promises=["cas"], held=["dot", "eve"]))
    old = old.replace(COUNT, f"{COUNT}\nCall the bank.").replace("[[dot]], [[eve]]", "[[dot]], [[eve]]\n\nNext month.")
    text = built(old, plan("ada", promises=["cas"], held=["eve"]))
    assert text == old.replace("[[dot]], ", "")
    gone = built(old, plan("ada"))
    assert "overdue for more than 60 days" not in gone
    assert "Call the bank." in gone
    assert "## Held back\nNext month." in gone.replace("\n\n", "\n")


def test_front_matter_and_bom_stay_on_top() -> None:
    """What a person's other tools put there."""
    front = "---\ncssclasses: [wide]\n# Week 3 is a comment\n---\n"
    old = "\ufeff" + front + built("", plan("ada"))
    assert built(old, plan("ada")) == old


def test_two_rules_are_no_front_matter_when_our_lines_stand_between() -> None:
    """Else the agenda would be written a second time below."""
    old = "---\n" + built("", plan("ada")) + "\n---\n"
    assert built(old, plan("ada")).count("[[ada]]") == 1


def test_line_ends_stay_those_of_the_file() -> None:
    """CRLF in, CRLF out; one odd line end does not turn all others round."""
    old = built("", plan("ada", "ben"))
    windows = old.replace("\n", "\r\n")
    assert built(windows, plan("ada", "ben")) == windows
    assert built(old.replace("## Keep in touch\n", "## Keep in touch\r\n"), plan("ada", "ben")) == old


def test_a_block_of_code_stays_whole() -> None:
    """Headings, tasks and blank lines in it are none."""
    code = "```\n## Notes\n\n\n- [ ] no task\n```"
    old = built("", plan("ada", "ben")).replace("  > ada@home.example\n", f"  > ada@home.example\n{code}\n")
    text = built(old, plan("ben", "ada"))
    assert code in text
    assert built(old, plan("ben")).endswith(f"{code}\n")
    below = built("", plan("ada")).rstrip() + "\n  ```\n  ## x\n\n  y\n  ```\n"
    assert built(below, plan()).endswith("  > ada@home.example\n  ```\n  ## x\n\n  y\n  ```\n")


def test_a_fence_that_nobody_closes_swallows_nothing() -> None:
    """Our lines behind it are still ours."""
    old = built("", plan("ada", "ben")).replace("## Keep in touch\n", "## Keep in touch\n```\n")
    assert built(old, plan("ben")).count("[[ben]]") == 1
    assert "[[ada]]" not in built(old, plan("ben"))


def test_blank_lines_between_our_lines_stay() -> None:
    """A linter's blank line behind the heading, a person's groups of lines."""
    old = built("", plan("ada", "ben"))
    spaced = old.replace("touch\n", "touch\n\n").replace("- [ ] [[ben]]", "\n- [ ] [[ben]]")
    assert built(spaced, plan("ada", "ben")) == spaced


def test_a_details_line_cut_off_from_its_line_is_not_written_twice() -> None:
    """A line of theirs between an item and its details."""
    old = built("", plan("ada")).replace("  > ada@", "In between\n  > ada@")
    assert built(old, plan("ada")).count("  > ada@home.example") == 1


def test_a_quote_below_another_line_than_a_touch_is_theirs() -> None:
    """Contact details stand below touches only."""
    old = built("", plan("ada", promises=["cas"])).replace("\n\n2 prom", "\n  > she said Friday\n\n2 prom")
    assert built(old, plan("ada", promises=["cas"])) == old
    assert built(old, plan("ada")).count("  > she said Friday") == 1


def test_doubled_headings_of_ours_become_one() -> None:
    """As after a merge of two copies; what stands below both stays."""
    old = built("", plan("ada")) + "\n## keep in touch\nMine\n"
    text = built(old, plan("ada"))
    assert text.count("eep in touch") == 1
    assert text.endswith("Mine\n")


@pytest.mark.parametrize("heading", ["## Promises", "## Later", "## Held back"])
def test_a_line_that_is_cut_and_pasted_elsewhere_leaves_no_details_behind(heading: str) -> None:
    """Its `  > ` line is ours: it neither stays for good nor makes the line above it a person's."""
    now = plan("ada", "ben", promises=["cas"], held=["dot"])
    old = built("", now).replace("## Held back", "## Later\nMine\n\n## Held back")
    ben = item("ben").line
    moved = old.replace(f"{ben}\n", "").replace(f"{heading}\n", f"{heading}\n{ben}\n")
    text = built(moved, now)
    assert text.count("  > ben@home.example") == 1
    at = text.split("\n").index(ben)
    assert text.split("\n")[at + 1] == "  > ben@home.example"
    assert "[[ada]]" not in built(text, plan("ben", promises=["cas"], held=["dot"]))


def test_the_details_of_the_first_line_of_a_section_go_with_it() -> None:
    """They would stand alone below the heading."""
    now = plan("ada", "ben")
    ada = item("ada").line
    moved = built("", now).replace(f"{ada}\n", "") + f"\n## Later\n{ada}\n"
    text = built(moved, now)
    assert f"## Keep in touch\n{item('ben').line}" in text
    assert text.endswith(f"## Later\n{ada}\n  > ada@home.example\n")


def test_a_ticked_line_whose_predecessor_is_gone_stays_above_the_count() -> None:
    """It is an item: it goes behind the last one, before the line of ours that ends the section."""
    old = built("", plan(promises=["cas", "dot", "eve"]))
    old = old.replace("- [ ] [[dot]]", "- [x] [[dot]]").replace("- [ ] [[eve]]", "- [x] [[eve]]")
    lines = built(old, plan(promises=["fay"])).split("\n")
    kept = [at for at, line in enumerate(lines) if line.startswith("- [x]")]
    assert [lines[at].split("]]")[0][-3:] for at in kept] == ["dot", "eve"]
    assert lines.index(item("fay", "promised").line) < kept[0] < kept[1] < lines.index(COUNT)


@dataclass
class Edit:
    """A person at the file: the lines, and those among them that are theirs now, in no order."""

    lines: list[str]
    theirs: list[str] = field(default_factory=list)


OWN = [
    "Mine {n}",
    "- [ ] Mine {n} 📅 2026-11-26",
    "  - call: mine {n}",
    "\t- [[ada]] {n}",
    "    mine {n}",
    "### Mine {n}",
    "# Mine {n}",
    "> mine {n}",
    "[[ada]] and mine {n}",
    "Last week: mine {n}",
]
LOOSE = ["", "  ", "```", "~~~", "---", "## ", "***", "  ```"]  # lines that may shape what stands around them
NAMES = ["ada", "ben", "cas", "dot", "eve"]
people = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
plans = st.builds(
    lambda names, promised, held: plan(*names, promises=promised, held=held), people, people, people.filter(bool)
)
deeds = st.lists(
    st.tuples(
        st.sampled_from(["own", "own", "loose", "section", "tick", "words", "delete", "double", "move"]),
        st.integers(0, 60),
        st.integers(0, 60),
    ),
    max_size=9,
)


def at_work(text: str, done: list[tuple[str, int, int]]) -> Edit:
    """Does the deeds, one after another."""
    edit = Edit(text.rstrip("\n").split("\n"))
    for number, (what, at, other) in enumerate(done):
        place = at % (len(edit.lines) + 1)
        if what == "own":
            line = OWN[other % len(OWN)].format(n=number)
            edit.lines.insert(place, line)
            edit.theirs.append(line)
        elif what == "loose":
            edit.lines.insert(place, LOOSE[other % len(LOOSE)])
        elif what == "section":
            edit.lines.insert(place, f"## Mine {number}")
            edit.theirs.append(f"## Mine {number}")
        elif edit.lines:
            change(edit, place % len(edit.lines), what, other % (len(edit.lines)))
    return edit


def change(edit: Edit, at: int, what: str, other: int) -> None:
    """Does something to a line that is there."""
    line = edit.lines[at]
    agenda = read_agenda_line(line)
    if what == "delete":
        del edit.lines[at]
        if line in edit.theirs:
            edit.theirs.remove(line)
    elif what == "double":
        edit.lines.insert(other, line)
        if line in edit.theirs:
            edit.theirs.append(line)
    elif what == "move":
        edit.lines.insert(other, edit.lines.pop(at))
    elif agenda and agenda.untouched:
        edit.lines[at] = line.replace("[ ]", "[x]") if what == "tick" else line.replace(" — ", " — mine ")
        edit.theirs.append(edit.lines[at])


@given(first=plans, then=plans, done=deeds, form=st.sampled_from(["", "crlf", "bom", "front"]))
@settings(max_examples=150)
@example(first=plan("ada"), then=plan("ada"), done=[("section", 0, 0)], form="front")
@example(first=plan("ada", held=["ben"]), then=plan(held=["ben"]), done=[("loose", 2, 2), ("loose", 9, 2)], form="")
def test_whatever_a_person_does_nothing_of_theirs_is_lost(
    first: list[FreshSection], then: list[FreshSection], done: list[tuple[str, int, int]], form: str
) -> None:
    """Each line of theirs is there as often as they left it, no untouched line of ours twice, and the second run rests."""
    edit = at_work(merge("", OPENING, first), done)
    end = "\r\n" if form == "crlf" else "\n"
    top = {"bom": "\ufeff", "front": "---\ntags: [agenda]\n---\n"}.get(form, "")
    old = top + end.join(edit.lines) + end
    text = built(old, then)
    assert text.startswith(top)
    assert text.endswith(end)
    left = Counter(line.rstrip("\r") for line in text.removeprefix("\ufeff").split("\n"))
    assert Counter(edit.theirs) - left == Counter()
    file = read_agenda_file(text)
    elements = [element for section in (file.preamble, *file.sections) for element in section.elements]
    ours = Counter(element.key for element in elements if element.key)
    assert not ours or max(ours.values()) == 1


@given(names=people, done=st.lists(st.tuples(st.integers(0, 60), st.integers(0, len(OWN) - 1)), max_size=6))
@settings(max_examples=60)
def test_with_the_same_vault_no_line_moves(names: list[str], done: list[tuple[int, int]]) -> None:
    """Lines of theirs stand where they put them when nothing else changed."""
    sections = plan(*names, promises=["fay"], held=["gus"])
    lines = merge("", OPENING, sections).rstrip("\n").split("\n")
    for number, (at, which) in enumerate(done):
        lines.insert(at % len(lines) + 1, OWN[which].format(n=number))
    text = built("\n".join(lines) + "\n", sections)
    mine = [line for line in text.split("\n") if "ine " in line and "notesnet" not in line]
    assert mine == [line for line in lines if "ine " in line and "notesnet" not in line]


def test_a_big_file_is_built_in_no_time() -> None:
    """A thousand lines of ours, a thousand of theirs."""
    from time import perf_counter  # noqa: PLC0415 - only here

    sections = plan(*(f"p{number}" for number in range(1000)))
    old = merge("", OPENING, sections)
    for number in range(1000):
        old = old.replace(f"  > p{number}@home.example\n", f"  > p{number}@home.example\nMine {number}\n")
    start = perf_counter()
    assert merge(old, OPENING, sections) == old
    assert timedelta(seconds=perf_counter() - start) < timedelta(seconds=5)
