"""Address books that mean harm: nothing raises, nothing is swallowed, nothing takes long."""

import io
import time
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import NotesnetError
from notesnet.formats.detect import Format
from notesnet.formats.readers import read_file
from notesnet.formats.vcard import read_vcards
from notesnet.model.imported import ImportedPerson
from tests.formats.books import halves, read

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
PIECES = st.sampled_from(
    [
        "BEGIN:VCARD\n", "END:VCARD\n", "FN:", "N;QUOTED-PRINTABLE:", "a.TEL;TYPE=", "BDAY:", "=\n", "=E9", "\\", ";", ",",
        '"', "\n ", "\n", "\r", "\t", "'=1", "PHOTO;ENCODING=b:", "X-ABLabel:", "ORG:", "ADR:;;", "--0417", "é", "\u202e",
        "\0", "\ufeff", "::: ", "* ", HEADER, "First Name,Last Name,Labels,Phone 1 - Value\n", "15 Mar 2024", "name,email\n",
    ]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode())))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """In each format, asked for or told by the content: people, faults, or a refusal in a sentence."""
    for fmt in (None, *Format):
        try:
            for record in read_file(io.BytesIO(data), "book.csv", fmt):
                shown = record.name if isinstance(record, ImportedPerson) else record.message
                assert "\n" not in shown
        except NotesnetError as refused:
            assert refused.message  # noqa: PT017 - that it is said is all that matters


@given(st.lists(st.text(max_size=30), max_size=20))
def test_any_lines_are_cards_or_faults(lines: list[str]) -> None:
    """Lone surrogates and line ends inside of lines included."""
    halves(read_vcards(["BEGIN:VCARD", "FN:x", *lines, "END:VCARD"], "a.vcf"))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada\nBcc: x@y.example", "Ada Bcc: x@y.example"),
        ("Ada\r\nLovelace", "Ada Lovelace"),
        ("Ada\x1b[31m\x07\x9b Lovelace", "Ada[31m Lovelace"),
        ("\u202eadA\u2066", "adA"),
        ("Ada\u2028\x85\x0bLovelace", "Ada Lovelace"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("C:\\Windows\\CON", "C:\\Windows\\CON"),
        ("-rf", "-rf"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("[[Ada]] <script>", "[[Ada]] <script>"),
    ],
)
def test_a_name_is_only_text(written: str, name: str) -> None:
    """Whatever it looks like; it is on one line, and nothing in it moves a cursor or turns the writing."""
    quoted = '"' + written.replace('"', '""') + '"'
    assert [person.name for person in read(f"name\n{quoted}\n".encode())[0]] == [name]
    escaped = written.replace("\\", "\\\\").replace("\r\n", "\\n").replace("\n", "\\n")
    assert [person.name for person in halves(read_vcards(["BEGIN:VCARD", f"FN:{escaped}", "END:VCARD"], ""))[0]] == [
        name
    ]


def test_a_name_of_10_000_characters_is_cut_and_told() -> None:
    """To 300; the rest of the record is kept."""
    long = "x" * 10_000
    for people, faults in (
        read(f"{HEADER}{long},,https://l.example,,,,\n".encode()),
        read(f"name,email\n{long},a@b.example\n".encode()),
        read(f"Name,Given Name,Family Name,Group Membership\n{long},,,\n".encode()),
        read(f"BEGIN:VCARD\nFN:{long}\nEND:VCARD\n".encode()),
    ):
        assert [person.name for person in people] == ["x" * 300]
        assert [fault.message for fault in faults] == ["a name of 10,000 characters is cut to 300"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("'=1+1", "=1+1"), ("'+44 20 7946 0000", "+44 20 7946 0000"), ("'-5", "-5"), ("'@ada", "@ada"),
        ("+44 20 7946 0000", "+44 20 7946 0000"), ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("'t Hooft", "'t Hooft"),
        ("'", "'"), ("''=1", "''=1"), ("O'=x", "O'=x"), ("'\t=x", "=x"),
    ],
)  # fmt: skip
def test_only_the_guard_of_a_formula_is_taken_off(cell: str, value: str) -> None:
    """What our own export puts before `=`, `+`, `-`, `@`, tab and CR; all else stays, and nothing is ever run."""
    people, _ = read(f'name,note\nAda,"{cell}"\n'.encode())
    assert [person.note for person in people] == [value]


