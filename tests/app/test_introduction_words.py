"""What somebody said with an answer: wherever a person writes it down, it is found again."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.read.introduction import words_of_answer
from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

PERSON = "---\nname: {name}\nemail: {first}@x.example\n---\n"
ME = "---\nname: Robin Fell\nemail: robin@fell.example\n---\n"
DAY = "b_answer: yes 2026-11-12\n"


def _vault(make: Make, entries: str, body: str = "", *, mode: str = "handover", a: str = "Ann Archer") -> Path:
    """Ann, who asked for it, and Bob; a note about them."""
    front = f'type: intro\na: "[[ann]]"\nb: "[[bob]]"\nasked_by: a\nmode: {mode}\nb_asked: 2026-11-10\n{entries}'
    people = {f"people/{f}.md": PERSON.format(name=n, first=f) for f, n in (("ann", a), ("bob", "Bob Baker"))}
    return make({"me.md": ME, **people, "intros/x.md": f"---\n{front}---\n{body}"})


@pytest.mark.parametrize(
    ("entries", "body"),
    [
        ('b_answer: "yes 2026-11-12: call me after four"\n', ""),
        ('b_answer: "yes: call me after four"\n', ""),
        ("b_answer: Yes, call me after four\n", ""),
        ("b_answer: 2026-11-12 yes - call me after four\n", ""),
        (DAY, "- 2026-11-12 Bob said yes: call me after four\n"),
        (DAY, "- 2026-11-12 Bob Baker said yes — call me after four\n"),
        (DAY, "* 2026-11-12: bob said Yes, call me after four\n"),
        (DAY, "- 2026-11-12 Bob said yes - call me after four\r\n"),
        ('b_answer: "yes: call me after four"\n', "- 2026-11-12 Bob said yes: call me after four\n"),
    ],
)
def test_the_words_of_a_yes_are_found_wherever_they_stand(vault: Make, run: Run, entries: str, body: str) -> None:
    """Behind the answer in its property, or in a line of the body by first or whole name; said twice they are one."""
    _vault(vault, entries, body)
    assert run("check").code == 0
    assert "Bob Baker said yes: call me after four\n" in run("intro", "show", "x").out
    result = run("intro", "send", "x")
    assert result.code == 0
    assert 'the letter passes on what Bob Baker said with the yes: "call me after four"' in result.err


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Jürgen Weiß", "Jürgen Weiß said yes: after four"),
        ("Jürgen Weiß", "Ju\u0308rgen said yes — after four"),
        ("Jürgen WEISS", "jürgen weiß said yes, after four"),
        ("Dr. Anne-Marie O'Neil", "Dr. Anne-Marie O'Neil said yes: after four"),
        ("田中由紀", "田中由紀 said yes: after four"),
    ],
)
def test_a_name_is_the_same_in_every_form(vault: Make, run: Run, name: str, line: str) -> None:
    """Case, accents written in two ways, ß and ss."""
    folder = _vault(vault, "b_answer: yes\n", f"- 2026-11-12 {line}\n")
    (folder / "people" / "bob.md").write_text(f"---\nname: {name}\nemail: bob@x.example\n---\n", encoding="utf-8")
    assert f'{name} said with the yes: "after four"' in run("intro", "send", "x").err


@given(st.text(max_size=60))
def test_no_answer_raises(value: str) -> None:
    """Whatever a person wrote there; what is found stands in it."""
    assert words_of_answer(f"yes 2026-11-12: {value}", ()) in f"yes 2026-11-12: {value}"
    words_of_answer(value, ("DD.MM.YYYY",))


def test_two_things_that_were_said_are_both_passed_on(vault: Make, run: Run) -> None:
    """Words in the property and others in the body."""
    _vault(vault, 'b_answer: "yes: call me"\n', "- 2026-11-12 Bob said yes: after four\n")
    assert 'with the yes: "call me; after four"' in run("intro", "send", "x").err


@pytest.mark.parametrize(
    ("entries", "body"),
    [
        (DAY, "- 2026-11-12 Bob said yesterday: call me after four\n"),
        (DAY, "- 2026-11-12 Ann said yes: call me after four\n"),
        (DAY, "## Private\n- 2026-11-12 Bob said yes: call me after four\n"),
        (DAY, "```\n- 2026-11-12 Bob said yes: call me after four\n```\n"),
        (DAY, "- 2026-11-12 Bob said yes\n"),
        ("b_answer: yes\n", ""),
    ],
)
def test_nothing_else_is_taken_for_them(vault: Make, run: Run, entries: str, body: str) -> None:
    """What is private, code, or somebody else's never goes to a letter."""
    folder = _vault(vault, entries, body)
    result = run("intro", "send", "x")
    assert result.code == 0
    assert "with the yes" not in result.err
    assert "after four" not in next(folder.glob("drafts/*")).read_text()


def test_two_of_one_first_name_are_told_apart(vault: Make, run: Run) -> None:
    """A line that may be of either is nobody's."""
    _vault(vault, DAY, "- 2026-11-12 Bob said yes: call me after four\n", a="Bob Archer")
    assert "after four" not in run("intro", "send", "x").err


def test_a_letter_to_both_says_what_it_leaves_out(vault: Make, run: Run) -> None:
    """How somebody likes to be contacted was said to me; whether both may read it is for me to say."""
    folder = _vault(vault, 'b_answer: "yes: call me after four"\n', mode="joint")
    result = run("intro", "send", "x")
    assert 'the letter does not say what Bob Baker said with the yes: "call me after four"' in result.err
    assert "after four" not in next(folder.glob("drafts/*")).read_text()
