"""Names, days and links of address books."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.formats.clean import clean, clean_cells, distinct, full_name
from notesnet.formats.days import read_day, read_yearly
from notesnet.formats.links import add_link, label
from notesnet.text.dates import read_date


@given(st.text())
def test_cleaning_leaves_one_line_and_is_done_once(text: str) -> None:
    """No line end, no control character, no bidi mark; what was printable is unchanged but for blanks around it."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & set("\n\r\t\x0b\x0c\x1b\x7f\x9b\u2028\u202e\u2066\ufeff")
    if text.isprintable():
        assert cleaned == text.strip()


@given(st.lists(st.text(st.sampled_from("a'=+|- \t\r\né\u202e"), max_size=4), max_size=4))
def test_a_row_is_cleaned_as_its_cells_are(cells: list[str]) -> None:
    """The quick look at the whole row finds each cell that needs care."""
    assert clean_cells(cells) == [clean_cells([cell])[0] for cell in cells]
    assert all(clean(cell) == cell for cell in clean_cells(cells))


@pytest.mark.parametrize(
    ("given_name", "family", "name"),
    [
        ("Ada", "Lovelace", "Ada Lovelace"), ("", "Lovelace", "Lovelace"), ("Cher", "", "Cher"),
        (" Mary  Ann ", "St. John", "Mary Ann St. John"), ("민준", "김", "김민준"), ("Олена", "Шевченко", "Олена Шевченко"),
        ("小明", "Wang", "小明 Wang"), ("ジョン", "スミス", "ジョン スミス"),
    ],
)  # fmt: skip
def test_a_name_is_put_together_as_it_is_said(given_name: str, family: str, name: str) -> None:
    """Family first for Chinese, Japanese and Korean letters, else given name first."""
    assert full_name(given_name, family) == name


def test_values_stand_once() -> None:
    """Without regard to case, in their order, without empty ones."""
    assert distinct(["b@x", "", "a@x", "B@X", "a@x"]) == ("b@x", "a@x")
    assert distinct([""]) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 Mar 2024", date(2024, 3, 15)), ("01 Jan 2009", date(2009, 1, 1)), ("2024-03-15", date(2024, 3, 15)),
        ("March 15, 2024", date(2024, 3, 15)), ("31/12/2024", date(2024, 12, 31)), ("03/05/2024", None),
        ("30 Feb 2024", None), ("15 foo 2024", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_is_read_when_only_one_can_be_meant(text: str, day: date | None) -> None:
    """LinkedIn's form, ISO, words; never a guess."""
    assert read_day(text) == day


@given(st.dates())
def test_every_day_is_read_in_every_form_of_address_books(day: date) -> None:
    """With and without hyphens, with a time; the years 1604 and 0000 are none."""
    iso = day.isoformat()
    known = iso if day.year != 1604 else iso.replace("1604", "-")
    for text in (
        iso,
        iso.replace("-", ""),
        f"{iso}T00:00:00Z",
        f"{iso} 00:00:00.000",
        f"{iso.replace('-', '')}T101010+0200",
    ):
        assert read_yearly(text) == known
    assert read_yearly(f"--{iso[5:]}") == f"--{iso[5:]}"
    assert read_yearly(f"--{iso[5:7]}{iso[8:]}") == f"--{iso[5:]}"


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_none(text: str) -> None:
    """Nothing raises."""
    read_yearly(text)
    read_day(text)


def test_links_are_called_after_their_place() -> None:
    """The host tells, else the label; equal addresses stand once, a second website has a number."""
    links: dict[str, str] = {}
    for address, place in (
        ("https://www.linkedin.com/in/ada", "work"),
        ("http://uk.linkedin.com/in/ada2", ""),
        ("https://ada.example", "linkedin"),
        ("https://ada.example", "home"),
        ("https://notlinkedin.com/x", ""),
        ("ada", "twitter"),
        ("https://blog.example", "blog"),
        (" ", ""),
    ):
        add_link(links, address, place)
    assert links == {
        "linkedin": "https://www.linkedin.com/in/ada",
        "linkedin 2": "http://uk.linkedin.com/in/ada2",
        "website": "https://ada.example",
        "website 2": "https://notlinkedin.com/x",
        "twitter": "ada",
        "blog": "https://blog.example",
    }


def test_labels_lose_the_marks_of_their_programs() -> None:
    """Apple's brackets, Google's star."""
    assert [label(text) for text in ("_$!<HomePage>!$_", "* Work", "Erste Begegnung", "")] == [
        "homepage", "work", "erste begegnung", "",
    ]  # fmt: skip


@given(
    st.integers(0, 40),
    st.sampled_from(["Jan", "Mar", "mar", "March", "Sept", "Xyz", "May,", "٣"]),
    st.integers(0, 12000),
)
def test_linkedins_days_are_read_as_any_day_is(day: int, month: str, year: int) -> None:
    """The short way over `15 Mar 2024` gives what the reader of all dates gives."""
    text = f"{day:02} {month} {year:04}"
    reading = read_date(text)
    assert read_day(text) == (reading.date or (date.fromisoformat(reading.suggestion) if reading.suggestion else None))
    assert read_day("1" * 1_000_000) is None


@given(*[st.text(st.sampled_from("aé 小\t\u202e"), max_size=4)] * 2)
def test_a_name_is_clean_whichever_way_it_is_put_together(given_name: str, family: str) -> None:
    """The short way for most names gives what the long one gives."""
    name = full_name(given_name, family)
    assert name == " ".join(clean(name).split())
    assert name.replace(" ", "") in (
        clean(given_name + family).replace(" ", ""), clean(family + given_name).replace(" ", "")
    )  # fmt: skip
