"""What is missing for a moment, and what is gone: an editor's rename, a disk that is not there, a real deletion."""

from collections.abc import Collection

from notesnet.app.watch_timing import Pace
from notesnet.errors import NoVaultError, RefusedError


class Losses:
    """Believes in a loss only when it lasts; never believes in the loss of the vault, or of most of its contacts.

    Each question is answered with the time at which to look again, or None: go on.
    """

    def __init__(self, root: str, pace: Pace) -> None:
        self._root = root
        self._vault = _Patience(pace.lost)
        self._most = _Patience(pace.lost)
        self._files = _Patience(pace.gone)
        self._contacts = _Patience(pace.gone)
        self._known: frozenset[str] = frozenset()

    def of_vault(self, now: float, *, there: bool) -> float | None:
        """Whether the vault itself is there.

        Raises:
            NoVaultError: it is gone for good.
        """
        again = self._vault.until(now, [] if there else [self._root])
        if again is None and not there:
            message = f"the vault is gone from {self._root}; nothing was written"
            raise NoVaultError(message, "is its disk there? Start `notesnet watch` again when it is")
        return again

    def of_files(self, now: float, missing: Collection[str], *, late: bool) -> float | None:
        """Whether files that were there are missing; ``late`` when there is no more time to wait for them."""
        again = self._files.until(now, missing)
        return None if late else again

    def of_contacts(self, now: float, contacts: Collection[str], *, late: bool) -> float | None:
        """Whether people are missing.

        Raises:
            RefusedError: more than half of them are gone for good.
        """
        lost = len(self._known) - len(contacts)
        most = 2 * lost > len(self._known)
        again = self._most.until(now, [self._root] if most else [])
        if most and again is None:
            message = f"{lost:,} of {len(self._known):,} contacts are gone at once; nothing was written"
            remedy = "is a disk or a sync missing? If you meant it, start `notesnet watch` again"
            raise RefusedError(message, remedy)
        if most:
            return again
        again = self._contacts.until(now, self._known - frozenset(contacts))
        return None if late else again

    def accept(self, contacts: Collection[str], missing: Collection[str] = ()) -> frozenset[str]:
        """Takes these contacts as those that there are; gives the files that are really gone."""
        self._known = frozenset(contacts)
        self._contacts.forget()
        return self._files.sure(missing)


class _Patience:
    """Since when each thing has been missing."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._since: dict[str, float] = {}
        self._now = 0.0

    def until(self, now: float, missing: Collection[str]) -> float | None:
        """When the last of these will have been missing for long enough; None when all are."""
        self._now = now
        self._since = {name: self._since.get(name, now) for name in missing}
        latest = max(self._since.values(), default=now - self._patience) + self._patience
        return latest if latest > now else None

    def sure(self, missing: Collection[str]) -> frozenset[str]:
        """Those that have been missing for long enough."""
        return frozenset(name for name in missing if self._now - self._since.get(name, self._now) >= self._patience)

    def forget(self) -> None:
        """Nothing is missing."""
        self._since = {}
