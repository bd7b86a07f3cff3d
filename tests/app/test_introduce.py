"""New introductions: the note, the warnings, and what is refused."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from notesnet.app.open_vault import open_vault
from notesnet.model.introduction import State
from notesnet.network.introductions import standing_of
from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
TODAY = date(2026, 11, 25)
FILES: dict[str, str | bytes] = {
    "people/ada-lovelace.md": "---\nname: Ada Lovelace\n---\n",
    "people/charles.md": '---\nname: Charles "C" Babbage\naliases: [Charles]\n---\n',
    "people/shy.md": "---\nname: Shy Person\nintroductions: no\n---\n",
}


def test_a_new_introduction_is_an_idea_with_room_for_the_answers(vault: Make, run: Run) -> None:
    """The note says who, why and when, and reads back without a fault."""
    folder = vault(FILES)
    result = run("intro", "new", "ada", "charles", "--why", 'she builds: "engines"', "--asked-by", "a")
    path = "intros/2026-11-25-ada-lovelace--charles-c-babbage.md"
    assert (result.code, result.out) == (0, f'{path}: new introduction: Ada Lovelace and Charles "C" Babbage\n')
    vault_ = open_vault(str(folder), TODAY).vault
    note = vault_.introductions[path]
    assert note.why == 'she builds: "engines"'
    assert (note.a and note.a.path, note.b and note.b.path) == ("people/ada-lovelace.md", "people/charles.md")
    assert standing_of(vault_, note, TODAY).state is State.IDEA
    assert "\na_answer:\n" in (folder / path).read_text()
    assert run("check").out == ""


@pytest.mark.parametrize(
    ("rule", "front"),
    [
        ('where = ["type=vermittlung"]', "type: vermittlung\na: "),
        ('where = ["kind=an introduction"]', "type: intro\nkind: an introduction\na: "),
        ('where = ["tags=#vermittlung"]', "type: intro\ntags: [vermittlung]\na: "),
        ('where = ["categories=[[Intros]]"]', 'type: intro\ncategories: "[[Intros]]"\na: '),
        ('paths = ["vermittelt"]', "type: intro\na: "),
        ('paths = ["/vermittelt/"]', "type: intro\na: "),
        ('paths = ["vermittelt/*.md"]', "type: intro\na: "),
        ('paths = ["*/intro-*", "vermittelt/**"]', "type: intro\na: "),
    ],
)
def test_a_new_introduction_is_found_by_the_settings(vault: Make, run: Run, rule: str, front: str) -> None:
    """Whatever `[notes] intro` asks for, the note has it or lies there; else it would be nothing."""
    folder = vault({**FILES, "notesnet.toml": f"[notes]\nintro = {{ {rule} }}\n"})
    assert run("intro", "new", "ada", "charles", "--why", "x").code == 0
    (path,) = open_vault(str(folder), TODAY).vault.introductions
    assert (folder / path).read_text().startswith(f"---\n{front}")
    assert path.startswith("vermittelt/" if "paths" in rule else "intros/")


def test_settings_that_no_new_introduction_fits_are_named(vault: Make, run: Run) -> None:
    """A note that would be no introduction is not written."""
    folder = vault({**FILES, "notesnet.toml": '[notes]\nintro = { paths = ["*/intro-*"] }\n'})
    result = run("intro", "new", "ada", "charles", "--why", "x")
    assert result.code == 5
    assert "would be no intro" in result.err
    assert not (folder / "intros").exists()


def test_a_received_introduction_names_the_introducer_first(vault: Make, run: Run) -> None:
    """`a` is the introducer, `b` the one I met."""
    folder = vault(FILES)
    assert run("intro", "new", "ada", "--received", "--from", "charles").code == 0
    (note,) = open_vault(str(folder), TODAY).vault.introductions.values()
    assert (note.direction, note.a and note.a.path) == ("received", "people/charles.md")


def test_a_second_open_note_of_a_pair_is_refused_in_either_order(vault: Make, run: Run) -> None:
    """Exit 5 names the open one; a closed one does not count."""
    folder = vault(FILES)
    run("intro", "new", "ada", "charles", "--why", "x")
    result = run("--json", "intro", "new", "charles", "ada", "--why", "y")
    assert result.code == 5
    assert json.loads(result.out)["refused"][0]["reason"].endswith("ada-lovelace--charles-c-babbage.md")
    (path,) = (folder / "intros").iterdir()
    path.write_text(path.read_text().replace("closed:", "closed: 2026-11-25"))
    assert run("intro", "new", "charles", "ada", "--why", "y").code == 0


def test_a_wish_for_no_introductions_is_a_warning(vault: Make, run: Run) -> None:
    """The note is made; it is up to the person."""
    vault(FILES)
    result = run("intro", "new", "ada", "shy", "--why", "x")
    assert result.code == 0
    assert "Shy Person does not want introductions" in result.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ada"], 2),
        (["ada", "ada lovelace"], 2),
        (["Ada", "Lovelace", "charles"], 2),
        (["ada", "nobody"], 4),
        (["ada", "charles", "--mode", "handover"], 2),
        (["ada", "charles", "--received", "--from", "shy"], 2),
        (["ada", "charles", "--from", "shy"], 2),
        (["ada", "--received"], 2),
        (["charles", "--received", "--from", "ada", "--asked-by", "a"], 2),
        (["charles", "--received", "--from", "ada", "--mode", "handover"], 2),
    ],
)
def test_what_can_not_be_meant_is_refused(vault: Make, run: Run, arguments: list[str], code: int) -> None:
    """And nothing is written."""
    folder = vault(FILES)
    assert run("intro", "new", *arguments).code == code
    assert not (folder / "intros").exists()
