"""What a watch has to tell: one thing that it saw or did."""

from typing import Literal

from notesnet.frozen import frozen
from notesnet.model.diagnostic import Diagnostic

What = Literal["read", "gone", "fault", "mended", "agenda", "tick", "refused", "warning", "trouble", "looking"]


@frozen
class News:
    """One thing that a watch saw or did.

    Attributes:
        what: ``read`` and ``gone`` are a person's saves and deletions; ``agenda`` and ``tick`` files that we wrote; the
            others are words.
        path: relative to the vault; empty when it is about the whole.
        words: a sentence without a full stop.
        fault: the fault, with its line of text, of a ``fault``.
        help: what to do about it, for ``refused`` and ``trouble``.
    """

    what: What
    path: str
    words: str
    fault: Diagnostic | None = None
    help: str = ""

    @property
    def is_change(self) -> bool:
        """Whether the file at ``path`` is another one now."""
        return self.what in ("read", "gone", "agenda", "tick")
