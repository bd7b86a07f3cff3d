"""Letters word for word, for people of many shapes: they stand in tests/render/letters, one file a template.

``pytest tests/render --rewrite-sessions`` writes what the templates make now; read the diff as the one who gets it.
"""

import re
from datetime import date

import pytest

from tests.harness import ROOT
from tests.render.letter_people import PEOPLE, about_two, drafted, to_one

FOLDER = ROOT / "tests" / "render" / "letters"
# A word twice, a sentence that begins small, what means nothing, and signs of the note.
_STUMBLES = re.compile(r"\b([A-Za-z]+) \1\b|[.?!] [a-z]|\bn/a\b|#\w|\*\*|📅")
LAST_WEEK, SPRING, LAST_YEAR = date(2026, 11, 19), date(2026, 3, 2), date(2025, 8, 1)

# template: (a, b, introduction, sender, slots)
TWO: dict[str, list[tuple[str, str, str, str, dict[str, str]]]] = {
    "intro": [
        ("full", "japanese", "both said yes", "signed", {"topic": "Finance lead, a day a week"}),
        ("no blurb", "no company", "b asked for it", "signed", {}),
        ("needs only", "in sentences", "my own idea", "own closing", {}),
        ("bare", "arabic", "no note", "no signature", {}),
        ("titled", "bare", "b said yes", "signed", {"note": "You both walk to work.", "step": ""}),
    ],
    "intro-ask": [
        ("japanese", "full", "b asked for it", "signed", {}),
        ("titled", "no blurb", "my own idea", "signed", {}),
        ("bare", "no company", "b said yes", "signed", {}),
        ("full", "in sentences", "b asked for it by handover", "own closing", {}),
        ("no blurb", "needs only", "no note", "signed", {}),
        ("arabic", "bare", "no note", "nobody", {}),
        ("full", "junior", "suggested", "signed", {}),
    ],
    "intro-chase": [
        ("full", "japanese", "asked, both are named", "signed", {}),
        ("full", "bare", "asked", "signed", {}),
        ("bare", "full", "asked, b asked for it", "signed", {}),
        ("no company", "junior", "asked", "signed", {"note": "Samuel is in town until Friday."}),
        ("titled", "no company", "asked", "signed", {}),
        ("japanese", "arabic", "no note", "no signature", {}),
        ("arabic", "titled", "asked", "nobody", {}),
    ],
    "intro-not-now": [
        ("full", "bare", "a asked for it", "signed", {}),
        ("bare", "full", "a said yes", "signed", {}),
        ("no company", "full", "asked", "signed", {"note": "I hope the new office is coming along."}),
        ("titled", "full", "a said yes unasked", "signed", {}),
        ("japanese", "full", "asked", "no signature", {}),
        ("arabic", "full", "no note", "nobody", {}),
    ],
    "intro-handover": [
        ("bare", "full", "handed over, both are named", "signed", {"said": "not on Mondays"}),
        ("full", "bare", "a asked for it", "signed", {"said": "Call me after four, my number is 020 7946 0000"}),
        ("bare", "full", "a asked for it", "signed", {}),
        ("full", "bare", "a asked for it", "signed", {}),
        ("no company", "titled", "a asked for it", "signed", {}),
        ("titled", "no company", "no note", "signed", {}),
        ("japanese", "junior", "a asked for it", "no signature", {"note": "Samuel is up early."}),
        ("arabic", "japanese", "a asked for it", "nobody", {}),
        ("junior", "no address", "a asked for it", "signed", {}),
        ("full", "no address", "no note", "signed", {"details": "Office: +351 21 555 0100"}),
    ],
    "intro-checkin": [
        ("full", "japanese", "introduced", "signed", {}),
        ("bare", "arabic", "introduced", "no signature", {}),
        ("no company", "titled", "introduced last year", "signed", {}),
        ("titled", "full", "met", "signed", {}),
        ("junior", "bare", "introduced", "signed", {"note": "Samuel, how is the new shop?"}),
        ("arabic", "japanese", "no note", "nobody", {}),
        ("needs only", "no blurb", "an outcome", "signed", {}),
    ],
    "intro-thanks": [
        ("full", "bare", "received", "signed", {}),
        ("bare", "junior", "received, met", "signed", {}),
        ("no company", "full", "received, outcome", "signed", {}),
        ("titled", "no company", "no note", "signed", {"news": "we meet on Tuesday"}),
        ("japanese", "arabic", "received", "no signature", {}),
        ("arabic", "titled", "no note", "nobody", {}),
    ],
    "intro-news": [
        ("full", "bare", "received, half a sentence", "signed", {}),
        ("full", "bare", "received, outcome", "signed", {}),
        ("bare", "junior", "received, outcome", "signed", {"outcome": "Samuel became a client"}),
        ("no company", "full", "no note", "signed", {"outcome": "Nothing yet, but we liked each other!"}),
        ("titled", "no company", "received, outcome", "signed", {}),
        ("japanese", "arabic", "received, outcome", "no signature", {"note": "I bring you a cup from the fair."}),
        ("arabic", "titled", "received, outcome", "nobody", {}),
    ],
}
# template: (who, last touch, sender, slots)
ONE: dict[str, list[tuple[str, date | None, str, dict[str, str]]]] = {
    "check-in": [
        ("full", SPRING, "signed", {}),
        ("no blurb", LAST_YEAR, "signed", {"news": "I moved to Bonn."}),
        ("needs only", None, "own closing", {}),
        ("in sentences", LAST_WEEK, "signed", {}),
        ("bare", None, "signed", {}),
        ("titled", LAST_WEEK, "signed", {}),
        ("arabic", None, "nobody", {}),
        ("japanese", None, "no signature", {}),
        ("no company", None, "signed", {"question": "How did the move go?"}),
    ],
    "thank-you": [
        ("full", None, "signed", {"reason": "The introduction to Joyce Tan.", "outcome": "Joyce signed last week"}),
        ("no blurb", None, "signed", {"reason": "your help with the move"}),
        ("needs only", None, "own closing", {"reason": "for your time."}),
        ("titled", None, "nobody", {}),
        ("arabic", None, "signed", {"reason": "You found me a lawyer!"}),
    ],
    "blurb-request": [
        ("full", None, "signed", {}),
        ("bare", None, "signed", {}),
        ("no company", None, "signed", {"note": "The words that you used on Tuesday were very good ones."}),
        ("titled", None, "signed", {}),
        ("japanese", None, "no signature", {}),
        ("arabic", None, "nobody", {}),
    ],
    "follow-up": [
        ("full", LAST_WEEK, "signed", {"promised": "the article on pricing"}),
        (
            "bare",
            LAST_WEEK,
            "signed",
            {"promised": "Send the article on pricing.", "delivery": "here it is: https://a.example/p"},
        ),
        ("no company", LAST_WEEK, "signed", {}),
        ("needs only", LAST_WEEK, "signed", {}),
        ("in sentences", LAST_WEEK, "signed", {}),
        ("titled", SPRING, "signed", {}),
        ("japanese", None, "no signature", {"promised": "I would ask Ben about the hall", "delivery": ""}),
        ("arabic", None, "nobody", {}),
        ("junior", LAST_WEEK, "signed", {"note": "Thank you for the tea."}),
    ],
    "article": [
        (
            "full",
            None,
            "signed",
            {"title": "The Price of a Day", "link": "https://a.example/day", "why": "page 3 is about kilns"},
        ),
        ("bare", None, "signed", {"link": "https://a.example/day"}),
        ("no company", None, "signed", {"title": "Who reads leases?", "link": "https://a.example/?a=1&b=2"}),
        (
            "titled",
            None,
            "signed",
            {
                "title": "A title that is so long that it would never fit into one line of a letter",
                "link": "https://a.example/" + "x" * 80,
            },
        ),
        ("japanese", None, "no signature", {"link": "a.example/day", "why": "It is short."}),
        ("arabic", None, "nobody", {"link": "https://a.example/كتب"}),
    ],
    "holiday": [
        ("full", SPRING, "signed", {}),
        ("bare", None, "signed", {}),
        ("no company", LAST_YEAR, "signed", {"note": "I still think of your story about the lift."}),
        ("titled", SPRING, "signed", {"occasion": "The turn of the year"}),
        ("japanese", None, "no signature", {"occasion": "the new year"}),
        ("arabic", SPRING, "nobody", {}),
        ("junior", LAST_YEAR, "signed", {"occasion": "Thanksgiving"}),
    ],
    "birthday": [
        ("full", None, "signed", {}),
        ("bare", None, "signed", {"note": "The card from your children is on my mind still."}),
        ("no company", None, "signed", {}),
        ("titled", None, "signed", {}),
        ("japanese", None, "no signature", {}),
        ("arabic", None, "nobody", {}),
    ],
    "coffee": [
        ("full", None, "signed", {"when": "Tuesday at nine", "where": "Grant Park Café"}),
        ("bare", None, "signed", {}),
        ("no company", None, "signed", {"when": "On Tuesday or Thursday morning.", "about": "Tell me about leases"}),
        ("no blurb", None, "signed", {"about": "pricing"}),
        ("needs only", None, "signed", {"about": "To hear about your new office."}),
        ("in sentences", None, "signed", {"about": "your next talk", "where": "the canal café."}),
        ("titled", None, "signed", {"where": "at your office"}),
        ("japanese", None, "no signature", {"when": "any day before 14 December"}),
        ("arabic", None, "nobody", {}),
    ],
    "referral": [
        ("full", None, "signed", {"who": "Joyce Tan of Tan Ceramics", "why": "She needs a second kiln by March."}),
        ("bare", None, "signed", {"who": "A client of mine"}),
        (
            "no company",
            None,
            "signed",
            {"who": "Luis Ortega", "why": "his lease ends in May", "details": "luis@ortega.example"},
        ),
        ("titled", None, "signed", {"who": "Wright Tools Inc.", "details": "Call Samuel Wright Jr. on Mondays"}),
        (
            "japanese",
            None,
            "no signature",
            {"who": "two makers who share a studio", "consent": "They asked for your name"},
        ),
        ("arabic", None, "nobody", {"who": "Ben Carver", "consent": ""}),
    ],
}


