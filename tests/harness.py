"""What the end-to-end tests share: makes vaults and runs the program in this process, as a shell would."""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from notesnet.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-25"  # a Wednesday in the week in which the sample vault plays
SETTINGS = "notesnet.toml"


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind: its exit code, its stdout and its stderr."""

    code: int
    out: str
    err: str


def clean_environment(home: Path) -> dict[str, str]:
    """An environment without the person's own settings: nothing of HOME, XDG, editors or colours reaches a test."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "TMPDIR")}
    places = {name: str(home / name.lower()) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    return {**kept, **places, "HOME": str(home), "NO_COLOR": "1", "PYTHONUTF8": "1", "TZ": "UTC"}


def run_here(arguments: list[str], folder: Path, environment: Mapping[str, str]) -> Result:
    """Runs one command in this process, with its own working folder, environment and streams."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in range(2))
    with (
        _in_folder(folder),
        patch.dict(os.environ, environment, clear=True),
        patch.multiple(
            sys, stdout=out, stderr=err, stdin=io.TextIOWrapper(io.BytesIO()), argv=["notesnet", *arguments]
        ),
    ):
        code = main(arguments)
    return Result(code, _text(out), _text(err))


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files by their relative paths, byte for byte, and gives the folder back."""
    for path, content in files.items():
        full = folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@contextmanager
def _in_folder(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")
