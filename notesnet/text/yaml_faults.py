"""The faults that a walk over a front matter's values can find, in the words a person reads."""

import re
from functools import lru_cache

from notesnet.text.faults import Fault
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Entry, Scalar

_ODD_KEY = regex(r"[-+.]?\d[\d.,:_+-]*|0x[\da-f]+|~|null|true|false|yes|no|on|off|y|n|", re.IGNORECASE)
_MARK = regex(r"[&!*][^\s,\]}]*")
_OPENING = "“„‟‘‚«"
_CLOSING = "”“‟’‘»"
_SIGNS = {
    "：": "full-width colon",
    "\xa0": "no-break space",
    "\u202f": "narrow no-break space",
    "\u3000": "ideographic space",
    "\u200b": "zero-width space",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
    "\x85": "next line sign",
    "\r": "carriage return",
}
_PARTS_OF_LINE = regex(r"([ \t]*(?:[-?] +)*)([^\s:#][^:\n]*:[ \t]+)?(.*?)[ \t]*(?:[ \t]#[ \t].*)?")
_IN_QUOTES_OR_BRACKETS = regex(r"[\"']|\[(?!\[)|\{(?![{%])")
CLINGING_COLON = regex(r"[ \t]*(?:- +)*\w[\w -]*(:)\S")
_ODD_SIGN = regex("：|:?[\xa0\u202f\u3000]")
_QUOTING = "put the value in quotes"


def sign(character: str) -> str:
    """What an odd character is called, with its code point: ``no-break space (U+00A0)``."""
    return f"{_SIGNS.get(character, 'character')} (U+{ord(character):04X})"


def quoted(value: str) -> str:
    """``value`` in the quotes in which YAML reads it back as it is; for a value of one line without control characters."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def line_at(text: str, offset: int) -> Span:
    """The line that holds ``offset``, without its line end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return Span(start, end - (end > start and text[end - 1] == "\r"))


def quoting(text: str, offset: int) -> str:
    """The advice to quote the value on the line at ``offset``, with the line as it should be typed when that is short."""
    start, end = line_at(text, offset)
    parts = _PARTS_OF_LINE.fullmatch(text, start, end) if end - start < 200 else None
    if parts is None or not parts[3] or len(parts[3]) > 60:
        return f"If it is text, {_QUOTING}."
    if offset == parts.end(1) and not parts[1].strip():
        return (
            f"Put the name in quotes: {quoted(parts[2].rstrip()[:-1])}: {parts[3]}"
            if parts[2]
            else "Write it as name: value."
        )
    if _IN_QUOTES_OR_BRACKETS.match(parts[3]):
        return f"If it is text, {_QUOTING}."
    value = parts[3][1:-1] if parts[3][0] in _OPENING and parts[3][-1] in _CLOSING else parts[3]
    return f"If it is text, {_QUOTING}: {parts[2] or ''}{quoted(value)}"


def _mark(text: str, start: int) -> Span:
    found = _MARK.match(text, start)
    return Span(start, found.end() if found else start + 1)


def alias(text: str, span: Span) -> Fault:
    """``*name`` and ``&name``: YAML's references, which a note does not need and a bomb does."""
    return Fault("yaml-alias", span, f"a value cannot begin with {text[span.start]}", quoting(text, span.start))


def anchor_or_tag(text: str, start: int) -> Fault:
    """The fault of a value that begins with ``&name`` or ``!type``."""
    if text[start] == "&":
        return alias(text, _mark(text, start))
    span = _mark(text, start)
    what = f"YAML types such as {text[span.start : span.end]} are not read, and nothing is run"
    return Fault("yaml-tag", span, what, quoting(text, start))


def merge_key(span: Span) -> Fault:
    """The fault of a ``<<`` key."""
    return Fault("yaml-merge-key", span, "merge keys (<<) are not read", "Write out the properties that are meant.")


def complex_key(text: str, span: Span) -> Fault:
    """The fault of a list or mapping where a property's name belongs, as ``{{title}}`` makes one."""
    return Fault(
        "yaml-complex-key",
        span,
        "the name of a property cannot be a list or a mapping",
        quoting(text, span.start),
    )


def unquoted_link(link: str, span: Span) -> Fault:
    """The warning for an unquoted ``[[Name]]``, with the quoted form to put in its place."""
    fixed = quoted(link)
    return Fault(
        "yaml-unquoted-link",
        span,
        f"the link {link} is not quoted; YAML takes it for a list within a list",
        f"Write {fixed}",
        fixed,
    )


def unclosed_quote(text: str, start: int) -> Fault:
    """The fault of a quote that is not closed on the line where it opened, and so swallows what follows."""
    mark = text[start]
    return Fault(
        "yaml-unclosed-quote",
        Span(start, start + 1),
        f"the quote {mark} that opens here is not closed on this line",
        f"Close it with {mark} where the value ends.",
    )


def comment_for_value(span: Span, comment: str) -> Fault:
    """The warning for ``key: #text``."""
    return Fault(
        "yaml-comment-for-value",
        span,
        "the value is empty: # starts a comment",
        f"If it is the value, write {quoted(comment.rstrip())}; if it is a comment, put a blank after the #.",
    )


