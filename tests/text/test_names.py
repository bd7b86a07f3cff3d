import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.names import (
    digits,
    first_name,
    fold,
    fold_key,
    is_slug,
    is_two_latin_words,
    near,
    slug,
    unslug_matches,
)
from notesnet.text.visible import visible

NAMES = st.text(max_size=120) | st.text("aZ.-_ /\\:'éßİıКж王ー가ं\u0301\u200d\u202e\ufe0f\u3164🙂¹\ud800", max_size=120)
DEVICES = ["con", "PRN", "aux", "NUL", "com1", "LPT9", "com¹", "con.", "con "]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José  García", "josé garcía"),
        ("Jose\u0301", "JOSÉ"),
        ("Straße", "STRASSE"),
        (" Ada\u00a0 Lovelace", "ada lovelace"),
        ("ᾳ", "\u03b1\u0345"),
    ],
)
def test_spellings_of_one_name_fold_together(one: str, other: str) -> None:
    """Case, Unicode form and blanks do not make two people."""
    assert fold(one) == fold(other)


@given(NAMES)
def test_folding_twice_changes_nothing(name: str) -> None:
    """A folded name can be folded again, and both Unicode forms fold alike."""
    assert fold(fold(name)) == fold(name)
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("email", "Emails"),
        ("last_contact", "Last-Contact"),
        ("last contact", "lastContact"),
        ("alias", "aliases"),
        ("company", "companies"),
        ("person", "people"),
        ("Persons", "people"),
        ("address", "addresses"),
        ("status", "statuses"),
        ("box", "boxes"),
        ("house", "houses"),
        ("movie", "movies"),
        ("cache", "caches"),
        ("use", "uses"),
        ("birthday", "birthdays"),
        ("follow_up", "followups"),
    ],
)
def test_property_names_meet_their_other_spellings(one: str, other: str) -> None:
    """Case, `-`, `_`, blanks and the plural are one name."""
    assert fold_key(one) == fold_key(other)


def test_our_own_fields_stay_apart() -> None:
    """The day of a note and someone's dates above all."""
    fields = (
        "name aliases call_me greeting email phone company role location links tags circle cadence last_contact follow_up "
        "paused_until status created met met_at introduced_by knows groups offers needs interests ideal_client birthday dates "
        "date prefers introductions blurb advocate trust type a b direction asked_by mode why a_asked b_asked a_chased b_chased "
        "a_answer b_answer introduced checked_in outcome told thanked snoozed closed meets since people attendees goals signature"
    ).split()
    assert len({fold_key(field) for field in fields}) == len(fields)
    assert fold_key("Dates") != fold_key("Date")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("王小明", "王小明"),
        ("Александр Пушкин", "александр-пушкин"),
        ("हिन्दी नाम", "हिन्दी-नाम"),
        ("Siân O’Brien", "siân-obrien"),
        ("Jose\u0301", "josé"),
        ("...", "contact"),
        ("🙂", "contact"),
        ("❤️", "contact"),
        ("\u3164", "contact"),
        ("", "contact"),
        ("../../etc/passwd", "etc-passwd"),
        ("-rf", "rf"),
        (".hidden", "hidden"),
        ("Ann. ", "ann"),
        ("a\x00b\u202ec", "a-bc"),
        ("CON", "con-contact"),
        ("com¹", "com¹-contact"),
        ("x" * 300, "x" * 80),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_a_slug_keeps_the_letters_of_all_scripts(name: str, stem: str) -> None:
    """And nothing that a folder or a shell could take for something else."""
    assert slug(name) == stem


