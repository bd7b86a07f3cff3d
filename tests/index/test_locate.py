"""Whom a writing command means is the same with an index and without, although with one no file is looked at for it."""

from pathlib import Path

from notesnet.app.locate import Locator
from notesnet.app.open_vault import find_place, open_vault
from notesnet.errors import NotFoundError
from tests.index.helpers import switched


def test_everyone_is_found_under_every_name(sample: Path, tmp_path: Path) -> None:
    """By name, alias, file name and a few words that fit nobody or several; conflict copies are told as well."""
    (sample / "people" / "bethan-prosser (conflicted copy).md").write_text("---\nname: Bethan Prosser\n---\n")
    (sample / "people" / "Nora Blank.md").write_text("---\nname: Nora B\naliases: [Declan McArdle]\n---\n")
    home = tmp_path / "home"
    with switched(home, "off"):
        vault = open_vault(str(sample), None).vault
        typed = [name for one in vault.contacts.values() for name in (one.name, *one.aliases, one.path)]
        typed += ["Nora Blank", " nora  blank", "no body", "a b", "Declan"]
        without = [_found(sample, name) for name in typed]
    with switched(home, "on"):
        open_vault(str(sample), None)
        assert [_found(sample, name) for name in typed] == without
    assert any(conflict for _path, conflict in without)


def _found(root: Path, typed: str) -> tuple[str, str]:
    try:
        found = Locator(find_place(str(root), None)).find(typed)
    except NotFoundError as error:
        return f"{error.message} {error.candidates}", ""
    return found.path, found.conflict
