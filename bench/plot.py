"""A picture of time against notes, ours and the others', as SVG without any library."""

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from bench.figures import Results
from bench.peers import KHARD, TODOMAN
from bench.targets import CLICK_WALK, LOOP, NONE_CHANGED

WIDTH, HEIGHT = 930, 520
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 620, 84, 448
_APART = 19  # pixels between two names at the right
_COLD = "cold `agenda --print`"

# class, light colour, dark colour, dashes; blue is ours, the others differ in dashes as well
_LOOKS = {
    NONE_CHANGED: ("warm", "#0b5cad", "#6cb6ff", ""),
    _COLD: ("cold", "#0b5cad", "#6cb6ff", "7 5"),
    CLICK_WALK: ("least", "#6a6f76", "#9aa4af", "2 4"),
    LOOP: ("loop", "#1a7f37", "#57d364", "10 3 2 3"),
    TODOMAN: ("todoman", "#a15c00", "#e8a33d", "5 3"),
    KHARD: ("khard", "#a0306d", "#ff8ac4", "12 4"),
}
_NAMES = {
    NONE_CHANGED: "notesnet agenda, warm",
    _COLD: "notesnet agenda, cold",
    CLICK_WALK: "import click + stat all files",
    LOOP: "python-frontmatter loop",
    TODOMAN: "todoman list --due, warm",
    KHARD: "khard list",
}


class Line(NamedTuple):
    """One line of the picture: (notes, seconds, fastest, slowest) of each point."""

    name: str
    points: tuple[tuple[int, float, float, float], ...]


def plot(results: Results) -> str:
    """The picture; what was not measured has no line, and is named below it."""
    lines = _lines(results)
    return "\n".join(_svg(results, lines, _Axes.around(lines, results.sizes))) + "\n"


class _Axes(NamedTuple):
    """Whole powers of ten: of notes, of seconds."""

    x: tuple[int, int]
    y: tuple[int, int]

    @classmethod
    def around(cls, lines: Sequence[Line], sizes: Sequence[int]) -> "_Axes":
        times = [time for line in lines for point in line.points for time in point[2:]] or [0.01, 1.0]
        x, y = _powers(sizes or [1_000, 10_000]), _powers(times)
        return cls(x, y)

    def across(self, notes: float) -> float:
        return _place(notes, self.x, _LEFT, _RIGHT)

    def up(self, seconds: float) -> float:
        return _place(seconds, self.y, _BOTTOM, _TOP)


def _powers(values: Sequence[float]) -> tuple[int, int]:
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return first, max(last, first + 1)


def _place(value: float, powers: tuple[int, int], start: int, end: int) -> float:
    part = (math.log10(value) - powers[0]) / (powers[1] - powers[0])
    return round(start + part * (end - start), 1)


def _lines(results: Results) -> list[Line]:
    found = []
    for what in _LOOKS:
        points = tuple(point for size in results.sizes if (point := _point(results, what, size)))
        if points:
            found.append(Line(what, points))
    return found


def _point(results: Results, what: str, notes: int) -> tuple[int, float, float, float] | None:
    if what == CLICK_WALK:
        row = results.find(NONE_CHANGED, notes, CLICK_WALK)
        time = row.against_time if row else 0.0
        return (notes, time, time, time) if time else None
    row = results.find(what, notes)
    if not row or row.failure or not row.seconds:
        return None
    return notes, row.time, min(row.seconds), max(row.seconds)


def _svg(results: Results, lines: Sequence[Line], axes: _Axes) -> Iterator[str]:
    title = "Time to answer, by the number of notes"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'role="img" aria-labelledby="title desc">'
    )
    yield f'<title id="title">{title}</title>'
    yield f'<desc id="desc">{escape(" ".join(_told(lines)))}</desc>'
    yield from _style()
    yield f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>'
    yield _text(_LEFT, 32, title, "title")
    under = ", ".join(filter(None, (results.day, results.machine)))
    yield _text(_LEFT, 54, f"Medians; lower is better. {under}.", "small")
    yield from _grid(axes)
    for line in lines:
        yield from _drawn(line, axes)
    yield from _labels(lines, axes)
    missing = [_NAMES[what] for what in _LOOKS if what not in {line.name for line in lines}]
    if missing:
        yield _text(_LEFT, HEIGHT - 14, f"Not measured: {', '.join(missing)}.", "small")
    yield "</svg>"


def _told(lines: Sequence[Line]) -> Iterator[str]:
    """The picture in words."""
    for line in lines:
        yield f"{_NAMES[line.name]}: {', '.join(f'{_seconds(time)} at {notes:,} notes' for notes, time, *_ in line.points)}."


