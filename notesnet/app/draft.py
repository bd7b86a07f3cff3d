"""Writes e-mails from templates: people found, consent looked at, letters rendered, drafts saved."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotFoundError, RefusedError, UsageError
from notesnet.model.contact import Contact
from notesnet.model.introduction import Answer, Introduction, Party
from notesnet.network.consent import consent_of, note_about
from notesnet.network.filters import is_filter, matching, read_filters
from notesnet.network.introductions import answer_of
from notesnet.network.people import find_contact
from notesnet.network.touches import touches_until
from notesnet.render.addresses import LetterError, Recipient
from notesnet.render.describe import on_day
from notesnet.render.lacks import lacks
from notesnet.render.mail import Letter, as_eml
from notesnet.render.templates import Template, parse_template, render, takes_two
from notesnet.render.views import PersonView, intro_view, me_view, pair_context, person_context, person_view
from notesnet.store.files import create
from notesnet.store.template_files import find_template
from notesnet.text.names import slug

NEEDS_CONSENT = ("intro", "intro-handover")
ASKS = ("intro-ask", "intro-chase")
AFTERWARDS = ("intro-checkin", "intro-thanks", "intro-news", "intro-not-now")
UNRECORDED = ("intro-chase", "intro-not-now")  # they speak of having asked; without a note nobody knows
RECEIVED = ("intro-thanks", "intro-news")
# Kinds of touch in which nobody talked, or which do not tell; all others were conversations.
IN_TOUCH = frozenset({"email", "message", "letter", "gift", "intro", "other", "mention", "note"})
RECENT = 31  # days for which a letter names the day of the last touch


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter, whom it is about (for the file's name), and what it lacks."""

    letter: Letter
    about: tuple[Contact, ...]
    template: str
    lacks: tuple[str, ...]


def make_drafts(opened: OpenVault, name: str, people: Sequence[str], slots: Mapping[str, str]) -> list[Draft]:
    """The letters of a template: one a person, or one about the two of an ``intro…`` template. Nothing is written.

    Raises:
        NotFoundError: a template or a person that there is not, or filters that nobody passes.
        UsageError: a wrong number of names, a slot or variable that there is not.
        RefusedError: a yes is missing, or the template asks for what it may not.
    """
    source = find_template(opened.root, name)
    template = parse_template(source.text, source.path)
    if takes_two(template.name):
        return [_about_two(opened, template, people, slots)]
    return [_to_one(opened, template, contact, slots) for contact in _people(opened, people)]


def save_draft(opened: OpenVault, draft: Draft, output: str | None = None) -> str:
    """Writes the ``.eml`` into ``drafts/``, never over an existing file (``-2`` is added); returns its vault path.

    Raises:
        LetterError: somebody has no address, or a text could add to the head of the mail.
        RefusedError: the named ``output`` exists.
        DiskError: the system said no; no half draft is left.
    """
    data = as_eml(draft.letter)
    if output:
        create("/", os.path.abspath(output).lstrip("/"), data, 0o600, shown=output)
        return output
    stem = "--".join(slug(contact.name) for contact in draft.about)
    start = f"drafts/{opened.today}-{slug(draft.template)}-{stem}"
    number = 1
    while True:
        path = f"{start}.eml" if number == 1 else f"{start}-{number}.eml"
        try:
            create(opened.root, path, data, 0o600)
        except RefusedError:
            number += 1
            if number > 999:
                raise
        else:
            return path


def fault_place(opened: OpenVault, draft: Draft, error: LetterError) -> str:
    """``people/ada.md:5: `` in front of a letter's fault, when a note is to be mended; else empty."""
    if error.who == "me":
        return f"{opened.vault.me.path}: "
    by_who = dict(zip(("a", "b") if len(draft.about) == 2 else ("contact",), draft.about, strict=True))
    contact = by_who.get(error.who)
    return f"{contact.path}:{contact.lines.get(error.field, 1)}: " if contact else ""


def _people(opened: OpenVault, typed: Sequence[str]) -> list[Contact]:
    """Those named, and those who pass the filters, each once."""
    names = [term for term in typed if not is_filter(term)]
    filters = [term for term in typed if is_filter(term)]
    found = [find_contact(opened.vault, name, names[at + 1 :]) for at, name in enumerate(names)]
    if filters:
        passed = [c.contact for c in matching(opened.vault, read_filters(filters), opened.today)]
        if not passed:
            raise NotFoundError(f"nobody fits {' '.join(filters)}", "`notesnet list` with these filters shows who does")
        found += passed
    if not found:
        raise UsageError("whom is it to?", "name someone, or a filter such as tag:client")
    return list({contact.path: contact for contact in found}.values())


