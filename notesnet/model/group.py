"""A group that meets: a breakfast, a chamber, a book club."""

from notesnet.frozen import frozen
from notesnet.model.note import Day, Task
from notesnet.text.meets import Meets


@frozen
class Group:
    """The facts of one group note; its members are the contacts whose ``groups`` link to it."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    meets: Meets | None = None
    dates: tuple[Day, ...] = ()
    since: Day | None = None
    location: str = ""
    archived: bool = False
    tasks: tuple[Task, ...] = ()
