"""Fixtures for tests that run the program: ``vault`` makes one, ``sample`` is a copy of ours, ``run`` runs a command."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.harness import ROOT, SETTINGS, TODAY, Result, clean_environment, run_here, write_files

settings.register_profile("fast", deadline=None, print_blob=True, derandomize=False, max_examples=60)
settings.register_profile("slow", deadline=None, print_blob=True, derandomize=False, max_examples=2_000)
# A landing must not fail by a lucky find in somebody else's code: there the examples are the same each time.
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True, max_examples=60)
settings.load_profile("ci" if os.environ.get("CI") else "fast")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-sessions`` writes what the program says now into tests/sessions and tests/faults; read the diff."""
    parser.addoption("--rewrite-sessions", action="store_true", help="rewrite the transcripts instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    """Also what runs without `clean_environment` finds nothing of the person's own, above all not their index."""
    if hasattr(config, "workerinput"):  # one of several processes, which has the environment of the first
        return
    home = tempfile.TemporaryDirectory(prefix="notesnet-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(home.cleanup)
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        os.environ[name] = os.path.join(home.name, name.lower())
    for name in [name for name in os.environ if name.startswith("NOTESNET_")]:
        del os.environ[name]


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """True when the transcripts are to be rewritten."""
    return bool(request.config.getoption("--rewrite-sessions"))


@pytest.fixture
def vault(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Makes a vault of {path: text}; without a notesnet.toml among them it gets an empty one."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        return write_files(tmp_path / "vault", {SETTINGS: "", **files})

    return make


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample vault, as it stands in the repository."""
    return Path(shutil.copytree(ROOT / "sample-vault", tmp_path / "vault"))


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Runs `notesnet` on the vault of this test (``tmp_path / "vault"``), on the tests' Wednesday."""

    def command(*arguments: str, today: str = TODAY, environment: Mapping[str, str] | None = None) -> Result:
        folder = tmp_path / "vault"
        folder.mkdir(exist_ok=True)
        typed = ["--today", today, *arguments]
        return run_here(typed, folder, {**clean_environment(tmp_path / "home"), **(environment or {})})

    return command
