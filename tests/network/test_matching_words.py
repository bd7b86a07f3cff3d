"""How the words of a phrase are read for matching: parts of a whole, words that pass something on, compounds, capitals."""

import pytest

from notesnet.model.concepts import ConceptTables
from notesnet.network.concepts import build_lexicon
from notesnet.network.match import match_offers
from tests.network.lexicon import found, offering


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("a freight forwarder", "haulage across Europe"),
        ("training on dementia", "dementia nurse"),
        ("a course in welding", "welder and fabricator"),
        ("translating a brochure", "Portuguese translator"),
        ("a cheesewright or cheesemonger", "farmhouse cheese"),
        ("someone in IT", "computer repairs"),
        ("non-dilutive capital", "grant writer"),
    ],
)
def test_a_need_finds_what_is_said_in_other_forms(need: str, offer: str) -> None:
    """Two parts of one whole, the subject of training, a verb, a compound, IT in capitals, a word of one concept's terms."""
    assert found(need, "kite flying", offer) == [offer]


@pytest.mark.parametrize(
    ("need", "lure"),
    [
        ("it is for us", "IT support"),
        ("a polite answer", "public policy adviser"),
        ("a crane for one day", "crane watching in the marsh"),
        ("a safe pair of hands for payroll", "gun safes"),
        ("a wedding band", "elastic band wholesaler"),
    ],
)
def test_words_that_only_look_alike_find_nobody(need: str, lure: str) -> None:
    """A pronoun, a stem that two words share, a word of many meanings without a word of the same field beside it."""
    assert found(need, lure) == []


def test_a_part_finds_its_like_before_other_parts_of_the_whole() -> None:
    """A haulier before a forwarder, and both are of logistics."""
    assert found("a haulier", "freight forwarder", "lorries and drivers") == [
        "lorries and drivers",
        "freight forwarder",
    ]


def test_two_parts_of_an_umbrella_do_not_meet_and_each_meets_the_whole() -> None:
    """Who swims does not run with anybody; a sports club may."""
    assert found("a running partner", "swimming teacher", "rock climbing") == []
    assert found("a running partner", "sports club") == ["sports club"]
    assert found("a sports club", "long-distance runner") == ["long-distance runner"]


def test_a_vault_may_say_that_a_concept_is_within_another() -> None:
    """In a section of that name; names of no concept are left out."""
    tables: ConceptTables = {
        "ours": {"ropes": ("rigging",), "splicing": ("splicer",), "hawsers": ("hawser layer",)},
        "within": {"splicing": ("ropes", "nonsense"), "hawsers": ("ropes",)},
    }
    mine = build_lexicon([tables])
    vault = offering("hawser layer", "rigging", "kites")
    assert [match.person.name for match in match_offers(vault, mine, "a splicer")] == ["P1", "P0"]


def test_a_term_does_not_go_over_a_comma() -> None:
    """What stands on both sides of it are two things."""
    tables: ConceptTables = {
        "ours": {"night-watch": ("night watch",)},
        "theirs": {"clocks": ("watch",), "school": ("night school",)},
    }
    mine = build_lexicon([tables])
    vault = offering("night, watch")
    assert match_offers(vault, mine, "night watch") == []
    assert [match.evidence[0].met[0].concept for match in match_offers(vault, mine, "a watch")] == ["clocks"]


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("our newsletter gets no opens", "email marketing for publishers"),
        ("we clicked on a phishing link", "security awareness training"),
        ("can't make payroll next month", "cash management for seasonal trades"),
        ("none of my children want the company", "employee ownership trusts"),
        ("our team is burning out", "resilience workshops"),
        ("watch real users try it", "usability testing"),
        ("pick and pack", "fulfilment for web shops"),
        ("an echo in our office", "acoustic panels"),
        ("mice in the kitchen", "rodents and insects"),
        ("who was my great-grandfather", "genealogist"),
        ("what's in this powder", "analytical lab"),
        ("someone to talk to after a death", "bereavement counsellor"),
        ("a scientist to check our claims", "evidence reviews"),
        ("win council work", "writes tenders"),
        ("the landlord wants us out", "acts for tenants of shops"),
        ("nobody finds the buy button", "makes screens people understand"),
        ("first paying user", "early adopter of new tools"),
    ],
)
def test_a_trouble_finds_who_ends_it(need: str, offer: str) -> None:
    """Neither names the trade: a need tells what is wrong, an offer what somebody does."""
    assert found(need, "kite flying", offer) == [offer]


