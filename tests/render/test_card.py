"""The card of a person, and the reason why they are due, in words."""

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
