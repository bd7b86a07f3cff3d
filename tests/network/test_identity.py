"""Who a record is: each likeness weighs what it should, and says what it stands on."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.contact import Contact, Occasion
from notesnet.model.import_plan import Likeness
from notesnet.model.imported import ImportedPerson, Source
from notesnet.network.identity import IdentityIndex, surely
from notesnet.network.identity_keys import name_keys, phone_tail, profile_key, same_phone
from notesnet.text.dates import DayOfYear
from tests.network.helpers import contact, phrases

HERE = Source("contacts.vcf", 1)
ADA = contact("Ada Lovelace", email=phrases("ada@engines.example"), company="Analytical Engines")


def person(name: str = "Ada Lovelace", **fields: Any) -> ImportedPerson:
    """A record of an address book."""
    return ImportedPerson(HERE, name, **fields)


def likely(record: ImportedPerson, *contacts: Contact) -> tuple[Likeness, ...]:
    """Whom a record may be among these contacts."""
    return IdentityIndex(contacts).likely(record)


def is_sure(record: ImportedPerson, *contacts: Contact) -> bool:
    """Whether a record is surely the first of these contacts."""
    found = surely(likely(record, *contacts))
    return found is not None and found.path == contacts[0].path


@pytest.mark.parametrize(
    "typed",
    [
        "ada lovelace", "Lovelace, Ada", "LOVELACE Ada", "Dr. Ada Lovelace", "Ada Lovelace, Ph.D.", "Ada  Lovelace MBA",
        "Àda Lövelace", "Ada Lovelace 🚀", "Ada\u00a0Lovelace",
    ],
)  # fmt: skip
def test_a_name_is_known_in_every_spelling(typed: str) -> None:
    """Case, order, titles, degrees, accents, signs and blanks do not make another person."""
    assert is_sure(person(typed), ADA)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jürgen Müller", "Juergen Mueller"), ("Jürgen Müller", "Jurgen Muller"), ("Łukasz Żak", "Lukasz Zak"),
        ("Søren Ødegård", "Soren Odegard"), ("Weiß, Jörg", "Joerg Weiss"), ("Sinéad O’Brien", "Sinead O'Brien"),
        ("José García", "Jose\u0301 Garci\u0301a"), ("Anne-Marie Roux", "Anne Marie Roux"),
    ],
)  # fmt: skip
def test_letters_are_equal_to_what_stands_for_them(one: str, other: str) -> None:
    """ü is u and ue, ł is l, an apostrophe is any apostrophe."""
    assert is_sure(person(one), contact(other))
    assert is_sure(person(other), contact(one))


@pytest.mark.parametrize(("one", "other"), [("がくと", "かくと"), ("प्रिया शर्मा", "परय शरम"), ("王小明", "王小名")])
def test_marks_that_are_letters_make_another_name(one: str, other: str) -> None:
    """Outside Latin, Greek and Cyrillic a mark is no accent."""
    assert set(name_keys(one)).isdisjoint(name_keys(other))


def test_aliases_and_call_names_count() -> None:
    """Of the contact and of the record, alone and with the family name."""
    robert = contact("Robert Smith", aliases=("Bobby Smith",), call_me="Bob")
    assert is_sure(person("Bobby Smith"), robert)
    assert is_sure(person("Bob Smith"), robert)
    assert is_sure(person("R. S.", aliases=("Robert Smith",)), robert)
    (likeness,) = likely(person("Bobby Smith"), robert)
    assert likeness.reasons == ("the alias Bobby Smith",)


def test_a_first_name_alone_is_no_proof() -> None:
    """With an address of its own it may be anybody; a record that says nothing else can only mean the one."""
    ada = contact("Ada Lovelace", aliases=("Ada",))
    assert not is_sure(person("Ada", email=("x@y.example",)), ada)
    assert is_sure(person("Ada"), ada)
    assert surely(likely(person("Ada"), ada, contact("Ada Byron", aliases=("Ada",)))) is None


def test_an_initial_makes_it_likely_but_not_sure() -> None:
    """John A Smith may be John Smith, and may be John B Smith."""
    (likeness,) = likely(person("Ada K. Lovelace"), ADA)
    assert likeness.reasons == ("same name but for an initial",)
    assert surely((likeness,)) is None


def test_an_address_outweighs_a_name_that_lacks() -> None:
    """The same e-mail is enough when no name is given, and case is none of it."""
    assert is_sure(person("", email=("ADA@Engines.example",)), ADA)
    assert is_sure(person("A. Lovelace", email=("ada@engines.example",)), ADA)


def test_an_address_under_another_name_is_unclear() -> None:
    """A shared mailbox is no identity; the words say what does not fit."""
    (likeness,) = likely(person("Charles Babbage", email=("ada@engines.example",)), ADA)
    assert surely((likeness,)) is None
    assert likeness.reasons == (
        "same e-mail ada@engines.example",
        "but the names differ: Charles Babbage and Ada Lovelace",
    )


def test_another_script_is_no_other_name() -> None:
    """Анна Петрова and Anna Petrova with one address are not held against each other."""
    assert is_sure(
        person("Анна Петрова", email=("ap@x.example",)), contact("Anna Petrova", email=phrases("ap@x.example"))
    )


def test_an_address_here_and_a_name_there_is_unclear() -> None:
    """The e-mail of one and the name of another: nobody is sure."""
    charles = contact("Charles Babbage")
    record = person("Charles Babbage", email=("ada@engines.example",))
    assert surely(likely(record, ADA, charles)) is None


def test_two_contacts_of_one_name_are_unclear() -> None:
    """Both are named, nobody is chosen; an address decides."""
    one = contact("John Smith", email=phrases("j@one.example"))
    two = Contact(path="people/john-smith-2.md", name="John Smith", email=phrases("j@two.example"))
    assert surely(likely(person("John Smith"), one, two)) is None
    assert len(likely(person("John Smith"), one, two)) == 2
    assert is_sure(person("John Smith", email=("j@one.example",)), one, two)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"email": ("ada@home.example",)}, "but another e-mail"),
        ({"email": ("a@b.example",), "company": "Bakery"}, "but another e-mail and company"),
        ({"links": {"linkedin": "linkedin.com/in/other"}}, "but another linkedin address"),
        ({"birthday": "1990-01-01"}, "but another birthday"),
    ],
)
def test_a_name_with_something_against_it_is_unclear(fields: dict[str, Any], reason: str) -> None:
    """Two people of one name stay two until somebody says otherwise."""
    ada = contact(
        "Ada Lovelace",
        email=phrases("ada@engines.example"),
        company="Analytical Engines",
        links={"linkedin": "https://www.linkedin.com/in/ada"},
        occasions=(Occasion("birthday", DayOfYear(12, 10, None), 1),),
    )
    (likeness,) = likely(person(**fields), ada)
    assert surely((likeness,)) is None
    assert likeness.reasons[-1] == reason


def test_a_new_job_is_no_other_person() -> None:
    """Another company alone says nothing; the same one with another address makes it sure."""
    assert is_sure(person(company="Bakery"), ADA)
    assert is_sure(person(company="analytical engines", email=("ada@home.example",)), ADA)
    assert is_sure(person(birthday="1815-12-10"), contact("Ada Lovelace"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+44 20 7946 0321", "020 7946 0321", True), ("+44 (0)20 7946 0321", "0044 20 79460321", True),
        ("+49 30 123456", "030 123456", True), ("+45 12 34 56 78", "12345678", True),
        ("+1 404 555 0117", "(404) 555-0117", True), ("tel:+1-404-555-0117", "+1 404 555 0117", True),
        ("+1 207 9460321", "+41 207 9460321", False), ("020 7946 0321", "020 7946 0322", False),
        ("+44 20 7946 0321 ext. 12", "+44 20 7946 0321 x13", False), ("12345", "+44 12345", False), ("", "", False),
    ],
)  # fmt: skip
def test_a_number_is_one_with_and_without_its_country(one: str, other: str, same: bool) -> None:
    """Trunk zeros, brackets and country codes are typing; an extension is another desk."""
    assert same_phone(one, other) is same
    assert same_phone(other, one) is same
    if same and one.startswith("+"):
        assert phone_tail(one) == phone_tail(other)
        assert is_sure(person("", phone=(one,)), contact("Ada Lovelace", phone=phrases(other)))


@pytest.mark.parametrize(
    "link",
    [
        "https://www.linkedin.com/in/ada-lovelace", "http://linkedin.com/in/ada-lovelace/", "linkedin.com/in/Ada-Lovelace",
        "https://uk.linkedin.com/in/ada-lovelace?trk=x#top", "https://m.linkedin.com/in/ada-lovelace/de",
        "https://www.linkedin.com/mwlite/in/ada-lovelace",
    ],
)  # fmt: skip
def test_a_profile_is_one_in_every_form(link: str) -> None:
    """Scheme, host, language, query and case do not matter."""
    ada = contact("A. L.", links={"linkedin": "https://www.linkedin.com/in/ada-lovelace"})
    assert is_sure(person("Ada L.", links={"website": link}), ada) or is_sure(person("", links={"website": link}), ada)


def test_an_encoded_profile_is_the_plain_one_and_a_host_is_none() -> None:
    """Percent signs are read; a company's front page is nobody's profile."""
    assert profile_key("linkedin.com/in/j%C3%BCrgen") == profile_key("https://www.linkedin.com/in/jürgen/")
    assert profile_key("https://acme.example/") == profile_key("@ada") == profile_key("") == ""
    assert profile_key("@ada@mastodon.example") == "@ada@mastodon.example"


@given(st.text(), st.text(max_size=20), st.text(max_size=20), st.lists(st.text(max_size=20), max_size=2))
def test_whatever_stands_in_a_record_has_an_answer(name: str, phone: str, link: str, emails: list[str]) -> None:
    """Nothing raises, weights stay between 0 and 1, and a contact made of the record is found again by its address."""
    record = ImportedPerson(HERE, name, email=tuple(emails), phone=(phone,), links={"website": link})
    same = Contact(path="a.md", name=name, email=phrases(*emails), phone=phrases(phone), links={"website": link})
    found = likely(record, same, contact("Ada Lovelace", met=None))
    assert all(0 < one.weight <= 1 for one in found)
    if any(name_keys(name)) or emails:
        assert found
        assert found[0].path == "a.md"


def test_a_day_is_not_needed() -> None:
    """Identity knows no today: the same index answers alike on any day."""
    index = IdentityIndex([ADA])
    assert index.likely(person(met=date(2020, 1, 1))) == index.likely(person(met=date(2030, 1, 1)))
