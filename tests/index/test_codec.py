"""Every fact of a note comes back out of the index as it went in."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from notesnet.app.cold_read import read_files
from notesnet.app.indexed_notes import note_row, read_row
from notesnet.app.open_vault import find_place
from notesnet.model.contact import Contact
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.note import Task
from notesnet.read.note import Note
from notesnet.read.settings import read_settings
from notesnet.store.index_codec import packed, unpacked
from tests.harness import ROOT

FULL = {
    "people/ada.md": """---
name: Ada Lovelace
aliases: [Countess]
call_me: Ada
greeting: Dear Ada
email: [ada@x.example, "ada <b@x.example>"]
phone: ["+44 1", "007"]
company: Analytical
role: engineer
location: London
links: {web: "https://x.example"}
tags: [press, a/b]
circle: inner
cadence: 6w
last_contact: 2026-10-01
follow_up: 2026-12-01
paused_until: 2026-12-02
status: archived
created: 2020-01-01
met: 2020-02-02
met_at: "[[Breakfast|the table]]"
introduced_by: "[[Charles]]"
knows: ["[[Ben]]", "[text](ben.md)", Mary]
groups: ["[[Chess]]"]
offers: [engines]
needs: [a tailor]
interests: [horses]
ideal_client: [mills]
birthday: 1815-12-10
dates: {wedding: 07-08, "name day": 1835-02-29}
prefers: letters
introductions: open
blurb: Writes notes.
advocate: true
trust: 4
shoe_size: [38, 39]
colour: green
last_contct: 2020
---
- [ ] Send it 📅 2026-11-26 ➕ 2026-11-01 🔁 every week
- [x] Sent ✅ 2026-11-02

## Log
- 2026-10-01 lunch: about [[Ben]] #got/advice ^abc123
    - [ ] Tell Ben ⏳ 2026-11-27
- 2026-10-02 call: hello

## Private
- 2026-10-03 call: secret
- [ ] hidden
""",
    "groups/chess.md": "---\nname: Chess\naliases: [C]\nmeets: biweekly tue\nsince: 2026-01-06\ndates: [2026-12-24]\n"
    "location: Club\nstatus: archived\n---\n- [ ] Pay 📅 2026-12-01\n",
    "meetings/2026-11-24 Plan.md": "---\npeople: ['[[ada]]', Ben]\n---\n- [ ] Ask [[ada]] 📅 2026-11-30\n",
    "intros/x.md": "---\na: '[[ada]]'\nb: '[[ben]]'\ndirection: received\nasked_by: a\nmode: handover\nwhy: both play\n"
    "created: 2026-01-01\na_asked: 2026-01-02\nb_asked: 2026-01-02\na_answer: yes 2026-01-03\nb_answer: no\n"
    "a_chased: 2026-01-04\nb_chased: 2026-01-04\nintroduced: 2026-01-05\nchecked_in: 2026-01-06\nmet: 2026-01-07\n"
    "outcome: 2026-01-08 a contract\ntold: 2026-01-09\nthanked: 2026-01-10\nsnoozed: 2026-01-11\nclosed: 2026-01-12\n---\n",
    "me.md": "---\nname: Me\ngoals: [rest]\nneeds: [x]\ncolour: [a, b]\nemail: me@x.example\n---\n",
    "daily/2026-11-20.md": "Saw [[ada]] on the train, and ![[ben]].\n> [[quoted]]\n- [ ] Ask [[ada]] 📅 2026-11-30\n",
    "people/lone.md": '---\nname: "\\ud800 \\u0000 \\u2028"\nsurname: é\n---\n',
}


@pytest.mark.parametrize("where", ["full", "sample", "faults"])
def test_a_note_comes_back(where: str, vault: Callable[[Mapping[str, str | bytes]], Path]) -> None:
    """Each note of the sample, of every fault, and of one vault in which everything stands."""
    folders = {
        "full": lambda: [vault(FULL)],
        "sample": lambda: [ROOT / "sample-vault"],
        "faults": lambda: sorted((ROOT / "tests" / "faults").iterdir()),
    }
    for folder in folders[where]():
        text = (folder / "notesnet.toml").read_text() if (folder / "notesnet.toml").is_file() else ""
        for read in read_files(str(folder), read_settings(text)[0]):
            if isinstance(read.said, Note):
                assert read_row(note_row(read.said)) == read.said, read.path


def test_that_vault_has_every_fact(vault: Callable[[Mapping[str, str | bytes]], Path]) -> None:
    """So a fact that is added to a noun, and not to the index, is missed by the test above or by this one."""
    place = find_place(str(vault(FULL)), None)
    details = [read.said.detail for read in read_files(place.root, place.settings) if isinstance(read.said, Note)]
    for noun, only_elsewhere in ((Contact, {"broken"}), (Group, set()), (Meeting, {"tick"}), (Introduction, set())):
        found = [detail for detail in details if isinstance(detail, noun)]
        unset = {f.name for f in fields(noun) if all(not getattr(detail, f.name) for detail in found)}
        assert unset <= only_elsewhere, noun
    assert any(isinstance(detail, Me) for detail in details)
    tasks = [task for detail in details if isinstance(detail, Contact) for task in detail.tasks]
    assert {f.name for f in fields(Task) if all(not getattr(task, f.name) for task in tasks)} <= {"links"}
    assert {f.name for f in fields(FollowUp)} - {f.name for f in fields(Task)} == {"path", "state", "contacts"}


def test_numbers_come_back() -> None:
    """Also the greatest and the negative."""
    assert list(unpacked(packed([0, 1, -1, 2**31 - 1, -(2**31)]))) == [0, 1, -1, 2**31 - 1, -(2**31)]
