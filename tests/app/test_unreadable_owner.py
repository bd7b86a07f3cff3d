"""A note that can't be read hides nothing but itself, also where a promise was made to it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import TODAY, clean_environment, run_here

Vault = Callable[[Mapping[str, str | bytes]], Path]
MEETING = "---\npeople: ['[[ben]]', '[[ada]]']\n---\n- [ ] Ask [[ben]] 📅 2026-11-25\n- [ ] Tell [[ben]] and [[ada]] 📅 2026-11-26\n"


@pytest.mark.parametrize(
    "unreadable", [b"---\nname: Ben\n---\n\xff\n", b"", b"---\nname: " + b"B" * 300_000 + b"\n---\n"]
)
@pytest.mark.parametrize(
    "command", [["agenda", "--print"], ["agenda", "--json"], ["list", "promises"], ["sync"], ["done", "ada"]]
)
def test_a_promise_to_somebody_whose_note_cannot_be_read(vault: Vault, unreadable: bytes, command: list[str]) -> None:
    """No command fails; a promise that was made to another one as well stands under their name."""
    folder = vault(
        {"people/ben.md": unreadable, "people/ada.md": "---\nname: Ada\n---\n", "meetings/2026-11-01 M.md": MEETING}
    )
    environment = clean_environment(folder.parent / "home")
    run_here(["--today", TODAY, "agenda"], folder, environment)
    result = run_here(["--today", TODAY, *command], folder, environment)
    assert result.code != 70
    if command[0] in ("agenda", "list"):
        assert "Ada" in result.out
        assert "Tell" in result.out
