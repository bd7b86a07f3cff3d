"""What vobject and csv write is read back equal: names, addresses, work and tags of any kind."""

import csv
import io

import vobject
from hypothesis import given
from hypothesis import strategies as st

from notesnet.formats.clean import clean, clean_name
from notesnet.model.imported import ImportedPerson, Source
from tests.formats.books import read

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).map(clean).filter(bool)
NAME = TEXT.map(clean_name).filter(bool)
WORD = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
EMAIL = st.tuples(
    st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True)
).map("@".join)
PEOPLE = st.builds(
    ImportedPerson,
    source=st.just(Source("book.vcf", 1)),
    name=NAME,
    email=st.lists(EMAIL, max_size=3, unique=True).map(tuple),
    phone=st.lists(st.from_regex(r"\+\d{2} \d{2,9}", fullmatch=True), max_size=2, unique=True).map(tuple),
    company=st.one_of(st.just(""), TEXT),
    role=st.one_of(st.just(""), TEXT),
    location=st.one_of(st.just(""), TEXT),
    tags=st.lists(NAME, max_size=3, unique_by=str.casefold).map(tuple),
    birthday=st.one_of(st.just(""), st.dates().filter(lambda day: day.year != 1604).map(str), st.just("--02-29")),
    note=st.one_of(st.just(""), TEXT),
    **dict.fromkeys(["links", "dates", "extra"], st.just({})),
    aliases=st.just(()),
    met=st.none(),
)


def as_card(person: ImportedPerson) -> str:
    """A vCard 3.0 as vobject writes it."""
    card = vobject.vCard()
    card.add("fn").value = person.name
    card.add("n").value = vobject.vcard.Name(family=person.name)
    for name, values in (("email", person.email), ("tel", person.phone)):
        for value in values:
            card.add(name).value = value
    if person.company:
        card.add("org").value = [person.company]
    for name, text in (("title", person.role), ("bday", person.birthday), ("note", person.note)):
        if text:
            card.add(name).value = text
    if person.location:
        card.add("adr").value = vobject.vcard.Address(street="1, High St; left", city=person.location)
    if person.tags:
        card.add("categories").value = list(person.tags)
    return str(card.serialize())


@given(st.lists(PEOPLE, min_size=1, max_size=4))
def test_cards_of_vobject_are_read_back_equal(people: list[ImportedPerson]) -> None:
    """Folded and escaped as it does; commas, semicolons, backslashes and long lines in every letter."""
    text = "".join(as_card(person) for person in people)
    found, faults = read(text.encode(), "book.vcf")
    assert [person._replace(source=people[0].source) for person in found] == [
        person._replace(tags=tuple(tag for tag in person.tags if tag.lower() not in ("mycontacts", "my contacts")))
        for person in people
    ]
    assert faults == []


@given(
    st.lists(PEOPLE, min_size=1, max_size=4), st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)
def test_tables_of_csv_are_read_back_equal(people: list[ImportedPerson], delimiter: str, codec: str) -> None:
    """Quotes and separators in cells, and the guard before what a spreadsheet would run."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(["name", "email", "company", "role", "location", "birthday", "note"])
    for person in people:
        cells = [person.name, ";".join(person.email), person.company, person.role, person.location]
        cells += [person.birthday, person.note]
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in cells])
    found, faults = read(written.getvalue().encode(codec), "book.csv")
    assert faults == []
    # A `'` that somebody typed before `=` is a guard to whoever reads it.
    assert [person._replace(source=people[0].source) for person in found] == [
        person._replace(
            phone=(), tags=(), name=_bare(person.name), company=_bare(person.company), role=_bare(person.role),
            location=_bare(person.location), note=_bare(person.note),
        )
        for person in people
    ]  # fmt: skip


@given(st.lists(st.tuples(WORD, WORD, st.one_of(st.just(""), TEXT), st.dates()), min_size=1, max_size=5))
def test_linkedins_rows_are_read_back_equal(rows: list[tuple[str, str, str, object]]) -> None:
    """Whatever a company is called; the day as LinkedIn writes it."""
    written = io.StringIO(newline="")
    written.write('Notes:\r\n"When exporting …"\r\n\r\n')
    writer = csv.writer(written)
    writer.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for number, (first, last, company, day) in enumerate(rows):
        iso = str(day)
        shown = f"{iso[8:]} {months[int(iso[5:7]) - 1]} {iso[:4]}"
        writer.writerow([first, last, f"https://www.linkedin.com/in/{number}", "", company, "", shown])
    people, faults = read(written.getvalue().encode(), "Connections.csv")
    assert faults == []
    assert [(person.links["linkedin"][-1], person.company, str(person.met)) for person in people] == [
        (str(number), _bare(company), str(day)) for number, (_, _, company, day) in enumerate(rows)
    ]


def _bare(text: str) -> str:
    return text[1:].strip() if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
