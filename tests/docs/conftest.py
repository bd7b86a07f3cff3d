"""``pytest tests/docs --rewrite-docs`` writes what the program says now into the transcripts of the pages; read the diff."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the switch; it is known when pytest is called on this folder."""
    parser.addoption("--rewrite-docs", action="store_true", help="rewrite the pages' transcripts instead of comparing")


@pytest.fixture
def rewrite_docs(request: pytest.FixtureRequest) -> bool:
    """True when the pages are to be rewritten."""
    return bool(request.config.getoption("--rewrite-docs", default=False))
