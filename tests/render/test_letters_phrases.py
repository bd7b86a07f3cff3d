"""Sentences made of words that somebody typed: they hold whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.note import Phrase
from notesnet.render.describe import ask_about, contacted, looks_for, quoted, still_looking, work
from notesnet.render.job import role_inside
from notesnet.render.views import intro_view, me_view, person_context, person_view
from tests.render.letter_people import TODAY, drafted, to_one


def phrases(text: str) -> tuple[Phrase, ...]:
    return (Phrase(text, 1),)


@pytest.mark.parametrize(
    ("phrase", "offer", "need", "question"),
    [
        (
            "a part-time finance lead",
            "What Ada can help with: a part-time finance lead.",
            "Ada is looking for a part-time finance lead.",
            "Are you still looking for a part-time finance lead?",
        ),
        (
            "introductions to museums",
            "What Ada can help with: introductions to museums.",
            "Ada is looking for introductions to museums.",
            "Are you still looking for introductions to museums?",
        ),
        (
            "A bookkeeper.",
            "What Ada can help with: a bookkeeper.",
            "Ada is looking for a bookkeeper.",
            "Are you still looking for a bookkeeper?",
        ),
        (
            "finding a co-founder",
            "What Ada can help with: finding a co-founder.",
            "Ada is looking for help with this: finding a co-founder.",
            "Is this still on your list: finding a co-founder?",
        ),
        (
            "help with grants",
            "What Ada can help with: help with grants.",
            "Ada is looking for help with grants.",
            "Are you still looking for help with grants?",
        ),
        (
            "Rust mentoring",
            "What Ada can help with: Rust mentoring.",
            "Ada is looking for help with this: Rust mentoring.",
            "Is this still on your list: Rust mentoring?",
        ),
        (
            "IT support",
            "What Ada can help with: IT support.",
            "Ada is looking for IT support.",
            "Are you still looking for IT support?",
        ),
        (
            "find a CFO",
            "What Ada can help with: find a CFO.",
            "Ada is looking for help with this: find a CFO.",
            "Is this still on your list: find a CFO?",
        ),
        (
            "to hire a CFO!",
            "What Ada can help with: to hire a CFO!",
            "Ada is looking for help with this: to hire a CFO!",
            "Is this still on your list: to hire a CFO?",
        ),
        (
            "I can review contracts",
            'What Ada can help with: "I can review contracts."',
            'Ada is looking for help with this: "I can review contracts."',
            'Is this still on your list: "I can review contracts"?',
        ),
        (
            "Looking for a flat. Quiet, please",
            "What Ada can help with: looking for a flat. Quiet, please.",
            "Ada is looking for help with this: looking for a flat. Quiet, please.",
            "Is this still on your list: looking for a flat. Quiet, please?",
        ),
        (
            "who knows pumps?",
            "What Ada can help with: who knows pumps?",
            "Ada is looking for help with this: who knows pumps?",
            "Is this still on your list: who knows pumps?",
        ),
        (
            "somebody to take over our café",
            'What Ada can help with: "somebody to take over our café."',
            'Ada is looking for "somebody to take over our café".',
            'Are you still looking for "somebody to take over our café"?',
        ),
    ],
)
def test_sentences_hold_whatever_was_typed(phrase: str, offer: str, need: str, question: str) -> None:
    """What somebody offers stands behind a colon; of needs a thing stands inside the sentence, anything else behind one, too."""
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
        ("Founder", "Analytical Engines", "founder at Analytical Engines"),
        ("Founder of Analytical Engines", "Analytical Engines", "founder of Analytical Engines"),
        ("designer", "self-employed", "designer, self-employed"),
        ("Owner, three nurseries", "Umeh Lane Nurseries", "owner, three nurseries, at Umeh Lane Nurseries"),
        ("Founder", "", "founder"),
        ("", "Analytical Engines", "from Analytical Engines"),
        ("", "Freelance", "Freelance"),
        ("", "", ""),
    ],
)
def test_work_stands_behind_a_name(role: str, company: str, expected: str) -> None:
    """Nobody works "at self-employed", and nothing is said twice."""
    assert work(person_view(Contact("p.md", "Ada", role=role, company=company))) == expected


def test_own_words_stand_in_quotes_as_they_are() -> None:
    """A full stop is added behind the quotes, and quotes that were typed around them are not doubled."""
    assert quoted("Ada builds engines") == '"Ada builds engines".'
    assert quoted("Ada builds engines!") == '"Ada builds engines!"'
    assert quoted('"Ada builds engines."') == '"Ada builds engines."'
    assert quoted('Ada says "engines"') == '“Ada says "engines"”.'
    assert quoted("由紀は会計士です。") == '"由紀は会計士です。"'
    assert quoted("由紀は会計士です") == '"由紀は会計士です"。'


@pytest.mark.parametrize(
    "need",
    ["He is looking for a flat", "a dentist for her son", "their own shop", "somebody who tells him when to stop"],
)
def test_a_letter_to_someone_does_not_speak_of_them(need: str) -> None:
    """What my note says *about* them is not asked back; another need takes its place, else the general question."""
    for rest, question in ((("a van",), "Are you still looking for a van?"), ((), "What are you working on")):
        needs = tuple(Phrase(text, 1) for text in (need, *rest))
        person = person_view(Contact("p.md", "Ada Lovelace", email=phrases("a@x.example"), needs=needs))
        letter = " ".join(drafted("check-in", person_context(person, me_view(Me()), TODAY)).split())
        assert question in letter
        assert need not in letter


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("**urgent** help with [grants](https://a.example)", "urgent help with grants"),
        ("a plumber #trades 📅 2026-12-01", "a plumber"),
        ("help with #fundraising <!-- she owes me one -->", "help with fundraising"),
        ("a room at [[groups/Ropewalk|the Ropewalk]]", "a room at the Ropewalk"),
    ],
)
def test_a_letter_has_the_words_of_a_note_and_none_of_its_signs(typed: str, said: str) -> None:
    """Markup, tags, task fields and comments are for me, in needs and offers as in a why."""
    person = person_view(Contact("p.md", "Ada", needs=phrases(typed), offers=phrases(typed)))
    assert (person.needs, person.offers) == ((said,), (said,))
    assert intro_view(Introduction("i.md", None, None, why=typed)).why == said


@pytest.mark.parametrize("nothing", ["n/a", "-", "None", "unknown", "?", "Unemployed", "TBD"])
def test_what_says_that_there_is_nothing_is_not_said(nothing: str) -> None:
    """Nobody is introduced as "from n/a", or as out of work."""
    person = person_view(Contact("p.md", "Ada", company=nothing, role=nothing, needs=phrases(nothing)))
    assert (person.company, person.role, person.needs, work(person)) == ("", "", (), "")


@pytest.mark.parametrize(
    ("signature", "ending"),
    [
        ("Robin", "Best wishes,\nRobin"),
        ("Kind regards\nRobin", "Kind regards\nRobin"),
        ("Viele Grüße\nRobin", "Viele Grüße\nRobin"),
        ("CHEERS!\nRobin", "CHEERS!\nRobin"),
        ("Warmly,\nRobin", "Warmly,\nRobin"),
        ("Best Foods Ltd\nRobin", "Best wishes,\nBest Foods Ltd\nRobin"),
        ("", "Best wishes,\nRobin Weiss"),
    ],
)
def test_a_letter_ends_once(signature: str, ending: str) -> None:
    """A signature that brings its own closing words gets no others above them."""
    assert me_view(Me(name="Robin Weiss", signature=signature)).sign_off == ending


@pytest.mark.parametrize(
    ("role", "inside"),
    [
        ("Keynote speaker", "keynote speaker"),
        ("Boatbuilder", "boatbuilder"),
        ("Lacemaker", "lacemaker"),
        ("Co-Founder and CEO", "co-founder and CEO"),
        ("Vice-President, Sales", "vice-president, sales"),
        ("Yard manager and heir", "yard manager and heir"),
        ("CEO", "CEO"),
        ("MD", "MD"),
        ("X-ray technician", "X-ray technician"),
        ("German teacher", "German teacher"),
        ("E-Commerce manager", "e-commerce manager"),
    ],
)
def test_a_role_inside_a_sentence_begins_small_unless_it_may_be_a_name(role: str, inside: str) -> None:
    """An occupation of one word always does."""
    assert role_inside(role) == inside


@pytest.mark.parametrize(
    ("reason", "thanks"),
    [
        ("your time and advice", "Thank you for your time and advice."),
        ("your help", "Thank you for your help."),
        ("for the tea", "Thank you for the tea."),
        ("For coming.", "Thank you for coming."),
        ("you found me a lawyer", "Thank you: you found me a lawyer."),
    ],
)
def test_thanks_hold_whatever_was_typed(reason: str, thanks: str) -> None:
    """The commonest of all, "your help", stands behind "for"."""
    letter = drafted("thank-you", to_one("bare"), reason=reason)
    assert f"\n{thanks}\n" in letter
    subject = "Thank you" if ":" in thanks else thanks.rstrip(".")
    assert f"Subject: {subject}\n" in letter


@pytest.mark.parametrize(
    ("prefers", "sentence"),
    [
        ("", ""),
        ("a call before nine", "Ada prefers a call before nine."),
        ("E-mail, never by phone", "Ada prefers e-mail, never by phone."),
        ("e-mail", "Ada prefers e-mail."),
        ("mornings", "Ada prefers mornings."),
        ("Evenings.", "Ada prefers evenings."),
        ("WhatsApp", "Ada prefers WhatsApp."),
        ("to be called, mornings", "Ada prefers to be called, mornings."),
        ("voice messages, walking", "Ada prefers voice messages, walking."),
        ("through her office", "How Ada likes to be contacted: through her office."),
        ("Call me after four!", 'How Ada likes to be contacted: "Call me after four!"'),
    ],
)
def test_how_someone_likes_to_be_contacted_is_one_sentence(prefers: str, sentence: str) -> None:
    """A thing or a "to …" stands inside it, anything else behind a colon, and their own words in quotes."""
    assert contacted(person_view(Contact("p.md", "Ada Lovelace", prefers=prefers))) == sentence
