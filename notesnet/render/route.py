"""Routes to somebody for people: how strong each is, and what every step of it stands on."""

import textwrap
from collections.abc import Iterator
from datetime import date

from notesnet.model.route import Edge, Route, Routes
from notesnet.render.json_net import two_decimals
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.visible import width
from notesnet.text.words import count, join

Line = tuple[tuple[str, str], ...]  # pairs of words and their style

WIDTH = 80


def routes_lines(routes: Routes, today: date) -> Iterator[Line]:
    """Each route with its steps, the strongest first; where there is none, what would make one."""
    if not routes.found:
        yield from _no_way(routes)
        return
    yield ((f"{count(len(routes.found), 'route')} to {routes.to}", "bold"),)
    for route in routes.found:
        yield ()
        yield from _route(route, today)


def tie_words(edge: Edge, today: date) -> str:
    """What a step stands on, in a clause with its age where it has a day."""
    source, target, tie = edge
    age = f", {_age(tie.last, today)}" if tie.last else ""
    if tie.kind == "touch":
        return f"you and {target}: {'in touch' if tie.words == 'other' else plain_words(tie.words, 30)}{age}"
    if tie.kind == "trust":
        return f"you and {target}: your trust in them, no touch noted"
    if tie.kind == "knows":
        return f"{tie.by} knows {target if tie.by == source else source}"
    if tie.kind == "both":
        return f"{source} and {target} know each other"
    if tie.kind == "introduced_by":
        return f"{tie.by} introduced you to {target if tie.by == source else source}{age}"
    if tie.kind == "met":
        if tie.by:
            return f"{tie.by} introduced you to {target if tie.by == source else source}{age}"
        return f"{source} and {target} met through you{age}"
    return f"{source} and {target} are both in {tie.words}"


def _no_way(routes: Routes) -> Iterator[Line]:
    yield ((f"Nobody you are in touch with leads to {routes.to} yet.", "bold"),)
    if routes.silent:
        one = "this contact" if len(routes.silent) == 1 else "one of these"
        yield ((f"In touch with {one} you would have a way:", ""),)
        for edge in routes.silent:
            yield from _step("  ", tie_words(edge, date.max), f"{edge.tie.path}:{edge.tie.line}")
        return
    yield ((f'Who knows {routes.to}? In that note: `knows: ["[[{routes.to}]]"]`.', ""),)


def _route(route: Route, today: date) -> Iterator[Line]:
    yield from _chain(route)
    for edge in route.edges:
        place = f"{edge.tie.path}:{edge.tie.line}"
        yield from _step(f"  {two_decimals(edge.tie.strength):.2f}  ", tie_words(edge, today), place)
    if route.closed:
        verb = "wants" if len(route.closed) == 1 else "want"
        yield ((f"  {join(route.closed)} {verb} no introductions.", "yellow"),)


def _chain(route: Route) -> Iterator[Line]:
    """``0.42  Me → Charles Babbage → Ada Lovelace``, on more lines where one is too short; a name is never broken."""
    lines = [route.names[0]]
    for name in route.names[1:]:
        longer = f"{lines[-1]} → {name}"
        if width(longer) + 6 > WIDTH:
            lines.append(f"→ {name}")
        else:
            lines[-1] = longer
    for at, line in enumerate(lines):
        yield ((f"{two_decimals(route.strength):.2f}  " if not at else " " * 6, "bold"), (line, "bold"))


def _step(begin: str, words: str, place: str) -> Iterator[Line]:
    """The words and their place on one line, on two where they need them."""
    if width(begin) + width(words) + 2 + width(place) <= WIDTH:
        yield (begin, ""), (f"{words}  ", ""), (place, "dim")
        return
    indent = " " * width(begin)
    for at, line in enumerate(textwrap.wrap(words, WIDTH - len(indent), break_long_words=False)):
        yield (begin if not at else indent, ""), (line, "")
    yield (indent, ""), (place, "dim")


def _age(day: date, today: date) -> str:
    """``lunch, 12 Nov (13 days ago)``: the day and how long that is ago, in the unit that one would use."""
    if today == date.max:
        return short_day(day, 0)
    days = (today - day).days
    if days < 2:
        return "today" if days == 0 else "yesterday"
    for unit, length in (("year", 365), ("month", 30)):
        if days >= 2 * length:
            return f"{short_day(day, today.year)} ({count(days // length, unit)} ago)"
    return f"{short_day(day, today.year)} ({count(days, 'day')} ago)"
