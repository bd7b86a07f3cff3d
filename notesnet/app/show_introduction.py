"""Introductions as they are listed and shown."""

from dataclasses import replace

from notesnet.app.find_introduction import find_introduction
from notesnet.app.find_person import in_vault
from notesnet.app.introduction_words import StepWords, words_of_steps
from notesnet.app.open_vault import OpenVault
from notesnet.model.introduction import Introduction
from notesnet.network.introduction_faults import Faults
from notesnet.network.introduction_intent import step_command
from notesnet.network.introduction_not_now import not_now_words, waits_for_word
from notesnet.network.introduction_steps import COMMANDS
from notesnet.network.introduction_story import Event, since, story_of
from notesnet.network.introductions import PARTIES, name_of, standing_of, wish_of
from notesnet.render.introduction import Shown


def list_introductions(opened: OpenVault, *, only_open: bool) -> list[Shown]:
    """Every introduction by its path, with ``only_open`` those that have not ended."""
    faults = Faults(opened.vault)
    found = [_shown(opened, note, faults) for _path, note in sorted(opened.vault.introductions.items())]
    return [one for one in found if not (only_open and one.standing.ended)]


def show_introduction(opened: OpenVault, typed: str) -> Shown:
    """The introduction that was typed.

    Its story has the words that stand behind the steps in the note's body, what is private left out.

    Raises:
        NotFoundError: there is none, or several can be meant.
    """
    note = find_introduction(opened.vault, in_vault(opened.root, typed), opened.today)
    one = _shown(opened, note, Faults(opened.vault))
    said = words_of_steps(opened, note)
    story = [_with_words(event, said) for event in story_of(opened.vault, note)]
    waits = waits_for_word(opened.vault, note, opened.today)
    words = [words for party in waits if (words := not_now_words(opened.vault, note, party))]
    return replace(one, story=story, left=tuple(words))


def _with_words(event: Event, said: StepWords) -> Event:
    """What happened, with the words that the note has for it, such as the reason of a no."""
    words = said.behind(event.what, event.day)
    return event._replace(what=f"{event.what}: {words}") if words else event


def _shown(opened: OpenVault, note: Introduction, faults: Faults) -> Shown:
    vault = opened.vault
    standing = standing_of(vault, note, opened.today)
    step = standing.next
    command = ""
    if step:
        text = "TEXT" if step.step == "outcome" else ""
        command = step_command(note, COMMANDS.get(step.step, step.step), None, text).strip("`")
    names = (name_of(vault, note, "a"), name_of(vault, note, "b"))
    fault = None if standing.ended else faults.in_the_way(note, step, opened.today)
    return Shown(
        note,
        standing,
        names,
        since(note, standing.state),
        story_of(vault, note),
        command,
        note.path in vault.unreadable,
        faulty=(fault.words, fault.help) if fault else None,
        unwilling=tuple(
            name for name, party in zip(names, PARTIES, strict=True) if wish_of(vault, note, party) == "no"
        ),
    )
