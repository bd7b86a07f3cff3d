"""Property names, date forms and headings: taken over when the values leave no doubt, told otherwise."""

import pytest

from notesnet.model.adoption import Adoption
from tests.adopt.test_ways_to_file import BARE, adopted, each

NAMES = [
    ("Last Contact", "2026-10-01", None),
    ("E-Mail", "ada@engines.example", None),
    ("last-contacted", "'[[2026-10-01]]'", "last_contact"),
    ("org", "'[[Keelson]]'", "company"),
    ("Firma", "Keelson", "company"),
    ("mail", "ada@engines.example", "email"),
    ("mail", "Sent on Monday", None),
    ("mobile", "+44 20 7946 0000", "phone"),
    ("title", "Head of Research", "role"),
    ("frequency", "monthly", "cadence"),
    ("contact frequency", "every 2 months", "cadence"),
    ("last_seen", "the pub", None),
    ("geburtstag", "1990-05-03", "birthday"),
    ("dob", "05-03", "birthday"),
    ("met on", "2024-05-03", "met"),
    ("born", "London", None),
    ("place", "London", "location"),
    ("job", "https://jobs.example", None),
    ("shoe size", "42", None),
]


@pytest.mark.parametrize(("name", "value", "field"), NAMES)
def test_a_property_name_is_taken_for_ours_when_its_values_fit(name: str, value: str, field: str | None) -> None:
    """Ours in another spelling need no setting; a name that fits in words only is left alone."""
    adoption = adopted(each("People/{}.md", f"---\n{name}: {value}\n---\n"))
    assert dict(adoption.settings.fields) == ({name: field} if field else {})


def test_a_title_that_is_the_name_is_the_name() -> None:
    """Where the file is called by a number or a slug."""
    files = {
        f"People/20260101120{n}.md": f"---\ntitle: {name}\n---\n" for n, name in enumerate(("Ann Lee", "Tom Okafor"))
    }
    assert dict(adopted(files).settings.fields) == {"title": "name"}


def test_two_names_for_one_field_are_both_read_only_if_they_never_meet() -> None:
    """Else one note would say the same twice."""
    both = "---\nphone: '+44 20 7946 0000'\nmobile: '+44 20 7946 0001'\n---\n"
    assert dict(adopted(each("People/{}.md", both)).settings.fields) == {}
    files = {
        "People/Ann Lee.md": "---\ncell: '020 7946 0000'\n---\n",
        "People/Tom Bell.md": "---\ntel: '020 7946 0'\n---\n",
    }
    assert dict(adopted(files).settings.fields) == {"cell": "phone", "tel": "phone"}


DATES = [
    (("25.11.2026", "01.02.2026"), ("DD.MM.YYYY",), ""),
    (("1/2/2026", "25/2/2026"), ("DD/MM/YYYY",), ""),
    (("11/25/2026", "1/2/2026"), ("MM/DD/YYYY",), ""),
    (("2026/11/25", "2026/1/2"), ("YYYY/MM/DD",), ""),
    (("20261125", "20260102"), ("YYYYMMDD",), ""),
    (("25 Nov 2026", "1 December 2025"), ("DD MMM YYYY",), ""),
    (("'Nov 25, 2026'", "'May 1, 2025'"), ("MMM DD, YYYY",), ""),
    (("2026-11-25", "2026-01-02T10:00"), (), ""),
    (
        ("01.02.2026", "03.04.2026"),
        (),
        "Dates such as 01.02.2026: nothing tells whether the day or the month comes first",
    ),
    (("25/11/2026", "11/25/2026"), (), "Dates such as 25/11/2026: in some the day comes first, in others the month"),
    (("25.11.26", "01.02.26"), (), "Dates such as 25.11.26: the year needs four digits"),
    (("3. März 2026", "25. November 2026"), ("DD. MMM YYYY",), "Dates such as '3. März 2026'"),
    (("last spring", "2026-10-01"), (), "Dates such as 'last spring'"),
]


@pytest.mark.parametrize(("values", "forms", "doubt"), DATES)
def test_a_date_form_is_proposed_only_when_all_dates_agree(
    values: tuple[str, str], forms: tuple[str, ...], doubt: str
) -> None:
    """A date that can be two days is told, with one example and what to do."""
    names = ("Ann Lee", "Tom Bell")
    files = {f"People/{n}.md": f"---\nlast_contact: {v}\n---\n" for n, v in zip(names, values, strict=True)}
    adoption = adopted(files)
    assert adoption.settings.date_formats == forms
    assert _doubts(adoption) == ([doubt[0].lower() + doubt[1:]] if doubt else [])


