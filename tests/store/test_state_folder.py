"""Where the lock and the journal lie."""

import sys
from pathlib import Path

import platformdirs
import pytest

from notesnet.store.state_folder import state_folder


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
@pytest.mark.parametrize("typed", [None, "", "relative/folder", "/{tmp}/state"])
def test_the_place_is_the_one_that_platformdirs_names(
    typed: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our short cut on Linux agrees with the library; a relative XDG_STATE_HOME does not count, as the standard says."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    if typed is not None:
        monkeypatch.setenv("XDG_STATE_HOME", typed.replace("/{tmp}", str(tmp_path)))
    found = Path(state_folder(str(tmp_path / "vault")))
    expected = platformdirs.user_state_dir("notesnet", appauthor=False)
    if typed == "relative/folder":
        expected = str(tmp_path / ".local" / "state" / "notesnet")
    assert str(found.parent) == expected
    assert found.stat().st_mode & 0o777 == 0o700
