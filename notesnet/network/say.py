"""What to say to someone: the first that exists of a promise, thanks, a need, the last thing noted, an interest."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from notesnet.frozen import frozen
from notesnet.model.due import Moment
from notesnet.model.follow_up import FollowUp
from notesnet.model.hints import hints
from notesnet.model.touch import OUR_WORDS, LogLine
from notesnet.model.vault import Vault
from notesnet.model.week import Say, SayKind
from notesnet.network.thanks import Brought, brought_by, thanks_due
from notesnet.network.touches import touches_until
from notesnet.text.names import fold
from notesnet.text.patterns import regex

MENTION_WORDS = 3  # fewer words around a link are a list of names
_LINK = regex(r"\[\[[^\]\n]*\]\]|\[[^\]\n]*\]\([^)\n]*\)")
_WORD = regex(r"[^\W\d_]{4,}")  # words that carry meaning; shorter ones are mostly glue


@frozen
class Topics:
    """What there is to talk about with anyone, gathered once from the whole vault.

    Attributes:
        promises: the open tasks that may be shown, by contact, in the order of due date (those without one last).
        brought: whom each introducer brought.
        interests: mine, folded.
    """

    promises: Mapping[str, tuple[FollowUp, ...]]
    brought: Brought
    interests: frozenset[str]


def topics_of(vault: Vault, since: date = date.min) -> Topics:
    """Everything that ``what_to_say`` looks up; nobody is thanked for what came in before ``since``."""
    promises = _OneByOne(vault) if hints(vault.follow_ups).promised_to("") is not None else _open_tasks(vault)
    return Topics(promises, brought_by(vault, since), frozenset(fold(interest.text) for interest in vault.me.interests))


def _open_tasks(vault: Vault) -> dict[str, tuple[FollowUp, ...]]:
    found: dict[str, list[FollowUp]] = {}
    for follow_up in vault.follow_ups:
        for path in follow_up.contacts:
            found.setdefault(path, []).append(follow_up)
    ordered = ((path, _to_be_shown(tasks)) for path, tasks in found.items())
    return {path: tasks for path, tasks in ordered if tasks}


def _to_be_shown(tasks: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """The open ones that are not private, in the order of due date."""
    shown = [task for task in tasks if task.state == "open" and not task.private]
    return tuple(sorted(shown, key=lambda t: (t.due is None, t.due or t.line, t.path, t.line)))


class _OneByOne(Mapping[str, tuple[FollowUp, ...]]):
    """The same, looked up for those contacts only who are asked for."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def __getitem__(self, path: str) -> tuple[FollowUp, ...]:
        known = hints(self._vault.follow_ups).promised_to(path)
        found = _to_be_shown([t for t in self._vault.follow_ups if path in t.contacts] if known is None else known)
        if not any(path in task.contacts for task in found):
            raise KeyError(path)
        return tuple(task for task in found if path in task.contacts)

    def __iter__(self) -> Iterator[str]:
        return iter(_open_tasks(self._vault))

    def __len__(self) -> int:
        return len(_open_tasks(self._vault))


def what_to_say(vault: Vault, path: str, moment: Moment, topics: Topics) -> Say:
    """Something to say to the contact at ``path``; there is always something."""
    contact = vault.contacts[path]
    for task in topics.promises.get(path, ()):
        if task.text:
            return Say(SayKind.PROMISE, task.text, task.due)
    thanks = thanks_due(vault, path, moment, topics.brought)
    if thanks:
        return thanks
    if contact.needs:
        return Say(SayKind.NEED, contact.needs[0].text)
    for line in noted(vault, path, moment):
        if not line.tagged("noanswer"):
            return Say(SayKind.NOTED, line.text, line.date)
    mention = _mentioned(vault, path, moment)
    if mention:
        return mention
    shared = next((i.text for i in contact.interests if fold(i.text) in topics.interests), "")
    if shared:
        return Say(SayKind.INTEREST, shared)
    return Say(SayKind.COFFEE if _from_groups_only(vault, path, moment) else SayKind.ASK)


def _mentioned(vault: Vault, path: str, moment: Moment) -> Say | None:
    """The words around the latest mention in a dated note, when they say more than names."""
    for touch in reversed(touches_until(vault, path, moment.counted)):
        if touch.source == "mention" and len(_WORD.findall(_LINK.sub(" ", touch.text))) >= MENTION_WORDS:
            return Say(SayKind.NOTED, touch.text, touch.date)
    return None


def noted(vault: Vault, path: str, moment: Moment) -> list[LogLine]:
    """The lines of the log with words, up to the day that counts, the latest first; a `note` is no touch, but noted."""
    log = vault.contacts[path].log
    if log and log[0].date < log[-1].date:
        log = log[::-1]  # the newest stands last: so it does among those of one day
    lines = [line for line in log if line.date <= moment.counted and _says_something(line.text)]
    return sorted(lines, key=lambda line: line.date, reverse=True)


def _says_something(text: str) -> bool:
    """Whether there are words, not only tags, and not only those of a tick without any."""
    return text not in OUR_WORDS and any(not word.startswith("#") for word in text.split())


def last_noted(vault: Vault, path: str, moment: Moment, said: str) -> tuple[date, str] | None:
    """The last text of the log that a line which says ``said`` does not name already."""
    return next(((n.date, n.text) for n in noted(vault, path, moment) if not tells(said, n.text)), None)


def tells(said: str, text: str) -> bool:
    """Whether ``said`` tells what ``text`` tells: the same words, or half of its own words that carry meaning."""
    if not said:
        return False
    ours, theirs = fold(said), fold(text)
    if ours in theirs or theirs in ours:
        return True
    words = set(_WORD.findall(ours))
    both = len(words & set(_WORD.findall(theirs)))
    return both >= 2 and both * 2 >= len(words)


def _from_groups_only(vault: Vault, path: str, moment: Moment) -> bool:
    """Someone I have met, never alone but in a group: one of its meetings, or as a member whom my notes mention."""
    touches = touches_until(vault, path, moment.counted)
    if not touches or any(not touch.passive for touch in touches):
        return False
    return any(touch.source == "meeting" for touch in touches) or bool(vault.contacts[path].groups)
