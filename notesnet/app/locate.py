"""Finds the note of someone who was typed, reading no more notes than that needs."""

from functools import cached_property
from typing import TYPE_CHECKING

from notesnet.app.find_person import in_vault
from notesnet.app.indexed import Where, has_index
from notesnet.app.open_vault import Place, read_place
from notesnet.errors import NotFoundError
from notesnet.frozen import frozen
from notesnet.model.vault import Vault
from notesnet.network.people import find_contact

if TYPE_CHECKING:
    from notesnet.app.note_names import NoteNames


@frozen
class Located:
    """Where someone's note is, and why it may not be written to (empty: it may).

    Attributes:
        data: the bytes of the note, so that whoever edits it need not read it again; None when they were not read for this.
    """

    path: str
    conflict: str
    data: bytes | None = None


def locate(place: Place, typed: str, more: tuple[str, ...] = ()) -> Located:
    """The contact that was typed; raises as ``Locator.find``."""
    return Locator(place).find(typed, more)


def locate_all(place: Place, typed: tuple[str, ...]) -> list[Located]:
    """Everyone who was typed, each once; nobody when one of them is unknown.

    Raises:
        NotFoundError: as ``Locator.find``, for the first who is unknown.
    """
    locator = Locator(place)
    found: dict[str, Located] = {}
    for at, name in enumerate(typed):
        located = locator.find(name, typed[at + 1 :])
        found.setdefault(located.path, located)
    return list(found.values())


class Locator:
    """Looks for several people in one vault (``place``); walks it once, and reads the whole of it once at most."""

    def __init__(self, place: Place) -> None:
        self.place = place

    def find(self, typed: str, more: tuple[str, ...] = ()) -> Located:
        """The contact that was typed: by the index, by file name when only one note bears it, else by the whole vault.

        A file name beats names and aliases, so nothing that is not read could be meant instead. A name with blanks is seldom
        one, so that with an index the vault is asked at once.

        Raises:
            NotFoundError: nobody, or several people, are called so.
        """
        typed = in_vault(self.place.root, typed)
        found = self._by_index(typed)
        if not found and not (" " in typed.strip() and has_index(self.place.root)):
            found = self._names.find(typed)
        if found:
            return found
        path = find_contact(self._vault, typed, more).path
        return Located(path, self._vault.conflicts.get(path, ""))

    def conflict(self, path: str) -> str:
        """Why the note at a path may not be written to, because it is a conflict copy or has one; empty when it may."""
        return self._names.conflict(path)

    def _by_index(self, typed: str) -> Located | None:
        """The one whom the index knows by that name; None for nobody and several, as only the whole vault tells why."""
        if self._called is None:
            return None
        try:
            path = find_contact(self._called, typed).path
        except NotFoundError:
            return None
        return Located(path, self._called.conflicts.get(path, ""))

    @cached_property
    def _called(self) -> Vault | None:
        if not has_index(self.place.root):
            return None
        from notesnet.app.indexed_names import vault_of_names  # noqa: PLC0415 - for a vault that has an index

        return vault_of_names(Where(self.place.root, self.place.settings, self.place.faults))

    @cached_property
    def _vault(self) -> Vault:
        return read_place(self.place)

    @cached_property
    def _names(self) -> "NoteNames":
        from notesnet.app.note_names import NoteNames  # noqa: PLC0415 - it comes with all that reads notes

        return NoteNames(self.place)
