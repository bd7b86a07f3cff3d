"""What one person needs that I or someone offers, and who needs what they offer: two answers a line at most."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from notesnet.model.contact import Contact
from notesnet.model.show import Answer, AnswerKind
from notesnet.model.suggestion import Line
from notesnet.model.week import Person
from notesnet.network.lines import OfferLine, wishes
from notesnet.network.matching import Matcher, index_lines_with
from notesnet.network.phrases import Key
from notesnet.network.query import Query, query_of
from notesnet.network.sieve import sieve
from notesnet.network.suggestions import ME, Scope
from notesnet.text.names import fold

THEM = -2  # the number of the person whose card it is
EACH = 2


class _Wish(NamedTuple):
    """A line that says what somebody needs, made ready."""

    owner: int
    field: str
    line: Line
    query: Query


class _Hit(NamedTuple):
    """Someone who answers a line, and how well."""

    close: bool
    score: float
    owner: int
    field: str
    line: Line


def answers_about(scope: Scope, contact: Contact) -> tuple[Answer, ...]:
    """For each need of someone the best who offer it, for each offer the best who need it; me first, if I do.

    Only people who may be brought together with them now are named, as in ``suggest NAME``. I may always answer, but not
    somebody who is archived.
    """
    everyone = {**_others(scope, contact), THEM: contact}
    own = [
        _wish(scope, THEM, Line(text, contact.path, line), clients=clients) for text, line, clients in wishes(contact)
    ]
    offers = [OfferLine(THEM, "offers", phrase.text, phrase.line) for phrase in contact.offers]
    offered = {key for offer in offers for key, feature in scope.reader.features(offer.text).items() if feature.strong}
    asked = {key for wish in own for key in wish.query.own_keys}
    matcher = index_lines_with(scope.reader, everyone.items(), asked | offered)
    wanted = list(_wanted(scope, everyone, offered))
    found: list[Answer] = []
    for wish in own:
        found += _best(everyone, "need", wish.line, list(_offering(matcher, everyone, wish)))
    for offer in offers:
        line = Line(offer.text, contact.path, offer.number)
        found += _best(everyone, "offer", line, list(_needing(matcher, offer, wanted)))
    return tuple(dict.fromkeys(found))  # a line that somebody wrote twice is answered once


def _others(scope: Scope, contact: Contact) -> dict[int, Contact]:
    found = {
        at: other for at, other in scope.people.items() if at != ME and scope.apart.allows(contact.path, other.path)
    }
    return found if contact.archived else {ME: scope.people[ME], **found}


def _wish(scope: Scope, owner: int, line: Line, *, clients: bool) -> _Wish:
    field = "ideal_client" if clients else "needs"
    return _Wish(owner, field, line, query_of(scope.reader, line.text, clients=clients))


def _wanted(scope: Scope, everyone: Mapping[int, Contact], offered: set[Key]) -> Iterator[_Wish]:
    """What others need that may have to do with what is offered."""
    if not offered:
        return
    all_wishes = [(at, *wish) for at, contact in everyone.items() if at != THEM for wish in wishes(contact)]
    for at in sieve(scope.reader.lexicon, offered, [text for _owner, text, _line, _clients in all_wishes]):
        owner, text, number, clients = all_wishes[at]
        yield _wish(scope, owner, Line(text, everyone[owner].path, number), clients=clients)


def _offering(matcher: Matcher, everyone: Mapping[int, Contact], wish: _Wish) -> Iterator[_Hit]:
    for owner, answers in matcher.answers(wish.query).items():
        if owner != THEM:
            best = answers[0]
            line = Line(best.line.text, everyone[owner].path, best.line.number)
            yield _Hit(best.close, best.score, owner, best.line.field, line)


def _needing(matcher: Matcher, offer: OfferLine, wanted: Sequence[_Wish]) -> Iterator[_Hit]:
    for wish in wanted:
        answer = matcher.answer(wish.query, offer)
        if answer:
            yield _Hit(answer.close, answer.score, wish.owner, wish.field, wish.line)


def _best(everyone: Mapping[int, Contact], kind: AnswerKind, own: Line, hits: list[_Hit]) -> Iterator[Answer]:
    """Me first, then who answers best; each person once."""
    hits.sort(key=lambda hit: (hit.owner != ME, hit.close, -hit.score, fold(everyone[hit.owner].name), hit.line[1:]))
    told: set[int] = set()
    for hit in hits:
        if hit.owner not in told and len(told) < EACH:
            told.add(hit.owner)
            contact = everyone[hit.owner]
            person = Person(contact.path, contact.name)
            yield Answer(kind, own, person, hit.line, hit.field, mine=hit.owner == ME)
