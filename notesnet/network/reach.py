"""The second degree: whom my contacts know who are no contacts of mine."""

from notesnet.model.route import Reach
from notesnet.network.edges import Net
from notesnet.text.names import fold


def reach_of(net: Net) -> list[Reach]:
    """Every contact who knows somebody that has no contact note, those who know most first; archived ones are left out.

    Of those who know as many, the strongest tie with me comes first. Only `knows` counts; a name in it twice counts once.
    """
    found = []
    for path, contact in net.vault.contacts.items():
        if contact.archived or not contact.knows:
            continue
        known: dict[str, tuple[str, int]] = {}
        for reference in contact.knows:
            name = net.outsider(reference)
            if name:
                known.setdefault(name, (net.names[net.outsiders[name]], reference.line))
        if known:
            names = tuple(known[name] for name in sorted(known))
            found.append(Reach(path, contact.name, round(100 * net.mine(path)), names))
    return sorted(found, key=lambda one: (-len(one.known), -one.strength, fold(one.name), one.path))


def people_reached(found: list[Reach]) -> int:
    """How many different people they know."""
    return len({fold(name) for one in found for name, _line in one.known})
