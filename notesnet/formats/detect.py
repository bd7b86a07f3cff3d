"""What kind of address book a file is, told by its first bytes."""

import re
from enum import Enum

from notesnet.errors import RefusedError
from notesnet.formats import google, linkedin
from notesnet.formats.csv_rows import find_table
from notesnet.formats.decode import decoded_head
from notesnet.text.patterns import regex


class Format(Enum):
    """The kinds that are read; the value is what ``--format`` takes."""

    VCARD = "vcard"
    LINKEDIN = "linkedin"
    GOOGLE = "google"
    CSV = "csv"


_BEGIN = regex(r"^\ufeff?[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CSV_NAMES = (".csv", ".tsv", ".tab", ".txt")
_AS_CSV = "Open it in a spreadsheet, save it as CSV, and import that."
_EXPORT = "Export your address book as vCard (.vcf) or as CSV, and import that."
_OTHERS = (
    (b"PK\x03\x04", ".xlsx", "is an Excel workbook", _AS_CSV),
    (b"PK\x03\x04", ".ods", "is a workbook", _AS_CSV),
    (
        b"PK\x03\x04",
        "",
        "is a zip archive",
        "Unpack it; LinkedIn's has Connections.csv in it, Google's and Apple's a .csv or .vcf.",
    ),
    (b"\xd0\xcf\x11\xe0", "", "is an old Excel or Outlook file", _AS_CSV),
    (b"!BDN", "", "is an Outlook mailbox", _EXPORT),
    (b"\x1f\x8b", "", "is packed with gzip", "Unpack it, and import what is in it."),
    (b"%PDF", "", "is a PDF", _EXPORT),
    (b"SQLite format 3\0", "", "is a database", _EXPORT),
    (b"bplist", "", "is a property list", _EXPORT),
)
_TEXTS = (
    (re.compile(r"\s*(?:<!doctype|<\?xml|<html)", re.IGNORECASE), "is a web page or XML"),
    (re.compile(r"\s*[{\[]\s*(?:[\"{\[\]}]|$)"), "is JSON"),
    (re.compile(r"\s*BEGIN:VCALENDAR", re.IGNORECASE), "is a calendar"),
    (re.compile(r"\s*(?:version: 1\s+)?dn:", re.IGNORECASE), "is LDIF"),
    (re.compile(r"---\s*\n"), "is a note"),
)


def detect(head: bytes, file_name: str) -> Format:
    """The format of a file that begins with ``head``; its name counts only where a table has one column.

    Raises RefusedError, saying what the file is and what to do, for anything else.
    """
    lowered = file_name.lower()
    text = decoded_head(head)
    if _BEGIN.search(text):
        return Format.VCARD
    reason = _no_table(head, text, lowered)
    if reason is not None:
        raise RefusedError(f"{file_name} {reason[0]}", reason[1])
    lines = text.split("\n")
    if find_table(lines, linkedin.fit):
        return Format.LINKEDIN
    if find_table(lines, google.fit):
        return Format.GOOGLE
    if lowered.endswith(_CSV_NAMES) or find_table(lines, lambda cells: len(cells) - 1):
        return Format.CSV
    raise RefusedError(f"{file_name} is neither vCards nor a table with commas, semicolons or tabs", _EXPORT)


def _no_table(head: bytes, text: str, name: str) -> tuple[str, str] | None:
    """What a file is that can't be a table, and what to do then."""
    if not text.strip("\0\ufeff\ufffd \t\n"):
        return "is empty", _EXPORT
    for mark, ending, what, remedy in _OTHERS:
        if head.startswith(mark) and name.endswith(ending):
            return what, remedy
    if name.endswith((".vcf", ".vcard")):
        return "has no BEGIN:VCARD at its beginning, so it holds no vCards", _EXPORT
    for pattern, what in _TEXTS:
        if pattern.match(text):
            return what, _EXPORT
    if text.count("\0") > len(text) // 20:
        return "is no text", _EXPORT
    return None
