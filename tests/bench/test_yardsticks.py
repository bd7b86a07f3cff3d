"""What the others are run over: the same people; and what is changed between two runs."""

from pathlib import Path

import pytest
import vobject

from bench.edits import first_notes, log_saves, need_saves
from bench.peers import CARDS, TASKS, find_peers, install_peers
from bench.vault import TODAY, make_vault
from bench.vdirs import write_vdirs
from notesnet.app.check import find_faults
from notesnet.app.open_vault import open_vault
from notesnet.app.people import list_people


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    make_vault(str(tmp_path / "vault"), 100, 1)
    return tmp_path / "vault"


def test_others_get_the_same_people_and_days(vault: Path, tmp_path: Path) -> None:
    """A task for each who has a due day, a card for everyone."""
    opened = open_vault(str(vault), TODAY)
    people = list_people(opened, [], None)
    assert write_vdirs(opened, str(tmp_path)) == (sum(person.due is not None for person in people), len(people))
    tasks = [vobject.readOne(path.read_text(encoding="utf-8")).vtodo for path in (tmp_path / TASKS).iterdir()]
    found = {(task.summary.value, task.due.value) for task in tasks}
    assert found == {(person.name, person.due) for person in people if person.due}
    cards = [vobject.readOne(path.read_text(encoding="utf-8")) for path in (tmp_path / CARDS).iterdir()]
    assert {(card.fn.value, card.email.value) for card in cards} == {(person.name, person.email) for person in people}


def test_where_no_other_program_is_the_reason_is_told(tmp_path: Path) -> None:
    """An environment without them is not one with them, and one that can't be made says so."""
    assert find_peers(str(tmp_path)).why == f"no todoman in {tmp_path}"
    (tmp_path / "file").write_text("")
    told = install_peers(str(tmp_path / "file"))
    assert told.asked
    assert not told.scripts
    assert told.why.startswith("can't be installed: ")


def test_every_second_save_puts_a_note_back(vault: Path) -> None:
    """Each round changes ten notes, and no round finds a fault in them."""
    notes = [Path(path) for path in first_notes(str(vault), 10)]
    before = [note.read_bytes() for note in notes]
    save = log_saves(list(map(str, notes)))
    save()
    changed = [note.read_bytes() for note in notes]
    assert all(new != old for new, old in zip(changed, before, strict=True))
    assert find_faults(open_vault(str(vault), TODAY), []) == []
    save()
    assert [note.read_bytes() for note in notes] == before


def test_pairs_are_found_anew_after_each_save(vault: Path, tmp_path: Path) -> None:
    """Another need each time, and what was remembered of pairs is gone; the index is not."""
    note, kept = first_notes(str(vault), 1)[0], tmp_path / "kept"
    kept.mkdir()
    save = need_saves(note, str(kept))
    texts = []
    for _time in range(2):
        for name in ("1.sqlite", "1.sqlite.suggestions"):
            (kept / name).write_text("")
        save()
        texts.append(Path(note).read_text(encoding="utf-8"))
        assert [path.name for path in kept.iterdir()] == ["1.sqlite"]
        assert find_faults(open_vault(str(vault), TODAY), []) == []
    assert len(texts[0]) > len(texts[1])
