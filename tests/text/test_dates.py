from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.dates import (
    MONTHS,
    WEEKDAYS,
    DayOfYear,
    days_in_month,
    either_order,
    in_year,
    iso_day,
    iso_in,
    iso_prefix,
    long_day,
    long_range,
    read_date,
    read_day_of_year,
    short_day,
    validate_form,
    weekday_of,
)

MAY_3 = date(2026, 5, 3)


@given(st.dates())
def test_every_iso_date_is_read(day: date) -> None:
    """ISO goes in and the same day comes out."""
    assert read_date(day.isoformat()) == (day, None, None)
    assert iso_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-03T23:30:00+02:00",
        "2026-05-03T23:30:00.123456Z",
        "2026-05-03 23:30",
        "2026-05-03 9:05:59 -0800",
        "2026-05-03t00:00:00z",
        "2026-05-03T24:00",
        "  2026-05-03  ",
    ],
)
def test_a_date_with_a_time_is_the_day_as_written(text: str) -> None:
    """No zone moves the day."""
    assert read_date(text) == (MAY_3, None, None)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-5-3", "2026-05-03"),
        ("2026/05/03", "2026-05-03"),
        ("2026.5.3", "2026-05-03"),
        ("20260503", "2026-05-03"),
        ("3 May 2026", "2026-05-03"),
        ("3. May 2026", "2026-05-03"),
        ("May 3rd, 2026", "2026-05-03"),
        ("Sunday, 3 May 2026", "2026-05-03"),
        ("the 3rd of may 2026", "2026-05-03"),
        ("13/05/2026", "2026-05-13"),
        ("05/13/2026", "2026-05-13"),
        ("05/05/2026", "2026-05-05"),
        ("2026-W18-7", "2026-05-03"),
        ("٢٠٢٦-05-03", "2026-05-03"),
        ("２０２６-05-03", "2026-05-03"),
        ("[[2026-05-03]]", "2026-05-03"),
        ("2026-05-03 in the evening", "2026-05-03"),
        ("2026-05-03T99:99", None),
    ],
)
def test_another_form_is_refused_and_its_iso_form_named(text: str, iso: str | None) -> None:
    """A note's date is never guessed, but the remedy is told when only one day can be meant."""
    reading = read_date(text)
    assert reading.date is None
    assert reading.problem
    assert reading.suggestion == iso


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("03/05/2026", "03/05/2026 can be 3 May 2026 or 5 March 2026"),
        ("2026-02-30", "2026-02-30: February 2026 has 28 days"),
        ("2024-02-30", "2024-02-30: February 2024 has 29 days"),
        ("2026-13-01", "2026-13-01: there is no month 13"),
        ("2026-13-1", "2026-13-1: there is no month 13"),
        ("2026-05-00", "2026-05-00: there is no day 0"),
        ("0000-05-03", "0000-05-03: there is no year 0000"),
        ("31.11.2026", "31.11.2026: November 2026 has 30 days"),
        ("3 May", "3 May: the year is missing"),
        ("May 3", "May 3: the year is missing"),
        ("3.5.26", "3.5.26: the year needs four digits"),
        ("2026-05", "2026-05: the day is missing"),
        ("", "there is no date here"),
        ("soon", "soon: this is not a date"),
        ("May", "May: this is not a date"),
        ("Monday 3 May 2026", "Monday 3 May 2026: this is not a date"),
        ("2026-05-03 or 2026-05-04", "2026-05-03 or 2026-05-04: this is not a date"),
        ("2026-W54-1", "2026-W54-1: this is not a date"),
        ("٣", "٣: a date has only the digits 0 to 9"),
        ("\x1b[31m", "\\x1b[31m: this is not a date"),
    ],
)
def test_what_is_no_day_is_explained_and_never_guessed(text: str, problem: str) -> None:
    """Neither a date nor a suggestion, but the reason."""
    assert read_date(text) == (None, problem, None)


