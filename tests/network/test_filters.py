"""Filters of `list`."""

import pytest

from notesnet.errors import UsageError
from notesnet.model.group import Group
from notesnet.model.settings import Settings
from notesnet.network.filters import is_filter, matching, read_filters
from tests.network.helpers import TODAY, at, contact, every, link, phrases, touch, vault_of

VAULT = vault_of(
    contact(
        "Ada",
        company="Analytical Engines",
        location="London",
        circle="Inner",
        tags=("client/Acme",),
        follow_up=at("-1"),
    ),
    contact("Ben", role="Printer", tags=("press",), follow_up=at("2026-11-29"), groups=(link("groups/tue.md"),)),
    contact("Cas", needs=phrases("a printer"), follow_up=at("2026-11-30"), location="Leeds"),
    contact("Dot", status="archived", company="Engines"),
    contact("Eve"),
    contact("Fay", cadence=every("never")),
    groups={"groups/tue.md": Group("groups/tue.md", "Weekly Breakfast", ("Morning Club",))},
    touches={name: [touch(str(-150 - 50 * nth)) for nth in range(3)] for name in ("eve", "fay", "dot")},
    settings=Settings(),
)


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ("", "Ada Ben Cas Eve Fay"),
        ("tag:client", "Ada"),
        ("tag:#CLIENT/acme", "Ada"),
        ("tag:cli", ""),
        ("-tag:client", "Ben Cas Eve Fay"),
        ("company:engines", "Ada"),
        ("company:engines archived", "Dot"),
        ("city:london", "Ada"),
        ("circle:inner", "Ada"),
        ("circle:inn", ""),
        ("group:breakfast", "Ben"),
        ("group:tue", "Ben"),
        ("group:morning", "Ben"),
        ("-group:tue", "Ada Cas Eve Fay"),
        ("group:tue.md", "Ben"),
        ("group:groups/tue", "Ben"),
        ("group:ups", ""),
        ("due", "Ada Ben"),
        ("overdue", "Ada"),
        ("-due", "Cas Eve Fay"),
        ("drifting", "Eve"),
        ("archived", "Dot"),
        ("-archived", "Ada Ben Cas Eve Fay"),
        ("printer", "Ben Cas"),
        ("printer -role:printer", "Cas"),
        ("due -tag:press", "Ada"),
    ],
)
def test_who_passes(terms: str, found: str) -> None:
    """All filters at once; archived people only with their filter; `due` is by this week's Sunday."""
    chosen = matching(VAULT, read_filters(terms.split()), TODAY)
    assert " ".join(sorted(candidate.brief.name for candidate in chosen)) == found


@pytest.mark.parametrize("term", ["colour:red", "tag:", "companny:x"])
def test_a_filter_that_there_is_not_is_refused(term: str) -> None:
    """With what to type instead."""
    with pytest.raises(UsageError):
        read_filters([term])


@pytest.mark.parametrize(("term", "expected"), [("tag:x", True), ("-tag:x", True), ("ada", False), (":x", False)])
def test_in_draft_a_filter_has_a_colon(term: str, expected: bool) -> None:
    """A bare word is a name there."""
    assert is_filter(term) is expected
