"""The paths that a person's own command is still to be run for, and when."""

PATIENCE = 2.0  # seconds after the command; a change of the same path within them may be its own work
MOST = 60.0


class HookQueue:
    """Each path once, the oldest first. A path that changes again and again right after its run waits longer each time.

    So a command that changes the note itself does not run in a circle, and yet nothing that is saved is passed over.
    """

    def __init__(self) -> None:
        self._due: dict[str, float] = {}
        self._ended: dict[str, float] = {}
        self._delay: dict[str, float] = {}

    def add(self, path: str, now: float) -> None:
        """A path changed; it may be waiting already."""
        if path in self._due:
            return
        ended = self._ended.get(path)
        own = ended is not None and now - ended < PATIENCE + self._delay.get(path, 0.0)
        if own:
            self._delay[path] = min(MOST, max(1.0, 2 * self._delay.get(path, 0.0)))
        else:
            self._delay.pop(path, None)
        self._due[path] = now + self._delay.get(path, 0.0)

    def take(self, now: float) -> str | None:
        """The next path whose time has come, else None."""
        path = next((path for path, due in self._due.items() if due <= now), None)
        if path is not None:
            del self._due[path]
        return path

    def ended(self, path: str, now: float) -> None:
        """The command has run for a path."""
        self._ended = {one: at for one, at in self._ended.items() if now - at < PATIENCE + self._delay.get(one, 0.0)}
        self._delay = {
            one: delay for one, delay in self._delay.items() if one in self._ended or one in self._due or one == path
        }
        self._ended[path] = now

    def wait(self, now: float) -> float:
        """Seconds until the next path is due; a day when there is none."""
        return max(0.0, min(self._due.values(), default=now + 86_400.0) - now)
