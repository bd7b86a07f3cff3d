"""What a template may see: plain text, tuples of text and dates, copied out of the notes.

Nothing else ever reaches a template: no path, no log, no task, nothing private, and no object that can do anything.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import Literal

from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Party, Reply
from notesnet.model.me import Me
from notesnet.model.note import Day, Phrase
from notesnet.render.greeting import first_name, greeting, sign_off
from notesnet.render.plain import plain_words
from notesnet.text.names import fold, fold_key
from notesnet.text.patterns import regex

_WIKILINK = regex(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_LONGEST_PHRASE = 1_000_000  # characters: a phrase is cleaned for a letter, never cut
# What people type where there is nothing to say; a letter that repeats it to others would be rude.
_NOTHING = frozenset("- -- – — ? n/a n.a. na none unknown tbd tba unemployed jobless".split())
_OF_THEM = regex(r"(?i)^(?:they|their)\b|(?<![\w/])(?:he|him|his|himself|she|her|hers|herself)(?![\w/])")


@frozen
class Extra:
    """The person's own properties: ``contact.extra.lead_source`` or ``contact.extra["Lead source"]``.

    As everywhere, names are compared without regard to case, ``-``, ``_`` and blanks.
    """

    _values: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> str | tuple[str, ...]:
        try:
            return self[name]
        except LookupError:
            raise AttributeError(name) from None

    def __getitem__(self, name: object) -> str | tuple[str, ...]:
        if not isinstance(name, str) or name.startswith("_"):
            raise KeyError(name)
        return self._values[fold_key(name)]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and fold_key(name) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)


@frozen
class PersonView:
    """One person as a letter sees them; ``email`` and ``phone`` are the preferred ones, empty when there is none."""

    name: str
    first_name: str
    greeting: str
    email: str = ""
    phone: str = ""
    company: str = ""
    role: str = ""
    location: str = ""
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    blurb: str = ""
    prefers: str = ""
    last_touch: date | None = None
    extra: Extra = Extra()


@frozen
class MeView:
    """The sender; ``sign_off`` is how a letter ends, one or more lines, never empty."""

    name: str = ""
    first_name: str = ""
    email: str = ""
    phone: str = ""
    company: str = ""
    role: str = ""
    location: str = ""
    signature: str = ""
    sign_off: str = "Best wishes"
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    ideal_client: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    blurb: str = ""
    extra: Extra = Extra()


@frozen
class IntroView:
    """An introduction as a letter sees it; what someone answered is shown only when it was a yes.

    Attributes:
        recorded: false when there is no introduction note, so that nothing is known of it.
        asked_by: ``a`` or ``b``, empty when it was my idea.
        a_agreed: a asked for it, or said yes.
        b_agreed: the same of b.
    """

    recorded: bool = False
    why: str = ""
    direction: Literal["given", "received"] = "given"
    mode: Literal["joint", "handover"] = "joint"
    asked_by: Party | Literal[""] = ""
    a_agreed: bool = False
    b_agreed: bool = False
    outcome: str = ""
    created: date | None = None
    a_asked: date | None = None
    b_asked: date | None = None
    introduced: date | None = None
    checked_in: date | None = None
    met: date | None = None


def person_view(contact: Contact, last_touch: date | None = None) -> PersonView:
    """What a letter may know of a contact."""
    return PersonView(
        name=contact.name.strip(),
        first_name=first_name(contact.name, _paragraph(contact.call_me)),
        greeting=greeting(contact.name, _paragraph(contact.call_me), _paragraph(contact.greeting)),
        email=contact.email[0].text.strip() if contact.email else "",
        phone=_first(contact.phone),
        company=_known(contact.company),
        role=_known(contact.role),
        location=_paragraph(contact.location),
        offers=_texts(contact.offers),
        needs=_texts(contact.needs),
        interests=_texts(contact.interests),
        blurb=_paragraph(contact.blurb),
        prefers=_paragraph(contact.prefers),
        last_touch=last_touch,
        extra=_extra(contact.extra),
    )


def me_view(me: Me) -> MeView:
    """What a letter may know of its sender."""
    name, call_me = me.name.strip(), _paragraph(me.call_me)
    signature = _lines(me.signature)
    return MeView(
        name=name,
        first_name=first_name(name, call_me),
        email=me.email[0].text.strip() if me.email else "",
        phone=_first(me.phone),
        company=_known(me.company),
        role=_known(me.role),
        location=_paragraph(me.location),
        signature=signature,
        sign_off=sign_off(signature, call_me or name),
        offers=_texts(me.offers),
        needs=_texts(me.needs),
        interests=_texts(me.interests),
        ideal_client=_texts(me.ideal_client),
        goals=_texts(me.goals),
        blurb=_paragraph(me.blurb),
        extra=_extra(me.extra),
    )


def intro_view(introduction: Introduction | None, *, swapped: bool = False) -> IntroView:
    """What a letter may know of an introduction; ``swapped`` when the letter's a is the b of the note."""
    if introduction is None:
        return IntroView()
    asked_by = introduction.asked_by
    view = IntroView(
        recorded=True,
        why=_phrase(introduction.why),
        direction=introduction.direction,
        mode=introduction.mode,
        asked_by=asked_by or "",
        a_agreed=asked_by == "a" or _said_yes(introduction.a_answer),
        b_agreed=asked_by == "b" or _said_yes(introduction.b_answer),
        outcome=_phrase(introduction.outcome.text) if introduction.outcome else "",
        created=_date(introduction.created),
        a_asked=_date(introduction.a_asked),
        b_asked=_date(introduction.b_asked),
        introduced=_date(introduction.introduced),
        checked_in=_date(introduction.checked_in),
        met=_date(introduction.met),
    )
    if not swapped:
        return view
    other: Mapping[str, Literal["a", "b", ""]] = {"a": "b", "b": "a", "": ""}
    return replace(
        view,
        asked_by=other[view.asked_by],
        a_agreed=view.b_agreed,
        b_agreed=view.a_agreed,
        a_asked=view.b_asked,
        b_asked=view.a_asked,
    )


