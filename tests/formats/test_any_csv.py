"""Any table, by `--map` or by columns that are called like fields."""

from datetime import date

import pytest

from notesnet.errors import RefusedError, UsageError
from notesnet.formats.any_csv import read_mapping
from notesnet.formats.detect import Format
from notesnet.model.imported import ImportedPerson, Source
from tests.formats.books import read

TABLE = b"Full name,Firm,Mail,Stage,Met on\nAda Lovelace,Engines,ada@x.example; ada@y.example,warm,15 Mar 2024\n"


def test_the_named_columns_are_read_and_no_others() -> None:
    """A field that is not ours is a property of the user's own."""
    mapping = read_mapping("Full name=name, firm=company,Mail=email,Stage=stage,Met on=met")
    assert read(TABLE, mapping=mapping) == (
        [
            ImportedPerson(
                Source("book.csv", 2, is_row=True),
                "Ada Lovelace",
                email=("ada@x.example", "ada@y.example"),
                company="Engines",
                met=date(2024, 3, 15),
                extra={"stage": ("warm",)},
            )
        ],
        [],
    )
    assert read(TABLE, mapping={"Full name": "name"})[0] == [
        ImportedPerson(Source("book.csv", 2, is_row=True), "Ada Lovelace")
    ]


@pytest.mark.parametrize(
    ("typed", "mapping"),
    [
        ("Full name=name,Firm=company", {"Full name": "name", "Firm": "company"}),
        ('"Name, first"=first_name', {"Name, first": "first_name"}),
        ('"Name, first=first_name"', {"Name, first": "first_name"}),
        ("a=b=name", {"a=b": "name"}),
    ],
)
def test_a_mapping_is_a_list_of_column_and_field(typed: str, mapping: dict[str, str]) -> None:
    """Columns with commas stand in quotes; the last `=` counts."""
    assert read_mapping(typed) == mapping


@pytest.mark.parametrize("typed", ["", "name", "=name", "Full name=", 'a=b,"c', "a=b,,c=d"])
def test_what_is_no_mapping_is_refused(typed: str) -> None:
    """Exit 2, with an example."""
    with pytest.raises(UsageError) as refused:
        read_mapping(typed)
    assert '--map "Full name=name,Firm=company"' in refused.value.help


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    """Before anything is read; a near one is offered."""
    with pytest.raises(UsageError) as refused:
        read(TABLE, mapping={"Fulname": "name"})
    assert refused.value.message == "book.csv has no column Fulname; it has Full name, Firm, Mail, Stage and Met on"
    assert refused.value.help == 'Type --map "Full name=name".'
    with pytest.raises(UsageError) as many:
        read((",".join(f"c{number}" for number in range(100)) + "\n").encode(), mapping={"x": "name"})
    assert many.value.message.endswith("c19 and 80 more")


def test_columns_that_are_called_like_fields_need_no_mapping() -> None:
    """Our own export, in any case and number; other columns are left."""
    table = b"Name;E-Mail;Phones;Tags;birthday;LinkedIn;Shoe size\n'=Ada;a@x.example;'+44 1, 2;a, b;12-10-1815;l.example/a;38\n"
    people, faults = read(table)
    assert people == [
        ImportedPerson(
            Source("book.csv", 2, is_row=True),
            "=Ada",
            email=("a@x.example",),
            phone=("+44 1, 2",),
            tags=("a", "b"),
            links={"linkedin": "l.example/a"},
        )
    ]
    assert [fault.message for fault in faults] == ["the birthday 12-10-1815 can't be read; the rest is kept"]


def test_outlooks_table_needs_no_mapping() -> None:
    """Its columns can mean only one thing; `0/0/00` is its way to write no day."""
    table = (
        b"Title,First Name,Last Name,Company,Job Title,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address,Birthday,"
        b"Categories,Notes,Web Page\n"
        b"Ms,Ada,Lovelace,Engines,Founder,1,2,a@x.example,b@x.example,0/0/00,Club;Friend,Likes horses,ada.example\n"
    )
    assert read(table) == (
        [
            ImportedPerson(
                Source("book.csv", 2, is_row=True),
                "Ada Lovelace",
                email=("a@x.example", "b@x.example"),
                phone=("1", "2"),
                company="Engines",
                role="Founder",
                links={"website": "ada.example"},
                tags=("Club", "Friend"),
                note="Likes horses",
            )
        ],
        [],
    )


def test_a_table_that_names_nobody_says_what_to_type() -> None:
    """The columns that there are, and an example."""
    with pytest.raises(UsageError) as refused:
        read(b"Firma,Telefon\nAcme,1\n")
    assert refused.value.message == "none of the columns of book.csv is called name or email; it has Firma and Telefon"


def test_given_and_family_names_are_joined() -> None:
    """Each in its column, or several columns for the name."""
    assert read(b"First name,Last name\nAda,Lovelace\n")[0][0].name == "Ada Lovelace"
    assert read(b"A,B\nAda,Lovelace\n", mapping={"A": "name", "B": "name"})[0][0].name == "Ada Lovelace"
    assert read("first_name,last_name\n小明,王\n".encode())[0][0].name == "王小明"


def test_a_preamble_is_passed_over_when_the_columns_are_named() -> None:
    """Lines before the header, and Excel's `sep=`."""
    table = b"Report of March\n\nsep=;\nFull name;Firm\nAda;Engines\n"
    assert [person.company for person in read(table, mapping={"Full name": "name", "Firm": "company"})[0]] == [
        "Engines"
    ]
    assert [person.name for person in read(b"sep=;\nname;role\nAda;x\n")[0]] == ["Ada"]


def test_days_are_read_in_the_forms_of_the_vault_too() -> None:
    """Without one, what can mean two days is no day."""
    table = b"name,birthday,met,anniversary\nAda,10.12.1815,01.02.2020,--07-08\n"
    person = read(table, forms=("DD.MM.YYYY",))[0][0]
    assert (person.birthday, person.met, person.dates) == ("1815-12-10", date(2020, 2, 1), {"anniversary": "--07-08"})
    assert len(read(table)[1]) == 2


def test_a_mapping_beats_what_the_content_tells() -> None:
    """LinkedIn's file can be read as any table; cards have no columns."""
    table = b"Notes:\nx\nFirst Name,Last Name,Company,Connected On\nAda,Lovelace,Engines,15 Mar 2024\n"
    mapping = {"First Name": "first_name", "Last Name": "last_name", "Connected On": "met"}
    assert read(table, mapping=mapping)[0][0] == ImportedPerson(
        Source("book.csv", 4, is_row=True), "Ada Lovelace", met=date(2024, 3, 15)
    )
    with pytest.raises(UsageError):
        read(b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n", mapping=mapping)


@pytest.mark.parametrize("fmt", [Format.LINKEDIN, Format.GOOGLE])
def test_a_format_that_was_asked_for_and_is_not_there_is_refused(fmt: Format) -> None:
    """With what to type for another table."""
    with pytest.raises(RefusedError) as refused:
        read(TABLE, fmt=fmt)
    assert "--map" in refused.value.help


def test_an_empty_table_is_refused() -> None:
    """When its format was given, since the content tells nothing."""
    with pytest.raises(RefusedError) as refused:
        read(b"\n\n", fmt=Format.CSV)
    assert refused.value.message == "book.csv is empty"
