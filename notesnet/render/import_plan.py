"""The import plan as a file: a box a person, and exactly what would be added. `import_plan_reader` reads it back."""

import re
from collections.abc import Iterable, Sequence

from notesnet.model.import_plan import Difference, Likeness, PlanEntry, Verdict
from notesnet.model.imported import ImportFault
from notesnet.render.code_span import code
from notesnet.render.plain import plain_words
from notesnet.text.visible import one_line
from notesnet.text.words import count
from notesnet.text.yaml_block import property_lines
from notesnet.text.yaml_scalar import double_quoted

FENCE = "  ```"
_HEADINGS = {
    Verdict.UNCLEAR: "Unclear: tick one box of each",
    Verdict.NEW: "New",
    Verdict.ADDS: "Added to a note",
    Verdict.DIFFERS: "Nothing to add, but something differs",
    Verdict.UNLIKELY: "Probably no people",
    Verdict.SAME: "There already",
}
_WORDS = {
    Verdict.NEW: "new",
    Verdict.ADDS: "add to a note",
    Verdict.UNCLEAR: "unclear",
    Verdict.DIFFERS: "with differences",
    Verdict.UNLIKELY: "probably no people",
    Verdict.SAME: "there already",
}
_HOW = """\
What is ticked is done by `notesnet import --apply` and this file; until then no note is changed. Untick whom you do
not want; change a value, a line or a path where you know better. A note that is there gets only what it lacks: no
value that you wrote is replaced, except where you tick a `change`. Who is unclear, or looks like no person, waits for your tick.\
"""


def plan_text(entries: Sequence[PlanEntry], source: str, faults: Iterable[ImportFault], template: str = "") -> str:
    """The plan as markdown; new and added ones are ticked, unclear ones and changes are not.

    ``template`` is the vault's own for new notes, if it has one.
    """
    lines = [f"# Import plan: {plain_words(source, 80)}", "", summary(entries), "", _HOW]
    if template:
        lines += ["", f"New notes are made from {code(template)}, with these values in them."]
    told = [_fault_line(fault) for fault in faults]
    if told:
        lines += ["", "## Could not be read", *told]
    for verdict, heading in _HEADINGS.items():
        some = [entry for entry in entries if entry.verdict is verdict]
        if some:
            lines += ["", f"## {heading}"]
            for entry in some:
                lines += _entry_lines(entry)
    return "\n".join(lines) + "\n"


def _fault_line(fault: ImportFault) -> str:
    return f"- {code(fault.source.place)}: {one_line(f'{fault.message}. {fault.help}', 300)}"


def summary(entries: Sequence[PlanEntry]) -> str:
    """``1,203 people: 1,100 new, 80 add to a note, 3 unclear, 20 there already.``"""  # noqa: D415 - an example
    numbers = dict.fromkeys(_WORDS, 0)
    for entry in entries:
        numbers[entry.verdict] += 1
    parts = ", ".join(f"{number:,} {_WORDS[verdict]}" for verdict, number in numbers.items() if number)
    return f"{count(len(entries), 'person', 'people')}: {parts}." if parts else "Nobody."


def _entry_lines(entry: PlanEntry) -> list[str]:
    name = plain_words(entry.person.name, 80)
    start = f"{code(entry.path)} {name} ({_because(entry)})"
    if entry.verdict is Verdict.SAME:
        return [f"- {start}"]
    if entry.verdict is Verdict.DIFFERS:
        lines = [f"- in {start}"]
    elif entry.verdict is Verdict.ADDS:
        lines = [f"- [x] add to {start}"]
    else:
        lines = [f"- [{'x' if entry.verdict is Verdict.NEW else ' '}] new {start}"]
    if entry.verdict is Verdict.UNCLEAR:
        lines += [f"  - [ ] or add to {code(one.path)} ({_likely(one)})" for one in entry.likely]
    if entry.values:
        lines += [f"{FENCE}yaml", *(f"  {line}" for line in property_lines(entry.values)), FENCE]
    return lines + [_change_line(difference) for difference in entry.differences]


def _because(entry: PlanEntry) -> str:
    """Why it is that note, and where the record stands."""
    sure = entry.likely[0] if entry.likely and entry.verdict is not Verdict.UNCLEAR else None
    return "; ".join(
        plain_words(part, 200)
        for part in (_likely(sure) if sure else "", entry.remark, entry.person.source.place)
        if part
    )


def _likely(likeness: Likeness) -> str:
    reasons = ", ".join(plain_words(reason, 80) for reason in likeness.reasons)
    return f"{round(likeness.weight * 100)} %: {reasons}"


def _change_line(difference: Difference) -> str:
    """``change role from `Clerk` to `Head of sales` ``; what is no plain line of text stands in double quotes."""
    new = difference.new
    plain = new.isprintable() and new == new.strip() and new[:1] != '"' and not re.search(r"\\[xuU]", new)
    return (
        f"  - [ ] change {difference.field} from {code(_line(difference.old))} "
        f"to {code(new if plain else double_quoted(new))}"
    )


def _line(text: str) -> str:
    return " ".join(text.split())