def person_context(contact: PersonView, me: MeView, today: date) -> dict[str, object]:
    """What a letter to one person sees: none of the needs and offers that speak of them, since the letter speaks to them."""
    needs, offers = (tuple(one for one in some if not _OF_THEM.search(one)) for some in (contact.needs, contact.offers))
    contact = replace(contact, needs=needs, offers=offers)
    return {"me": me, "sender": me, "today": today, "contact": contact}


def pair_context(a: PersonView, b: PersonView, intro: IntroView, me: MeView, today: date) -> dict[str, object]:
    """What a letter about two people sees; two who share a first name are called by their whole names."""
    if fold(a.first_name) == fold(b.first_name):
        a, b = replace(a, first_name=a.name), replace(b, first_name=b.name)
    return {"me": me, "sender": me, "today": today, "a": a, "b": b, "intro": intro}


def _said_yes(reply: Reply | None) -> bool:
    return reply is not None and reply.answer is Answer.YES


def _date(day: Day | None) -> date | None:
    return day.date if day else None


def _paragraph(text: str) -> str:
    """Text on one line, links as the words that are shown."""
    if "[[" in text:
        text = _WIKILINK.sub(_shown, text)
    return " ".join(text.split())


def _shown(link: re.Match[str]) -> str:
    return link[2] or link[1].partition("#")[0].rpartition("/")[2].removesuffix(".md")


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def _phrase(text: str) -> str:
    """Text on one line as a letter can hold it: no markup, no tags, no task fields, no comments."""
    return plain_words(text, _LONGEST_PHRASE)


def _known(text: str) -> str:
    """A paragraph, empty for what says only that there is nothing."""
    text = _paragraph(text)
    return "" if text.casefold() in _NOTHING else text


def _texts(phrases: Sequence[Phrase]) -> tuple[str, ...]:
    return tuple(text for phrase in phrases if (text := _phrase(phrase.text)) and text.casefold() not in _NOTHING)


def _first(phrases: Sequence[Phrase]) -> str:
    return _paragraph(phrases[0].text) if phrases else ""


def _extra(values: Mapping[str, str | tuple[str, ...]]) -> Extra:
    plain: dict[str, str | tuple[str, ...]] = {}
    for name, value in values.items():
        clean = _paragraph(value) if isinstance(value, str) else tuple(_paragraph(item) for item in value)
        plain.setdefault(fold_key(name), clean)
    return Extra(plain)
