"""A system that fails, or kills the program, at its n-th call; and vaults before and after each writing command."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.harness import TODAY, Result, clean_environment, run_here, write_files

ERRORS = tuple(getattr(errno, name) for name in "ENOSPC EIO EMFILE EACCES EROFS EDQUOT EINTR EXDEV".split())
READS = "stat lstat fstat scandir listdir read readlink listxattr getxattr".split()
WRITES = "open write fsync chmod chown close link rename replace unlink mkdir truncate setxattr removexattr".split()

ADA = "---\nname: Ada Lovelace\nemail: ada@calc.example\ncadence: 6w\n---\n\n## Log\n- 2026-10-01 call: engines\n"
BEN = "---\r\nname: Ben Okri\r\nemail: ben@words.example\r\n---\r\nKeeps bees."
BAD = "---\nname: Cy Twombly\nmet: 2026-3-1\nknows: [[Ada Lovelace]]\n---\n"
NOTES = {
    "notesnet.toml": "",
    "people/ada.md": ADA,
    "people/ben.md": BEN,
    "people/cy.md": BAD,
    "me.md": "---\nname: Me\nemail: me@home.example\n---\n",
}
PLAN = "drafts/plan.md"
CARDS = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lovelace\nEMAIL:ada@calc.example\nORG:Engines\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nFN:Dora Maar\nEMAIL:dora@light.example\nEND:VCARD\n"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A writing command, and those that were run before it; ``late``: failing calls begin with its first write."""

    typed: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    late: bool = False


COMMANDS = {
    "log": Case(("log", "ada", "coffee: a fair")),
    "log-two": Case(("log", "ada", "ben", "coffee: a fair")),
    "snooze": Case(("snooze", "ben", "2w")),
    "cadence": Case(("cadence", "ben", "3m"), late=True),
    "new": Case(("new", "Edith Crane"), late=True),
    "intro": Case(("intro", "new", "ada", "ben", "--why", "bees"), late=True),
    "intro-close": Case(
        ("intro", "close", "ada+ben", "too late", "--on", "2026-11-25"),
        (("intro", "new", "ada", "ben", "--why", "bees"),),
        late=True,
    ),
    "done": Case(("done", "ada"), (("agenda",),), late=True),
    "import": Case(("import", "--apply", PLAN), (("import", "cards.vcf", "--plan", PLAN),), late=True),
    "check": Case(("check", "--fix"), late=True),
    "undo": Case(("undo",), (("log", "ada", "coffee: a fair"),)),
    "undo-new": Case(("undo",), (("new", "Edith Crane"),)),
    "agenda": Case(("agenda",), late=True),
    "agenda-again": Case(("agenda",), (("agenda",), ("log", "ada", "coffee: a fair")), late=True),
    "draft": Case(("draft", "check-in", "ada"), late=True),
}


class Stage:
    """A vault with a state folder, made once, and copied for each try."""

    def __init__(self, folder: Path, case: Case) -> None:
        self.case = case
        self._folder = folder
        self._tries = count()
        self._start = folder / "start"
        write_files(self._start / "vault", {**NOTES, "cards.vcf": CARDS})
        for typed in case.before:
            assert run(self._start, *typed).code == 0
        self.old = tree(self._start)
        clean = self.copy()
        assert run(clean, *case.typed).code == 0
        self.new = tree(clean)
        assert self.new != self.old

    def copy(self) -> Path:
        """A fresh vault as it was before the command."""
        place = self._folder / str(next(self._tries))
        shutil.copytree(self._start, place, symlinks=True)
        for home in place.glob("home/xdg_state_home/notesnet/*"):
            home.rename(home.parent / state_name(place / "vault"))
        return place


def state_name(vault: Path) -> str:
    """The name of a vault's state folder, which depends on where the vault is."""
    from hashlib import sha256  # noqa: PLC0415 - only here

    return sha256(os.fsencode(vault.resolve())).hexdigest()[:16]


def run(place: Path, *typed: str) -> Result:
    """Runs a command in the vault of a place."""
    return run_here(["--today", TODAY, *typed], place / "vault", clean_environment(place / "home"))


def tree(place: Path) -> dict[str, bytes]:
    """Every file of a vault with its bytes."""
    vault = place / "vault"
    files = (path for path in vault.rglob("*") if path.is_file())
    return {str(path.relative_to(vault)): path.read_bytes() for path in files}


@contextmanager
def acting(at: int, act: Callable[[], None], *, late: bool) -> Iterator[list[str]]:
    """Does something before the n-th call of the system, counted from 1; gives the names of the calls made."""
    seen: list[str] = []
    begun = False

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal begun
            begun = begun or not late or (name == "open" and bool(args[1] & os.O_CREAT))
            if begun:
                seen.append(name)
                if len(seen) == at:
                    if name == "close":
                        real(*args)  # a close that fails has closed all the same
                    act()
            return real(*args, **kwargs)

        return call

    calls: dict[str, Any] = {name: wrapped(name, getattr(os, name)) for name in (*READS, *WRITES)}
    by_descriptor = {*os.supports_fd, *(calls[name] for name in ("chmod", "chown", "listxattr", "setxattr"))}
    with patch.multiple(os, **calls), patch.object(os, "supports_fd", by_descriptor):
        yield seen


def failing(number: int) -> Callable[[], None]:
    """What raises that error of the system."""

    def act() -> None:
        raise OSError(number, os.strerror(number))

    return act
