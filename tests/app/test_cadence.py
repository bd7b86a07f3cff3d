"""Cadences: measured, planned, ticked and set, one line a note."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
PLAN = "drafts/cadence-2026-11-25.md"
LOG = "\n## Log\n- 2026-10-20 coffee: x\n- 2026-09-20 coffee: x\n- 2026-08-20 coffee: x\n"
ADA = f"---\nname: Ada Lovelace\n---\n{LOG}"
BO = "---\nname: Bo Li\n---\n"
LINES = "- [x] cadence: 6w for `people/ada.md` Ada\n- [x] cadence: 3m for `people/bo.md` Bo\n"


def test_the_table_says_who_how_often_and_how_much_in_all(vault: Make, run: Run) -> None:
    """On stdout: people without a cadence with a proposal, then the load against the budget."""
    vault({"people/ada.md": ADA, "people/bo.md": BO, "people/cy.md": "---\nname: Cy\ncadence: 2w\n---\n"})
    lines = run("cadence").out.split("\n")
    assert lines[1].split() == ["Ada", "Lovelace", "54", "every", "4", "weeks", "2026-10-20", "every", "4", "weeks"]
    assert lines[2].split() == ["Bo", "Li", "0", "every", "6", "months"]
    assert lines[4] == (
        "Cadences in force ask for 0.5 touches a week, the proposals for 0.3 more: 0.8 in all; your budget is 8."
    )


def test_programs_get_the_table_and_one_person(vault: Make, run: Run) -> None:
    """Keys as documented, numbers as numbers."""
    vault({"people/ada.md": ADA, "people/cy.md": "---\nname: Cy\ncadence: 2w\n---\n"})
    document = json.loads(run("cadence", "--json").out)
    ada = {
        "path": "people/ada.md", "name": "Ada Lovelace", "strength": 54, "gap_days": 30, "touches": 3,
        "last_touch": "2026-10-20", "proposed": "4w",
    }  # fmt: skip
    assert document == {"people": [ada], "touches_per_week": {"in_force": 0.5, "proposed": 0.25, "budget": 8}}
    assert json.loads(run("cadence", "ada", "--json").out) == {**ada, "in_force": None}
    assert json.loads(run("cadence", "cy", "--json").out)["in_force"] == {"cadence": "2w", "source": "own"}


def test_one_person_says_the_cadence_in_force_and_its_source(vault: Make, run: Run) -> None:
    """Own, from the circle, or none with a proposal."""
    settings = '[circles]\ninner = { cadence = "2w", rank = 1 }\n'
    vault({"notesnet.toml": settings, "people/ada.md": ADA, "people/bo.md": BO.replace("Li\n", "Li\ncircle: inner\n")})
    assert run("cadence", "ada").out == (
        "Ada Lovelace: no cadence; usually every 4 weeks, last 20 Oct 2026, strength 54; proposed: every 4 weeks\n"
    )
    assert run("cadence", "bo").out.startswith("Bo Li: every 2 weeks, from the circle; no rhythm yet")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nname: Ada # x\ncadence: '4w'   # was weekly\ntags: [a]\n---\n", "---\nname: Ada # x\ncadence: 'every 6 weeks'   # was weekly\ntags: [a]\n---\n"),
        ("---\r\nname: Ada\r\n---\r\nx", "---\r\nname: Ada\r\ncadence: every 6 weeks\r\n---\r\nx"),
        ("\ufeff---\nname: Ada\nCadence:\nblurb: |\n  a\n\n---\n", "\ufeff---\nname: Ada\nCadence: every 6 weeks\nblurb: |\n  a\n\n---\n"),
        ("---\nname: Ada\nhow-often: 4w\n---\n", "---\nname: Ada\nhow-often: every 6 weeks\n---\n"),
    ],
)  # fmt: skip
def test_setting_one_changes_one_line(vault: Make, run: Run, before: str, after: str) -> None:
    """Quotes, comments, line ends, order and the person's own name for it stay; `git diff` shows one line."""
    folder = vault({"notesnet.toml": '[fields]\nhow_often = "cadence"\n', "people/ada.md": before})
    git = ["git", "-c", "core.autocrlf=false"]
    subprocess.run([*git, "init", "-q"], cwd=folder, check=True)
    subprocess.run([*git, "add", "."], cwd=folder, check=True, capture_output=True)
    assert run("cadence", "ada", "every 6 weeks").out == "people/ada.md: cadence: every 6 weeks\n"
    assert (folder / "people/ada.md").read_bytes().decode() == after
    numbers = subprocess.run([*git, "diff", "--numstat"], cwd=folder, check=True, capture_output=True, text=True).stdout
    assert numbers.split()[0] == "1"
    assert numbers.split()[1] in "01"
    assert run("cadence", "ada", "6w").out == "people/ada.md: nothing to change\n"


