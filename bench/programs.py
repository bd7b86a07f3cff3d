"""What is measured: the commands of notesnet, and the yardsticks that they are held against."""

import os
import sys

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

# A disk makes one wait as it likes; everything else that a command does, it does.
WITHOUT_FSYNC = """
import os
os.fsync = lambda descriptor: None
from notesnet.entry import run
run()
"""


def notesnet(*arguments: str) -> list[str]:
    """The command as a person runs it: the console script beside this Python, or else what that script does."""
    script = os.path.join(os.path.dirname(sys.executable), "notesnet")
    if os.access(script, os.X_OK):
        return [script, *arguments]
    return [sys.executable, "-c", "from notesnet.entry import run; run()", *arguments]


def help_() -> Program:
    return Program("`notesnet --help`", notesnet("--help"))


def click() -> Program:
    return Program("click", [sys.executable, "-c", CLICK])


def walk(vault: str) -> Program:
    return Program("walk", [sys.executable, "-c", WALK, vault])


def loop(vault: str) -> Program:
    return Program("python-frontmatter loop", [sys.executable, "-c", LOOP, vault])


def cold(vault: str, name: str, home: str) -> list[Program]:
    """The commands of every day, without writing anything and without an index; ``name`` is someone in the vault."""
    environment = {**_at_home(home), "NOTESNET_INDEX": "off"}
    return [Program(f"cold {what}", command, environment) for what, command in _commands(vault, name)]


def warm(vault: str, name: str, home: str) -> list[Program]:
    """The same with an index, which they make themselves in the folder ``home``."""
    return [Program(f"warm {what}", command, _at_home(home)) for what, command in _commands(vault, name)]


def log(vault: str, name: str, home: str) -> Program:
    """Writing a line into a note, with an index; this one changes the vault."""
    words = [*_on(vault), "log", name, "call: about the fair"]
    return Program("warm `log NAME`, less its fsyncs", [sys.executable, "-c", WITHOUT_FSYNC, *words], _at_home(home))


def _commands(vault: str, name: str) -> list[tuple[str, list[str]]]:
    on = _on(vault)
    return [
        ("`list due`", notesnet(*on, "list", "due")),
        ("`why NAME`", notesnet(*on, "why", name)),
        ("`show NAME`", notesnet(*on, "show", name)),
        ("`agenda --print`", notesnet(*on, "agenda", "--print")),
    ]


def _on(vault: str) -> list[str]:
    return ["--vault", vault, "--today", TODAY.isoformat()]


def _at_home(home: str) -> dict[str, str]:
    """An index for small vaults too, and nothing of the person's own."""
    folders = {f"XDG_{name}_HOME": os.path.join(home, name.lower()) for name in ("CACHE", "STATE", "CONFIG")}
    return {"NOTESNET_INDEX": "on", **folders}
