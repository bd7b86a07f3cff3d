"""One person: the card."""

from notesnet.app.find_person import find_person
from notesnet.app.open_vault import OpenVault
from notesnet.model.contact import Contact
from notesnet.model.due import Moment
from notesnet.model.hints import hints
from notesnet.model.show import Answer, Card
from notesnet.network.cadence import decide_due
from notesnet.network.introduction_faults import Faults
from notesnet.network.introductions import standing_of
from notesnet.network.membership import group_names
from notesnet.network.strength import strength
from notesnet.network.touches import touches_until


def show_contact(opened: OpenVault, typed: str, more: tuple[str, ...] = (), *, private: bool = False) -> Card:
    """The card of the person that was typed; with ``private`` also the part that never leaves the vault.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    vault, today = opened.vault, opened.today
    contact = find_person(opened, typed, more)
    touches = touches_until(vault, contact.path, today)
    known = hints(vault.follow_ups).promised_to(contact.path)
    tasks = vault.follow_ups if known is None else known
    follow_ups = [t for t in tasks if contact.path in t.contacts and (private or not t.private)]
    faults = Faults(vault)
    introductions = [
        (note, standing_of(vault, note, today))
        for note in vault.introductions.values()
        if contact.path in {party.path for party in (note.a, note.b) if party}
    ]
    return Card(
        contact=contact,
        due=decide_due(vault, contact.path, Moment(today, today)),
        strength=strength(touches, today, contact.trust),
        touches=tuple(reversed(touches)),
        follow_ups=tuple(
            sorted(follow_ups, key=lambda t: (t.state != "open", t.due is None, str(t.due), t.path, t.line))
        ),
        introductions=tuple(introductions),
        to_mend={
            note.path: fault.words
            for note, standing in introductions
            if not standing.ended and (fault := faults.in_the_way(note, standing.next, today))
        },
        group_names=tuple(group_names(vault, contact)),
        answers=_answers(opened, contact),
        private=_private_part(opened.root, contact.path) if private else None,
    )


def _answers(opened: OpenVault, contact: Contact) -> tuple[Answer, ...]:
    if not (contact.needs or contact.offers or contact.ideal_client):
        return ()
    from notesnet.app.pool import matched  # noqa: PLC0415 - only for who needs or offers something
    from notesnet.network.answers import answers_about  # noqa: PLC0415 - as above
    from notesnet.network.suggestions import scope_of  # noqa: PLC0415 - as above

    # a card is no place for faults of concepts.toml; `match` tells them
    return matched(opened, lambda vault, pool: answers_about(scope_of(vault, pool, opened.today), contact))[0]


def _private_part(root: str, path: str) -> str:
    from notesnet.read.body import Body  # noqa: PLC0415 - all that reads notes, which a card mostly needs not
    from notesnet.store.notes import NoteFile, read_bytes  # noqa: PLC0415 - as above
    from notesnet.text.encoding import decode_note  # noqa: PLC0415 - as above
    from notesnet.text.frontmatter import read_front_matter  # noqa: PLC0415 - as above
    from notesnet.text.spans import LineIndex  # noqa: PLC0415 - as above

    data = read_bytes(NoteFile(path, f"{root}/{path}"))
    if not isinstance(data, bytes):
        return ""
    text = decode_note(data).text
    body = Body(text, read_front_matter(text).body_start, LineIndex(text))
    return "\n".join(text[line.start : line.end] for line in body.lines if line.number in body.private).strip()
