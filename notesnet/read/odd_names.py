"""Characters of a name that could add lines to a mail's head, or be obeyed by a screen."""

from notesnet.read.fields import Fields
from notesnet.text.faults import Fault
from notesnet.text.patterns import regex

LINE_BREAK = "\u2028"  # shown as an escape wherever a name stands, and refused in a mail's head
_ODD = regex("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


def name_with_faults(fields: Fields, name: str) -> str:
    """``name`` on one line, with each line break inside it as U+2028; what no name can hold is a fault at its place.

    ``name`` is what the ``name`` property says, without blanks and line breaks at its ends.
    """
    for value in fields.scalars("name"):
        odd = _ODD.search(value.text.strip())
        if odd:
            sign = "a line break" if odd[0].splitlines() == [""] else f"the character U+{ord(odd[0]):04X}"
            message = f"a name can't hold {sign}"
            fault = Fault("odd-name", value.span, message, "write the name on one line, without it")
            if fault not in fields.faults:  # a group's name is read twice
                fields.faults.append(fault)
    return LINE_BREAK.join(" ".join(line.split()) for line in name.splitlines() if line.strip())
