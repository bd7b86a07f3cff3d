"""Who should meet whom: both ways first, never a forbidden pair, each with its lines and why it is safe to ask."""

from dataclasses import replace
from typing import Any, Literal

import pytest

from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.settings import Settings
from notesnet.model.suggestion import Suggestion
from notesnet.model.vault import Vault
from notesnet.network.suggestions import scope_of, suggest, suggest_for, suggest_mine
from notesnet.render.suggestion import ask_words
from tests.network.helpers import TODAY, at, contact, link, phrases, touch, vault_of
from tests.network.lexicon import lexicon

Wish = Literal["ask", "open", "no"]

GRACE = contact("Grace", needs=phrases("a part-time finance lead"))
YUKI = contact("Yuki", offers=phrases("fractional CFO for makers"))


def _pairs(vault: Vault, limit: int = 10) -> list[tuple[str, str]]:
    return [(s.a.name, s.b.name) for s in _all(vault, limit)]


def _all(vault: Vault, limit: int = 10) -> list[Suggestion]:
    return suggest(scope_of(vault, lexicon(), TODAY), limit)


def test_who_needs_is_a_and_who_offers_is_b_and_both_lines_are_told() -> None:
    """The two lines with file and number, the concept that met, whom to ask first, and why now."""
    vault = vault_of(YUKI, GRACE, touches={"yuki": [touch("2026-10-01", path="people/yuki.md")]})
    (made,) = _all(vault)
    (evidence,) = made.evidence
    assert (made.a.name, made.b.name, made.ask_first.name) == ("Grace", "Yuki", "Yuki")
    assert (evidence.kind, evidence.a.text, evidence.b.text) == (
        "need_offer",
        "a part-time finance lead",
        "fractional CFO for makers",
    )
    assert (evidence.a.path, evidence.b.path) == ("people/grace.md", "people/yuki.md")
    assert [met.concept for met in evidence.met] == ["finance lead"]
    assert made.safe == (
        "by your notes they have not met and nobody introduced them",
        "neither was asked in the last 30 days",
        "last in touch with Yuki on 1 Oct",
    )


@pytest.mark.parametrize(
    ("grace", "yuki", "first"),
    [("ask", "ask", "Yuki"), ("ask", "open", "Grace"), ("open", "ask", "Yuki"), ("open", "open", "")],
)
def test_nobody_is_asked_first_whose_yes_stands(grace: Wish, yuki: Wish, first: str) -> None:
    """`introductions: open` is a standing yes: the other one is asked, and with two of them nobody."""
    vault = vault_of(replace(YUKI, introductions=yuki), replace(GRACE, introductions=grace))
    (made,) = _all(vault)
    assert made.ask_first.name == first
    asks = f"Ask {first} first." if first else "Both are open to introductions."
    assert ask_words(made) == asks


@pytest.mark.parametrize(
    "fields",
    [
        {"knows": (link("people/grace.md"),)},
        {"introduced_by": link("people/grace.md")},
        {"status": "archived"},
        {"paused_until": at("2026-11-26")},
        {"introductions": "no"},
    ],
    ids=lambda fields: next(iter(fields)),
)
@pytest.mark.parametrize("mutual", [False, True])
def test_a_forbidden_pair_never_appears(fields: dict[str, Any], mutual: bool) -> None:
    """On either side, for all pairs, for one person, and however well they fit."""
    grace = replace(GRACE, offers=phrases("legal advice")) if mutual else GRACE
    yuki = replace(YUKI, needs=phrases("a lawyer"), interests=phrases("kites"), **fields)
    vault = vault_of(replace(grace, interests=phrases("kites")), yuki)
    assert _pairs(vault) == []
    for path in vault.contacts:
        assert suggest_for(scope_of(vault, lexicon(), TODAY), path, 10) == []


