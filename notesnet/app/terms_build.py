"""Reads everyone for the file from which people are matched, in two processes where that helps, holding few at once."""

import os
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from notesnet.app.gathered_postings import GatheredPostings, Shelf, shelved
from notesnet.app.indexed_source import decoded, made
from notesnet.app.indexed_vault import Known
from notesnet.app.stored_rows import Row, encoded
from notesnet.network.terms import PhraseReader
from notesnet.store.index_file import IndexFile
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.parts import joined, parted
from notesnet.store.spool import Spool
from notesnet.store.terms_file import TermsFile
from notesnet.store.two import MOST, Job, in_two

_PIECE = 250  # people, at least; each piece repeats the names of its postings
_ALONE = 400  # people; so few are read before a second process has begun
Aside = tuple[list[int], int, int]  # numbers of contacts, and where their rows were put aside


class Piece(NamedTuple):
    """Some people, read.

    Attributes:
        numbers: those of their notes.
        who: who they are, as it is kept.
        people: what else is kept of them.
        paths: those of their notes, as names in the file.
        quiet: the day until which each wants no introductions.
        counts: what they add to the numbers of people and of lines of each kind.
        shelves: their postings.
    """

    numbers: list[int]
    who: list[bytes]
    people: list[bytes]
    paths: list[bytes]
    quiet: list[int]
    counts: list[int]
    shelves: tuple[Shelf, ...]


class Everyone(NamedTuple):
    """By number until when each wants no introductions; and how many people and lines of each kind there are."""

    quiet: dict[int, int]
    totals: list[int]


def write_everyone(
    file: TermsFile,
    index: IndexFile,
    numbers: Sequence[int],
    reader: tuple[PhraseReader, frozenset[str]],
    told: Callable[[int], None],
) -> Everyone:
    """Writes what matching keeps of the contacts with these ``numbers``, in empty tables.

    ``reader`` reads phrases; with it come the tags that say nothing about a trade. ``told`` learns how many were read:
    first 0, when the other process has begun and something else can be written meanwhile.

    Raises:
        IndexBrokenError: the index lacks one of them, or there is no room beside it.
    """
    try:
        spool = Spool(os.path.dirname(file.path))
        try:
            return _written(file, spool, _pieces(file, spool, _put_aside(index, numbers, spool), reader), told)
        finally:
            spool.close()
    except OSError as error:
        raise IndexBrokenError(str(error)) from None


def _put_aside(index: IndexFile, numbers: Sequence[int], spool: Spool) -> list[Aside]:
    """Puts the rows of contacts where both processes can read them: SQLite serves no child."""
    size = max(_PIECE, len(numbers) // MOST + 1)
    found: list[Aside] = []
    for start in range(0, len(numbers), size):
        some = list(numbers[start : start + size])
        rows = index.some_rows("contacts", some)
        if len(rows) != len(some):
            raise IndexBrokenError("the index lacks a row of contacts")
        text = ",".join([rows[number] for number in some])
        found.append((some, *spool.put(f"[{text}]".encode("utf-8", "surrogatepass"))))
    return found


def _pieces(
    file: TermsFile, spool: Spool, aside: Sequence[Aside], reader: tuple[PhraseReader, frozenset[str]]
) -> Iterator[Piece]:
    def work(number: int) -> Piece:
        numbers, at, length = aside[number]
        data = spool.get(at, length)
        if len(data) < length:
            raise IndexBrokenError("contacts that were put aside are gone")
        known = [made(Known, row) for row in decoded(data.decode("utf-8", "surrogatepass"))]
        phrases, filing = reader
        return _piece([Row.of(phrases, at, one.contact, filing) for at, one in zip(numbers, known, strict=True)])

    if sum(len(numbers) for numbers, _at, _length in aside) < _ALONE:
        return map(work, range(len(aside)))
    folder = os.path.dirname(file.path)
    return (piece for _number, piece in in_two(len(aside), Job(work, _pack, _unpack), folder))


def _piece(rows: Sequence[Row]) -> Piece:
    return Piece(
        [row.number for row in rows],
        [row.who_text() for row in rows],
        [row.text() for row in rows],
        [row.who.path.encode("utf-8", "surrogatepass") for row in rows],
        [row.who.quiet for row in rows],
        [sum(counts) for counts in zip(*[row.counts() for row in rows], strict=True)],
        shelved(entry for row in rows for entry in row.entries()),
    )


def _pack(piece: Piece) -> bytes:
    numbers = [array("q", column).tobytes() for column in (piece.numbers, piece.quiet, piece.counts)]
    texts = [joined(column) for column in (piece.who, piece.people, piece.paths, piece.shelves)]
    return joined((*numbers, *texts))


def _unpack(data: bytes) -> Piece:
    *columns, who, people, paths, shelves = parted(data)
    numbers, quiet, counts = (list(array("q", column)) for column in columns)
    return Piece(numbers, parted(who), parted(people), parted(paths), quiet, counts, tuple(parted(shelves)))


def _written(file: TermsFile, spool: Spool, pieces: Iterator[Piece], told: Callable[[int], None]) -> Everyone:
    first = list(islice(pieces, 1))  # from here on the other process works
    told(0)
    found = GatheredPostings(spool)
    totals = [0, 0, 0, 0]
    quiet: dict[int, int] = {}
    for piece in chain(first, pieces):
        file.put("who", zip(piece.numbers, piece.who, strict=True))
        file.put("people", zip(piece.numbers, piece.people, strict=True))
        file.put("paths", zip(piece.paths, map(encoded, piece.numbers), strict=True))
        found.take(piece.shelves)
        quiet.update(zip(piece.numbers, piece.quiet, strict=True))
        totals = [total + more for total, more in zip(totals, piece.counts, strict=True)]
        told(len(quiet))
    file.put("postings", found.rows())
    return Everyone(quiet, totals)
