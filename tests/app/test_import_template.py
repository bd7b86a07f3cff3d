"""New notes of an import are made as `notesnet new` makes them, where the vault has a template of its own for that."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.app.import_files import PLAN, card, front, tree
from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

TEMPLATE = """\
---
name: {{ name | yaml }}
{%- for property, value in filed %}
{{ property }}: {{ value | yaml }}
{%- endfor %}
{%- if email %}
email: {{ email | yaml }}
{%- endif %}
stage: cold # mine
tags: {{ tags | yaml }}
---
# {{ name }}

## What they need

## History
"""
ADA = card(
    "Ada Lovelace", "EMAIL:ada@engines.example", "TEL:+44 20 7946 0000", "CATEGORIES:Club", "NOTE:- [ ] x\\n## Log"
)


def test_new_notes_are_made_from_the_vaults_own_template(vault: Make, run: Run) -> None:
    """Its text and its own properties, and every value of the plan, in a place of the template or behind it."""
    folder = vault({"c.vcf": ADA, "templates/contact.md.j2": TEMPLATE})
    run("import", "c.vcf")
    assert (
        "\nNew notes are made from `templates/contact.md.j2`, with these values in them.\n"
        in (folder / PLAN).read_text()
    )
    shown = run("import", "--apply", PLAN, "--dry-run").out
    assert run("import", "--apply", PLAN).out == "people/ada-lovelace.md: new contact\n"
    note = (folder / "people/ada-lovelace.md").read_text()
    assert note == (
        "---\nname: Ada Lovelace\nemail: ada@engines.example\nstage: cold # mine\ntags: [Club]\n"
        'phone: "+44 20 7946 0000"\n---\n\n> From the address book: - [ ] x ## Log\n\n'
        "# Ada Lovelace\n\n## What they need\n\n## History\n"
    )
    assert all(f"+{line}\n" in shown for line in note.splitlines())
    assert run("import", "c.vcf", "--yes").out == "Nothing to add: everything is there already.\n"
    assert run("check").code == 0


def test_what_a_template_forgets_is_added(vault: Make, run: Run) -> None:
    """Also the name, and what `--circle` and `--tag` gave."""
    folder = vault({"c.vcf": ADA, "templates/contact.md.j2": "Hello\n"})
    assert run("import", "c.vcf", "--yes", "--tag", "new", "--circle", "inner").code == 0
    assert front(folder / "people/ada-lovelace.md") == {
        "name": "Ada Lovelace", "email": "ada@engines.example", "phone": "+44 20 7946 0000", "tags": ["new", "Club"],
        "circle": "inner",
    }  # fmt: skip
    assert (
        (folder / "people/ada-lovelace.md").read_text().endswith("> From the address book: - [ ] x ## Log\n\nHello\n")
    )


def test_a_wrong_template_stops_the_import_before_it_writes(vault: Make, run: Run) -> None:
    """With its file and line, as in `notesnet new`."""
    folder = vault({"c.vcf": ADA + card("Bo Li"), "templates/contact.md.j2": "---\nname: {{ nmae }}\n---\n"})
    before = tree(folder)
    result = run("import", "c.vcf", "--yes")
    assert result.code == 2
    assert "templates/contact.md.j2:2" in result.err
    assert tree(folder) == before
