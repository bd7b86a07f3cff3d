"""The vaults of other people, each made and adopted once for all tests about it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.adopt.more_vaults import MORE
from tests.adopt.vaults import VAULTS, Strange
from tests.harness import TODAY, Result, clean_environment, run_here, write_files

ALL = {**VAULTS, **MORE}


@dataclass(frozen=True)
class Adopted:
    """A vault after `init`: the files before it, the hash of each file before and after, and what was said."""

    folder: Path
    truth: Strange
    before: dict[str, str]
    after: dict[str, str]
    result: Result

    def run(self, *arguments: str) -> Result:
        """Runs a command in the vault."""
        return run_in(self.folder, *arguments)


@pytest.fixture(scope="module", params=sorted(ALL))
def adopted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Adopted:
    """Each of the vaults in turn, adopted; tests that write into it work on ``fresh``."""
    truth = ALL[request.param]()
    folder = write_files(tmp_path_factory.mktemp("strange") / "vault", truth.files)
    before = hashes(folder)
    result = run_in(folder, "init")
    return Adopted(folder, truth, before, hashes(folder), result)


def run_in(folder: Path, *arguments: str) -> Result:
    """Runs a command in a folder on the tests' Wednesday."""
    return run_here(["--today", TODAY, *arguments], folder, clean_environment(folder.parent / "home"))


def hashes(folder: Path) -> dict[str, str]:
    """Path → hash of the bytes, for every file of a folder, hidden ones as well; folders with ``/`` and no hash."""
    found = {}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if path.is_dir():
            found[name + "/"] = ""
        else:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found
