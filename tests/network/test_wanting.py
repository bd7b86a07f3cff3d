"""What somebody says that they want, amid what they give, is none of what they give."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.network.interests import match_interests
from notesnet.network.wanting import given_and_wanted
from tests.network.helpers import contact, phrases, vault_of
from tests.network.lexicon import found, lexicon, names

PIECES = "landlord seeks tenants looking for premises, a bakery who needs wants to buy sell role that in with helps people ;".split()


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("tenants", "landlord, seeks tenants"),
        ("premises", "a bakery looking for premises"),
        ("premises", "bakery in search of premises"),
        ("investors", "founder of a heat pump firm, seeking investors"),
        ("a cofounder", "biologist looking for a cofounder"),
        ("a bookkeeper", "potter who needs a bookkeeper"),
        ("a bookkeeper", "potter; wants a bookkeeper"),
        ("office space", "start-up of six, wants to rent office space"),
        ("a developer", "designer - currently looking to hire a developer"),
        ("a mentor", "newly qualified nurse in need of a mentor"),
        ("tenants", "Wanted: tenants"),
        ("tenants", "tenants wanted for two flats"),
        ("funding", "young bakery, needs premises, funding and a van"),
    ],
)
def test_what_a_line_wants_answers_no_need(need: str, line: str) -> None:
    """Among the offers and as the role; a line that gives the very thing is found beside it."""
    assert found(need, line) == []
    assert names(need, contact("Ada", role=line)) == []


@pytest.mark.parametrize(
    ("need", "line"),
    [
        ("a landlord", "landlord, seeks tenants"),
        ("a bakery", "a bakery looking for premises"),
        ("a flat to rent", "seeks tenants, flats to rent in the old town"),
        ("a non-exec for our board", "wants trustee roles"),
        ("a finance director", "seeking work as a finance director"),
        ("a finance director", "looking for a finance director role"),
        ("a speaker", "wants to speak at conferences"),
        ("an investor", "looking to invest in young firms"),
        ("premises", "finds shops for people looking for premises"),
        ("premises", "property agent for bakeries looking for premises"),
        ("an investor", "helps founders who need investors"),
        ("a business for sale", "wants to sell a business"),
        ("premises", "premises for whoever needs them"),
        ("a Java developer", "recruiter seeking Java developers for banks"),
        ("an English graduate", "English graduate looking for experience in publishing"),
        ("special needs teaching", "special educational needs teacher"),
    ],
)
def test_what_a_line_gives_is_found_whatever_it_wants_besides(need: str, line: str) -> None:
    """What stands before the wish, or behind the next comma; work that is looked for is given, and so is what clients want."""
    assert found(need, "kite flying", line) == [line]


def test_a_typed_question_and_a_need_keep_their_wanting() -> None:
    """Who asks `looking for premises` asks for premises."""
    assert found("a bakery looking for premises", "premises to let") == ["premises to let"]
    assert found("looking for premises", "premises to let") == ["premises to let"]


def test_what_somebody_wants_still_says_more_of_them() -> None:
    """Of two angels who write the same, who looks for climate firms comes first for a climate firm."""
    lines = ("angel investor, looking for climate start-ups", "angel investor, looking for restaurants")
    for offers in (lines, lines[::-1]):
        assert found("an angel investor for our climate start-up", *offers)[0] == lines[0]


def test_interests_may_look_for_something() -> None:
    """Who looks for a chess partner cares about chess."""
    vault = vault_of(contact("Ada", interests=phrases("looking for a chess partner")))
    assert [match.person.name for match in match_interests(vault, lexicon(), "chess")] == ["Ada"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_a_line_is_parted_without_loss(line: str) -> None:
    """Each word of it is given or wanted, or says that it is wanted; what is given is parted no further."""
    gives, wants = given_and_wanted(line)
    told = Counter(f"{gives} {wants}".replace(",", " ").replace(";", " ").split())
    said = Counter(line.replace(",", " ").replace(";", " ").split())
    assert told <= said
    assert not (said - told).keys() & {"landlord", "premises", "bakery", "role", "people"}
    assert wants or gives == line


@given(st.text(max_size=80))
def test_any_line_is_parted(line: str) -> None:
    """Nothing that somebody typed raises, and nothing is added."""
    gives, wants = given_and_wanted(line)
    assert set(f"{gives}{wants}") <= {*line, *", wants"}