@pytest.mark.parametrize("words", ["monthly", "every 6 weeks", "2 weeks", "Quarterly", "never"])
def test_a_cadence_is_written_as_it_was_typed(vault: Make, run: Run, words: str) -> None:
    """Every form that a note may have stays in the words of the person; `new --cadence` does the same."""
    folder = vault({"people/ada.md": "---\nname: Ada\ncadence: 4w\n---\n"})
    assert run("cadence", "ada", words).code == 0
    assert (folder / "people/ada.md").read_text() == f"---\nname: Ada\ncadence: {words}\n---\n"
    assert run("cadence", "ada", words).out == "people/ada.md: nothing to change\n"
    assert run("new", "Ben", "--cadence", words).code == 0
    assert f"\ncadence: {words}\n" in (folder / "people/ben.md").read_text()


def test_a_plan_is_set_once(vault: Make, run: Run) -> None:
    """Written ticked, changed by hand, applied; a second time changes nothing, and everyone has a cadence then."""
    folder = vault({"people/ada.md": ADA, "people/bo.md": BO, "people/cy.md": BO.replace("Bo Li", "Cy")})
    assert run("cadence", "--plan").out.startswith(f"wrote {PLAN}: 3 people, ticked\n")
    text = (folder / PLAN).read_text()
    edited = text.replace("cadence: 4w for `people/ada", "cadence: quarterly for `people/ada")
    (folder / PLAN).write_text(edited.replace("- [x] cadence: 6m for `people/cy", "- [ ] cadence: 6m for `people/cy"))
    assert run("cadence", "--apply", PLAN, "--dry-run").out.count("\n+cadence: ") == 2
    assert (folder / "people/ada.md").read_text() == ADA
    done = run("cadence", "--apply", PLAN)
    assert done.out == "people/ada.md: cadence: quarterly\npeople/bo.md: cadence: every 6 months\n"
    assert (folder / "people/ada.md").read_text() == ADA.replace("Lovelace\n", "Lovelace\ncadence: 3m\n")
    assert (folder / "people/cy.md").read_text() == BO.replace("Bo Li", "Cy")
    again = run("cadence", "--apply", PLAN)
    assert (again.code, again.out) == (0, "Nothing to change: every ticked cadence is set.\n")
    run("cadence", "cy", "never")
    assert run("cadence", "--plan").out == "Everyone has a cadence; there is nothing to plan.\n"
    assert json.loads(run("cadence", "--plan", "--json").out) == {"path": None, "people": 0}


def test_a_plan_says_how_many_are_ticked_and_why_not_all(vault: Make, run: Run) -> None:
    """Whoever was met long ago and never seen since stands in it without a tick."""
    strangers = {f"people/p{n}.md": f"---\nname: P{n}\nmet: 2019-05-0{n}\n---\n" for n in range(1, 4)}
    folder = vault({"people/ada.md": ADA, **strangers})
    assert run("cadence", "--plan").out.startswith(f"wrote {PLAN}: 4 people, 1 of them ticked\n")
    assert "Not ticked are those whom you met over two years ago" in (folder / PLAN).read_text()
    (folder / "people/ada.md").unlink()
    assert "-2.md: 3 people, none of them ticked\n" in run("cadence", "--plan").out


