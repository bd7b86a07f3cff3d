"""A command for several notes that is broken off says which of them are finished, and the journal says the same."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.broken_system import ADA, NOTES, run
from tests.harness import ROOT, TODAY, clean_environment, write_files

# Sends itself a signal at a call of the system: before the n-th rename of a note, or behind it.
SCRIPT = """
import os, signal, sys
real, number, when, at, renames = os.replace, int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), []
def replace(*args):
    renames.append(args)
    if len(renames) == at and when == "before":
        os.kill(os.getpid(), number)
    real(*args)
    if len(renames) == at and when == "behind":
        os.kill(os.getpid(), number)
os.replace = replace
del sys.argv[1:4]
from notesnet.entry import run
run()
"""
PEOPLE = ("people/ada.md", "people/ben.md", "people/cy.md")
SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A vault, and a home for its state."""
    write_files(tmp_path / "vault", {**NOTES, "people/cy.md": "---\nname: Cy\n---\n"})
    return tmp_path


def _broken_off(place: Path, number: int, when: str, at: int, *typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(int(number)), when, str(at), "--today", TODAY, *typed],
        cwd=place / "vault",
        env={**clean_environment(place / "home"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )  # click ends the line that shows ^C, on stderr


def _logged(place: Path) -> list[str]:
    return [path for path in PEOPLE if "lunch: all" in (place / "vault" / path).read_text()]


@pytest.mark.parametrize(("number", "code"), SIGNALS)
@pytest.mark.parametrize(("when", "at"), [("before", 1), ("before", 2), ("behind", 2), ("behind", 3)])
def test_what_was_finished_is_told(number: int, code: int, when: str, at: int, place: Path) -> None:
    """Also the note whose rename was done when the signal came; no traceback, and `undo` takes back just these."""
    done = _broken_off(place, number, when, at, "log", "ada", "ben", "cy", "lunch: all")
    finished = list(PEOPLE[: at if when == "behind" else at - 1])
    assert (done.returncode, done.stderr.strip()) == (code, "")
    assert done.stdout.splitlines() == [f"{path}: logged {TODAY}: lunch: all" for path in finished]
    assert _logged(place) == finished
    history = json.loads(run(place, "history", "--json").out)
    assert [change["path"] for one in history for change in one["changes"]] == finished
    if finished:
        assert run(place, "undo").code == 0
    assert _logged(place) == []


@pytest.mark.parametrize(("number", "code"), SIGNALS)
@pytest.mark.parametrize("when", ["before", "behind"])
def test_a_program_gets_one_document_of_what_was_finished(number: int, code: int, when: str, place: Path) -> None:
    """With the keys that it has else."""
    done = _broken_off(place, number, when, 2, "--json", "log", "ada", "ben", "cy", "lunch: all")
    assert (done.returncode, done.stderr.strip()) == (code, "")
    finished = PEOPLE[: 2 if when == "behind" else 1]
    changes = [{"path": path, "summary": f"logged {TODAY}: lunch: all"} for path in finished]
    assert json.loads(done.stdout) == {"changes": changes, "refused": []}
    assert _logged(place) == list(finished)


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_an_undo_that_is_broken_off_says_what_was_taken_back(number: int, code: int, place: Path) -> None:
    """The next one goes on with the rest."""
    assert run(place, "log", "ada", "ben", "cy", "lunch: all").code == 0
    done = _broken_off(place, number, "before", 3, "undo")
    assert (done.returncode, done.stderr.strip()) == (code, "")
    taken_back = [f"{path}: taken back: logged {TODAY}: lunch: all" for path in ("people/cy.md", "people/ben.md")]
    assert done.stdout.splitlines()[1:] == taken_back
    assert _logged(place) == ["people/ada.md"]
    assert run(place, "undo").out.splitlines()[1:] == [f"people/ada.md: taken back: logged {TODAY}: lunch: all"]
    assert (place / "vault/people/ada.md").read_text() == ADA


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_what_was_refused_before_is_told_too(number: int, code: int, place: Path) -> None:
    """On stderr, with what was finished on stdout."""
    (place / "vault/people/ada.md").chmod(0o444)
    done = _broken_off(place, number, "before", 2, "log", "ada", "ben", "cy", "lunch: all")
    assert done.returncode == code
    assert done.stdout == f"people/ben.md: logged {TODAY}: lunch: all\n"
    assert done.stderr.splitlines()[0] == "refused: people/ada.md is read-only"


@pytest.mark.parametrize(("number", "code"), SIGNALS)
def test_what_an_undo_could_not_take_back_before_is_told_too(number: int, code: int, place: Path) -> None:
    """The reason goes to stderr."""
    assert run(place, "log", "ada", "ben", "cy", "lunch: all").code == 0
    (place / "vault/people/cy.md").write_text("Mine.\n")
    done = _broken_off(place, number, "before", 2, "undo")
    assert done.returncode == code
    assert done.stdout.splitlines()[1:] == [f"people/ben.md: taken back: logged {TODAY}: lunch: all"]
    assert done.stderr.startswith("refused: people/cy.md:")