@given(st.text(max_size=80) | st.text("0123456789-/.WwT :[]MayJun,+Z٢²①\ud800", max_size=20))
def test_nothing_that_is_written_raises(text: str) -> None:
    """Each reader answers with a value, whatever it is given."""
    reading = read_date(text, ["DD.MM.YYYY", "D MMM YYYY", text])
    assert (reading.date is None) == (reading.problem is not None)
    assert reading.suggestion is None or read_date(reading.suggestion).date
    read_day_of_year(text)
    iso_prefix(text)
    iso_in(text)
    validate_form(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("03.05.2026", "DD.MM.YYYY"),
        ("3.5.2026", "DD.MM.YYYY"),
        ("03.05.2026 23:30", "DD.MM.YYYY"),
        ("3/5/2026", "D/M/YYYY"),
        ("05/03/2026", "MM/DD/YYYY"),
        ("20260503", "YYYYMMDD"),
        ("03052026", "DDMMYYYY"),
        ("3 may 2026", "D MMM YYYY"),
        ("3  May.  2026", "D MMM YYYY"),
        ("3 May 2026", "D MMMM YYYY"),
        ("03May2026", "DDMMMYYYY"),
        ("2026年5月3日", "YYYY年M月D日"),
        ("2026-05-03", "DD.MM.YYYY"),
    ],
)
def test_the_forms_of_a_vault_are_read_beside_iso(text: str, form: str) -> None:
    """What `[vault] date_formats` names is a date like any other."""
    assert validate_form(form) is None
    assert read_date(text, [form]) == (MAY_3, None, None)


def test_a_text_that_two_forms_read_differently_is_ambiguous() -> None:
    """Two forms may stand side by side as long as only one day can be meant."""
    forms = ["D/M/YYYY", "MM/DD/YYYY"]
    assert read_date("3/5/2026", forms).problem == "3/5/2026 can be 3 May 2026 or 5 March 2026"
    assert read_date("13/5/2026", forms).date == date(2026, 5, 13)
    assert read_date("5/5/2026", forms).date == date(2026, 5, 5)


def test_a_day_that_does_not_exist_in_a_form_is_named() -> None:
    """A form is no reason to invent a day."""
    assert read_date("31.02.2026", ["DD.MM.YYYY"]).problem == "31.02.2026: February 2026 has 28 days"
    assert read_date("3 Foo 2026", ["D MMM YYYY"]).problem == "3 Foo 2026: this is not a date"


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ("dd.mm.yyyy", "dd.mm.yyyy: write it in capitals, DD.MM.YYYY"),
        ("%d.%m.%Y", "%d.%m.%Y: write the form with YYYY, MM and DD, not with %"),
        ("DD-MM-YY", "DD-MM-YY: the year needs four digits, YYYY"),
        ("DMYYYY", "DMYYYY: put a sign beside each D and M, or write DD and MM"),
        ("DD.MM", "DD.MM: a form needs a year (YYYY), a month (MM, M, MMM or MMMM) and a day (DD or D), each once"),
        ("", ": a form needs a year (YYYY), a month (MM, M, MMM or MMMM) and a day (DD or D), each once"),
        (
            "Do MMM YYYY",
            "Do MMM YYYY: only YYYY, MM, M, MMM, MMMM, DD, D and the signs between them can stand in a form",
        ),
    ],
)
def test_a_form_that_cannot_be_used_is_explained(form: str, problem: str) -> None:
    """Settings are told what to write, and such a form reads nothing."""
    assert validate_form(form) == problem
    assert read_date("03.05.2026", [form]).date is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-03 coffee", MAY_3),
        ("2026-05-03coffee", MAY_3),
        ("2026-05-031", None),
        ("2026-02-30 x", None),
        ("2026-W18-7", None),
        ("on 2026-05-03", None),
        ("", None),
    ],
)
def test_iso_prefix_is_the_date_that_a_text_begins_with(text: str, day: date | None) -> None:
    """Only a whole and possible one."""
    assert iso_prefix(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-03 Breakfast", MAY_3),
        ("Meeting 2026-05-03", MAY_3),
        ("daily/2026/2026-05-03.md", MAY_3),
        ("x2026-05-03_2026-05-04", MAY_3),
        ("2026-02-30 moved to 2026-05-03", MAY_3),
        ("12026-05-03", None),
        ("2026-05-0345", None),
        ("2026-W18-7", None),
        ("notes", None),
    ],
)
def test_iso_in_is_the_first_date_that_exists(text: str, day: date | None) -> None:
    """File names carry dates anywhere, but not inside longer numbers."""
    assert iso_in(text) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1815-12-10", (12, 10, 1815)),
        ("1815-12-10T00:00:00Z", (12, 10, 1815)),
        ("--12-10", (12, 10, None)),
        ("12-10", (12, 10, None)),
        ("1604-02-29", (2, 29, None)),
        ("0000-02-29", (2, 29, None)),
        ("02-29", (2, 29, None)),
        ("--05-03", (5, 3, None)),
        ("1992-02-29", (2, 29, 1992)),
    ],
)
def test_a_day_of_the_year_may_lack_its_year(text: str, expected: tuple[int, int, int | None]) -> None:
    """Also as the address books write it."""
    assert read_day_of_year(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0503", "0503: put a hyphen between month and day, 05-03"),
        ("--0503", "--0503: put a hyphen between month and day, 05-03"),
        ("13-05", "13-05: there is no month 13; type the month before the day, such as 12-10"),
        ("02-30", "02-30: February has 29 days"),
        ("10.12.1985", "10.12.1985 can be 10 December 1985 or 12 October 1985; type 1985-12-10 or 1985-10-12"),
        ("13.12.1985", "13.12.1985: a date is written as YYYY-MM-DD; type 1985-12-13"),
    ],
)
def test_a_day_of_the_year_is_never_guessed(text: str, problem: str) -> None:
    """The sentence says what to type."""
    assert read_day_of_year(text) == problem


