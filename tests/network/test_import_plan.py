"""What an import would do to a vault, decided without touching it."""

from collections.abc import Iterable
from typing import Any

import pytest

from notesnet.model.contact import Contact
from notesnet.model.import_plan import PlanEntry, Values, Verdict
from notesnet.model.imported import ImportedPerson, Source
from notesnet.network.import_plan import ImportPlanner
from notesnet.network.missing import missing_values
from tests.network.helpers import contact, phrases

ADA = contact("Ada Lovelace", email=phrases("ada@engines.example"), company="Engines Ltd", role="Founder")


def person(name: str = "Ada Lovelace", line: int = 1, **fields: Any) -> ImportedPerson:
    """A record of an address book."""
    return ImportedPerson(Source("contacts.csv", line), name, **fields)


def plan(
    *people: ImportedPerson,
    contacts: Iterable[Contact] = (),
    folder: str = "people/",
    taken: Iterable[str] = (),
    extra: Values | None = None,
) -> list[PlanEntry]:
    """The entries for these records."""
    return list(ImportPlanner(contacts, folder, taken, extra or {}).plan(people))


def test_someone_new_gets_everything() -> None:
    """All that the record says, tags and properties of the import, and a path of their own."""
    record = person(
        "Zoë Ünal", email=("z@x.example",), tags=("Book club", "work/Old Firm"), extra={"department": ("R",)}
    )
    (entry,) = plan(record, taken=["people/zoë-ünal.md"], extra={"tags": ("imported",), "circle": "wide"})
    assert entry.verdict is Verdict.NEW
    assert entry.path == "people/zoë-ünal-2.md"
    assert entry.values == {
        "name": "Zoë Ünal",
        "email": ("z@x.example",),
        "tags": ("imported", "book-club", "work/old-firm"),
        "department": "R",
        "circle": "wide",
    }


def test_someone_known_gets_only_what_lacks() -> None:
    """A second address is added, what stands there is left, tags and names stay the person's own."""
    record = person(email=("ADA@engines.example", "ada@home.example"), company="Engines", tags=("x",), note="tea")
    (entry,) = plan(record, contacts=[ADA], extra={"tags": ("imported",)})
    assert (entry.verdict, entry.path) == (Verdict.ADDS, ADA.path)
    assert entry.values == {"email": ("ada@home.example",)}
    assert entry.differences == ()


def test_a_new_job_says_from_what_to_what() -> None:
    """Differing values are proposals, never additions."""
    (entry,) = plan(person(company="Bakery", role="Senior Founder"), contacts=[ADA])
    assert entry.verdict is Verdict.DIFFERS
    assert entry.values == {}
    assert entry.differences == (("company", "Engines Ltd", "Bakery"), ("role", "Founder", "Senior Founder"))


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [("Acme", "Acme, Inc.", False), ("ACME Ltd", "Acme", False), ("AI", "Daily Mail", True), ("Acme", "Acne", True)],
)
def test_a_company_said_more_fully_is_no_new_job(old: str, new: str, differs: bool) -> None:
    """Words are compared, not letters."""
    (entry,) = plan(person(company=new), contacts=[contact("Ada Lovelace", company=old)])
    assert (entry.verdict is Verdict.DIFFERS) is differs


def test_the_same_record_again_changes_nothing() -> None:
    """Once it is applied, every record is there already."""
    record = person(
        "Bo Li", email=("b@l.example",), phone=("+46 8 123 456 78",), links={"linkedin": "linkedin.com/in/bo"}
    )
    later = person(
        "Bo Li",
        2,
        email=("b@l.example",),
        phone=("08-123 456 78",),
        links={"linkedin": "https://www.linkedin.com/in/bo/"},
    )
    first, second = plan(record, later)
    assert (first.verdict, second.verdict) == (Verdict.NEW, Verdict.SAME)
    assert second.path == first.path


def test_a_file_that_brings_someone_twice_makes_one_note() -> None:
    """The second record adds to the first; what both say, birthdays and days too, is not said twice."""
    one = person("Bo Li", email=("b@l.example",), birthday="--04-01", extra={"department": ("R",)})
    two = person(
        "Li, Bo", 2, email=("b@l.example", "b@home.example"), birthday="1990-04-01", extra={"department": ("R",)}
    )
    first, second = plan(one, two)
    assert (first.verdict, second.verdict, second.path) == (Verdict.NEW, Verdict.ADDS, first.path)
    assert second.values == {"email": ("b@home.example",)}


