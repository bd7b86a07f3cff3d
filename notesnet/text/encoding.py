"""From the bytes of a note to its text: UTF-8 or a fault that says which byte is not."""

from typing import NamedTuple

from notesnet.text.faults import Fault
from notesnet.text.spans import Span

_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32", "utf-32"),
    (b"\x00\x00\xfe\xff", "UTF-32", "utf-32"),
    (b"\xff\xfe", "UTF-16", "utf-16"),
    (b"\xfe\xff", "UTF-16", "utf-16"),
)
_SAVE_AS_UTF8 = "Save the note as UTF-8 in your editor; notesnet does not touch it until then."


class Decoded(NamedTuple):
    """The text of a note: ``bom`` tells that a byte order mark was taken off; with a ``fault`` the text is for showing only."""

    text: str
    bom: bool
    fault: Fault | None


def decode_note(data: bytes) -> Decoded:
    """The text of a note's bytes, every character where it stands, line ends as they are; never raises.

    Where the bytes are not text, ``fault`` says why and ``text`` is the best that can be shown: the lines and columns
    up to the fault are right, the note must neither be read nor written.
    """
    if b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _with_nul_bytes(data)
    bom = data.startswith(_BOM)
    body = data[3:] if bom else data
    try:
        text = body.decode()
    except UnicodeDecodeError as wrong:
        return Decoded(body.decode(errors="replace"), bom, _not_utf8(body, wrong.start))
    if not data:
        return Decoded("", bom=False, fault=_empty())
    if "\r" in text and "\n" not in text:
        return Decoded(text, bom, _carriage_returns())
    return Decoded(text, bom, None)


def _with_nul_bytes(data: bytes) -> Decoded:
    for mark, name, codec in _WIDE_MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(codec, errors="replace"), bom=True, fault=_wide(name))
    if not data.strip(b"\0"):
        return Decoded("\0" * len(data), bom=False, fault=_all_nul(len(data)))
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return Decoded(data.decode(unmarked, errors="replace"), bom=False, fault=_wide("UTF-16"))
    bom = data.startswith(_BOM)
    body = data[3:] if bom else data
    text = body.decode(errors="replace")
    try:
        body.decode()
    except UnicodeDecodeError as wrong:
        if wrong.start < body.index(0):
            return Decoded(text, bom, _not_utf8(body, wrong.start))
    return Decoded(text, bom, nul_character(text.index("\0")))


def _unmarked_utf16(data: bytes) -> str | None:
    """The codec of UTF-16 without a mark: of its Latin letters, every other byte is NUL and the bytes between are not."""
    sample = data[:1024]
    even, odd = sample[::2], sample[1::2]
    if odd.count(0) * 3 > len(odd) and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if even.count(0) * 3 > len(even) and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return None


def nul_character(offset: int) -> Fault:
    """The fault of a NUL character at ``offset``."""
    return Fault(
        "nul-character",
        Span(offset, offset + 1),
        "there is a NUL character (U+0000) here, which no editor writes",
        "Delete it if you can see what belongs there; otherwise restore the note from your backup.",
    )


def _not_utf8(body: bytes, at: int) -> Fault:
    offset = len(body[:at].decode())
    return Fault(
        "not-utf8",
        Span(offset, offset + 1),
        f"byte 0x{body[at]:02X} is not UTF-8, so the note cannot be read",
        _SAVE_AS_UTF8,
    )


def _wide(name: str) -> Fault:
    return Fault("utf-16", Span(0, 1), f"the note is written in {name}, and notesnet reads UTF-8 only", _SAVE_AS_UTF8)


def _all_nul(size: int) -> Fault:
    return Fault(
        "nul-file",
        Span(0, 1),
        f"all {size} bytes of the note are NUL, as after a crash or a full disk",
        "Restore it from your backup; notesnet never writes over it.",
    )


def _empty() -> Fault:
    return Fault(
        "empty-file",
        Span(0, 0),
        "the note is empty: 0 bytes; a sync client may have truncated it",
        "Restore it from your backup, write something in it, or delete it.",
    )


def _carriage_returns() -> Fault:
    return Fault(
        "cr-line-ends",
        Span(0, 1),
        "the lines end in CR only, as on an old Macintosh, so the note is one single line",
        "Save the note with LF (or CRLF) line ends in your editor.",
    )
