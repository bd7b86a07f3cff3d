r"""Text that is safe to show: what a terminal would obey, or hide, is written as an escape such as ``\x1b``."""

import re

from notesnet.text.patterns import regex

_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the direction of writing
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"  # show nothing
    "\u2028\u2029\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # line ends and marks that hide text
    "\ud800-\udfff"  # undecodable bytes of file names: they can't be printed
)
_TAGS = "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
# A joiner belongs to emoji and to scripts that join letters, never to Latin letters, signs or another joiner.
_JOINS = f"[^\x00-\u02ff\u2000-\u206f{_ALWAYS}{_TAGS}{_VARIANTS}]"
# A variant belongs to one sign that has several shapes: runs of them, and those behind letters, carry hidden data.
_VARIES = f'[^\x00-"$-)+-/:-\xa8\xaa-\xad\xaf-\u02ff\u200c\u200d{_ALWAYS}{_TAGS}{_VARIANTS}]'
# One look for anything that may need care: nearly all text passes here.
_SUSPECT = regex(f"[{_ALWAYS}\u200c\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_HIDDEN = (
    "(?P<flag>\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)"  # Scotland and its like: kept
    f"|[{_ALWAYS}{_TAGS}]"
    f"|(?<!{_JOINS})(?<!{_VARIES}[{_VARIANTS}])[\u200c\u200d]"
    f"|(?<!{_VARIES})[{_VARIANTS}]"
)


def visible(text: str) -> str:
    r"""``text`` with each character that a screen would obey or hide as ``\x1b``, ``\u202e`` or ``\U000e0041``.

    Newlines, tabs, emoji and the joiners that scripts need stay.
    """
    return text if _SUSPECT.search(text) is None else re.sub(_HIDDEN, _escape, text)


def one_line(text: str, limit: int) -> str:
    """``text`` made visible, on one line and at most ``limit`` columns wide (1 or more), the cut shown as ``…``."""
    # What is cut away is not looked at: a column takes at least one character, and few need none.
    line = visible(" ".join(text[: limit * 20].split()))
    fits = len(text) <= limit * 20 and width(line) <= limit
    return line if fits else f"{_cut(line, limit - 1)}…"


def width(text: str) -> int:
    """How many columns a terminal gives to one line of visible text: wide letters and emoji 2, marks 0."""
    return len(text) if text.isascii() else sum(_widths(text))


def pad(text: str, columns: int) -> str:
    """``text`` with blanks behind it up to ``columns``; longer text stays whole."""
    return text + " " * (columns - width(text))


def _escape(found: re.Match[str]) -> str:
    if found["flag"]:
        return found.group()
    number = ord(found.group())
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _cut(text: str, columns: int) -> str:
    """The longest beginning that fits, without a joiner or a blank at its end."""
    if text.isascii():
        return text[:columns].rstrip()
    used = 0
    for at, wide in enumerate(_widths(text)):
        used += wide
        if used > columns:
            return text[:at].rstrip(" \u200d")
    return text


def _widths(text: str) -> list[int]:
    """The columns of each character; what joins the sign before it takes none."""
    import unicodedata  # noqa: PLC0415 - most text is ASCII and needs no tables

    widths: list[int] = []
    before = ""
    for sign in text:
        if sign.isascii():
            wide = 1
        elif sign == "\ufe0f":
            wide = 1 if widths and widths[-1] == 1 and not before.isalnum() else 0
        elif (
            "\u1160" <= sign <= "\u11ff"
            or unicodedata.category(sign) in ("Mn", "Me", "Cf")
            or (before == "\u200d" and unicodedata.category(sign) == "So")
            or ("\U0001f3fb" <= sign <= "\U0001f3ff" and before and unicodedata.category(before) == "So")
        ):
            wide = 0
        else:
            wide = 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
        widths.append(wide)
        before = sign
    return widths
