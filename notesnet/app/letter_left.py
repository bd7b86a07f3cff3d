"""The letter that a step of an introduction wrote and that stays when the step is taken back."""

import os
from collections.abc import Iterator

from notesnet.app.undo import Command
from notesnet.text.names import slug
from notesnet.text.patterns import regex

_STEP = regex(r"intro (ask|chase|no|send|checkin|thank|tell) ")
_TEMPLATES = {
    "ask": ("intro-ask",),
    "chase": ("intro-chase",),
    "no": ("intro-not-now",),
    "send": ("intro", "intro-handover"),
    "checkin": ("intro-checkin",),
    "thank": ("intro-thanks",),
    "tell": ("intro-news",),
}


def letter_left(root: str, command: Command) -> str:
    """The path of the newest draft that is of the step and names one of whom its summary does; empty when there is none.

    A draft is no note, and the journal knows nothing of it: it is known by its name.
    """
    step = _STEP.match(command.typed)
    found = list(_drafts(root, _TEMPLATES[step[1]], command)) if step else []
    return max(found)[1] if found else ""


def _drafts(root: str, templates: tuple[str, ...], command: Command) -> Iterator[tuple[int, str]]:
    said = f"-{'-'.join(slug(written.summary) for written in command.written)}-"
    try:
        names = os.listdir(f"{root}/drafts")
    except OSError:
        return
    for name in names:
        for template in templates:
            people = name[10:].removeprefix(f"-{template}-").removesuffix(".eml")
            if f"-{template}-{people}.eml" == name[10:] and any(f"-{one}-" in said for one in people.split("--")):
                try:
                    yield os.stat(f"{root}/drafts/{name}").st_mtime_ns, f"drafts/{name}"
                except OSError:
                    continue
