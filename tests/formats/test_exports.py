"""Exports as LinkedIn, Google, Apple, Android, Outlook and Excel write them: everybody in them is read, in every script."""

from datetime import date

import pytest

from notesnet.formats.detect import Format, detect
from notesnet.model.imported import ImportedPerson, Source
from tests.formats.books import DATA, read, read_sample

COLUMNS = {"Voller Name": "name", "Firma": "company", "E-Mail": "email", "Telefon": "phone", "Stichwörter": "tags"}
EVERYBODY = [
    "Connections.csv", "Connections-2018.csv", "google-new.csv", "google-old.csv", "apple.vcf", "android.vcf", "contacts4.vcf",
]  # fmt: skip
WHOLE = ["google-new.csv", "google-old.csv", "apple.vcf", "android.vcf", "contacts4.vcf"]


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_is_read_in_the_order_of_the_file(name: str) -> None:
    """37 people, from Ada to Cher, two of them called John Smith."""
    people, _ = read_sample(name)
    names = [person.name for person in people]
    assert len(names) == 37
    assert (names[1], names[-1], names.count("John Smith")) == ("Charles Babbage", "Cher", 2)
    lines = [person.source.line for person in people]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", EVERYBODY)
def test_every_script_is_kept(name: str) -> None:
    """Accents, Cyrillic, Greek, Arabic, Hebrew and apostrophes arrive as they were written."""
    names = {person.name for person in read_sample(name)[0]}
    assert {
        "José García Márquez", "Łukasz Wójcik", "Дмитрий Менделеев", "Ελένη Παπαδοπούλου", "عمر الخيام", "נועה לוי",
        "Phương Nguyễn Thị", "Wanjikũ Kamau", "François L'Hôpital", "Éamon Ó Súilleabháin",
    } <= names  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_the_forms_agree_about_the_same_people(name: str) -> None:
    """Whatever the format: work, town, birthday and address of the same person are the same."""
    by_email = {person.email[0]: person for person in read_sample(name)[0]}
    jose = by_email["p03@laluz.example"]
    assert (jose.company, jose.role, jose.location, jose.birthday) == (
        "Panadería La Luz, S.L.", "Gerente", "Sevilla", "1978-03-06",
    )  # fmt: skip
    assert "".join(jose.phone).replace("-", " ") == "+34 955 555 003"
    assert by_email["p01@difference.example"].birthday == "--12-26"
    assert by_email["p06@poczta.example"].birthday == "--02-29"
    assert by_email["p31@bestbank.example"].company == 'First "Best" Bank'
    assert by_email["p31@bestbank.example"].role == "VP, Sales"
    assert (by_email["p36@cher.example"].location, by_email["p36@cher.example"].phone) == ("", ())


def test_linkedin_gives_profile_work_and_the_day_of_connecting() -> None:
    """The profile is the key: nearly nobody has an address. A row of commas is nothing, one with only a day is said."""
    people, faults = read_sample("Connections.csv")
    assert people[0] == ImportedPerson(
        Source("Connections.csv", 5, is_row=True),
        "Ada Lovelace",
        email=("p00@engines.example",),
        company="Analytical Engines",
        role="Founder",
        links={"linkedin": "https://www.linkedin.com/in/person-00"},
        met=date(2009, 1, 1),
    )
    assert all(person.links and person.met for person in people)
    assert sum(bool(person.email) for person in people) == 5
    assert [(fault.source.line, fault.message) for fault in faults] == [
        (44, "this row has no name, address or number; it is left out")
    ]


def test_linkedin_of_2018_has_no_profiles() -> None:
    """Two lines of preamble, a byte order mark, no URL: the rest is read."""
    people, faults = read_sample("Connections-2018.csv")
    assert (people[0].links, people[0].met, people[0].source.line) == ({}, date(2009, 1, 1), 4)
    assert faults == []


def test_googles_lists_labels_and_repeated_columns() -> None:
    """`* ` marks the primary one, ` ::: ` separates, faxes come last, the group of everybody says nothing."""
    people, faults = read_sample("google-new.csv")
    ada = people[0]
    assert faults == []
    assert ada == ImportedPerson(
        Source("google-new.csv", 2, is_row=True),
        "Countess Ada King Lovelace",
        aliases=("Ada",),
        email=("ada@engines.example", "countess@engines.example", "ada@home.example"),
        phone=("+44 7700 900000", "+44 7700 900001", "+44 20 7946 0999"),
        company="Analytical Engines",
        role="Founder",
        location="London",
        links={"linkedin": "https://uk.linkedin.com/in/ada", "website": "https://ada.example"},
        tags=("Friends", "starred", "Tuesday breakfast"),
        birthday="1815-12-10",
        dates={"anniversary": "1835-07-08"},
        note="Met at the salon. Likes horses, and music.",
        extra={"department": ("Algebra",)},
    )
    assert people[1].tags == ()


