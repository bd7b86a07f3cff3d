"""Makes words from notes safe and short for a line of ours: no markup that hides, no tags, no task fields."""

import re

from notesnet.text.visible import visible

_TAG = re.compile(r"(?:^|(?<=\s))#[^\s#]*[^\s#\d.,;:!?][^\s#]*")
_WIKI = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_FIELD = re.compile(
    "[\U0001f4c5\U0001f4c6\U0001f5d3⏳⌛\U0001f6eb➕✅❌]\ufe0f?\\s*(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?"
    "|\U0001f501[^\U0001f4c5⏳✅]*|[\\[(](?:due|scheduled|start|created|completion|cancelled|repeat)::[^\\])]*[\\])]"
)
_BLOCK_ID = re.compile(r"(?:^|\s)\^[A-Za-z0-9-]+(?=\s|$)")
_HIDES = re.compile(r"<!--|%%|==|~~|\*\*|__")


def plain_words(text: str, limit: int = 160) -> str:
    """``text`` on one line without links, tags, marks and task fields; cut at a word, with … behind it."""
    text = _WIKI.sub(_shown, text)
    text = _LINK.sub(lambda match: match.group(1), text)
    text = _FIELD.sub(" ", text)
    text = _BLOCK_ID.sub(" ", text)
    text = _TAG.sub(" ", text)
    text = _HIDES.sub(" ", text)
    text = re.sub(r"\s+([.,;:!?])(?=\s|$)", r"\1", " ".join(visible(text).split())).strip()
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"


def _shown(match: "re.Match[str]") -> str:
    target: str = match.group(1)
    shown: str | None = match.group(2)
    return shown or target.rpartition("/")[2].partition("#")[0].removesuffix(".md")
