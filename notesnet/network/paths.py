"""Who can introduce me: the strongest routes to somebody, each tie with the line that says so.

One search from the targets tells how well everyone can lead to them; with that known, routes are built from me
outwards, the most promising first. A route that only adds people to a shorter and stronger one is none.
"""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from notesnet.model.route import Edge, Route
from notesnet.network.edges import GROUP, Net
from notesnet.text.names import fold

MOST = 5
LOOKS = 100_000  # ties looked at for further routes; the strongest one is found long before
_SAME = 1e-9  # products that differ by less are equal


class _Open(NamedTuple):
    """A route begun: minus what it can become at most, then the names, so that equal ones come in their order."""

    rank: float
    names: tuple[str, ...]
    people: tuple[str, ...]
    product: float


def routes(net: Net, targets: Collection[str], most: int = MOST) -> list[Route]:
    """The strongest routes from me to any of ``targets``, the best first, equal ones by their names."""
    leads = leading_to(net, targets)
    heap = [
        _Open(-round(mine * led, 12), (_key(net, person),), (person,), mine)
        for person, led in leads.items()
        if (person in targets or net.alive(person)) and (mine := net.mine(person))
    ]
    heapify(heap)
    found: list[_Open] = []
    looks = 0
    while heap and looks < LOOKS:
        best = heappop(heap)
        if len(found) >= most and -best.rank < found[most - 1].product - _SAME:
            break
        if best.people[-1] in targets:
            found.append(best)
            continue
        for other, weight in net.around(best.people[-1]):
            looks += 1
            led = leads.get(other)
            if led and (other in targets or net.alive(other)) and _adds(net, best, other, weight, targets):
                product = best.product * weight
                names = (*best.names, _key(net, other))
                heappush(heap, _Open(-round(product * led, 12), names, (*best.people, other), product))
    ordered = sorted(found, key=lambda one: (-round(one.product, 9), one.names))
    return [_route(net, one) for one in ordered[:most]]


def leading_to(net: Net, targets: Collection[str]) -> dict[str, float]:
    """How well each person can lead to a target: the strongest product of ties, through live contacts only."""
    best = dict.fromkeys(targets, 1.0)
    heap = [(-1.0, person) for person in sorted(targets)]
    done: set[str] = set()
    groups: set[str] = set()
    while heap:
        minus, person = heappop(heap)
        if person in done:
            continue
        done.add(person)
        if person not in targets and not net.alive(person):
            continue
        near = list(net.known_to(person))
        for group, members in net.groups_of(person):
            if group not in groups:  # the first of a group who is reached leads best to all the others
                groups.add(group)
                near += [(member, GROUP) for member in members]
        for other, weight in near:
            product = -minus * weight
            if product > best.get(other, 0.0):
                best[other] = product
                heappush(heap, (-product, other))
    return best


def _adds(net: Net, begun: _Open, other: str, weight: float, targets: Collection[str]) -> bool:
    """Whether a route goes on to somebody who is not on it, and to whom nobody on it has a shorter way as strong.

    My own tie with a target is a route beside the others and stands in the way of none.
    """
    if other in begun.people or (other not in targets and net.mine(other) >= begun.product * weight - _SAME):
        return False
    product = weight
    for before, person in zip(begun.people[-2::-1], begun.people[:0:-1], strict=True):
        product *= net.between(before, person)
        if net.between(before, other) >= product - _SAME:
            return False
    return True


def _route(net: Net, done: _Open) -> Route:
    people = done.people
    first = Edge("Me", net.names[people[0]], net.my_tie(people[0]))
    edges = [first, *(edge(net, one, other) for one, other in pairwise(people))]
    contacts = (net.vault.contacts.get(person) for person in people)
    closed = tuple(contact.name for contact in contacts if contact and contact.introductions == "no")
    return Route(("Me", *(net.names[person] for person in people)), done.product, tuple(edges), closed)


def edge(net: Net, one: str, other: str) -> Edge:
    """The tie of two people, with their names in place of their paths."""
    tie = net.tie(one, other)
    return Edge(net.names[one], net.names[other], tie._replace(by=net.names.get(tie.by, "")))


def silent_ties(net: Net, targets: Sequence[str], most: int = MOST) -> list[Edge]:
    """Which live contacts know a target, by name: those to get in touch with when no route leads there."""
    found = [edge(net, one, other) for other in targets for one, _weight in net.around(other) if net.alive(one)]
    return sorted(found, key=lambda tie: (-tie.tie.strength, fold(tie.source)))[:most]


def _key(net: Net, person: str) -> str:
    return fold(net.names[person])
