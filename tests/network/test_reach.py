"""The second degree."""

from notesnet.model.note import Reference
from notesnet.network.edges import Net
from notesnet.network.reach import people_reached, reach_of
from tests.network.helpers import TODAY, contact, vault_of
from tests.network.test_edges import outside, to


def test_people_without_a_note_are_counted_by_contact_and_once_in_all() -> None:
    """Who knows most comes first, then whom I know best, then the name; contacts do not count, nor a name twice."""
    mary, luigi = outside("Mary Somerville", 4), outside("Luigi", 5)
    vault = vault_of(
        contact("Zoe", knows=(mary,), trust=2),
        contact("Ada", knows=(luigi, mary, outside("mary somerville"), to("ben"))),
        contact("Ben", knows=(mary, to("ada"))),
        contact("Eve", knows=(to("ada"),)),
        contact("Old", knows=(outside("Nobody"),), status="archived"),
    )
    found = reach_of(Net(vault, TODAY))
    assert [(one.name, one.strength, one.known) for one in found] == [
        ("Ada", 0, (("Luigi", 5), ("Mary Somerville", 4))),
        ("Zoe", 20, (("Mary Somerville", 4),)),
        ("Ben", 0, (("Mary Somerville", 4),)),
    ]
    assert people_reached(found) == 2


def test_only_knows_counts() -> None:
    """Whoever introduced somebody is a way to them, but not said to be known by them."""
    vault = vault_of(contact("Ada", introduced_by=Reference("Charles", None, 1, 1, 1)))
    assert reach_of(Net(vault, TODAY)) == []
