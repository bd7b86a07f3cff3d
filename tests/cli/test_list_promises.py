"""`list promises`: its options do something, or say that they can't."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]
FILES = {
    f"people/{name}.md": f"---\nname: {name.title()}\n---\n- [ ] Ring {name} 📅 {day}\n"
    for name, day in (("ada", "2026-11-26"), ("ben", "2026-11-24"), ("cy", "2026-11-27"))
}


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ((), ["Ben", "Ada", "Cy"]),
        (("--sort", "due"), ["Ben", "Ada", "Cy"]),
        (("--sort", "-due"), ["Cy", "Ada", "Ben"]),
        (("--sort", "name"), ["Ada", "Ben", "Cy"]),
        (("--sort", "-name"), ["Cy", "Ben", "Ada"]),
    ],
)
def test_promises_are_ordered_by_day_or_as_asked(
    vault: Make, run: Run, options: tuple[str, ...], names: list[str]
) -> None:
    """For people and for programs."""
    vault(FILES)
    assert [row["name"] for row in json.loads(run("list", "promises", *options, "--json").out)] == names
    assert [line.split()[1] for line in run("list", "promises", *options).out.splitlines()[1:]] == names


@pytest.mark.parametrize("options", [("--sort", "strength"), ("--columns", "name")])
def test_what_promises_do_not_have_is_refused(vault: Make, run: Run, options: tuple[str, ...]) -> None:
    """Exit 2, with what there is."""
    vault(FILES)
    result = run("list", "promises", *options)
    assert (result.code, result.out) == (2, "")
    assert "name" in result.err.splitlines()[-1]
