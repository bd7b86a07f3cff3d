"""`notesnet templates`."""

import click

from notesnet.cli.completing import templates
from notesnet.cli.options import Globals, notesnet_command
from notesnet.cli.output import say, say_json, say_styled
from notesnet.errors import NoVaultError


@notesnet_command("templates", "List the templates, or show one.")
@click.argument("name", required=False, shell_complete=templates)
def command(options: Globals, name: str | None) -> None:
    """List the templates and where each comes from; with NAME its source, variables and slots."""
    from notesnet.app.templates import describe_template, listed_templates  # noqa: PLC0415 - after --help

    root = _root(options)
    if name is None:
        found = listed_templates(root)
        if options.json:
            say_json([{"name": t.name, "path": t.path, "own": t.own} for t in found])
            return
        longest = max((len(t.name) for t in found), default=0)
        for template in found:
            say_styled((template.name.ljust(longest), "bold"), (f"  {template.problem or template.path}", "dim"))
        return
    told = describe_template(root, name)
    slots = [{"name": slot.name, "default": slot.default} for slot in told.slots]
    if options.json:
        source = told.source
        say_json(
            {
                "name": source.name,
                "path": source.path,
                "own": source.own,
                "variables": list(told.variables),
                "slots": slots,
                "source": source.text,
            }
        )
        return
    say_styled((told.source.path, "bold"))
    say(f"variables: {', '.join(told.variables) or 'none'}")
    for slot in told.slots:
        say(f"slot {slot.name}: {'required' if slot.default is None else repr(slot.default)}")
    say("")
    say(told.source.text.rstrip("\n"))


def _root(options: Globals) -> str | None:
    """The vault's folder; without a vault there are the packaged templates only."""
    try:
        return options.place().root
    except NoVaultError:
        if options.vault:
            raise
        return None
