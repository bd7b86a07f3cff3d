import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.visible import one_line, pad, visible, width

TRICKY = st.text(
    "aé王🙂 \n\t\x00\x1b\x07\x7f\x85\x9b\r\u00ad\u061c\u200b\u200c\u200d\u200e\u202e\u2028\u2066\ufe0f\ufeff\U000e0041\ud800"
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mred", "a\\x1b[31mred"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("evil\rgood", "evil\\x0dgood"),
        ("a\x7f\x00", "a\\x7f\\x00"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("pay\u00adpal", "pay\\xadpal"),
        ("ad\u200da", "ad\\u200da"),
        ("a\u2028b", "a\\u2028b"),
        ("\ufeffa", "\\ufeffa"),
        ("\udcff.md", "\\udcff.md"),
        ("a\U000e0041\U000e0042", "a\\U000e0041\\U000e0042"),
        ("😀\U000e0100\U000e0101", "😀\U000e0100\\U000e0101"),
        ("a\ufe0fb", "a\\ufe0fb"),
        ("👩\u200d\u200d💻", "👩\u200d\\u200d💻"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_escaped(text: str, shown: str) -> None:
    """Escape sequences, writing directions, and what shows nothing."""
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace\n\tand “quotes” – dashes…",
        "👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️‍🔥 🏃🏽‍♂️ 1️⃣ ☎️ ©️ 🇬🇧",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "می‌خواهم علی‌رضا",
        "क्‍ष ശ്രീ ന്‍",
        "王小明 한국어 日本語 עברית العربية",
        "Jose\u0301",
    ],
)
def test_normal_text_of_all_scripts_stays(text: str) -> None:
    """Emoji sequences and the joiners of scripts included."""
    assert visible(text) == text


@given(st.text() | TRICKY)
def test_no_control_is_ever_left(text: str) -> None:
    """And what was made visible is not touched again."""
    shown = visible(text)
    for sign in shown:
        assert unicodedata.category(sign) not in ("Cc", "Cs") or sign in "\n\t"
        assert unicodedata.bidirectional(sign) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    shown.encode()
    assert visible(shown) == shown


@given(st.text() | TRICKY, st.integers(1, 60))
def test_one_line_fits(text: str, limit: int) -> None:
    """One line, no wider than asked, and safe."""
    line = one_line(text, limit)
    assert width(line) <= limit
    assert not set(line) & set("\n\r\t")
    assert len(line.splitlines()) <= 1


def test_one_line_shows_that_something_was_cut() -> None:
    """And cuts only what does not fit."""
    assert one_line("Ada\n  Lovelace", 20) == "Ada Lovelace"
    assert one_line("Ada Lovelace", 12) == "Ada Lovelace"
    assert one_line("Ada Lovelace", 11) == "Ada Lovela…"
    assert one_line("Ada Lovelace", 5) == "Ada…"
    assert one_line("王小明王小明", 6) == "王小…"
    assert one_line("x" * 10_000, 3) == "xx…"
    assert one_line("a" + " " * 1000 + "b", 10) == "a…"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("Ada", 3),
        ("José", 4),
        ("Jose\u0301", 4),
        ("王小明", 6),
        ("한국", 4),
        (unicodedata.normalize("NFD", "한국"), 4),
        ("ｱ", 1),
        ("Ａ", 2),
        ("🙂", 2),
        ("👩‍💻", 2),
        ("🏃🏽‍♂️", 2),
        ("❤️", 2),
        ("🇬🇧", 2),
        ("ć\ufe0f", 1),
        ("", 0),
    ],
)
def test_width_is_what_a_terminal_shows(text: str, columns: int) -> None:
    """Wide letters take two columns, marks none."""
    assert width(text) == columns


def test_pad_fills_up_and_never_cuts() -> None:
    """Columns of a table stand below each other."""
    assert pad("王", 4) + "|" == "王  |"
    assert pad("Ada Lovelace", 4) == "Ada Lovelace"
