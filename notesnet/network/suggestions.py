"""Who should meet whom: pairs whose needs and offers answer each other, then shared interests and the same trade."""

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from notesnet.model.concepts import Lexicon
from notesnet.model.contact import Contact
from notesnet.model.suggestion import Evidence, Line, Suggestion, SuggestionKind
from notesnet.model.vault import Vault
from notesnet.model.week import Person
from notesnet.network import common_ground as ground
from notesnet.network.apart import Apart, apart
from notesnet.network.lines import OfferLine, as_contact, wishes
from notesnet.network.matching import Matcher, honest_lines, index_lines_with, index_people
from notesnet.network.pairs import promising_pairs
from notesnet.network.phrases import Key
from notesnet.network.query import Query, query_of
from notesnet.network.safe import why_safe
from notesnet.network.sieve import sieve
from notesnet.network.terms import PhraseReader
from notesnet.text.names import fold

ME = -1
SPARE = 20  # pairs that are looked at closely for each that is shown
SHARED_BY = 20  # what more people share than these says little about two of them


@dataclass(frozen=True, slots=True)
class Scope:
    """What suggestions are made from: the vault on a day, its people by number (me is -1), and what is forbidden."""

    vault: Vault
    today: date
    people: Mapping[int, Contact]
    apart: Apart
    reader: PhraseReader
    _lines: dict[int, list[OfferLine]] = field(default_factory=dict)
    _needs: dict[int, list[tuple[Line, bool, Query]]] = field(default_factory=dict)

    def allows(self, one: int, other: int) -> bool:
        """Whether two people may be brought together now."""
        return self.apart.allows(self.people[one].path, self.people[other].path)

    def lines(self, number: int) -> list[OfferLine]:
        """What one person offers and is."""
        found = self._lines.get(number)
        if found is None:
            found = self._lines[number] = list(honest_lines(self.reader, number, self.people[number]))
        return found

    def needs(self, number: int) -> list[tuple[Line, bool, Query]]:
        """(line, whether it asks for clients, the query) of what one person needs."""
        found = self._needs.get(number)
        if found is None:
            contact = self.people[number]
            found = self._needs[number] = [
                (Line(text, contact.path, line), clients, query_of(self.reader, text, clients=clients))
                for text, line, clients in wishes(contact)
            ]
        return found


def scope_of(vault: Vault, lexicon: Lexicon, today: date) -> Scope:
    """Everyone who may be suggested to somebody on a day, and me."""
    forbidden = apart(vault, today)
    people = {at: contact for at, contact in enumerate(vault.contacts.values()) if contact.path not in forbidden.silent}
    people[ME] = as_contact(vault.me)
    return Scope(vault, today, people, forbidden, PhraseReader(lexicon))


def suggest(scope: Scope, limit: int) -> list[Suggestion]:
    """The pairs of the whole vault that should meet, mutual benefit first, then by score and names."""
    people = {number: contact for number, contact in scope.people.items() if number != ME}
    matcher = index_people(scope.reader, people.items())
    shared = ground.common_ground(people, scope.vault.settings)
    pairs = promising_pairs(matcher, people, scope.allows, limit * SPARE)
    found = [made for one, other in pairs if (made := _pair(scope, matcher, shared, one, other))]
    if len(found) < limit:
        known = set(pairs)
        for one, other in _sharing(scope, shared, known, limit):
            if made := _pair(scope, matcher, shared, one, other):
                found.append(made)
    return _ranked(found, limit)


def suggest_for(scope: Scope, path: str, limit: int) -> list[Suggestion]:
    """Whom one contact should meet."""
    number = next((at for at, contact in scope.people.items() if contact.path == path and at != ME), None)
    return _about(scope, number, limit) if number is not None else []


def suggest_mine(scope: Scope, limit: int) -> list[Suggestion]:
    """Who needs what I offer, or offers what I need."""
    return _about(scope, ME, limit)


def _about(scope: Scope, number: int, limit: int) -> list[Suggestion]:
    """Whom one person should meet, looking only at lines that share something with theirs."""
    others = {at: c for at, c in scope.people.items() if at not in (ME, number) and scope.allows(number, at)}
    everyone = {**others, number: scope.people[number]}
    queries = [query for _line, _clients, query in scope.needs(number)]
    offered = {
        key
        for line in scope.lines(number)
        for key, feature in scope.reader.features(line.text).items()
        if feature.strong
    }
    asked = {key for query in queries for key, feature in query.features.items() if feature.strong}
    matcher = index_lines_with(scope.reader, everyone.items(), asked | offered)
    promise: dict[int, float] = {}
    for query in queries:
        for owner, gain in matcher.promises(query).items():
            promise[owner] = max(promise.get(owner, 0.0), gain)
    for owner, gain in _who_needs(scope, matcher, number, others, offered):
        promise[owner] = promise.get(owner, 0.0) + gain
    shared = ground.common_ground(everyone, scope.vault.settings)
    for thing in shared.of.get(number, {}):
        for owner in shared.people[thing][:SHARED_BY]:
            promise.setdefault(owner, 0.0)
    likely = heapq.nsmallest(limit * SPARE, promise.keys() & others.keys(), key=lambda at: (-promise[at], at))
    found = [_pair(scope, matcher, shared, number, other) for other in likely]
    return _ranked([suggestion for suggestion in found if suggestion], limit)


