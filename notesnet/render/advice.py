"""What to say to someone, as a sentence that a person would use."""

from notesnet.model.week import Person, Say, SayKind
from notesnet.render.plain import by_first_name, first_sentence, in_first_person, in_quotes, plain_words
from notesnet.text.dates import short_day
from notesnet.text.names import first_name
from notesnet.text.patterns import regex
from notesnet.text.words import clause, sentence

ASK = "Nothing noted that they need: ask."
COFFEE = "Known from groups only: suggest a coffee."
_WANTS = frozenset(
    "build buy change develop expand fill find get grow hear hire improve join know learn leave make meet move open raise reach "
    "recruit replace retire sell speak start understand win work write".split()
)
# Promises mostly begin with what is to be done. Some of these words name a thing as well: `Book for her daughter`.
_DEEDS = frozenset(
    "arrange ask bring collect confirm congratulate find forward get give introduce invite lend let look make meet organise "
    "organize pass pay prepare propose put read recommend remind return ring send share suggest talk tell thank think try write".split()
)
_DEEDS_OR_THINGS = frozenset(
    "book buy call check copy draft drop email follow help mail message offer order plan post print review schedule show sign "
    "text visit".split()
)
_AFTER_THINGS = frozenset("about and at by for from in into of on to with".split())
_DOING = frozenset(
    "building buying expanding hiring learning moving opening raising recruiting replacing selling".split()
)
_LOOKING = (
    "looking for ",
    "searching for ",
    "seeking ",
    "wants ",
    "want ",
    "needs ",
    "need ",
    "would like ",
    "hoping ",
)
_SOMEBODY = frozenset("he he's i i'm i've it's she she's they they're we we're".split())
_ASKING = frozenset("anybody anyone can do does is who whom".split())
_NEXT_SENTENCE = regex(r"[.!?]\s+(\S)")


def say_words(say: Say, year: int, name: str = "", person: Person | None = None) -> str:
    """One thing to say as a sentence; with a ``name`` it tells to whom, for lines with several people.

    ``person`` is the one to whom it is said: links to them become their first name.
    """
    text = by_first_name(say.text, *person) if person else say.text
    words = plain_words(text)
    day = short_day(say.day, year) if say.day else ""
    if say.kind is SayKind.PROMISE:
        return _promised(words, name if text == say.text else "")
    if say.kind is SayKind.THANKS:
        return _thanks(words, day, name, person)
    if say.kind is SayKind.NEED:
        return still_looking(words, name)
    if say.kind is SayKind.NOTED:
        return sentence(f"Pick up{f' with {name}' if name else ''} from {day}: {words}")
    if say.kind is SayKind.INTEREST:
        return sentence(
            f"{name or 'You'} share{'s' if name else ''} {'your' if name else 'an'} interest: {clause(words)}"
        )
    return COFFEE if say.kind is SayKind.COFFEE else ASK


def _promised(words: str, name: str) -> str:
    """``You promised to send the list.``, or ``You promised: the list.`` when it does not begin with what is done."""
    whom = f" {name}" if name else ""
    first, _, rest = words.partition(" ")
    deed = first.casefold()
    second = rest.partition(" ")[0].casefold()
    if rest and (deed in _DEEDS or (deed in _DEEDS_OR_THINGS and second not in _AFTER_THINGS)):
        return sentence(f"You promised{whom} to {deed} {rest}")
    return sentence(f"You promised{whom}: {clause(words)}")


def _thanks(words: str, day: str, name: str, person: Person | None) -> str:
    """The first sentence of what came in: the rest of the line is what we talked about then."""
    start = f"Thank {name}" if name else "Say thanks"
    if words.startswith("introducing you to "):
        if not name and person:
            start = f"Thank {first_name(plain_words(person.name, 60))}"
        return f"{start} for {words} ({day})."
    return sentence(f"{start} for {day}: {clause(first_sentence(words))}" if words else f"{start} for {day}")


def still_looking(need: str, name: str = "") -> str:
    """A need as a question, such as ``Still looking for a part-time finance lead?``.

    One in the first person is quoted: ``our café`` is not mine.
    """
    still = f"Is {name} still" if name else "Still"
    words = need.rstrip(" .!;,:")
    theirs = in_quotes if in_first_person(words) else str
    first, _, rest = words.partition(" ")
    first = first.casefold().replace("’", "'")
    if words.endswith("?") or first in _ASKING:
        return f"{name or 'Still'} {'asked' if name else 'asking'}: {theirs(words.removesuffix('?') + '?')}"
    if any(match[1].isupper() for match in _NEXT_SENTENCE.finditer(words)) or first in _SOMEBODY or not words:
        return sentence(f"Still on {f'the mind of {name}' if name else 'their mind'}: {theirs(need)}")
    if first == "to" and rest:
        return f"{still} hoping {theirs(clause(words))}?"
    if first in _WANTS and rest:
        return f"{still} hoping to {theirs(f'{first} {rest}')}?"
    if first in _DOING and rest:
        return f"{still} {theirs(f'{first} {rest}')}?"
    if first in ("how", "whether", "what", "where", "when", "which", "why"):
        return f"{still} wondering {theirs(clause(words))}?"
    for start in _LOOKING:
        if words.casefold().startswith(start):
            return still_looking(words[len(start) :], name)
    return f"{still} looking for {theirs(clause(words))}?"
