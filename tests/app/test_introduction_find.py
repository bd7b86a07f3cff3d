"""Which introduction is meant, and how introductions are listed and shown."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]


def _intro(a: str, b: str, entries: str = "created: 2026-11-01\n") -> str:
    return f'---\ntype: intro\na: "[[{a}]]"\nb: "[[{b}]]"\n{entries}---\n'


FILES: dict[str, str | bytes] = {
    "people/ada.md": "---\nname: Ada Lovelace\naliases: [Countess]\n---\n",
    "people/ben.md": "---\nname: Ben Carver\n---\n",
    "people/cy.md": "---\nname: Ada Cyrus\n---\n",
    "people/dee.md": "---\nname: Dee\n---\n",
    "intros/2026-11-01-ada--ben.md": _intro("ada", "ben"),
    "intros/2026-05-01-ada--ben.md": _intro("ben", "ada", "closed: 2026-06-01\n"),
    "intros/2026-11-02-cy--tom.md": _intro("cy", "Tom Okafor"),
}
OPEN = "intros/2026-11-01-ada--ben.md"
CLOSED = "intros/2026-05-01-ada--ben.md"


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (OPEN, OPEN),
        (OPEN.removesuffix(".md"), OPEN),
        ("2026-11-01-ada--ben", OPEN),
        ("[[2026-11-01-ada--ben]]", OPEN),
        ("2026-11-01", OPEN),
        ("2026-05", CLOSED),
        ("intros/2026-05", CLOSED),
        ("ada+ben", OPEN),
        ("ben + Ada Lovelace", OPEN),
        ("countess+carver", OPEN),
        ("cyrus+tom", "intros/2026-11-02-cy--tom.md"),
        ("Tom Okafor+cy", "intros/2026-11-02-cy--tom.md"),
    ],
)
def test_an_introduction_is_typed_as_file_beginning_or_pair(vault: Make, run: Run, typed: str, path: str) -> None:
    """Of several of one pair the open one is meant."""
    vault(FILES)
    result = run("--json", "intro", "show", typed)
    assert (result.code, json.loads(result.out)["path"]) == (0, path)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-11", ["'2026-11' can be 2 introductions", "Ada Lovelace + Ben Carver (intros/2026-11-01-ada--ben.md)"]),
        ("ada l", ["an introduction is of two people; Ada Lovelace is in", OPEN, CLOSED]),
        ("dee", ["Dee is in no introduction"]),
        ("ben+dee", ["there is no introduction of ben and dee"]),
        ("ada c+nobody", ["nobody is called 'nobody'"]),
        ("Ada +ben", ["can be 2 people"]),
        ("zzz", ["there is no introduction 'zzz'", "intro list"]),
        ("+", ["nobody is called ''"]),
        ("", ["there is no introduction ''"]),
    ],
)
def test_what_is_unknown_or_ambiguous_lists_what_there_is(vault: Make, run: Run, typed: str, words: list[str]) -> None:
    """Exit 4."""
    files = {path: text for path, text in FILES.items() if path != "people/ada.md"} if typed == "Ada +ben" else FILES
    vault({**files, **({"people/ada-l.md": FILES["people/ada.md"]} if files is not FILES else {})})
    result = run("intro", "show", typed)
    assert (result.code, result.out) == (4, "")
    for part in words:
        assert part in result.err


def test_two_names_where_one_introduction_is_meant_are_told_how_to_be_typed(vault: Make, run: Run) -> None:
    """`intro show ada ben`: the message has the one argument that was meant."""
    vault(FILES)
    result = run("intro", "show", "ada", "Ben Carver")
    assert result.code == 2
    assert 'intro show "ada+Ben Carver"' in result.err
    assert run("intro", "show", "ada+Ben Carver").code == 0


def test_a_note_that_can_not_be_read_says_so(vault: Make, run: Run) -> None:
    """Rather than that there is none."""
    vault({"intros/x.md": "---\ntype: intro\na: [\n---\n"})
    result = run("intro", "show", "x")
    assert (result.code, result.out) == (4, "")
    assert "intros/x.md can't be read\n  `notesnet check intros/x.md` says why" in result.err
    assert run("intro", "list").out == "Can't be read\n  intros/x.md\n"


def test_the_list_says_whose_move_it_is_in_eighty_columns(sample: Path, run: Run) -> None:
    """Mine first, by what is due; those that ended last, and not with --open."""
    assert sample.is_dir()
    lines = run("intro", "list").out.splitlines()
    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings == ["Your move", "Their move", "Ended"]
    assert max(len(line) for line in lines) <= 80
    assert "    asking since 16 Nov; remind Kirsten Hjorth, due 23 Nov" in lines
    assert "    tell Bronagh Keating how to reach Solveig Aas" in "\n".join(lines).replace("agreed since 23 Nov; ", "")
    assert "Ended" not in run("intro", "list", "--open").out


def test_an_empty_list_says_how_to_begin(vault: Make, run: Run) -> None:
    """And is a list for programs."""
    vault({})
    assert "`notesnet intro new A B --why TEXT`" in run("intro", "list").out
    assert json.loads(run("--json", "intro", "list").out) == []


def test_the_story_is_told_with_dates_and_the_next_command(sample: Path, run: Run) -> None:
    """In order, at most 80 columns wide."""
    assert sample.is_dir()
    out = run("intro", "show", "bronagh+solveig").out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "2026-11-16  noted, asked for by Bronagh Keating\n2026-11-17  asked Solveig Aas\n2026-11-23  Solveig" in out
    assert out.endswith(
        "Next: tell Bronagh Keating how to reach Solveig Aas, due 23 Nov\n"
        "  notesnet intro send 2026-11-16-bronagh-keating--solveig-aas\n"
    )


@pytest.mark.parametrize(
    ("entries", "end"),
    [
        ("introduced: 2026-11-10\nchecked_in: 2026-11-24\n", "Nothing is due until you hear that they met."),
        ("direction: received\n", "Nothing is due until Ada Lovelace has introduced you."),
        ("direction: received\nintroduced: 2026-11-10\nthanked: 2026-11-11\n", "Nothing is due until you have met."),
        ("closed: 2026-11-10\n", "It has ended."),
        ("introduced: 2026-09-01\nmet: 2026-09-10\n", "Next: ask what came of it, due 9 Nov"),
        ("snoozed: 2026-12-03\n", "Next: ask Ben Carver, due 3 Dec (snoozed)"),
        ("a_answer: yes\nb_answer: yes\nmode: handover\n", "Next: say who asked: add `asked_by: a` (Ada Lovelace) or"),
        (
            "b_answer: maybe\n",
            "Next: mend the note\n  Mend line 5: `b_answer` is 'maybe', which is no answer. Write yes",
        ),
        (
            "introduced: 2027-01-01\n",
            "  Mend line 5: `introduced` says 2027-01-01, which has not been yet. Mend the\n  date",
        ),
        ("b_asked: 2026-11-01\nb_chased: 2026-11-10\na_answer: maybe\n", "Next: close it, Ben Carver has not answered"),
    ],
)
def test_what_comes_next_is_said_also_when_it_is_nothing(vault: Make, run: Run, entries: str, end: str) -> None:
    """With what it waits for."""
    vault({**FILES, OPEN: _intro("ada", "ben", entries)})
    assert end in run("intro", "show", OPEN).out


def test_a_note_without_days_is_shown_without_a_gap(vault: Make, run: Run) -> None:
    """One blank line keeps what is next apart, not two."""
    vault({**FILES, OPEN: '---\ntype: intro\na: "[[ada]]"\nb: "[[ben]]"\n---\n'})
    assert "\n\n\n" not in run("intro", "show", OPEN).out


def test_the_story_has_the_words_that_stand_in_the_note(vault: Make, run: Run) -> None:
    """Such as the reason of a no; nothing that is private."""
    body = "- 2026-11-12 Ben Carver said no: moving house\n\n# Private\n- 2026-11-20 closed: he was rude\n"
    note = _intro("ada", "ben", "b_answer: no 2026-11-12\nclosed: 2026-11-20\n") + body
    vault({**FILES, OPEN: note})
    out = run("intro", "show", OPEN).out
    assert "2026-11-12  Ben Carver said no: moving house\n" in out
    assert "rude" not in out


def test_the_document_is_that_of_the_contract(sample: Path, run: Run) -> None:
    """Both sides by their paths, the dates that were entered, as they are written."""
    assert sample.is_dir()
    found = json.loads(run("--json", "intro", "show", "wren+jodie").out)
    assert found == {
        "path": "intros/2026-06-09-jodie-blackwood--wren-castellanos.md",
        "direction": "received",
        "a": "people/jodie-blackwood.md",
        "b": "clients/Wren Castellanos.md",
        "state": "outcome",
        "whose_move": "me",
        "next": {"step": "tell", "party": "a", "due": "2026-11-12"},
        "dates": {
            "created": "2026-06-09",
            "a_asked": "2026-06-09",
            "introduced": "2026-06-16",
            "met": "2026-06-25",
            "outcome": "2026-11-12 signed for six months",
            "thanked": "2026-06-18",
        },
    }
    listed = json.loads(run("--json", "intro", "list").out)
    assert found in listed
    assert len(listed) == 13
