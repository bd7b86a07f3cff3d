"""The letters to one person, word for word, for people of many shapes, and the note of a new contact."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.contact import Contact
from notesnet.model.me import Me
from notesnet.model.note import Phrase
from notesnet.render.addresses import Recipient
from notesnet.render.describe import ask_about, looks_for, quoted, still_looking, work
from notesnet.render.mail import Letter, as_eml, as_mailto, as_markdown, as_text
from notesnet.render.templates import parse_template, render, render_note
from notesnet.render.views import MeView, me_view, person_context, person_view
from notesnet.store.template_files import NOTE, find_template

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


@pytest.mark.parametrize(
    ("phrase", "offer", "need", "question"),
    [
        (
            "a part-time finance lead",
            "Ada is a good person to ask about a part-time finance lead.",
            "Ada is looking for a part-time finance lead.",
            "Are you still looking for a part-time finance lead?",
        ),
        (
            "introductions to museums",
            "Ada is a good person to ask about introductions to museums.",
            "Ada is looking for introductions to museums.",
            "Are you still looking for introductions to museums?",
        ),
        (
            "A bookkeeper.",
            "Ada is a good person to ask about a bookkeeper.",
            "Ada is looking for a bookkeeper.",
            "Are you still looking for a bookkeeper?",
        ),
        (
            "help with grants",
            "Ada is a good person to ask about help with grants.",
            "Ada is looking for help with grants.",
            "Are you still looking for help with grants?",
        ),
        (
            "Rust mentoring",
            "Ada offers this: Rust mentoring.",
            "Ada is looking for help with this: Rust mentoring.",
            "Is this still on your list: Rust mentoring?",
        ),
        (
            "IT support",
            "Ada is a good person to ask about IT support.",
            "Ada is looking for IT support.",
            "Are you still looking for IT support?",
        ),
        (
            "find a CFO",
            "Ada offers this: find a CFO.",
            "Ada is looking for help with this: find a CFO.",
            "Is this still on your list: find a CFO?",
        ),
        (
            "to hire a CFO!",
            "Ada offers this: to hire a CFO!",
            "Ada is looking for help with this: to hire a CFO!",
            "Is this still on your list: to hire a CFO?",
        ),
        (
            "I can review contracts",
            "Ada offers this: I can review contracts.",
            "Ada is looking for help with this: I can review contracts.",
            "Is this still on your list: I can review contracts?",
        ),
        (
            "Looking for a flat. Quiet, please",
            "Ada offers this: looking for a flat. Quiet, please.",
            "Ada is looking for help with this: looking for a flat. Quiet, please.",
            "Is this still on your list: looking for a flat. Quiet, please?",
        ),
        (
            "who knows pumps?",
            "Ada offers this: who knows pumps?",
            "Ada is looking for help with this: who knows pumps?",
            "Is this still on your list: who knows pumps?",
        ),
    ],
)
def test_sentences_hold_whatever_was_typed(phrase: str, offer: str, need: str, question: str) -> None:
    """A thing stands inside the sentence, anything else behind a colon."""
    person = person_view(Contact("p.md", "Ada Lovelace", offers=phrases(phrase), needs=phrases(phrase)))
    assert (ask_about(person), looks_for(person), still_looking(person)) == (offer, need, question)


@given(st.text(max_size=120))
def test_no_phrase_breaks_a_sentence(phrase: str) -> None:
    """One line, one sign at the end, whatever the phrase."""
    person = person_view(Contact("p.md", "Ada Lovelace", offers=phrases(phrase), needs=phrases(phrase)))
    for made in (ask_about(person), looks_for(person), still_looking(person)):
        assert "\n" not in made
        assert not made.endswith((",.", ";.", ":.", "?.", "!.", ".?", ",?"))


@pytest.mark.parametrize(
    ("role", "company", "expected"),
    [
        ("Founder", "Analytical Engines", "Founder at Analytical Engines"),
        ("Founder of Analytical Engines", "Analytical Engines", "Founder of Analytical Engines"),
        ("designer", "self-employed", "designer, self-employed"),
        ("Founder", "", "Founder"),
        ("", "Analytical Engines", "from Analytical Engines"),
        ("", "Freelance", "Freelance"),
        ("", "", ""),
    ],
)
def test_work_stands_behind_a_name(role: str, company: str, expected: str) -> None:
    """Nobody works "at self-employed", and nothing is said twice."""
    assert work(person_view(Contact("p.md", "Ada", role=role, company=company))) == expected


def test_own_words_stand_in_quotes_as_they_are() -> None:
    """Only a full stop is added, and quotes that were typed around them are not doubled."""
    assert quoted("Ada builds engines") == '"Ada builds engines."'
    assert quoted("Ada builds engines!") == '"Ada builds engines!"'
    assert quoted('"Ada builds engines."') == '"Ada builds engines."'
    assert quoted('Ada says "engines"') == '“Ada says "engines".”'
    assert quoted("由紀は会計士です。") == '"由紀は会計士です。"'


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


GIVEN = {
    "name": "Ada Lovelace",
    "email": "ada@engines.example",
    "company": "Acme: the shop",
    "tags": ("founder", "fin tech"),
    "cadence": "6w",
    "met": TODAY,
    "met_at": "[[Tuesday Breakfast]]",
    "introduced_by": "[[Charles Babbage]]",
    "created": TODAY,
}


def test_the_note_of_a_new_contact_holds_what_was_given() -> None:
    """Quoted where YAML needs it."""
    source = find_template(None, "contact", NOTE)
    assert (
        render_note(source.text, source.path, GIVEN)
        == """\
---
name: Ada Lovelace
email: ada@engines.example
company: "Acme: the shop"
tags: [founder, fin tech]
cadence: 6w
met: 2026-11-25
met_at: "[[Tuesday Breakfast]]"
introduced_by: "[[Charles Babbage]]"
created: 2026-11-25
---

## Log
"""
    )


def test_what_was_not_given_is_left_out() -> None:
    """The note is short."""
    source = find_template(None, "contact", NOTE)
    nothing = {**dict.fromkeys(GIVEN, ""), "tags": (), "name": "Ada", "created": TODAY}
    assert render_note(source.text, source.path, nothing) == "---\nname: Ada\ncreated: 2026-11-25\n---\n\n## Log\n"


@given(st.text(min_size=1))
def test_a_name_of_any_signs_makes_a_note_that_reads_back(name: str) -> None:
    """Nothing typed on the command line becomes a property of its own."""
    source = find_template(None, "contact", NOTE)
    note = render_note(source.text, source.path, {**GIVEN, "name": name, "company": name, "tags": (name,)})
    front = yaml.safe_load(note.split("\n---\n")[0].removeprefix("---\n"))
    assert (front["name"], front["company"], front["tags"]) == (name, name, [name])
    assert list(front) == list(GIVEN)