def curly_quotes(text: str, scalar: Scalar) -> Fault | None:
    """The warning for a value (or key) that stands in typographic quotes, which YAML takes for letters; else None."""
    value = scalar.text
    inner = value[1:-1]
    if (
        len(value) < 3
        or value[0] not in _OPENING
        or value[-1] not in _CLOSING
        or any(mark in inner for mark in "“”„«»")
    ):
        return None
    same = text[scalar.span.start : scalar.span.end] == value
    safe = same and '"' not in inner and "\\" not in inner
    return Fault(
        "yaml-curly-quotes",
        scalar.span,
        f"{value[0]} and {value[-1]} are not quotes to YAML, so they are part of the text",
        'Use straight quotes: "…"',
        f'"{inner}"' if safe else None,
    )


def long_value(start: int, length: int) -> Fault:
    """The warning for a value that is longer than any property should be."""
    return Fault(
        "yaml-long-value",
        Span(start, start + 1),
        f"a value of {length:,} characters is long for a property, and is cut where it is shown",
        "Move it into the body of the note.",
    )


def duplicate_keys(text: str, entries: list[Entry]) -> list[Fault]:
    """One fault for each key that stood before, naming the line of the first, which is the one that counts."""
    first: dict[str, int] = {}
    faults = []
    for key, _ in entries:
        at = first.setdefault(key.text, key.span.start)
        if at != key.span.start:
            line = text.count("\n", 0, at) + 1
            message = f"{key.text!r} stands twice: first on line {line}, which is the one that is used"
            faults.append(
                Fault("yaml-duplicate-key", key.span, message, "Delete one of the two, or join their values.")
            )
    return faults


@lru_cache(maxsize=4096)
def odd_key(name: str) -> str | None:
    """Why ``name`` is an odd name for a property (a number, ``null``, ``yes``, an invisible character), else None."""
    if _ODD_KEY.fullmatch(name):
        return (
            f"{name or 'nothing'} is an odd name for a property: other programs read it as a number, a date or yes/no"
        )
    if not name.isprintable():
        character = next(letter for letter in name if not letter.isprintable())
        return f"there is a {sign(character)} in the name of this property"
    return None


def odd_keys(entries: list[Entry]) -> list[Fault]:
    """The warnings for the odd names among ``entries``; a quoted name is meant as it is."""
    return [
        Fault("yaml-odd-key", key.span, reason, "Give it a name of plain letters, or put the name in quotes.")
        for key, _ in entries
        if key.style == "plain" and (reason := odd_key(key.text)) is not None
    ]


def text_at_the_top(text: str, span: Span) -> Fault:
    """The fault of a block that is one text and no properties, naming the odd colon or blank that made it so."""
    odd = odd_sign(text, span)
    if odd is not None:
        return odd
    clinging = CLINGING_COLON.match(text, span.start)
    if clinging:
        return no_blank(clinging.start(1))
    return Fault(
        "front-matter-not-mapping",
        Span(span.start, line_at(text, span.start).end),
        "the front matter is text, not properties",
        "Write each property as name: value, with a blank after the colon.",
    )


def no_blank(colon: int) -> Fault:
    """The fault of ``name:value``."""
    return Fault(
        "yaml-syntax",
        Span(colon, colon + 1),
        "there is no blank after this colon, so no name ends here",
        "Put a blank after the colon.",
    )


def list_at_the_top(start: int) -> Fault:
    """The fault of a block that is a list."""
    return Fault(
        "front-matter-not-mapping",
        Span(start, start + 1),
        "the front matter is a list, not properties",
        "Write each property as name: value, and the list below or behind a name.",
    )


def odd_sign(text: str, span: Span) -> Fault | None:
    """The fault of the full-width colon or odd blank on the line where ``span`` begins, else None."""
    found = _ODD_SIGN.search(text, span.start, line_at(text, span.start).end)
    if found is None:
        return None
    at = found.end() - 1
    plain = "a plain colon and a blank" if text[at] == "：" else "an ordinary blank"
    return Fault(
        "yaml-odd-character",
        Span(at, at + 1),
        f"a {sign(text[at])} stands where YAML wants {plain}",
        f"Replace it with {plain}.",
    )


def second_document(text: str, at: int) -> Fault:
    """The fault of ``--- text`` inside a block, which begins another document."""
    return Fault(
        "yaml-syntax",
        line_at(text, at),
        "a line that begins with --- but is no fence cuts the front matter in two",
        "Write exactly --- to end the front matter, or delete the line.",
    )


def too_deep(start: int, most: int) -> Fault:
    """The fault of lists within lists beyond the limit."""
    return Fault(
        "front-matter-limit",
        Span(start, start + 1),
        f"the front matter is nested more than {most} levels deep and is not read",
        "Write it flatter: a list of texts is the deepest that is needed.",
    )


def too_many(most: int) -> Fault:
    """The fault of more keys and values than the limit."""
    return Fault(
        "front-matter-limit",
        Span(0, 3),
        f"the front matter has more than {most:,} keys and values and is not read",
        "Move long lists into the body of the note.",
    )
