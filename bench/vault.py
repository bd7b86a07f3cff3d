"""Makes a believable vault of any size: the same bytes for the same number of notes and the same seed.

Of N notes one is ``me.md``, one in 500 a group, one in 100 an introduction, four in 100 are meetings, 15 in 100 days of a
journal, and the rest (close to 80 in 100) contacts of about 1.8 KB, 100 in a folder.
"""

import os
import random
import sys
from datetime import date, timedelta
from typing import NamedTuple

from bench import notes, words

TODAY = date(2026, 11, 25)  # the day for which a made-up vault is written; pass it as --today
EDITION = 2  # one more when other notes are made from the same seed: figures of two editions do not compare
PEOPLE_A_FOLDER = 100

SETTINGS = """\
[circles]
inner = { cadence = "6w", rank = 2 }
active = { cadence = "3m", rank = 1 }
wide = { cadence = "1y", rank = 0 }

[cadence_by_tag]
press = "quarterly"
"""


class Mix(NamedTuple):
    """How many notes of each kind."""

    contacts: int
    days: int
    meetings: int
    introductions: int
    groups: int


def mix_of(count: int) -> Mix:
    """The mix of a vault with ``count`` notes, ``me.md`` left aside.

    Raises:
        ValueError: fewer than 20 notes, or more people than there are names.
    """
    if count < 20:
        raise ValueError("a vault needs 20 notes at least")
    days, meetings, introductions, groups = (
        count * 15 // 100,
        count * 4 // 100,
        max(count // 100, 1),
        max(count // 500, 1),
    )
    contacts = count - 1 - days - meetings - introductions - groups
    if contacts > len(words.FIRST) * len(words.LAST_BEGINS) * len(words.LAST_ENDS):
        raise ValueError(f"there are not enough names for {contacts} people")
    return Mix(contacts, days, meetings, introductions, groups)


def make_vault(folder: str, count: int, seed: int) -> list[str]:
    """Writes a vault of ``count`` notes into a new folder and returns the names of its contacts, in order of path.

    Raises:
        ValueError: a number of notes that can't be made.
        FileExistsError: the folder is there already.
    """
    mix = mix_of(count)
    dice = random.Random(seed)
    people = _people(mix.contacts, dice)
    groups = [f"{words.TOWNS[at % len(words.TOWNS)]} Table {at + 1}" for at in range(mix.groups)]
    os.makedirs(folder)
    _write(folder, "notesnet.toml", SETTINGS)
    _write(folder, "me.md", notes.me())
    for at, group in enumerate(groups):
        _write(folder, f"groups/{notes.slug(group)}.md", notes.group(at, group))
    for at, person in enumerate(people):
        path = f"people/{at // PEOPLE_A_FOLDER:04}/{person.slug}.md"
        _write(folder, path, notes.contact(dice, person, people, groups, TODAY))
    for at in range(mix.days):
        again, back = divmod(at, 3650)
        day = TODAY - timedelta(days=back)
        topic = f" {words.TOPICS[again - 1]}" if again else ""
        _write(folder, f"daily/{day.year}/{day}{topic}.md", notes.journal(dice, people, day))
    for at in range(mix.meetings):
        day = TODAY - timedelta(days=at % 700 - 5)
        path = f"meetings/{day.year}/{day} Coffee with {people[at * 7 % len(people)].name}.md"
        _write(folder, path, notes.meeting(dice, people, at * 7 % len(people), day))
    for at in range(mix.introductions):
        a, b = people[at * 11 % len(people)], people[(at * 11 + 5) % len(people)]
        day = TODAY - timedelta(days=15 + at % 400)
        _write(folder, f"intros/{day}-{a.slug}--{b.slug}.md", notes.introduction(at, a, b, day, TODAY))
    return [person.name for person in people]


def _people(count: int, dice: random.Random) -> list[notes.Person]:
    """``count`` people with different names, scattered over all names there are."""
    lasts = [begin + end for begin in words.LAST_BEGINS for end in words.LAST_ENDS]
    numbers = dice.sample(range(len(words.FIRST) * len(lasts)), count)
    return [
        notes.Person(words.FIRST[n % len(words.FIRST)], lasts[n // len(words.FIRST)], at)
        for at, n in enumerate(numbers)
    ]


def _write(root: str, path: str, text: str) -> None:
    full = f"{root}/{path}"
    try:
        file = open(full, "xb")  # noqa: SIM115 - closed below; the folder is made only when it is missing
    except FileNotFoundError:
        os.makedirs(os.path.dirname(full))
        file = open(full, "xb")  # noqa: SIM115 - as above
    with file:
        file.write(text.encode())


if __name__ == "__main__":
    # a process of its own: what it uses of memory must not count for what is measured after it
    print(make_vault(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))[0])
