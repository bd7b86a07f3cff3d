"""Values of foreign files made safe to keep: one line, nothing that a screen would obey, nothing else changed."""

from notesnet.model.imported import ImportFault, Source
from notesnet.text.patterns import regex

LONGEST_NAME = 300  # characters
_BREAKS = regex("\r\n|[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
# Controls, marks that change the direction of writing or show nothing, and what is left of undecodable bytes.
_UNSEEN = regex(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)
_GUARDED = ("=", "+", "-", "@", "\t", "\r")
# Letters of Chinese, Japanese and Korean, whose names begin with the family and have no blanks.
_FAMILY_FIRST = regex("[\u1100-\u11ff\u3005\u3040-\u309f\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]+")


def clean(text: str) -> str:
    """``text`` on one line, without control characters, bidi marks and blanks around it."""
    if text.isprintable():
        return text.strip()
    return _UNSEEN.sub("", _BREAKS.sub(" ", text)).strip()


def clean_name(text: str) -> str:
    """``text`` cleaned, with single blanks between its words."""
    return " ".join((text if text.isprintable() else clean(text)).split())


def single_blanks(text: str) -> str:
    """``clean_name`` of a text that is clean."""
    return text if text.isascii() and "  " not in text else clean_name(text)


def cut_name(name: str, source: Source) -> tuple[str, ImportFault]:
    """The first 300 characters of a clean name that is longer than ``LONGEST_NAME``, and the fault that tells of the cut."""
    message = f"a name of {len(name):,} characters is cut to {LONGEST_NAME}"
    return name[:LONGEST_NAME].rstrip(), ImportFault(source, message, "Shorten the name, and import again.")


def clean_cells(cells: list[str]) -> list[str]:
    """The cells of a row, cleaned, without the ``'`` that keeps a spreadsheet from running ``=``, ``+``, ``-`` or ``@``."""
    row = f"|{'|'.join(cells)}|"  # one look at the whole row: nearly all need nothing
    if row.isprintable() and " |" not in row and "| " not in row and "|'" not in row:
        return cells
    return [clean(cell[1:] if cell[:1] == "'" and cell[1:2] in _GUARDED else cell) for cell in cells]


def full_name(given: str, family: str, before: str = "", middle: str = "", after: str = "") -> str:
    """A clean name from its parts, in the order in which it is said: ``Dr Ada King Lovelace``, ``王小明``."""
    name = f"{given} {family}"
    if given and family and name.isascii() and name.isprintable() and not (before or middle or after or "  " in name):
        return name.strip()  # nearly every name
    if not (given.isascii() or family.isascii()):
        given, family = clean_name(given), clean_name(family)
        if _FAMILY_FIRST.fullmatch(given) and _FAMILY_FIRST.fullmatch(family):
            given, family, middle = "", family + given, ""
    return clean_name(f"{before} {given} {middle} {family} {after}")


def distinct(values: list[str]) -> tuple[str, ...]:
    """The values that say something, each once without regard to case, in their order."""
    if len(values) < 2:
        return tuple(value for value in values if value)
    found: dict[str, str] = {}
    for value in values:
        if value:
            found.setdefault(value.casefold(), value)
    return tuple(found.values())