def test_two_people_of_one_name_are_two_records() -> None:
    """Who is who is decided later, by a person."""
    people, _ = read(f"{HEADER}John,Smith,https://l.example/1,,,,\nJohn,Smith,https://l.example/2,,,,\n".encode())
    assert [person.source.line for person in people] == [2, 3]


@pytest.mark.parametrize(
    "line",
    [
        "X;a" + "=" * 60 + '"', "TEL;a" + "=" * 100_000, 'TEL;TYPE="' + " " * 100_000, "TEL" + ";a=b" * 30_000 + ":1",
        "ORG:" + ";" * 100_000, "N:" + "\\" * 99_999, "NOTE;QUOTED-PRINTABLE:" + "=0" * 50_000, "BDAY:" + "1 " * 50_000,
        "URL:" + "a@" * 50_000, "CATEGORIES:" + "a," * 50_000, "TEL:tel:" + ";ext=1" * 20_000, "FN:" + "\u202e " * 50_000,
        "NICKNAME:" + "a, " * 50_000, "IMPP:" + "a:" * 50_000, "A" * 500_000, "X-ABDATE:2000-01-01T" + "0:" * 50_000,
    ],
)  # fmt: skip
def test_no_line_takes_more_than_its_length(line: str) -> None:
    """Patterns that would try every way to read a line don't exist here; vobject's own one does."""
    started = time.perf_counter()
    people, _ = halves(read_vcards(["BEGIN:VCARD", "FN:Ada", line, "END:VCARD"], "a.vcf"))
    assert people[0].name == "Ada"
    assert time.perf_counter() - started < 5


class _Made(io.RawIOBase):
    """A file of a start and many equal lines, made as it is read."""

    def __init__(self, start: bytes, line: bytes, size: int) -> None:
        self._pieces = self._made(start, line * (65_536 // len(line)), size)

    def _made(self, start: bytes, piece: bytes, size: int) -> Iterator[bytes]:
        yield start
        for _ in range(size // len(piece)):
            yield piece

    def read(self, _size: int = -1) -> bytes:
        return next(self._pieces, b"")


@pytest.mark.parametrize(
    ("start", "line", "people", "message"),
    [
        (
            HEADER + '"Ada,B\n',
            "c,d,e,f,g,h,\n",
            100_000,
            "this row has a quotation mark that is not closed; it is left out",
        ),
        (HEADER, 'a"b,"\n', 0, "the quotes of this file do not close; it is not read any further"),
        (HEADER + '"', "a", 0, "this row has a cell that is too long; it is left out"),
        ("BEGIN:VCARD\nFN:A\n", "EMAIL:a@b.c\n", 0, "this card has no END:VCARD; it is left out"),
        ("BEGIN:VCARD\nFN:A\nNOTE:x\n", " y\n", 0, "this card has no END:VCARD; it is left out"),
        ("BEGIN:VCARD\nFN:A\nPHOTO;ENCODING=b:", "QUFB", 0, "this card has no END:VCARD; it is left out"),
    ],
)
def test_megabytes_of_one_mistake_are_never_held(start: str, line: str, people: int, message: str) -> None:
    """More than 1 MiB of what never ends: told, the rest read where there is one, and at most some MiB in memory."""
    tracemalloc.start()
    try:
        found, messages = 0, set()
        for record in read_file(_Made(start.encode(), line.encode(), 5 << 18), "book"):  # type: ignore[arg-type]  # reads are all it is asked for
            if isinstance(record, ImportedPerson):
                found += 1
            else:
                messages.add(record.message)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert message in messages
    assert found >= people
    assert peak < 16 << 20
