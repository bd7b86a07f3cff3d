"""The settings of section 9: each with a right value, a wrong one, and none."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import NoVaultError
from notesnet.model.code import Severity
from notesnet.model.settings import Settings
from notesnet.read.settings import read_settings
from notesnet.read.settings_table import BY_KEY
from notesnet.text.durations import Duration
from tests.harness import Result
from tests.read.helpers import Check, codes


def read(text: str) -> Settings:
    """The settings of a text without faults."""
    settings, faults = read_settings(text)
    assert faults == ()
    return settings


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", "# only a comment\n", "[vault]\n", "[agenda]\n[intros]\n"])
def test_nothing_said_means_all_defaults(text: str) -> None:
    """An empty notesnet.toml, with or without a mark or a comment."""
    assert read(text) == Settings()


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ('[vault]\ntimezone = "Europe/Berlin"', "timezone", "Europe/Berlin"),
        ('[vault]\ndate_formats = ["DD.MM.YYYY", "D MMM YYYY"]', "date_formats", ("DD.MM.YYYY", "D MMM YYYY")),
        ('[notes]\nexclude = ["a/**"]', "exclude", ("a/**",)),
        ('[fields]\norg = "company"', "fields", {"org": "company"}),
        ('[log]\nheadings = ["Protokoll"]', "log_headings", ("Protokoll",)),
        ('[log]\nheadings = ["## Log", " Verlauf: "]', "log_headings", ("Log", "Verlauf")),
        ('[log]\nheadings = ["", "#"]', "log_headings", Settings().log_headings),
        ("[touches]\nmentions = false", "mentions", False),
        ("touches.mentions = false", "mentions", False),
        ('[agenda]\nfile = "w/{year}/{week}.md"', "agenda_file", "w/{year}/{week}.md"),
        ('[agenda]\nsections = ["Promises", "keep in touch"]', "sections", ("Promises", "Keep in touch")),
        ("[agenda]\ndetails = false", "details", False),
        ("[agenda]\npeople_per_week = 5", "people_per_week", 5),
        ("[agenda]\npeople_per_week = 0", "people_per_week", 0),
        ('[agenda]\ndefault_cadence = "quarterly"', "default_cadence", Duration(3, "m")),
        ('[agenda]\nfirst_follow_up = "3 days"', "first_follow_up", Duration(3, "d")),
        ('[check]\nunknown-circle = "off"', "check", {"unknown-circle": Severity.OFF}),
    ],
)
def test_a_setting_is_read(text: str, name: str, value: object) -> None:
    """Its type is that of the table."""
    assert getattr(read(text), name) == value


def test_kinds_are_added_and_overridden() -> None:
    """The others keep their weights; a weight may be a fraction."""
    kinds = read('[kinds]\nCall = 5\n"zoom" = 1.5\nemail = 0').kinds
    assert (kinds["call"], kinds["zoom"], kinds["email"], kinds["coffee"]) == (5, 1.5, 0, 3)


def test_circles_and_tags_have_cadences() -> None:
    """A circle may lack either; tags keep the order of the file."""
    settings = read(
        '[circles]\ninner = { cadence = "6w", rank = 2 }\nOuter = {}\n[cadence_by_tag]\n"#vip" = "2w"\nclient = "3m"\n'
    )
    assert settings.circles["inner"].cadence == Duration(6, "w")
    assert settings.circles["inner"].rank == 2
    assert settings.circles["outer"].cadence is None
    assert settings.circles["outer"].rank == 0
    assert settings.cadence_by_tag == (("vip", Duration(2, "w")), ("client", Duration(3, "m")))


def test_delays_of_introductions() -> None:
    """The one given is used, the others stay."""
    delays = read('[intros]\nchase = "10d"\nexpire = "never"').intros
    assert delays.chase == Duration(10, "d")
    assert delays.expire == Duration(0, "never")
    assert delays.checkin == Duration(14, "d")


WRONG = [
    "[vault]\ntimezone = 1",
    '[vault]\ndate_formats = "DD.MM.YYYY"',
    "[vault]\ndate_formats = [1]",
    '[vault]\ndate_formats = ["%d.%m.%Y"]',
    "[notes]\nexclude = 3",
    '[notes]\ncontact = "people/**"',
    "[notes]\ncontact = { paths = 3 }",
    '[notes]\ncontact = { where = ["type"] }',
    "[fields]\norg = 3",
    '[log]\nheadings = "Log"',
    '[touches]\nmentions = "no"',
    "[touches]\nmentions = 0",
    '[kinds]\ncall = "3"',
    "[kinds]\ncall = true",
    "[kinds]\ncall = -1",
    "[kinds]\ncall = nan",
    '[circles]\ninner = "6w"',
    "[circles]\ninner = { cadence = 6 }",
    '[circles]\ninner = { rank = "high" }',
    "[cadence_by_tag]\nclient = 30",
    '[cadence_by_tag]\nclient = "sometimes"',
    "[agenda]\nfile = 3",
    '[agenda]\nfile = "agenda.md"',
    '[agenda]\nfile = "{year}/{month}-{week}.md"',
    '[agenda]\nfile = "../{year}-{week}.md"',
    '[agenda]\nfile = "/{year}-{week}.md"',
    '[agenda]\nsections = "Promises"',
    '[agenda]\nsections = ["Nonsense"]',
    '[agenda]\ndetails = "yes"',
    '[agenda]\npeople_per_week = "8"',
    "[agenda]\npeople_per_week = 2.5",
    "[agenda]\npeople_per_week = true",
    "[agenda]\npeople_per_week = -1",
    "[agenda]\ndefault_cadence = 6",
    '[agenda]\nfirst_follow_up = "0d"',
    "[intros]\nchase = 7",
    '[intros]\nexpire = "soon"',
    '[check]\nunknown-circle = "loud"',
    "[check]\nunknown-circle = true",
    "[check]\nunknown-circle = []",
    "vault = 3",
    'agenda = "weekly"',
    "circles = []",
    "[[agenda]]\ndetails = true",
    "[agenda",
    "a = \ud83d",
    pytest.param("a = " + "[" * 50_000, id="deep"),
    pytest.param("a = " + "9" * 5_000, id="digits"),
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_type_stops(text: str) -> None:
    """It is named with its line, and what to write instead."""
    with pytest.raises(NoVaultError) as caught:
        read_settings(text)
    assert caught.value.exit_code == 3
    assert caught.value.message.startswith("notesnet.toml")
    assert caught.value.help


def test_the_exit_code_is_3(vault: Callable[..., object], run: Callable[..., Result]) -> None:
    """And stdout is empty; the line of the setting is named."""
    vault({"notesnet.toml": '# people_per_week is below\n[agenda]\ndetails = true\npeople_per_week = "x"\n'})
    result = run("list")
    assert (result.code, result.out) == (3, "")
    assert "notesnet.toml:4: agenda.people_per_week" in result.err


def test_bytes_that_are_no_text_are_exit_3(vault: Callable[..., object], run: Callable[..., Result]) -> None:
    """Settings are UTF-8."""
    vault({"notesnet.toml": b'[vault]\ntimezone = "\xe9"\n'})
    assert run("check").code == 3


def test_an_unknown_time_zone_is_exit_3(vault: Callable[..., object]) -> None:
    """The type is right, but no day can be told from it."""
    from notesnet.store.clock import today  # noqa: PLC0415 - only here

    vault({})
    for name in ("Mars/Phobos", "../etc/passwd", "Europe", "a\0b"):
        with pytest.raises(NoVaultError):
            today(name)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[agenda]\nperson_per_week = 3", 2),
        ("[agendas]\ndetails = true", 2),
        ("colour = 1", 1),
        ('[notes]\ncontacts = { paths = ["x"] }', 2),
        ('[notes]\ncontact = { paths = ["x"], tags = ["y"] }', 2),
        ('[circles]\ninner = { cadence = "6w", color = "red" }', 2),
        ('\n[check]\nno-such-code = "off"', 3),
        ('[fields]\nx = "last_contct"', 2),
        ('[fields]\n"E-Mail" = "email"\nPhone = "company"', 3),
        ('[intros]\nanswer = "3d"', 2),
        ("[vault.deep]\nx = 1", 1),
    ],
)
def test_an_unknown_key_is_a_warning(check: Check, text: str, line: int) -> None:
    """It is reported with its place, and everything else still works."""
    faults = check({"notesnet.toml": text, "people/ada.md": "Ada"})
    assert [(f.code, f.severity, f.path, f.line) for f in faults] == [
        ("unknown-setting", Severity.WARNING, "notesnet.toml", line)
    ]


def test_a_code_can_be_made_an_error_or_switched_off(vault: Callable[..., object], run: Callable[..., Result]) -> None:
    """[check] changes the severity of one code."""
    note = "---\ncircle: inner\n---\n"
    vault({"people/ada.md": note})
    assert run("check").code == 0
    vault({"people/ada.md": note, "notesnet.toml": '[check]\nunknown-circle = "error"\n'})
    assert run("check").code == 1
    vault({"people/ada.md": note, "notesnet.toml": '[check]\nunknown-circle = "off"\n'})
    assert run("check", "--fail-on", "info").code == 0


def test_a_circle_that_is_not_listed_is_a_warning(check: Check) -> None:
    """Its name may be written in any case."""
    settings = '[circles]\nInner = { cadence = "6w" }\n'
    files: dict[str, str | bytes] = {"notesnet.toml": settings, "people/a.md": "---\ncircle: INNER\n---\n"}
    assert codes(check(files)) == []
    files["people/a.md"] = "---\ncircle: iner\n---\n"
    assert codes(check(files)) == ["unknown-circle"]


VALUES = st.recursive(
    st.sampled_from(["1", "-1", "1.5", "nan", "inf", "true", '"x"', '"6w"', '"DD.MM.YYYY"', "2026-01-01", "{}", "[]", '"\\u0000"']),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(inner, max_size=2).map(lambda items: "{ " + ", ".join(f"k{i} = {v}" for i, v in enumerate(items)) + " }"),
    ),
    max_leaves=6,
)  # fmt: skip
KEYS = st.sampled_from(
    [*BY_KEY, "notes.contact", "notes.dated", "circles.inner.cadence", "circles.inner.rank", "x", "vault"]
)


@given(pairs=st.dictionaries(KEYS, VALUES, max_size=3))
def test_any_value_is_read_or_refused_with_a_sentence(pairs: dict[str, str]) -> None:
    """No other error comes out of a settings file."""
    text = "\n".join(f"{key} = {value}" for key, value in pairs.items())
    with suppress(NoVaultError):
        read_settings(text)
