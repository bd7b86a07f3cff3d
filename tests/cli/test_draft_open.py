"""`draft --open`: what is handed to the system, seen by a program of ours in the opener's place."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

OPENER = "open" if sys.platform == "darwin" else "xdg-open"
FILES = {
    "me.md": "---\nname: Robin Fell\nemail: robin@fell.example\n---\n",
    "people/ada.md": "---\nname: Ada Lovelace\nemail: ada@engines.example\ntags: [client]\n---\n",
    "people/ben.md": "---\nname: Ben Carver\nemail: ben@carver.example\ntags: [client]\n---\n",
    "people/cleo.md": "---\nname: Cleo Marsh\ntags: [client]\n---\n",
}
LONG = f"note={'A long story. ' * 150}"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows opens files itself, without a program")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A folder that is all of PATH: with an opener that writes down what it was given."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / OPENER).write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{tmp_path}/opened"\n')
    (folder / OPENER).chmod(0o700)
    return folder


def opened(tmp_path: Path) -> list[str]:
    file = tmp_path / "opened"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def test_a_short_letter_opens_as_a_link(vault: Make, run: Run, path: Path, tmp_path: Path) -> None:
    """To, subject and text are in it; the draft is saved all the same."""
    folder = vault(FILES)
    result = run("draft", "birthday", "ada", "--open", environment={"PATH": str(path)})
    assert result.code == 0
    (link,) = opened(tmp_path)
    assert urlsplit(link).path == "ada@engines.example"
    assert parse_qs(urlsplit(link).query)["subject"] == ["Happy birthday"]
    assert len(list(folder.glob("drafts/*.eml"))) == 1


def test_a_long_letter_opens_from_its_file(vault: Make, run: Run, path: Path, tmp_path: Path) -> None:
    """By its full path, also when the file was named."""
    folder = vault(FILES)
    run("draft", "birthday", "ada", "--open", "--set", LONG, environment={"PATH": str(path)})
    run("draft", "birthday", "ada", "--open", "--set", LONG, "--output", "mine.eml", environment={"PATH": str(path)})
    assert opened(tmp_path) == [
        str(folder / "drafts" / "2026-11-25-birthday-ada-lovelace.eml"),
        str(folder / "mine.eml"),
    ]


def test_a_long_letter_that_was_not_saved_is_not_opened(vault: Make, run: Run, path: Path, tmp_path: Path) -> None:
    """Exit 5, and what to do instead; the text was printed."""
    vault(FILES)
    arguments = ("--open", "--format", "text", "--set", LONG)
    result = run("draft", "birthday", "ada", *arguments, environment={"PATH": str(path)})
    assert result.code == 5
    assert "too long for a mailto: link" in result.err
    assert "Happy birthday" in result.out
    assert opened(tmp_path) == []


def test_all_are_written_before_the_first_is_opened(vault: Make, run: Run, path: Path, tmp_path: Path) -> None:
    """One without an address keeps nobody back, from being saved or opened; it is named."""
    folder = vault(FILES)
    result = run("draft", "birthday", "tag:client", "--open", environment={"PATH": str(path)})
    assert result.code == 5
    assert "people/cleo.md" in result.err
    assert [urlsplit(link).path for link in opened(tmp_path)] == ["ada@engines.example", "ben@carver.example"]
    assert len(list(folder.glob("drafts/*.eml"))) == 2


@pytest.mark.parametrize("fails", [True, False])
def test_where_nothing_opens_it_the_draft_is_kept(vault: Make, run: Run, path: Path, *, fails: bool) -> None:
    """Exit 5 and a sentence, whether the opener fails or is not there."""
    folder = vault(FILES)
    if fails:
        (path / OPENER).write_text("#!/bin/sh\nexit 3\n")
    else:
        (path / OPENER).unlink()
    result = run("draft", "birthday", "ada", "--open", environment={"PATH": str(path)})
    assert result.code == 5
    assert f"{OPENER} ended with 3" in result.err or f"there is no {OPENER} here" in result.err
    assert len(list(folder.glob("drafts/*.eml"))) == 1
