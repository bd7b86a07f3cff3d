"""Regular expressions that are compiled when first used are those that `re` makes."""

import pkgutil
import re
from importlib import import_module

import pytest

import notesnet
from notesnet.text import patterns
from notesnet.text.patterns import regex

MODULES = sorted(module.name for module in pkgutil.walk_packages(notesnet.__path__, "notesnet."))


def test_every_one_of_the_house_compiles() -> None:
    """A mistake in a pattern would only be found at its first use, so all are used here."""
    found = 0
    for name in MODULES:
        if name.endswith("__main__"):
            continue
        for value in vars(import_module(name)).values():
            if isinstance(value, patterns._Later):
                assert value.pattern
                found += 1
    assert found > 100


def test_it_finds_what_re_finds() -> None:
    """Every method, with flags; the first use and the second."""
    ours, theirs = regex(r"(a+)|x", re.IGNORECASE), re.compile(r"(a+)|x", re.IGNORECASE)
    for _time in range(2):
        assert ours.sub("-", "bAAx") == theirs.sub("-", "bAAx")
        assert ours.findall("aXa") == theirs.findall("aXa")
        assert [found.span() for found in ours.finditer("aXa")] == [found.span() for found in theirs.finditer("aXa")]
        assert ours.split("baab") == theirs.split("baab")
        assert bool(ours.fullmatch("AA")) is bool(ours.match("A")) is bool(ours.search("bx")) is True
        assert (ours.pattern, ours.flags) == (theirs.pattern, theirs.flags)


def test_a_mistake_is_told_at_the_first_use() -> None:
    """As `re` tells it."""
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.match("")
