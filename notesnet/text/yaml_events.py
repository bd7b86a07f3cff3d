"""The values of a front matter block, from one walk over the events of libyaml.

Events, because the loaders above them guess types, lose where things stand, and die of deep nesting. The values stay text.
"""

from collections.abc import Callable
from typing import Any

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from notesnet.text import yaml_faults as say
from notesnet.text.faults import Fault
from notesnet.text.patterns import regex
from notesnet.text.spans import Span
from notesnet.text.yaml_values import Entry, Mapping, Scalar, Sequence, Value

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML without libyaml: the same events, ten times slower
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MOST_LEVELS = 20
MOST_NODES = 5000
LONG_VALUE = 10_000

# the constructor of a named tuple takes twice as long, and an ordinary note has a hundred of them
_new = tuple.__new__

_STYLES = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
_LINK = regex(r"""\[\[(?=[^\]]*[^\]\s])(?:[^\[\]{}"'\r\n]|(?<=\w)')+\]\]""")
_HIDDEN_COMMENT = regex(r"[ \t]+(#\w[^\r\n]*)")
_SWALLOWED_KEY = regex(r"\n\w[^\n:]*:(?:\s|\Z)")


class Unreadable(Exception):  # noqa: N818 - no error of the program: it carries the fault that ends the walk
    """Ends a walk at a ``fault`` behind which nothing can be read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Walk:
    """One walk over the events of ``source``: a note's text from its beginning to the end of its block.

    The opening fence is part of it (to YAML it begins a document), so the marks of YAML are places in the note. What
    ``text`` has at these places is quoted in faults; it differs from ``source`` where properties were blanked out.

    Attributes:
        faults: what was found so far, in the order of the walk.
        broken: true when one of them makes the whole block untrustworthy.
        last_long_quote: the last quoted value that went over several lines; a later syntax error often begins there.
    """

    __slots__ = ("_get", "_ordinary", "_text", "broken", "faults", "last_long_quote")

    def __init__(self, text: str, source: str) -> None:
        self._text = text
        # then a plain value has neither anchor nor type nor typographic quotes, and needs no look
        self._ordinary = source.isascii() and "&" not in source and "!" not in source
        get: Callable[[], Any] = _Loader(source).get_event
        # every node takes a character at least, so a short block needs no counting
        self._get = get if len(source) <= MOST_NODES else self._counted(get)
        self.faults: list[Fault] = []
        self.broken = False
        self.last_long_quote: Span | None = None

    def document(self) -> tuple[Entry, ...]:
        """The entries of the one mapping that a front matter is; none when there are only comments.

        Raises:
            Unreadable: at a fault that ends the reading.
            yaml.YAMLError: at a syntax error.
        """
        self._get()
        self._get()
        event = self._get()
        kind = type(event)
        if kind is MappingStartEvent:
            entries = self._mapping(event, 1).entries
        elif kind is ScalarEvent and event.start_mark.index == event.end_mark.index:
            entries = ()
        else:
            raise Unreadable(self._not_a_mapping(event))
        self._get()
        event = self._get()
        kind = type(event)
        if kind is not StreamEndEvent:
            raise Unreadable(say.second_document(self._text, event.start_mark.index))
        return entries

    def _not_a_mapping(self, event: Any) -> Fault:
        if type(event) is ScalarEvent:
            return say.text_at_the_top(self._text, self._span(event))
        if type(event) is AliasEvent:
            return say.alias(self._text, self._span(event))
        return say.list_at_the_top(self._span(event).start)

    def _span(self, event: Any) -> Span:
        return Span(event.start_mark.index, event.end_mark.index)

    def _node(self, event: Any, level: int) -> Value:
        kind = type(event)
        if kind is SequenceStartEvent and level <= MOST_LEVELS:
            return self._sequence(event, level)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            span = self._span(event)
            self._refuse(say.alias(self._text, span))
            return Scalar(self._text[span.start : span.end], span)
        if level > MOST_LEVELS:
            raise Unreadable(say.too_deep(self._span(event).start, MOST_LEVELS))
        return self._mapping(event, level)

    def _mapping(self, opening: Any, level: int) -> Mapping:
        self._open(opening)
        entries = []
        get, scalar = self._get, self._scalar
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                key = scalar(event)
            elif kind is MappingEndEvent:
                break
            else:
                key = self._complex_key(event, level)
            event = get()
            value = scalar(event) if type(event) is ScalarEvent else self._node(event, level + 1)
            entries.append(_new(Entry, (key, value)))
        self._check_keys(entries, level)
        start = opening.start_mark.index
        flow = bool(opening.flow_style)
        end = event.end_mark.index if flow else entries[-1].value.span.end
        return Mapping(tuple(entries), Span(start, end), flow)

    def _sequence(self, opening: Any, level: int) -> Value:
        self._open(opening)
        items: list[Value] = []
        get = self._get
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                items.append(self._scalar(event))
            elif kind is SequenceEndEvent:
                break
            else:
                items.append(self._node(event, level + 1))
        start = opening.start_mark.index
        if not opening.flow_style:
            return Sequence(tuple(items), Span(start, items[-1].span.end), flow=False)
        end = event.end_mark.index
        if self._text.startswith("[[", start) and _LINK.fullmatch(self._text, start, end):
            link = self._text[start:end]
            self.faults.append(say.unquoted_link(link, Span(start, end)))
            return Scalar(link, Span(start, end), "link")
        return Sequence(tuple(items), Span(start, end), flow=True)

    def _open(self, opening: Any) -> None:
        if opening.anchor is not None or opening.tag is not None:
            self._refuse(say.anchor_or_tag(self._text, opening.start_mark.index))

    def _counted(self, get: Callable[[], Any]) -> Callable[[], Any]:
        """``get``, with the limit on keys and values, and the warning for a long one."""
        nodes = 0

        def counted() -> Any:
            nonlocal nodes
            event = get()
            if isinstance(event, NodeEvent):
                nodes += 1
                if nodes > MOST_NODES:
                    raise Unreadable(say.too_many(MOST_NODES))
                if isinstance(event, ScalarEvent) and len(event.value) > LONG_VALUE:
                    self.faults.append(say.long_value(self._span(event).start, len(event.value)))
            return event

        return counted

    def _refuse(self, fault: Fault) -> None:
        self.broken = True
        self.faults.append(fault)

    def _scalar(self, event: Any) -> Scalar:
        span = _new(Span, (event.start_mark.index, event.end_mark.index))
        value = event.value
        if self._ordinary and value and not event.style:
            return _new(Scalar, (value, span, "plain"))
        return self._special(event, value, span)

    def _special(self, event: Any, value: str, span: Span) -> Scalar:
        if event.anchor is not None or event.tag is not None:
            self._refuse(say.anchor_or_tag(self._text, span.start))
        if event.style:
            return self._styled(value, span, _STYLES[event.style])
        if not value:
            self._check_empty(span.end)
        scalar = Scalar(value, span)
        fault = say.curly_quotes(self._text, scalar)
        if fault is not None:
            self.faults.append(fault)
        return scalar

    def _styled(self, value: str, span: Span, style: str) -> Scalar:
        if style in ("literal", "folded"):
            return Scalar(value, Span(span.start, self._end_of_block(span)), style)
        if "\n" in self._text[span.start : span.end]:
            self.last_long_quote = span
            if _SWALLOWED_KEY.search(self._text, span.start, span.end):
                self._refuse(say.unclosed_quote(self._text, span.start))
        return Scalar(value, span, style)

    def _end_of_block(self, span: Span) -> int:
        """Before the line end of the last line of a ``|`` or ``>`` value; blank lines below belong to it only with ``+``."""
        raw = self._text[span.start : span.end]
        if "+" in raw.partition("\n")[0].partition("#")[0]:
            return span.end - len(raw) + len(raw.removesuffix("\n").removesuffix("\r"))
        return say.line_at(self._text, span.start + len(raw.rstrip(" \t\r\n")) - 1).end

    def _complex_key(self, event: Any, level: int) -> Scalar:
        span = self._node(event, level + 1).span
        if type(event) is not AliasEvent:
            self._refuse(say.complex_key(self._text, span))
        return Scalar(self._text[span.start : span.end], span)

    def _check_keys(self, entries: list[Entry], level: int) -> None:
        names = {entry.key.text for entry in entries}
        if len(names) != len(entries):
            self.faults += say.duplicate_keys(self._text, entries)
        if "<<" in names:
            for key in (entry.key for entry in entries if entry.key.text == "<<" and entry.key.style == "plain"):
                self._refuse(say.merge_key(key.span))
        if level == 1 and any(map(say.odd_key, names)):
            self.faults += say.odd_keys(entries)

    def _check_empty(self, end: int) -> None:
        comment = _HIDDEN_COMMENT.match(self._text, end)
        if comment is not None:
            self.faults.append(say.comment_for_value(Span(*comment.span(1)), comment[1]))
