"""The people whom a person named below a ticked line of a group: as links, or by their plain names."""

from notesnet.errors import RefusedError
from notesnet.model.tick import Below, Tick
from notesnet.model.vault import Vault
from notesnet.network.tick_targets import plain_path
from notesnet.text.names import fold
from notesnet.text.patterns import regex

_BETWEEN = regex(r"[,;&+]| and ")


def people_below(vault: Vault, tick: Tick) -> tuple[str, ...]:
    """The paths of all who are named below a line, each once; words that name nobody are only words.

    Raises:
        RefusedError: a link, or a name beside one that is known, fits nobody or several.
    """
    people: dict[str, None] = {}
    for below in tick.below:
        for shown, found in _linked(vault, below) if below.links else _named(vault, below):
            if len(found) != 1:
                number = f"fits {len(found)} people" if found else "leads to nobody"
                message = f"{tick.path}:{below.line}: {shown} {number}"
                raise RefusedError(message, "link to the note of one person, by its path if need be")
            people[found[0]] = None
    return tuple(people)


def _linked(vault: Vault, below: Below) -> list[tuple[str, list[str]]]:
    return [(f"[[{link}]]", _meant(vault, plain_path(link))) for link in below.links]


def _named(vault: Vault, below: Below) -> list[tuple[str, list[str]]]:
    """The names of a line that consists of names; empty when none of them is anybody's."""
    whole = below.text.strip(" .")
    parts = [whole] if _meant(vault, whole) else [part.strip(" .") for part in _BETWEEN.split(whole)]
    found = [(f"“{part}”", _meant(vault, part) or _beginning(vault, part)) for part in parts if part]
    return found if any(paths for _shown, paths in found) else []


def _meant(vault: Vault, name: str) -> list[str]:
    """The contacts (paths) whom a name means: by path, else by file name, else by name, else by alias."""
    wanted = fold(name)
    steps: tuple[list[str], ...] = ([], [], [], [])
    for path, contact in vault.contacts.items():
        plain = fold(path.removesuffix(".md"))
        bears = (
            plain == wanted,
            plain.rpartition("/")[2] == wanted,
            fold(contact.name) == wanted,
            wanted in map(fold, contact.aliases),
        )
        for step, yes in zip(steps, bears, strict=True):
            if yes:
                step.append(path)
    return next(filter(None, steps), [])


def _beginning(vault: Vault, name: str) -> list[str]:
    """The contacts whose name begins with these whole words: ``bethan`` is Bethan Prosser."""
    wanted = f"{fold(name)} "
    return [path for path, contact in vault.contacts.items() if fold(contact.name).startswith(wanted)]
