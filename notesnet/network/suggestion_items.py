"""Worth introducing: at most three suggestions a week, one of which may be for me."""

from collections.abc import Collection, Sequence

from notesnet.model.suggestion import Candidates, Suggestion
from notesnet.model.week import Item, ItemKind, Listed, Person
from notesnet.network.suggestion_id import suggestion_id

AT_MOST = 3
FOR_ME = 1


def suggestion_items(candidates: Candidates, listed: Sequence[Listed], earlier: Collection[str] = ()) -> list[Item]:
    """The lines of a week; the one for me stands last.

    Args:
        candidates: those from which they are chosen.
        listed: the lines of that section in the file that is there already; a line that is there stays, and one that a
            person marked uses up its place.
        earlier: the ids of the lines in the files of the eight weeks before.
    """
    on_file = {line.id for line in listed}
    used = {line.id for line in listed if not line.untouched}
    pairs, mine = (_fresh(found, on_file, earlier) for found in candidates)
    mine = mine[:FOR_ME]
    room = AT_MOST - len(used - {id_of(s) for s in (*pairs, *mine)})
    chosen = {id_of(suggestion) for suggestion in _of_different_people(pairs, max(room - len(mine), 0))}
    # in the order of their scores, whichever of them stood in the file before: so a second run changes nothing
    chosen_pairs = [suggestion for suggestion in candidates[0] if id_of(suggestion) in chosen]
    return [item_of(suggestion) for suggestion in [*chosen_pairs, *mine][: max(room, 0)]]


def id_of(suggestion: Suggestion) -> str:
    """The id of the line of a suggestion."""
    if suggestion.for_me:
        return suggestion_id(suggestion.b.path)
    return suggestion_id(suggestion.a.path, suggestion.b.path)


def item_of(suggestion: Suggestion) -> Item:
    """The line of a suggestion; of one for me it names the other person only."""
    people: tuple[Person, ...] = (suggestion.b,) if suggestion.for_me else (suggestion.a, suggestion.b)
    return Item(
        kind=ItemKind.SUGGESTION,
        path=people[0].path,
        name=" and ".join(person.name for person in people),
        id=id_of(suggestion),
        people=people,
        proposal=suggestion,
        score=suggestion.score,
    )


def _fresh(found: Sequence[Suggestion], on_file: Collection[str], earlier: Collection[str]) -> list[Suggestion]:
    """Those not seen in the last weeks, the ones that stand in the file already first."""
    fresh = [suggestion for suggestion in found if id_of(suggestion) not in earlier]
    return sorted(fresh, key=lambda suggestion: id_of(suggestion) not in on_file)


def _of_different_people(pairs: Sequence[Suggestion], room: int) -> list[Suggestion]:
    """The first ones in which nobody stands twice, so that no one is asked two favours in one week."""
    chosen: list[Suggestion] = []
    seen: set[str] = set()
    for suggestion in pairs:
        if len(chosen) < room and not {suggestion.a.path, suggestion.b.path} & seen:
            chosen.append(suggestion)
            seen |= {suggestion.a.path, suggestion.b.path}
    return chosen
