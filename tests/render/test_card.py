"""The card of a person, and the reason why they are due, in words."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("front", "log", "words"),
    [
        ("cadence: 6w", "- 2026-10-01 coffee: x", "Due 12 Nov (every 6 weeks; last: coffee 1 Oct): 13 days overdue."),
        ("follow_up: 2026-11-25", "", "Due 25 Nov (follow-up; no touch yet): today."),
        ("met: 2026-11-24", "", "Due 26 Nov (new, met 24 Nov; no touch yet): in 1 day."),
        ("status: archived", "", "Not due: archived."),
        ("tags: x", "", "Not due: no cadence."),
        ("cadence: never", "", "Not due: the cadence is never."),
        ("tags: press", "- 2024-01-01 call: x", "Not due: silent for over two years."),
    ],
)
def test_why_in_one_sentence(vault: Make, run: Run, front: str, log: str, words: str) -> None:
    """The day, the rule, how long."""
    settings = '[cadence_by_tag]\npress = "3m"\n'
    vault({"people/ada.md": f"---\n{front}\n---\n## Log\n{log}\n", "notesnet.toml": settings})
    lines = run("why", "ada").out.splitlines()
    assert lines[:2] == ["ada", words]
    assert words in run("show", "ada").out


def test_why_names_file_and_line_of_each_date(vault: Make, run: Run) -> None:
    """So that it can be mended where it stands."""
    vault({"people/ada.md": "---\ncadence: 6w\npaused_until: 2027-01-10\n---\n## Log\n- 2026-10-01 coffee: x\n"})
    assert run("why", "ada").out.splitlines()[2:] == [
        "Rule: paused",
        "  last touch (coffee) 2026-10-01  people/ada.md:6",
        "  cadence  people/ada.md:2",
        "  paused_until 2027-01-10  people/ada.md:3",
    ]


def test_why_names_the_line_of_the_default_cadence(vault: Make, run: Run) -> None:
    """In the settings, where it stands."""
    settings = "# default_cadence is the last of all\n[vault]\n[agenda]\npeople_per_week = 3\ndefault_cadence = '6w'\n"
    vault({"notesnet.toml": settings, "people/ada.md": "Ada\n"})
    assert run("why", "ada").out.splitlines()[-1] == "  default cadence  notesnet.toml:5"


def test_the_card_has_five_touches_and_tells_talks_from_groups(vault: Make, run: Run) -> None:
    """One-to-ones and group meetings apart; a long kind does not run into the text."""
    log = "".join(f"- 2026-10-0{day} conference: talk {day}\n" for day in range(1, 8))
    many = ", ".join(f"'[[{name}]]'" for name in ("ada", "b", "c", "d", "e"))
    vault(
        {
            "notesnet.toml": "[kinds]\nconference = 1\n",
            "people/ada.md": f"## Log\n{log}",
            "meetings/2026-09-01 Breakfast.md": f"---\npeople: [{many}]\n---\n",
            "daily/2026-09-02.md": "Saw [[ada]]\n",
        }
    )
    out = run("show", "ada").out
    assert "7 days in touch one to one, 2 in groups or mentioned." in out
    assert out.rstrip().endswith("3 Oct       conference talk 3")
    assert "talk 2" not in out


def test_private_words_are_shown_only_when_asked_for(vault: Make, run: Run) -> None:
    """`show --private`."""
    vault({"people/ada.md": "Words\n\n## Private\nShe is ill.\n- [ ] Ask about it 📅 2026-11-26\n"})
    assert "ill" not in run("show", "ada").out + run("show", "ada", "--json").out
    assert "Ask about it" not in run("show", "ada").out
    assert "She is ill." in run("show", "ada", "--private").out


ADA = "people/ada.md"
NEEDS = "---\nneeds: a part-time finance lead\noffers: pattern cutting\n---\n"
LASZLO = "---\nname: László Bartha\noffers: fractional CFO for start-ups\n---\n"


def test_a_need_is_followed_by_who_answers_it_me_first(vault: Make, run: Run) -> None:
    """`show`: what they need that I or someone can offer, and who needs what they offer; a line each, two at most."""
    vault(
        {
            ADA: NEEDS,
            "people/b.md": LASZLO,
            "people/c.md": "---\nname: Cem\nrole: Finance director\n---\n",
            "people/d.md": "---\nname: Dora\noffers: finance director, two days a week\n---\n",
            "people/e.md": "---\nname: Emre\nneeds: pattern cutting\n---\n",
            "me.md": "---\nname: Hester\noffers: finance leadership\n---\n",
        }
    )
    out = run("show", "ada").out
    needs, offers = out.split("Offers\n")
    told = needs.split("Needs\n")[1].splitlines()
    assert told[:2] == ["  a part-time finance lead", "    you offer: finance leadership"]
    assert len([line for line in told if line.startswith("    ")]) == 2
    assert offers.splitlines()[:2] == ["  pattern cutting", "    Emre needs: pattern cutting"]


def test_a_need_written_twice_is_answered_once_in_each_place(vault: Make, run: Run) -> None:
    """Two equal lines do not double what stands below them."""
    vault({ADA: "---\nneeds: [a part-time finance lead, a part-time finance lead]\n---\n", "people/b.md": LASZLO})
    assert len(json.loads(run("show", "ada", "--json").out)["answers"]) == 1


def test_what_someone_is_answers_too(vault: Make, run: Run) -> None:
    """A role is no offer, so the card does not call it one."""
    vault({ADA: NEEDS, "people/c.md": "---\nname: Cem\nrole: Finance director\n---\n"})
    assert "    Cem: Finance director\n" in run("show", "ada").out


@pytest.mark.parametrize(
    "more",
    [
        {ADA: NEEDS.replace("---\n", "---\nknows: '[[b]]'\n", 1)},
        {"people/b.md": LASZLO.replace("---\n", "---\nintroductions: no\n", 1)},
        {"people/b.md": LASZLO.replace("---\n", "---\nstatus: archived\n", 1)},
        {"people/b.md": LASZLO.replace("---\n", "---\npaused_until: 2027-01-10\n", 1)},
        {"intros/x.md": "---\ntype: introduction\na: '[[ada]]'\nb: '[[b]]'\n---\n"},
    ],
)
def test_who_may_not_be_suggested_answers_nothing(vault: Make, run: Run, more: Mapping[str, str]) -> None:
    """As in `suggest NAME`: nobody they know, nobody in an introduction with them, nobody who wants none."""
    vault({ADA: NEEDS, "people/b.md": LASZLO})
    assert "László Bartha offers" in run("show", "ada").out
    vault({ADA: NEEDS, "people/b.md": LASZLO, **more})
    out = run("show", "ada").out
    assert "László Bartha offers" not in out
    assert "László Bartha" not in run("suggest", "ada").out


def test_i_may_answer_whom_nobody_may_be_introduced_to(vault: Make, run: Run) -> None:
    """What I offer myself needs no introduction; an archived person is left alone."""
    quiet = NEEDS.replace("---\n", "---\nintroductions: no\n", 1)
    me = {"me.md": "---\noffers: finance leadership\n---\n"}
    vault({ADA: quiet, "people/b.md": LASZLO, **me})
    out = run("show", "ada").out
    assert "you offer: finance leadership" in out
    assert "László Bartha" not in out
    vault({ADA: NEEDS.replace("---\n", "---\nstatus: archived\n", 1), **me})
    assert "you offer" not in run("show", "ada").out


def test_programs_get_each_answer_with_its_place(vault: Make, run: Run) -> None:
    """`answers` holds the line that asks or offers, who answers it, and where."""
    vault({ADA: NEEDS, "people/b.md": LASZLO, "people/e.md": "---\nname: Emre\nneeds: pattern cutting\n---\n"})
    assert json.loads(run("show", "ada", "--json").out)["answers"] == [
        {
            "need": "a part-time finance lead",
            "by": {"name": "László Bartha", "path": "people/b.md"},
            "text": "fractional CFO for start-ups",
            "path": "people/b.md",
            "line": 3,
        },
        {
            "offer": "pattern cutting",
            "by": {"name": "Emre", "path": "people/e.md"},
            "text": "pattern cutting",
            "path": "people/e.md",
            "line": 3,
        },
    ]


def test_a_card_without_needs_and_offers_looks_for_nobody(vault: Make, run: Run) -> None:
    """Nothing is loaded for it."""
    vault({ADA: "---\nrole: Finance director\n---\n", "people/b.md": "---\nneeds: a finance director\n---\n"})
    assert json.loads(run("show", "ada", "--json").out)["answers"] == []


def test_among_very_many_people_a_card_has_its_answers_too(vault: Make, run: Run) -> None:
    """There is no number of people above which nobody is looked for."""
    crowd = {f"people/x{number}.md": "Words\n" for number in range(2_001)}
    vault({ADA: NEEDS, "people/b.md": LASZLO, **crowd})
    assert "László Bartha offers: fractional CFO for start-ups" in run("show", "ada").out


def test_people_on_a_card_are_called_as_their_notes_call_them(vault: Make, run: Run) -> None:
    """Not by their file names; who has no note, as the link says."""
    vault(
        {
            "people/off.md": "---\nname: Offer Oo\nknows: ['[[ann]]', '[[Ghost Person|g]]']\nintroduced_by: '[[in|X]]'\n"
            "met: 2026-11-03\nmet_at: '[[tue|the club]]'\n---\n",
            "people/in.md": "---\nname: Int Ro\n---\n",
            "people/ann.md": "---\nname: Ann Archer\n---\n",
            "groups/tue.md": "---\nname: Tuesday Breakfast\n---\n",
            "intros/x.md": "---\na: '[[in]]'\nb: '[[off]]'\ncreated: 2026-11-01\nintroduced: 2026-11-02\nmet: 2026-11-03\n---\n",
            "intros/y.md": "---\na: '[[off]]'\nb: '[[ann]]'\ncreated: 2026-11-01\nb_asked: 2026-11-02\n---\n",
            "intros/z.md": "---\na: '[[in]]'\nb: '[[off]]'\ndirection: received\nintroduced: 2026-11-02\n---\n",
        }
    )
    lines = run("show", "off").out.splitlines()
    assert "met            2026-11-03 at Tuesday Breakfast" in lines
    assert "introduced by  Int Ro" in lines
    assert "knows          Ann Archer, Ghost Person" in lines
    assert "  Int Ro and Offer Oo: met; next: ask what came of it by 2 Jan 2027" in lines
    assert "  Offer Oo and Ann Archer: asking; next: ask again (Ann Archer) by 9 Nov" in lines
    assert "  Offer Oo, through Int Ro: introduced; next: thank the introducer by 5 Nov" in lines
    assert {line for line in lines if line.startswith("  2 Nov ")} == {
        "  2 Nov       intro    introduced to Int Ro",
        "  2 Nov       intro    introduced to me",
    }
    assert "  2 Nov       intro    introduced me to Offer Oo" in run("show", "in").out.splitlines()


def test_who_and_what_is_linked_under_two_names_stands_on_the_card_once(vault: Make, run: Run) -> None:
    """`[[ben]]`, `[[Benny]]` and `Ben Okri` are one person, a group by its name and its file one group."""
    vault(
        {
            "people/ada.md": '---\nknows: ["[[ben]]", "[[Benny]]", Ben Okri]\ngroups: ["[[tue]]", Breakfast]\n---\n',
            "people/ben.md": "---\nname: Ben Okri\naliases: Benny\n---\n",
            "groups/tue.md": "---\nname: Breakfast\n---\n",
        }
    )
    shown = run("show", "ada").out
    assert "\nknows          Ben Okri\n" in shown
    assert "\ngroups         Breakfast\n" in shown
