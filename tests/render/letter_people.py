"""People of many shapes, senders and introductions, for the letters that are compared word for word."""

from datetime import date
from functools import cache

from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Outcome, Reply
from notesnet.model.me import Me
from notesnet.model.note import Day, Phrase
from notesnet.render.addresses import Recipient
from notesnet.render.mail import Letter, as_eml, as_mailto, as_markdown, as_text
from notesnet.render.templates import Template, parse_template, render, takes_two
from notesnet.render.views import MeView, intro_view, me_view, pair_context, person_context, person_view
from notesnet.store.template_files import find_template

TODAY = date(2026, 11, 25)


def phrases(*texts: str) -> tuple[Phrase, ...]:
    """Entries of a note's list."""
    return tuple(Phrase(text, 1) for text in texts)


def day(month: int, number: int) -> Day:
    """A day of 2026."""
    return Day(date(2026, month, number), 1)


SENDERS = {
    "signed": me_view(Me(name="Robin Weiss", email=phrases("robin@weiss.example"), signature="Robin")),
    "no signature": me_view(Me(name="Robin Weiss")),
    "nobody": me_view(Me()),
    "own closing": me_view(Me(name="Robin Weiss", signature="Kind regards\nRobin")),
}
PEOPLE = {
    "full": Contact(
        "people/maren.md",
        "Maren Oduya",
        call_me="Maren",
        email=phrases("maren@oduya.example"),
        phone=phrases("+44 20 7946 0311"),
        company="Oduya Kilns Ltd.",
        role="Founder",
        offers=phrases("kiln building"),
        needs=phrases("a workshop with three-phase power"),
        prefers="a call after four, rather than e-mail",
        blurb='Maren builds kilns that potters call "the good ones"',
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
    "needs only": Contact(
        "people/ross.md",
        "James Ross",
        email=phrases("james@ross.example"),
        company="Ross & Sons",
        role="CFO",
        needs=phrases("**Two** reliable vans and a driver #vans 📅 2026-12-01"),
        prefers="mornings",
    ),
    "in sentences": Contact(
        "people/luis.md",
        "Luis Ortega",
        email=phrases("luis@ortega.example"),
        company="n/a",
        role="Keynote speaker",
        offers=phrases("He knows everyone in freight."),
        needs=phrases("He is looking for a way back into logistics.", "our lease ends: where to?"),
        prefers="Call me after four!",
    ),
    "bare": Contact("people/ben.md", "Ben Carver", email=phrases("ben@carver.example")),
    "no company": Contact(
        "people/omar.md",
        "Omar Haddad",
        email=phrases("omar@haddad.example"),
        phone=phrases("+1 404 555 0199"),
        role="leasing adviser",
        offers=phrases("I read contracts"),
        needs=phrases("find a bookkeeper who answers the phone"),
    ),
    "titled": Contact(
        "people/mueller.md",
        "Dr. Jürgen Müller",
        email=phrases("jm@kanzlei.example"),
        company="self-employed",
        role="patent attorney",
        prefers="E-mail, never by phone",
        phone=phrases("+49 30 5550123"),
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
    "junior": Contact(
        "people/wright.md",
        "Samuel Wright Jr.",
        email=phrases("sam@wright.example"),
        company="Wright Tools Inc.",
        needs=phrases("Introductions to hardware shops."),
    ),
    "no address": Contact("people/ines.md", "Inês Prado", prefers="through her office"),
}
YES = Reply(Answer.YES, date(2026, 11, 18), 1)
INTRODUCTIONS = {
    "no note": None,
    "asked": Introduction(
        "i.md", None, None, a_asked=day(11, 12), why="You both lease machines, and neither likes it."
    ),
    "asked, b asked for it": Introduction("i.md", None, None, asked_by="b", a_asked=day(11, 12)),
    "a asked for it": Introduction(
        "i.md", None, None, asked_by="a", mode="handover", b_answer=YES, why="a way back into logistics"
    ),
    "a said yes": Introduction("i.md", None, None, a_asked=day(11, 12), a_answer=YES),
    "a said yes unasked": Introduction("i.md", None, None, a_answer=YES),
    "b asked for it by handover": Introduction(
        "i.md", None, None, asked_by="b", mode="handover", why="To compare notes on leases."
    ),
    "b asked for it": Introduction("i.md", None, None, asked_by="b", why="What would you do with an empty shop?"),
    "my own idea": Introduction("i.md", None, None, why="a way back into #logistics"),
    "b said yes": Introduction("i.md", None, None, b_asked=day(11, 12), b_answer=YES, why="They both hate waste."),
    "both said yes": Introduction(
        "i.md", None, None, asked_by="a", b_answer=YES, why="Maren needs power; Yuki has a day free from December"
    ),
    "asked, both are named": Introduction(
        "i.md", None, None, a_asked=day(11, 12), why="Maren needs power; Yuki has a day free from December"
    ),
    "suggested": Introduction(
        "i.md", None, None, why='Maren is looking for "a workshop with power"; Samuel offers "tools for half a day"'
    ),
    "handed over, both are named": Introduction(
        "i.md", None, None, asked_by="a", mode="handover", b_answer=YES, why="He came back to freight after five years."
    ),
    "introduced": Introduction("i.md", None, None, introduced=day(11, 9)),
    "introduced last year": Introduction("i.md", None, None, introduced=Day(date(2025, 12, 9), 1)),
    "met": Introduction("i.md", None, None, introduced=day(11, 9), met=day(11, 20)),
    "an outcome": Introduction("i.md", None, None, introduced=day(11, 9), outcome=Outcome("they share a van", None, 1)),
    "received": Introduction("i.md", None, None, direction="received", introduced=day(11, 20)),
    "received, met": Introduction("i.md", None, None, direction="received", introduced=day(9, 3), met=day(11, 24)),
    "received, half a sentence": Introduction(
        "i.md", None, None, direction="received", outcome=Outcome("signed for six months", None, 1)
    ),
    "received, outcome": Introduction(
        "i.md",
        None,
        None,
        direction="received",
        introduced=day(9, 3),
        met=day(9, 20),
        outcome=Outcome("We share a stand at the spring fair. I pay half.", None, 1),
    ),
}


@cache
def template(name: str) -> Template:
    """A packaged template, read once."""
    source = find_template(None, name)
    return parse_template(source.text, source.path)


def about_two(a: str, b: str, introduction: str = "no note", sender: str = "signed") -> dict[str, object]:
    """What a letter about two of the people sees."""
    two = person_view(PEOPLE[a]), person_view(PEOPLE[b])
    return pair_context(*two, intro_view(INTRODUCTIONS[introduction]), SENDERS[sender], TODAY)


def to_one(who: str, last: date | None = None, sender: str = "signed", today: date = TODAY) -> dict[str, object]:
    """What a letter to one of the people sees."""
    return person_context(person_view(PEOPLE[who], last), SENDERS[sender], today)


def drafted(name: str, context: dict[str, object], **slots: str) -> str:
    """A packaged letter as text; every other format must be possible too, where all have an address."""
    made = render(template(name), context, slots)
    me = context["me"]
    assert isinstance(me, MeView)
    letter = Letter(Recipient(me.name, me.email, "me"), made.to, made.cc, made.subject, made.body)
    if all(one.email for one in made.to):
        for write in (as_eml, as_mailto, as_markdown):
            assert write(letter)
    assert takes_two(name) == ("a" in context)
    return as_text(letter)
