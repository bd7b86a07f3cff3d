"""Fills the file beside the index from which people are matched, and brings it up to date, person by person."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from notesnet.app.indexed_source import Source, made
from notesnet.app.indexed_source import decoded as index_decoded
from notesnet.app.indexed_stamp import new_state
from notesnet.app.indexed_vault import Known
from notesnet.app.open_vault import OpenVault, Progress
from notesnet.app.pool import Right, is_right
from notesnet.app.stored_pool import numbers
from notesnet.app.stored_rows import (
    REFERRING,
    THING,
    Entry,
    Row,
    RowReader,
    decoded,
    encoded,
    entries_in,
    packed,
    without,
)
from notesnet.app.stored_words import lexicon_rows, stored_lexicon, word_rows
from notesnet.app.terms_build import write_everyone
from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.vault import Vault
from notesnet.network.common_ground import filing_tags
from notesnet.network.lines import as_contact
from notesnet.network.pool import ME, intro_of
from notesnet.network.terms import PhraseReader
from notesnet.store.index_trouble import IndexBrokenError
from notesnet.store.terms_file import Name, TermsFile

MANY = 500  # people; when more have changed, all are read anew
AT_ONCE = 500  # rows
SHOWN = 1000  # people; before that nobody waits
Words = Callable[[], tuple[Lexicon, list[str]]]  # the lexicon, and what is wrong with the vault's own words


def bring_up(file: TermsFile, source: Source, opened: OpenVault, right: Right, words: Words) -> None:
    """Writes what is missing, in one transaction, unless another notesnet has just done so.

    Raises:
        IndexBrokenError: it can't be written, or the index is damaged.
    """
    new = file.new
    if not new:
        file.share()
    file.begin_writing(anew=new)
    change = _Change(file, source, opened.vault)
    if not (_was_right(file, right) or change.patch(right)):
        with opened.counting("reading needs and offers") as progress:
            change.make(right, words, progress)
    file.commit()
    if new:
        file.share()


def _was_right(file: TermsFile, right: Right) -> bool:
    try:
        return is_right(file, right)
    except IndexBrokenError:
        return False  # it is damaged, or empty


def _sums(source: Source) -> dict[int, int]:
    """The checksums of all contacts; SQLite may give them out of an index of its own, which has none itself.

    Raises:
        IndexBrokenError: they are not those of all contacts; the index is made anew, for the next command.
    """
    try:
        found = source.file.sums("contacts")
        if found.keys() == set(source.numbers("contacts")):
            return found
    except IndexBrokenError:
        pass
    source.otherwise()
    raise IndexBrokenError("the index lacks a contact")


class _Change:
    """One transaction."""

    def __init__(self, file: TermsFile, source: Source, vault: Vault) -> None:
        self._file = file
        self._source = source
        self._vault = vault
        self._filing = filing_tags(vault.settings)
        self._sums = _sums(source)

    def make(self, right: Right, words: Words, progress: Progress | None) -> None:
        """Everything anew."""
        file = self._file
        lexicon, warnings = words()
        file.make_tables()
        reader = PhraseReader(lexicon)

        def told(count: int) -> None:
            if count == 0:
                file.put("words", word_rows(lexicon))
                file.put("about", lexicon_rows(lexicon))
                file.put("about", ((b"warnings", encoded(warnings)),))
            elif progress and count >= SHOWN:
                progress(count)

        numbers = list(self._sums)
        quiet, totals = write_everyone(file, self._source.file, numbers, (reader, self._filing), told)
        self._put_me(reader)
        self._write(right, totals, quiet, new=True)

    def patch(self, right: Right) -> bool:
        """Only who has changed; False when nothing fits, or too much has changed."""
        file = self._file
        try:
            if file.get("about", b"key") != right.key.encode("utf-8", "surrogatepass"):
                return False
            before = dict(zip(*(numbers(file.get("about", name)) for name in (b"known", b"sums")), strict=True))
            quiet = dict(zip(*(numbers(file.get("about", name)) for name in (b"numbers", b"quiet")), strict=True))
            totals: list[int] = decoded(file.get("about", b"totals"))
            reader = PhraseReader(stored_lexicon(file))
            found = self._different(before, reader)
            if found is None:
                return False
            gone, rows = found
            names, totals = self._drop(gone, RowReader(reader.lexicon.near), totals)
        except (IndexBrokenError, ValueError, TypeError, LookupError):
            return False  # it is damaged, or empty
        quiet = {number: day for number, day in quiet.items() if number not in gone}
        added: dict[bytes, list[Entry]] = {name: [] for name in names}
        self._put(rows)
        for number, row in rows:
            quiet[number] = row.who.quiet
            totals = [total + more for total, more in zip(totals, row.counts(), strict=True)]
            for name, entry in row.entries():
                added.setdefault(name, []).append(entry)
        if added:
            self._merge(added, gone)
        self._put_me(reader)
        self._write(right, totals, quiet, new=bool(gone or rows))
        return True

    def _put_me(self, reader: PhraseReader) -> None:
        """Writes what was read of me, where my note says something else than before."""
        me = as_contact(self._vault.me)
        said = repr(me).encode("utf-8", "surrogatepass")
        if self._file.get("about", b"my note") != said:
            row = Row.of(reader, ME, me, self._filing)
            kept = b"[%b,%b]" % (row.who_text(), row.text())
            self._file.put("about", ((b"me", kept), (b"my note", said)))

    def _different(
        self, before: Mapping[int, int], reader: PhraseReader
    ) -> tuple[dict[int, tuple[bytes, bytes]], list[tuple[int, Row]]] | None:
        """(what is kept of people who are not so any more, those who are not kept so); None when they are too many.

        Of most notes that were saved only the log is another, which matching does not ask for.
        """
        sums = self._sums
        left = [number for number in before if number not in sums]
        fresh = [number for number, total in sums.items() if before.get(number) != total]
        if len(left) + sum(number not in before for number in fresh) > MANY:
            return None
        gone = self._texts(left)
        rows: list[tuple[int, Row]] = []
        for some in self._read(fresh, reader):
            texts = self._texts([number for number, _row in some if number in before])
            others = [one for one in some if texts.get(one[0]) != (one[1].who_text(), one[1].text())]
            rows += others
            gone |= {number: texts[number] for number, _row in others if number in texts}
            if len(gone) + len(rows) > MANY:
                return None
        return gone, rows

    def _texts(self, some: Sequence[int]) -> dict[int, tuple[bytes, bytes]]:
        """What is kept of people.

        Raises:
            IndexBrokenError: somebody is missing, or damaged.
        """
        who, people = (self._file.some(table, some) for table in ("who", "people"))
        if not len(who) == len(people) == len(some):
            raise IndexBrokenError("somebody is missing")
        return {number: (who[number], people[number]) for number in some}

    def _drop(
        self, gone: Mapping[int, tuple[bytes, bytes]], rows: RowReader, totals: list[int]
    ) -> tuple[set[bytes], list[int]]:
        """Takes people out; the names of the postings in which they stand, and the numbers without them."""
        file = self._file
        names: set[bytes] = set()
        for number, (who, people) in gone.items():
            row = Row.kept(number, rows, decoded(who), decoded(people))
            names.update(name for name, _entry in row.entries())
            totals = [total - less for total, less in zip(totals, row.counts(), strict=True)]
            file.drop("paths", (row.who.path.encode("utf-8", "surrogatepass"),))
        file.drop("who", gone)
        file.drop("people", gone)
        return names, totals

    def _read(self, wanted: Iterable[int], reader: PhraseReader) -> Iterator[list[tuple[int, Row]]]:
        """People as their notes have them now, some at a time."""
        every = list(wanted)
        for start in range(0, len(every), AT_ONCE):
            contacts = self._contacts(every[start : start + AT_ONCE])
            yield [(number, Row.of(reader, number, contact, self._filing)) for number, contact in contacts]

    def _put(self, rows: Sequence[tuple[int, Row]]) -> None:
        """Writes people."""
        self._file.put("who", ((number, row.who_text()) for number, row in rows))
        self._file.put("people", ((number, row.text()) for number, row in rows))
        paths = ((row.who.path.encode("utf-8", "surrogatepass"), encoded(number)) for number, row in rows)
        self._file.put("paths", paths)

    def _contacts(self, some: list[int]) -> Iterator[tuple[int, Contact]]:
        rows = self._source.file.some_rows("contacts", some)
        if len(rows) != len(some):
            raise IndexBrokenError("the index lacks a row of contacts")
        for number in some:
            yield number, made(Known, index_decoded(rows[number])).contact

    def _merge(self, added: Mapping[bytes, list[Entry]], gone: Mapping[int, object]) -> None:
        file = self._file
        known = file.some("postings", list(added))
        put: list[tuple[Name, bytes]] = []
        for name, entries in added.items():
            data = known.get(name)
            by_line = not name.startswith((THING, REFERRING))
            kept = without(entries_in(data), gone, lines=by_line) if data else []
            put.append((name, packed([*kept, *entries])))
        file.put("postings", [row for row in put if row[1]])
        file.drop("postings", [name for name, data in put if not data])

    def _write(self, right: Right, totals: list[int], quiet: Mapping[int, int], *, new: bool) -> None:
        """Writes what is known of all; ``new`` when somebody is not as before."""
        roll = list(self._source.roll("contacts")[1].values())
        introductions = [intro_of(note) for note in self._vault.introductions.values()]
        seen: dict[Name, bytes] = {
            b"numbers": array("q", roll).tobytes(),
            b"quiet": array("q", [quiet[number] for number in roll]).tobytes(),
            b"totals": encoded(totals),
            b"introductions": encoded(introductions),
        }
        if new or any(self._file.get("about", name) != data for name, data in seen.items()):
            seen[b"state"] = new_state().encode()
        rows: dict[Name, bytes] = {
            **seen,
            b"known": array("q", self._sums).tobytes(),
            b"sums": array("q", self._sums.values()).tobytes(),
            b"key": right.key.encode("utf-8", "surrogatepass"),
            b"head": right.text(),
        }
        self._file.put("about", rows.items())
