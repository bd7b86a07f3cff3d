"""What to say of a tick whose item is no longer in the notes."""

from notesnet.errors import RefusedError
from notesnet.model.follow_up import FollowUp
from notesnet.model.tick import Tick
from notesnet.model.vault import Vault
from notesnet.network.tick_targets import TickTargets
from notesnet.text.names import fold


def lost(vault: Vault, targets: TickTargets, tick: Tick) -> RefusedError:
    """Both places as far as they can be told: where the line leads now, and what is nearest there."""
    if not tick.links:
        return RefusedError(
            "nothing in the notes has the id of this line", "take it over yourself, then delete the line"
        )
    link = tick.links[0]
    paths = targets.paths_of(link)
    if not paths:
        called = [path for path, contact in vault.contacts.items() if fold(contact.name) == fold(tick.shown)]
        where = f"; {tick.shown} is now {called[0]}" if called else ""
        message = f"[[{link}]] leads to no note any more{where}"
        who = called[0].removesuffix(".md") if called else "NAME"
        return RefusedError(message, f'log it with `notesnet log "{who}" "…"`, then delete the line')
    if tick.section == "promises":
        nearest = _nearest(vault, paths, tick)
        where = f"{nearest.path}:{nearest.line}" if nearest else paths[0]
        seen = f"; line {nearest.line} there is nearest" if nearest else ""
        return RefusedError(f"{where}: the promise no longer stands there as it did{seen}", "tick it in the note")
    return RefusedError(
        f"{paths[0]}: what this line was about is no longer there", "take it over yourself, then delete the line"
    )


def taken_under_another_name(vault: Vault, targets: TickTargets, tick: Tick) -> bool:
    """Whether a tick was taken before its note was renamed: the log has its id, or the task with its words is over."""
    paths = {path for link in tick.links[:1] for path in targets.paths_of(link)}
    paths |= {path for path, contact in vault.contacts.items() if fold(contact.name) == fold(tick.shown)}
    people = [vault.contacts[path] for path in paths if path in vault.contacts]
    if any(line.block_id == tick.id for contact in people for line in contact.log):
        return True
    over = {"x": "done", "-": "cancelled"}.get(tick.mark)
    words = fold(tick.text)
    return tick.section == "promises" and any(
        task.state == over and paths & set(task.contacts) and fold(task.text).rstrip(".") in words
        for task in vault.follow_ups
    )


def _nearest(vault: Vault, paths: list[str], tick: Tick) -> FollowUp | None:
    """The open task of these people that shares most words with the line, two at least."""
    words = set(fold(tick.text).split())
    tasks = [task for task in vault.follow_ups if task.state == "open" and set(task.contacts) & set(paths)]
    shared = [(len(words & set(fold(task.text).split())), -at) for at, task in enumerate(tasks)]
    most, at = max(shared, default=(0, 0))
    return tasks[-at] if most > 1 else None
