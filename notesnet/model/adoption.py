"""What was found out about a folder of notes that was not made for notesnet, and the settings that fit it."""

from typing import NamedTuple

from notesnet.frozen import frozen
from notesnet.model.settings import KindRule, Settings


class Proposal(NamedTuple):
    """One line of notesnet.toml that differs from the settings there are, and why it is proposed.

    ``key`` is the name inside ``table``; a rule's own ``kind`` is said by the key.
    """

    table: str
    key: str
    value: str | tuple[str, ...] | KindRule
    why: str


@frozen
class Found:
    """Something that was understood: how many, of what, and how they are known."""

    what: str
    count: int
    how: str


@frozen
class NotUnderstood:
    """Something that was seen and is not read: how often, what, the first place, and what to do about it."""

    count: int
    what: str
    path: str
    line: int
    help: str


@frozen
class Obsidian:
    """What a folder's Obsidian settings say about its notes; empty where there are none.

    Attributes:
        daily: the folder of the daily notes, empty for the root or when it is not said.
        daily_format: the form of their names as moment.js writes it, empty when it is not said.
        daily_source: whose settings say so, such as ``daily notes``.
        templates: (folder, whose settings say so), each once.
        ignored: folders and notes that are hidden in Obsidian's search.
        unreadable: settings files that are no JSON.
    """

    daily: str = ""
    daily_format: str = ""
    daily_source: str = ""
    templates: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()


@frozen
class Adoption:
    """The outcome: the settings with all proposals in them, what was found, and what was not understood.

    ``dated`` counts the dated notes under these settings; ``owner`` is the path of the note about the vault's owner,
    empty when there is none.
    """

    settings: Settings
    proposals: tuple[Proposal, ...] = ()
    found: tuple[Found, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    dated: int = 0
    owner: str = ""
