"""From bytes to lines: UTF-8 first, what is not is mended; a file is never held whole."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import RefusedError
from notesnet.formats import decode
from notesnet.formats.decode import LARGEST_FILE, LONGEST_LINE, check_size, decoded_lines, is_stray, mended


def lines_of(data: bytes, first: int = 7) -> list[str]:
    return list(decoded_lines(data[:first], io.BytesIO(data[first:]), "book.csv"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=80), st.integers(1, 40))
def test_text_comes_back_line_by_line_wherever_it_is_cut(text: str, first: int) -> None:
    """A piece may end inside a letter or a line end."""
    text = text.lstrip("\ufeff") or "x"
    expected = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
    assert lines_of(text.encode(), first) == expected
    assert lines_of(text.replace("\n", "\r\n").encode("utf-8-sig"), max(first, 4)) == expected
    assert lines_of(text.encode("utf-16"), max(first, 2)) == expected


@given(st.binary(max_size=200), st.integers(1, 50))
def test_any_bytes_become_lines(data: bytes, first: int) -> None:
    """Nothing that a file can hold raises, and every stray byte can be mended."""
    for line in lines_of(data, first):
        assert not is_stray(mended(line)[0])


def test_a_carriage_return_alone_ends_lines_only_where_nothing_else_does() -> None:
    """An old Mac's file has lines; a CR in a name is a blank."""
    assert lines_of(b"name,email\rAda,a@b.c\r", 64) == ["name,email", "Ada,a@b.c"]
    assert lines_of(b"name,email\nAda\rLovelace,a@b.c\n", 64) == ["name,email", "Ada Lovelace,a@b.c"]


@pytest.mark.parametrize(
    ("data", "charset", "text", "was_guessed"),
    [
        ("Jürgen".encode("cp1252"), "", "Jürgen", True),
        ("“Ada”".encode("cp1252"), "iso-8859-1", "“Ada”", False),
        ("Łukasz".encode("iso-8859-2"), "ISO-8859-2", "Łukasz", False),
        ("美咲".encode("shift_jis"), "SHIFT_JIS", "美咲", False),
        (b"J\xfcrgen", "zlib", "Jürgen", True),
        (b"J\xfcrgen", "unicode_escape", "Jürgen", True),
        (b"\x81\xff", "", "\ufffdÿ", True),
    ],
)
def test_what_is_not_utf_8_is_read_by_its_charset_else_as_windows_1252(
    data: bytes, charset: str, text: str, was_guessed: bool
) -> None:
    """A charset counts only when it is one of address books; the guess is told."""
    assert mended(data.decode("utf-8", "surrogateescape"), charset) == (text, was_guessed)


def test_a_single_bad_byte_does_not_spoil_the_other_lines() -> None:
    """Only the line that is not UTF-8 is read otherwise."""
    assert [mended(line)[0] for line in lines_of("é\n".encode() + b"\xe9\n" + "é\n".encode())] == ["é", "é", "é"]


def test_a_file_over_200_mib_is_refused_before_and_while_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size, and a pipe when it has given so much."""
    check_size(LARGEST_FILE, "a.csv")
    with pytest.raises(RefusedError) as refused:
        check_size(1 << 30, "big.csv")
    assert refused.value.message == "big.csv has 1,024 MiB; the limit is 200 MiB"
    monkeypatch.setattr(decode, "LARGEST_FILE", 1 << 20)
    with pytest.raises(RefusedError):
        lines_of(b"a\n" * (1 << 20))


class _Endless(io.RawIOBase):
    """64 MiB of one line, made as it is read."""

    def __init__(self) -> None:
        self._pieces: Iterator[bytes] = iter([b"x" * 65_536] * 1_024)

    def read(self, _size: int = -1) -> bytes:
        return next(self._pieces, b"")


def test_a_line_without_end_is_cut_and_not_held() -> None:
    """64 MiB without a line end: the first MiB is kept."""
    tracemalloc.start()
    try:
        lines = list(decoded_lines(b"x", _Endless(), "a.csv"))  # type: ignore[arg-type]  # reads are all that is asked of it
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [len(line) for line in lines] == [LONGEST_LINE]
    assert peak < 16 * LONGEST_LINE