LOGS = [
    ("## Verlauf\n- 2026-10-01 Anruf\n", ("Verlauf",), ""),
    ("# Contact log\n### 2026-10-01\nlunch\n", ("Contact log",), ""),
    ("## Interactions\n- 2026-10-01 call\n", None, ""),
    ("## Log\n### Calls\n- 2026-10-01 call\n", None, ""),
    ("## Important dates\n- 2015-06-01 wedding\n", None, ""),
    ("- 2026-10-01 call\n", None, "dated list items in people's notes under no heading"),
    ("## 2026-10-01\ncall\n", None, "headings in people's notes that are dates, with no heading above them"),
    (
        "# Ann Lee\n## 2026-10-01\ncall\n## 2026-09-01\ncall\n## 2026-08-01\ncall\n",
        None,
        "headings in people's notes that are dates, with no heading above them",
    ),
    ("## Log\n2026-10-01 call\n", None, "lines in people's notes that begin with a date and are no list items"),
]


@pytest.mark.parametrize(("body", "headings", "doubt"), LOGS)
def test_logs_are_found_under_any_heading(body: str, headings: tuple[str, ...] | None, doubt: str) -> None:
    """When dated items or dated sub-headings stand below it, unless it only says again whom the note is about."""
    files = {path: body.replace("Ann Lee", path[7:-3]) for path in each("People/{}.md")}
    adoption = adopted(files)
    default = ("Log", "Interactions", "History", "Timeline")
    assert adoption.settings.log_headings == (headings or default)
    assert _doubts(adoption) == ([doubt] if doubt else [])


def test_the_commonest_heading_comes_first_and_ours_stay() -> None:
    """The first one is made in notes that have none; one line under something else is not a log."""
    files = each("People/{}.md", "## Verlauf\n- 2026-10-01 Anruf\n")
    files["People/Ann Lee.md"] = "## Log\n- 2026-10-01 call\n\n## Zeugnis\n- 2011-01-01 Bestanden\n"
    assert adopted(files).settings.log_headings == ("Verlauf", "Log")


DOUBTS = [
    (
        "status: warm\n",
        "`status` says warm: only active and archived are read, these count as active",
        "People/Declan Byrne.md",
        2,
    ),
    (
        "a: b\nfrequency: 90\n",
        "`frequency` in people's notes, such as '90': it may be meant for `cadence`",
        "People/Declan Byrne.md",
        3,
    ),
    ("", "fields in the text of people's notes, such as `email::`", "People/Declan Byrne.md", 4),
]


@pytest.mark.parametrize(("front", "what", "path", "line"), DOUBTS)
def test_what_is_not_understood_is_told_with_a_place(front: str, what: str, path: str, line: int) -> None:
    """File and line of the first, and how many there are."""
    text = f"---\n{front}---\n" if front else "Hi\n\n\nemail:: ada@engines.example\n"
    (doubt,) = adopted(each("People/{}.md", text)).not_understood
    assert (doubt.what, doubt.path, doubt.line, doubt.count) == (what, path, line, 16)
    assert doubt.help


def test_closeness_without_a_rhythm_is_told() -> None:
    """The settings that would use it are named."""
    files = {path: f"---\ntier: {'ABC'[n % 3]}\n---\n" for n, path in enumerate(each("People/{}.md"))}
    (doubt,) = adopted(files).not_understood
    assert "`tier` sorts people into A, B, C" in doubt.what
    assert '"tier" = "circle"' in doubt.help


def test_archived_people_are_told() -> None:
    """They count as active until something says otherwise."""
    files = {**each("People/{}.md"), "People/Archive/Ann Lee.md": BARE}
    assert _doubts(adopted(files)) == ["people in People/Archive/ are read as active"]


def test_daily_notes_in_another_form_are_told() -> None:
    """Only ISO dates in file names count."""
    for name in ("25-11-2026", "2026_11_25", "20261125", "November 25th, 2026", "25.11.2026", "daily.2026.11.25"):
        doubts = _doubts(adopted({**each("People/{}.md"), f"Daily/{name}.md": "[[Priya Raman]]\n"}))
        assert len(doubts) == 1, name
        assert doubts[0].startswith("daily notes whose name is a day in another form"), name


def test_journals_of_logseq_are_told_with_its_own_setting() -> None:
    """Whoever does not use Obsidian is not sent there."""
    (doubt,) = adopted({**each("People/{}.md"), "journals/2026_11_25.md": "[[Priya Raman]]\n"}).not_understood
    assert 'set Logseq\'s `:journal/file-name-format` to "yyyy-MM-dd"' in doubt.help


def test_several_names_in_one_value_are_told() -> None:
    """They are read as one name."""
    meeting = "---\ntype: meeting\ndate: 2026-10-01\nattendees: Ann Lee, Tom Bell\n---\n"
    assert _doubts(adopted({**each("People/{}.md"), "a.md": meeting})) == [
        "meetings with several names in one value, which is read as one name"
    ]


def _doubts(adoption: Adoption) -> list[str]:
    return [one.what for one in adoption.not_understood]
