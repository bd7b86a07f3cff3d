"""What lies beside a note: leftovers are swept only when nothing is lost by it; an editor's file is seen."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from notesnet.store.beside import swap_file, sweep


def _known(*some: bytes) -> set[str]:
    return {sha256(data).hexdigest() for data in some}


def test_only_what_is_known_or_empty_is_swept(tmp_path: Path) -> None:
    """Something unknown may be the only copy of what somebody typed: it is named and stays, and so does what is no leftover."""
    (tmp_path / "people").mkdir()
    for name, data in {"known": b"known", "empty": b"", "unknown": b"typed by hand"}.items():
        (tmp_path / "people" / f".notesnet-{name}.tmp").write_bytes(data)
    (tmp_path / "people" / "known.tmp").write_bytes(b"known")
    kept = sweep(str(tmp_path), "people/ada.md", lambda: _known(b"known"))
    assert kept == ["people/.notesnet-unknown.tmp"]
    assert sorted(os.listdir(tmp_path / "people")) == [".notesnet-unknown.tmp", "known.tmp"]


def test_a_pipe_or_a_link_that_is_named_like_a_leftover_is_left_alone(tmp_path: Path) -> None:
    """Nothing hangs, and nothing is reached through it."""
    os.mkfifo(tmp_path / ".notesnet-pipe.tmp")
    (tmp_path / "note.md").write_bytes(b"known")
    (tmp_path / ".notesnet-link.tmp").symlink_to("note.md")
    kept = sweep(str(tmp_path), "ada.md", lambda: _known(b"known"))
    assert kept == [".notesnet-link.tmp", ".notesnet-pipe.tmp"]
    assert (tmp_path / "note.md").exists()


def test_the_journal_is_not_asked_when_nothing_lies_about(tmp_path: Path) -> None:
    """An everyday write does not read it; nor does one into a folder that is to be made."""
    assert sweep(str(tmp_path), "ada.md", lambda: pytest.fail("asked")) == []
    assert sweep(str(tmp_path), "new/ada.md", lambda: pytest.fail("asked")) == []


@pytest.mark.parametrize("name", [".ada.md.swp", ".ada.md.swo", ".#ada.md", ".~lock.ada.md#", ".ada.md.kate-swp"])
def test_an_editors_file_is_seen(name: str, tmp_path: Path) -> None:
    """That of vim, nano, Emacs (a link that leads nowhere), LibreOffice and Kate; that of another note is not meant."""
    (tmp_path / "people").mkdir()
    assert swap_file(str(tmp_path), "people/ada.md") is None
    (tmp_path / "people" / name).symlink_to("me@host.123")
    assert swap_file(str(tmp_path), "people/ada.md") == f"people/{name}"
    assert swap_file(str(tmp_path), "people/da.md") is None
