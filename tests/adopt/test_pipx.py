"""The first hour of a stranger: pipx installs the wheel on a machine without it, and each page ends with an agenda."""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import time
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.transcript import Player, fits
from tests.harness import ROOT
from tests.test_packaging import LEFT_OUT

PAGES = ("from-obsidian.md", "from-linkedin.md", "from-phone.md", "from-nothing.md")
FIVE_MINUTES = 300


@dataclass(frozen=True)
class Machine:
    """A home with nothing in it, and a PATH on which there is only what the system and pipx put there."""

    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of this environment but how packages are fetched."""
        fetching = ("PIP_", "HTTP_", "HTTPS_", "NO_", "SSL_", "REQUESTS_")
        kept = {name: value for name, value in os.environ.items() if name.upper().startswith(fetching)}
        path = os.pathsep.join((str(self.home / ".local/bin"), "/usr/bin", "/bin"))
        return {**kept, "HOME": str(self.home), "PATH": path, "LANG": "C.UTF-8"}

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Runs a command as a terminal would show it, with nobody to answer a question."""
        return subprocess.run(
            command,
            cwd=folder or self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=FIVE_MINUTES,
        )


@dataclass(slots=True)
class Stranger(Player):
    """Plays a page with the program that was installed; no note changes but by ``--apply``."""

    machine: Machine | None = None

    def _notesnet(self, words: list[str]) -> list[str]:
        """What the terminal shows. Raises AssertionError when a command fails, or changes a note that was there."""
        assert self.machine
        before = _notes(self.folder)
        done = self.machine.run("notesnet", *words, "--today", self.today, folder=self.folder)
        assert done.returncode == 0, done.stdout
        after = _notes(self.folder)
        if "--apply" not in words:
            assert {path: after.get(path) for path in before} == before, words
        return done.stdout.splitlines()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """The machine with notesnet on it, installed by the command that the pages show."""
    folder = tmp_path_factory.mktemp("stranger")
    fresh = Machine(folder / "home")
    fresh.home.mkdir()
    tools = folder / "tools"
    venv.EnvBuilder(with_pip=True, symlinks=True).create(tools)
    got = fresh.run(str(tools / "bin/pip"), "install", "--quiet", "pipx")
    if got.returncode:
        pytest.skip("pipx can't be got here: `pip install pipx` finds no index that has it")
    checkout = shutil.copytree(ROOT, folder / "checkout", ignore=LEFT_OUT)
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(fresh.home), str(checkout)]
    subprocess.run(build, check=True, capture_output=True, timeout=FIVE_MINUTES)
    (shown,) = {line for page in PAGES for line in _page(page) if line.startswith("pipx install ")}
    installed = fresh.run(str(tools / "bin/pipx"), *shlex.split(shown)[1:])
    assert installed.returncode == 0, installed.stdout
    return fresh


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_a_page_leads_from_pipx_to_an_agenda(page: str, machine: Machine, tmp_path: Path) -> None:
    """Command for command as it is written, in far less than five minutes, to 5 to 12 lines with nobody held back."""
    begun = time.monotonic()
    lines = _page(page)
    player = Stranger(tmp_path, machine.home, machine=machine)
    steps = player.play(lines)
    assert time.monotonic() - begun < FIVE_MINUTES / 5
    for step in steps:
        shown = lines[step.start : step.end]
        assert fits(shown, step.printed) or shown == step.printed, step.command
    (agenda,) = tmp_path.glob("*/agenda/*.md")
    text = agenda.read_text(encoding="utf-8")
    assert 5 <= text.count("\n- [ ] [[") <= 12
    assert "## Held back" not in text


def _page(name: str) -> list[str]:
    return (ROOT / "docs" / name).read_text(encoding="utf-8").split("\n")


def _notes(folder: Path) -> dict[Path, str]:
    """Hash of every note that is not the program's own."""
    notes = (path for path in folder.rglob("*.md") if path.parent.name not in ("drafts", "agenda"))
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in notes}
