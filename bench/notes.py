"""The text of each kind of note in a made-up vault; all chance comes from the dice that are handed in."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from bench import words

_CIRCLES = ("inner", "active", "active", "wide", "wide", "wide")
_MEETS = ("weekly tue", "monthly 2nd thu", "monthly last fri")


# How much is open at one time. Nobody keeps 1,300 promises, however many people they know.
_OPEN_PROMISES = 13  # one in so many of the promises is open, the others were kept
_OPEN_INTRODUCTIONS = 10  # one in so many introductions is under way, the others led to something
_UNTHANKED = 7  # of those who brought something when last heard of, one in so many was not thanked yet


class Person(NamedTuple):
    """Someone with a contact note, the ``number``-th of the vault."""

    first: str
    last: str
    number: int

    @property
    def name(self) -> str:
        """As other notes link to them."""
        return f"{self.first} {self.last}"

    @property
    def slug(self) -> str:
        """The name of their file."""
        return slug(self.name)


def slug(name: str) -> str:
    """Small letters and hyphens."""
    return name.lower().replace(" ", "-").replace("ö", "o")


def me() -> str:
    """The note about the person who keeps the vault."""
    return (
        "---\nname: Robin Example\nemail: robin@me.example\nsignature: Robin\n"
        "offers: [introductions made with care, pricing of services]\n"
        "needs: [a room for workshops, first customers abroad]\ngoals: two workshops before the summer\n---\n"
    )


def group(at: int, name: str) -> str:
    """A group that meets."""
    return f"---\nname: {name}\nmeets: {_MEETS[at % len(_MEETS)]}\nlocation: the back room\n---\nBring a person, not a leaflet.\n"


def contact(dice: random.Random, person: Person, people: Sequence[Person], groups: Sequence[str], today: date) -> str:
    """A contact with about a dozen properties and a log of about a dozen lines, newest first."""
    trade = dice.choice(words.TRADES)
    company = f"{person.last} {dice.choice(words.COMPANIES)}"
    met = today - timedelta(days=dice.randrange(900, 2600))
    known = dice.sample(range(len(people)), 2)
    lines = [
        "---",
        f"name: {person.name}",
        f"email: {person.first.lower()}@{person.last.lower()}.example",
        f"company: {company}",
        f"role: {trade[0].upper()}{trade[1:]}",
        f"location: {dice.choice(words.TOWNS)}",
        f"tags: [{', '.join(dice.sample(words.TAGS, 2))}]",
        f"circle: {dice.choice(_CIRCLES)}",
        f"met: {met}",
        f'knows: ["[[{people[known[0]].name}]]", "[[{people[known[1]].slug}]]"]',
        "offers:",
        *(f"  - {thing}" for thing in dice.sample(words.THINGS, 2)),
        "needs:",
        *(f"  - {thing}" for thing in dice.sample(words.THINGS, 2)),
        f"interests: [{', '.join(dice.sample(words.INTERESTS, 2))}]",
    ]
    if dice.randrange(8) == 0:
        lines.append(f'groups: ["[[{dice.choice(groups)}]]"]')
    lines += ["---", f"Runs {company} with two others. {dice.choice(words.PROSE)}", ""]
    if dice.randrange(6) == 0:
        due = today + timedelta(days=dice.randrange(-25, 75))
        promise = f"Send them {dice.choice(words.THINGS)} 📅 {due}"
        kept = person.number % _OPEN_PROMISES
        lines += [f"- [x] {promise} ✅ {met + timedelta(days=kept)}" if kept else f"- [ ] {promise}", ""]
    log = _log(dice, people, today, met)
    if "#got" in log[0] and "#thanked" not in log[0] and person.number % _UNTHANKED:
        log[0] += " #thanked"
    lines += ["## Log", *log]
    if dice.randrange(12) == 0:
        lines += ["", "## Private", "Owes me nothing, and I owe them a letter. Never mention the lease."]
    return _lines(*lines)


def _log(dice: random.Random, people: Sequence[Person], today: date, met: date) -> list[str]:
    day = today - timedelta(days=dice.randrange(1, 300))
    lines = []
    for _ in range(dice.randrange(11, 14)):
        ledger = dice.choice(words.LEDGER) if dice.randrange(6) == 0 else ""
        other = dice.choice(people)
        about = f"; spoke of [[{other.slug}|{other.first}]]" if dice.randrange(6) == 0 else ""
        lines.append(
            f"- {day} {dice.choice(words.KINDS)}: {dice.choice(words.TALK)}, {dice.choice(words.TALK)}{about}{ledger}"
        )
        day -= timedelta(days=dice.randrange(12, 90))
        if day < met:
            break
    return lines


def journal(dice: random.Random, people: Sequence[Person], day: date) -> str:
    """A day of the journal; most name someone."""
    lines = [f"# {day:%A}", "", dice.choice(words.PROSE)]
    for _ in range(dice.randrange(4)):
        other = dice.choice(people)
        lines += [
            "",
            f"Talked with [[{other.slug}|{other.name}]]: {dice.choice(words.TALK)}. {dice.choice(words.PROSE)}",
        ]
    if dice.randrange(4) == 0:
        other = dice.choice(people)
        lines += ["", f"- [x] Write to [[{other.slug}|{other.first}]] about {dice.choice(words.THINGS)} ✅ {day}"]
    if dice.randrange(8) == 0:
        lines += ["- [ ] Water the plants in the office"]
    return _lines(*lines)


def meeting(dice: random.Random, people: Sequence[Person], first: int, day: date) -> str:
    """A meeting with two to five people."""
    step = dice.randrange(1, 5)
    present = [people[(first + step * nth) % len(people)] for nth in range(dice.randrange(2, 6))]
    links = ", ".join(f'"[[{person.slug}]]"' for person in present)
    talk = ". ".join(text.capitalize() for text in dice.sample(words.TALK, 3))
    return (
        f"---\ntype: meeting\ndate: {day}\npeople: [{links}]\n---\n## Notes\n{talk}.\n\n- {dice.choice(words.TALK)}\n"
    )


def introduction(at: int, a: Person, b: Person, day: date, today: date) -> str:
    """An introduction; the open ones are in turns an idea, asked, agreed, made."""
    steps = [f"b_asked: {day + timedelta(days=1)}", f"b_answer: yes {day + timedelta(days=3)}"]
    steps += [f"a_asked: {day + timedelta(days=4)}", f"a_answer: yes {day + timedelta(days=6)}"]
    steps += [f"introduced: {day + timedelta(days=7)}", f"met: {day + timedelta(days=9)}"]
    steps += [f"outcome: {min(day + timedelta(days=30), today)} they share a stall now"]
    number, ended = divmod(at, _OPEN_INTRODUCTIONS)
    taken = len(steps) if ended else (0, 1, 4, 5)[number % 4]
    parties = [f'a: "[[{a.slug}]]"', f'b: "[[{b.slug}]]"', "direction: given"]
    why = f"why: {a.first} asked for someone who knows the trade of {b.first}"
    return _lines("---", "type: intro", *parties, why, f"created: {day}", *steps[:taken], "---")


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"
