"""Our frozen classes are what `dataclasses` would have made of them."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from notesnet.frozen import frozen, slotted
from notesnet.model.contact import Contact
from notesnet.model.note import Phrase
from notesnet.model.settings import Settings


@frozen
class Quick:
    """One of ours."""

    name: str
    number: int = 3
    found: dict[str, int] = field(default_factory=dict)

    @property
    def twice(self) -> int:
        """Twice the number."""
        return 2 * self.number


@dataclass(frozen=True, slots=True)
class Plain:
    """The same of theirs."""

    name: str
    number: int = 3
    found: dict[str, int] = field(default_factory=dict)


@frozen
class Empty:
    """Nothing."""


@frozen
class One:
    """One value."""

    value: tuple[int, ...]


@pytest.mark.parametrize(
    ("values", "named"),
    [(("a",), {}), (("a", 4), {}), ((), {"name": "a", "found": {"x": 1}}), (("a",), {"number": 0}), (("é", 1, {}), {})],
)
def test_it_holds_and_shows_the_same(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Values, defaults and the shown form are those of a dataclass."""
    ours, theirs = Quick(*values, **named), Plain(*values, **named)
    assert repr(ours) == repr(theirs).replace("Plain", "Quick")
    assert [getattr(ours, each.name) for each in fields(ours)] == [
        getattr(theirs, each.name) for each in fields(theirs)
    ]
    assert ours == Quick(*values, **named)
    assert ours.twice == 2 * theirs.number


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a", 1, {}, 4), {}), (("a",), {"name": "b"}), (("a",), {"x": 1})]
)
def test_wrong_arguments_are_refused(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Too few, too many, twice and unknown: a TypeError, before and after the first objects were made."""
    for _time in range(2):
        with pytest.raises(TypeError, match="__init__"):
            Quick(*values, **named)
        for _object in range(60):
            Quick("a")


def test_the_first_objects_are_made_as_the_later_ones() -> None:
    """Whether ``__init__`` is compiled by then or not; a factory is asked for each."""

    @frozen
    class New:
        """A class of which nothing was made."""

        name: str
        number: int = 3
        found: list[int] = field(default_factory=list)

    made = [(New("a"), New("a", found=[1]), New(number=4, name="b")) for _object in range(60)]
    assert all(some == made[0] for some in made)
    assert [repr(one).rpartition(".")[2] for one in made[0]] == [
        "New(name='a', number=3, found=[])",
        "New(name='a', number=3, found=[1])",
        "New(name='b', number=4, found=[])",
    ]
    assert len({id(some[0].found) for some in made}) == 60


def test_it_is_a_dataclass_for_those_who_ask() -> None:
    """Fields with their names, types, defaults and order; `replace` makes another one."""
    shown = [(each.name, each.type, each.default, each.default_factory) for each in fields(Quick)]
    assert shown == [(each.name, each.type, each.default, each.default_factory) for each in fields(Plain)]
    assert replace(Quick("a"), number=9) == Quick("a", 9)
    assert list(Contact.__dataclass_fields__)[:2] == ["path", "name"]
    assert replace(Settings(), people_per_week=2).people_per_week == 2
    assert all(map(is_dataclass, (Quick, Quick("a"), Contact)))


def test_a_value_of_its_own_for_each() -> None:
    """What a factory makes is not shared."""
    assert Quick("a").found is not Quick("a").found


def test_it_can_not_be_changed() -> None:
    """No field can be set, added or deleted."""
    one = Quick("a")
    for name in ("name", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(one, name, "b")
        with pytest.raises(FrozenInstanceError):
            delattr(one, name)
    assert not hasattr(one, "__dict__")


def test_equal_ones_hash_alike_and_others_differ() -> None:
    """By class and by every value."""
    assert One((1,)) == One((1,)) != One((2,))
    assert hash(One((1,))) == hash(One((1,)))
    assert Empty() == Empty()
    assert Quick("a") != Plain("a")  # type: ignore[comparison-overlap]
    assert {One((1,)), One((1,))} == {One((1,))}
    assert repr(Empty()) == "Empty()"


def test_copies_and_pickles_are_equal() -> None:
    """A contact survives both."""
    ada = Contact("people/ada.md", "Ada", needs=(Phrase("a printer", 3),))
    assert copy.deepcopy(ada) == copy.copy(ada) == pickle.loads(pickle.dumps(ada)) == ada


def test_one_that_can_be_changed() -> None:
    """It holds the same, takes new values, has no other attributes, and is no key."""

    @slotted
    class Open:
        """A class whose objects change."""

        name: str
        found: list[int] = field(default_factory=list)

    one = Open("a")
    one.name = "b"
    one.found.append(1)
    assert one == Open("b", [1]) != Open("b")
    with pytest.raises(AttributeError):
        one.other = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError):
        hash(one)


def test_it_can_be_matched() -> None:
    """By position, in the order of the fields."""
    match Quick("a", 4):
        case Quick(name, number):
            assert (name, number) == ("a", 4)
