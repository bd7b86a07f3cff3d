"""The owner of the vault: the sender of every draft."""

from collections.abc import Mapping
from dataclasses import field

from notesnet.frozen import frozen
from notesnet.model.note import Phrase


@frozen
class Me:
    """What me.md says; all of it may be missing."""

    path: str = "me.md"
    name: str = ""
    call_me: str = ""
    email: tuple[Phrase, ...] = ()
    phone: tuple[Phrase, ...] = ()
    company: str = ""
    role: str = ""
    location: str = ""
    signature: str = ""
    offers: tuple[Phrase, ...] = ()
    needs: tuple[Phrase, ...] = ()
    interests: tuple[Phrase, ...] = ()
    ideal_client: tuple[Phrase, ...] = ()
    goals: tuple[Phrase, ...] = ()
    blurb: str = ""
    extra: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
