"""vCards line by line: what each property becomes, and what a bad line or a bad card costs."""

from collections.abc import Iterator

import pytest

from notesnet.formats.vcard import read_vcards
from notesnet.model.imported import ImportedPerson, ImportFault
from tests.formats.books import halves


def card(*lines: str) -> ImportedPerson:
    """The person of one card that has no fault."""
    people, faults = cards("BEGIN:VCARD", "FN:Ada", *lines, "END:VCARD")
    assert faults == []
    return people[0]


def cards(*lines: str) -> tuple[list[ImportedPerson], list[ImportFault]]:
    return halves(read_vcards(lines, "a.vcf"))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("ORG:Acme\\, Inc.;Sales;North", "company", "Acme, Inc."),
        ("ORG:Acme, Inc.", "company", "Acme, Inc."),
        ("ORG:;Sales", "company", "Sales"),
        ("ROLE:Programmer", "role", "Programmer"),
        ("item1.EMAIL;type=INTERNET:ada@b.example", "email", ("ada@b.example",)),
        ("EMAIL:mailto:ada@b.example", "email", ("ada@b.example",)),
        ("TEL;CELL:+44 7700 900000", "phone", ("+44 7700 900000",)),
        ("TEL;VALUE=uri:tel:+1-555-0100;ext=7;x=y", "phone", ("+1-555-0100 ext. 7",)),
        ("TEL;VALUE=uri:tel:+1-555-0100;phone-context=x", "phone", ("+1-555-0100",)),
        ("ADR;WORK:;;1 High St;;Kent;X;UK", "location", "Kent"),
        ("ADR:;;;;;;Ghana", "location", "Ghana"),
        ("BDAY:18151210", "birthday", "1815-12-10"),
        ("BDAY:1815-12-10T23:10:00Z", "birthday", "1815-12-10"),
        ("BDAY:--0417", "birthday", "--04-17"),
        ("BDAY:--04-17", "birthday", "--04-17"),
        ("BDAY:1604-04-17", "birthday", "--04-17"),
        ("BDAY:0000-02-29", "birthday", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1904:1904-04-17", "birthday", "--04-17"),
        ("BDAY:10 December 1815", "birthday", "1815-12-10"),
        ("BDAY:", "birthday", ""),
        ("X-ANNIVERSARY:1835-07-08", "dates", {"anniversary": "1835-07-08"}),
        ("URL:www.ada.example", "links", {"website": "www.ada.example"}),
        ("URL:https://m.facebook.com/ada", "links", {"facebook": "https://m.facebook.com/ada"}),
        ("X-SOCIALPROFILE;TYPE=twitter:https://twitter.com/ada", "links", {"twitter": "https://twitter.com/ada"}),
        ("IMPP:aim:ada", "links", {"aim": "ada"}),
        ("X-SKYPE-USERNAME:ada", "links", {"skype": "ada"}),
        ("CATEGORIES:a\\,b,myContacts,c", "tags", ("a,b", "c")),
        ("NICKNAME:Countess,Ada", "aliases", ("Countess",)),
        ("NOTE:Met in Paris, twice\\nC:\\\\x \\; y", "note", "Met in Paris, twice C:\\x ; y"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=3B=3D", "note", "café;="),
        ("NOTE;QUOTED-PRINTABLE;CHARSET=windows-1252:caf=E9", "note", "café"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=x-none:caf=E9", "note", "café"),
        ("NOTE;ENCODING=BASE64:Y2Fmw6k=", "note", "café"),
        ('TITLE;LANGUAGE=en;X-A="a:b;c,d":Baker', "role", "Baker"),
        ("TITLE; LANGUAGE=en:Baker", "role", "Baker"),
    ],
)  # fmt: skip
def test_a_property_becomes_its_field(line: str, field: str, value: object) -> None:
    """One line each, as the address books of twenty years write it."""
    assert getattr(card(line), field) == value


def test_the_preferred_one_comes_first() -> None:
    """`PREF=1` before `PREF=2`, `TYPE=pref` and `PREF` before none, else as they stand; faxes last."""
    lines = ("EMAIL:c@x.example", "EMAIL;PREF=2:b@x.example", "EMAIL;TYPE=home,pref:a@x.example", "EMAIL:C@x.example")
    assert card(*lines).email == ("a@x.example", "b@x.example", "c@x.example")
    assert card("TEL;FAX;PREF:1", "TEL;HOME:2", "TEL;CELL;PREF:3").phone == ("3", "2", "1")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("N:Lovelace;Ada;King,Noel;Countess;FRS", "Countess Ada King Noel Lovelace FRS"),
        ("N:Lovelace;Ada", "Ada Lovelace"),
        ("N:王;小明;;;", "王小明"),
        ("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81=C3=B3d=C5=BA;Ada", "Ada Łódź"),
        ("N:Lovelace\\", "Lovelace"),
        ("FN:  Ada \t Lovelace ", "Ada Lovelace"),
        ("FN:Lovelace, Ada", "Lovelace, Ada"),
    ],
)
def test_the_name_is_fn_or_else_the_parts_of_n(line: str, name: str) -> None:
    """As it is said; Chinese, Japanese and Korean names begin with the family."""
    assert [person.name for person in cards("BEGIN:VCARD", line, "END:VCARD")[0]] == [name]


def test_other_names_are_aliases() -> None:
    """A second FN, and nicknames, but not the name again."""
    assert card("FN:Countess Lovelace", "NICKNAME:ADA,Lady A").aliases == ("Lady A", "Countess Lovelace")


