"""The same people for other programs: a folder of .ics files, one task for each who has a due day, and one of .vcf files.

A process of its own, as in `bench.front_matter`.
"""

import os
import sys
from collections.abc import Iterator

from bench.peers import CARDS, TASKS
from bench.vault import TODAY
from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.app.people import list_people
from notesnet.model.row import Row


def write_vdirs(opened: OpenVault, folder: str) -> tuple[int, int]:
    """Writes both folders; (tasks, cards)."""
    people = list_people(opened, [], None)
    return _write(f"{folder}/{TASKS}", "ics", map(_task, people)), _write(
        f"{folder}/{CARDS}", "vcf", map(_card, people)
    )


def _task(person: Row) -> tuple[str, list[str]] | None:
    if person.due is None:
        return None
    name = _uid(person)
    todo = [f"UID:{name}", "DTSTAMP:20261125T120000Z", f"SUMMARY:{person.name}", f"DUE;VALUE=DATE:{person.due:%Y%m%d}"]
    todo += ["STATUS:NEEDS-ACTION", f"CATEGORIES:{','.join(person.tags)}", f"LOCATION:{person.location}"]
    start = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//notesnet//bench//EN", "BEGIN:VTODO"]
    return name, [*start, *todo, "END:VTODO", "END:VCALENDAR"]


def _card(person: Row) -> tuple[str, list[str]]:
    name = _uid(person)
    first, _, last = person.name.rpartition(" ")
    card = [f"UID:{name}", f"FN:{person.name}", f"N:{last};{first};;;", f"EMAIL;TYPE=work:{person.email}"]
    card += [f"ORG:{person.company}", f"TITLE:{person.role}", f"CATEGORIES:{','.join(person.tags)}"]
    return name, ["BEGIN:VCARD", "VERSION:3.0", *card, "END:VCARD"]


def _uid(person: Row) -> str:
    return os.path.basename(person.path).removesuffix(".md")


def _write(folder: str, ending: str, entries: Iterator[tuple[str, list[str]] | None]) -> int:
    os.makedirs(folder)
    count = 0
    for name, lines in filter(None, entries):
        with open(f"{folder}/{name}.{ending}", "w", encoding="utf-8", newline="") as file:
            file.write("".join(f"{line}\r\n" for line in lines))
        count += 1
    return count


if __name__ == "__main__":
    os.environ["NOTESNET_INDEX"] = "off"
    print(*write_vdirs(open_vault(sys.argv[1], TODAY), sys.argv[2]))
