"""The vaults of other people, each made once a test."""

from pathlib import Path

import pytest

from tests.adopt.vaults import VAULTS, Strange
from tests.harness import write_files


@pytest.fixture(params=sorted(VAULTS))
def strange(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Strange]:
    """(folder, what is true about it) for each of the vaults in turn; ``run`` works in that folder."""
    made = VAULTS[request.param]()
    return write_files(tmp_path / "vault", made.files), made
