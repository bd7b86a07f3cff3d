"""Small English grammar for the sentences that people read: counts, lists, full stops."""

from collections.abc import Sequence

# Words that begin a sentence and are no names: all others keep their capital, since "ada" would be rude and "Museums" is not.
_NO_NAMES = frozenset(
    "a about after all also an and another any anyone anybody are as asked at be because before being both but by can client "
    "clients connect connection connections contact contacts do does each everyone feedback few finance first for freelance "
    "from get had has have he help her here his how if in interested introduce introduction introductions into is it its "
    "just know knows last less looks loves made make makes many meet more most my need needs never new next no none not of "
    "on one only or other our people perhaps really sales same see seeks seen send sent several she since so some someone "
    "somebody something still such than that the their them then there these they this those to together too two "
    "up very want wants was we were what when where which while who why with without work working works would you your".split()
)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 note``, ``3 notes``, ``1,204 replies``; ``plural`` for nouns that do not follow the rule."""
    return f"{number:,} {noun if number == 1 else plural or _plural(noun)}"


def join(words: Sequence[str], last: str = "and") -> str:
    """``A, B and C``; ``last`` is the word before the last one."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def sentence(text: str) -> str:
    """``text`` with a capital first letter and one full stop, unless it ends with a sign of its own; empty stays empty.

    A first word that is an address, a path or written like ``iPhone`` keeps its letters.
    """
    text = text.strip().rstrip(",;: ")
    if not text:
        return ""
    first = text.split(maxsplit=1)[0].rstrip(",;:.!?…").replace("-", "").replace("'", "").replace("’", "")
    if first.isalpha() and first.islower():
        text = text[0].title() + text[1:]
    return text if text.rstrip("\"'”’»)").endswith((".", "!", "?", "…", "。", "！", "？")) else f"{text}."


def lifted(text: str) -> str:
    """``text`` with a capital at the beginning, unless its first word is a path, a setting or the like."""
    first = text.partition(" ")[0].rstrip(".,:;")
    return text[:1].upper() + text[1:] if first.isalpha() and first != "notesnet" else text


def argument(text: str) -> str:
    """``text`` as it is typed as one argument of a command: in quotes when it holds a blank or a sign of the shell."""
    return text if text and not set(text) & set(" '\"$`;&|<>()*?") else f'"{text}"'


def clause(text: str) -> str:
    """``text`` to stand inside a sentence: no final full stop, a small first letter where that is surely no name."""
    text = text.strip()
    if text.endswith(".") and not text.endswith("..") and "." not in text[:-1].rpartition(" ")[2]:
        text = text[:-1].rstrip()
    first = text.split(maxsplit=1)[0].rstrip(",;:!?…") if text else ""
    return text[0].lower() + text[1:] if _is_no_name(first) else text


def _is_no_name(word: str) -> bool:
    """Whether a word has a capital only because it stands first."""
    if not word[:1].isupper() or not (len(word) == 1 or word[1:].islower()):
        return False
    before, hyphen, behind = word.partition("-")
    return before.lower() in _NO_NAMES or word == "Looking" or bool(hyphen and len(before) > 1 and behind.isalpha())


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"