def _style() -> Iterator[str]:
    """Plain rules, since not everything that draws SVG knows variables; what knows no dark scheme gets the light one."""
    yield "<style>"
    yield "text { font: 13px system-ui, sans-serif; }"
    yield ".title { font-size: 19px; font-weight: 600; } .small { font-size: 12px; }"
    yield ".end { text-anchor: end; } .middle { text-anchor: middle; }"
    yield "polyline { fill: none; stroke-width: 2; } .warm polyline { stroke-width: 4; } text.warm { font-weight: 600; }"
    yield ".spread { fill: none; stroke-width: 1; opacity: .6; }"
    for look, _light, _dark, dashes in _LOOKS.values():
        if dashes:
            yield f"g.{look} polyline {{ stroke-dasharray: {dashes}; }}"
    yield from _colours(("#1f2328", "#59636e", "#ffffff", "#d9dee3"), dark=False)
    yield "@media (prefers-color-scheme: dark) {"
    yield from _colours(("#e6edf3", "#9aa4af", "#0d1117", "#30363d"), dark=True)
    yield "}"
    yield "</style>"


def _colours(ground: tuple[str, str, str, str], *, dark: bool) -> Iterator[str]:
    ink, soft, paper, grid = ground
    yield f"text {{ fill: {ink}; }} .small {{ fill: {soft}; }} .ground {{ fill: {paper}; }}"
    yield f".grid {{ stroke: {grid}; }} .axis {{ stroke: {soft}; }}"
    for look, light_colour, dark_colour, _ in _LOOKS.values():
        colour = dark_colour if dark else light_colour
        yield f"g.{look} {{ stroke: {colour}; fill: {colour}; }} text.{look} {{ fill: {colour}; }}"


def _grid(axes: _Axes) -> Iterator[str]:
    for power in range(axes.y[0], axes.y[1] + 1):
        y = axes.up(10.0**power)
        yield f'<path class="grid" d="M{_LEFT} {y}H{_RIGHT}"/>'
        yield _text(_LEFT - 8, y + 4, _seconds(10.0**power), "end")
    for power in range(axes.x[0], axes.x[1] + 1):
        x = axes.across(10.0**power)
        yield f'<path class="grid" d="M{x} {_TOP}V{_BOTTOM}"/>'
        yield _text(x, _BOTTOM + 20, f"{10**power:,}", "middle")
    yield f'<path class="axis" fill="none" d="M{_LEFT} {_TOP}V{_BOTTOM}H{_RIGHT}"/>'
    middle = (_TOP + _BOTTOM) // 2
    yield _text((_LEFT + _RIGHT) // 2, _BOTTOM + 42, "notes in the vault (count, logarithmic)", "middle")
    yield f'<text class="middle" transform="translate(18 {middle}) rotate(-90)">time (ms and s, logarithmic)</text>'


def _drawn(line: Line, axes: _Axes) -> Iterator[str]:
    yield f'<g class="{_LOOKS[line.name][0]}">'
    places = [(axes.across(notes), axes.up(time)) for notes, time, *_ in line.points]
    yield f'<polyline points="{" ".join(f"{x},{y}" for x, y in places)}"/>'
    for (x, y), (_notes, _time, fastest, slowest) in zip(places, line.points, strict=True):
        yield f'<path class="spread" d="M{x} {axes.up(fastest)}V{axes.up(slowest)}"/><circle cx="{x}" cy="{y}" r="4"/>'
    yield "</g>"


def _labels(lines: Sequence[Line], axes: _Axes) -> Iterator[str]:
    """The names beside the last points, moved apart where they would touch."""
    ends = sorted((axes.up(line.points[-1][1]), line) for line in lines)
    places: list[float] = []
    for y, _line in ends:
        places.append(max(y, places[-1] + _APART) if places else y)
    too_far = max(0.0, (places[-1] if places else 0.0) - _BOTTOM)
    for place, (y, line) in zip(places, ends, strict=True):
        at, end = place - too_far + 4, axes.across(line.points[-1][0])
        name = _LOOKS[line.name][0]
        yield f'<g class="{name}"><path class="spread" d="M{end + 6} {y}L{_RIGHT + 14} {at - 4}"/></g>'
        yield _text(_RIGHT + 18, at, f"{_NAMES[line.name]}: {_seconds(line.points[-1][1])}", name)


def _seconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.3g} ms" if seconds < 1 else f"{seconds:,.3g} s"


def _text(x: float, y: float, words: str, look: str) -> str:
    return f'<text class="{look}" x="{x}" y="{round(y, 1)}">{escape(words)}</text>'
