"""The JSON of agenda, why, list and show: keys and types exactly as the contract has them."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
ADA = """\
---
name: Ada Lovelace
aliases: [Ada]
email: ada@engines.example
company: Engines
tags: [founder]
circle: inner
cadence: 6w
birthday: 11-26
dates: { work anniversary: 2020-03-02 }
shoe_size: 38
---
- [ ] Send it 📅 2026-11-24
- [x] Sent ✅ 2026-11-01
- [-] Never mind
- [ ] Some day

## Log
- 2026-10-01 coffee: pricing
- 2026-08-14 email: sent it
- 2026-12-24 call: to come
"""
ITEM = {"id", "kind", "contact", "name", "due", "overdue_days", "why", "say", "score"}


def read(run: Run, *arguments: str, today: str = "2026-11-25") -> Any:
    """The document that a command prints."""
    result = run(*arguments, "--json", today=today)
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_agenda(vault: Make, run: Run) -> None:
    """Days overdue count from today, the score from Monday; no file is written."""
    root = vault(
        {
            "notesnet.toml": "[agenda]\npeople_per_week = 1\n",
            "people/ada.md": ADA,
            "people/ben.md": "---\nname: Ben\nfollow_up: 2026-11-27\n---\n",
            "groups/tue.md": "---\nname: Tuesday\nmeets: weekly tue\n---\n",
            "meetings/2026-11-26 Board.md": "---\npeople: ['[[cas]]']\n---\n",
            "people/cas.md": "x\n",
        }
    )
    document = read(run, "agenda")
    assert not (root / "agenda").exists()
    sections = document.pop("sections")
    assert document == {
        "week": "2026-W48",
        "from": "2026-11-23",
        "to": "2026-11-29",
        "today": "2026-11-25",
        "path": "agenda/2026-W48.md",
    }
    assert all(set(section) == {"name", "items"} for section in sections)
    items = {section["name"]: section["items"] for section in sections}
    assert list(items) == ["Promises", "Meetings", "Keep in touch", "Dates", "Groups", "Held back"]
    assert all(set(item) == ITEM for found in items.values() for item in found)
    _check_items(items)


def _check_items(items: dict[str, list[dict[str, Any]]]) -> None:
    touch = items["Keep in touch"][0]
    assert touch | {"id": ""} == {
        "id": "",
        "kind": "touch",
        "contact": "people/ada.md",
        "name": "Ada Lovelace",
        "due": "2026-11-12",
        "overdue_days": 13,
        "why": "due 12 Nov (every 6 weeks; last: coffee 1 Oct)",
        "say": "You promised to send it.",
        "score": 0.26,
    }
    held = items["Held back"][0]
    assert (held["id"], held["kind"], held["due"], held["overdue_days"]) == (None, "held_back", "2026-11-27", -2)
    assert [items[name][0]["contact"] for name in ("Meetings", "Groups", "Dates")] == [
        "meetings/2026-11-26 Board.md",
        "groups/tue.md",
        "people/ada.md",
    ]
    assert {name: found[0]["kind"] for name, found in items.items()} == {
        "Promises": "promise",
        "Meetings": "meeting",
        "Keep in touch": "touch",
        "Dates": "date",
        "Groups": "group",
        "Held back": "held_back",
    }
    assert items["Promises"][0]["score"] is None


def test_agenda_of_introductions_and_thanks(vault: Make, run: Run) -> None:
    """An introduction has its own path as `contact`, its note and its two people; thanks have no day."""
    got = "---\nname: Bo Ek\n---\n## Log\n- 2026-11-05 call: referred Joyce Tan #got/referral\n"
    note = "---\ntype: intro\na: '[[ada]]'\nb: '[[bo]]'\nasked_by: a\ncreated: 2026-11-20\nwhy: engines\n---\n"
    other = "---\ntype: intro\na: '[[ada]]'\nb: '[[bo]]'\ndirection: received\n---\n"
    people = {"people/ada.md": "---\nname: Ada Byron\n---\n", "people/bo.md": got}
    root = vault({**people, "intros/x.md": note, "intros/y.md": other})
    sections = {section["name"]: section["items"] for section in read(run, "agenda")["sections"]}
    assert [item | {"id": ""} for item in sections["Introductions"]] == [
        {
            "id": "",
            "kind": "introduction",
            "contact": "intros/x.md",
            "name": "Ada Byron and Bo Ek",
            "due": "2026-11-20",
            "overdue_days": 5,
            "why": "ask Bo: Ada asked for it",
            "say": "Engines.",
            "score": None,
            "intro": "intros/x.md",
            "a": "people/ada.md",
            "b": "people/bo.md",
        }
    ]
    (thanks,) = sections["To thank"]
    assert set(thanks) == ITEM
    assert thanks | {"id": ""} == {
        "id": "",
        "kind": "thanks",
        "contact": "people/bo.md",
        "name": "Bo Ek",
        "due": None,
        "overdue_days": None,
        "why": "referred Joyce Tan on 5 Nov; nothing said since",
        "say": "Thank Bo and say what came of it.",
        "score": None,
    }
    (root / "intros/x.md").unlink()  # those that wait are no items: `intro list --json` has them
    assert read(run, "agenda")["sections"][0] == {"name": "Introductions", "items": []}


def test_agenda_of_a_tie_that_sleeps_has_no_due_day(vault: Make, run: Run) -> None:
    """Null, and so are its days."""
    vault({"people/a.md": "## Log\n- 2025-03-01 call: x\n- 2025-02-01 call: x\n- 2025-01-01 call: x\n"})
    item = read(run, "agenda")["sections"][0]["items"][0]
    assert (item["kind"], item["due"], item["overdue_days"], item["score"]) == ("reawaken", None, None, None)
    assert item["say"] == "Pick up from 1 Mar 2025: x."


@pytest.mark.parametrize(("today", "days"), [("2026-11-23", 11), ("2026-11-29", 17)])
def test_the_score_is_the_same_all_week(vault: Make, run: Run, today: str, days: int) -> None:
    """Only the days overdue move on."""
    vault({"people/ada.md": ADA})
    sections = read(run, "agenda", today=today)["sections"]
    touch = next(item for section in sections for item in section["items"] if item["kind"] == "touch")
    assert (touch["overdue_days"], touch["score"]) == (days, 0.26)


def test_a_line_that_a_person_marked_is_in_it_while_they_are_due(vault: Make, run: Run) -> None:
    """It is taken in by `sync`, and until then the person is due."""
    root = vault({"people/ada.md": ADA})
    run("agenda")
    path = root / "agenda/2026-W48.md"
    before = read(run, "agenda")
    path.write_text(path.read_text().replace("- [ ]", "- [x]"))
    assert read(run, "agenda") == before


def test_list(vault: Make, run: Run) -> None:
    """The ten keys; null where there is nothing."""
    vault({"people/ada.md": ADA, "people/ben.md": "x\n"})
    ada, ben = read(run, "list")
    assert ada == {
        "path": "people/ada.md",
        "name": "Ada Lovelace",
        "company": "Engines",
        "role": None,
        "tags": ["founder"],
        "circle": "inner",
        "last_touch": "2026-10-01",
        "due": "2026-11-12",
        "overdue_days": 13,
        "strength": 34,
    }
    assert [ben[key] for key in ("last_touch", "due", "overdue_days", "strength", "tags")] == [None, None, None, 0, []]


def test_list_promises(vault: Make, run: Run) -> None:
    """Dated and open, with file and line."""
    vault({"people/ada.md": ADA})
    assert read(run, "list", "promises") == [
        {"path": "people/ada.md", "line": 13, "name": "Ada Lovelace", "text": "Send it", "due": "2026-11-24"}
    ]


def test_show(vault: Make, run: Run) -> None:
    """Fields by our names, what is due and why, tasks and touches with their lines."""
    vault({"people/ada.md": ADA})
    card = read(run, "show", "ada")
    wanted = {
        "path": "people/ada.md",
        "name": "Ada Lovelace",
        "aliases": ["Ada"],
        "email": ["ada@engines.example"],
        "cadence": "6w",
        "birthday": "--11-26",
        "dates": {"work anniversary": "2020-03-02"},
        "last_touch": {"date": "2026-10-01", "kind": "coffee", "path": "people/ada.md", "line": 19},
        "due": "2026-11-12",
        "due_rule": "cadence",
        "strength": 34,
        "follow_ups": [
            {"text": "Send it", "due": "2026-11-24", "line": 13, "done": False},
            {"text": "Some day", "due": None, "line": 16, "done": False},
            {"text": "Sent", "due": None, "line": 14, "done": True},
        ],
        "touches": [
            {"date": "2026-10-01", "kind": "coffee", "text": "pricing", "path": "people/ada.md", "line": 19},
            {"date": "2026-08-14", "kind": "email", "text": "sent it", "path": "people/ada.md", "line": 20},
        ],
        "introductions": [],
        "extra": {"shoe_size": "38"},
    }
    assert {key: card[key] for key in wanted} == wanted


def test_why(vault: Make, run: Run) -> None:
    """The rule and, for each fact, file and line; a rhythm has no date."""
    vault({"people/ada.md": ADA})
    assert read(run, "why", "ada") == {
        "name": "Ada Lovelace",
        "due": "2026-11-12",
        "rule": "cadence",
        "evidence": [
            {"what": "last touch (coffee)", "date": "2026-10-01", "path": "people/ada.md", "line": 19},
            {"what": "cadence", "date": None, "path": "people/ada.md", "line": 8},
        ],
    }


def test_who_was_never_touched(vault: Make, run: Run) -> None:
    """`last_touch` and `due` are null."""
    vault({"people/ben.md": "x\n"})
    card = read(run, "show", "ben")
    assert (card["last_touch"], card["due"], card["due_rule"]) == (None, None, "no_cadence")
    assert read(run, "why", "ben") == {"name": "ben", "due": None, "rule": "no_cadence", "evidence": []}
