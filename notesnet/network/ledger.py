"""Given and received (section 8 of the vault format), and how much was asked of whom."""

from collections.abc import Iterator
from datetime import date, timedelta

from notesnet.model.contact import Contact
from notesnet.model.due import Moment
from notesnet.model.introduction import Introduction
from notesnet.model.ledger import Account, Entry, Ledger, Party
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.model.week import Say, SayKind
from notesnet.network.introductions import standing_of
from notesnet.network.thanks import brought_by, thanks_due
from notesnet.network.told_twice import ToldTwice
from notesnet.text.names import fold

RECENT = timedelta(days=90)
INTRODUCTION = "introduction"
OTHER = "other"


def ledger_of(vault: Vault, today: date) -> Ledger:
    """Everything up to ``today``, person by person."""
    entries: dict[Party, list[Entry]] = {}
    for entry in entries_of(vault, today):
        entries.setdefault(entry.who, []).append(entry)
    asked = asks_of(vault, today)
    thanks = thanks_owed(vault, today)
    people = {*entries, *asked, *thanks}
    accounts = [
        Account(
            who=who,
            entries=sorted(entries.get(who, ()), key=lambda entry: (-entry.day.toordinal(), entry.path, entry.line)),
            asked=asked.get(who, ()),
            recent=sum(day >= today - RECENT for day in asked.get(who, ())),
            thanks=thanks.get(who),
        )
        for who in sorted(people, key=lambda who: (fold(who.name), who.path))
    ]
    made = list(introductions_of(vault, today))
    return Ledger(
        accounts=accounts,
        introductions=(len({entry.path for entry in made if entry.given}), sum(not entry.given for entry in made)),
        kinds={
            direction: _kinds([e for found in entries.values() for e in found if e.given is given])
            for direction, given in (("given", True), ("received", False))
        },
    )


def entries_of(vault: Vault, today: date) -> Iterator[Entry]:
    """Each thing given or received up to ``today``; private lines of a log do not count.

    An introduction is given to both; ``introduced_by`` with ``met`` is received once, also with a note about it. A line of
    a log that tells of one of these is not counted as another one.
    """
    told = ToldTwice(vault, today)
    for contact in vault.contacts.values():
        yield from _logged(contact, today, told)
    yield from introductions_of(vault, today)


def introductions_of(vault: Vault, today: date) -> Iterator[Entry]:
    """The introductions among ``entries_of``: those that have a note, and those that ``introduced_by`` tells."""
    noted = set()
    for path, note in vault.introductions.items():
        if not note.introduced:
            continue
        if note.direction == "received" and note.a and note.b:
            noted.add((note.a.path, note.b.path))
        if note.introduced.date <= today:
            yield from _noted(vault, path, note)
    for path, contact in vault.contacts.items():
        by, met = contact.introduced_by, contact.met
        if not by or by.path in (path, vault.me.path):  # nobody but me, or they themselves
            continue
        if met and met.date <= today and (by.path, path) not in noted:
            text = f"introduced you to {contact.name}"
            yield Entry(met.date, False, _party(vault, by), (INTRODUCTION,), text, path, by.line)


def asks_of(vault: Vault, today: date) -> dict[Party, list[date]]:
    """The days up to ``today`` on which each person was asked for an introduction, the latest first."""
    found: dict[Party, list[date]] = {}
    for note in vault.introductions.values():
        for who, day in ((note.a, note.a_asked), (note.b, note.b_asked)):
            if who and day and day.date <= today:
                found.setdefault(_party(vault, who), []).append(day.date)
    return {who: sorted(days, reverse=True) for who, days in found.items()}


def thanks_owed(vault: Vault, today: date) -> dict[Party, Say]:
    """Whom to thank, and for what: what came in without thanks since, and introductions received that wait for thanks."""
    moment = Moment(today, today)
    brought = brought_by(vault)
    found: dict[Party, Say] = {}
    for path, contact in vault.contacts.items():
        if (
            not contact.archived
            and (contact.log or path in brought)
            and (say := thanks_due(vault, path, moment, brought))
        ):
            found[Party(path, contact.name)] = say
    for note in vault.introductions.values():
        step = standing_of(vault, note, today).next if note.direction == "received" else None
        if step and step.step == "thank" and note.a and note.b and note.introduced and note.introduced.date <= today:
            say = Say(SayKind.THANKS, f"introducing you to {_party(vault, note.b).name}", note.introduced.date)
            found.setdefault(_party(vault, note.a), say)
    return found


def _logged(contact: Contact, today: date, told: ToldTwice) -> Iterator[Entry]:
    who = Party(contact.path, contact.name)
    for line in contact.log:
        if not line.tags or line.private or line.date > today:
            continue
        for given, name in ((True, "gave"), (False, "got")):
            kinds = told.kinds(contact.path, line, name)
            if kinds is not None:
                yield Entry(line.date, given, who, kinds, line.text, contact.path, line.line)


def _noted(vault: Vault, path: str, note: Introduction) -> Iterator[Entry]:
    if note.introduced is None:
        return
    day, line = note.introduced
    a, b = _party(vault, note.a), _party(vault, note.b)
    if note.direction == "received":
        yield Entry(day, False, a, (INTRODUCTION,), f"introduced you to {b.name}", path, line)
    else:
        yield Entry(day, True, a, (INTRODUCTION,), f"introduced to {b.name}", path, line)
        yield Entry(day, True, b, (INTRODUCTION,), f"introduced to {a.name}", path, line)


def _party(vault: Vault, who: Reference | None) -> Party:
    contact = vault.contacts.get(who.path or "") if who else None
    if contact:
        return Party(contact.path, contact.name)
    return Party("", who.name if who else "?")


def _kinds(entries: list[Entry]) -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in entries:
        for kind in entry.kinds or (OTHER,):
            found[kind] = found.get(kind, 0) + 1
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
