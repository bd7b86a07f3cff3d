"""Finds the introduction that was typed: by path, file name, a unique beginning of it, or the two people (``ada+charles``)."""

from collections.abc import Callable
from datetime import date

from notesnet.errors import NotFoundError
from notesnet.model.introduction import Introduction
from notesnet.model.note import Reference
from notesnet.model.vault import Vault
from notesnet.network.introductions import PARTIES, name_of, standing_of
from notesnet.network.people import find_contact
from notesnet.text.names import fold

Meant = Callable[[Reference | None], bool]


def find_introduction(vault: Vault, typed: str, today: date) -> Introduction:
    """The introduction that was typed; of several of one pair the one that has not ended.

    Raises:
        NotFoundError: there is none, or several can be meant; ``candidates`` lists them.
    """
    wanted = fold(typed.strip().removeprefix("[[").removesuffix("]]").removesuffix(".md"))
    notes = list(vault.introductions.values())
    for names in (_path, _stem):
        found = [note for note in notes if names(note) == wanted]
        if found:
            return _only(vault, typed, found)
    found = [note for note in notes if wanted and (_stem(note).startswith(wanted) or _path(note).startswith(wanted))]
    if found:
        return _only(vault, typed, found)
    if "+" in typed:
        return _of_pair(vault, typed, today)
    raise _unknown(vault, typed)


def _of_pair(vault: Vault, typed: str, today: date) -> Introduction:
    """The introduction of two people, in either order."""
    one, _plus, other = (part.strip() for part in typed.partition("+"))
    first, second = _meant(vault, one), _meant(vault, other)
    found = [
        note
        for note in vault.introductions.values()
        if (first(note.a) and second(note.b)) or (first(note.b) and second(note.a))
    ]
    open_ = [note for note in found if not standing_of(vault, note, today).ended]
    if not found:
        remedy = "`notesnet intro list` shows those that there are, `notesnet intro new` makes one"
        raise NotFoundError(f"there is no introduction of {one} and {other}", remedy)
    return _only(vault, typed, open_ or found)


def _meant(vault: Vault, typed: str) -> Meant:
    """Whether a link leads to who was typed; somebody without a note is known by the words of the link.

    Raises:
        NotFoundError: nobody, or several people, are called so.
    """
    try:
        path = find_contact(vault, typed).path
    except NotFoundError as error:
        wanted = fold(typed)
        ends = [party for note in vault.introductions.values() for party in (note.a, note.b) if party]
        if error.candidates or not wanted or not any(_is_called(party, wanted) for party in ends):
            raise
        return lambda party: _is_called(party, wanted)
    return lambda party: party is not None and party.path == path


def _is_called(party: Reference | None, wanted: str) -> bool:
    return party is not None and party.path is None and fold(party.name).startswith(wanted)


def _only(vault: Vault, typed: str, found: list[Introduction]) -> Introduction:
    if len(found) == 1:
        path = found[0].path
        if path in vault.unreadable:
            raise NotFoundError(f"{path} can't be read", f"`notesnet check {path}` says why")
        return found[0]
    message = f"{typed!r} can be {len(found)} introductions:"
    raise NotFoundError(message, "type more of the file's name, or the path", _listed(vault, found))


def _unknown(vault: Vault, typed: str) -> NotFoundError:
    """Somebody's name alone lists the introductions that they are in."""
    remedy = "`notesnet intro list` shows those that there are; two people are typed as ada+charles"
    try:
        path = find_contact(vault, typed).path
    except NotFoundError:
        return NotFoundError(f"there is no introduction {typed!r}", remedy)
    theirs = [note for note in vault.introductions.values() if path in {p.path for p in (note.a, note.b) if p}]
    name = vault.contacts[path].name
    if not theirs:
        return NotFoundError(f"{name} is in no introduction", "`notesnet intro new` makes one")
    remedy = "name both people, as ada+charles, or the file"
    return NotFoundError(f"an introduction is of two people; {name} is in:", remedy, _listed(vault, theirs))


def _listed(vault: Vault, found: list[Introduction]) -> list[str]:
    return sorted(f"{' + '.join(name_of(vault, note, party) for party in PARTIES)} ({note.path})" for note in found)


def _path(note: Introduction) -> str:
    return fold(note.path.removesuffix(".md"))


def _stem(note: Introduction) -> str:
    return _stem_of(note.path)


def _stem_of(path: str) -> str:
    return fold(path.rpartition("/")[2].removesuffix(".md"))
