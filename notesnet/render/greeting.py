"""How a letter addresses people, and how it ends; templates put the comma behind a greeting."""

from notesnet.text.names import first_name as first_word_of
from notesnet.text.names import fold, is_two_latin_words

# Words that open a greeting: inside a sentence they lose their capital, where anything else may be a name.
_OPENINGS = frozenset(
    "dear hello hi hey good greetings beste buenas buenos bonjour bonsoir cara caro cari cher chère chers "
    "ciao estimada estimado gentile guten hallo hej hola kære käre kära liebe lieber olá prezada prezado "
    "querida querido salut sehr".split()
)
_ENGLISH = frozenset({"hello", "hi", "hey", "dear"})
_CLOSING = ",;:!،、，！"
# Words that close a letter, folded; a signature that begins with them needs no others.
_FAREWELLS = frozenset(
    "all best/all the best/best/best regards/best wishes/cheers/cordially/fondly/kind regards/kindest regards/many thanks/regards/"
    "respectfully/respectfully yours/sincerely/sincerely yours/thank you/thanks/warm regards/warm wishes/warmest regards/warmly/"
    "with best wishes/with kind regards/with thanks/with warm regards/with warm wishes/yours/yours ever/yours faithfully/"
    "yours sincerely/yours truly/beste grüsse/freundliche grüsse/herzlich/herzliche grüsse/liebe grüsse/mit besten grüssen/"
    "mit freundlichen grüssen/viele grüsse/bien à vous/bien cordialement/cordialement/cordiali saluti/un abrazo/un saludo/saludos/"
    "groeten/met vriendelijke groet/med venlig hilsen/vänliga hälsningar".split("/")
)


def first_name(name: str, call_me: str) -> str:
    """What someone is called inside a letter: ``call_me``, else the first of two Latin words, else the whole name."""
    return call_me or (first_word_of(name) if is_two_latin_words(name) else name.strip())


def greeting(name: str, call_me: str, typed: str) -> str:
    """``typed`` as it is, else ``Dear Ada`` from ``call_me``, else ``Hello Ada`` when that is surely right, else ``Hello``.

    Without the comma at the end, also when one was typed.
    """
    typed = typed.strip().rstrip(_CLOSING).rstrip()
    if typed:
        return typed
    if call_me:
        return f"Dear {call_me}"
    return f"Hello {first_word_of(name)}" if is_two_latin_words(name) else "Hello"


def greet_both(first: str, second: str, names: tuple[str, str] = ("", "")) -> str:
    """Two greetings as one: ``Dear Grace, dear Yuki``; ``Hello both`` where one of them names nobody.

    Greeting one of two by name and the other not at all would slight the second. Two who would be greeted alike are by
    their whole ``names``: ``Hello Tom Baker, hello Tom Carver``.
    """
    words = (fold(first), fold(second))
    if words[0] == words[1] and words[0] in _ENGLISH - {"dear"}:
        return f"{first} both"
    if any(" " not in word and word in _OPENINGS for word in words):
        return "Hello both"
    if {word.partition(" ")[0] for word in words} == {"dear", "hello"}:  # one tone for both
        first, second = (f"Dear {one.partition(' ')[2]}" for one in (first, second))
    (start, _, called), (opening, blank, rest) = first.partition(" "), second.partition(" ")
    if fold(called) == fold(rest) and fold(names[0]) != fold(names[1]):
        first, rest = f"{start} {names[0]}", names[1]
    return f"{first}, {opening.lower() if opening.lower() in _OPENINGS else opening}{blank}{rest}"


def sign_off(signature: str, name: str) -> str:
    """How a letter ends: ``Best wishes,`` above the signature or else the name.

    A signature whose first line ends with a comma, or is "Kind regards" or the like, brings its own closing words.
    """
    first = signature.partition("\n")[0]
    if first.endswith((",", "،", "、")) or fold(first.rstrip(" .!")) in _FAREWELLS:
        return signature
    return f"Best wishes,\n{signature or name}" if signature or name else "Best wishes"
