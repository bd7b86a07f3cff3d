"""Why two people were suggested to each other, as it stands in their note and in every letter."""

import pytest

from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.network.introduction_why import why_suggested


def someone(name: str, **lists: str) -> Contact:
    """A contact with one phrase in each of some lists."""
    phrases = {field: (Phrase(text, 1),) for field, text in lists.items()}
    return Contact(f"people/{name}.md", name, **phrases)  # type: ignore[arg-type]  # lists only


CFO = "fractional CFO for start-ups"


@pytest.mark.parametrize(
    ("a", "b", "shown", "why"),
    [
        (
            someone("Ann Archer", needs="a part-time finance lead"),
            someone("Bob Baker", offers=CFO),
            f'"a part-time finance lead" meets "{CFO}"',
            f'Ann is looking for "a part-time finance lead"; Bob offers "{CFO}"',
        ),
        (
            someone("Ann Archer", offers=CFO),
            someone("Bob Baker", ideal_client="makers who fear their own numbers"),
            f'"makers who fear their own numbers" meets "{CFO}"',
            f'Bob is looking for "makers who fear their own numbers"; Ann offers "{CFO}"',
        ),
        (
            someone("Ann Archer", needs="Our lease ends: where to?"),
            someone("Ann Baker", offers="I read contracts."),
            '"Our lease ends: where to?" meets "I read contracts."',
            'Ann Archer needs this: "Our lease ends: where to?"; Ann Baker offers this: "I read contracts."',
        ),
        (
            someone("Ann Archer", needs="someone to run our payroll, it eats my Fridays"),
            someone("Bob Baker", offers="**outsourced** bookkeeping and wages"),
            '"someone to run our payroll, it eats my…" meets "outsourced bookkeeping and wages"',
            (
                'Ann is looking for "someone to run our payroll, it eats my Fridays"; '
                'Bob offers "**outsourced** bookkeeping and wages"'
            ),
        ),
        (
            someone("Ann Archer", interests="horse racing"),
            someone("Bob Baker", interests="horse racing"),
            '"horse racing" meets "horse racing"',
            'both care about "horse racing"',
        ),
        (
            someone("Ann Archer", interests="horse racing"),
            someone("Bob Baker", interests="racing"),
            '"horse racing" meets "racing"',
            'Ann cares about "horse racing", Bob about "racing"',
        ),
        (
            someone("Ann Archer"),
            someone("Bob Baker"),
            '"Bookbinder" meets "Bookbinder"',
            'both are at home in the same trade: "Bookbinder"',
        ),
        (
            someone("Ann Archer"),
            someone("Bob Baker"),
            '"a printer" meets "printing"',
            'one is looking for "a printer"; the other offers "printing"',
        ),
        (
            someone("Ann Archer", needs='a "quiet" printer'),
            someone("Bob Baker", offers="printing"),
            '"a "quiet" printer" meets "printing"',
            'Ann is looking for “a "quiet" printer”; Bob offers "printing"',
        ),
        (someone("Ann Archer"), someone("Bob Baker"), "they both fly", ""),
    ],
)
def test_it_says_who_needs_and_who_offers_what(a: Contact, b: Contact, shown: str, why: str) -> None:
    """In quotes, so that it holds for things, clauses and whole sentences, whichever of the two is a."""
    line = f"- [x] [[a|A]] and [[b|B]] — {shown}. Ask Bob first. ^nn-84e2b6-a95c"
    assert why_suggested(line, a, b) == why
