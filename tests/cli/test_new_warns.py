"""`new` and `intro new` say on stderr what their write has to warn of, as the commands that edit do."""

import errno
import json
import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
PEOPLE: dict[str, str | bytes] = {
    "people/ada.md": "---\nname: Ada Lovelace\n---\n",
    "people/ben.md": "---\nname: Ben Okri\n---\n",
    "intros/README.md": "Who met whom.\n",
}
MADE = [
    (("new", "Edith Crane"), "people/edith-crane.md"),
    (("intro", "new", "ada", "ben", "--why", "bees"), "intros/2026-11-25-ada-lovelace--ben-okri.md"),
]


@pytest.mark.parametrize(("typed", "path"), MADE)
def test_a_folder_that_cannot_be_synced_is_told(
    typed: tuple[str, ...], path: str, vault: Vault, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The note is there, and stdout says only that; with --json too."""
    root = vault(PEOPLE)
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    result = run(*typed, "--json")
    assert result.code == 0
    assert json.loads(result.out)["changes"][0]["path"] == path
    words = f"warning: {path} is written, but a power cut now could still undo that: its folder could not be synced\n"
    assert result.err == words
    assert (root / path).exists()


@pytest.mark.parametrize(("typed", "path"), MADE)
def test_what_lies_in_the_folder_and_nobody_knows_is_told(
    typed: tuple[str, ...], path: str, vault: Vault, run: Run
) -> None:
    """What a killed write left, when it may be the only copy of something."""
    left = f"{path.partition('/')[0]}/.notesnet-abc.tmp"
    root = vault({**PEOPLE, left: "somebody's words"})
    result = run(*typed)
    assert (result.code, result.err) == (0, f"warning: {left} was left by a write that was killed; look into it\n")
    assert (root / left).exists()


def test_a_warning_is_told_also_when_the_write_is_refused(vault: Vault, run: Run) -> None:
    """What was found before that is no less true."""
    left = "people/.notesnet-abc.tmp"
    root = vault({**PEOPLE, left: "somebody's words"})
    (root / "people/ada.md").chmod(0o444)
    result = run("log", "ada", "x")
    assert result.code == 5
    assert f"warning: {left} was left by a write that was killed; look into it" in result.err.splitlines()
