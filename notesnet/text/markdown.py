"""What each line of a note's body is: heading, list item, quote, code, HTML or running text.

The container rules are CommonMark's, read in one pass without a tree: a stack of the quotes and list items that are
open, and the one leaf (paragraph, fence, indented code, HTML) that is open inside the innermost of them.
"""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from notesnet.text.html_block import BLANK_LINE, html_block
from notesnet.text.patterns import regex


class LineKind(IntEnum):
    """What a line is; code and HTML beat quote, quote beats item and heading."""

    BLANK = 0
    TEXT = 1
    HEADING = 2
    ITEM = 3
    QUOTE = 4
    CODE = 5
    HTML = 6


class Line(NamedTuple):
    """One line of the body.

    Attributes:
        number: the 1-based line of the note.
        start: offset of its first character.
        end: offset behind its last one, without CR and LF.
        kind: what it is.
        indent: columns of blank before its first character, tab stops of 4.
        level: 1 to 6 for a heading, else 0.
        mark: the one character in a task's box (``" "`` for ``[ ]``), else None; set in a quote as well.
        content: offset behind quote marks, list marker, task box and hashes; ``end`` when nothing follows.
        joined: whether the line goes on with the paragraph of the line before.
    """

    number: int
    start: int
    end: int
    kind: LineKind
    indent: int
    level: int
    mark: str | None
    content: int
    joined: bool = False


class Section(NamedTuple):
    """A heading and what stands below it.

    Attributes:
        level: 1 to 6.
        title: the heading's words, without emphasis marks, closing hashes and a final colon.
        heading: index of the heading among the lines.
        end: index behind the section's last line, which is the next heading of the same or a higher level.
    """

    level: int
    title: str
    heading: int
    end: int


# The members as globals: a member looked up through its class costs as much as matching the line.
BLANK, TEXT, HEADING, ITEM, QUOTE, CODE, HTML = LineKind
_new = tuple.__new__  # what Line(...) does, at half the cost; a cold run makes a million of them
_NONE, _PARAGRAPH, _FENCE, _CODE, _HTML = range(5)
_QUOTE: Final = -1  # on the stack; a list item is the number of columns its content is indented
# Nobody nests deeper by hand, and without a limit one line of "- - - -" makes the next thousand lines slow.
_MAX_DEPTH: Final = 20
# Running text and bullets with running text, neither of them indented.
_PLAIN = regex(r"(?:([-*+]) )?(?:\[(.)\](?:[ \t]++|\Z))?+(?![#>\-*+_=`~<% \t]|[0-9]{1,9}[.)])(?=.)", re.DOTALL)

# A bullet of that kind, which is what a log consists of.
_BULLET = regex(r"[-*+] (?![\[#>\-*+_=`~<% \t\r\n]|[0-9]{1,9}[.)])(?=.)", re.DOTALL)

_ATX = regex(r"(#{1,6})(?:[ \t]+|\Z)")
_FENCE_OPEN = regex(r"`{3,}+(?=[^`]*\Z)|~{3,}")
_ORDERED = regex(r"([0-9]{1,9})[.)]")
_BOX = regex(r"\[(.)\](?:[ \t]+|\Z)")

_MARK_RUN = regex(r"\\.|[*_]+|~~+|==+")


def scan_lines(text: str, start: int = 0, first_line: int = 1) -> list[Line]:
    """Every line of ``text`` from the offset ``start`` on, which is where the line ``first_line`` begins.

    Only LF ends a line; a text that ends with LF has no empty line behind it. Takes time linear in the text.
    """
    lines: list[Line] = []
    blocks = _Blocks(text)
    at, size, number = start, len(text), first_line
    bullet = _BULLET.match
    while at < size:
        feed = text.find("\n", at)
        after = size if feed < 0 else feed
        end = after - 1 if after > at and text[after - 1] == "\r" else after
        line = blocks.read_plain(number, at, end)
        lines.append(line or blocks.read(number, at, end))
        at = after + 1
        number += 1
        if line is not None and line[3] is ITEM:  # nothing changes what is open as long as such lines follow
            while bullet(text, at):
                end = text.find("\n", at)
                if end < 0 or text[end - 1] == "\r":
                    break
                lines.append(_new(Line, (number, at, end, ITEM, 0, 0, None, at + 2, False)))
                at = end + 1
                number += 1
    return lines


def sections(text: str, lines: list[Line]) -> list[Section]:
    """Every heading with the lines that belong to it, in order; a deeper one lies inside the one above it."""
    found: list[Section] = []
    unfinished: list[int] = []
    for index in [at for at, line in enumerate(lines) if line[3] is HEADING]:
        line = lines[index]
        while unfinished and found[unfinished[-1]].level >= line.level:
            last = unfinished.pop()
            found[last] = found[last]._replace(end=index)
        unfinished.append(len(found))
        found.append(Section(line.level, _title(text[line.content : line.end]), index, len(lines)))
    return found


