"""What is no address book is refused in a sentence that says what it is and what to do."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import RefusedError
from notesnet.formats.detect import Format, detect


@pytest.mark.parametrize(
    ("head", "name", "said"),
    [
        (b"", "a.csv", "a.csv is empty"),
        (b"\xef\xbb\xbf\r\n", "a.csv", "a.csv is empty"),
        (b"\0\0\0\0", "a.vcf", "a.vcf is empty"),
        (b"PK\x03\x04\x14\0", "contacts.xlsx", "contacts.xlsx is an Excel workbook"),
        (b"PK\x03\x04\x14\0", "LinkedInExport.zip", "LinkedInExport.zip is a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "c.xls", "c.xls is an old Excel or Outlook file"),
        (b"%PDF-1.7\n", "c.csv", "c.csv is a PDF"),
        (b"SQLite format 3\0", "AddressBook.abcddb", "AddressBook.abcddb is a database"),
        (b'[{"name": "Ada"}]', "c.json", "c.json is JSON"),
        (b"<!DOCTYPE html><html>", "c.csv", "c.csv is a web page or XML"),
        (b"BEGIN:VCALENDAR\r\n", "c.ics", "c.ics is a calendar"),
        (b"dn: cn=Ada\ncn: Ada\n", "c.ldif", "c.ldif is LDIF"),
        (b"---\nname: Ada\n---\n", "ada.md", "ada.md is a note"),
        (b"Hello\nthere\n", "letter", "letter is neither vCards nor a table with commas, semicolons or tabs"),
        (b"Hello", "a.vcf", "a.vcf has no BEGIN:VCARD at its beginning, so it holds no vCards"),
        (b"a\0b\0\0\0\0c\xff", "a.csv", "a.csv is no text"),
    ],
)
def test_another_file_is_refused(head: bytes, name: str, said: str) -> None:
    """Exit 5, the file's name, what it is, and what to do."""
    with pytest.raises(RefusedError) as refused:
        detect(head, name)
    assert refused.value.message == said
    assert refused.value.help.endswith(".")


def test_a_table_of_one_column_is_told_by_its_name() -> None:
    """`name` and a line a person is a table when the file is called one."""
    assert detect(b"name\nAda\n", "names.csv") is Format.CSV


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_unicode_is_looked_into(codec: str) -> None:
    """With a byte order mark, and UTF-16 without one."""
    assert detect("BEGIN:VCARD\r\nFN:Ada\r\nEND:VCARD\r\n".encode(codec), "x") is Format.VCARD
    assert detect("First Name,Last Name,Company,Connected On\r\nA,B,C,D\r\n".encode(codec), "x") is Format.LINKEDIN


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.vcf", "a", "a.xlsx"]))
def test_no_bytes_do_anything_but_fit_or_be_refused(head: bytes, name: str) -> None:
    """A format or a RefusedError, never another exception."""
    with contextlib.suppress(RefusedError):
        assert isinstance(detect(head, name), Format)
