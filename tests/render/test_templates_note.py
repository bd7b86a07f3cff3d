"""The note of a new contact, and values in front matter."""

from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from notesnet.render.templates import render_note
from notesnet.store.template_files import NOTE, find_template

TODAY = date(2026, 11, 25)
GIVEN = {
    "name": "Ada Lovelace",
    "email": "ada@engines.example",
    "company": "Acme: the shop",
    "tags": ("founder", "fin tech"),
    "cadence": "6w",
    "met": TODAY,
    "met_at": "[[Tuesday Breakfast]]",
    "introduced_by": "[[Charles Babbage]]",
    "created": TODAY,
    "filed": (),
    "log_heading": "Log",
}


def test_the_note_of_a_new_contact_holds_what_was_given() -> None:
    """Quoted where YAML needs it."""
    source = find_template(None, "contact", NOTE)
    assert (
        render_note(source.text, source.path, GIVEN)
        == """\
---
name: Ada Lovelace
email: ada@engines.example
company: "Acme: the shop"
tags: [founder, fin tech]
cadence: 6w
met: 2026-11-25
met_at: "[[Tuesday Breakfast]]"
introduced_by: "[[Charles Babbage]]"
created: 2026-11-25
---

## Log
"""
    )


def test_what_was_not_given_is_left_out() -> None:
    """The note is short."""
    source = find_template(None, "contact", NOTE)
    nothing = {
        **dict.fromkeys(GIVEN, ""),
        "tags": (),
        "filed": (),
        "name": "Ada",
        "created": TODAY,
        "log_heading": "Log",
    }
    assert render_note(source.text, source.path, nothing) == "---\nname: Ada\ncreated: 2026-11-25\n---\n\n## Log\n"


@given(st.text(min_size=1))
def test_a_name_of_any_signs_makes_a_note_that_reads_back(name: str) -> None:
    """Nothing typed on the command line becomes a property of its own."""
    source = find_template(None, "contact", NOTE)
    note = render_note(source.text, source.path, {**GIVEN, "name": name, "company": name, "tags": (name,)})
    front = yaml.safe_load(note.split("\n---\n")[0].removeprefix("---\n"))
    assert (front["name"], front["company"], front["tags"]) == (name, name, [name])
    assert list(front) == [key for key in GIVEN if key not in ("filed", "log_heading")]
