"""The look at a vault that was begun early: for the first who opens that vault, as long as nobody has written since."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notesnet.store.early_look import EarlyLook

_begun: "list[EarlyLook]" = []


def keep(look: "EarlyLook") -> None:
    """Keeps what was begun."""
    _begun.append(look)


def taken(root: str) -> "EarlyLook | None":
    """What was begun for that vault, from now on the caller's; None when there is nothing."""
    look = _begun.pop() if _begun else None
    if look and look.root != root:
        look.end()
        return None
    return look


def forget() -> None:
    """Ends what was begun and not taken: what it saw may no longer be so."""
    while _begun:
        _begun.pop().end()
