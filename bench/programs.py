"""What is measured: the commands of notesnet, and the yardsticks that they are held against."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from bench.measure import Program
from bench.vault import TODAY

# What any Python program with a command line of this kind pays before it does anything.
CLICK = "import click"

# The least that a Python process can do to learn whether a note has changed.
WALK = """
import os, sys
folders = [sys.argv[1]]
while folders:
    with os.scandir(folders.pop()) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                entry.stat()
"""

# What someone would write who reads the properties of all notes with the library that is made for it.
LOOP = """
import os, sys
import frontmatter
names = []
for folder, _, files in os.walk(sys.argv[1]):
    for file in files:
        if file.endswith(".md"):
            post = frontmatter.load(os.path.join(folder, file))
            names.append(post.metadata.get("name"))
"""

# What `suggest` must do at least before it can compare anyone: the notes, read without an index.
READ = """
import sys
from datetime import date
from notesnet.app.open_vault import open_vault
open_vault(sys.argv[1], date.fromisoformat(sys.argv[2]))
"""

# A disk makes one wait as it likes; everything else that a command does, it does.
WITHOUT_FSYNC = """
import os
os.fsync = lambda descriptor: None
from notesnet.entry import run
run()
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A vault to run commands on.

    Attributes:
        vault: its folder.
        name: someone in it.
        home: the folder for indexes and all else that notesnet keeps outside the vault.
    """

    vault: str
    name: str
    home: str

    @property
    def cache(self) -> str:
        """The folder of the indexes."""
        return os.path.join(self.home, "cache", "notesnet")

    def notesnet(self, *words: str) -> list[str]:
        """A command on the day for which the vault is written."""
        return notesnet(*self._on(), *words)

    def without_fsync(self, *words: str) -> list[str]:
        """The same less its fsyncs."""
        return [sys.executable, "-c", WITHOUT_FSYNC, *self._on(), *words]

    def environment(self, index: str = "on") -> dict[str, str]:
        """An index for small vaults too, or ``off``, and nothing of the person's own."""
        folders = {f"XDG_{name}_HOME": os.path.join(self.home, name.lower()) for name in ("CACHE", "STATE", "CONFIG")}
        return {"NOTESNET_INDEX": index, **folders}

    def _on(self) -> list[str]:
        return ["--vault", self.vault, "--today", TODAY.isoformat()]


def notesnet(*arguments: str) -> list[str]:
    """The command as a person runs it: the console script beside this Python, or else what that script does."""
    script = os.path.join(os.path.dirname(sys.executable), "notesnet")
    if os.access(script, os.X_OK):
        return [script, *arguments]
    return [
        sys.executable,
        "-c",
        "import sys; sys.argv[0] = 'notesnet'; from notesnet.entry import run; run()",
        *arguments,
    ]


def help_() -> Program:
    return Program("`notesnet --help`", notesnet("--help"))


def click() -> Program:
    return Program("click", [sys.executable, "-c", CLICK])


def walk(vault: str) -> Program:
    return Program("walk", [sys.executable, "-c", WALK, vault])


def loop(vault: str) -> Program:
    return Program("python-frontmatter loop", [sys.executable, "-c", LOOP, vault])


def read(desk: Desk) -> Program:
    command = [sys.executable, "-c", READ, desk.vault, TODAY.isoformat()]
    return Program("reading the vault cold", command, desk.environment("off"))


def cold(desk: Desk) -> list[Program]:
    """The commands of every day, without writing anything and without an index."""
    return [Program(f"cold {what}", command, desk.environment("off")) for what, command in _commands(desk)]


def warm(desk: Desk) -> list[Program]:
    """The same with an index, which they make themselves."""
    return [Program(f"warm {what}", command, desk.environment()) for what, command in _commands(desk)]


def network(desk: Desk) -> list[Program]:
    """Who offers it, and whom someone should meet, with an index."""
    commands = [
        ("`match TEXT`", desk.notesnet("match", "a part-time finance lead")),
        ("`suggest NAME`", desk.notesnet("suggest", desk.name)),
    ]
    return [Program(f"warm {what}", command, desk.environment()) for what, command in commands]


def completion(desk: Desk) -> Program:
    """What the shell's function runs for `show` and the beginning of a name; it must find that name."""
    stem = desk.name.lower().replace(" ", "-")
    words = f"notesnet --vault {shlex.quote(desk.vault)} show {stem[: stem.index('-') + 3]}"
    asked = {"_NOTESNET_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "4"}
    return Program("completion of a name", notesnet(), {**desk.environment(), **asked}, expects=stem)


def agenda_after(desk: Desk, saves: Callable[[], None]) -> Program:
    """The agenda after saves; this one changes the vault."""
    words = desk.notesnet("agenda", "--print")
    return Program("warm `agenda --print`, 10 notes changed", words, desk.environment(), before=saves)


def due_after(desk: Desk, moves: Callable[[], None]) -> Program:
    """Who is due after a note has come or gone; this one changes the vault."""
    return Program(
        "warm `list due`, one note more or less", desk.notesnet("list", "due"), desk.environment(), before=moves
    )


def all_pairs(desk: Desk, save: Callable[[], None]) -> Program:
    """Everyone against everyone, after a save, since an answer may be remembered; this one changes the vault."""
    return Program("warm `suggest`, all pairs", desk.notesnet("suggest"), desk.environment(), before=save)


def log(desk: Desk) -> Program:
    """Writing a line into a note, with an index; this one changes the vault."""
    words = desk.without_fsync("log", desk.name, "call: about the fair")
    return Program("warm `log NAME`, less its fsyncs", words, desk.environment())


def rebuild(desk: Desk) -> Program:
    """Reading all notes and making the index of them anew."""
    return Program("cold `index --rebuild`", desk.notesnet("index", "--rebuild"), desk.environment())


def _commands(desk: Desk) -> list[tuple[str, list[str]]]:
    return [
        ("`list due`", desk.notesnet("list", "due")),
        ("`why NAME`", desk.notesnet("why", desk.name)),
        ("`show NAME`", desk.notesnet("show", desk.name)),
        ("`agenda --print`", desk.notesnet("agenda", "--print")),
    ]


def first(desk: Desk) -> Program:
    """The first agenda of a vault: nothing is remembered of it, and all that later commands need is made."""

    def forget() -> None:
        shutil.rmtree(desk.cache, ignore_errors=True)

    return Program("first `agenda --print`", desk.notesnet("agenda", "--print"), desk.environment(), before=forget)