def letters(name: str) -> str:
    """All letters of one template, each below a line that says for whom it is."""
    found = []
    for a, b, introduction, sender, slots in TWO.get(name, []):
        letter = drafted(name, about_two(a, b, introduction, sender), **slots)
        found.append(f"=== {a} about {b}; {introduction}; {sender}{_told(slots)}\n\n{letter}")
    for who, last, sender, slots in ONE.get(name, []):
        letter = drafted(name, to_one(who, last, sender), **slots)
        found.append(f"=== {who}; last touch {last}; {sender}{_told(slots)}\n\n{letter}")
    return "\n".join(found)


def _told(slots: dict[str, str]) -> str:
    return f"; {slots}" if slots else ""


@pytest.mark.parametrize("name", [*TWO, *ONE])
def test_a_letter_reads_well_word_for_word(name: str, *, rewrite: bool) -> None:
    """For people of whom much is known, and of whom nothing is but name and address."""
    made, file = letters(name), FOLDER / f"{name}.txt"
    if rewrite:
        FOLDER.mkdir(exist_ok=True)
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TWO)
@pytest.mark.parametrize("a", [who for who in PEOPLE if PEOPLE[who].email])
def test_every_pair_gets_a_whole_letter(name: str, a: str) -> None:
    """No empty paragraph, no double blank or stop, no bracket of the template left."""
    slots = {"outcome": "we work together"} if name == "intro-news" else {}
    for b in PEOPLE:
        for introduction in ("no note", "asked", "received, outcome"):
            is_whole(drafted(name, about_two(a, b, introduction, "no signature"), **slots))


@pytest.mark.parametrize("name", ONE)
@pytest.mark.parametrize("who", [who for who in PEOPLE if PEOPLE[who].email])
def test_every_person_gets_a_whole_letter(name: str, who: str) -> None:
    """The same for the letters to one, with nothing set but what must be, in every month."""
    needed = {"article": {"link": "https://a.example/x"}, "referral": {"who": "Joyce Tan"}}.get(name, {})
    for month in range(1, 13):
        for last in (None, date(2026, 1, 1)):
            is_whole(drafted(name, to_one(who, last, "no signature", date(2026, month, 25)), **needed))


def is_whole(letter: str) -> None:
    """Fails with what a person would stumble over."""
    text = letter.partition("\n\n")[2].replace("\n", " ")
    wrong = _STUMBLES.search(re.sub(r"\b(?:Inc|Jr|Ltd|Dr)\.", "", text))
    assert wrong is None, wrong
    for rest in ("  ", "..", " .", " ,", ",,", ":.", "?.", "\n\n\n", "\n ", "{", "}", "None", "()", "=="):
        assert rest not in letter, rest
    assert all(len(line) <= 72 for line in letter.partition("\n\n")[2].split("\n"))
