"""An editor hands on where a note lies on the disk, or from the working folder on; it is meant as if its path was typed."""

from pathlib import Path

import pytest

from tests.harness import TODAY, clean_environment, run_here, write_files

NOTES = {
    "people/ada.md": "---\nname: Ada Lovelace\nemail: ada@example.org\nneeds: [a plumber]\ncadence: 4w\n---\n\n## Log\n- 2026-10-01 call: a fair\n",
    "people/ben.md": "---\nname: Ben\nemail: ben@example.org\noffers: [plumbing]\n---\n",
    "intros/one.md": "---\ntype: intro\na: '[[ada]]'\nb: '[[ben]]'\nwhy: a tap\n---\n",
}
COMMANDS = (
    ["show", "people/ada.md"],
    ["why", "people/ada.md"],
    ["ledger", "people/ada.md"],
    ["suggest", "people/ada.md"],
    ["cadence", "people/ada.md"],
    ["snooze", "people/ada.md", "2w"],
    ["log", "people/ada.md", "people/ben.md", "call: hello"],
    ["draft", "follow-up", "people/ada.md"],
    ["intro", "show", "intros/one.md"],
    ["intro", "ask", "intros/one.md", "--party", "b"],
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: " ".join(words[:2]))
@pytest.mark.parametrize("place", ["the disk", "the folder above", "a folder of the vault"])
def test_a_note_named_by_its_place(tmp_path: Path, command: list[str], place: str) -> None:
    """The answer is that of the path in the vault."""
    told = []
    for name in ("by place", "by path"):
        root = write_files(tmp_path / name / "vault", {"notesnet.toml": "", **NOTES})
        start = {"the disk": f"{root}/", "the folder above": "vault/", "a folder of the vault": "../"}[place]
        folder = root / "people" if place == "a folder of the vault" else root.parent
        typed = [start + word if name == "by place" and word.endswith(".md") else word for word in command]
        home = {**clean_environment(tmp_path / f"home of {name}"), "NOTESNET_VAULT": str(root)}
        result = run_here(["--today", TODAY, *typed, "--json"], folder, home)
        assert result.code == 0, result.err
        told.append(result.out)
    assert told[0] == told[1]
