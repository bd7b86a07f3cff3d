"""Who offers what was asked for, or knows one who does; or who would care about it."""

from collections.abc import Mapping

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Found, Line, Match
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.network.lines import OfferLine
from notesnet.network.matching import Answer, Matcher, index_lines_with
from notesnet.network.query import Query, query_of
from notesnet.network.sieve import sieve
from notesnet.network.terms import PhraseReader
from notesnet.text.names import fold

MANY = 20  # so many who offer it: then those who offer something close are left out
KNOWS = 0.5  # someone who knows one who offers it, against that one


def match_offers(vault: Vault, lexicon: Lexicon, text: str) -> list[Match]:
    """Who offers that, the best first, then people who know one who does; archived people are left out."""
    people = _active(vault)
    reader = PhraseReader(lexicon)
    query = query_of(reader, text)
    matcher = index_lines_with(reader, people.items(), query.own_keys)
    answers = matcher.answers(query)
    if len(answers) < MANY:
        matcher = index_lines_with(reader, people.items(), query.strong_keys)
        answers = matcher.answers(query)
    direct: list[Match] = []
    close: list[Match] = []
    for number, found in answers.items():
        (close if found[0].close else direct).append(_offering(people[number], found))
    by_path = {people[number].path: found[0] for number, found in answers.items()}
    surely = {path: answer for path, answer in by_path.items() if not answer.close}
    knowing = [match for path, match in _knowing(vault, people, surely).items() if path not in by_path]
    return [*_ranked(direct), *_ranked(close), *_ranked(knowing)]


def match_interests(vault: Vault, lexicon: Lexicon, text: str) -> list[Match]:
    """Who would care about it: their interests, by words and concepts."""
    people = _active(vault)
    reader = PhraseReader(lexicon)
    query = query_of(reader, text)
    lines = [
        OfferLine(number, "offers", phrase.text, phrase.line)
        for number, contact in people.items()
        for phrase in contact.interests
    ]
    matcher = Matcher(reader, len(lines))
    held = {lines[at] for at in sieve(lexicon, query.strong_keys, [line.text for line in lines])}
    held |= {line for line in lines if fold(line.text) == fold(text)}
    for line in sorted(held):
        matcher.add(line, frozenset())
    found = []
    for number, answers in _caring(matcher, query, text).items():
        contact = people[number]
        evidence = tuple(Found("interests", Line(a.line.text, contact.path, a.line.number), a.met) for a in answers)
        found.append(Match(Person(contact.path, contact.name), round(answers[0].score, 2), evidence))
    return _ranked(found)


def _caring(matcher: Matcher, query: Query, text: str) -> Mapping[int, list[Answer]]:
    """Interests that meet; one in the very words asked for always does."""
    found = matcher.answers(query)
    for line in matcher.lines:
        if fold(line.text) == fold(text) and line.owner not in found:
            found[line.owner] = [Answer(1.0, line, ())]
    return found


def _active(vault: Vault) -> dict[int, Contact]:
    return {at: contact for at, contact in enumerate(vault.contacts.values()) if not contact.archived}


def _offering(contact: Contact, answers: list[Answer]) -> Match:
    told = [answer for answer in answers if answer.close == answers[0].close][:2]
    evidence = tuple(Found("offers", Line(a.line.text, contact.path, a.line.number), a.met) for a in told)
    return Match(Person(contact.path, contact.name), round(answers[0].score, 2), evidence)


def _knowing(vault: Vault, people: Mapping[int, Contact], offering: Mapping[str, Answer]) -> dict[str, Match]:
    """Who knows one who offers it: ``knows`` on either side, ``introduced_by``, and an introduction in which they met."""
    found: dict[str, dict[str, tuple[float, Found]]] = {}
    active = {contact.path for contact in people.values()}
    for contact in people.values():
        references = (*contact.knows, *((contact.introduced_by,) if contact.introduced_by else ()))
        for reference in references:
            other = reference.path or ""
            for knower, giver in ((contact.path, other), (other, contact.path)):
                answer = offering.get(giver)
                if answer and knower in active and knower not in offering:
                    words = f"{vault.contacts[giver].name}: {answer.line.text}"
                    line = Line(words, contact.path, reference.line)
                    hit = (answer.score, Found("knows", line, answer.met))
                    if knower == contact.path:
                        found.setdefault(knower, {})[giver] = hit
                    else:
                        found.setdefault(knower, {}).setdefault(giver, hit)
    for note in vault.introductions.values():
        a, b = (party.path or "" if party else "" for party in (note.a, note.b))
        for knower, giver in ((a, b), (b, a)) if note.met else ():
            answer = offering.get(giver)
            if answer and knower in active and knower not in offering:
                line = Line(
                    f"{vault.contacts[giver].name}: {answer.line.text}", note.path, note.met.line if note.met else 1
                )
                found.setdefault(knower, {}).setdefault(giver, (answer.score, Found("knows", line, answer.met)))
    return {
        path: Match(
            Person(path, vault.contacts[path].name),
            round(KNOWS * max(score for score, _found in hits.values()), 2),
            tuple(hit for _score, hit in sorted(hits.values(), key=lambda pair: (-pair[0], pair[1].line)))[:3],
        )
        for path, hits in found.items()
    }


def _ranked(found: list[Match]) -> list[Match]:
    return sorted(found, key=lambda match: (-match.score, fold(match.person.name), match.person.path))
