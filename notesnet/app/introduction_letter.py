"""The letter that goes with a step of an introduction."""

from notesnet.app.draft import Draft, make_drafts, placed
from notesnet.app.open_vault import OpenVault
from notesnet.errors import NotesnetError, RefusedError
from notesnet.frozen import frozen
from notesnet.model.introduction import Introduction, Party
from notesnet.network.introduction_not_now import knows_of_it
from notesnet.network.introductions import PARTIES, name_of, other_party
from notesnet.render.addresses import LetterError
from notesnet.render.mail import as_eml


@frozen
class StepLetter:
    """The letter of a step, or why there is none.

    Attributes:
        draft: None when there is none.
        lacking: why not, in a sentence; empty when the step has no letter.
    """

    draft: Draft | None = None
    lacking: str = ""


def letter_of(introduction: Introduction, step: str, party: Party | None) -> tuple[str, Party] | None:
    """The template that goes with a step, and the side that it is for; None when no letter goes with it."""
    if introduction.direction == "received":
        return {"thank": ("intro-thanks", PARTIES[0]), "tell": ("intro-news", PARTIES[0])}.get(step)
    if step in ("ask", "chase") and party:
        return f"intro-{step}", party
    if step == "no" and party:
        other = other_party(party)
        return ("intro-not-now", other) if knows_of_it(introduction, other) else None
    if step == "send":
        handover = introduction.mode == "handover" and introduction.asked_by
        return ("intro-handover", introduction.asked_by or "a") if handover else ("intro", "a")
    return ("intro-checkin", "a") if step == "checkin" else None


def step_letter(opened: OpenVault, introduction: Introduction, step: str, party: Party | None) -> StepLetter:
    """The letter of a step that is about to be taken; nothing is written. What a mail can't do is no reason not to take it.

    Raises:
        RefusedError: a rule forbids the letter, and with it the step.
    """
    found = letter_of(introduction, step, party)
    if found is None:
        return StepLetter()
    template, side = found
    sides = (side, other_party(side))
    references = [introduction.a if one == "a" else introduction.b for one in sides]
    paths = [one.path for one in references if one and one.path in opened.vault.contacts and one.path]
    if len(paths) < 2:
        nameless = [
            name_of(opened.vault, introduction, one)
            for one, ref in zip(sides, references, strict=True)
            if not ref or ref.path not in paths
        ]
        return StepLetter(lacking=f"no letter: {' and '.join(nameless)} has no note")
    again = f"`notesnet draft {template} {' '.join(_typed(path) for path in paths)}`"
    draft: Draft | None = None
    try:
        (draft,) = make_drafts(opened, template, paths, {})
        as_eml(draft.letter)
    except LetterError as error:
        told = placed(opened, draft, error) if draft else error
        return StepLetter(lacking=f"no letter: {told.message}; {again} writes it later")
    except RefusedError:
        raise
    except NotesnetError as error:  # a template that is not there, or that asks for a slot or a word that there is not
        return StepLetter(lacking=f"no letter: {error.message}; {again} writes it later")
    return StepLetter(draft)


def _typed(path: str) -> str:
    stem = path.rpartition("/")[2].removesuffix(".md")
    return f'"{stem}"' if " " in stem else stem
