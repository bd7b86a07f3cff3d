"""What an index holds for: this vault, these settings, this code. Anything else, and it is made anew."""

import os
import sys
from typing import TYPE_CHECKING

from notesnet import __version__

if TYPE_CHECKING:
    from notesnet.app.indexed import Where

SCHEMA = 6
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FLOORS = ("text", "model", "read", "network", "store", "app")


def stamp_of(where: "Where") -> str:
    """Everything that the rows of an index follow from, besides the notes."""
    settings = f"{where.settings!r}{where.faults!r}"
    parts = (SCHEMA, __version__, sys.version_info[:3], sys.byteorder, _code(), os.path.realpath(where.root), settings)
    return repr(parts)


def new_state() -> str:
    """What an index is called from now on that says something else than before; no two are called the same."""
    return os.urandom(16).hex()


def _code() -> list[tuple[str, int, int]]:
    """Each file of the code with its size and time: a checkout changes without a new version."""
    found = []
    for floor in _FLOORS:
        try:
            with os.scandir(os.path.join(_PACKAGE, floor)) as entries:
                for entry in entries:
                    if entry.name.endswith(".py"):
                        status = entry.stat()
                        found.append((f"{floor}/{entry.name}", status.st_size, status.st_mtime_ns))
        except OSError:  # the code lies in an archive: there the version tells
            continue
    return sorted(found)
