"""The lines that differ between two texts, and finding such lines again in a third one."""

from typing import NamedTuple

_FEW = 4  # lines that differ and need no better match
_MANY = 1_000_000  # pairs of lines that are not compared any more


class LineChange(NamedTuple):
    """Lines ``start`` to ``end`` (0-based, excluded) of the old text became lines ``first`` to ``last`` of the new one."""

    start: int
    end: int
    first: int
    last: int


def changed_lines(old: list[str], new: list[str]) -> list[LineChange]:
    """What changed, in order, in few lines; never slower than a small multiple of the texts' size."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    return [
        LineChange(head + a, head + b, head + c, head + d)
        for a, b, c, d in (_line_by_line(before, after) or _matched(before, after))
    ]


def _line_by_line(old: list[str], new: list[str]) -> list[LineChange]:
    """What changed when lines were replaced one for one; nothing when they were not, or when most of them differ."""
    if len(old) != len(new):
        return []
    differ = [i for i, line in enumerate(old) if line != new[i]]
    if len(differ) > _FEW and len(differ) * 2 > len(old):
        return []
    starts = [i for at, i in enumerate(differ) if not at or differ[at - 1] != i - 1]
    ends = [i + 1 for at, i in enumerate(differ) if at + 1 == len(differ) or differ[at + 1] != i + 1]
    return [LineChange(start, end, start, end) for start, end in zip(starts, ends, strict=True)]


def _matched(old: list[str], new: list[str]) -> list[LineChange]:
    if not old and not new:
        return []
    if not old or not new or len(old) * len(new) > _MANY:
        return [LineChange(0, len(old), 0, len(new))]
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for commands that changed several places

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [LineChange(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


def find_lines(lines: list[str], wanted: tuple[str, ...], at: int, around: tuple[str | None, str | None]) -> int | None:
    """Where ``wanted`` stands: at index ``at`` as before, else the only place; None when it is gone or in doubt.

    ``around`` are the lines above and below, which tell places apart and stand for an empty ``wanted``.
    """
    size = len(wanted)
    places = [i for i in range(len(lines) - size + 1) if tuple(lines[i : i + size]) == wanted]
    framed = [i for i in places if _above(lines, i) == around[0] and _below(lines, i + size) == around[1]]
    for found in (framed, places if wanted else []):
        if at in found:
            return at
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def stands_between(lines: list[str], wanted: tuple[str, ...], around: tuple[str | None, str | None]) -> bool:
    """Whether ``wanted`` stands somewhere right between the two lines ``around``, which may be no line of the text."""
    size = len(wanted)
    return any(
        tuple(lines[i : i + size]) == wanted and (_above(lines, i), _below(lines, i + size)) == around
        for i in range(len(lines) - size + 1)
    )


def _above(lines: list[str], at: int) -> str | None:
    return lines[at - 1] if at > 0 else None


def _below(lines: list[str], at: int) -> str | None:
    return lines[at] if at < len(lines) else None
