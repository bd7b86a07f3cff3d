"""What the tests of importing share: address books, plans, and what a vault holds."""

from pathlib import Path

import yaml

PLAN = "drafts/import-2026-11-25.md"
ADA = "---\nname: Ada Lovelace\nemail: ada@engines.example\n---\n\n## Log\n- 2026-10-01 coffee: x\n"
LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def card(name: str, *lines: str) -> str:
    """A vCard."""
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *lines, "END:VCARD", ""])


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a vault but the plans, with its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file() and "drafts" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def front(path: Path) -> dict[str, object]:
    """The properties of a note, as another reader of YAML sees them."""
    found = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def plan(text: str, name: str = "people/ada.md", tick: str = "add to") -> str:
    """A plan with one ticked entry; ``text`` stands between its fences."""
    inner = "".join(f"  {line}\n" for line in text.split("\n"))
    return f"# Import plan: x\n\n- [x] {tick} `{name}` Ada (x:1)\n  ```yaml\n{inner}  ```\n"
