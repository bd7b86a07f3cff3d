"""The pages made from the program are those in docs/, and what they show works."""

import re
import runpy
import tomllib
from typing import Any

import click
import pytest

from notesnet.cli.main import COMMANDS, loaded, root
from notesnet.model.codes import CODES
from notesnet.read.settings import read_settings
from notesnet.read.settings_table import SETTINGS
from tests.harness import ROOT

DOCS = ROOT / "docs"
GENERATE: dict[str, Any] = runpy.run_path(str(DOCS / "generate.py"))


@pytest.mark.parametrize("name", ["cli.md", "settings.md", "diagnostics.md"])
def test_a_generated_page_is_up_to_date(name: str) -> None:
    """`make docs` would write what is there already."""
    assert (DOCS / name).read_text(encoding="utf-8") == GENERATE["pages"]()[name], "run `make docs`"


def test_the_example_of_settings_is_read_without_a_fault() -> None:
    """Whoever copies the example from docs/settings.md gets a vault that works."""
    settings, faults = read_settings(GENERATE["EXAMPLE"])
    assert faults == ()
    assert settings.people_per_week == 6
    assert settings.details is False


def test_the_example_of_settings_shows_every_table() -> None:
    """No key of the table of settings is missing from the example (of a user's own names at least one)."""
    example = tomllib.loads(GENERATE["EXAMPLE"])
    missing = [
        setting.key
        for setting in SETTINGS
        for table, _, name in [setting.key.partition(".")]
        if table not in example or not (name.isupper() or name in example[table])
    ]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says(name: str) -> None:
    """The line in `notesnet --help` is the short help of the command itself, which is not loaded for it."""
    command = loaded(name)
    assert isinstance(command, click.Command)
    assert (command.name, command.short_help) == (name, COMMANDS[name])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help(name: str) -> None:
    """No option of a command, or of a command below it, is left unexplained."""
    assert list(_unexplained(loaded(name))) == []


def test_every_command_takes_the_global_options() -> None:
    """They work before and after the command."""
    wanted = {option.name for option in root.params} - {"version"}
    for name in COMMANDS:
        command: click.Command = loaded(name)
        assert {option.name for option in command.params} >= wanted, name


@pytest.mark.parametrize("code", CODES)
def test_every_code_explains_itself_in_sentences(code: str) -> None:
    """A title without a full stop; an explanation that ends in one and does not run on."""
    known = CODES[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert known.title
    assert not known.title.endswith(".")
    assert known.explanation.endswith(".")
    assert len(known.explanation) < 300


def _unexplained(command: click.Command) -> list[str]:
    found = [str(p.name) for p in command.params if isinstance(p, click.Option) and not p.help]
    if isinstance(command, click.Group):
        found += [f"{name} {option}" for name, inner in command.commands.items() for option in _unexplained(inner)]
    return found