def _who_needs(
    scope: Scope, matcher: Matcher, number: int, others: Mapping[int, Contact], offered: Collection[Key]
) -> Iterator[tuple[int, float]]:
    """Who needs what one person offers, and how much that promises."""
    needs = [(at, *wish) for at, contact in others.items() for wish in wishes(contact)]
    for at in sieve(scope.reader.lexicon, offered, [text for _number, text, _line, _clients in needs]):
        owner, text, _line, clients = needs[at]
        query = query_of(scope.reader, text, clients=clients)
        answers = [answer for line in scope.lines(number) if (answer := matcher.answer(query, line))]
        if answers:
            yield owner, max(answer.score for answer in answers)


def _pair(scope: Scope, matcher: Matcher, shared: ground.Ground, one: int, other: int) -> Suggestion | None:
    """Two people held against each other; None when nothing speaks for it. Of two contacts who needs is a."""
    answers = [
        *_needs_met(scope, matcher, one, other, "need_offer"),
        *_needs_met(scope, matcher, other, one, "offer_need"),
    ]
    answers.sort(key=lambda evidence: (-evidence.score, evidence.kind, evidence.a.line, evidence.b.line))
    common = shared.between(one, other)
    common = tuple(evidence for evidence in common if _says_much(shared, evidence, scope))
    if not answers and not common:
        return None
    if one != ME and answers and answers[0].kind == "offer_need":
        one, other = other, one
        answers = [_turned(evidence) for evidence in answers]
        common = tuple(_turned(evidence) for evidence in common)
    a, b = scope.people[one], scope.people[other]
    best = {
        kind: max((e.score for e in answers if e.kind == kind), default=0.0) for kind in ("need_offer", "offer_need")
    }
    score = sum(best.values()) + min(ground.EACH * len(common), ground.AT_MOST)
    first = b if one == ME or not answers or answers[0].kind == "need_offer" else a
    return Suggestion(
        a=Person(a.path, a.name),
        b=Person(b.path, b.name),
        score=round(score, 2),
        evidence=(*answers[:4], *common[:3]),
        ask_first=Person(first.path, first.name),
        safe=why_safe(scope.vault, scope.apart, [c for c in (a, b) if c.path in scope.vault.contacts], scope.today),
        for_me=one == ME,
    )


def _needs_met(scope: Scope, matcher: Matcher, one: int, other: int, kind: SuggestionKind) -> Iterator[Evidence]:
    """What ``one`` needs and ``other`` offers: for each need the line that answers it best.

    Concepts that are only close are no reason to bring two people together, and neither is serving the same clients.
    """
    giver = scope.people[other]
    for need, clients, query in scope.needs(one):
        found = [
            answer
            for offer in scope.lines(other)
            if not (clients and offer.field == "ideal_client")
            and (answer := matcher.answer(query, offer))
            and not answer.close
        ]
        if found:
            best = min(found, key=lambda answer: (-answer.score, answer.line.number, answer.line.text))
            offer_line = Line(best.line.text, giver.path, best.line.number)
            ends = (need, offer_line) if kind == "need_offer" else (offer_line, need)
            yield Evidence(kind, *ends, best.met, round(best.score, 2))


def _turned(evidence: Evidence) -> Evidence:
    kinds: dict[SuggestionKind, SuggestionKind] = {"need_offer": "offer_need", "offer_need": "need_offer"}
    return Evidence(kinds.get(evidence.kind, evidence.kind), evidence.b, evidence.a, evidence.met, evidence.score)


def _says_much(shared: ground.Ground, evidence: Evidence, scope: Scope) -> bool:
    """Whether few enough people share it."""
    kind = {"interest": "interest"}.get(evidence.kind, "tag" if evidence.a.text.startswith("#") else "role")
    word = fold(evidence.a.text.removeprefix("#") if kind == "tag" else evidence.a.text)
    return len(shared.people.get((kind, word), ())) <= max(SHARED_BY, len(scope.people) // 20)


def _sharing(scope: Scope, shared: ground.Ground, known: set[tuple[int, int]], limit: int) -> Iterator[tuple[int, int]]:
    """Pairs that share an interest, then those of one trade, what is rarest first."""
    left = limit * SPARE
    for _thing, numbers in sorted(shared.people.items(), key=lambda i: (i[0][0] != "interest", len(i[1]), i[0])):
        if len(numbers) > SHARED_BY:
            continue
        for at, one in enumerate(numbers):
            for other in numbers[at + 1 :]:
                if (one, other) not in known and scope.allows(one, other):
                    known.add((one, other))
                    yield one, other
                    left -= 1
                    if left <= 0:
                        return


def _ranked(found: Sequence[Suggestion], limit: int) -> list[Suggestion]:
    """Mutual benefit first, then a need that is met, then by score; ties by name, then path."""

    def order(suggestion: Suggestion) -> tuple[bool, bool, float, str, str, str, str]:
        met = any(evidence.kind in ("need_offer", "offer_need") for evidence in suggestion.evidence)
        a, b = suggestion.a, suggestion.b
        return (not suggestion.mutual, not met, -suggestion.score, fold(a.name), fold(b.name), a.path, b.path)

    return sorted(found, key=order)[:limit]