@pytest.mark.parametrize(
    ("need", "offer", "lure"),
    [
        ("a coach who knows engineers", "executive coach", "coach tours to Italy"),
        ("a coach for fifty guests", "coach hire", "executive coach"),
        ("a friendly angel", "angel, writes first cheques", "wings and halos for Christmas plays"),
        ("cookies on our website", "GDPR trainer", "biscuits and cookies for cafés"),
        ("a case against a builder", "litigation solicitor", "case for a violin"),
        ("an emergency drill for volunteers", "evacuation drills for offices", "drill bits wholesaler"),
        ("a salary scale", "pay structures and grading", "scales and weighing machines"),
        ("the chair of the wine committee", "chairs boards in the drinks trade", "chair caning"),
        ("an exchange for our students", "school exchange programme in Lyon", "foreign exchange broker"),
        ("a bond for our import duties", "customs guarantee broker", "bond trader"),
        ("our revenue per product", "financial controller", "a venue for parties"),
    ],
)
def test_a_word_of_two_trades_is_read_by_the_words_around_it(need: str, offer: str, lure: str) -> None:
    """The right trade is found, the other is not."""
    assert found(need, lure, offer) == [offer]


@pytest.mark.parametrize("lure", ["can openers", "won't-stop music boxes", "let's-dance evenings"])
def test_short_forms_of_verbs_carry_no_meaning(lure: str) -> None:
    """Can't, won't and let's are how one asks."""
    assert found("we can't, won't and let's not", lure) == []


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("parcels pile up in our hallway", "pick and pack for small web shops"),
        ("good people leave within a year", "staff retention consulting"),
        ("nobody turns up to our meetings", "community builder for clubs"),
        ("the vans are always in repair", "fleet management"),
        ("wild boar dig up the field", "electric fences"),
        ("guests complain about the food", "food and beverage consultant"),
        ("sandwiches left over, unsold bread", "food bank"),
        ("lonely at the top", "executive coach"),
        ("the landlord wants a rent increase", "commercial lease solicitor"),
        ("our quotes never turn into orders", "closing deals, sales training"),
        ("raise money for my climate start-up", "seed money for climate companies"),
        ("find me a job", "helping people change jobs"),
        ("beta testers", "usability testing"),
        ("tenants", "finding homes"),
        ("a ghostwriter", "writing memoirs for other people"),
        ("a career coach", "executive coach"),
        ("long distance running", "marathons"),
        ("container to Ghana", "shipping agent, Accra route"),
        ("understand a Somali client", "East African languages interpreter"),
        ("how do we get heard in Brussels", "EU affairs"),
    ],
)
def test_a_trouble_told_in_another_voice_finds_who_ends_it(need: str, offer: str) -> None:
    """Neither names the trade; what is wrong is told as somebody would who has never met it before."""
    assert found(need, "kite flying", offer) == [offer]


@pytest.mark.parametrize(
    ("need", "lure"),
    [
        ("a long talk at the kitchen table", "moving a firm off the old server in the cupboard"),
        ("a service manager who has done it before", "mentor for founders"),
        ("a team that ships", "boatbuilder"),
        ("a hearing loop", "a fair hearing"),
        ("a press operator", "loans for machines"),
        ("a seed drill", "seed money"),
        ("a bank of exam questions", "private lessons"),
        ("patent attorney", "family lawyer"),
        ("a mediator", "family lawyer"),
        ("father's estate", "family lawyer"),
        ("a quiet cabin for two weeks", "electrician"),
        ("container to Ghana", "restaurant in Accra"),
        ("a plumber in Berlin", "Berlin native"),
        ("a lawyer in Istanbul", "textiles from Izmir"),
    ],
)
def test_what_shares_only_a_word_or_a_country_finds_nobody(need: str, lure: str) -> None:
    """Furniture is no server, a start is no seed, and two trades of one country are two trades."""
    assert found(need, lure) == []


