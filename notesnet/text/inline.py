"""Links and tags in a line of running text, less what stands in code spans and comments."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from notesnet.text.markdown import Line, LineKind
from notesnet.text.patterns import regex
from notesnet.text.spans import Span


class Link(NamedTuple):
    """A link to another note.

    Attributes:
        target: what it leads to, percent-decoded for markdown links, without ``#heading`` and ``|shown``; ``""`` for a
            heading of the same note.
        shown: the words shown instead, as typed; None for a plain ``[[Name]]``.
        span: the whole link, brackets and ``!`` included.
        line: the 1-based line of the note; 0 in a property.
        embed: written with ``!``.
        wiki: ``[[…]]``; else ``[…](…)``.
    """

    target: str
    shown: str | None
    span: Span
    line: int
    embed: bool
    wiki: bool


_HIDERS = regex(r"`|%%|<!--")
_TICKS = regex(r"`+")
_HIDING = regex(r"\\[!-/:-@\[-`{-~]|`+|%%|<!--")
_CLOSES: Final = {"%%": "%%", "<!--": "-->"}
_new = tuple.__new__
_FILL: Final = "\0"  # stands for each character that is hidden; no part of a target, a tag, or what may precede one

# Words shown may have single brackets in them, but no second link.
_WIKILINK: Final = r"!?\[\[([^\[\]|\0]*)(?:\|((?:[^\[\]]|\[(?!\[)|\](?!\]))*+))?\]\]"
WIKILINK = regex(_WIKILINK)
_WHOLE_WIKILINK = regex(
    r"\[\[([^\[\]|#\\`%<\s\0](?:[^\[\]|#\\`%<\n\0]*[^\[\]|#\\`%<\s\0])?)(?:\|([^\[\]|\\`%<\n\0]*))?\]\]"
)
_LINK_PARTS = regex(rf"\\.|{_WIKILINK}|(!?\[)|(\])")
_DESTINATION = regex(
    r"\([ \t]*+(?:<((?:[^<>\\\0]|\\.)*+)>|((?:[^ \t()\\\0]|\\.|\((?:[^ \t()\\\0]|\\.)*+\))*+))"
    r"""(?>[ \t]++(?>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?[ \t]*+\)"""
)
_ELSEWHERE = regex(r"//|[A-Za-z][A-Za-z0-9+.-]+:(?!%20|[ \t]|\Z)")
_ESCAPE = regex(r"\\([!-/:-@\[-`{-~])")
_PERCENT = regex(r"(?:%[0-9A-Fa-f]{2})+")

# As in Obsidian, a tag is anything but blanks and punctuation; that keeps emoji and the marks of every script.
_TAG = regex(
    r"#(?<![^\s(\[{<\"'“‘„«‹*_~=|>,;–—]#)"
    r"([^\s\x00-,.:-@\[-^`{-\x9f«»¡¿§¶\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff3e\uff40\uff5b-\uff65]+)"
)
_ADDRESS = regex(r"://[^\s<>]*|<[A-Za-z/!][^<>]*>")


def has(text: str, sign: str, start: int = 0) -> bool:
    """Whether a sign of several characters stands in a text from ``start`` on; sooner than ``find`` where it does not."""
    return text.find(sign[-1], start) >= 0 and text.find(sign, start) >= 0


def may_hide(text: str, start: int = 0) -> bool:
    """Whether code spans or comments may stand in a text from ``start`` on."""
    return (
        text.find("`", start) >= 0
        or has(text, "%%", start)
        or (text.find("<", start) >= 0 and has(text, "<!--", start))
    )


def hidden_spans(text: str, lines: Sequence[Line]) -> list[Span]:
    """Every code span and every comment in running text, in order; also those over several lines of a paragraph."""
    hider = _HIDERS.search(text, lines[0].start, lines[-1].end) if lines else None
    if hider is None:
        return []
    found: list[Span] = []
    paragraph: list[Span] = []
    for line in lines:
        if not line.joined or text.startswith("|", line.content):  # a row of a table stands for itself
            if paragraph and paragraph[-1].end > hider.start():
                _hidden_in(text, paragraph, found)
                hider = _HIDERS.search(text, paragraph[-1].end, lines[-1].end)
                if hider is None:
                    return found
            paragraph = []
        if line.kind not in (LineKind.CODE, LineKind.HTML):
            paragraph.append(Span(line.content, line.end))
    _hidden_in(text, paragraph, found)
    return found


def links_in(text: str, line: Line, hidden: Sequence[Span] | None = None) -> list[Link]:
    """The links of one line to other notes, in order; none for code and HTML.

    ``hidden`` is what ``hidden_spans`` gave for the note; without it the line is taken alone. A link whose words go on
    over the end of the line is not found.
    """
    if text.find("[", line.content, line.end) < 0:
        return []
    links = []
    for span, target, shown, wiki in _all_links(text, line, _visible(text, line, hidden)):
        name = target.strip(" \t")
        if not wiki:
            name = _ESCAPE.sub(r"\1", name)
        if not name or (not wiki and _ELSEWHERE.match(name)):
            continue
        name = name.partition("#")[0].rstrip(" \t")
        if not wiki:
            name = _PERCENT.sub(_decoded, name)
        elif shown is not None:
            name = name.removesuffix("\\").rstrip(" \t")  # in a table the | is escaped
        links.append(_new(Link, (name, shown, span, line[0], text[span[0]] == "!", wiki)))
    return links


def wikilink(text: str) -> Link | None:
    """The link that a property's value consists of; None when there is more, or nothing, or an embed."""
    whole = _WHOLE_WIKILINK.fullmatch(text)  # nearly every link in a property
    if whole is not None:
        return _new(Link, (whole[1], whole[2], _new(Span, (0, len(text))), 0, False, True))
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if not text.startswith("[", start) or text[end - 1] not in "])" or "\n" in text:
        return None
    links = links_in(text, Line(0, start, end, LineKind.TEXT, 0, 0, None, start))
    return links[0] if len(links) == 1 and links[0].span == (start, end) else None


def links_of(text: str) -> list[str]:
    """The links in a property's value as they are typed, whatever stands around them."""
    line = Line(0, 0, len(text), LineKind.TEXT, 0, 0, None, 0)
    return [text[link.span.start : link.span.end] for link in links_in(text, line) if not link.embed]


def tags_in(text: str, line: Line, hidden: Sequence[Span] | None = None) -> list[tuple[str, Span]]:
    """The tags of one line, each without its ``#`` and with the span that includes it; none for code and HTML.

    What stands in links, addresses and HTML tags is none, and neither is a number alone such as ``#12``.
    """
    if text.find("#", line.content, line.end) < 0:
        return []
    visible = _visible(text, line, hidden)
    if "[" in visible:
        spans = [span for span, *_ in _all_links(text, line, visible)]
        visible = _blanked(visible, line.content, spans)
    if "://" in visible or "<" in visible:
        visible = _ADDRESS.sub(lambda match: _FILL * len(match[0]), visible)
    tags = []
    for match in _TAG.finditer(visible):
        name = match[1].rstrip("/")
        if name and not name.isdecimal():
            start = line.content + match.start()
            tags.append((name, Span(start, start + 1 + len(name))))
    return tags


def plain_tags(text: str) -> tuple[str, ...]:
    """The names that ``tags_in`` finds in words with neither code, comments, escapes nor markdown links."""
    at = text.find("#")
    if at < 0:
        return ()
    if at == 0 or "://" in text or "<" in text or text.find("]", at) >= 0:
        line = _new(Line, (1, 0, len(text), LineKind.ITEM, 0, 0, None, 0, False))
        return tuple([name for name, _span in tags_in(text, line, ())])
    return _tags_behind(text[at - 1 :])


@lru_cache(maxsize=1024)
def _tags_behind(words: str) -> tuple[str, ...]:
    """The names of tags behind the first sign."""
    names = [name.rstrip("/") for name in _TAG.findall(words, 1)]
    return tuple([name for name in names if name and not name.isdecimal()])


def _hidden_in(text: str, paragraph: Sequence[Span], found: list[Span]) -> None:
    """Adds the code spans and comments of a paragraph, given as the spans of its lines' contents."""
    runs: dict[int, list[int]] = {}
    for start, end in paragraph:
        for ticks in _TICKS.finditer(text, start, end):
            runs.setdefault(len(ticks[0]), []).append(ticks.start())
    never: set[str] = set()  # comment openers that nothing closes any more
    at = 0
    for start, end in paragraph:
        at = max(at, start)
        while match := _HIDING.search(text, at, end):
            opener, at = match[0], match.end()
            close = -1
            if opener[0] == "`":
                same = runs.get(len(opener), ())
                index = bisect_left(same, at)
                close = same[index] + len(opener) if index < len(same) else -1
            elif opener in _CLOSES and opener not in never:
                closer = _CLOSES[opener]
                close = text.find(closer, at, paragraph[-1].end) + len(closer)
                if close < len(closer):
                    never.add(opener)
                    close = -1
            if close >= 0:
                found.append(Span(match.start(), close))
                at = close


def _visible(text: str, line: Line, hidden: Sequence[Span] | None) -> str:
    """The line from its content on, with ``_FILL`` for what is hidden."""
    if line.kind in (LineKind.CODE, LineKind.HTML):
        return ""
    raw = text[line.content : line.end]
    if hidden is None:
        own: list[Span] = []
        if _HIDERS.search(raw):
            _hidden_in(text, [Span(line.content, line.end)], own)
        return _blanked(raw, line.content, own)
    if not hidden:
        return raw
    first = bisect_left(hidden, (line.content,))
    if first and hidden[first - 1].end > line.content:
        first -= 1
    return _blanked(raw, line.content, hidden[first : bisect_left(hidden, (line.end,))])


def _blanked(raw: str, offset: int, spans: Sequence[Span]) -> str:
    """``raw``, which stands at ``offset``, with ``_FILL`` for the characters in ``spans`` (in order of their starts)."""
    if not spans:
        return raw
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        first, last = max(start - offset, at), min(end - offset, len(raw))
        if last > first:
            pieces += (raw[at:first], _FILL * (last - first))
            at = last
    pieces.append(raw[at:])
    return "".join(pieces)


def _all_links(text: str, line: Line, visible: str) -> list[tuple[Span, str, str | None, bool]]:
    """(span, target as typed, shown, whether ``[[…]]``) of every link, also those that lead out of the vault."""
    offset = line.content
    if "](" not in visible and "\\" not in visible:
        return _wikilinks(text, offset, visible) if "]]" in visible else []
    links: list[tuple[Span, str, str | None, bool]] = []
    openers: list[int] = []
    at = 0
    while part := _LINK_PARTS.search(visible, at):
        at = part.end()
        if part[1] is not None:
            shown = None if part[2] is None else text[offset + part.start(2) : offset + part.end(2)]
            links.append((Span(offset + part.start(), offset + at), part[1], shown, True))
        elif part[3]:
            openers.append(part.start())
        elif part[4] and openers:
            opener = openers.pop()
            if destination := _DESTINATION.match(visible, at):
                image = visible[opener] == "!"
                shown = text[offset + opener + 1 + image : offset + part.start()]
                at = destination.end()
                target = destination[2] if destination[1] is None else destination[1]
                links.append((Span(offset + opener, offset + at), target, shown, False))
                if not image:
                    openers.clear()  # no link inside a link
    links.sort()
    return links


def _wikilinks(text: str, offset: int, visible: str) -> list[tuple[Span, str, str | None, bool]]:
    """As ``_all_links``, in less time, where there is neither a markdown link nor an escape."""
    links: list[tuple[Span, str, str | None, bool]] = []
    for link in WIKILINK.finditer(visible):
        start, end = link.span()
        shown = None if link[2] is None else text[offset + link.start(2) : offset + link.end(2)]
        links.append((_new(Span, (offset + start, offset + end)), link[1], shown, True))
    return links


def _decoded(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]