def _to_one(opened: OpenVault, template: Template, contact: Contact, slots: Mapping[str, str]) -> Draft:
    context = person_context(_view(opened, contact), me_view(opened.vault.me), opened.today)
    if template.name == "follow-up" and any(slot.name == "opening" for slot in template.slots):
        slots = {**_opening(opened, contact), **slots}
    draft = _draft(opened, template, context, slots, (contact,))
    if template.name == "blurb-request" and contact.introductions == "no":
        unwanted = f"{contact.name} wants no introductions ({contact.path}:{contact.lines.get('introductions', 1)})"
        draft = replace(draft, lacks=(*draft.lacks, unwanted))
    return draft


def _opening(opened: OpenVault, contact: Contact) -> dict[str, str]:
    """What a follow-up opens with when the last touch was no talk; nothing where the template's own words fit."""
    touches = touches_until(opened.vault, contact.path, opened.today)
    if not touches or touches[-1].kind not in IN_TOUCH:
        return {}
    last = touches[-1].date
    day = f" {on_day(last, opened.today)}" if (opened.today - last).days <= RECENT else ""
    return {"opening": f"It was good to be in touch with you{day}."}


def _about_two(opened: OpenVault, template: Template, typed: Sequence[str], slots: Mapping[str, str]) -> Draft:
    if len(typed) != 2:
        hint = 'names with blanks stand in quotes: draft intro "Ada Lovelace" charles'
        raise UsageError(f"{template.name} is about two people, not {len(typed)}", hint)
    a, b = (find_contact(opened.vault, name) for name in typed)
    if a.path == b.path:
        raise UsageError(f"{a.name} can't be introduced to themselves", "name two people")
    note = _allowed(opened, template.name, a, b)
    swapped = note is not None and note.a is not None and note.a.path == b.path
    view = intro_view(note, swapped=swapped)
    context = pair_context(_view(opened, a), _view(opened, b), view, me_view(opened.vault.me), opened.today)
    draft = _draft(opened, template, context, slots, (a, b))
    both = {one.who for one in (*draft.letter.to, *draft.letter.cc)} >= {"a", "b"}
    if both and template.name not in AFTERWARDS:
        _need_consent(opened, a, b)
    if note is None and template.name in UNRECORDED:
        unknown = f"no introduction note is about {a.name} and {b.name}: nothing shows that {a.name} was asked"
        draft = replace(draft, lacks=(*draft.lacks, unknown))
    return draft


def _allowed(opened: OpenVault, name: str, a: Contact, b: Contact) -> Introduction | None:
    """The introduction note of the two; refused where a rule forbids the letter."""
    if name in NEEDS_CONSENT:
        return _need_consent(opened, a, b)
    if name in ASKS:
        for contact in (a, b):
            if contact.introductions == "no":
                where = f"{contact.path}:{contact.lines.get('introductions', 1)}"
                raise RefusedError(f"{contact.name} wants no introductions ({where})", "respect that, or ask in person")
    if name in RECEIVED:
        return _received(opened, name, a, b)
    note = note_about(opened.vault, a, b, opened.today)
    if name in ASKS and note:
        _need_no_answer(opened, name, note, a)
    if name == "intro-checkin":
        _need_introduced(note, a, b)
    if name == "intro-not-now" and note:
        _need_asked(note, a, b)
    return note


def _received(opened: OpenVault, name: str, a: Contact, b: Contact) -> Introduction | None:
    """The latest note of an introduction that ``a`` made for me; one the other way round shows that the names are swapped."""
    found: dict[tuple[str, str], tuple[date, str, Introduction]] = {}
    for path, note in opened.vault.introductions.items():
        if note.direction == "received" and note.a and note.b and note.a.path and note.b.path:
            row = (note.created.date if note.created else date.min, path, note)
            key = (note.a.path, note.b.path)
            found[key] = max(found.get(key, row), row, key=lambda one: one[:2])
    mine, swapped = found.get((a.path, b.path)), found.get((b.path, a.path))
    if swapped and not mine:
        message = f"{b.name} introduced you to {a.name}, not the other way round ({swapped[1]})"
        raise RefusedError(message, f'name the introducer first: draft {name} "{b.name}" "{a.name}"')
    if not mine and not (b.introduced_by and b.introduced_by.path == a.path):
        _need_not_given(opened, a, b)
    return mine[2] if mine else None


