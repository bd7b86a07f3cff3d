"""Writes e-mails from templates: people found, consent looked at, letters rendered, drafts saved."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from notesnet.app.find_person import find_person
from notesnet.app.introduction_words import words_of_yes
from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotesnetError, NotFoundError, RefusedError, UsageError
from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.introduction import Answer, Introduction, Party
from notesnet.model.touch import Touch
from notesnet.network.consent import consent_of, note_about
from notesnet.network.filters import is_filter, matching, read_filters
from notesnet.network.introductions import answer_of
from notesnet.network.touches import last_touch, touches_until
from notesnet.render.addresses import LetterError, Recipient
from notesnet.render.describe import on_day
from notesnet.render.lacks import lacks
from notesnet.render.mail import Letter, as_eml
from notesnet.render.plain import in_quotes
from notesnet.render.templates import Template, parse_template, render, takes_two
from notesnet.render.views import PersonView, intro_view, me_view, pair_context, person_context, person_view
from notesnet.store.files import create, read_if_there
from notesnet.store.template_files import find_template
from notesnet.text.names import slug

NEEDS_CONSENT = ("intro", "intro-handover")
ASKS = ("intro-ask", "intro-chase")
AFTERWARDS = ("intro-checkin", "intro-thanks", "intro-news", "intro-not-now")
UNRECORDED = ("intro-chase", "intro-not-now")  # they speak of having asked; without a note nobody knows
RECEIVED = ("intro-thanks", "intro-news")
# Kinds of touch in which nobody talked, or which do not tell; all others were conversations.
IN_TOUCH = frozenset({"email", "message", "letter", "gift", "intro", "other", "mention", "note"})
_NO_ME = (
    "there is no {path}, so nobody signs the letter: write one that begins with these four lines: "
    "`---`, `name: Your Name`, `email: you@example.org`, `---`"
)
RECENT = 31  # days for which a letter names the day of the last touch


@frozen
class Draft:
    """A letter, whom it is about (for the file's name), and what it lacks.

    Attributes:
        subject_at: file and line of the template where the subject stands.
    """

    letter: Letter
    about: tuple[Contact, ...]
    template: str
    lacks: tuple[str, ...]
    subject_at: str


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


def save_draft(opened: OpenVault, draft: Draft, output: str | None = None, *, again: bool = False) -> str:
    """Writes the ``.eml`` into ``drafts/``, never over an existing file (``-2`` is added); returns its vault path.

    With ``again`` a file that is this very letter is the one: a step that was taken back and is taken again has one letter.

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
            if again and read_if_there(opened.root, path) == data:
                return path
            number += 1
            if number > 999:
                raise
        else:
            return path


def placed(opened: OpenVault, draft: Draft, error: LetterError) -> LetterError:
    """A letter's fault with the place in front that is to be mended: in a note, such as ``people/ada.md:5: ``, or the template.

    Somebody without an address whose note can't be read has none for that reason, which is then what is told.
    """
    by_who = dict(zip(("a", "b") if len(draft.about) == 2 else ("contact",), draft.about, strict=True))
    contact = by_who.get(error.who)
    fault = _why_unread(opened, contact.path) if contact and contact.broken else None
    if contact and fault:
        return LetterError(_unread(fault, f"{contact.name} has no address here"), fault.help, error.who, error.field)
    if contact:
        place = f"{contact.path}:{contact.lines.get(error.field, 1)}: "
    elif error.who == "me":
        place = f"{opened.vault.me.path}: "
    else:
        place = f"{draft.subject_at}: " if error.field == "subject" else ""
    return LetterError(f"{place}{error.message}", error.help, error.who, error.field)


def _people(opened: OpenVault, typed: Sequence[str]) -> list[Contact]:
    """Those named, and those who pass the filters, each once."""
    names = [term for term in typed if not is_filter(term)]
    filters = [term for term in typed if is_filter(term)]
    found = [find_person(opened, name, names[at + 1 :]) for at, name in enumerate(names)]
    if filters:
        passed = [
            opened.vault.contacts[one.brief.path] for one in matching(opened.vault, read_filters(filters), opened.today)
        ]
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
    if template.name == "follow-up" and "opening" not in slots and _last_touch(opened, contact) is None:
        unknown = f'no touch with {contact.name} is noted, and the letter says that you talked: --set opening="…"'
        draft = replace(draft, lacks=(*draft.lacks, unknown))
    if template.name == "blurb-request" and contact.introductions == "no":
        unwanted = f"{contact.name} wants no introductions ({contact.path}:{contact.lines.get('introductions', 1)})"
        draft = replace(draft, lacks=(*draft.lacks, unwanted))
    return draft


def _opening(opened: OpenVault, contact: Contact) -> dict[str, str]:
    """What a follow-up opens with when the last touch was no talk; nothing where the template's own words fit."""
    last = _last_touch(opened, contact)
    if last is None or not (last.kind in IN_TOUCH or last.kind == "event" or last.passive):
        return {}
    recent = (opened.today - last.date).days <= RECENT and _known_to_both(last)
    day = f" {on_day(last.date, opened.today)}" if recent else ""
    verb = "be in touch with" if last.kind in IN_TOUCH else "see"  # in a full room one does not talk to each
    return {"opening": f"It was good to {verb} you{day}."}


def _about_two(opened: OpenVault, template: Template, typed: Sequence[str], slots: Mapping[str, str]) -> Draft:
    if len(typed) != 2:
        hint = 'names with blanks stand in quotes: draft intro "Ada Lovelace" charles'
        raise UsageError(f"{template.name} is about two people, not {len(typed)}", hint)
    a, b = (find_person(opened, name) for name in typed)
    _need_readable(opened, a, b)
    if a.path == b.path:
        raise UsageError(f"{a.name} can't be introduced to themselves", "name two people")
    note = _allowed(opened, template.name, a, b)
    swapped = note is not None and note.a is not None and note.a.path == b.path
    view = intro_view(note, swapped=swapped)
    context = pair_context(_view(opened, a), _view(opened, b), view, me_view(opened.vault.me), opened.today)
    said = _said_with_yes(opened, template, note, b)
    draft = _draft(opened, template, context, {**said, **slots}, (a, b))
    if note is not None and template.name == "intro":
        draft = replace(draft, lacks=(*draft.lacks, *_left_out(opened, note, a, b)))
    if said and "said" not in slots:
        passed = f"the letter passes on what {b.name} said with the yes: {in_quotes(said['said'])}"
        draft = replace(draft, lacks=(*draft.lacks, passed))
    both = {one.who for one in (*draft.letter.to, *draft.letter.cc)} >= {"a", "b"}
    if both and template.name not in AFTERWARDS:
        _need_consent(opened, a, b)
    if note is None and template.name in UNRECORDED:
        closed = note_about(opened.vault, a, b, opened.today, closed=True)
        about = f"the introduction note about {a.name} and {b.name} is closed ({closed.path})" if closed else ""
        about = about or f"no introduction note is about {a.name} and {b.name}"
        unknown = f"{about}: nothing shows that {a.name} was asked"
        draft = replace(draft, lacks=(*draft.lacks, unknown))
    return draft


def _said_with_yes(opened: OpenVault, template: Template, note: Introduction | None, b: Contact) -> dict[str, str]:
    """What somebody said with their yes: how they like to be contacted is passed on to the one who asked."""
    if note is None or template.name != "intro-handover" or not any(slot.name == "said" for slot in template.slots):
        return {}
    words = words_of_yes(opened, note, _party(note, b))
    return {"said": words} if words else {}


def _left_out(opened: OpenVault, note: Introduction, *people: Contact) -> Iterator[str]:
    """What somebody said with a yes was said to me: a letter to both leaves it out, and I am told."""
    for contact in people:
        words = words_of_yes(opened, note, _party(note, contact))
        if words:
            yield f"the letter does not say what {contact.name} said with the yes: {in_quotes(words)}"


def _allowed(opened: OpenVault, name: str, a: Contact, b: Contact) -> Introduction | None:
    """The introduction note of the two; refused where a rule forbids the letter."""
    if name in NEEDS_CONSENT:
        consented = _need_consent(opened, a, b)
        if name == "intro-handover" and consented:
            _need_asker(consented, a, b)
        return consented
    if name in ASKS:
        for contact in (a, b):
            if contact.introductions == "no":
                where = f"{contact.path}:{contact.lines.get('introductions', 1)}"
                raise RefusedError(f"{contact.name} wants no introductions ({where})", "respect that, or ask in person")
    if name in RECEIVED:
        return _received(opened, name, a, b)
    note = note_about(opened.vault, a, b, opened.today, closed=name == "intro-not-now")
    if name in ASKS and note:
        _need_no_answer(opened, name, note, a, b)
    if name == "intro-checkin":
        _need_introduced(note, a, b)
    if name == "intro-not-now" and note:
        _need_asked(note, a, b)
    return note


def _need_asker(note: Introduction, a: Contact, b: Contact) -> None:
    """A handover gives the one who asked the other's details, and not the other way round."""
    if note.mode == "handover" and note.asked_by and note.asked_by != _party(note, a):
        message = f"it is {b.name} who asked to reach {a.name}, not the other way round ({note.path})"
        raise RefusedError(message, f'name the one who asked first: draft intro-handover "{b.name}" "{a.name}"')


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


def _need_no_answer(opened: OpenVault, name: str, note: Introduction, a: Contact, b: Contact) -> None:
    """Nobody is asked what they have answered, or reminded of what they were never asked."""
    party = _party(note, a)
    if note.asked_by == party:
        message = f"it is {a.name} who asked for this introduction ({note.path})"
        raise RefusedError(message, f'the question goes to the other side: draft {name} "{b.name}" "{a.name}"')
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


def _need_readable(opened: OpenVault, *people: Contact) -> None:
    """Nobody is introduced by the name of a file, and what can't be read may say that they want no introductions."""
    for contact in people:
        fault = _why_unread(opened, contact.path) if contact.broken else None
        if fault:
            raise RefusedError(_unread(fault, f"it may say that {contact.name} wants no introductions"), fault.help)


def _why_unread(opened: OpenVault, path: str) -> Diagnostic | None:
    """The first fault that keeps a note from being read."""
    return next((fault for fault in opened.vault.diagnostics if fault.path == path and fault.unreadable), None)


def _unread(fault: Diagnostic, so: str) -> str:
    return f"{fault.path}:{fault.line}: the note can't be read, and {so}: {fault.message}"


def _unsigned(opened: OpenVault) -> dict[str, str]:
    """Why nobody signs the letters, where me.md is missing or can't be read; else the usual reason."""
    me = opened.vault.me
    if me.name or me.signature:
        return {}
    fault = _why_unread(opened, me.path)
    if fault:
        return {"unsigned": _unread(fault, "nobody signs the letter")}
    try:
        missing = read_if_there(opened.root, me.path) is None
    except NotesnetError:
        return {}
    return {"unsigned": _NO_ME.format(path=me.path)} if missing else {}


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
    last = _last_touch(opened, contact)
    return person_view(contact, last.date if last and _known_to_both(last) else None)


def _last_touch(opened: OpenVault, contact: Contact) -> Touch | None:
    return last_touch(touches_until(opened.vault, contact.path, opened.today))


def _known_to_both(touch: Touch) -> bool:
    """Whether a letter may name the day: a note of mine that names someone may tell of a meeting, or of a thought."""
    return touch.source != "mention"


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
    wants = lacks(template, context, slots, **_unsigned(opened))
    for contact in about:
        fault = _why_unread(opened, contact.path) if contact.broken else None
        if fault:
            wants.insert(0, _unread(fault, f"the letter knows of {contact.name} only the file's name"))
    return Draft(letter, about, template.name, tuple(wants), f"{template.path}:{template.subject.line}")
