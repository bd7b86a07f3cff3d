"""A vault on one machine, or on two that are kept alike with git."""

import os
import re
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.app.what_stays import LINE, TOKEN
from tests.harness import Result, clean_environment, run_here


@dataclass
class Machine:
    """A vault with a state folder of its own."""

    root: Path
    home: Path
    moved: set[str] = field(default_factory=set)

    def run(self, today: date, *typed: str) -> Result:
        """One command, which never is a bug of ours."""
        result = run_here(["--today", today.isoformat(), *typed], self.root, clean_environment(self.home))
        assert result.code in (0, 1, 4, 5), (typed, result)
        return result

    def files(self) -> dict[str, str]:
        """Every file of the vault."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name != ".git"]
            for name in names:
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8", newline="") as file:
                    found[os.path.relpath(path, self.root)] = file.read()
        return found

    def words(self) -> set[str]:
        """What a person typed that nobody typed before."""
        return set(TOKEN.findall("\n".join(self.files().values())))

    def write(self, path: str, lines: list[str]) -> None:
        """Saves a file as an editor would."""
        (self.root / path).write_bytes("\n".join(lines).encode())

    def weeks(self) -> list[str]:
        """The agenda files, the oldest first."""
        return sorted(f"agenda/{path.name}" for path in (self.root / "agenda").glob("*.md"))

    def lines(self, path: str) -> list[str]:
        """The lines of a file."""
        return (self.root / path).read_bytes().decode().split("\n")


def cloned(first: Machine, folder: Path) -> Machine:
    """The vault of a machine in a folder for another one, which has a state of its own."""
    _git(first.root, "init", "-q", "-b", "main", "--template=")
    _commit(first.root)
    folder.mkdir()
    _git(folder, "clone", "-q", "--template=", str(first.root), str(folder / "vault"))
    return Machine(folder / "vault", folder / "home", set(first.moved))


def merge(first: Machine, second: Machine) -> None:
    """Both commit, and the second pulls, keeps both sides of a conflict, and hands it back; then both are one."""
    for machine in (first, second):
        _commit(machine.root)
    if _git(second.root, "pull", "-q", "--no-rebase", "--no-edit", "origin", "main", check=False):
        for name in _git_says(second.root, "diff", "--name-only", "-z", "--diff-filter=U").split("\0"):
            if name:
                _keep_both(second.root / name)
        _commit(second.root)
    _git(first.root, "pull", "-q", "--ff-only", str(second.root), "main")
    first.moved |= second.moved
    second.moved |= first.moved


def _git(folder: Path, *typed: str, check: bool = True) -> int:
    who = ["-c", "user.name=Me", "-c", "user.email=me@home.example", "-c", "commit.gpgsign=false", "-c", "gc.auto=0"]
    environment = {**clean_environment(folder.parent / "home"), "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *who, *typed], cwd=folder, env=environment, capture_output=True, check=False)
    assert not check or done.returncode == 0, (typed, done)
    return done.returncode


def _git_says(folder: Path, *typed: str) -> str:
    return subprocess.run(["git", *typed], cwd=folder, capture_output=True, check=True).stdout.decode()


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "--allow-empty", "-m", "saved")


def _keep_both(path: Path) -> None:
    """As a person would: the lines of both sides, but one line for a property and for a line that is the same."""
    lines = path.read_bytes().decode().split("\n")
    kept: list[str] = []
    keys: set[str] = set()
    for line in lines:
        if line.startswith(("<<<<<<< ", "=======", ">>>>>>> ")):
            continue
        key = re.match(r"(\w+):", line)
        if key and key[1] in keys:
            continue
        keys |= {key[1]} if key else set()
        if not (LINE.match(line) and line in kept):
            kept.append(line)
    path.write_bytes("\n".join(kept).encode())
