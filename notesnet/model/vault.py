"""A vault as read: an immutable snapshot from which everything is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from notesnet.frozen import frozen
from notesnet.model.contact import Contact
from notesnet.model.diagnostic import Diagnostic
from notesnet.model.follow_up import FollowUp
from notesnet.model.group import Group
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.meeting import Meeting
from notesnet.model.settings import Settings
from notesnet.model.touch import Touch


@frozen
class Vault:
    """Everything that the notes say, with all links looked up; keys are vault paths.

    Attributes:
        touches: for each contact with any, its touches, oldest first; those in the future are
            here too: whoever decides cuts them at its *today*.
        meetings_of: for each contact with any, the paths of its meetings that have a date.
        follow_ups: every task that was promised to someone, in order of path and line.
        members: for each group, the paths of its members by name.
        same_stem: paths whose file name is borne by another note as well, so that a link needs the whole path.
        conflicts: path → why it is not written to: conflict copies and what they were copied from.
        diagnostics: every fault, by path and place.
        unreadable: paths of the notes that could not be read, in whole or in their front matter.
        note_count: how many notes there are, of any kind.
    """

    settings: Settings
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    introductions: Mapping[str, Introduction] = field(default_factory=dict)
    me: Me = field(default_factory=Me)
    touches: Mapping[str, tuple[Touch, ...]] = field(default_factory=dict)
    meetings_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    follow_ups: Sequence[FollowUp] = ()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    same_stem: frozenset[str] = frozenset()
    conflicts: Mapping[str, str] = field(default_factory=dict)
    diagnostics: Sequence[Diagnostic] = ()
    unreadable: tuple[str, ...] = ()
    note_count: int = 0
