"""Who can introduce me: the strongest routes."""

from dataclasses import replace
from itertools import pairwise, permutations
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import NotFoundError, UsageError
from notesnet.model.group import Group
from notesnet.model.note import Reference
from notesnet.model.route import Route
from notesnet.model.vault import Vault
from notesnet.network.edges import Net
from notesnet.network.paths import MOST, routes, silent_ties
from notesnet.network.targets import find_targets
from tests.network.helpers import TODAY, contact, day, link, touch, vault_of
from tests.network.test_edges import outside, to

MARY = outside("Mary Somerville")


def found(vault: Vault, typed: str) -> list[Route]:
    net = Net(vault, TODAY)
    return routes(net, find_targets(net, typed)[1])


def ways(vault: Vault, typed: str) -> list[tuple[str, float]]:
    """``Ada > Mary Somerville`` and its strength, for each route."""
    return [(" > ".join(route.names[1:]), round(route.strength, 4)) for route in found(vault, typed)]


def test_the_strength_of_a_route_is_the_product_of_its_ties() -> None:
    """From me to a contact to a name without a note, each step with its line."""
    vault = vault_of(contact("Ada", knows=(MARY,)), touches={"ada": [touch("-1"), touch("-2")]})
    (route,) = found(vault, "mary somerville")
    assert route.names == ("Me", "Ada", "Mary Somerville")
    assert route.strength == 0.5 * 0.5
    assert [(e.source, e.target, e.tie.path, e.tie.line, e.tie.last) for e in route.edges] == [
        ("Me", "Ada", "people/ada.md", 9, day("-1")),
        ("Ada", "Mary Somerville", "people/ada.md", 7, None),
    ]


def test_several_routes_come_best_first_and_equal_ones_by_name() -> None:
    """A tie of my own is a route among them; five at most."""
    people = [contact(f"P{at}", knows=(to("eve"),), trust=2) for at in range(6)]
    eve = contact("Eve", trust=1)
    assert ways(vault_of(*reversed(people), eve), "eve") == [
        ("Eve", 0.1),
        *((f"P{at} > Eve", 0.1) for at in range(4)),
    ]
    assert ways(vault_of(*people[:2], replace(eve, trust=5)), "eve") == [
        ("Eve", 0.5),
        ("P0 > Eve", 0.1),
        ("P1 > Eve", 0.1),
    ]
    assert MOST == 5


def test_an_archived_contact_and_a_name_without_a_note_are_targets_but_no_middle() -> None:
    """Nothing leads through them, though both know somebody."""
    old = contact("Old", status="archived", trust=5, knows=(to("eve"),))
    vault = vault_of(
        old, contact("Ada", trust=4, knows=(MARY, to("old"))), contact("Eve"), contact("Zoe", introduced_by=MARY)
    )
    assert ways(vault, "old") == [("Old", 0.5), ("Ada > Old", 0.2)]
    assert ways(vault, "eve") == ways(vault, "zoe") == []
    assert ways(vault, "mary") == [("Ada > Mary Somerville", 0.2)]


def test_a_route_that_only_adds_people_to_a_better_one_is_left_out() -> None:
    """Ben through Ada is no second way to Eve when I know Ben as well; through a stronger friend it is the better one."""
    vault = vault_of(
        contact("Ada", trust=3, knows=(to("ben"),)), contact("Ben", trust=3, knows=(to("eve"),)), contact("Eve")
    )
    assert ways(vault, "eve") == [("Ben > Eve", 0.15)]
    weak = replace(vault.contacts["people/ben.md"], trust=1)
    strong = replace(vault.contacts["people/ada.md"], trust=5)
    assert ways(replace(vault, contacts={**vault.contacts, weak.path: weak, strong.path: strong}), "eve") == [
        ("Ada > Ben > Eve", 0.125),
        ("Ben > Eve", 0.05),
    ]


def test_where_no_way_leads_the_ones_to_get_in_touch_with_are_named() -> None:
    """No touch, no strength, no route."""
    net = Net(vault_of(contact("Ada", knows=(MARY,)), contact("Ben")), TODAY)
    to_whom, targets = find_targets(net, "mary")
    assert (to_whom, routes(net, targets)) == ("Mary Somerville", [])
    assert [tie.source for tie in silent_ties(net, targets)] == ["Ada"]
    assert silent_ties(net, find_targets(net, "ben")[1]) == []


def test_who_wants_no_introductions_is_named_with_the_route() -> None:
    """In the middle or at the end."""
    vault = vault_of(
        contact("Ada", trust=3, knows=(to("ben"),), introductions="no"), contact("Ben", introductions="no")
    )
    assert found(vault, "ben")[0].closed == ("Ada", "Ben")


