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


def commands(vault: str, name: str) -> list[Program]:
    """The commands of every day, without writing anything; ``name`` is someone in the vault."""
    on = ["--vault", vault, "--today", TODAY.isoformat()]
    return [
        Program("cold `agenda --print`", notesnet(*on, "agenda", "--print")),
        Program("cold `list due`", notesnet(*on, "list", "due")),
        Program("cold `why NAME`", notesnet(*on, "why", name)),
        Program("cold `show NAME`", notesnet(*on, "show", name)),
    ]
