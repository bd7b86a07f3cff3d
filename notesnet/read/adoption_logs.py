"""Under which headings people write down when they were in touch."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from notesnet.model.adoption import NotUnderstood
from notesnet.read.adoption_facts import DatedLine, Facts
from notesnet.read.adoption_names import is_day
from notesnet.read.adoption_person import called
from notesnet.read.adoption_words import NO_LOG, says
from notesnet.text.markdown import LineKind
from notesnet.text.names import fold


class Logs(NamedTuple):
    """The headings to read as logs (empty: those there are will do), the lines under each, and what is not read."""

    headings: tuple[str, ...]
    lines: Counter[str]
    not_understood: tuple[NotUnderstood, ...]


def find_logs(people: Sequence[Facts], known: Sequence[str]) -> Logs:
    """The headings in people's notes with dated list items or dated sub-headings below them.

    A title that says again whom the note is about is none: as a log heading it would be made in everybody's note.
    """
    folded = {fold(heading): heading for heading in known}
    read: Counter[str] = Counter()
    new: Counter[str] = Counter()
    loose: list[tuple[str, DatedLine]] = []
    for note in people:
        own = {fold(name) for name in (note.stem, called(note), *note.values("name"), *note.values("title"))}
        for line in note.dated:
            above = [title for title in line.headings if not is_day(title) and fold(title) not in own]
            in_log = next((fold(title) for title in above if fold(title) in folded), None)
            if in_log and line.shape is not LineKind.TEXT:
                read[folded[in_log]] += 1
            elif line.shape is LineKind.TEXT or not above:
                loose.append((note.path, line))
            elif not says(above[-1], NO_LOG):
                new[_spelled(new, above[-1])] += 1
    rare = {heading for heading, number in new.items() if number < 3 and number < 0.2 * (new + read).total()}
    for heading in rare:
        del new[heading]
    headings = () if not new else tuple(dict.fromkeys([*_by_number(new + read), *read]))
    return Logs(headings, read + new, tuple(_loose(loose)))


def _spelled(seen: Counter[str], title: str) -> str:
    """The spelling in which a heading came first."""
    return next((known for known in seen if fold(known) == fold(title)), title)


def _by_number(lines: Counter[str]) -> list[str]:
    """The heading with most lines first: it is the one that is made where there is none."""
    return [heading for heading, _number in lines.most_common()]


def _loose(found: Sequence[tuple[str, DatedLine]]) -> list[NotUnderstood]:
    """Dated lines that no log holds, by what they are."""
    doubts = []
    for shape, words in (
        (LineKind.ITEM, "dated list items in people's notes under no heading"),
        (LineKind.HEADING, "headings in people's notes that are dates, with no heading above them"),
        (LineKind.TEXT, "lines in people's notes that begin with a date and are no list items"),
    ):
        some = [(path, line) for path, line in found if line.shape is shape]
        if some:
            path, line = some[0]
            help_ = (
                "write them as list items `- 2026-11-25 call: …`"
                if shape is LineKind.TEXT
                else "put a heading `# Log` above them"
            )
            doubts.append(NotUnderstood(len(some), words, path, line.line, help_))
    return doubts
