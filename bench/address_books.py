"""Address books of 10,000 rows: ours, from the bytes to the people, against csv.DictReader over the decoded text.

A process of its own, as in `bench.front_matter`: it prints a line a book, ``name ours theirs ratio``, seconds, medians over
rounds in turns. Every third company has a comma, so that its row has quotation marks.
"""

import csv
import io
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from time import perf_counter

from notesnet.app.bulk import bulk
from notesnet.formats.any_csv import read_mapping
from notesnet.formats.readers import read_file

PEOPLE = 10_000
_FAMILIES = ("Lovelace", "Müller", "O'Brien", "Hopper", "Ødegård", "Babbage", "Somerville")
_COMPANIES = ("Analytical Engines", "Nordisk Träteknik AB", "Smith, Jones & Co")
_MAPPING = read_mapping("Full name=name,Firm=company,Title=role,Mail=email,Telephone=phone,Town=location")


def books(seed: int) -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """(what it is, its text, what to map) of each address book; the same text for the same seed."""
    people = list(_people(random.Random(seed)))
    links = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
    yield "LinkedIn", _table(links, [[*one[:3], "", *one[4:7]] for one in people]), {}
    single = (
        "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels"
    )
    many = "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - City"
    google = [
        [
            one[0],
            "",
            one[1],
            "",
            "",
            one[4],
            one[5],
            "",
            "",
            "Friends ::: * myContacts",
            "* Home",
            one[3],
            "",
            "",
            "Mobile",
        ]
        for one in people
    ]
    phones = [[*cells, one[7], "London"] for cells, one in zip(google, people, strict=True)]
    yield "Google", _table([*single.split(","), *many.split(",")], phones), {}
    plain = [[f"{one[0]} {one[1]}", one[4], one[5], one[3], one[7], "London"] for one in people]
    yield "any table, --map", _table(tuple(_MAPPING), plain), _MAPPING


def _people(chance: random.Random) -> Iterator[list[str]]:
    """First and last name, profile, e-mail, company, role, day of connecting, phone; the latest first, as LinkedIn has them."""
    for number in range(PEOPLE):
        day = date(2026, 11, 25) - timedelta(days=number // 2)
        profile, mail = f"https://www.linkedin.com/in/ada-{number}", f"ada{number}@engines.example"
        names = [f"Ada{number}", chance.choice(_FAMILIES)]
        yield [
            *names,
            profile,
            mail,
            chance.choice(_COMPANIES),
            "Head of it",
            f"{day:%d %b %Y}",
            f"+44 7700 {number:06}",
        ]


def _table(header: list[str] | tuple[str, ...], rows: list[list[str]]) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows(rows)
    return written.getvalue()


def compare(text: str, mapping: Mapping[str, str], rounds: int) -> tuple[float, float, float]:
    """(seconds of ours, of theirs, median of the ratios of the rounds)."""
    data = text.encode()
    ours, theirs = [], []
    for _ in range(rounds):
        with bulk():  # as an import does
            ours.append(_timed(lambda: list(read_file(io.BytesIO(data), "book.csv", None, mapping))))
        theirs.append(_timed(lambda: list(csv.DictReader(io.StringIO(text, newline="")))))
    return median(ours), median(theirs), median(mine / other for mine, other in zip(ours, theirs, strict=True))


def _timed(read: Callable[[], list[object]]) -> float:
    start = perf_counter()
    found = read()
    spent = perf_counter() - start
    if len(found) != PEOPLE:
        raise SystemExit(f"{len(found):,} people instead of {PEOPLE:,}")
    return spent


if __name__ == "__main__":
    for name, table, columns in books(1):
        print(name, *compare(table, columns, int(sys.argv[1])), sep="\t")
