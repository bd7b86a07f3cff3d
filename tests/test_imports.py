"""What a command loads: the start of the program is paid on every call, so nothing heavy comes along unasked."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import ROOT, TODAY, clean_environment

# Never for an everyday command: each costs between 3 and 150 ms, or is for one command only.
HEAVY = frozenset(
    {
        "argparse", "asyncio", "bdb", "concurrent.futures", "cProfile", "decimal", "difflib", "email", "fractions",
        "frontmatter", "hashlib", "http", "idna", "importlib.metadata", "importlib.resources", "jinja2", "logging", "mailbox",
        "markdown_it", "markupsafe", "multiprocessing", "numpy", "pathlib", "pygments", "pytest", "random", "rich",
        "secrets", "socket", "sqlite3", "ssl", "statistics", "subprocess", "unittest", "urllib", "watchdog", "webbrowser",
        "xml", "zipfile",
    }
)  # fmt: skip
# Comes with python-frontmatter, which reads the notes whose front matter is not the ordinary kind.
ODD_NOTES = frozenset({"frontmatter", "pathlib", "urllib", "yaml"})

EVERYDAY = [
    ["list"],
    ["list", "due", "--json"],
    ["list", "promises"],
    ["agenda", "--print"],
    ["agenda"],
    ["show", "declan"],
    ["why", "declan"],
    ["find", "bakery"],
    ["check"],
]
DECLAN = """\
---
name: Declan McArdle
email: declan@keelson.example
tags: [it, client]
cadence: 4w
met_at: "[[Breakfast]]"
needs:
  - a service manager
---

- [ ] Send the description 📅 2026-11-24

## Log
- 2026-10-01 lunch: a bakery
"""


def loaded(*arguments: str) -> set[str]:
    """The modules that a fresh process has loaded when the command ends, without those Python loads by itself."""
    code = (
        "import sys; before = set(sys.modules)\n"
        "from notesnet.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "print(*sorted(set(sys.modules) - before), sep='\\n', file=sys.stderr); sys.exit(code)"
    )
    environment = clean_environment(Path("/nowhere")) | {"PYTHONPATH": str(ROOT)}
    isolated = [sys.executable, "-S", "-c", _with_packages(code), *arguments]  # -S: no site, which loads its own
    done = subprocess.run(isolated, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def _with_packages(code: str) -> str:
    paths = [path for path in sys.path if path.endswith("site-packages")]
    return f"import sys; sys.path += {paths!r}\n{code}"


@pytest.mark.parametrize("command", EVERYDAY, ids=" ".join)
def test_an_everyday_command_loads_nothing_heavy(
    command: list[str], vault: Callable[[Mapping[str, str | bytes]], Path]
) -> None:
    """No templates, no mail, no tables for a terminal, no YAML: ordinary notes need none of them."""
    folder = vault({"people/declan.md": DECLAN, "daily/2026-11-20.md": "Saw [[declan]].\n"})
    assert heavy(loaded("--vault", str(folder), "--today", TODAY, *command), HEAVY | {"yaml"}) == set()


@pytest.mark.parametrize("command", EVERYDAY, ids=" ".join)
def test_odd_notes_load_what_reads_them_and_nothing_else(command: list[str], sample: Path) -> None:
    """The sample has some, written by many hands."""
    assert heavy(loaded("--vault", str(sample), "--today", TODAY, *command), HEAVY - ODD_NOTES) == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["list", "--help"], ["agenda", "--help"]])
def test_help_loads_no_note_and_no_rule(arguments: list[str]) -> None:
    """`--help` needs the command line only: nothing that reads, decides or writes."""
    modules = loaded(*arguments)
    floors = {name.split(".")[1] for name in modules if name.startswith("notesnet.")}
    assert floors <= {"cli", "errors", "text", "model"}
    assert heavy(modules, HEAVY | {"yaml"}) == set()


def test_help_of_the_whole_loads_no_command() -> None:
    """Each command's module is imported when it is called, and none of them for the list of all."""
    modules = {name for name in loaded("--help") if name.startswith("notesnet.")}
    allowed = {
        "",
        ".cli",
        ".cli.main",
        ".cli.options",
        ".errors",
        ".text",
        ".text.patterns",
        ".text.visible",
        ".text.words",
    }
    assert modules - {"notesnet"} <= {f"notesnet{name}" for name in allowed}


def heavy(modules: set[str], unwanted: frozenset[str]) -> set[str]:
    """The unwanted ones among the modules, by their own name or that of a package above."""
    return {name for name in modules if any(name == one or name.startswith(one + ".") for one in unwanted)}
