"""What two people share: interests and their trade."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from notesnet.model.contact import Contact
from notesnet.model.settings import Settings
from notesnet.model.suggestion import Evidence, Line
from notesnet.text.names import fold

Shared = tuple[str, str]  # what it is (interest, role, tag), and its folded words
EACH, AT_MOST = 0.05, 0.15  # what one thing in common adds to the score, and all of them


@dataclass(frozen=True, slots=True)
class Ground:
    """What each person has that others may share: folded words with the line; tags that file notes are none."""

    of: Mapping[int, Mapping[Shared, Line]]
    people: Mapping[Shared, tuple[int, ...]]

    def between(self, one: int, other: int) -> tuple[Evidence, ...]:
        """What two people have in common, interests first."""
        mine, theirs = self.of.get(one, {}), self.of.get(other, {})
        both = sorted((shared for shared in mine if shared in theirs), key=_order)
        return tuple(
            Evidence("interest" if shared[0] == "interest" else "trade", mine[shared], theirs[shared], score=EACH)
            for shared in both
        )


def common_ground(people: Mapping[int, Contact], settings: Settings) -> Ground:
    """Interests, roles and tags of everyone, by what they are."""
    filing = {
        fold(value.lstrip("#"))
        for rule in settings.rules
        for name, value in rule.where
        if fold(name) in ("tag", "tags")
    }
    filing |= {fold(tag) for tag, _cadence in settings.cadence_by_tag}
    of = {number: dict(_of(contact, filing)) for number, contact in people.items()}
    found: dict[Shared, list[int]] = {}
    for number, things in of.items():
        for shared in things:
            found.setdefault(shared, []).append(number)
    return Ground(of, {shared: tuple(numbers) for shared, numbers in found.items()})


def _of(contact: Contact, filing: set[str]) -> Iterator[tuple[Shared, Line]]:
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
