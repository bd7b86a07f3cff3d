"""Whether words of a note speak of somebody, so that a letter to them quotes these words and does not make them its own."""

from notesnet.render.views import PersonView
from notesnet.text.names import fold
from notesnet.text.patterns import regex

_THIRD = regex(r"(?i)(?<![\w-])(?:he|she|they|him|her|hers|his|them|their|theirs|himself|herself|themselves)(?![\w-])")
_SPACED = "\u0e00"  # below it are the scripts whose words stand between blanks


def speaks_of(text: str, reader: PersonView, second: PersonView | None = None) -> bool:
    """Whether a letter to ``reader`` should quote ``text``: ``he``, ``she``, ``they``, a form of these, or the reader's name is in it.

    In a letter to two, names tell whom of them it means, also a ``her`` behind a name: only one with none before it counts.
    """
    third = _THIRD.search(text)
    if second is None:
        return third is not None or _names(text, reader)
    return third is not None and not any(_names(text[: third.start()], one) for one in (reader, second))


def _names(text: str, person: PersonView) -> bool:
    plain = fold(text)
    return any(_stands_in(plain, fold(called)) for called in (person.first_name, person.name))


def _stands_in(text: str, called: str) -> bool:
    """Whether a name is a word of its own: ``al`` is none in ``also``."""
    at = text.find(called) if called else -1
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(called) :][:1]
        if not (_goes_on(before, called[0]) or _goes_on(called[-1], after)):
            return True
        at = text.find(called, at + 1)
    return False


def _goes_on(one: str, next_: str) -> bool:
    return one.isalnum() and next_.isalnum() and max(one, next_) < _SPACED
