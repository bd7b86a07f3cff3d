"""Bytes become text, or a fault at the byte that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.encoding import Decoded, decode_note
from notesnet.text.spans import LineIndex


def _fault(data: bytes) -> tuple[str, str, str]:
    """Where, which and in what words ``data`` is no note."""
    decoded = decode_note(data)
    assert decoded.fault is not None
    line, column = LineIndex(decoded.text).position(decoded.fault.span.start)
    return f"{line}:{column}", decoded.fault.code, f"{decoded.fault.message}. {decoded.fault.help}"


@given(st.text().filter(lambda text: text and "\0" not in text and ("\n" in text or "\r" not in text)))
def test_text_comes_back_as_it_was_written(text: str) -> None:
    """Every text without NUL is read as it is, line ends and odd characters included."""
    marked = text.startswith("\ufeff")
    assert decode_note(text.encode()) == Decoded(text[marked:], marked, None)


def test_a_byte_order_mark_is_taken_off_and_told() -> None:
    """The first character of the text is the first one typed."""
    assert decode_note(b"\xef\xbb\xbf---\n") == Decoded("---\n", bom=True, fault=None)


def test_windows_line_ends_are_kept() -> None:
    """CRLF is no fault and is not changed."""
    assert decode_note(b"a\r\nb\n") == Decoded("a\r\nb\n", bom=False, fault=None)


def test_the_first_byte_that_is_not_utf8_is_named() -> None:
    """Latin-1 is told by its byte, at its line and column."""
    place, code, words = _fault(b"---\nname: Ren\xe9e L\xe1szl\xf3\n---\n")
    assert (place, code) == ("2:10", "not-utf8")
    assert "byte 0xE9" in words
    assert _fault("---\nname: Zoë L".encode() + b"\xe1szlo\n")[0] == "2:12"
    assert _fault(b"\xef\xbb\xbfa\n\xff")[0] == "2:1"


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe"], ids=["without a mark", "with a mark"])
def test_utf16_is_named(mark: bytes) -> None:
    """UTF-16 is told as such, with or without its mark, and shown as text."""
    data = mark + "---\nname: Ada\n---\n".encode("utf-16-le")
    place, code, words = _fault(data)
    assert (place, code) == ("1:1", "utf-16")
    assert "UTF-16" in words
    assert decode_note(data).text == "---\nname: Ada\n---\n"


def test_big_endian_utf16_and_utf32_are_named() -> None:
    """The rarer forms are told as well."""
    assert _fault("---\nname: Ada\n".encode("utf-16-be"))[1] == "utf-16"
    assert "UTF-32" in _fault("---\nname: Ada\n".encode("utf-32"))[2]


def test_a_lone_half_of_utf16_is_shown_as_far_as_it_goes() -> None:
    """An odd number of bytes does not raise."""
    assert _fault(b"\xff\xfea\0b")[1] == "utf-16"


def test_an_empty_file_is_told() -> None:
    """0 bytes are no note."""
    place, code, words = _fault(b"")
    assert (place, code) == ("1:1", "empty-file")
    assert "0 bytes; a sync client may have truncated it" in words


def test_a_file_of_nul_bytes_is_told() -> None:
    """What a crash leaves is not taken for a note."""
    place, code, words = _fault(bytes(4096))
    assert (place, code) == ("1:1", "nul-file")
    assert "from your backup" in words


def test_a_nul_within_a_note_is_told_where_it_stands() -> None:
    """A single NUL has its line and column."""
    assert _fault(b"---\nname: A\0da\n---\n")[:2] == ("2:8", "nul-character")


def test_of_a_nul_and_a_bad_byte_the_first_is_told() -> None:
    """Damage is told from its beginning."""
    assert _fault(b"L\xe1szlo\nand\0more")[:2] == ("1:2", "not-utf8")
    assert _fault(b"a\0nd\nL\xe1szlo")[:2] == ("1:2", "nul-character")


def test_cr_line_ends_are_told() -> None:
    """A note of old Macintosh lines is a fault at its beginning."""
    assert _fault(b"---\rname: Ada\r---\r")[:2] == ("1:1", "cr-line-ends")


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    """Whatever the bytes are, there is a text or a fault within it."""
    decoded = decode_note(data)
    if decoded.fault is None:
        assert (b"\xef\xbb\xbf" if decoded.bom else b"") + decoded.text.encode() == data
    else:
        assert 0 <= decoded.fault.span.start <= decoded.fault.span.end <= max(1, len(decoded.text))