def test_folded_lines_are_joined_even_inside_a_letter() -> None:
    """Old exporters fold after 75 bytes, wherever that is; the halves of the letter meet again."""
    halves_of_a_letter = "Café".encode().decode("utf-8"), b"\xc3".decode("utf-8", "surrogateescape")
    second = b" \xa9 noir".decode("utf-8", "surrogateescape")
    assert card("NOTE:A long", "  no", "\tte", "TITLE:x").note == "A long note"
    assert card(f"NOTE:{halves_of_a_letter[1]}", second).note == "é noir"


def test_photos_are_passed_over_unread() -> None:
    """Folded, in one line, or 2.1's without indentation."""
    block = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoM"
    person = card(
        f"PHOTO;ENCODING=b;TYPE=JPEG:{block}", f" {block}", f"KEY;BASE64:{block}", block, "AAA=", "", "ROLE:x",
        f"LOGO:data:image/png;base64,{block}",
    )  # fmt: skip
    assert person.role == "x"


def test_a_quoted_printable_line_never_eats_the_end_of_its_card() -> None:
    """A soft line break before END:VCARD is a slip of the exporter."""
    people, _ = cards("BEGIN:VCARD", "FN;QUOTED-PRINTABLE:Ad=", "a=", "END:VCARD", "BEGIN:VCARD", "FN:Bo", "END:VCARD")
    assert [person.name for person in people] == ["Ada", "Bo"]


def test_a_line_that_cannot_be_read_costs_only_itself() -> None:
    """It is told once a card, with its line."""
    people, faults = cards("BEGIN:VCARD", "FN:Ada", "this line is broken", "and this", "TITLE:x", "END:VCARD")
    assert people[0].role == "x"
    assert [(fault.source.line, fault.message) for fault in faults] == [
        (3, "a line of this card can't be read: this line is broken; the rest is kept")
    ]


def test_a_card_without_end_is_left_out_and_the_next_one_read() -> None:
    """Before another BEGIN, and at the end of the file."""
    people, faults = cards("BEGIN:VCARD", "FN:A", "BEGIN:VCARD", "FN:B", "END:VCARD", "BEGIN:VCARD", "FN:C")
    assert [person.name for person in people] == ["B"]
    assert [(fault.source.line, fault.message) for fault in faults] == [
        (1, "this card has no END:VCARD; it is left out"),
        (6, "this card has no END:VCARD; it is left out"),
    ]


def test_a_card_inside_a_card_is_not_a_person() -> None:
    """2.1's AGENT holds the card of an assistant; its lines are not mixed in."""
    people, faults = cards(
        "BEGIN:VCARD", "FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Assistant", "EMAIL:x@y.example", "END:VCARD",
        "TITLE:Countess", "END:VCARD",
    )  # fmt: skip
    assert [(person.name, person.email, person.role) for person in people] == [("Ada", (), "Countess")]
    assert faults == []


def test_an_unreadable_day_is_told_and_the_rest_kept() -> None:
    """Half a date, a day that does not exist, words."""
    for day in ("1815-12", "1815", "1815-02-30", "--0230", "circa 1815", "03/05/1815", "---17"):
        people, faults = cards("BEGIN:VCARD", "FN:Ada", f"BDAY:{day}", "TITLE:x", "END:VCARD")
        assert (people[0].birthday, people[0].role) == ("", "x")
        assert [fault.message for fault in faults] == [f"the birthday {day} can't be read; the rest is kept"]


def test_a_card_of_nobody_and_what_stands_outside_are_told() -> None:
    """Once a file for what is outside of all cards."""
    people, faults = cards("hello", "END:VCARD", "bye", "BEGIN:VCARD", "VERSION:3.0", "NOTE:x", "END:VCARD", "x")
    assert people == []
    assert [fault.message for fault in faults] == [
        "this stands in no card: hello",
        "this card has no name, address or number; it is left out",
    ]


def test_joined_files_have_a_byte_order_mark_in_their_middle() -> None:
    """`cat *.vcf` is a file of cards."""
    people, faults = cards("\ufeffBEGIN:VCARD", "FN:A", "END:VCARD", "\ufeffbegin:vcard ", "fn:B", "end:vcard")
    assert [person.name for person in people] == ["A", "B"]
    assert faults == []


def test_one_broken_card_among_5_000_costs_nobody_else() -> None:
    """Streamed: the file is made as it is read."""

    def lines() -> Iterator[str]:
        for number in range(5_000):
            yield from ("BEGIN:VCARD", "VERSION:3.0", f"FN:Person {number}", f"EMAIL:p{number}@x.example")
            yield "END:VCARD" if number != 2_500 else 'TEL;="::'

    people, faults = halves(read_vcards(lines(), "a.vcf"))
    assert len(people) == 4_999
    assert [fault.source.line for fault in faults] == [12_505, 12_501]
    assert people[2_500].name == "Person 2501"


def test_relations_are_kept_with_their_kind() -> None:
    """Of 4.0, of Apple, of Evolution; the number of another card says nothing to a person."""
    person = card(
        "RELATED;TYPE=spouse;VALUE=text:William King", "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "item1.X-ABRELATEDNAMES:Lord Byron", "item1.X-ABLabel:_$!<Father>!$_", "X-EVOLUTION-MANAGER:Charles",
        "RELATED;VALUE=text:Mary", "ORG:Engines;Algebra",
    )  # fmt: skip
    relations = ("spouse: William King", "Mary", "father: Lord Byron", "manager: Charles")
    assert person.extra == {"department": ("Algebra",), "relations": relations}
