"""Frozen dataclasses with slots that cost a start next to nothing.

`dataclasses` compiles half a dozen methods of each class while it is loaded: for the 40 classes of an ordinary command that is
25 ms, a sixth of its time. Here equality, hash, repr and the guard are shared, and ``__init__`` is compiled only where
many objects are made. All else is as in `dataclasses`: fields, replace, pickle, match.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")
_FEW = 50  # objects of a class, which take less time without a compiled ``__init__`` than that takes to compile


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class as ``dataclass(frozen=True, slots=True)`` makes it; for classes without a base of their own."""
    return _made(cls, _SHARED | _GUARD)


@dataclass_transform(field_specifiers=(field,))
def slotted(cls: type[T]) -> type[T]:
    """The same whose objects can be changed, as ``dataclass(slots=True)`` makes it."""
    return _made(cls, {**_SHARED, "__hash__": None})


def _made(cls: type[T], shared: dict[str, Any]) -> type[T]:
    space = dict(cls.__dict__)
    names = tuple(space.get("__annotations__", ()))
    given = {name: space.pop(name) for name in names if name in space}
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    space |= shared
    space["__slots__"] = space["__match_args__"] = names
    space["_frozen_values"] = staticmethod(attrgetter(*names) if names else lambda _self: ())
    space["__dataclass_fields__"] = _Fields(given)
    made: Any = type(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _first_init(made, given)
    return cast("type[T]", made)


class _Fields:
    """The fields as `dataclasses` describes them, made when somebody asks."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given

    def __get__(self, _instance: object, owner: type) -> dict[str, Field[Any]]:
        plain = type(owner.__name__, (), {"__annotations__": owner.__annotations__, "__doc__": "", **self._given})
        found = {each.name: each for each in fields(dataclass(plain))}
        type.__setattr__(owner, "__dataclass_fields__", found)
        return found


def _first_init(made: Any, given: dict[str, Any]) -> Callable[..., None]:
    """An ``__init__`` that puts the compiled one in its place when it has made a few, or is called amiss."""
    left = _FEW
    names: tuple[str, ...] = made.__match_args__

    def first(self: object, *values: object, **named: object) -> None:
        nonlocal left
        left -= 1
        found = _values(names, given, values, named) if left >= 0 else None
        if found is None:
            made.__init__ = _compiled_init(made, given)
            made.__init__(self, *values, **named)
            return
        for name, value in zip(names, found, strict=True):
            _set(self, name, value)

    return first


_set = object.__setattr__


def _values(
    names: tuple[str, ...], given: dict[str, Any], values: tuple[object, ...], named: dict[str, object]
) -> list[object] | None:
    """The value of each field; None for a call that is to raise a TypeError."""
    found = [*values]
    taken = 0
    for name in names[len(values) :]:
        if name in named:
            found.append(named[name])
            taken += 1
            continue
        value = given.get(name, MISSING)
        if value is MISSING:
            return None
        made = isinstance(value, Field) and value.default_factory is not MISSING
        found.append(value.default_factory() if made else value)
    return found if taken == len(named) and len(found) == len(names) else None


def _compiled_init(made: Any, given: dict[str, Any]) -> Callable[..., None]:
    names = made.__match_args__
    known: dict[str, Any] = {f"_set_{name}": getattr(made, name).__set__ for name in names}
    parameters, lines = [], []
    for name in names:
        default = given.get(name, MISSING)
        value = name
        if isinstance(default, Field) and default.default_factory is not MISSING:
            known[f"_make_{name}"] = default.default_factory
            default, value = None, f"_make_{name}() if {name} is _missing else {name}"
            known[f"_default_{name}"] = known["_missing"] = MISSING
        elif default is not MISSING:
            known[f"_default_{name}"] = default
        parameters.append(name if default is MISSING else f"{name}=_default_{name}")
        lines.append(f"    _set_{name}(self, {value})")
    source = f"def __init__({', '.join(('self', *parameters))}):\n" + "\n".join(lines or ["    pass"])
    exec(source, known)  # noqa: S102 - names of fields, as dataclasses does
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._frozen_values(self) == self._frozen_values(other)


def _hash(self: Any) -> int:
    return hash(self._frozen_values(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({shown})"


def _setattr(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in self.__match_args__)


def _setstate(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


_GUARD: dict[str, Any] = {"__hash__": _hash, "__setattr__": _setattr, "__delattr__": _delattr}
_SHARED: dict[str, Any] = {
    "__eq__": _eq,
    "__repr__": _repr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
