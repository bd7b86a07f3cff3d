"""The bytes of notes: UTF-8 with or without a mark, any line ends; everything else is an error at its place."""

import threading
import time

import pytest

from tests.read.helpers import ADA, Check, Files, Read, codes, note, touched

GOOD = note("name: Ada\nrole: x", "## Log\n- 2026-10-01 call: x\n").encode()


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b"\n", b"\r\n", 3),
        GOOD[:-1],
        GOOD.replace(b"---\n", b"---  \t\n"),
    ],
)
def test_notes_that_are_fine(read: Read, check: Check, data: bytes) -> None:
    """A mark, CRLF, mixed line ends, no last newline, blanks behind the fences."""
    vault = read({ADA: data})
    assert vault.contacts[ADA].name == "Ada"
    assert vault.contacts[ADA].lines["role"] == 3
    assert touched(vault) == [("2026-10-01", "call")]
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (GOOD.replace(b"role: x", b"role: caf\xe9"), "not-utf8", 3, 10),
        (GOOD + b"caf\xe9\n", "not-utf8", 7, 4),
        (GOOD.decode().encode("utf-16"), "utf-16", 1, 1),
        (GOOD.decode().encode("utf-16-le"), "utf-16", 1, 1),
        (GOOD.decode().encode("utf-16-be"), "utf-16", 1, 1),
        (GOOD.replace(b"Ada", b"A\0a"), "nul-character", 2, 8),
        (b"\0" * 100, "nul-file", 1, 1),
        (GOOD.replace(b"\n", b"\r"), "cr-line-ends", 1, 1),
    ],
)
def test_what_cannot_be_decoded_is_left_out(
    read: Read, check: Check, data: bytes, code: str, line: int, column: int
) -> None:
    """An error at its first bad byte; the others are read."""
    files: Files = {ADA: data, "people/bob.md": "B"}
    vault = read(files)
    assert set(vault.contacts) == {"people/bob.md"}
    assert vault.unreadable == (ADA,)
    assert [(f.code, f.severity.value, f.line, f.column) for f in check(files)] == [(code, "error", line, column)]


def test_an_empty_file_is_no_contact(read: Read, check: Check) -> None:
    """A sync client may have truncated it."""
    assert not read({ADA: b""}).contacts
    assert codes(check({})) == ["empty-file"]


@pytest.mark.parametrize(
    "body", ["---\n---\n", "---\n# only a comment\n---\nwords", "words", "\n", "a\n\n---\nname: M\n---\n", "---\n---"]
)
def test_without_properties_it_is_a_contact_by_its_path(read: Read, check: Check, body: str) -> None:
    """No fields are invented."""
    assert read({ADA: body}).contacts[ADA].name == "ada"
    assert read({"ada.md": body}).contacts.keys() == {ADA}
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("text", "code", "line", "broken"),
    [
        ("\n---\nname: Ada\n---\n", "front-matter-not-first", 2, False),
        ("----\nname: Ada\n----\n", "front-matter-fence", 1, False),
        ("---\nname: Ada\n...\n", "front-matter-unclosed", 1, True),
        ("---\nname: Ada\n", "front-matter-unclosed", 1, True),
        ("+++\nname = 'Ada'\n+++\n", "front-matter-toml", 1, True),
        ('{"name": "Ada"}\n', "front-matter-json", 1, False),
    ],
)
def test_fences_that_are_none(read: Read, check: Check, text: str, code: str, line: int, broken: bool) -> None:
    """Named, and the note stays a contact."""
    assert read({ADA: text}).contacts[ADA].broken is broken
    assert [(f.code, f.line) for f in check({})] == [(code, line)]


def test_front_matter_over_256_kib_is_left_out(read: Read, check: Check) -> None:
    """That is one of the two limits; a block just below it is read."""
    below = "role: " + "x " * 1000 + "\n"
    text = note("name: Ada\n" + "".join(f"k{i}: {'x' * 990}\n" for i in range(258)), "## Log\n- 2026-10-01 call\n")
    assert len(text) < 256 * 1024 + 100
    assert read({ADA: text}).contacts[ADA].name == "Ada"
    big = note(
        "name: Ada\n" + below + "".join(f"k{i}: {'x' * 990}\n" for i in range(270)), "## Log\n- 2026-10-01 call\n"
    )
    vault = read({ADA: big, "people/bob.md": "B"})
    assert set(vault.contacts) == {"people/bob.md"}
    assert not vault.touches
    assert vault.unreadable == (ADA,)
    assert codes(check({})) == ["front-matter-limit"]


BOMBS = {
    "aliases": "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefg", "bcdefgh", strict=True)),
    "self": "a: &a [*a]\n",
    "merge": "a: &a { b: 1 }\n" + "c: { <<: [*a, *a, *a] }\n" * 20,
    "nodes": "".join(f"k{i}: [a, b, c]\n" for i in range(3000)),
    "keys": "".join(f"k{i}: v\n" for i in range(20_000)),
    **{f"deep {sign}": "a: " + sign * 30_000 + "\n" for sign in ("[", "{a: ", "- ", "? ", "!a ", "&a ")},
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_nothing(read: Read, check: Check, name: str) -> None:
    """Each is named in under half a second, in a small thread as well; the note stays a contact by its file name."""
    files: Files = {ADA: note(BOMBS[name], "## Log\n- 2026-10-01 call\n")}
    begun = time.process_time()
    vault = read(files)
    assert time.process_time() - begun < 0.5
    assert vault.contacts[ADA].broken
    assert vault.contacts[ADA].name == "ada"
    assert touched(vault) == [("2026-10-01", "call")]
    assert "error" in {fault.severity.value for fault in check(files)}
    size = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=read, args=(files,))
        thread.start()
        thread.join(5)
    finally:
        threading.stack_size(size)
    assert not thread.is_alive()


LINES = ["[[", "- [ ] ", "**", "`", "_[[", "](", "![", "#a", "\\", "<!--", "%%", "<a ", "📅", "due:", "((", "[[a|", "> ", "1. ",
         "# ", "\t", "- ", "--", "- 2026-10-01 ", "* * ", "~~~", "^a ", "&amp;", "[a](b", "{{", "\u202e", "|", "$", "[due:: ", "[^"]  # fmt: skip


@pytest.mark.parametrize("piece", LINES)
def test_a_line_of_a_mebibyte_is_read_in_linear_time(read: Read, piece: str) -> None:
    """Whatever it consists of, in a log, in running text and below a task."""
    long = piece * (350_000 // len(piece.encode()))
    body = f"## Log\n- 2026-10-01 call: {long}\n- [ ] {long}\n{long}\n## Private\n{long}\n"
    begun = time.process_time()
    vault = read({ADA: body, "2026-10-02.md": body})
    assert time.process_time() - begun < 4
    assert ADA in vault.touches


def test_many_short_lines(read: Read) -> None:
    """A hundred thousand lines of each sort."""
    lines = "- 2026-10-01 call: x #gave\n  - [ ] y [[ada]] 📅 2026-11-25\n### 2026-10-02\n> q\n\n"
    begun = time.process_time()
    vault = read({ADA: "## Log\n" + lines * 12_000})
    assert time.process_time() - begun < 8
    assert len(vault.contacts[ADA].log) == 24_000
