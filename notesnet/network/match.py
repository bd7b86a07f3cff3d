"""Who offers what was asked for, or knows one who does."""

from collections.abc import Iterator, Mapping

from notesnet.model.concepts import Lexicon
from notesnet.model.suggestion import Found, Line, Match
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.network.entries import Who
from notesnet.network.matching import Answer, Matcher
from notesnet.network.pool import Pool, pool_of
from notesnet.network.query import query_of
from notesnet.text.names import fold

MANY = 20  # so many who offer it: then those who offer something close are left out
KNOWS = 0.5  # someone who knows one who offers it, against that one


def match_offers(vault: Vault, words: Lexicon | Pool, text: str) -> list[Match]:
    """Who offers that, the best first, then people who know one who does; archived people are left out."""
    pool = pool_of(vault, words)
    query = query_of(pool.reader, text)
    matcher = Matcher(pool)
    answers = matcher.answers(query, close=False)
    if len(answers) < MANY:
        answers = matcher.answers(query)
    answers = dict(_offered(pool, answers, fold(text)))
    direct: list[Match] = []
    close: list[Match] = []
    for place, found in answers.items():
        (close if found[0].close else direct).append(_offering(pool.who(place), found))
    surely = {place: found[0] for place, found in answers.items() if not found[0].close}
    knowing = [_knower(pool.who(place), hits) for place, hits in _knowing(pool, surely).items() if place not in answers]
    return [*ranked(direct), *ranked(close), *ranked(knowing)]


def _offered(pool: Pool, answers: Mapping[int, list[Answer]], asked: str) -> Iterator[tuple[int, list[Answer]]]:
    """The answers without those of people who need the very same themselves, unless they say that they offer it."""
    for place, found in answers.items():
        offers = [answer for answer in found if answer.line.field == "offers"]
        if len(offers) == len(found) or all(fold(wish.line.text) != asked for wish in pool.wishes(place)):
            yield place, found
        elif offers:
            yield place, offers


def _offering(who: Who, answers: list[Answer]) -> Match:
    told = [answer for answer in answers if answer.close == answers[0].close][:2]
    evidence = tuple(Found("offers", Line(a.line.text, who.path, a.line.number), a.met) for a in told)
    return Match(Person(who.path, who.name), round(answers[0].score, 2), evidence)


Hit = tuple[float, Found]


def _knowing(pool: Pool, offering: Mapping[int, Answer]) -> dict[int, dict[int, Hit]]:
    """Who knows one who offers it: ``knows`` on either side, ``introduced_by``, and an introduction in which they met.

    Place → for each one who offers it, the line that says so; of several the knower's own, the last, counts.
    """
    found: dict[int, dict[int, Hit]] = {}
    for knower, giver, path, line in _ties(pool, offering):
        if knower not in offering and giver in offering and not pool.who(knower).archived:
            answer = offering[giver]
            words = f"{pool.who(giver).name}: {answer.line.text}"
            hit = (answer.score, Found("knows", Line(words, path, line), answer.met))
            found.setdefault(knower, {}).setdefault(giver, hit)
    return found


def _ties(pool: Pool, offering: Mapping[int, Answer]) -> Iterator[tuple[int, int, str, int]]:
    """(who knows one of those, that one, where that stands): by their own notes, by the other's, by introductions."""
    givers = sorted(offering)
    knowing = pool.referring([pool.who(giver).path for giver in givers])
    referring = dict(zip(givers, knowing, strict=True))
    known = pool.places(dict.fromkeys(link.path for giver in referring for link in pool.who(giver).links))
    notes = [note for note in pool.introductions if note.met and note.a and note.b]
    met = pool.places(dict.fromkeys(path for note in notes for path in (note.a, note.b))) if notes else {}
    pool.fetch_who({*known.values(), *(knower for knowers in referring.values() for knower in knowers)})
    for giver, knowers in referring.items():
        path = pool.who(giver).path
        for knower in knowers:
            mine = [link.line for link in pool.who(knower).links if link.path == path]
            yield knower, giver, pool.who(knower).path, mine[-1]
    for giver in referring:
        who = pool.who(giver)
        for link in who.links:
            if link.path in known:
                yield known[link.path], giver, who.path, link.line
    for note in notes:
        a, b = met.get(note.a), met.get(note.b)
        if a is not None and b is not None:
            yield a, b, note.path, note.met
            yield b, a, note.path, note.met


def _knower(who: Who, hits: Mapping[int, Hit]) -> Match:
    ordered = list(hits.values())
    if len(ordered) > 1:  # most know one of them
        ordered.sort(key=lambda pair: (-pair[0], pair[1].line))
    return Match(Person(who.path, who.name), round(KNOWS * ordered[0][0], 2), tuple(hit for _score, hit in ordered)[:3])


def ranked(found: list[Match]) -> list[Match]:
    """The best first; ties by name, then path."""
    return sorted(found, key=lambda match: (-match.score, fold(match.person.name), match.person.path))