@pytest.mark.parametrize("fields", [{}, {"direction": "received"}, {"closed": at("2026-01-01")}], ids=str)
def test_a_pair_with_an_introduction_note_of_any_state_never_appears(fields: dict[str, Any]) -> None:
    """Also one that was closed long ago."""
    note = Introduction("intros/n.md", link("people/yuki.md"), link("people/grace.md"), **fields)
    assert _pairs(vault_of(GRACE, YUKI, introductions={note.path: note})) == []


@pytest.mark.parametrize(("asked", "found"), [("2026-10-26", []), ("2026-10-25", [("Grace", "Yuki")])])
@pytest.mark.parametrize("party", ["a_asked", "b_asked"])
def test_nobody_is_asked_twice_within_30_days(asked: str, found: list[tuple[str, str]], party: str) -> None:
    """Whatever was asked about whom; 30 days old is too new, 31 is not."""
    here, there = link("people/yuki.md"), link("people/other.md")
    a, b = (here, there) if party == "a_asked" else (there, here)
    days: dict[str, Any] = {party: at(asked)}
    note = Introduction("intros/n.md", a, b, **days)
    vault = vault_of(GRACE, YUKI, contact("Other"), introductions={note.path: note})
    assert _pairs(vault) == found
    if found:
        assert "Yuki was last asked on 25 Oct" in _all(vault)[0].safe


def test_mutual_benefit_comes_first_then_needs_that_are_met_then_shared_interests() -> None:
    """Each by score, ties by name and path."""
    ada = contact("Ada", needs=phrases("a plumber"), offers=phrases("bookkeeping"))
    bob = contact("Bob", needs=phrases("someone for my invoices and receipts"), offers=phrases("bathrooms and boilers"))
    cyd = contact("Cyd", interests=phrases("kintsugi"))
    dan = contact("Dan", interests=phrases("Kintsugi"))
    made = _all(vault_of(GRACE, YUKI, cyd, dan, bob, ada))
    assert [(s.a.name, s.b.name, s.mutual) for s in made] == [
        ("Bob", "Ada", True),
        ("Grace", "Yuki", False),
        ("Cyd", "Dan", False),
    ] or [(s.a.name, s.b.name, s.mutual) for s in made] == [
        ("Ada", "Bob", True),
        ("Grace", "Yuki", False),
        ("Cyd", "Dan", False),
    ]
    assert {e.kind for e in made[0].evidence} == {"need_offer", "offer_need"}
    assert made[2].evidence[0].kind == "interest"


def test_an_ideal_client_counts_as_a_need_for_people_of_that_kind() -> None:
    """Serving the same clients is none."""
    smith = contact("Smith", ideal_client=phrases("museums"))
    other = contact("Other", ideal_client=phrases("museums and galleries"))
    curator = contact("Cora", role="Museum curator")
    assert _pairs(vault_of(smith, curator)) == [("Smith", "Cora")]
    assert _pairs(vault_of(smith, other)) == []


def test_an_ideal_client_is_who_is_one_and_not_who_serves_them() -> None:
    """Somebody who makes things for museums wants the same clients; asked for an introduction, they would be an answer."""
    smith = contact("Smith", ideal_client=phrases("museums"))
    maker = contact("Mia", offers=phrases("display cabinets for museums"))
    keeper = contact("Kit", offers=phrases("a small museum with a tearoom"))
    vault = vault_of(smith, maker, keeper)
    assert _pairs(vault) == [("Smith", "Kit")]
    for path in (maker.path, smith.path):
        assert [s.b.name for s in suggest_for(scope_of(vault, lexicon(), TODAY), path, 10)] == (
            ["Kit"] if path == smith.path else []
        )


def test_tags_that_file_notes_or_set_a_cadence_are_no_trade() -> None:
    """A shared role and a shared tag of the person's own are."""
    settings = Settings(cadence_by_tag=(("press", None),))  # type: ignore[arg-type]

    def two(**fields: Any) -> list[str]:
        people = [contact(name, interests=phrases("kintsugi"), **fields) for name in ("Ada", "Ben")]
        (made,) = _all(vault_of(*people, settings=settings))
        return [evidence.a.text for evidence in made.evidence]

    assert two(tags=("person", "people/client", "press")) == ["kintsugi"]
    assert two(tags=("sailmaking",), role="Sailmaker") == ["kintsugi", "Sailmaker", "#sailmaking"]


