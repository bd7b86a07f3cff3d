"""The letters about two people, word for word, for people of many shapes."""

from datetime import date

import pytest

from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Reply
from notesnet.model.me import Me
from notesnet.model.note import Day, Phrase
from notesnet.render.addresses import Recipient
from notesnet.render.lacks import lacks
from notesnet.render.mail import Letter, as_eml, as_mailto, as_markdown, as_text
from notesnet.render.templates import parse_template, render
from notesnet.render.views import MeView, intro_view, me_view, pair_context, person_view
from notesnet.store.template_files import find_template

TODAY = date(2026, 11, 25)
ME = me_view(Me(name="Robin Weiss", email=(Phrase("robin@weiss.example", 1),), signature="Robin"))


def phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(text, 1) for text in texts)


UNSIGNED = me_view(Me(name="Robin Weiss"))
NOBODY = me_view(Me())
AGREED = Introduction("i.md", None, None, a_asked=Day(TODAY, 3), a_answer=Reply(Answer.YES, TODAY, 4), why="both lease")
PEOPLE = {
    "full": Contact(
        "people/grace.md",
        "Grace Lindqvist",
        call_me="Grace",
        email=phrases("grace@lindqvist.example"),
        company="Lindqvist Instruments",
        role="Founder",
        offers=phrases("laboratory scales"),
        needs=phrases("a part-time finance lead"),
        prefers="a call before nine",
        blurb='Grace builds scales that laboratories trust "to a microgram"',
    ),
    "no blurb": Contact(
        "people/charles.md",
        "Charles Babbage",
        email=phrases("charles@difference.example"),
        company="Difference Works",
        role="Inventor",
        offers=phrases("Precision machining.", "patience"),
        needs=phrases("find a toolmaker"),
    ),
    "bare": Contact("people/ben.md", "Ben Carver", email=phrases("ben@carver.example")),
    "no company": Contact(
        "people/omar.md",
        "Omar Haddad",
        email=phrases("omar@haddad.example"),
        role="leasing adviser",
        offers=phrases("I read contracts"),
    ),
    "titled": Contact(
        "people/mueller.md",
        "Dr. Jürgen Müller",
        email=phrases("jm@kanzlei.example"),
        company="self-employed",
        role="patent attorney",
    ),
    "japanese": Contact(
        "people/yuki.md",
        "田中由紀",
        greeting="Dear Yuki",
        email=phrases("yuki@tanaka.example"),
        role="Fractional CFO",
        prefers="E-mail.",
        blurb="Yuki is a finance director by the day for firms that make things.",
    ),
    "arabic": Contact("people/layla.md", "ليلى حداد", email=phrases("layla@kutub.example"), company="Dar al-Kutub"),
}


def drafted(name: str, context: dict[str, object], slots: dict[str, str], me: MeView) -> str:
    """The letter as text; every other format must be possible too."""
    source = find_template(None, name)
    made = render(parse_template(source.text, source.path), context, slots)
    letter = Letter(Recipient(me.name, me.email, "me"), made.to, made.cc, made.subject, made.body)
    for write in (as_eml, as_mailto, as_markdown):
        assert write(letter)
    return as_text(letter)


def about_two(a: str, b: str, introduction: Introduction | None, me: MeView) -> dict[str, object]:
    view = intro_view(introduction, swapped=introduction is AGREED)
    return pair_context(person_view(PEOPLE[a]), person_view(PEOPLE[b]), view, me, TODAY)


