"""What the tests of reading share: types of their fixtures, and short ways to write notes and look at faults."""

from collections.abc import Callable, Iterable, Mapping

from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.vault import Vault

Files = Mapping[str, str | bytes]
Read = Callable[[Files], Vault]
Check = Callable[[Files], list[Diagnostic]]
ADA = "people/ada.md"


def note(front: str, body: str = "") -> str:
    """A note with front matter and a body."""
    return f"---\n{front.strip()}\n---\n{body}"


def log(lines: str) -> str:
    """A contact's note that has a log."""
    return f"## Log\n{lines}\n"


def ada(read: Read, front: str = "", body: str = "", settings: str = "") -> Contact:
    """Ada as her note says."""
    text = note(front, body) if front else body
    return read({ADA: text or "Ada\n", "notesnet.toml": settings}).contacts[ADA]


def codes(faults: Iterable[Diagnostic]) -> list[str]:
    """The codes of faults, in order."""
    return [fault.code for fault in faults]


def touched(vault: Vault, path: str = ADA) -> list[tuple[str, str]]:
    """(date, kind) of every touch, oldest first."""
    return [(str(touch.date), touch.kind) for touch in vault.touches.get(path, ())]
