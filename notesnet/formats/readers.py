"""The one way into an address book: from its bytes to the people in it, a piece at a time."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from notesnet.errors import UsageError
from notesnet.formats.any_csv import read_any_csv
from notesnet.formats.decode import PIECE, decoded_lines
from notesnet.formats.detect import Format, detect
from notesnet.formats.google import read_google
from notesnet.formats.linkedin import read_linkedin
from notesnet.formats.vcard import read_vcards
from notesnet.model.imported import ImportedPerson, ImportFault


def read_file(
    stream: BinaryIO,
    file: str,
    fmt: Format | None = None,
    mapping: Mapping[str, str] | None = None,
    forms: tuple[str, ...] = (),
) -> Iterator[ImportedPerson | ImportFault]:
    """The people of the address book ``file`` and what could not be read of it, in its order; memory does not grow with it.

    ``fmt`` None: told by the content. ``mapping`` (column to field, see ``read_mapping``) makes any table a plain one, whose
    days may also be written in ``forms``, such as ``DD.MM.YYYY``.
    Raises at once RefusedError for what is no address book, UsageError for a mapping that does not fit; while reading
    RefusedError after 200 MiB, for which ``check_size`` asks beforehand.
    """
    head = _head(stream)
    known = fmt or detect(head, file)
    lines = decoded_lines(head, stream, file)
    if known is Format.VCARD:
        if mapping:
            raise UsageError(f"{file} holds vCards, which have no columns", "Leave out --map for it.")
        return read_vcards(lines, file)
    if known is Format.CSV or mapping:
        return read_any_csv(lines, file, mapping or {}, forms)
    return read_linkedin(lines, file) if known is Format.LINKEDIN else read_google(lines, file)


def _head(stream: BinaryIO) -> bytes:
    """The first piece; a pipe may give it in several."""
    pieces: list[bytes] = []
    size = 0
    while size < PIECE and (piece := stream.read(PIECE - size)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
