"""Introductions as they are listed and shown."""

from notesnet.app.find_introduction import find_introduction
from notesnet.app.open_vault import OpenVault
from notesnet.model.introduction import Introduction
from notesnet.network.introduction_intent import step_command
from notesnet.network.introduction_steps import COMMANDS
from notesnet.network.introduction_story import since, story_of
from notesnet.network.introductions import name_of, standing_of
from notesnet.render.introduction import Shown


def list_introductions(opened: OpenVault, *, only_open: bool) -> list[Shown]:
    """Every introduction by its path, with ``only_open`` those that have not ended."""
    found = [_shown(opened, note) for _path, note in sorted(opened.vault.introductions.items())]
    return [one for one in found if not (only_open and one.standing.ended)]


def show_introduction(opened: OpenVault, typed: str) -> Shown:
    """The introduction that was typed.

    Raises:
        NotFoundError: there is none, or several can be meant.
    """
    return _shown(opened, find_introduction(opened.vault, typed, opened.today))


def _shown(opened: OpenVault, note: Introduction) -> Shown:
    vault = opened.vault
    standing = standing_of(vault, note, opened.today)
    step = standing.next
    command = ""
    if step:
        text = "TEXT" if step.step == "outcome" else ""
        command = step_command(note, COMMANDS.get(step.step, step.step), None, text).strip("`")
    names = (name_of(vault, note, "a"), name_of(vault, note, "b"))
    return Shown(
        note,
        standing,
        names,
        since(note, standing.state),
        story_of(vault, note),
        command,
        note.path in vault.unreadable,
    )
