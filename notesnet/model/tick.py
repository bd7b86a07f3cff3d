"""What a person did on a line of an agenda file, and what that asks of the notes."""

from datetime import date
from typing import Literal, NamedTuple

from notesnet.frozen import frozen
from notesnet.model.follow_up import FollowUp
from notesnet.model.introduction import Party
from notesnet.model.week import ItemKind

Mark = Literal["", "x", ">", "-"]


class Below(NamedTuple):
    """A line that a person wrote below one of ours: its words without the list's sign, and where its links lead."""

    line: int
    text: str
    links: tuple[str, ...]


@frozen
class Tick:
    """A line of an agenda file that carries an id.

    Attributes:
        path: the agenda file.
        monday: the first day of its week.
        sunday: its last day.
        line: 1-based.
        text: the line as it stands.
        id: which item it is, such as ``nn-7f3a2c``.
        mark: what stands in the box: ``x`` also for ``X``; ``""`` for an open one.
        as_written: whether words and date are as we wrote them, whatever stands in the box.
        due: the day behind 📅.
        was: the day that was written there, when nothing but that day was changed; else None.
        done: the day behind ✅.
        wrong_day: what was typed behind ✅ when it is no date; ``wrong_due`` behind 📅.
        links: what the links on the line lead to, as typed.
        shown: the words shown for the first of them.
        section: the folded heading above it.
        below: the lines that a person wrote below it.
        beside: the ids of all lines of the file.
    """

    path: str
    monday: date
    sunday: date
    line: int
    text: str
    id: str
    mark: Mark
    as_written: bool
    due: date | None
    was: date | None
    done: date | None
    wrong_day: str
    links: tuple[str, ...]
    shown: str
    section: str
    below: tuple[Below, ...] = ()
    beside: frozenset[str] = frozenset()
    wrong_due: str = ""

    @property
    def only_moved(self) -> bool:
        """Whether nothing but the date was changed."""
        return self.was is not None

    @property
    def asks(self) -> bool:
        """Whether a person marked it, or moved it to another day."""
        return bool(self.mark) or self.only_moved or bool(self.wrong_due)

    @property
    def place(self) -> str:
        """``agenda/2026-W48.md:12``."""
        return f"{self.path}:{self.line}"


@frozen
class Target:
    """The item that a line of an agenda stands for.

    Attributes:
        kind: what it is.
        path: the note that it is about: a contact, a group, a meeting or an introduction.
        name: what that is called.
        due: the day that the line shows when it is written now.
        task: for a promise.
        twins: for a promise: all tasks of its note with the same words, it among them, in the order of the note.
        twin_ids: the ids of these.
        step: for an introduction, with ``party``.
        day: for thanks: when something came in; for a group: when it meets.
        label: for a date: whose words it is.
        other: for a suggestion: the second person, ``""`` when it is one for me.
    """

    kind: ItemKind
    path: str
    name: str
    due: date | None = None
    task: FollowUp | None = None
    twins: tuple[FollowUp, ...] = ()
    twin_ids: tuple[str, ...] = ()
    step: str = ""
    party: Party | None = None
    day: date | None = None
    label: str = ""
    other: str = ""


class LogWish(NamedTuple):
    """A line in somebody's log that carries the id.

    ``said`` is whether a person gave the words: then they may replace the line that an earlier tick made, which says
    ``plain`` when nobody had given any. A ``follow_up`` up to ``clears`` goes with it.
    """

    path: str
    day: date
    text: str
    id: str
    said: bool
    plain: str
    clears: date | None = None

    @property
    def summary(self) -> str:
        """What is done, in words."""
        return f"logged {self.day}: {self.text}" + ("; its follow_up is done" if self.clears else "")


class FollowUpWish(NamedTuple):
    """``follow_up`` on a day; one that is set to a later day stays, unless that is ``was``.

    ``later`` is a later day that stands there: the wish counts only when this very line had set it.
    """

    path: str
    day: date
    was: date | None
    later: date | None = None

    @property
    def summary(self) -> str:
        """What is done, in words."""
        return f"follow up {self.day}"


class TaskWish(NamedTuple):
    """A task ticked or moved on a day, or cancelled; ``nth`` of ``of`` tasks of its note with the same words.

    One that is to be moved and has a later day stays, unless that is ``was``; ``later`` as for a follow-up.
    """

    path: str
    task: FollowUp
    act: Literal["tick", "move", "cancel"]
    day: date
    nth: int
    of: int
    was: date | None = None
    later: date | None = None

    @property
    def summary(self) -> str:
        """What is done, in words."""
        done = {"tick": f"done {self.day}", "move": f"moved to {self.day}", "cancel": "cancelled"}[self.act]
        return f"{done}: {self.task.text}"


class StepWish(NamedTuple):
    """Properties of an introduction, and lines for its body; ``later`` as for a follow-up, when it is put off only.

    ``hint`` says what to type next; it is told once and not kept.
    """

    path: str
    fields: tuple[tuple[str, date | str], ...]
    body: tuple[str, ...]
    summary: str
    later: date | None = None
    hint: str = ""


class WordsWish(NamedTuple):
    """Other words than those that a line gave to a step which is taken; they arrived, or were changed, since.

    Attributes:
        path: the introduction.
        field: the property of the step.
        deed: what was done, as its line in the body says it; ``""`` for an outcome, whose words are the property.
        day: the day of the step; None when the note does not say.
        text: the words that stand below the line now.
        id: that of the line.
    """

    path: str
    field: str
    deed: str
    day: date | None
    text: str
    id: str

    @property
    def summary(self) -> str:
        """What is done, in words."""
        return f"“{self.deed}” has other words now" if self.deed else f"its outcome now says: {self.text}"


class ThankedWish(NamedTuple):
    """The tag ``#thanked`` on a line of somebody's log, with its words."""

    path: str
    line: int
    text: str
    day: date

    @property
    def summary(self) -> str:
        """What is done, in words."""
        return f"#thanked on the line of {self.day}"


class GatheringWish(NamedTuple):
    """A meeting note of a group that carries the id, with the people (paths) who were there."""

    path: str
    name: str
    day: date
    people: tuple[str, ...]
    id: str

    @property
    def summary(self) -> str:
        """What is done, in words."""
        return f"met {self.name} on {self.day}"


class IntroductionWish(NamedTuple):
    """A new introduction note for two people (paths); ``closed`` when it is not to be."""

    path: str
    other: str
    why: str
    closed: date | None

    @property
    def summary(self) -> str:
        """What is done, in words."""
        return "not to be introduced" if self.closed else "new introduction"


class Logged(NamedTuple):
    """Nothing to be done: a tick was taken back, and this is the line that it had made."""

    path: str
    line: int


Wish = (
    LogWish | FollowUpWish | TaskWish | StepWish | WordsWish | ThankedWish | GatheringWish | IntroductionWish | Logged
)
