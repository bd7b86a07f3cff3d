r"""Plays a page of the documentation: writes the notes that it shows and runs the commands that it shows.

A page says what is to be done in HTML comments, which no reader sees, each on a line of its own:

- ``today: DATE``: the day of all commands that follow;
- ``run: COMMAND``: a command whose output the page does not show;
- ``copy: NAME``: the files of ``folders.py`` that the reader brings along;
- ``file: PATH``: the next fenced block is written there;
- ``edit: PATH: OLD => NEW``: the only OLD in that file becomes NEW; ``\n`` in NEW is a line end;
- ``keep: PATH: WORD, WORD``: of the boxes ticked in that file those stay whose line holds one of the words; each word
  is needed.

In ``console`` blocks, lines with ``$`` are run, and what stands below them is what they must print. A line that is only
``…`` means that some lines are left out there.
"""

import io
import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from unittest.mock import patch

from notesnet.cli.main import main
from tests.docs.folders import FOLDERS
from tests.harness import clean_environment, write_files

LEFT_OUT = "…"
_COMMENT = re.compile(r"<!-- (today|run|copy|file|edit|keep): (.*) -->")
_ALIKE = 0.6  # from here on two lines are taken for an old and a new form of one


@dataclass(slots=True)
class Step:
    """One command of a page: where its output begins and ends among the lines, and what it printed now."""

    command: str
    start: int
    end: int
    printed: list[str]


@dataclass(slots=True)
class Player:
    """Plays one page in a folder; ``steps`` are the commands whose output the page shows."""

    folder: Path
    home: Path
    today: str = ""
    target: str = ""
    steps: list[Step] = field(default_factory=list)

    def play(self, lines: list[str]) -> list[Step]:
        """Does everything that the page says, from top to bottom."""
        at = 0
        while at < len(lines):
            line = lines[at]
            comment = _COMMENT.fullmatch(line.strip())
            if comment:
                self._obey(comment[1], comment[2])
            elif line.startswith("```") and line.strip("`"):
                end = lines.index("```", at + 1)
                self._block(line.strip("`"), lines, at + 1, end)
                at = end
            at += 1
        return self.steps

    def _obey(self, verb: str, rest: str) -> None:
        if verb == "today":
            self.today = rest
        elif verb == "run":
            self._run(rest)
        elif verb == "copy":
            write_files(self.folder, FOLDERS[rest]())
        elif verb in ("edit", "keep"):
            path, change = rest.split(": ", 1)
            file = self.folder / path
            work = _edited if verb == "edit" else kept
            file.write_text(work(file.read_text(encoding="utf-8"), change), encoding="utf-8")
        else:
            self.target = rest

    def _block(self, language: str, lines: list[str], start: int, end: int) -> None:
        if self.target:
            write_files(self.folder, {self.target: "\n".join(lines[start:end]) + "\n"})
            self.target = ""
        elif language == "console":
            for command, first, last in _commands(lines, start, end):
                self.steps.append(Step(command, first, last, self._run(command)))

    def _run(self, command: str) -> list[str]:
        program, *words = shlex.split(command)
        if program == "cd":
            self.folder = (self.folder / words[0]).resolve()
            return []
        if program == "cat":
            return (self.folder / words[0]).read_text(encoding="utf-8").splitlines()
        assert program == "notesnet", f"a page can't run {program}"
        return self._notesnet(words)

    def _notesnet(self, words: list[str]) -> list[str]:
        """What a terminal would show: stdout and stderr in one stream."""
        screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        arguments = [*words, "--today", self.today] if "--today" not in words else words
        with (
            chdir(self.folder),
            patch.dict(os.environ, clean_environment(self.home), clear=True),
            patch.multiple(sys, stdout=screen, stderr=screen, argv=["notesnet", *arguments]),
        ):
            main(arguments)
        raw = screen.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode("utf-8").replace("\r\n", "\n").splitlines()


def _edited(text: str, change: str) -> str:
    """The text with the only OLD made NEW."""
    old, new = change.split(" => ")
    assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
    return text.replace(old, new.replace("\\n", "\n"))


def kept(text: str, words: str) -> str:
    """The text with only those boxes ticked whose line holds one of the words."""
    wanted = words.split(", ")
    unused = set(wanted)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line.startswith("- [x] "):
            found = {word for word in wanted if word in line}
            unused -= found
            lines[at] = line if found else line.replace("[x]", "[ ]", 1)
    assert not unused, f"no ticked line holds {sorted(unused)}"
    return "\n".join(lines)


def fits(expected: list[str], printed: list[str]) -> bool:
    """Whether a page tells the truth: the same lines, but for those left out at ``…``."""
    pieces = _pieces(expected)
    if len(pieces) == 1:
        return expected == printed
    first, last = pieces[0], pieces[-1]
    if printed[: len(first)] != first or (last and printed[-len(last) :] != last):
        return False
    at = len(first)
    for piece in pieces[1:-1]:
        found = next((i for i in range(at, len(printed)) if printed[i : i + len(piece)] == piece), None)
        if found is None:
            return False
        at = found + len(piece)
    return at <= len(printed) - len(last)


def refreshed(expected: list[str], printed: list[str]) -> list[str]:
    """The lines that a page should show now: all, or the new form of the pieces that it showed before."""
    pieces = _pieces(expected)
    if len(pieces) == 1:
        return printed
    shown: list[str] = []
    at = 0
    for number, piece in enumerate(pieces):
        first = _closest(piece[0], printed, at) if piece and number else at
        last = _closest(piece[-1], printed, first) if piece else first - 1
        last = len(printed) - 1 if piece and number == len(pieces) - 1 else last
        shown += [LEFT_OUT] if number else []
        shown += printed[first : last + 1]
        at = last + 1
    return shown


def _pieces(lines: list[str]) -> list[list[str]]:
    pieces: list[list[str]] = [[]]
    for line in lines:
        if line.strip() == LEFT_OUT:
            pieces.append([])
        else:
            pieces[-1].append(line)
    return pieces


def _closest(line: str, printed: list[str], start: int) -> int:
    ratios = {at: SequenceMatcher(None, line, printed[at]).ratio() for at in range(start, len(printed))}
    best = max(ratios, key=lambda at: (ratios[at], -at), default=-1)
    assert best >= 0, f"nothing like {line!r} is printed any more: edit the page by hand"
    assert ratios[best] >= _ALIKE, f"nothing like {line!r} is printed any more: edit the page by hand"
    return best


def _commands(lines: list[str], start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(command, first line of its output, line behind it) for each ``$`` line of a block."""
    prompts = [at for at in range(start, end) if lines[at].startswith("$ ")]
    assert prompts, f"a console block without a command: {lines[start]}"
    assert prompts[0] == start, f"a console block begins with a command: {lines[start]}"
    for at, following in zip(prompts, [*prompts[1:], end], strict=True):
        command, output = lines[at][2:], at + 1
        while command.endswith("\\"):
            command = command[:-1] + lines[output].strip()
            output += 1
        yield command, output, following
