"""A meeting with people, past or planned."""

from dataclasses import dataclass

from notesnet.model.note import Day, Reference, Task


@dataclass(frozen=True, slots=True)
class Meeting:
    """The facts of one meeting note.

    Attributes:
        day: None when neither property nor file name has a date.
        tick: the id of the line of an agenda that made the note, empty for others.
    """

    path: str
    name: str
    day: Day | None = None
    people: tuple[Reference, ...] = ()
    tasks: tuple[Task, ...] = ()
    tick: str = ""
