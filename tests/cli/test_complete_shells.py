"""A real bash, zsh and fish: the line of the README, a key pressed, and the words that the program is then given."""

import fcntl
import json
import os
import pty
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import ROOT, clean_environment, run_here, write_files

PATIENCE = 30.0  # seconds; for busy machines
STARTS = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
LINES = {
    "bash": 'PS1="ready> "; eval "$(_NOTESNET_COMPLETE=bash_source notesnet)"',
    "zsh": 'PS1="ready> "; autoload -U compinit; compinit -D; eval "$(_NOTESNET_COMPLETE=zsh_source notesnet)"',
    "fish": 'function fish_prompt; echo "ready> "; end; _NOTESNET_COMPLETE=fish_source notesnet | source',
}
PEOPLE: dict[str, str | bytes] = {
    "notesnet.toml": "",
    "people/ada-lovelace.md": "---\nname: Ada Lovelace\n---\n",
    "people/jose-garcia.md": "---\nname: José García\n---\n",
    "people/Pat O'Brien.md": "---\nname: Pat O'Brien\n---\n",
    "people/Émilie du Châtelet.md": "---\nname: Émilie du Châtelet\n---\n",
    'people/Quentin "Q" Ames.md': "---\nname: Quentin\n---\n",
    "people/money.md": "---\nname: Cash $HOME `id` \\ & Co\n---\n",
    "people/zed-one.md": "---\nname: Zed\n---\n",
    "people/zed-two.md": "---\nname: Zed\n---\n",
    "intros/2026-11-14-ada--pat.md": '---\na: "[[ada-lovelace]]"\nb: "[[Pat O\'Brien]]"\n---\n',
}
PROGRAM = """\
#!{python}
import json, os, sys
sys.path[:0] = [{root!r}]
if "_NOTESNET_COMPLETE" in os.environ:
    sys.argv[0] = "notesnet"
    from notesnet.entry import run
    try:
        run()
    finally:
        if "COMP_WORDS" in os.environ:
            open({place!r} + "/asked", "a").write("x")
else:
    with open({place!r} + "/said.new", "w") as file:
        json.dump(sys.argv[1:], file)
    os.rename({place!r} + "/said.new", {place!r} + "/said")
"""


class Shell:
    """A shell on a terminal of its own."""

    def __init__(self, name: str, place: Path, vault: Path) -> None:
        self.name = name
        self.place = place
        self.seen = b""
        environment = clean_environment(place / "home") | {
            "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
        }
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(vault)
            os.execvpe(STARTS[name][0], STARTS[name], environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))

    def start(self) -> None:
        """Reads its start file's line."""
        self.listen(0.5)
        self.type(LINES[self.name] + "\r")
        self._until(lambda: self.seen.count(b"ready>") >= 2 - (self.name == "fish"), "no prompt")
        self.listen(0.3)

    def completed(self, begun: str) -> list[str]:
        """The words that the program gets when this is typed, completed, and sent."""
        said, asked = self.place / "said", self.place / "asked"
        for file in (said, asked):
            file.unlink(missing_ok=True)
        self.type(begun)
        self.listen(0.03)
        self.type("\t")
        self._until(asked.exists, "it did not ask")
        self.listen(0.12)
        self.type("\r")
        self._until(said.exists, "it ran nothing")
        self.listen(0.03)
        words: list[str] = json.loads(said.read_text(encoding="utf-8"))
        return words

    def type(self, text: str) -> None:
        """Presses keys."""
        os.write(self.terminal, text.encode())

    def listen(self, seconds: float) -> None:
        """Takes what it shows, for so long, and answers what it asks of the terminal."""
        end = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self.terminal, select.POLLIN)
        while (left := end - time.monotonic()) > 0:
            if poll.poll(left * 1000):  # not select, which knows no number beyond 1023
                try:
                    data = os.read(self.terminal, 65536)
                except OSError:  # it has ended
                    return
                self.seen += data
                if b"\x1b[c" in data or b"\x1b[0c" in data:
                    self.type("\x1b[?1;2c")

    def _until(self, true: object, why: str) -> None:
        assert callable(true)
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, (why, self.seen.decode(errors="replace"))
            self.listen(0.01)

    def end(self) -> None:
        """Ends it."""
        os.kill(self.child, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.child, 0)


@pytest.fixture(scope="module", params=list(STARTS))
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Each shell that is there, ready, in a vault with an index."""
    name = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    place = tmp_path_factory.mktemp(name)
    vault = write_files(place / "vault", PEOPLE)
    run_here(["list"], vault, clean_environment(place / "home") | {"NOTESNET_INDEX": "on"})
    program = place / "bin/notesnet"
    write_files(place, {"bin/notesnet": PROGRAM.format(python=sys.executable, root=str(ROOT), place=str(place))})
    program.chmod(0o755)
    made = Shell(name, place, vault)
    try:
        made.start()
        yield made
    finally:
        made.end()


@pytest.mark.parametrize(
    ("begun", "words"),
    [
        ("notesnet agen", ["agenda"]),
        ("notesnet intro ne", ["intro", "new"]),
        ("notesnet show --priv", ["show", "--private"]),
        ("notesnet draft check-", ["draft", "check-in"]),
        ("notesnet intro yes 2026-11", ["intro", "yes", "2026-11-14-ada--pat"]),
        ("notesnet show ada", ["show", "ada-lovelace"]),
        ('notesnet show "Ada L', ["show", "Ada Lovelace"]),
        ("notesnet show 'Ada L", ["show", "Ada Lovelace"]),
        ("notesnet show Ada\\ L", ["show", "Ada Lovelace"]),
        ("notesnet show Pat", ["show", "Pat O'Brien"]),
        ("notesnet show Pat\\ O\\'B", ["show", "Pat O'Brien"]),
        ("notesnet show \"Pat O'B", ["show", "Pat O'Brien"]),
        ("notesnet show 'Pat", ["show", "Pat O'Brien"]),
        ("notesnet show Ém", ["show", "Émilie du Châtelet"]),
        ("notesnet show 'José", ["show", "José García"]),
        ("notesnet show Quen", ["show", 'Quentin "Q" Ames']),
        ('notesnet show "Quen', ["show", 'Quentin "Q" Ames']),
        ("notesnet show 'Quen", ["show", 'Quentin "Q" Ames']),
        ("notesnet show Cash", ["show", "Cash $HOME `id` \\ & Co"]),
        ('notesnet show "Cash', ["show", "Cash $HOME `id` \\ & Co"]),
        ("notesnet show 'Cash", ["show", "Cash $HOME `id` \\ & Co"]),
        ("notesnet show ze", ["show", "zed-"]),
        ("notesnet log ada-lovelace Pat", ["log", "ada-lovelace", "Pat O'Brien"]),
    ],
)
def test_a_word_that_was_begun_is_completed_and_reaches_the_program_whole(
    shell: Shell, begun: str, words: list[str]
) -> None:
    """Blanks, accents, apostrophes, quotes and what shells obey, in quotes of each kind and without."""
    assert shell.completed(begun) == words
