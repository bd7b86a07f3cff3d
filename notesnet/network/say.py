"""What to say to someone: the first that exists of a promise, thanks, a need, the last thing noted, an interest."""

from collections.abc import Mapping

from notesnet.model.due import Moment
from notesnet.model.follow_up import FollowUp
from notesnet.model.vault import Vault
from notesnet.model.week import Say, SayKind
from notesnet.network.thanks import thanks_due
from notesnet.network.touches import touches_until
from notesnet.text.names import fold

Promises = Mapping[str, tuple[FollowUp, ...]]


def promises_by_contact(vault: Vault) -> Promises:
    """The open tasks that may be shown, by contact, in the order of due date (those without one last)."""
    found: dict[str, list[FollowUp]] = {}
    for follow_up in vault.follow_ups:
        if follow_up.state == "open" and not follow_up.private:
            for path in follow_up.contacts:
                found.setdefault(path, []).append(follow_up)
    return {
        path: tuple(sorted(tasks, key=lambda t: (t.due is None, t.due or t.line, t.path, t.line)))
        for path, tasks in found.items()
    }


def what_to_say(vault: Vault, path: str, moment: Moment, promises: Promises) -> Say:
    """Something to say to the contact at ``path``; there is always something."""
    contact = vault.contacts[path]
    for task in promises.get(path, ()):
        return Say(SayKind.PROMISE, task.text, task.due)
    thanks = thanks_due(vault, path, moment)
    if thanks:
        return thanks
    if contact.needs:
        return Say(SayKind.NEED, contact.needs[0].text)
    touches = touches_until(vault, path, moment.counted)
    for touch in reversed(touches):
        if touch.source == "log" and touch.text:
            return Say(SayKind.NOTED, touch.text, touch.date)
    shared = shared_interest(vault, path)
    if shared:
        return Say(SayKind.INTEREST, shared)
    if touches and all(touch.passive for touch in touches):
        return Say(SayKind.COFFEE)
    return Say(SayKind.ASK)


def shared_interest(vault: Vault, path: str) -> str:
    """The first interest of theirs that I have as well, empty when there is none."""
    mine = {fold(interest.text) for interest in vault.me.interests}
    return next((i.text for i in vault.contacts[path].interests if fold(i.text) in mine), "")