@pytest.mark.parametrize(
    ("name", "a", "b", "introduction", "me", "slots", "expected"),
    [
        pytest.param(
            "intro",
            "full",
            "japanese",
            Introduction(
                "i.md",
                None,
                None,
                asked_by="a",
                why="Grace needs a part-time finance lead; Yuki has a day free from December",
            ),
            ME,
            {"topic": "Finance lead, a day a week"},
            """\
To: Grace Lindqvist <grace@lindqvist.example>, 田中由紀 <yuki@tanaka.example>
Subject: Grace Lindqvist and 田中由紀: an introduction (finance lead, a day a week)

Dear Grace, dear Yuki,

Thank you both for being open to this.

田中由紀, this is Grace Lindqvist: “Grace builds scales that laboratories
trust "to a microgram".”

Grace, this is 田中由紀: "Yuki is a finance director by the day for firms
that make things."

Why I think the two of you should meet: Grace needs a part-time finance
lead; Yuki has a day free from December.

To get you started: Grace, would you send 田中由紀 two times that suit you
for a short call? 田中由紀 prefers e-mail.

I will leave it with you now, so please take me off your replies. If
something comes of it, I would enjoy hearing about it.

Best wishes,
Robin
""",
            id="two who know what they want",
        ),
        pytest.param(
            "intro",
            "no blurb",
            "no company",
            Introduction("i.md", None, None, asked_by="b", why="They both hate waste."),
            ME,
            {},
            """\
To: Charles Babbage <charles@difference.example>, Omar Haddad <omar@haddad.example>
Subject: Charles Babbage and Omar Haddad: an introduction

Hello Charles, hello Omar,

Thank you both for being open to this.

Omar, this is Charles Babbage, inventor at Difference Works. Charles
offers this: Precision machining.

Charles, this is Omar Haddad, leasing adviser. Omar offers this: "I read
contracts."

Why I think the two of you should meet: they both hate waste.

To get you started: Omar, would you send Charles two times that suit you
for a short call?

I will leave it with you now, so please take me off your replies. If
something comes of it, I would enjoy hearing about it.

Best wishes,
Robin
""",
            id="no blurbs, and b asked",
        ),
        pytest.param(
            "intro",
            "bare",
            "arabic",
            None,
            UNSIGNED,
            {},
            """\
To: Ben Carver <ben@carver.example>, ليلى حداد <layla@kutub.example>
Subject: Ben Carver and ليلى حداد: an introduction

Hello both,

Thank you both for being open to this.

ليلى حداد, this is Ben Carver.

Ben, this is ليلى حداد, from Dar al-Kutub.

To get you started: Ben, would you send ليلى حداد two times that suit
you for a short call?

I will leave it with you now, so please take me off your replies. If
something comes of it, I would enjoy hearing about it.

Best wishes,
Robin Weiss
""",
            id="names and addresses only, no note, no signature",
        ),
        pytest.param(
            "intro",
            "titled",
            "bare",
            Introduction("i.md", None, None, why="who else?"),
            ME,
            {"note": "You both walk to work.", "step": ""},
            """\
To: Dr. Jürgen Müller <jm@kanzlei.example>, Ben Carver <ben@carver.example>
Subject: Dr. Jürgen Müller and Ben Carver: an introduction

Hello both,

Thank you both for being open to this.

Ben, this is Dr. Jürgen Müller, patent attorney, self-employed.

Dr. Jürgen Müller, this is Ben Carver.

Why I think the two of you should meet: who else?

You both walk to work.

I will leave it with you now, so please take me off your replies. If
something comes of it, I would enjoy hearing about it.

Best wishes,
Robin
""",
            id="a title, a sentence of my own and no next step",
        ),
        pytest.param(
            "intro-ask",
            "japanese",
            "full",
            Introduction("i.md", None, None, asked_by="b", why="Grace needs a part-time finance lead"),
            ME,
            {},
            """\
To: 田中由紀 <yuki@tanaka.example>
Subject: May I put you in touch with Grace Lindqvist?

Dear Yuki,

Would you be open to a short conversation with Grace Lindqvist? Grace
asked me for this introduction.

A few words about Grace: “Grace builds scales that laboratories trust
"to a microgram".”

Why I think the two of you should talk: Grace needs a part-time finance
lead.

If you would, tell me how you like to be contacted, and I will write to
you both. If this is not the moment, "not now" is all I need; you owe
nobody a reason.

Best wishes,
Robin
""",
            id="the favour is asked of a, and b asked for it",
        ),
        pytest.param(
            "intro-ask",
            "titled",
            "no blurb",
            Introduction("i.md", None, None),
            ME,
            {},
            """\
To: Dr. Jürgen Müller <jm@kanzlei.example>
Subject: May I put you in touch with Charles Babbage?

Hello,

Would you be open to a short conversation with Charles Babbage, inventor
at Difference Works?

Charles offers this: Precision machining.

Charles is looking for help with this: find a toolmaker.

If you would, tell me how you like to be contacted, and I will write to
you both. If this is not the moment, "not now" is all I need; you owe
nobody a reason. I have not mentioned your name to Charles.

Best wishes,
Robin
""",
            id="my own idea, without a why",
        ),
        pytest.param(
            "intro-ask",
            "bare",
            "no company",
            AGREED,
            ME,
            {},
            """\
To: Ben Carver <ben@carver.example>
Subject: May I put you in touch with Omar Haddad?

Hello Ben,

Would you be open to a short conversation with Omar Haddad, leasing
adviser? Omar has already said yes.

Omar offers this: "I read contracts."

Why I think the two of you should talk: both lease.

If you would, tell me how you like to be contacted, and I will write to
you both. If this is not the moment, "not now" is all I need; you owe
nobody a reason.

Best wishes,
Robin
""",
            id="b of the note is asked, a has said yes",
        ),
        pytest.param(
            "intro-ask",
            "arabic",
            "bare",
            None,
            NOBODY,
            {},
            """\
To: ليلى حداد <layla@kutub.example>
Subject: May I put you in touch with Ben Carver?

Hello,

Would you be open to a short conversation with Ben Carver?

If you would, tell me how you like to be contacted, and I will write to
you both. If this is not the moment, "not now" is all I need; you owe
nobody a reason.

Best wishes
""",
            id="nothing is known but the name",
        ),
    ],
)
def test_a_letter_reads_well_word_for_word(
    name: str, a: str, b: str, introduction: Introduction | None, me: MeView, slots: dict[str, str], expected: str
) -> None:
    """For people of whom much is known, and of whom nothing is but name and address."""
    assert drafted(name, about_two(a, b, introduction, me), slots, me) == expected