@lru_cache(maxsize=256)
def _title(raw: str) -> str:
    words = raw.rstrip(" \t")
    without = words.rstrip("#")
    if not without or without[-1] in " \t":
        words = without.rstrip(" \t")

    def plain(match: re.Match[str]) -> str:
        run = match[0]
        if run[0] == "\\":
            return run[1:] if run[1] in "*_~=#\\" else run
        before, behind = words[match.start() - 1 : match.start()], words[match.end() : match.end() + 1]
        blank = (not before or before.isspace()) and (not behind or behind.isspace())
        inside = "*" not in run and run[0] == "_" and before.isalnum() and behind.isalnum()
        return run if blank or inside else ""

    return _MARK_RUN.sub(plain, words).strip().rstrip(":").rstrip()


def _skip(text: str, at: int, end: int, column: int) -> tuple[int, int]:
    """The next character that is no blank, and its column."""
    while at < end:
        char = text[at]
        if char == " ":
            column += 1
        elif char == "\t":
            column += 4 - column % 4
        else:
            break
        at += 1
    return at, column


class _Blocks:
    """What is open before a line, and the line as far as it has been read.

    ``first`` is the next character that is no blank and ``column`` its column; ``used`` is the column up to which
    quote marks and indentation have been taken. A tab may lie across ``used``, which is why columns are counted.
    """

    __slots__ = (
        "closes",
        "column",
        "empty",
        "end",
        "fence",
        "first",
        "joined",
        "leaf",
        "quotes",
        "stack",
        "text",
        "used",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.stack: list[int] = []
        self.quotes = 0
        self.leaf = _NONE
        self.fence = ""
        self.closes = BLANK_LINE  # what ends the HTML block
        self.empty = False  # the innermost item has no content yet
        self.joined = False
        self.first = self.column = self.used = self.end = 0

    def read_plain(self, number: int, start: int, end: int) -> Line | None:
        """What ``read`` gives, sooner, for the lines that notes mostly consist of; None for any other line."""
        leaf = self.leaf
        if leaf > _PARAGRAPH and (start == end or not self.stack):
            return None
        if start == end:
            if self.quotes or self.empty:
                return None
            self.leaf = _NONE
            return _new(Line, (number, start, end, BLANK, 0, 0, None, start, False))
        plain = _PLAIN.match(self.text, start, end)
        if plain is None:
            return self._plain_heading(number, start, end) if self.text[start] == "#" else None
        marker, mark = plain.groups()
        if marker:
            self.stack = [2]
            kind, content = ITEM, plain.end()
        elif leaf == _PARAGRAPH:
            kind = QUOTE if self.quotes else TEXT
            return _new(Line, (number, start, end, kind, 0, 0, None, start, True))
        else:
            self.stack = []
            kind, mark, content = TEXT, None, start
        self.quotes, self.leaf, self.empty = 0, _PARAGRAPH, False
        return _new(Line, (number, start, end, kind, 0, 0, mark, content, False))

    def _plain_heading(self, number: int, start: int, end: int) -> Line | None:
        """A heading that is not indented; it ends whatever is open."""
        heading = _ATX.match(self.text, start, end)
        if heading is None:
            return None
        self.stack = []
        self.quotes, self.leaf, self.empty = 0, _NONE, False
        return _new(Line, (number, start, end, HEADING, 0, len(heading[1]), None, heading.end(), False))

    def read(self, number: int, start: int, end: int) -> Line:
        """The line from ``start`` to ``end``; what is open behind it is kept."""
        text = self.text
        self.first, indent = _skip(text, start, end, 0)
        self.column, self.used, self.end, self.joined = indent, 0, end, False
        depth = self._continued()
        self.empty = False
        level, mark = 0, None
        kind = self._inside_leaf() if self.leaf > _PARAGRAPH and depth == len(self.stack) else None
        if kind is None:
            opened = self._container(depth)
            item = False
            while opened:
                item = opened != _QUOTE
                depth = len(self.stack)
                opened = self._container(depth)
            kind = self._leaf(depth)
            if kind == HEADING:
                level = self._take_hashes()
            if kind <= HEADING and item:
                kind = ITEM
                if box := _BOX.match(text, self.first, end):
                    mark, self.first = box[1], box.end()
            if kind <= ITEM and self.quotes:
                kind = QUOTE
        level = level if kind == HEADING else 0
        return _new(Line, (number, start, end, kind, indent, level, mark, self.first, self.joined))

    def _continued(self) -> int:
        """How many of the open containers this line goes on with."""
        for depth, width in enumerate(self.stack):
            blank = self.first >= self.end
            if width == _QUOTE:
                if blank or self.column - self.used > 3 or self.text[self.first] != ">":
                    return depth
                self._take_quote()
            elif blank:
                if self.empty and depth == len(self.stack) - 1:
                    return depth
            elif self.column - self.used < width:
                return depth
            else:
                self.used += width
        return len(self.stack)

    def _take_quote(self) -> None:
        at, column = self.first + 1, self.column + 1
        self.used = column + 1 if at < self.end and self.text[at] in " \t" else column
        self.first, self.column = _skip(self.text, at, self.end, column)

    def _take_hashes(self) -> int:
        at = self.first
        hashes = len(self.text[at : at + 6]) - len(self.text[at : at + 6].lstrip("#"))
        self.first, self.column = _skip(self.text, at + hashes, self.end, self.column + hashes)
        return hashes

    def _inside_leaf(self) -> LineKind | None:
        """The kind of a line inside an open fence, indented code or HTML; None when that does not hold it."""
        text, first, end = self.text, self.first, self.end
        blank, indent = first >= end, self.column - self.used
        if self.leaf == _FENCE:
            if (
                indent < 4
                and text.startswith(self.fence, first)
                and not text[first:end].rstrip(" \t").strip(self.fence[0])
            ):
                self.leaf = _NONE
            return CODE
        if self.leaf == _CODE and (blank or indent > 3):
            return CODE if not blank else QUOTE if self.quotes else BLANK
        if self.leaf == _CODE or (blank and self.closes is BLANK_LINE):
            self.leaf = _NONE
            return None
        if self.closes is not BLANK_LINE and self.closes.search(text, first, end):
            self.leaf = _NONE
        return HTML

    def _container(self, depth: int) -> int:
        """Opens the quote or item that begins here inside ``depth`` others: what goes on the stack, 0 for none."""
        indent = self.column - self.used
        if self.first >= self.end or indent > 3 or depth >= _MAX_DEPTH:
            return 0
        if self.text[self.first] == ">":
            self._close(depth)
            self._take_quote()
            self.stack.append(_QUOTE)
            self.quotes += 1
            return _QUOTE
        return self._item(depth, indent) if self.text[self.first] in "-*+0123456789" else 0

    def _item(self, depth: int, indent: int) -> int:
        text, first, end = self.text, self.first, self.end
        interrupts = self.leaf == _PARAGRAPH and depth == len(self.stack)
        number = _ORDERED.match(text, first, end)
        wide = number.end() - first if number else 1
        behind = self.column + wide
        after, column = _skip(text, first + wide, end, behind)
        empty = after >= end
        if (
            (text[first].isdigit() and not number)
            or (column == behind and not empty)
            or (interrupts and (empty or (number and int(number[1]) != 1)))
            or (not number and self._is_rule())
        ):
            return 0
        # Five blanks and more are one, and the rest begins indented code.
        padding = wide + 1 if empty or column - behind > 4 else column - self.column
        self._close(depth)
        self.used = self.column + padding
        self.first, self.column, self.empty = after, column, empty
        self.stack.append(indent + padding)
        return indent + padding

    def _is_rule(self) -> bool:
        """Whether the rest of the line is a thematic break such as ``---`` or ``* * *``."""
        char = self.text[self.first]
        if char not in "-*_" or self.text[self.end - 1] not in (char, " ", "\t"):
            return False
        rest = self.text[self.first : self.end]
        return not rest.strip(char + " \t") and rest.count(char) >= 3

    def _leaf(self, depth: int) -> LineKind:
        """What the rest of the line is, with what begins here opened inside ``depth`` containers."""
        paragraph = self.leaf == _PARAGRAPH
        if self.first >= self.end:
            kind, leaf = BLANK, _NONE
        elif self.column - self.used > 3:
            kind, leaf = (TEXT, _PARAGRAPH) if paragraph else (CODE, _CODE)
        else:
            kind, leaf = self._special(depth)
        if leaf == _PARAGRAPH and paragraph:
            self.joined = True  # perhaps a lazy line, which keeps open what it does not repeat
        else:
            self._close(depth)
        self.leaf = leaf
        return kind

    def _special(self, depth: int) -> tuple[LineKind, int]:
        """The kind of the rest, indented by 3 columns at most, and the leaf that is open behind it."""
        text, first, end = self.text, self.first, self.end
        char = text[first]
        if char == "#" and _ATX.match(text, first, end):
            return HEADING, _NONE
        if char in "`~" and (fence := _FENCE_OPEN.match(text, first, end)):
            self.fence = fence[0]
            return CODE, _FENCE
        if char in "<%" and (block := html_block(text, first, end, breaks_in=self.leaf == _PARAGRAPH)):
            self.closes, behind = block
            ended = self.closes is not BLANK_LINE and self.closes.search(text, behind, end)
            return HTML, _NONE if ended else _HTML
        if (
            char in "=-"
            and self.leaf == _PARAGRAPH
            and depth == len(self.stack)
            and not text[first:end].rstrip(" \t").strip(char)
        ):
            # A setext heading is taken as text (its level would end a section by accident), but it ends the paragraph.
            return TEXT, _NONE
        return TEXT, _NONE if self._is_rule() else _PARAGRAPH

    def _close(self, depth: int) -> None:
        if depth < len(self.stack):
            del self.stack[depth:]
            self.quotes = self.stack.count(_QUOTE)
        self.leaf = _NONE
