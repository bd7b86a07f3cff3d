"""Fixtures: the other YAML readers that can be had here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edit.readers import Reader, find_js_yaml, ruamel


@pytest.fixture(scope="session")
def ruamel_yaml() -> Reader:
    """ruamel.yaml."""
    reader = ruamel()
    if reader is None:
        pytest.skip("ruamel.yaml is not installed")
    return reader


@pytest.fixture(scope="session")
def js_yaml(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """js-yaml in Node; only `make test-all` fetches it when it is not there."""
    folder: Path = tmp_path_factory.mktemp("js-yaml")
    found = find_js_yaml(folder, install="not slow" not in request.config.getoption("-m"))
    if isinstance(found, str):
        pytest.skip(found)
    yield found
    found.close()