@pytest.mark.parametrize("name", ["intro", "intro-ask"])
@pytest.mark.parametrize("a", PEOPLE)
@pytest.mark.parametrize("b", PEOPLE)
def test_every_pair_gets_a_whole_letter(name: str, a: str, b: str) -> None:
    """No empty paragraph, no double blank or stop, no bracket of the template left."""
    text = drafted(name, about_two(a, b, None, UNSIGNED), {}, UNSIGNED)
    for rest in ("  ", "..", " .", " ,", ",,", ":.", "\n\n\n", "{", "}", "None", "()"):
        assert rest not in text, rest


def test_what_stands_in_for_a_blurb_is_named() -> None:
    """And that there is no reason given."""
    source = find_template(None, "intro")
    context = about_two("no blurb", "bare", Introduction("i.md", None, None), ME)
    assert lacks(parse_template(source.text, source.path), context, {}) == [
        "Charles Babbage has no blurb: role, company and first offer stand in for it",
        "Ben Carver has no blurb, role, company or offers: the letter gives only the name",
        "the introduction has no `why`, so the letter does not say what the two have for each other",
    ]


def test_a_claim_is_made_only_when_the_note_bears_it_out() -> None:
    """Nobody is told that no name was mentioned when it was, or when nothing is known of it."""
    claim = "I have not mentioned your name"
    silent = [
        None,
        Introduction("i.md", None, None, asked_by="b"),
        Introduction("i.md", None, None, b_asked=Day(TODAY, 3)),
    ]
    for introduction in silent:
        assert claim not in drafted("intro-ask", about_two("bare", "full", introduction, ME), {}, ME)
    own_idea = Introduction("i.md", None, None)
    assert claim in drafted("intro-ask", about_two("bare", "full", own_idea, ME), {}, ME)
