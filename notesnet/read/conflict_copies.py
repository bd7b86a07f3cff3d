"""Conflict copies that sync programs leave behind: known by their names, never read as people."""

from collections.abc import Iterable, Mapping
from unicodedata import normalize

from notesnet.model.contact import Contact
from notesnet.read.links import Named
from notesnet.read.paths import stem_of
from notesnet.text.names import fold
from notesnet.text.patterns import regex

# Syncthing, Dropbox, Nextcloud, Resilio: the name alone tells.
_SURE = (
    regex(r"(?P<stem>.+?)\.sync-conflict-.*"),
    regex(r"(?P<stem>.+?) ?\((?:.*['’]s )?[Cc]onflicted copy.*"),
    regex(r"(?P<stem>.+?) ?\((?:Case Conflict|Unicode Encoding Conflict).*"),
    regex(r"(?P<stem>.+?)\.Conflict"),
)
# iCloud, Drive, OneDrive: only a copy when the original is there and both are about one person.
_LIKELY = (
    regex(r"(?P<stem>.+) (?:[2-9]|[1-9][0-9])"),
    regex(r"(?P<stem>.+) \([1-9][0-9]?\)"),
    regex(r"(?P<stem>.+?)-(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]*"),
)


def sure_original(stem: str) -> str | None:
    """The stem that a file was copied from, when its name alone says that it is a conflict copy."""
    if "onflict" not in stem:
        return None
    for pattern in _SURE:
        match = pattern.fullmatch(stem)
        if match:
            return match.group("stem")
    return None


def conflict_copies(notes: Iterable[Named]) -> dict[str, str]:
    """Path of each conflict copy → path of the note it was copied from (which need not be there)."""
    by_path = {normalize("NFC", note.path): note for note in notes}
    copies: dict[str, str] = {}
    for path, note in by_path.items():
        folder, _, name = path.rpartition("/")
        stem = stem_of(name)
        start = folder + "/" if folder else ""
        original = sure_original(stem)
        if original:
            copies[note.path] = f"{start}{original}.md"
            continue
        for pattern in _LIKELY:
            match = pattern.fullmatch(stem)
            other = by_path.get(f"{start}{match.group('stem')}.md") if match else None
            if other and _same_person(note, other):
                copies[note.path] = other.path
                break
    return copies


def may_be_copies(stem: str, stems: Iterable[str]) -> bool:
    """Whether a note is a conflict copy or what one was copied from, as far as names tell; ``stems`` are those of its folder."""
    own = normalize("NFC", stem)
    others = {normalize("NFC", other) for other in stems} - {own}
    if sure_original(own) or not others.isdisjoint(_likely_originals(own)):
        return True
    copies = (other for other in others if other.startswith(own))
    return any(own in (sure_original(copy), *_likely_originals(copy)) for copy in copies)


def _likely_originals(stem: str) -> list[str]:
    return [match["stem"] for pattern in _LIKELY if (match := pattern.fullmatch(stem))]


def conflict_words(copies: Mapping[str, str]) -> dict[str, str]:
    """Path → what keeps it from being written to, for the copies and for what they were copied from."""
    words = {copy: f"this is a conflict copy of {original}" for copy, original in copies.items()}
    return {original: f"{copy} is a conflict copy of it" for copy, original in copies.items()} | words


def _same_person(one: Named, other: Named) -> bool:
    """Both have the same name, or neither has one and they share an e-mail or a log line."""
    if one.given or other.given:
        return fold(one.given) == fold(other.given)
    return bool(_marks(one) & _marks(other))


def _marks(note: Named) -> set[tuple[str, str]]:
    contact = note.detail
    if not isinstance(contact, Contact):
        return set()
    marks = {("email", fold(email.text)) for email in contact.email}
    # The text of a private line is not kept, so such a line tells nothing.
    return marks | {(line.date.isoformat(), f"{line.kind} {line.text}") for line in contact.log if not line.private}