@pytest.mark.parametrize(
    ("need", "offer", "lure"),
    [
        ("contacts in Bavaria", "Munich native, chamber of industry", "restaurant in Munich"),
        ("introductions in Poland", "born in Warsaw", "Polish lessons"),
        ("someone who knows Nairobi", "grew up in Kenya", "coffee from Kenya"),
    ],
)
def test_contacts_in_a_country_are_people_who_know_it(need: str, offer: str, lure: str) -> None:
    """Not each trade of that country."""
    assert found(need, lure, offer) == [offer]


def test_who_speaks_the_language_is_first() -> None:
    """The place decides among those who do what is asked for."""
    ankara, oslo = "conference interpreter, born in Ankara", "conference interpreter, born in Oslo"
    assert found("Turkish delegation comes, nobody understands them", oslo, ankara) == [ankara, oslo]


def test_a_boiler_is_for_the_plumber_not_for_heat_pumps() -> None:
    """The start-up of heat pumps does not come before who repairs what is there."""
    assert found("someone who can fix my boiler", "heat pump start-up", "plumber")[0] == "plumber"


@pytest.mark.parametrize(
    ("need", "first", "lure"),
    [
        ("a sponsor for our breakfast", "gives money to local clubs, a sponsor for events", "breakfast catering"),
        ("a publisher for a book on gardens", "literary agent", "garden design"),
        ("a recruiter in pharma", "headhunter for life sciences", "pharmacist"),
        ("a treasurer for our choir", "retired accountant, treasurer of two clubs", "jazz pianist"),
        ("money for a pub", "social investment fund", "pub landlord"),
        ("a lawyer who speaks plain English", "family solicitor", "copywriter"),
        ("a trombone teacher", "brass band", "head teacher"),
        ("a designer who can start soon", "brand designer", "audio-visual hire"),
    ],
)
def test_a_term_that_ends_with_for_or_in_is_what_is_asked_for(need: str, first: str, lure: str) -> None:
    """What stands behind it says more of it: a sponsor for a breakfast cooks none."""
    assert found(need, lure, first)[0] == first


@pytest.mark.parametrize(
    ("need", "offer", "lure"),
    [
        ("an architect", "architect, extensions and lofts", "software architect"),
        ("a member who is an architect", "architect, extensions and lofts", "software architect"),
        ("a chemist", "polymer chemistry", "chemicals wholesaler"),
    ],
)
def test_without_a_word_of_its_field_a_doubtful_sense_comes_after_a_plain_one(need: str, offer: str, lure: str) -> None:
    """A question mark in the concepts means just that; the plain sense answers first."""
    assert found(need, lure, offer)[0] == offer


def test_the_first_thing_said_stays_the_thing_though_somebody_takes_or_does_something_with_it() -> None:
    """A dentist taking patients is as much a dentist as one of few words."""
    assert found("a good dentist", "dental technician", "dentist taking private patients")[0].startswith("dentist")


@pytest.mark.parametrize(
    ("need", "lure"),
    [
        ("help with a tax claim", "insurance broker"),
        ("a name badge", "tour guide, blue badge"),
        ("a night shift job", "HR director at a logistics firm"),
        ("a barber", "soap opera script editor"),
        ("a proofreader", "full English at the golf club"),
        ("to rent", "WordPress sites for therapists"),
    ],
)
def test_everyday_words_that_are_of_another_trade_find_nobody(need: str, lure: str) -> None:
    """A claim is not always for an insurer, a badge not a guide's, a soap opera no soap."""
    assert found(need, lure) == []


@pytest.mark.parametrize(
    ("need", "offer"),
    [
        ("someone to look after my mother in the daytime", "home carer"),
        ("someone to teach my son to drive", "driving lessons"),
        ("a room to rent", "spare room for a lodger"),
        ("a van for a day", "van hire"),
        ("name badges", "badge and lanyard printing"),
        ("clients who run family businesses", "owner of a third-generation bakery"),
        ("a customer support person on Sundays", "remote support agent, weekends"),
        ("a teaching assistant job", "primary school head"),
    ],
)
def test_everyday_wishes_are_found(need: str, offer: str) -> None:
    """As coaches, founders, job seekers and hosts of breakfasts write them."""
    assert found(need, "kite flying", offer) == [offer]
