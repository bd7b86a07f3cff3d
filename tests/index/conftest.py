"""For every test of the index: the code stays the same while it runs, also for who works on it meanwhile."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from notesnet.app import indexed_stamp


@pytest.fixture(autouse=True)
def _same_code() -> Iterator[None]:
    with patch.object(indexed_stamp, "_code", list):
        yield
