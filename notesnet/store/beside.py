"""What lies beside a note: what a killed write left there, and what tells that an editor has the note open."""

import os
from collections.abc import Callable, Collection
from contextlib import suppress

from notesnet.store.files import bytes_of
from notesnet.text.digests import sha256

# vim and nano, Kate, Emacs, LibreOffice
_OPEN = (".{}.swp", ".{}.swo", ".{}.kate-swp", ".#{}", ".~lock.{}#")


def sweep(root: str, path: str, known: Callable[[], Collection[str]]) -> list[str]:
    """Takes away what a killed write left in a note's folder, when its bytes are a known version; names what it keeps.

    ``known`` gives SHA-256 sums and is asked only when there is something; what is unknown may be the only copy of what
    somebody typed. The caller holds the vault's lock, so that nobody is writing there now.
    """
    folder = os.path.dirname(os.path.join(root, path))
    try:
        names = sorted(name for name in os.listdir(folder) if name.startswith(".notesnet-") and name.endswith(".tmp"))
    except OSError:
        return []
    versions = {*known(), sha256(b"").hexdigest()} if names else set()
    kept = []
    for name in names:
        full = os.path.join(folder, name)
        with suppress(OSError):
            if sha256(bytes_of(full)).hexdigest() in versions:
                os.unlink(full)
                continue
        kept.append(os.path.relpath(full, root))
    return kept


def swap_file(root: str, path: str) -> str | None:
    """The file by which an editor shows that it has a note open; None when there is none."""
    folder, name = os.path.split(os.path.join(root, path))
    beside = (os.path.join(folder, form.format(name)) for form in _OPEN)
    return next((os.path.relpath(full, root) for full in beside if os.path.lexists(full)), None)
