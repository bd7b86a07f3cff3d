"""A file without a name: what was put aside comes back, and nothing is left."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.store.spool import Spool


@given(st.lists(st.binary(max_size=200), max_size=20))
def test_what_was_put_aside_comes_back(tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]) -> None:
    """In any order, also while more is put aside."""
    spool = Spool(str(tmp_path_factory.getbasetemp()))
    try:
        places = [spool.put(piece) for piece in pieces]
        assert [spool.get(*place) for place in reversed(places)] == pieces[::-1]
        assert spool.get(sum(map(len, pieces)), 10) == b""
    finally:
        spool.close()


def test_it_has_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the file system knows no files without one."""
    for flag in (True, False):
        if not flag:
            monkeypatch.delattr(os, "O_TMPFILE", raising=False)
        spool = Spool(str(tmp_path))
        assert spool.get(*spool.put(b"x")) == b"x"
        assert list(tmp_path.iterdir()) == []
        spool.close()