def test_one_person_is_suggested_the_same_as_among_all() -> None:
    """`suggest NAME` looks at fewer lines and finds the same."""
    others = [contact(f"P{n}", offers=phrases("kites"), needs=phrases("ropes")) for n in range(5)]
    vault = vault_of(GRACE, YUKI, *others)
    scope = scope_of(vault, lexicon(), TODAY)
    of_grace = suggest_for(scope, GRACE.path, 10)
    assert of_grace == [s for s in _all(vault) if s.a.name == "Grace"]
    assert [(s.a.name, s.b.name) for s in suggest_for(scope, YUKI.path, 10)] == [("Grace", "Yuki")]


def test_a_pair_has_one_score_wherever_it_is_shown_and_a_list_is_in_the_order_of_its_scores() -> None:
    """Among all, for either of the two, and whatever else is asked of others; above 1 only when both gain by it."""
    ada = contact("Ada", needs=phrases("a plumber"), offers=phrases("bookkeeping"), interests=phrases("kites"))
    bob = contact("Bob", needs=phrases("someone for my invoices and receipts"), offers=phrases("bathrooms and boilers"))
    cyd = contact("Cyd", offers=phrases("plumbing", "translations"), interests=phrases("kites"), role="Sailmaker")
    dan = contact("Dan", needs=phrases("a translator"), role="Sailmaker", paused_until=at("2026-11-24"))
    eve = contact("Eve", offers=phrases("boilers"), introductions="no")
    fay = contact("Fay", interests=phrases("kites"))
    vault = vault_of(ada, bob, cyd, dan, eve, fay, GRACE, YUKI)
    among_all = _all(vault, 20)
    assert [s.score for s in among_all] == sorted((s.score for s in among_all), reverse=True)
    assert [s.mutual for s in among_all] == [s.score > 1 for s in among_all]
    assert any(s.mutual for s in among_all)
    assert [s.score for s in among_all if s.evidence[0].kind == "interest"] == [0.05, 0.05]
    scores = {frozenset((s.a.name, s.b.name)): s.score for s in among_all}
    for path in vault.contacts:
        about = suggest_for(scope_of(vault, lexicon(), TODAY), path, 20)
        assert [s.score for s in about] == sorted((s.score for s in about), reverse=True)
        assert {frozenset((s.a.name, s.b.name)): s.score for s in about}.items() <= scores.items()


def test_mine_holds_my_lines_against_theirs() -> None:
    """With me as a, both ways."""
    me = Me(
        name="Robin", needs=phrases("someone to take my invoices and receipts off me"), offers=phrases("pricing advice")
    )
    ada = contact("Ada", offers=phrases("bookkeeping"), needs=phrases("help with our price list"))
    made = suggest_mine(scope_of(vault_of(ada, GRACE, me=me), lexicon(), TODAY), 10)
    assert [(s.a.path, s.b.name, s.mutual, s.for_me) for s in made] == [("me.md", "Ada", True, True)]
    assert suggest_mine(scope_of(vault_of(replace(ada, status="archived"), me=me), lexicon(), TODAY), 10) == []


def test_a_limit_and_an_empty_vault() -> None:
    """Never more than asked for."""
    people: list[Contact] = [contact(f"N{n}", needs=phrases("a plumber")) for n in range(4)]
    vault = vault_of(contact("Pip", offers=phrases("plumbing")), *people)
    assert _pairs(vault, 2) == [("N0", "Pip"), ("N1", "Pip")]
    assert _pairs(vault_of()) == []
    assert suggest_for(scope_of(vault_of(), lexicon(), TODAY), "people/nobody.md", 10) == []
