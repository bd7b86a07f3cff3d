"""Needs find offers by what they mean; words that only look alike, and words that say nothing, find nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.network.concepts import build_lexicon
from notesnet.network.interests import match_interests
from notesnet.network.match import match_offers
from notesnet.network.matching import Matcher
from notesnet.network.memory_pool import MemoryPool
from notesnet.network.pool import line_at
from notesnet.network.query import query_of
from tests.network.helpers import contact, link, phrases, vault_of
from tests.network.lexicon import found, lexicon, names, offering

WORDS = st.lists(
    st.sampled_from(
        "java coffee developer bank lending a part-time finance lead CFO for with press letterpress printing board games "
        "seat trustee museum café naïve C++ R&D 10 € 🎉 ß photographer's head of the interim".split()
    ),
    max_size=9,
).map(" ".join)


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("a part-time finance lead", "fractional CFO for start-ups"),
        ("a non-exec for our board", "wants trustee roles"),
        ("someone to do our SEO", "gets firms found on Google"),
        ("HRBP", "people and culture, a day a week"),
        ("a realtor", "estate agent"),
        ("an attorney", "solicitor"),
        ("help with organising a congress", "conference organiser"),
        ("ORGANIZATION DESIGN", "organisational development"),
        ("photographer", "photography"),
        ("a café to run", "restaurateur"),
        ("book-keeping", "bookkeeper"),
    ],
)
def test_a_need_finds_an_offer_in_other_words(need: str, offer: str) -> None:
    """Concepts, abbreviations, stems, British and American words."""
    assert found(need, "rope making", offer, "kites") == [offer]


@pytest.mark.parametrize(
    ("need", "lure"),
    [
        ("Java coffee sourcing", "Java developers"),
        ("a board seat", "board games for team evenings"),
        ("a venue for a launch party", "rocket launch telemetry"),
        ("a bank that will lend", "food bank in need of volunteers"),
        ("an executive coach", "coach hire for 50 guests"),
        ("insurance for a workshop", "half-day workshops on listening"),
        ("a caterer for a wedding", "wedding photography"),
        ("translation into German", "gene translation assays"),
        ("help for a small company", "good services for small companies"),
        ("people for our team", "we help people and teams"),
        ("somebody who will talk to us", "wills and probate"),
        ("looking for introductions", "introductions to yoga"),
    ],
)
def test_a_word_alone_that_means_something_else_or_nothing_is_no_match(need: str, lure: str) -> None:
    """A further word or concept has to support it."""
    assert found(need, lure) == []


def test_a_word_gets_its_sense_from_the_words_around_it_and_from_the_trade_of_the_person() -> None:
    """Java is coffee beside sourcing and a language beside developers; a coach of a bus company is a bus."""
    offers = ("green coffee from Sumatra", "Kotlin and back-end developers")
    assert found("Java coffee sourcing", *offers) == [offers[0]]
    assert found("Java developers", *offers) == [offers[1]]
    driver = contact("Dora", role="bus company owner", offers=phrases("a comfortable coach"))
    assert names("executive coaching", driver) == []
    assert names("coach hire", driver) == ["Dora"]


def test_what_a_need_is_about_has_to_meet_and_not_what_is_said_of_it() -> None:
    """A lawyer for restaurants is no restaurant, and a photographer of weddings bakes no cakes."""
    assert found("a lawyer for our restaurant", "restaurant kitchens fitted") == []
    assert found("a wedding cake", "wedding photography", "bakery") == ["bakery"]


def test_clients_and_introductions_ask_for_people_who_are_of_that_kind() -> None:
    """Role and company tell it; a need to know museums finds the curator, not who looks for museums too."""
    curator = contact("Cora", role="Curator", company="City Museum")
    supplier = contact("Sam", offers=phrases("glass cases"), ideal_client=phrases("museums and galleries"))
    other = contact("Olu", role="Baker")
    assert names("introductions to museums", other, supplier, curator) == ["Cora"]
    assert names(
        "a first customer in the hotel trade", contact("Hal", role="general manager, three boutique hotels")
    ) == ["Hal"]
    assert names("insurance for museums", curator, supplier) == []


@pytest.mark.parametrize("need", ["who runs a museum", "introductions to museums", "museums", "a museum in Leeds"])
def test_whom_somebody_wants_as_a_client_is_a_need_and_never_answers_one(need: str) -> None:
    """Who looks for museums is no museum, whoever asks; a curator is, and is who the looking one should meet."""
    seller = contact("Sam", offers=phrases("glass cases"), ideal_client=phrases("museums in Leeds"))
    assert names(need, seller) == []
    assert names(need, seller, contact("Cora", role="Museum curator")) == ["Cora"]


def test_a_role_answers_as_an_offer_does_and_the_better_line_is_shown() -> None:
    """Each person once, with the lines for which they were found."""
    ada = contact("Ada", role="Bookkeeper", offers=phrases("kites", "wages for small firms"), lines={"role": 4})
    match = match_offers(vault_of(ada), lexicon(), "bookkeeper")[0]
    assert [(e.kind, e.line.text, e.line.path, e.line.line) for e in match.evidence] == [
        ("offers", "Bookkeeper", "people/ada.md", 4)
    ]


def test_people_who_know_one_who_offers_it_come_after_those_who_offer() -> None:
    """Known on either side; nobody twice, nobody who only needs it, nobody archived."""
    yuki = contact("Yuki", offers=phrases("fractional CFO"))
    knower = contact("Kim", knows=(link("people/yuki.md"),))
    needs = contact("Nia", needs=phrases("a CFO"))
    gone = contact("Gus", offers=phrases("CFO"), status="archived")
    vault = vault_of(knower, needs, gone, yuki)
    found_ = match_offers(vault, lexicon(), "a finance lead")
    assert [(m.person.name, m.evidence[0].kind) for m in found_] == [("Yuki", "offers"), ("Kim", "knows")]
    assert found_[1].evidence[0].line.text == "Yuki: fractional CFO"


def test_interests_are_found_by_words_and_by_meaning() -> None:
    """Also those that are generic words, when they are the very words asked for."""
    vault = vault_of(
        contact("Ada", interests=phrases("choral singing")),
        contact("Ben", interests=phrases("long walks")),
        contact("Cyd", interests=phrases("chess")),
    )
    assert [m.person.name for m in match_interests(vault, lexicon(), "a choir")] == ["Ada"]
    assert [m.person.name for m in match_interests(vault, lexicon(), "Long Walks")] == ["Ben"]


def test_ties_go_by_name_then_path() -> None:
    """The same vault gives the same answer."""
    people = [contact(name, offers=phrases("bookkeeping")) for name in ("Cyd", "ada", "Ben")]
    assert names("bookkeeping", *people) == ["ada", "Ben", "Cyd"]


def test_a_vault_adds_words_to_concepts_and_new_concepts() -> None:
    """A section of any name; the words of the packaged file stay."""
    base = {"finance": {"bookkeeping": ("bookkeeper",)}}
    own = {"ours": {"bookkeeping": ("number whisperer",), "rope-work": ("splicing", "hawsers")}}
    mine = build_lexicon([base, own])
    vault = offering("number whisperer", "hawsers mended")
    assert [m.person.name for m in match_offers(vault, mine, "a bookkeeper")] == ["P0"]
    assert [m.person.name for m in match_offers(vault, mine, "splicing")] == ["P1"]


@given(WORDS, st.lists(WORDS, max_size=6))
def test_leaving_out_lines_early_loses_no_answer(need: str, offers: list[str]) -> None:
    """The sieve lets too much through, never too little."""
    sieved, whole = (MemoryPool(offering(*offers), lexicon()) for _time in range(2))
    whole.expect("offers", None)
    query = query_of(whole.reader, need)
    for close in (False, True):
        everything = Matcher(whole).answers(query, close=close)
        assert Matcher(sieved).answers(query, close=close) == everything


@given(WORDS, st.lists(WORDS, max_size=6))
def test_what_the_index_says_of_a_line_is_what_a_close_look_says(need: str, offers: list[str]) -> None:
    """The scores by which lines are chosen are those that are shown, and no line that answers is left out."""
    pool = MemoryPool(offering(*offers), lexicon())
    matcher = Matcher(pool)
    query = query_of(pool.reader, need)
    scores = matcher.scores(query)
    looked_at: dict[int, float] = {}
    surely: set[int] = set()
    for owner in range(len(offers)):
        for number, offered in enumerate(pool.lines(owner)):
            answer = matcher.answer(query, offered)
            if answer:
                looked_at[line_at(owner, number, "offers")] = answer.score
                surely |= set() if answer.close else {line_at(owner, number, "offers")}
    assert scores == pytest.approx(looked_at)
    scores = matcher.scores(query, close=False)
    assert scores == pytest.approx({at: looked_at[at] for at in surely})


@given(WORDS, st.lists(WORDS, min_size=1, max_size=6))
def test_an_offer_finds_the_needs_that_it_answers(offer: str, needs: list[str]) -> None:
    """From the other side it scores as a close look at each need says, those aside that are only close."""
    people = [contact(f"P{at}", needs=phrases(need)) for at, need in enumerate(needs)]
    pool = MemoryPool(vault_of(*people, contact("Z", offers=phrases(offer))), lexicon())
    matcher = Matcher(pool)
    offered = pool.lines(pool.places(["people/z.md"])["people/z.md"])
    found = {matcher.wish(at).line.path: score for at, score in matcher.wishes_for(offered)[0].items()}
    for at in range(len(needs)):
        for wish in pool.wishes(at):
            answer = matcher.answer(wish.query, offered[0])
            said = answer.score if answer and not answer.close else None
            assert found.get(wish.line.path) == (None if said is None else pytest.approx(said))


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_stands_in_a_note_is_compared_or_left(need: str, offer: str) -> None:
    """Nothing that somebody typed raises, and twice the same gives the same."""
    assert found(need, offer) == found(need, offer)


def test_a_very_long_need_is_compared_by_its_beginning() -> None:
    """A story in a property costs no more than a phrase."""
    assert found("a bookkeeper " + "new " * 200_000, "bookkeeping") == ["bookkeeping"]


def test_who_only_needs_it_is_never_one_who_offers_it() -> None:
    """A founder who looks for a bookkeeper is none, whatever their role has in common with it; one who says so offers it."""
    seeking = contact("Ada", role="Bookkeeper", needs=phrases("a bookkeeper"))
    both = contact("Ben", role="Bookkeeper", needs=phrases("A Bookkeeper"), offers=phrases("bookkeeping"))
    other = contact("Cas", role="Bookkeeper", needs=phrases("a plumber"))
    assert sorted(names("a bookkeeper", seeking, both, other)) == ["Ben", "Cas"]
