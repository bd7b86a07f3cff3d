"""The house of the design: floors import downwards, wings do not import one another, and no folder is forgotten."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import ROOT

PACKAGE = ROOT / "notesnet"
WINGS = ("read", "network", "edit", "check", "render", "formats", "store")
FLOORS: tuple[tuple[str, ...], ...] = (("cli", "lsp"), ("app",), WINGS, ("model",), ("text",), ("errors",), ("frozen",))
DOORS = {("check", "network")}  # the one wing that may ask another
FOLDERS = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def test_import_linter_finds_nothing() -> None:
    """The contracts in pyproject.toml hold, imports inside functions included."""
    lint = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_folder_stands_in_the_contracts() -> None:
    """A new wing is in both contracts of import-linter, so that it can't be forgotten."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers, independence = settings["tool"]["importlinter"]["contracts"]
    named = {name.removeprefix("notesnet.") for layer in layers["layers"] for name in _names(layer)}
    assert named >= set(FOLDERS), "add the folder to the layers in pyproject.toml"
    apart = {name.removeprefix("notesnet.") for name in independence["modules"]}
    assert apart >= set(FOLDERS) & set(WINGS), "add the wing to the independence contract in pyproject.toml"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_floor_imports_only_from_the_floors_below_it(folder: str) -> None:
    """Seen without import-linter: each import of notesnet's own leads down, to itself, or through the one door."""
    floor = next(level for level, names in enumerate(FLOORS) if folder in names)
    below = {name for names in FLOORS[floor + 1 :] for name in names} | {folder}
    found = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in PACKAGE.joinpath(folder).rglob("*.py")
        for line, name in _own_imports(path)
        if name not in below and (folder, name) not in DOORS
    ]
    assert found == []


def _names(layer: str) -> Iterator[str]:
    yield from (name.strip() for part in layer.split("|") for name in part.split(":"))


def _own_imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, floor) of each import of notesnet's own, wherever it stands; the package itself (its version) is free."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from ((node.lineno, name.split(".")[1]) for name in names if name.startswith("notesnet."))
