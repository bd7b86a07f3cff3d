"""What there is of a vault's index, and doing away with it."""

import os

from notesnet.app.indexed import SMALL, Where, head_of
from notesnet.app.indexed_stamp import stamp_of
from notesnet.app.open_vault import Place
from notesnet.errors import DiskError
from notesnet.frozen import frozen
from notesnet.store.index_file import IndexFile
from notesnet.store.index_place import SWITCH, clear, index_path, is_ours
from notesnet.store.index_trouble import IndexBrokenError, NoPlaceError


@frozen
class IndexState:
    """An index.

    Attributes:
        path: its file, whether it is there or not.
        bytes: its size, 0 when there is none.
        notes: how many notes it knows, 0 when it can't be used.
        trouble: why there is none, or why it is not used; empty when all is well.
    """

    path: str
    bytes: int
    notes: int
    trouble: str


def index_state(place: Place) -> IndexState:
    """What there is now; nothing is read or written of the notes."""
    path = index_path(place.root)
    if os.environ.get(SWITCH) == "off":
        return IndexState(path, _size(path), 0, f"{SWITCH}=off switches it off")
    try:
        if not is_ours(path):
            return IndexState(path, 0, 0, f"there is none yet; commands make one for a vault of {SMALL} notes or more")
        file = IndexFile(path)
        try:
            file.begin_reading()
            head = head_of(file.about("head"))
        finally:
            file.close()
    except (NoPlaceError, IndexBrokenError) as error:
        return IndexState(path, _size(path), 0, f"{error}; the notes are read instead")
    if head is None or head.stamp != stamp_of(Where(place.root, place.settings, place.faults)):
        trouble = "other settings or another version made it; the next command makes it anew"
        return IndexState(path, _size(path), 0, trouble)
    return IndexState(path, _size(path), head.count, "")


def clear_index(place: Place) -> bool:
    """Takes the index away; False when there was none.

    Raises:
        DiskError: the system said no.
    """
    try:
        return clear(index_path(place.root))
    except NoPlaceError as error:
        raise DiskError(str(error), "look at the permissions of the folder") from None


def rebuild_index(place: Place) -> IndexState:
    """Makes the index anew, for a small vault too.

    Raises:
        DiskError: it can't be made.
    """
    from notesnet.app.indexed_build import read_and_build  # noqa: PLC0415 - all that reads notes

    path = index_path(place.root)
    read_and_build(path, Where(place.root, place.settings, place.faults), anew=True)
    state = index_state(place)
    if state.trouble:
        raise DiskError(f"the index was not made: {state.trouble}", "the commands work without it, only slower")
    return state


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