def test_two_people_with_one_name_stay_two() -> None:
    """The second is asked about, not merged, and would get a path of its own."""
    one = person("John Smith", email=("j@one.example",), company="One")
    two = person("John Smith", 2, email=("j@two.example",), company="Two")
    first, second = plan(one, two)
    assert (first.verdict, second.verdict) == (Verdict.NEW, Verdict.UNCLEAR)
    assert second.path == "people/john-smith-2.md"
    assert [one.path for one in second.likely] == ["people/john-smith.md"]


def test_an_unclear_record_that_stands_twice_is_asked_once() -> None:
    """The second says where the first stands."""
    records = [person("John Smith", n, email=("j@two.example",)) for n in (3, 9)]
    first, second = plan(*records, contacts=[contact("John Smith", email=phrases("j@one.example"))])
    assert (first.verdict, second.verdict) == (Verdict.UNCLEAR, Verdict.SAME)
    assert second.remark == "the same record stands in contacts.csv:3"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"company": "Acme"}, "Acme"), ({"email": ("a@b.example",)}, "a@b.example"), ({"phone": ("+1 404",)}, "+1 404"),
        ({"links": {"website": "x.example"}}, "x.example"),
    ],
)  # fmt: skip
def test_a_record_without_a_name_waits_for_one(fields: dict[str, Any], name: str) -> None:
    """It goes by what it has and is never made unasked."""
    (entry,) = plan(person("", **fields))
    assert (entry.verdict, entry.person.name, entry.remark) == (Verdict.UNCLEAR, name, "the record has no name")
    assert plan(person("")) == []


def test_a_number_alone_finds_its_person() -> None:
    """The record without a name is not held against the contact's name."""
    (entry,) = plan(person("", phone=("020 7946 0321",)), contacts=[contact("Ada", phone=phrases("+44 20 7946 0321"))])
    assert entry.verdict is Verdict.SAME


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "CON", "-rf", ".hidden", "a/b\\c", "🙂", "x" * 400])
def test_a_name_is_no_path(name: str) -> None:
    """New notes lie in the folder, whatever the name."""
    (entry,) = plan(person(name, email=("a@b.example",)))
    assert entry.path.startswith("people/")
    assert entry.path.count("/") == 1
    assert entry.path[len("people/")] not in ".-"


def test_many_of_one_name_are_numbered_quickly() -> None:
    """A column of equal names costs no more than others, and each unclear one names at most five candidates."""
    contacts = [Contact(path=f"people/x{n}.md", name="John Smith", email=phrases(f"x{n}@a.example")) for n in range(9)]
    entries = plan(*(person("John Smith", n, email=(f"{n}@b.example",)) for n in range(3_000)), contacts=contacts)
    assert len({entry.path for entry in entries}) == 3_000
    assert max(len(entry.likely) for entry in entries) == 5


def test_missing_values_are_never_those_of_a_person() -> None:
    """Names, links under one label, days and own properties that are there stay; empty ones are filled."""
    ada = contact(
        "Ada Lovelace",
        aliases=("Ada",),
        tags=("founder",),
        links={"LinkedIn": "https://linkedin.com/in/ada", "website": "https://ada.example"},
        extra={"Department": "R", "floor": ""},
    )
    values: Values = {
        "name": "Countess", "aliases": ("ada", "Countess"), "tags": ("#Founder", "x"), "company": "Engines",
        "links": {"linkedin": "https://linkedin.com/in/other", "web": "https://ADA.example", "git": "github.com/ada"},
        "department": "S", "floor": "3", "note": "tea",
    }  # fmt: skip
    assert missing_values(ada, values) == {
        "aliases": ("Countess",), "tags": ("x",), "company": "Engines", "links": {"git": "github.com/ada"}, "floor": "3",
    }  # fmt: skip


def test_a_firm_is_new_but_waits_for_a_tick() -> None:
    """A card that bears its company's name, or no letter, is probably no person: not ticked, not done by `--yes`."""
    people = [
        ImportedPerson(Source("c.vcf", 1), "Deptford Plumbing", company="deptford plumbing"),
        ImportedPerson(Source("c.vcf", 9), "121", phone=("121",)),
        ImportedPerson(Source("c.vcf", 17), "Ada Lovelace", company="Engines"),
    ]
    entries = list(ImportPlanner([], "people/", [], {}).plan(people))
    assert [entry.verdict for entry in entries] == [Verdict.UNLIKELY, Verdict.UNLIKELY, Verdict.NEW]
