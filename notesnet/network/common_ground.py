"""What two people share: interests and their trade."""

from collections.abc import Iterator, Mapping

from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.model.suggestion import Evidence, Line
from notesnet.text.names import fold

Shared = tuple[str, str]  # what it is (interest, role, tag), and its folded words
EACH, AT_MOST = 0.05, 0.15  # what one thing in common adds to the score, and all of them


def between(mine: Mapping[Shared, Line], theirs: Mapping[Shared, Line]) -> list[tuple[Shared, Evidence]]:
    """What two people have in common, interests first."""
    both = sorted((shared for shared in mine if shared in theirs), key=_order)
    return [
        (
            shared,
            Evidence("interest" if shared[0] == "interest" else "trade", mine[shared], theirs[shared], score=EACH),
        )
        for shared in both
    ]


def filing_tags(settings: Settings) -> frozenset[str]:
    """Tags, folded, that say what a note is or how often somebody is due, and nothing about their trade."""
    filing = {
        fold(value.lstrip("#"))
        for rule in settings.rules
        for name, value in rule.where
        if fold(name) in ("tag", "tags")
    }
    return frozenset(filing | {fold(tag) for tag, _cadence in settings.cadence_by_tag})


def things_of(contact: Contact, filing: frozenset[str]) -> dict[Shared, Line]:
    """What others may share with someone: folded words with the line."""
    return dict(_of(contact, filing))


def _of(contact: Contact, filing: frozenset[str]) -> Iterator[tuple[Shared, Line]]:
    for phrase in contact.interests:
        yield ("interest", fold(phrase.text)), Line(phrase.text, contact.path, phrase.line)
    if contact.role:
        yield ("role", fold(contact.role)), Line(contact.role, contact.path, contact.lines.get("role", 1))
    for tag in contact.tags:
        word = fold(tag)
        if word not in filing and word.partition("/")[0] not in filing:
            yield ("tag", word), Line(f"#{tag}", contact.path, contact.lines.get("tags", 1))


def _order(shared: Shared) -> tuple[int, str]:
    return (("interest", "role", "tag").index(shared[0]), shared[1])