@given(NAMES | st.sampled_from(DEVICES))
def test_a_slug_is_safe_and_stable(name: str) -> None:
    """Whatever the name is."""
    stem = slug(name)
    assert 0 < len(stem) <= 80
    assert len(stem.encode()) <= 210
    assert not set(stem) & set('/\\:*?"<>|. \0\n')
    assert stem.strip("-") == stem
    assert "--" not in stem
    assert visible(stem) == stem
    assert stem.lower() not in {device.lower().strip(". ") for device in DEVICES}
    assert slug(stem) == stem
    assert is_slug(stem)
    assert slug(unicodedata.normalize("NFD", name)) == slug(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("stem", "alias", "expected"),
    [
        ("ada-lovelace", "Ada Lovelace", True),
        ("jose-garcia", "José García", True),
        ("josé-garcía", "José García", True),
        ("juergen-mueller", "Jürgen Müller", True),
        ("soren-kierkegaard", "Søren Kierkegaard", True),
        ("obrien", "O'Brien", True),
        ("ada-lovelace", "Ada", False),
        ("ada-lovelace", "Lovelace Ada", False),
        ("contact", "🙂", False),
    ],
)
def test_a_slug_is_given_back_its_name(stem: str, alias: str, *, expected: bool) -> None:
    """An alias with the words of the file's name, accents aside."""
    assert unslug_matches(stem, alias) is expected


def test_a_stem_with_capitals_or_blanks_is_no_slug() -> None:
    """It is a name already."""
    assert is_slug("ada-lovelace")
    assert not is_slug("Ada Lovelace")
    assert not is_slug("ada--lovelace")
    assert not is_slug("")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", True),
        ("José García", True),
        ("Nguyễn An", True),
        ("Jean-Luc O’Neil", True),
        ("Dr. Lovelace", False),
        ("Dr Lovelace", False),
        ("Prof Lovelace", False),
        ("Mr. Lovelace", False),
        ("FRAU Müller", False),
        ("J. Smith", False),
        ("J Smith", False),
        ("Ada PhD", False),
        ("Ada", False),
        ("Ada King Lovelace", False),
        ("Lovelace, Ada", False),
        ("王 小明", False),
        ("Александр Пушкин", False),
        ("Ada 🙂", False),
        ("", False),
    ],
)
def test_two_latin_words_without_a_title(name: str, *, expected: bool) -> None:
    """Only then is the first word surely how one says hello."""
    assert is_two_latin_words(name) is expected


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ada Lovelace", "Ada"),
        ("Ada King Lovelace", "Ada"),
        ("Prof. Dr. Ada Lovelace", "Ada"),
        ("Lovelace, Ada", "Ada"),
        ("Lovelace, Dr. Ada", "Ada"),
        ("Ada Lovelace, PhD", "Ada"),
        ("Александр Пушкин", "Александр"),
        ("Ada", "Ada"),
        ("Ếm Nguyễn", "Ếm"),
        ("Mr Smith", "Mr Smith"),
        ("J. Smith", "J. Smith"),
        ("王 小明", "王 小明"),
        ("김 철수", "김 철수"),
        (" , ", ","),
        ("", ""),
    ],
)
def test_the_first_name_is_one_or_the_whole_name(name: str, first: str) -> None:
    """Better too long than wrong."""
    assert first_name(name) == first


@given(NAMES, NAMES)
def test_nothing_that_is_written_raises(name: str, other: str) -> None:
    """Names come from people."""
    assert first_name(name) or not name.strip()
    fold_key(name)
    is_two_latin_words(name)
    unslug_matches(name, other)
    digits(name)
    assert set(near(name, [other])) <= {other}


def test_near_misses_are_found_by_the_whole_name_or_a_word() -> None:
    """The nearest first, each once."""
    people = ["Ada Lovelace", "Charles Babbage", "Mary Somerville", "Adam Smith"]
    assert near("ada lovelase", people) == ["Ada Lovelace"]
    assert near("babage", people) == ["Charles Babbage"]
    assert near("lovelace", [*people, "Ada Lovelace"]) == ["Ada Lovelace"]
    assert near("zzz", people) == []
    assert len(near("ada", ["Ada A", "Ada B", "Ada C", "Ada D"], limit=2)) == 2


def test_digits_of_a_phone_number_can_be_compared() -> None:
    """The ways in which one number is written."""
    assert digits("+44 (0)20 7946-0000") == digits("0044 20 7946 0000") == "442079460000"
    assert digits("٠٢٠") == "020"
    assert digits("none") == ""
