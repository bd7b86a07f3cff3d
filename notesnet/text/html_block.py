"""Where a block of HTML, or one of Obsidian's ``%% comments %%``, begins and what ends it (CommonMark's seven kinds)."""

import re
from typing import Final

from notesnet.text.patterns import regex

BLANK_LINE: Final = regex(r"[ \t]*\Z")  # ends the kinds that a blank line ends, which is not part of them

_NAMES: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|"
    "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|"
    "track|ul"
)
_ATTRIBUTE: Final = r"""[ \t]++[A-Za-z_:][\w.:-]*+(?>[ \t]*+=[ \t]*+(?>[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?"""
_KINDS: Final = (
    (regex(r"<(?:script|pre|style|textarea)(?=[ \t>]|\Z)", re.IGNORECASE), regex(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)),
    (regex(r"<!(?=--)"), regex(r"-->")),
    (regex(r"<(?=\?)"), regex(r"\?>")),
    (regex(r"<![A-Za-z]"), regex(r">")),
    (regex(r"<!\[CDATA\["), regex(r"\]\]>")),
    # One that ends on its line is a comment inside running text.
    (regex(r"%%(?!.*%%)"), regex(r"%%")),
    (regex(rf"</?(?:{_NAMES})(?=[ \t>]|/>|\Z)", re.IGNORECASE), BLANK_LINE),
)  # fmt: skip
_LONE_TAG = regex(rf"(?:<[A-Za-z][A-Za-z0-9-]*+(?>{_ATTRIBUTE})*+[ \t]*+/?>|</[A-Za-z][A-Za-z0-9-]*+[ \t]*+>)[ \t]*+\Z")


def html_block(text: str, start: int, end: int, *, breaks_in: bool) -> tuple[re.Pattern[str], int] | None:
    """What ends the HTML that begins at ``start``, and the offset from which to look for it; None when none begins.

    ``breaks_in`` says that a paragraph is open, into which a lone tag of no special name can't break.
    """
    for begins, closes in _KINDS:
        if opening := begins.match(text, start, end):
            return closes, opening.end()
    if not breaks_in and _LONE_TAG.match(text, start, end):
        return BLANK_LINE, start
    return None
