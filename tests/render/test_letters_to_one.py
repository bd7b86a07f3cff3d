"""The letters to one person, word for word, for people of many shapes."""

import re
from datetime import date

import pytest

from notesnet.model.contact import Contact
from notesnet.model.me import Me
from notesnet.model.note import Phrase
from notesnet.render.addresses import Recipient
from notesnet.render.mail import Letter, as_eml, as_mailto, as_markdown, as_text
from notesnet.render.templates import parse_template, render
from notesnet.render.views import MeView, me_view, person_context, person_view
from notesnet.store.template_files import find_template

TODAY = date(2026, 11, 25)
ME = me_view(Me(name="Robin Weiss", email=(Phrase("robin@weiss.example", 1),), signature="Robin"))


def phrases(*texts: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(text, 1) for text in texts)


UNSIGNED = me_view(Me(name="Robin Weiss"))
NOBODY = me_view(Me())
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


def drafted(name: str, who: str, last: date | None, me: MeView, slots: dict[str, str]) -> str:
    """The letter as text; every other format must be possible too."""
    source = find_template(None, name)
    made = render(
        parse_template(source.text, source.path), person_context(person_view(PEOPLE[who], last), me, TODAY), slots
    )
    letter = Letter(Recipient(me.name, me.email, "me"), made.to, made.cc, made.subject, made.body)
    for write in (as_eml, as_mailto, as_markdown):
        assert write(letter)
    return as_text(letter)


@pytest.mark.parametrize(
    ("name", "who", "last", "me", "slots", "expected"),
    [
        pytest.param(
            "check-in",
            "full",
            date(2026, 10, 1),
            ME,
            {},
            """\
To: Grace Lindqvist <grace@lindqvist.example>
Subject: How are things at Lindqvist Instruments?

Dear Grace,

We were last in touch in October, and I have been wondering how you are.
Are you still looking for a part-time finance lead? If so, I will keep
it in mind when I talk to people.

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin
""",
            id="in touch last month, and a need",
        ),
        pytest.param(
            "check-in",
            "no blurb",
            date(2025, 8, 1),
            ME,
            {"news": "I moved to Bonn."},
            """\
To: Charles Babbage <charles@difference.example>
Subject: How are things at Difference Works?

Hello Charles,

We were last in touch in August 2025, and I have been wondering how you
are. Is this still on your list: find a toolmaker? If so, I will keep it
in mind when I talk to people.

I moved to Bonn.

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin
""",
            id="last year, a need that is a task, and news",
        ),
        pytest.param(
            "check-in",
            "bare",
            None,
            ME,
            {},
            """\
To: Ben Carver <ben@carver.example>
Subject: How are things?

Hello Ben,

I have been wondering how things are going for you. What are you working
on at the moment, and is there a part of it I could help with?

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin
""",
            id="nothing is known",
        ),
        pytest.param(
            "check-in",
            "titled",
            date(2026, 11, 20),
            ME,
            {},
            """\
To: Dr. Jürgen Müller <jm@kanzlei.example>
Subject: How are things?

Hello,

I have been wondering how things are going for you. What are you working
on at the moment, and is there a part of it I could help with?

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin
""",
            id="in touch last week, nobody's employee",
        ),
        pytest.param(
            "check-in",
            "arabic",
            None,
            ME,
            {},
            """\
To: ليلى حداد <layla@kutub.example>
Subject: How are things at Dar al-Kutub?

Hello,

I have been wondering how things are going for you. What are you working
on at the moment, and is there a part of it I could help with?

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin
""",
            id="a company and no greeting",
        ),
        pytest.param(
            "check-in",
            "japanese",
            None,
            UNSIGNED,
            {},
            """\
To: 田中由紀 <yuki@tanaka.example>
Subject: How are things?

Dear Yuki,

I have been wondering how things are going for you. What are you working
on at the moment, and is there a part of it I could help with?

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin Weiss
""",
            id="a greeting of their own, no signature",
        ),
        pytest.param(
            "check-in",
            "no company",
            None,
            ME,
            {"question": "How did the move go?"},
            """\
To: Omar Haddad <omar@haddad.example>
Subject: How are things?

Hello Omar,

I have been wondering how things are going for you. How did the move go?

There is no hurry: a line or two is plenty, whenever it suits you.

Best wishes,
Robin
""",
            id="a question of mine",
        ),
        pytest.param(
            "thank-you",
            "full",
            None,
            ME,
            {"reason": "The introduction to Joyce Tan.", "outcome": "Joyce signed last week"},
            """\
To: Grace Lindqvist <grace@lindqvist.example>
Subject: Thank you for the introduction to Joyce Tan

Dear Grace,

Thank you for the introduction to Joyce Tan. Joyce signed last week.

There is no need to reply; I wanted you to know that it made a
difference. If there is ever something I can do for you, I hope you will
ask.

Best wishes,
Robin
""",
            id="thanks for a thing",
        ),
        pytest.param(
            "thank-you",
            "titled",
            None,
            NOBODY,
            {},
            """\
To: Dr. Jürgen Müller <jm@kanzlei.example>
Subject: Thank you

Hello,

Thank you for your help.

There is no need to reply; I wanted you to know that it made a
difference. If there is ever something I can do for you, I hope you will
ask.

Best wishes
""",
            id="thanks in general, unsigned",
        ),
        pytest.param(
            "thank-you",
            "arabic",
            None,
            ME,
            {"reason": "You found me a lawyer!"},
            """\
To: ليلى حداد <layla@kutub.example>
Subject: Thank you

Hello,

Thank you: you found me a lawyer!

There is no need to reply; I wanted you to know that it made a
difference. If there is ever something I can do for you, I hope you will
ask.

Best wishes,
Robin
""",
            id="thanks in a sentence",
        ),
    ],
)
def test_a_letter_reads_well_word_for_word(
    name: str, who: str, last: date | None, me: MeView, slots: dict[str, str], expected: str
) -> None:
    """For people of whom much is known, and of whom nothing is but name and address."""
    assert drafted(name, who, last, me, slots) == expected


@pytest.mark.parametrize("name", ["intro", "intro-ask", "check-in", "thank-you"])
def test_a_packaged_letter_does_not_gush_or_guess(name: str) -> None:
    """No exclamation mark, no "he" or "she", nothing that one side of the ocean spells otherwise."""
    text = find_template(None, name).text
    words = set(re.findall(r"[a-z]+", re.sub(r"{[{%].*?[}%]}", "", text).lower()))
    assert "!" not in re.sub(r"{[{%].*?[}%]}", "", text)
    assert not words & {
        "he",
        "she",
        "him",
        "her",
        "his",
        "hers",
        "favour",
        "favor",
        "organise",
        "organize",
        "amazing",
        "super",
    }
