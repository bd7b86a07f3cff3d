"""Folders that hold no notes of their own, and folders whose names would be taken for ours."""

from collections.abc import Iterable, Mapping, Sequence

from notesnet.model.adoption import NotUnderstood, Obsidian, Proposal
from notesnet.model.note import Kind
from notesnet.model.settings import RULES, KindRule, Settings
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_words import ARCHIVES, TEMPLATES, says
from notesnet.read.kinds import path_test
from notesnet.text.words import count

AGENDA = "notesnet agenda"  # where the week's files go when agenda/ is the person's own
_NEVER_READ = ("templates", "drafts")


def template_folders(notes: Iterable[Facts], obsidian: Obsidian, left_out: Sequence[str]) -> dict[str, str]:
    """Patterns of template folders that are not left out yet, with the reason."""
    folders = dict(obsidian.templates)
    for note in notes:
        parts = note.path.split("/")[:-1]
        for depth, part in enumerate(parts, 1):
            if says(part, TEMPLATES):
                folders.setdefault("/".join(parts[:depth]), "a folder of templates")
                break
    tests = [path_test(pattern) for pattern in left_out]
    return {
        f"{folder}/**": reason
        for folder, reason in folders.items()
        if folder not in _NEVER_READ and not any(test(folder + "/") for test in tests)
    }


def hidden_places(
    notes: Sequence[Facts], obsidian: Obsidian, needed: frozenset[str], left_out: Sequence[str]
) -> tuple[list[str], list[NotUnderstood]]:
    """Patterns of what Obsidian hides and nobody needs; what it hides although people or meetings lie there is told."""
    patterns: list[str] = []
    doubts: list[NotUnderstood] = []
    for place in obsidian.ignored:
        pattern = f"{place}**" if place.endswith("/") else place
        test = path_test(pattern)
        inside = [note.path for note in notes if test(note.path)]
        wanted = sorted(needed.intersection(inside))
        if wanted:
            what = f"people or meetings in {place}, which Obsidian hides: they are read"
            help_ = f'add `[notes] exclude = ["{pattern}"]` to leave them out'
            doubts.append(NotUnderstood(len(wanted), what, wanted[0], 1, help_))
        elif inside and pattern not in left_out:
            patterns.append(pattern)
    return patterns, doubts


def own_agenda(notes: Iterable[Facts], settings: Settings) -> tuple[Proposal, ...]:
    """Another place for the week's files when the person has notes of their own in agenda/."""
    rule = next(rule for rule in settings.rules if rule.kind is Kind.AGENDA)
    theirs = [n.path for n in notes if n.path.startswith("agenda/") and not _is_week(n.stem)]
    if not theirs or rule not in RULES:
        return ()
    why = f"agenda/ holds {count(len(theirs), 'note')} of yours"
    return (
        Proposal("notes", "agenda", KindRule(Kind.AGENDA, (f"{AGENDA}/**",)), why),
        Proposal("agenda", "file", f"{AGENDA}/{{year}}-W{{week}}.md", why),
    )


def _is_week(stem: str) -> bool:
    return len(stem) == 8 and stem[4:6] == "-W" and (stem[:4] + stem[6:]).isdigit()


def archived(people: Mapping[str, Facts]) -> list[NotUnderstood]:
    """People in a folder of old things who are read as active."""
    old = sorted(
        path
        for path, note in people.items()
        if any(says(part, ARCHIVES) for part in path.split("/")[:-1]) and not note.values("status")
    )
    if not old:
        return []
    folder = old[0].rpartition("/")[0]
    what = f"people in {folder}/ are read as active"
    help_ = f'write `status: archived` in their notes, or add `[notes] exclude = ["{folder}/**"]`'
    return [NotUnderstood(len(old), what, old[0], 1, help_)]
