"""What Obsidian Tasks writes on a task's line: dates, recurrence, priority and the block id behind the words."""

from typing import Final, NamedTuple

from notesnet.text.patterns import regex
from notesnet.text.spans import Span


class DateText(NamedTuple):
    """A date as it was typed, which may be none at all, and where it stands."""

    text: str
    span: Span


class Field(NamedTuple):
    """One field of a task's line.

    Attributes:
        name: due, scheduled, start, created, done or cancelled (these hold a date); repeat, priority, tag, block or other.
        value: what was typed behind the sign, or in the brackets.
        span: of the value.
        whole: of the sign and the value, without the blanks around them.
    """

    name: str
    value: str
    span: Span
    whole: Span


class TaskFields(NamedTuple):
    """A task's words and fields; ``description`` has the words without the fields and the block id.

    ``priority`` is highest, high, medium, low, lowest, or what was typed in brackets; ``""`` for none.
    """

    description: str
    due: DateText | None
    scheduled: DateText | None
    start: DateText | None
    created: DateText | None
    done: DateText | None
    cancelled: DateText | None
    recurring: bool
    priority: str
    block_id: str | None


_SIGNS: Final = {
    "📅": "due", "📆": "due", "🗓": "due", "⏳": "scheduled", "⌛": "scheduled", "🛫": "start", "➕": "created",
    "✅": "done", "❌": "cancelled", "🔁": "repeat", "🆔": "other", "⛔": "other", "🏁": "other",
}  # fmt: skip
_PRIORITIES: Final = {"🔺": "highest", "⏫": "high", "🔼": "medium", "🔽": "low", "⏬": "lowest"}
_KEYS: Final = {
    "due": "due", "scheduled": "scheduled", "start": "start", "created": "created", "completion": "done",
    "cancelled": "cancelled", "repeat": "repeat", "priority": "priority", "id": "other", "dependson": "other",
    "oncompletion": "other",
}  # fmt: skip

_LONGEST: Final = 4_000  # characters of a task, counted from its end, in which fields are looked for
_EMOJI: Final = "".join((*_SIGNS, *_PRIORITIES))
_EMOJI_SET: Final = frozenset(_EMOJI)
_DAY_SIGNS: Final = frozenset(sign for sign, name in _SIGNS.items() if name not in ("repeat", "other"))
_DAY_FIELD: Final = len(" 📅 2026-11-25") - 1
_DAY: Final = r"\d+[-./]\d[\w.:+/-]*+|\d{6,8}+(?!\w)"
_WORDS: Final = r"\w[\w.]*+(?:[ \t]\w[\w.]*+){0,2}+"
# Every field begins with one character of one set, which makes the search over ordinary words fast. That set stands here
# once, because compiling a set of emoji costs as much as reading a note; what is left to the last two are signs of days.
# Words instead of a day (📅 next tuesday) are taken for one only where nothing but fields follows and something comes
# before, because people decorate with these signs too.
_FIELDS = regex(
    rf"(?P<sign>[{_EMOJI}\[(dD^#])(?:"
    rf"(?<=[\[(])(?P<key>(?i:{'|'.join(_KEYS)}))::[ \t]*+(?P<value>(?:\[\[[^\[\]]*+\]\]|[^\[\]()])*+)[\])]"
    rf"|(?<=[dD])(?<![^\s(].)(?i:ue):(?P<due>[ \t]?(?:{_DAY})|[^\W_][^\s)\],;:]*+(?!:))"
    r"|(?<=\^)(?<!\S.)(?P<block>[A-Za-z0-9-]++)(?!\S)"
    r"|(?<=#)(?<!\S.)(?P<tag>[\w/-]++)"
    rf"|(?<=[{''.join(_PRIORITIES)}])(?P<level>\ufe0f?)"
    r"|(?<=🔁)\ufe0f?[ \t]*+(?P<rule>[A-Za-z0-9, !]*+)"
    r"|(?<=[🆔⛔🏁])\ufe0f?[ \t]*+(?P<other>[A-Za-z0-9_,-]++)"
    rf"|(?<=[^\x00-\x7f])\ufe0f?[ \t]*+(?P<day>{_DAY})"
    rf"|(?<=\S[ \t][📅📆🗓])\ufe0f?[ \t]*+(?P<words>{_WORDS})(?=[ \t]*+(?:\Z|[\[(]|[^\x00-\u22ff]|\^[A-Za-z0-9-]++[ \t]*+\Z)))"
)
_GROUPS: Final = {"rule": "repeat", "words": "due", "due": "due", "block": "block", "tag": "tag", "other": "other", "level": "priority"}  # fmt: skip


