"""From an error of YAML's scanner or parser to what is wrong in words, at the place where a person would mend it."""

import re
from typing import Any

from notesnet.text import yaml_faults as say
from notesnet.text.encoding import nul_character
from notesnet.text.faults import Fault
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_fences import conflict

_NOT_ALLOWED = regex("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_KEY_BEFORE = regex(r"[ \t]*(?:- +)*[^\s:][^:\n]*:[ \t]")
_ODD_LINE_END = regex("[\x85\u2028\u2029]|\r(?!\n)")
_DASHES = regex(r"[-–—]+[ \t]*")
_LINK_LIST = regex(r"(?:^|[ \t])(\[\[[^\[\]\n]*\]\])([ \t]*,[ \t]*\[\[[^\[\]\n]*\]\])+")
_CLOSED_BEFORE = regex(r"([\"'\]}])[ \t]*\Z")


def explain(text: str, block: Span, error: Exception, long_quote: Span | None) -> Fault:
    """The fault behind ``error``, which YAML raised on the characters of ``text`` at ``block``.

    ``long_quote`` is the last quoted value over several lines: when text follows it, the quote was meant to end before.
    """
    fault = _explain(text, block, error, long_quote)
    # YAML ends a line at these, an editor does not
    odd = _ODD_LINE_END.search(text, max(say.line_at(text, fault.span.start).start, block.start), fault.span.start)
    if odd is None or fault.code not in ("yaml-syntax", "front-matter-not-mapping"):
        return fault
    return Fault(
        "yaml-odd-character",
        Span(*odd.span()),
        f"{say.sign(odd[0])} ends the line for YAML, and not in your editor",
        "Replace it with a blank or a new line.",
    )


def _explain(text: str, block: Span, error: Exception, long_quote: Span | None) -> Fault:
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    at = _offset(getattr(error, "problem_mark", None), block, text)
    if at is None:
        return _character_not_allowed(text, block)
    opened = _offset(getattr(error, "context_mark", None), block, text)
    opened = at if opened is None else opened
    if "simple key" in context:
        return _no_colon(text, opened)
    if "quoted scalar" in context:
        return _in_quotes(text, at, opened, problem)
    if text[at : at + 1] == "\t" or "tab character" in problem:
        return _tab(at)
    if "flow " in context:
        return _in_brackets(text, at, opened)
    if problem.startswith("mapping values"):
        return _stray_colon(text, block, at)
    if " tag" in context or "undefined tag" in problem:
        return say.anchor_or_tag(text, opened)
    if "while scanning" in context or "not allowed" in problem or "node content" in problem:
        return _cannot_begin(text, opened)
    if "document start" in problem and text[block.start] == "%":
        return _cannot_begin(text, block.start)
    return _unexpected(text, at, long_quote)


def _offset(mark: Any, block: Span, text: str) -> int | None:
    """Where a mark of YAML's stands in ``text``; one behind the last line is brought back to the end of that line."""
    if mark is None:
        return None
    at = max(min(int(mark.index), block.end), block.start)
    return at if at < block.end else block.start + len(text[block.start : at].rstrip())


def _syntax(span: Span, message: str, help_: str) -> Fault:
    return Fault("yaml-syntax", span, message, help_)


def _one(at: int) -> Span:
    return Span(at, at + 1)


def _character_not_allowed(text: str, block: Span) -> Fault:
    found = _NOT_ALLOWED.search(text, block.start, block.end)
    at = found.start() if found else block.start
    if text[at] == "\0":
        return nul_character(at)
    what = "byte order mark" if text[at] == "\ufeff" else "control character"
    return Fault(
        "yaml-odd-character",
        _one(at),
        f"there is a {what} (U+{ord(text[at]):04X}) here, which YAML does not allow",
        "Delete it.",
    )


def _tab(at: int) -> Fault:
    return Fault(
        "yaml-tab",
        _one(at),
        "this line is indented with a tab, and YAML allows only blanks",
        "Replace the tab with two blanks.",
    )


def _no_colon(text: str, at: int) -> Fault:
    """A line that begins like a property but has no colon behind its name."""
    line = say.line_at(text, at)
    words = text[line.start : line.end]
    if words.startswith(("=======", ">>>>>>>", "|||||||")):
        return conflict(text, line.start)
    odd = say.odd_sign(text, line)
    if odd is not None:
        return odd
    if _DASHES.fullmatch(words):
        return _syntax(line, f"{words.strip()} does not end the front matter", "Write exactly three dashes: ---")
    clinging = say.CLINGING_COLON.match(text, *line)
    if clinging:
        return say.no_blank(clinging.start(1))
    return _syntax(
        Span(at, line.end),
        "this line is not a property: it has no colon followed by a blank",
        "Write it as name: value, or indent it if it belongs to the value above.",
    )


def _in_quotes(text: str, at: int, opened: int, problem: str) -> Fault:
    if "escape" in problem or "hex" in problem or "Unicode" in problem:
        at = text.rfind("\\", opened, at + 1)
        return _syntax(
            Span(at, at + 2),
            f"in double quotes {text[at : at + 2]} is an escape, and not a known one",
            r"Use single quotes instead of double ones, or write \\ for a backslash.",
        )
    return say.unclosed_quote(text, opened)


def _in_brackets(text: str, at: int, opened: int) -> Fault:
    line = say.line_at(text, opened)
    if at <= line.end and text[at : at + 1] not in ("", "\n", "\r"):
        if text[at] in "@`%|>":
            return _cannot_begin(text, at)
        return _syntax(_one(at), "a comma or a closing bracket is missing before this", _list_advice(text, at))
    bracket = text[opened] if text[opened] in "[{" else "["
    closing = "}" if bracket == "{" else "]"
    comment = re.search(r"(?<=[\s\[{,])#", text[opened : line.end])
    help_ = f"Close it with {closing} on this line."
    if comment:
        help_ = "A # starts a comment, which hides the rest of the line: put what begins with # in quotes."
    return Fault("yaml-unclosed-bracket", _one(opened), f"the {bracket} that opens here is not closed", help_)


def _list_advice(text: str, at: int) -> str:
    if text[at] == ",":
        return "Delete one of the two commas, or write what belongs between them."
    return 'Separate the items with commas, and put an item that has one of , : [ ] { } # in quotes: ["a, b", c]'


def _stray_colon(text: str, block: Span, at: int) -> Fault:
    """A colon where none may stand: within a value, or behind a name on a line that is indented too far."""
    line = say.line_at(text, at)
    if _KEY_BEFORE.match(text[line.start : at]):
        return _syntax(_one(at), "a colon within a value: YAML takes it for another property", say.quoting(text, at))
    above = say.line_at(text, max(line.start - 1, block.start))
    clinging = say.CLINGING_COLON.match(text, *above)
    if clinging and line.start > block.start:
        return say.no_blank(clinging.start(1))
    start = at - len(text[line.start : at].lstrip())
    return _syntax(
        Span(start, at + 1),
        "this line is indented, but the property above it has a value already",
        "Begin it in the same column as the property above.",
    )


def _cannot_begin(text: str, at: int) -> Fault:
    mark = text[at : at + 1]
    if mark == "" or mark.isspace():
        return _generic(text, at)
    if mark in "*&":
        return say.alias(text, _one(at))
    return _syntax(_one(at), f"a value cannot begin with {mark}", say.quoting(text, at))


def _unexpected(text: str, at: int, long_quote: Span | None) -> Fault:
    """Something that is not expected after a value or at the beginning of a line."""
    line = say.line_at(text, at)
    before = text[line.start : at]
    if long_quote is not None and line.start <= long_quote.end <= at:
        return say.unclosed_quote(text, long_quote.start)
    links = _LINK_LIST.search(text, line.start, line.end)
    if links is not None and links.start(2) <= at:
        return _several_links(at, links)
    closed = _CLOSED_BEFORE.search(before)
    if closed is not None:
        what = "quote" if closed[1] in "\"'" else "bracket"
        return _syntax(Span(at, line.end), f"text follows the closing {what}", _after_closing(text, at, closed[1]))
    if text[at] == ":":
        return _syntax(_one(at), "there is no name before this colon", "Write it as name: value.")
    if not before.strip():
        return _indented(text, Span(at, line.end))
    return _generic(text, at)


def _after_closing(text: str, at: int, closing: str) -> str:
    if closing == "'":
        return "Put the whole value in double quotes; within single ones an apostrophe is typed twice: ''"
    if closing == '"':
        return "Put the whole value in single quotes, or delete what follows."
    return say.quoting(text, at)


def _several_links(at: int, links: re.Match[str]) -> Fault:
    items = ", ".join(say.quoted(link) for link in re.findall(r"\[\[[^\[\]\n]*\]\]", links[0]))
    return Fault(
        "yaml-link-list",
        _one(at),
        "several links need a list, with each of them in quotes",
        f"Write [{items}]",
    )


def _indented(text: str, span: Span) -> Fault:
    if text.startswith("- ", span.start):
        return _syntax(
            span,
            "a list item stands below a property that has a value already, or in another column than the item above",
            "Begin all items of a list in the same column, below a name that has nothing behind its colon.",
        )
    return _syntax(
        span,
        "this line begins in another column than the properties above it",
        "Begin all properties in the first column, and what belongs to one of them two blanks further in.",
    )


def _generic(text: str, at: int) -> Fault:
    return _syntax(
        Span(at, min(at + 1, say.line_at(text, at).end)),
        "YAML cannot read this line from here on",
        say.quoting(text, at),
    )