def test_a_plan_holds_the_forty_strongest(vault: Make, run: Run) -> None:
    """And a dry run writes no file."""
    people = {f"people/p{n}.md": f"---\nname: P{n}\ntrust: {1 + n % 5}\n---\n" for n in range(50)}
    folder = vault(people)
    shown = run("cadence", "--plan", "--dry-run").out
    assert shown.count("- [x] cadence: ") == 40
    assert shown.count("strength 10") == 0
    assert not (folder / "drafts").exists()
    said = run("cadence", "--plan").out.splitlines()
    assert said[-1] == "10 more have no cadence; when it is applied, another `--plan` holds the next."
    (folder / PLAN).unlink()
    assert json.loads(run("cadence", "--plan", "--json").out) == {"path": PLAN, "people": 40}
    assert (folder / PLAN).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- [x] cadence: 6 weks for `people/bo.md`", "p.md:3: 6 weks: this is not a duration"),
        ("- [x] cadance: 6w for `people/bo.md`", "p.md:3: this ticked line can't be read"),
        ("- [x] cadence: 2w for `people/ada.md`", "p.md:3: people/ada.md is to have another cadence than in line 1"),
    ],
)
def test_a_line_that_cannot_be_read_stops_everything(vault: Make, run: Run, line: str, message: str) -> None:
    """Exit 2 with file and line; the lines above it are not done."""
    folder = vault({"people/ada.md": ADA, "people/bo.md": BO, "p.md": f"{LINES}{line}\n"})
    result = run("cadence", "--apply", "p.md")
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert (folder / "people/ada.md").read_text() == ADA


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        (None, "people/ada.md is no contact"),
        (ADA.replace("name", "cadence: 2w\nname"), "people/ada.md has a cadence by now: every 2 weeks"),
        (ADA.replace("name", "cadence: 2 weks\nname"), "people/ada.md has a cadence that can't be read"),
        (ADA.replace("name", "cadence:\ncadence:\nname"), "people/ada.md:3: "),
        ("---\nname: [\n---\n", "people/ada.md:"),
        ("---\nname: A\n<<<<<<< HEAD\n=======\n>>>>>>> x\n---\n", "unresolved git conflict"),
    ],
)
def test_a_note_that_cannot_take_it_is_named_and_the_rest_done(
    vault: Make, run: Run, note: str | None, reason: str
) -> None:
    """Gone, set by hand meanwhile, or broken: exit 5, in a dry run as well; the note keeps every byte."""
    folder = vault({"people/bo.md": BO, "p.md": LINES, **({"people/ada.md": note} if note else {})})
    for more in (["--dry-run"], []):
        result = run("cadence", "--apply", "p.md", *more)
        assert result.code == 5
        assert reason in result.err
        assert "(p.md:1)" in result.err
        assert "people/bo.md" in result.out
    assert (folder / "people/ada.md").exists() is (note is not None)
    assert not note or (folder / "people/ada.md").read_text() == note
    document = json.loads(run("cadence", "--apply", "p.md", "--json").out)
    assert [refused["path"] for refused in document["refused"]] == ["people/ada.md"]


def test_neither_side_of_a_conflict_copy_is_written_to(vault: Make, run: Run) -> None:
    """Not by name and not by plan."""
    copy = "people/ada (conflicted copy 2026-05-03).md"
    folder = vault(
        {"people/ada.md": ADA, copy: ADA, "people/bo.md": BO, "p.md": f"{LINES}- [x] cadence: 6w for `{copy}`\n"}
    )
    assert run("cadence", "ada", "6w").code == 5
    assert run("cadence", "--apply", "p.md").code == 5
    assert (folder / "people/ada.md").read_text() == (folder / copy).read_text() == ADA


@pytest.mark.parametrize("path", ["../out.md", "me.md", "/etc/hosts", "notesnet.toml"])
def test_only_contacts_get_one(vault: Make, run: Run, tmp_path: Path, path: str) -> None:
    """A plan that names another file changes nothing."""
    folder = vault({"me.md": BO, "people/bo.md": BO, "p.md": f"- [x] cadence: 6w for `{path}`\n"})
    (tmp_path / "out.md").write_text(BO)
    assert run("cadence", "--apply", "p.md").code == 5
    assert (folder / "me.md").read_text() == (tmp_path / "out.md").read_text() == BO
    assert (folder / "notesnet.toml").read_text() == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ada", "6 weks"], 2), (["ada", "lovelace", "6w"], 2), (["nobody"], 4), (["ada", "--plan"], 2),
        (["--plan", "--apply", "p.md"], 2), (["--apply", "none.md"], 4), (["--apply", "people"], 6),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_changes_nothing(vault: Make, run: Run, arguments: list[str], code: int) -> None:
    """Usage errors, unknown names and files, each with its exit code."""
    folder = vault({"people/ada.md": ADA, "p.md": LINES})
    assert run("cadence", *arguments).code == code
    assert (folder / "people/ada.md").read_text() == ADA
    assert sorted(os.listdir(folder)) == ["notesnet.toml", "p.md", "people"]


def test_odd_file_names_survive_a_plan(vault: Make, run: Run) -> None:
    """Ticks, blanks and signs that a screen would obey: shown as escapes, found again."""
    names = ["a`b.md", "``c.md", " d .md", "e\u202ef.md", "g\nh.md", "[x] i: j.md"]
    folder = vault({f"people/{name}": "---\ntype: person\n---\n" for name in names})
    assert run("cadence", "--plan").code == 0
    result = run("cadence", "--apply", PLAN)
    assert (result.code, result.err) == (0, "")
    assert all("cadence: 6m" in (folder / "people" / name).read_text() for name in names)
