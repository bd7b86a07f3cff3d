"""A role behind a name and a comma: small letters where its words are surely no names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.render.job import role_inside


@pytest.mark.parametrize(
    ("role", "inside"),
    [
        ("Insurance broker", "insurance broker"),
        ("Head of Sales", "head of sales"),
        ("Director of Finance", "director of finance"),
        ("Finance director for hire", "finance director for hire"),
        ("Managing Director", "managing director"),
        ("Co-founder", "co-founder"),
        ("Owner-manager", "owner-manager"),
        ("E-commerce manager", "e-commerce manager"),
        ("Fractional CFO", "fractional CFO"),
        ("Head of HR", "head of HR"),
        ("Founder of Analytical Engines", "founder of Analytical Engines"),
        ("Curator, Tate Modern", "curator, Tate Modern"),
        ("Senior Java developer", "senior Java developer"),
        ("CEO", "CEO"),
        ("HR lead", "HR lead"),
        ("VP Sales", "VP sales"),
        ("German teacher", "German teacher"),
        ("Java developer", "Java developer"),
        ("Chief Happiness Officer", "Chief Happiness Officer"),
        ("leasing adviser", "leasing adviser"),
        ("監査役", "監査役"),
        ("", ""),
    ],
)
def test_a_common_noun_loses_its_capital(role: str, inside: str) -> None:
    """Never an acronym, a language, a nation or the name of a thing."""
    assert role_inside(role) == inside


@given(st.text(max_size=60))
def test_no_word_is_lost(role: str) -> None:
    """Only letters become small."""
    assert role_inside(role).casefold() == role.casefold()