def may_have_fields(text: str) -> bool:
    """Whether there may be a field in ``text``; words without any of their signs need no look at each of them."""
    if "::" in text or "^" in text or "#" in text or not _EMOJI_SET.isdisjoint(text):
        return True
    return ":" in text and "ue:" in text.lower()


def task_fields(text: str, start: int, end: int) -> list[Field]:
    """The fields in ``text[start:end]``, the part of a line behind the task's box, in order."""
    start = max(start, end - _LONGEST)
    content = text[start:end]
    fields: list[Field] = []
    if not may_have_fields(content):
        return fields
    if days := _days_only(content, start):
        return days
    for match in _FIELDS.finditer(content):
        group = match.lastgroup or ""
        if group == "day":
            name = _SIGNS[match["sign"]]
        elif group == "value":
            name = _KEYS[match["key"].lower()]
        else:
            name = _GROUPS[group]
        first, last = match.span("sign" if group == "level" else group)
        if content.startswith("[[", first, last) and content.endswith("]]", first, last):
            first, last = first + 2, last - 2
        typed = content[first:last]
        value = typed.strip(" \t")
        first += len(typed) - len(typed.lstrip(" \t"))
        span = Span(start + first, start + first + len(value))
        fields.append(Field(name, value, span, Span(start + match.start(), start + match.end())))
    return fields


def _days_only(content: str, start: int) -> list[Field]:
    """The fields of ``words 📅 2026-11-25 ✅ 2026-11-24``, as nearly every line has them; none when there may be more to it."""
    fields: list[Field] = []
    end = len(content.rstrip(" \t"))
    while end > _DAY_FIELD and content[end - 13] == content[end - 11] == " " and content[end - 12] in _DAY_SIGNS:
        day, at = content[end - 10 : end], start + end - 12
        if not (day.isascii() and day[4] == day[7] == "-" and (day[:4] + day[5:7] + day[8:]).isdigit()):
            break
        fields.insert(0, Field(_SIGNS[content[end - 12]], day, Span(at + 2, at + 12), Span(at, at + 12)))
        end = len(content[: end - 13].rstrip(" \t"))
    return [] if may_have_fields(content[:end]) else fields


def read_task(text: str, start: int, end: int, fields: list[Field] | None = None) -> TaskFields:
    """The words and fields in ``text[start:end]``, the part of a line behind the task's box.

    Of two equal fields the first of those at the end of the line counts, as in Obsidian Tasks; a field that words
    follow is read too, when the end has none of its kind. ``fields`` saves the search when it was done already.
    """
    found: dict[str, Field] = {}
    gone: list[Span] = []
    tail = len(text[start:end].rstrip()) + start
    for field in reversed(task_fields(text, start, end) if fields is None else fields):
        at_end = not text[field.whole.end : tail].strip()
        if at_end:
            tail = field.whole.start
        if field.name == "tag" or (field.name == "block" and not at_end):
            continue
        gone.append(field.whole)
        if at_end or field.name not in found:
            found[field.name] = field
    priority = found.get("priority")
    block = found.get("block")
    return TaskFields(
        without(text, start, end, gone[::-1]).strip(),
        due=_date(found.get("due")),
        scheduled=_date(found.get("scheduled")),
        start=_date(found.get("start")),
        created=_date(found.get("created")),
        done=_date(found.get("done")),
        cancelled=_date(found.get("cancelled")),
        recurring="repeat" in found,
        priority=_PRIORITIES.get(priority.value, priority.value.lower()) if priority else "",
        block_id=block.value if block else None,
    )


def without(text: str, start: int, end: int, spans: list[Span]) -> str:
    """``text[start:end]`` less ``spans`` (in order) and the blanks before each of them."""
    pieces = []
    at = start
    for span in spans:
        pieces.append(text[at : span.start].rstrip(" \t"))
        at = max(at, span.end)
    pieces.append(text[at:end])
    return "".join(pieces)


def _date(field: Field | None) -> DateText | None:
    return DateText(field.value, field.span) if field and field.value else None
