"""The pause after a save is used to read ahead; what comes of it is what a look after the pause would have found."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from notesnet.app import indexed_update
from notesnet.app.open_vault import OpenVault, Place
from notesnet.app.watching import Watching
from tests.harness import write_files
from tests.watch.desk import ADA, BEN, FILES, FINE, WEEK, Desk, desk, kinds, nothing_left

ASK = "- [ ] Ask about {} 📅 2026-11-25\n"


@pytest.fixture(autouse=True)
def _with_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one the vault is small, and nothing is read ahead."""
    monkeypatch.setenv("NOTESNET_INDEX", "on")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Place]:
    """Each reading of the vault."""
    found: list[Place] = []
    read = Watching._read

    def counted(watching: Watching, place: Place, *more: Callable[[int], None]) -> OpenVault:
        found.append(place)
        return read(watching, place, *more)

    monkeypatch.setattr(Watching, "_read", counted)
    return found


def _settled(tmp_path: Path, reads: list[Place]) -> Desk:
    made = desk(tmp_path)
    made.save(ADA, FINE)
    made.wait(10)
    reads.clear()
    return made


def test_a_save_is_read_in_the_pause_and_written_after_it(tmp_path: Path, reads: list[Place]) -> None:
    """One reading, and no byte of the agenda before the pause is over."""
    made = _settled(tmp_path, reads)
    made.save(ADA, FINE + ASK.format("bees"))
    assert made.wait(0.29) == []
    assert len(reads) == 1
    assert "bees" not in made.text(WEEK)
    assert kinds(made.wait(0.02)) == [f"agenda {WEEK}"]
    assert len(reads) == 1
    assert "bees" in made.text(WEEK)
    nothing_left(made, tmp_path)


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("same_length", [True, False])
def test_what_is_saved_after_the_reading_is_read_too(
    tmp_path: Path, reads: list[Place], *, told: bool, same_length: bool
) -> None:
    """Whether or not the system tells of it, and also when size and time of the file are as before."""
    made = _settled(tmp_path, reads)
    made.save(ADA, FINE + ASK.format("bees"))
    made.wait(0.1)
    assert len(reads) == 1
    before = (made.root / ADA).stat()
    made.save(ADA, FINE + ASK.format("ants" if same_length else "elephants"), told=told)
    os.utime(made.root / ADA, ns=(before.st_atime_ns, before.st_mtime_ns))
    made.wait(2)
    assert len(reads) == 2
    assert ("ants" in made.text(WEEK), "bees" in made.text(WEEK)) == (True, False)
    nothing_left(made, tmp_path)


def test_a_series_of_saves_is_read_ahead_once(tmp_path: Path, reads: list[Place]) -> None:
    """Who saves every tenth of a second does not keep the computer busy."""
    made = _settled(tmp_path, reads)
    for number in range(30):
        made.save(ADA, FINE + ASK.format(number))
        assert made.wait(0.1) == []
    assert len(reads) == 1
    made.wait(1)
    assert len(reads) == 2
    assert "Ask about 29" in made.text(WEEK)


@pytest.mark.parametrize("change", ["new", "gone", "settings", "nothing"])
def test_what_may_be_of_a_moment_is_not_read_ahead(tmp_path: Path, reads: list[Place], change: str) -> None:
    """A file that came or went, or settings, wait until the pause is over; so does a save of the same bytes."""
    made = _settled(tmp_path, reads)
    if change == "gone":
        made.delete(BEN)
    else:
        paths = {"new": "people/zoe.md", "settings": "notesnet.toml", "nothing": ADA}
        texts = {"new": "---\nname: Zoe\n---\n", "settings": "me = 'x'\n", "nothing": FINE}
        made.save(paths[change], texts[change])
    made.wait(0.29)
    assert not reads
    made.wait(5)
    nothing_left(made, tmp_path)


def test_who_was_away_just_then_is_not_gone(tmp_path: Path, reads: list[Place]) -> None:
    """A note that was moved away and back while the vault was read is read again before it counts as deleted."""
    made = _settled(tmp_path, reads)
    made.save(ADA, FINE + ASK.format("bees"))
    (made.root / BEN).rename(tmp_path / "ben.md")
    made.wait(0.1)
    assert len(reads) == 1
    (tmp_path / "ben.md").rename(made.root / BEN)
    made.wait(5)
    assert "Send the article" in made.text(WEEK)
    nothing_left(made, tmp_path)


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 24))])
def test_whatever_is_saved_when_the_end_is_that_of_a_fresh_run(tmp_path: Path, seed: int) -> None:
    """Saves of every kind at every moment of the pause, told or not."""
    dice = random.Random(seed)
    made = desk(tmp_path)
    for number in range(25):
        path = dice.choice((ADA, BEN, "people/cat.md", "people/zoe.md", "me.md", "daily/x.md"))
        there = (made.root / path).exists()
        if there and dice.random() < 0.15:
            made.delete(path, told=dice.random() < 0.8)
        else:
            name = path.removeprefix("people/").removesuffix(".md").title()
            needs = dice.choice(("", "needs: [a lawyer]\n", "offers: [legal advice]\n", "circle: inner\n"))
            text = f"---\nname: {name}\n{needs}---\n{ASK.format(dice.randrange(10))}\n[[ben]] {number}\n"
            made.save(path, text, told=dice.random() < 0.8)
        made.wait(dice.choice((0.01, 0.06, 0.1, 0.25, 0.31, 0.5, 2.0)))
    made.wait(made.pace.interval + made.pace.quiet + 5)
    nothing_left(made, tmp_path)


def test_the_file_that_was_made_is_taken_in_while_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The agenda of a new week is a new note; the save that follows does not pay for it."""
    made = Desk(write_files(tmp_path / "vault", FILES))
    assert kinds(made.first) == [f"agenda {WEEK}"]
    assert made.wait(0.01) == []
    monkeypatch.setattr(indexed_update, "anew", lambda *_: pytest.fail("all was decided anew"))
    made.save(ADA, FINE + ASK.format("bees"))
    assert kinds(made.wait(0.4)) == [f"agenda {WEEK}"]
    assert "bees" in made.text(WEEK)