def _need_not_given(opened: OpenVault, a: Contact, b: Contact) -> None:
    """Nobody is thanked for an introduction that I gave."""
    for path, note in opened.vault.introductions.items():
        pair = {party.path for party in (note.a, note.b) if party}
        made, began = note.introduced or note.met, note.created
        mine = bool(made or note.outcome or not note.closed)  # one that was only ever thought of is no gift
        if note.direction == "given" and pair == {a.path, b.path} and mine:
            day = f", {on_day(made.date, opened.today)}" if made else ""
            noted = f", noted {on_day(began.date, opened.today)}" if began and not made else ""
            message = f"it is you who introduced {a.name} and {b.name}{day}{noted} ({path})"
            if not (made or note.outcome):
                message = f"it is you who introduces {a.name} and {b.name}{noted} ({path})"
            raise RefusedError(message, "the letter is for an introduction with `direction: received`")


def _need_introduced(note: Introduction | None, a: Contact, b: Contact) -> None:
    """A letter to both would introduce them: it is for those who have been."""
    if note is None or not (note.introduced or note.met or note.outcome):
        where = f" ({note.path})" if note else ""
        message = f"{a.name} and {b.name} have not been introduced{where}"
        raise RefusedError(
            message, "the letter shows each the other's address; note `introduced: DATE` if they have been"
        )


def _need_no_answer(opened: OpenVault, name: str, note: Introduction, a: Contact) -> None:
    """Nobody is asked what they have answered, or reminded of what they were never asked."""
    party = _party(note, a)
    answer = answer_of(note, party)
    asked = note.a_asked if party == "a" else note.b_asked
    if answer:
        day = f" {on_day(answer.day, opened.today)}" if answer.day else ""
        message = f"{a.name} said {answer.answer.value}{day} ({note.path}:{answer.line})"
        if answer.answer is Answer.YES:
            raise RefusedError(message, "when both have said yes, the next letter is `notesnet draft intro`")
        raise RefusedError(message, "respect that; for another matter, `notesnet intro new` makes a note of its own")
    if name == "intro-chase" and not asked:
        began = f", noted {on_day(note.created.date, opened.today)}" if note.created else ""
        message = f"{a.name} was not asked, so there is nothing to remind of ({note.path}{began})"
        raise RefusedError(
            message, "ask first: `notesnet draft intro-ask`; if you did, note the day, as `a_asked: DATE`"
        )


def _party(note: Introduction, contact: Contact) -> Party:
    return "a" if note.a is not None and note.a.path == contact.path else "b"


def _need_asked(note: Introduction, a: Contact, b: Contact) -> None:
    """The other side hears "not now" only if it was asked or had asked, and nobody hears their own no."""
    party = _party(note, a)
    asked, answer = note.a_asked if party == "a" else note.b_asked, answer_of(note, party)
    if answer and answer.answer is Answer.NO:
        message = f"{a.name} said no: the letter is for the other side ({note.path})"
        raise RefusedError(message, f'name them first: draft intro-not-now "{b.name}" "{a.name}"')
    if not (asked or answer or note.asked_by == party):
        message = f"{a.name} was not asked and did not ask, so there is nothing to call off ({note.path})"
        raise RefusedError(message, "nobody needs to hear of it")


def _need_consent(opened: OpenVault, a: Contact, b: Contact) -> Introduction | None:
    consent = consent_of(opened.vault, a, b, opened.today)
    if not consent.missing:
        return consent.note
    reason = "; ".join(consent.missing)
    if consent.note:
        remedy = f"their answers stand in {consent.note.path}"
    else:
        remedy = "ask first: `notesnet intro new` makes the note, `notesnet draft intro-ask` the question"
    raise RefusedError(f"a yes is missing: {reason}", remedy)


def _view(opened: OpenVault, contact: Contact) -> PersonView:
    touches = touches_until(opened.vault, contact.path, opened.today)
    return person_view(contact, touches[-1].date if touches else None)


def _draft(
    opened: OpenVault,
    template: Template,
    context: Mapping[str, object],
    slots: Mapping[str, str],
    about: tuple[Contact, ...],
) -> Draft:
    rendered = render(template, context, slots)
    me = opened.vault.me
    sender = Recipient(me.name, me.email[0].text if me.email else "", "me")
    letter = Letter(sender, rendered.to, rendered.cc, rendered.subject, rendered.body)
    return Draft(letter, about, template.name, tuple(lacks(template, context, slots)))
