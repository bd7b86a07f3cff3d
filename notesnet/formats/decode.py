"""From the bytes of a foreign file to its lines, a piece at a time: UTF-8, UTF-16, UTF-32, else Windows-1252."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from notesnet.errors import RefusedError
from notesnet.model.imported import ImportFault, Source
from notesnet.text.patterns import regex

PIECE = 1 << 16  # bytes read at once
LARGEST_FILE = 200 * 1024 * 1024  # bytes
LONGEST_LINE = 1 << 20  # characters; what a line has more is dropped, so a line of this length was cut

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_STRAY = regex("[\udc80-\udcff]")
_HALVES = regex("[\ud800-\udc7f\udd00-\udfff]")
_CHARSETS = regex(
    r"(?:utf-?8|utf-?16(?:[bl]e)?|us-ascii|ascii|iso-?8859-?\d\d?|latin-?1|(?:windows-|cp)125\d|koi8-[ru]|macintosh|"
    r"shift[-_]?jis|euc-(?:jp|kr)|iso-2022-(?:jp|kr)|gb(?:2312|k|18030)|big5)",
    re.ASCII | re.IGNORECASE,
)
# What calls itself so is Windows-1252 nearly always, and has typographic quotes where Latin 1 has control characters.
_LATIN_1 = regex(r"iso-?8859-?1|latin-?1", re.ASCII | re.IGNORECASE)


def check_size(size: int, file: str) -> None:
    """Raises RefusedError for a file of more than 200 MiB; to be asked before it is opened."""
    if size > LARGEST_FILE:
        message = f"{file} has {size / 2**20:,.0f} MiB; the limit is {LARGEST_FILE // 2**20} MiB"
        raise RefusedError(message, "Split it into smaller files, and import these.")


def codec_of(head: bytes) -> str:
    """The codec of a file that begins with ``head``: by its mark, by the NUL bytes of UTF-16, else UTF-8."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return codec
    even, odd = head[:1024:2], head[1:1024:2]
    if odd.count(0) * 3 > len(odd) and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if even.count(0) * 3 > len(even) and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return "utf-8"


def decoded_head(head: bytes) -> str:
    """The text of the first piece of a file, for a look at what it is."""
    text = codecs.getincrementaldecoder(codec_of(head))("replace").decode(head)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded_lines(head: bytes, stream: BinaryIO, file: str) -> Iterator[str]:
    """The lines of a file, without their ends; ``head`` was read from ``stream`` already.

    Bytes that are not UTF-8 stay as stray halves, for ``mended``. A CR alone ends a line only in a file that has no LF,
    else it is a blank. Raises RefusedError after 200 MiB, for a stream that did not tell its size.
    """
    rest = ""
    for text in _texts(head, stream, file):
        lines = text.split("\n")
        if rest:
            lines[0] = (rest + lines[0][:LONGEST_LINE])[:LONGEST_LINE] if len(rest) < LONGEST_LINE else rest
        rest = lines.pop()[:LONGEST_LINE]
        yield from lines
    if rest:
        yield rest


def is_stray(line: str) -> bool:
    """Whether ``line`` holds bytes that were not UTF-8 by themselves."""
    return not line.isascii() and _STRAY.search(line) is not None


def mended(line: str, charset: str = "") -> tuple[str, bool]:
    """A line with stray bytes as text, and whether Windows-1252 had to be guessed: in UTF-8, else in ``charset``."""
    data = _HALVES.sub("\ufffd", line).encode("utf-8", "surrogateescape")
    return decoded(data, charset)


def decoded(data: bytes, charset: str = "") -> tuple[str, bool]:
    """The text of ``data`` by the charset that a record names, else as UTF-8, else as Windows-1252 (then True)."""
    named = charset if _CHARSETS.fullmatch(charset) else "utf-8"
    for codec in ("cp1252", named, "utf-8") if _LATIN_1.fullmatch(named) else (named, "utf-8"):
        try:
            return data.decode(codec), False
        except (UnicodeError, LookupError):
            continue
    return data.decode("cp1252", "replace"), True


def guessed(source: Source) -> ImportFault:
    """The warning that a file is not UTF-8 from ``source`` on; said once a file."""
    message = "this is not UTF-8, so it is read as Windows-1252"
    return ImportFault(
        source, message, "Look at the accented letters; if they are wrong, save the file as UTF-8 and import it again."
    )


def _texts(head: bytes, stream: BinaryIO, file: str) -> Iterator[str]:
    r"""The decoded pieces, with ``\n`` at the end of each line; a ``\r`` at the end of a piece waits for the next one."""
    codec = codec_of(head)
    decoder = codecs.getincrementaldecoder(codec)("surrogateescape" if codec.startswith("utf-8") else "replace")
    size = 0
    held = ""
    alone = ""
    piece = head
    while piece:
        size += len(piece)
        check_size(size, file)
        text = held + decoder.decode(piece)
        alone = alone or ("\n" if "\r" in text and "\n" not in text else " ")
        held = "\r" if text.endswith("\r") else ""
        text = text[:-1] if held else text
        yield text.replace("\r\n", "\n").replace("\r", alone) if "\r" in text else text
        piece = stream.read(PIECE)
    yield (held and "\n") + decoder.decode(b"", final=True)