def test_a_whole_name_beats_a_beginning_and_several_are_never_a_guess() -> None:
    """Contacts and names without a note are looked for alike."""
    vault = vault_of(contact("Mary Anning", knows=(MARY, outside("Ann Lee")), aliases=("Annie",)), contact("Ann Leed"))
    net = Net(vault, TODAY)
    assert find_targets(net, "ann lee") == ("Ann Lee", ["[[ann lee"])
    assert find_targets(net, "[[Mary Anning]]") == ("Mary Anning", ["people/mary-anning.md"])
    assert find_targets(net, "annie")[0] == "Mary Anning"
    assert find_targets(net, "somerv")[0] == "Mary Somerville"
    with pytest.raises(NotFoundError) as error:
        find_targets(net, "mary")
    assert error.value.candidates == ("Mary Anning (people/mary-anning.md)", "Mary Somerville (no note)")
    with pytest.raises(NotFoundError, match="nobody is called") as error:
        find_targets(net, "Mary Sommerville")
    assert error.value.help.startswith("Did you mean Mary Somerville?")


def test_a_company_is_everyone_who_works_there() -> None:
    """The whole name, in any case, before a part of one; nobody there is told with near names."""
    people = [contact(name, company=company, trust=2) for name, company in (("Ada", "Acme"), ("Ben", "Acme Tools"))]
    vault = vault_of(*people, contact("Eve", knows=(to("ada"), to("ben")), trust=5))
    assert ways(vault, "company:ACME") == [("Eve > Ada", 0.25), ("Ada", 0.2)]
    assert ways(vault, "company: tool") == [("Eve > Ben", 0.25), ("Ben", 0.2)]
    assert len(ways(vault, "company:acm")) == 4
    net = Net(vault, TODAY)
    assert find_targets(net, "company:acme")[0] == "Acme"
    assert find_targets(net, "Company:acm")[0] == "company:acm"
    with pytest.raises(NotFoundError, match="none of your contacts works at 'Acmee'") as error:
        find_targets(net, "company:Acmee")
    assert error.value.help == "Did you mean Acme or Acme Tools?"
    with pytest.raises(UsageError):
        find_targets(net, "company: ")


NAMES = "ABCDE"


@given(
    trust=st.lists(st.integers(0, 5), min_size=5, max_size=5),
    knows=st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))),
    clubs=st.dictionaries(st.sampled_from(NAMES), st.sampled_from("xy")),
    archived=st.sets(st.sampled_from(NAMES)),
)
def test_no_route_is_missed_and_none_is_wrong(
    trust: list[int], knows: set[tuple[str, str]], clubs: dict[str, str], archived: set[str]
) -> None:
    """The search gives what trying every order of people gives, less those that add people to a better one."""
    people = [
        contact(
            name,
            trust=trust[at],
            status="archived" if name in archived else "active",
            knows=tuple(to(other.lower()) for one, other in sorted(knows) if one == name),
            groups=(link(f"groups/{clubs[name]}.md"),) if name in clubs else (),
        )
        for at, name in enumerate(NAMES)
    ]
    groups = {f"groups/{club}.md": Group(f"groups/{club}.md", club) for club in "xy"}
    members = {path: tuple(c.path for c in people if link(path) in c.groups) for path in groups}
    net = Net(vault_of(*people, groups=groups, members=members), TODAY)
    target = "people/e.md"
    every = []
    for length in range(5):
        for order in permutations([c.path for c in people if c.path != target and not c.archived], length):
            chain = ("", *order, target)
            if strength := _product(net, chain, target):
                every.append((-round(strength, 9), tuple(net.names[path].casefold() for path in chain[1:])))
    got = [(-round(r.strength, 9), tuple(name.casefold() for name in r.names[1:])) for r in routes(net, [target])]
    assert got == sorted(every)[:MOST]


def _product(net: Net, chain: tuple[str, ...], target: str) -> float:
    """The strength of a chain of people, 0 where it is none or where a part of its people does as well."""
    weights = [net.mine(other) if not one else net.between(one, other) for one, other in pairwise(chain)]
    for first in range(len(chain)):
        for last in range(first + 2, len(chain)):
            one, other = chain[first], chain[last]
            short = net.between(one, other) if one else net.mine(other) if other != target else 0.0
            product = 1.0
            for weight in weights[first:last]:
                product *= weight
            if short >= product - 1e-9:
                return 0.0
    whole = 1.0
    for weight in weights:
        whole *= weight
    return whole


def test_ten_thousand_people_in_groups_of_five_hundred_take_no_pairs() -> None:
    """A vault of that size is answered at once: 5 million pairs would take minutes and gigabytes."""
    count, size = 10_000, 500
    people = [
        contact(
            f"P{at}",
            groups=(link(f"groups/g{at // size}.md"),),
            knows=(to(f"p{at * 7 % count}"), Reference(f"Q{at}", None, 1, 1, 1)),
            trust=at % 6,
        )
        for at in range(count)
    ]
    paths = [c.path for c in people]
    groups = {f"groups/g{at}.md": Group(f"groups/g{at}.md", f"G{at}") for at in range(count // size)}
    members = {path: tuple(paths[at * size : (at + 1) * size]) for at, path in enumerate(groups)}
    vault = vault_of(*people, groups=groups, members=members)
    begin = perf_counter()
    assert found(vault, "Q9000")
    assert len(found(vault, "p7")) == MOST
    assert perf_counter() - begin < 8