def test_an_impossible_birthday_is_refused() -> None:
    """1990 had no 29 February."""
    answer = read_day_of_year("1990-02-29")
    assert isinstance(answer, str)
    assert answer.startswith("1990-02-29: February 1990 has 28 days; type ")


def test_forms_hold_for_days_of_the_year_too() -> None:
    """A vault that writes 10.12.1815 may do so for birthdays."""
    assert read_day_of_year("10.12.1815", ["DD.MM.YYYY"]) == (12, 10, 1815)


def test_29_february_falls_on_the_28th_in_common_years() -> None:
    """A birthday is never dropped."""
    leap = DayOfYear(2, 29, None)
    assert [in_year(leap, year) for year in (2027, 2028, 2100)] == [
        date(2027, 2, 28),
        date(2028, 2, 29),
        date(2100, 2, 28),
    ]


@given(st.dates())
def test_every_day_comes_back_in_its_own_year(day: date) -> None:
    """`in_year` undoes taking the year away."""
    assert in_year(DayOfYear(day.month, day.day, None), day.year) == day
    assert day.day <= days_in_month(day.year, day.month)


def test_days_are_said_in_short_and_long() -> None:
    """English whatever the locale."""
    day = date(2026, 11, 12)
    assert short_day(day, 2026) == "12 Nov"
    assert short_day(date(2025, 11, 12), 2026) == "12 Nov 2025"
    assert long_day(day) == "12 November 2026"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ((2026, 11, 23), (2026, 11, 29), "23 to 29 November 2026"),
        ((2026, 11, 30), (2026, 12, 6), "30 November to 6 December 2026"),
        ((2026, 12, 28), (2027, 1, 3), "28 December 2026 to 3 January 2027"),
    ],
)
def test_a_range_says_month_and_year_only_where_they_change(
    first: tuple[int, int, int], last: tuple[int, int, int], text: str
) -> None:
    """The title of a week."""
    assert long_range(date(*first), date(*last)) == text


def test_names_of_weekdays_are_known_in_full_and_in_short() -> None:
    """Twelve months, seven days; `mon` is a weekday."""
    assert (len(MONTHS), len(WEEKDAYS)) == (12, 7)
    assert [weekday_of(word) for word in ("Mon", "tues", "THURSDAY", "sun", "may")] == [0, 1, 3, 6, None]


def test_either_order_gives_the_days_that_exist() -> None:
    """Two, one or none."""
    assert either_order("05/12/2026") == [date(2026, 12, 5), date(2026, 5, 12)]
    assert either_order("05.13.2026") == [date(2026, 5, 13)]
    assert either_order("31/31/2026") == []
    assert either_order("05/12.2026") == []