def test_googles_old_header_in_utf_16() -> None:
    """`Name` as shown, `Group Membership`, `E-mail 2 - Type`; an address in two spellings is one."""
    people, faults = read_sample("google-old.csv")
    assert faults == []
    assert people[0].tags == ("Kegeln",)
    assert people[1].tags == ()
    assert people[1].email == ("p01@difference.example", "charles@home.example")
    assert people[1].links == {"skype": "charles.babbage"}
    assert people[20].name == "佐藤 美咲"


def test_apples_card_with_all_its_groups() -> None:
    """`item1.`, `X-ABLabel`, `type=pref`, an omitted year, a folded note, a photo; a list of people is no person."""
    people, faults = read_sample("apple.vcf")
    note = "Met at the salon, likes horses; and a note that is so long that it has to be folded into the next line. Second line."
    assert people[0] == ImportedPerson(
        Source("apple.vcf", 1),
        "Ada Lovelace",
        aliases=("Ada", "The Countess"),
        email=("p00@engines.example", "ada@home.example"),
        phone=("+44 20 7946 0000", "+44 20 7946 0999"),
        company="Analytical Engines",
        role="Founder",
        location="London",
        links={
            "website": "https://ada.example/",
            "linkedin": "http://www.linkedin.com/in/ada",
            "twitter": "countess",
            "skype": "ada.lovelace",
        },
        tags=("friends", "Tuesday breakfast"),
        birthday="1815-12-10",
        dates={"anniversary": "1835-07-08", "first meeting": "2020-03-02"},
        note=note,
        extra={"department": ("Algebra",)},
    )
    assert [fault.message for fault in faults] == ["this card is a group and no person; it is left out"]


def test_androids_quoted_printable() -> None:
    """Soft line breaks inside letters, `;` and `=` in a text, types without `TYPE=`, a photo with an empty line behind it."""
    people, faults = read_sample("android.vcf")
    assert faults == []
    assert people[0].phone == ("+44 20 7946 0000", "020 7946 0777", "+44 20 7946 0999")
    assert people[0].note.startswith("Sie mag Pferde; Löwen = nein und Musik, sehr lange Zeile")
    assert people[15].company == "Navegantes"


def test_a_card_of_version_4() -> None:
    """`PREF=1`, `tel:` with an extension, a comma in a URL, a label with a colon, IMPP and SOCIALPROFILE."""
    people, faults = read_sample("contacts4.vcf")
    assert people[0].email == ("p00@engines.example", "second@mail.example")
    assert people[0].phone == ("+44-20-7946-0000 ext. 102",)
    assert people[0].links == {
        "website": "https://ada.example/a,b",
        "mastodon": "https://social.example/@ada",
        "xmpp": "ada@chat.example",
    }
    assert people[0].dates == {"anniversary": "1835-07-08"}
    assert faults == []


def test_outlook_in_windows_1252_is_read_and_said_once() -> None:
    """Cards that are not UTF-8 are read, and the warning stands at the first line where it shows."""
    people, faults = read_sample("outlook.vcf")
    assert len(people) == 24
    assert {"José García Márquez", "Jürgen Müller", "Åsa Bergström"} <= {person.name for person in people}
    assert people[1].location == "London"
    assert [(fault.source.line, fault.message) for fault in faults] == [
        (47, "this is not UTF-8, so it is read as Windows-1252")
    ]


def test_excel_in_german() -> None:
    """Semicolons, `sep=;`, Windows-1252, a guard before `+49`; only the columns that --map names are read."""
    people, faults = read_sample("adressen.csv", mapping=COLUMNS)
    assert len(people) == 25
    jurgen = next(person for person in people if person.name == "Jürgen Müller")
    assert jurgen.company == "Müller & Söhne GmbH"
    assert jurgen.phone == ("+49 211 5550009",)
    assert jurgen.tags == ("Kunde", "Netzwerk")
    assert jurgen.birthday == ""
    assert [fault.message for fault in faults] == ["this is not UTF-8, so it is read as Windows-1252"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Connections.csv", Format.LINKEDIN),
        ("Connections-2018.csv", Format.LINKEDIN),
        ("google-new.csv", Format.GOOGLE),
        ("google-old.csv", Format.GOOGLE),
        ("adressen.csv", Format.CSV),
        ("apple.vcf", Format.VCARD),
        ("android.vcf", Format.VCARD),
        ("contacts4.vcf", Format.VCARD),
        ("outlook.vcf", Format.VCARD),
    ],
)
def test_the_content_tells_the_format(name: str, expected: Format) -> None:
    """Whatever the file is called."""
    head = (DATA / name).read_bytes()[:65_536]
    assert detect(head, "download") is expected
    assert detect(head, "contacts (1).csv") is expected


def test_googles_relations_and_own_columns_are_kept() -> None:
    """As properties that the person may read, rename or delete: nothing of an address book is lost without a word."""
    header = "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Relation 1 - Type,Relation 1 - Value"
    table = f"{header},Custom Field 1 - Type,Custom Field 1 - Value\nAda,,,,a@x.example,* Spouse,William ::: Bill,Size,'=7\n"
    (ada,), faults = read(table.encode())
    assert ada.extra == {"relations": ("spouse: William", "spouse: Bill"), "custom": ("size: =7",)}
    assert faults == []
