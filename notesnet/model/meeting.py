"""A meeting with people, past or planned."""

from notesnet.frozen import frozen
from notesnet.model.note import Day, Reference, Task


@frozen
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
