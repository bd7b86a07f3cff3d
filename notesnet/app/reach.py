"""The second degree: whom my contacts know."""

from notesnet.app.open_vault import OpenVault
from notesnet.model.route import Reach
from notesnet.network.edges import Net
from notesnet.network.reach import people_reached, reach_of


def find_reach(opened: OpenVault) -> tuple[int, list[Reach]]:
    """How many people my contacts know who are no contacts of mine, and each contact with theirs, the most first."""
    found = reach_of(Net(opened.vault, opened.today))
    return people_reached(found), found
