"""Makes words from notes safe and short for a line of ours: no markup that hides, no tags, no task fields."""

import re

from notesnet.text.names import first_name, fold
from notesnet.text.patterns import regex
from notesnet.text.visible import visible

_TAG = regex(r"#([^\s#]*[^\s#\d.,;:!?)][^\s#]*?)([.,;:!?)]*)$")
# These mark a line for us, or for Obsidian Tasks, and are no words of it.
_LEDGER = frozenset({"gave", "got", "thanked", "noanswer", "task"})
# A tag behind one of these is a word of the sentence: `help with #fundraising`.
_GLUE = frozenset("a about an and at by for from her his in into of on or the their to with your".split())
_WIKI = regex(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_LINK = regex(r"!?\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_FIELD = regex(
    "[\U0001f4c5\U0001f4c6\U0001f5d3⏳⌛\U0001f6eb➕✅❌]\ufe0f?\\s*(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?"
    "|\U0001f501[^\U0001f4c5⏳✅]*|[\\[(](?:due|scheduled|start|created|completion|cancelled|repeat)::[^\\])]*[\\])]"
)
_FIELD_SIGNS = frozenset("\U0001f4c5\U0001f4c6\U0001f5d3⏳⌛\U0001f6eb➕✅❌\U0001f501")
_BLOCK_ID = regex(r"(?:^|\s)\^[A-Za-z0-9-]+(?=\s|$)")
_HIDDEN = regex(r"<!--.*?(?:-->|$)|%%.*?(?:%%|$)")
_FIRST_PERSON = regex(
    r"(?<![\w’'])(?:I(?!\.\w)(?:['’](?:m|d|ve|ll))?|us|(?i:me|mine|my|our|ours|we|(?:we|my|our)(?:['’](?:re|ve|ll|d)|sel(?:f|ves))))(?![\w’'-])"
)
_SENTENCE_END = regex(r"[.!?…](?=\s+[^\W\d_a-zß-ÿ])")
_NO_END = frozenset("dr mr mrs ms prof st no vs approx inc ltd co jr sr".split())  # their full stop ends nothing
_MARK_SIGNS = ("**", "__", "==", "~~")
_SPACED = regex(r"\s+([.,;:!?])(?=\s|$)")
_NOTHING = {ord(sign): None for sign in " ,.'-+@&/\""}
_MARKS = regex(r"(?<!\w)(?:\*\*|__|==|~~)(?=\S)|(?<=\S)(?:\*\*|__|==|~~)(?!\w)")


def plain_words(text: str, limit: int = 160) -> str:
    """``text`` on one line without links, tags, marks and task fields; cut at a word, with … behind it."""
    text = " ".join(text[: limit * 20].split())
    if text and not _is_plain(text):
        text = _made_plain(text)
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"


def _is_plain(text: str) -> bool:
    """Whether there is nothing in ``text`` but letters, digits and signs that mean nothing besides: all the rest is looked at."""
    return text.isascii() and text.translate(_NOTHING).isalnum() and " ," not in text and " ." not in text


def _made_plain(text: str) -> str:
    if "[" in text:
        text = _LINK.sub(lambda match: match.group(1), _WIKI.sub(_shown, text))
    if "::" in text or not _FIELD_SIGNS.isdisjoint(text):
        text = _FIELD.sub(" ", text)
    if "^" in text:
        text = _BLOCK_ID.sub(" ", text)
    if "<!--" in text or "%%" in text:
        text = _HIDDEN.sub(" ", text)
    if "#" in text:
        text = _without_tags(text)
    if any(mark in text for mark in _MARK_SIGNS):
        text = _MARKS.sub("", text)
    return _SPACED.sub(r"\1", " ".join(visible(text).split())).strip()


def in_first_person(text: str) -> bool:
    """Whether somebody speaks of themselves in it: ``our café``, said by another, needs quotes."""
    return bool(_FIRST_PERSON.search(text))


def in_quotes(text: str) -> str:
    """Words in straight quotes; in curly ones where they hold straight ones."""
    return f"“{text}”" if '"' in text else f'"{text}"'


def first_sentence(text: str) -> str:
    """``text`` up to the end of its first sentence; an abbreviation or an initial ends none."""
    if not any(sign in text[:-1] for sign in ".!?…"):
        return text
    for match in _SENTENCE_END.finditer(text):
        last = text[: match.start()].rpartition(" ")[2]
        if len(last) > 1 and "." not in last and last.casefold() not in _NO_END:
            return text[: match.end()]
    return text


def by_first_name(text: str, path: str, name: str) -> str:
    """``text`` with the links to the person at ``path`` as their first name: on a line of theirs the whole one is too much."""
    if "[[" not in text:
        return text
    stem = path.removesuffix(".md")
    theirs = {fold(stem), fold(stem.rpartition("/")[2]), fold(name)}
    return _WIKI.sub(lambda match: _called(match, theirs, name), text)


def _called(match: "re.Match[str]", theirs: set[str], name: str) -> str:
    target = fold(match[1].partition("#")[0].strip().removesuffix(".md"))
    shown = fold(match[2] or "")
    if target not in theirs or (shown and shown not in theirs):
        return match[0]
    return first_name(name)


def _shown(match: "re.Match[str]") -> str:
    target: str = match.group(1)
    shown: str | None = match.group(2)
    return shown or target.rpartition("/")[2].partition("#")[0].removesuffix(".md")


def _without_tags(text: str) -> str:
    """``text`` less the tags that file it; one inside a sentence is a word of it and only loses its sign."""
    words = text.split()
    last = len(words)
    while last and _TAG.match(words[last - 1]):
        last -= 1
    kept: list[str] = []
    for at, word in enumerate(words):
        tag = _TAG.match(word)
        if tag is None:
            kept.append(word)
            continue
        name, end = tag.groups()
        ledger = name.partition("/")[0].casefold() in _LEDGER
        files = ledger or (at >= last and not (kept and kept[-1].casefold() in _GLUE))
        if not files:
            kept.append(name.rpartition("/")[2] + end)
        elif kept and end and kept[-1][-1] not in ".!?":
            kept[-1] += end
    if not kept:
        return " ".join(word.lstrip("#").rpartition("/")[2] for word in words if not _files_tasks(word))
    return " ".join(kept)


def _files_tasks(word: str) -> bool:
    """Whether a tag says only that its line is a task, as the usual filter of Obsidian Tasks has it."""
    return word.lstrip("#").partition("/")[0].casefold() == "task"
