"""The walls around a template: what it may call, how much it may do, and for how long.

Jinja's sandbox keeps templates from Python's insides; the budget keeps them from eating time and memory. The budget
counts the same on every machine; the alarm is for what it does not see.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import wraps
from itertools import islice
from types import FrameType
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from notesnet.render.views import Extra, IntroView, MeView, PersonView
from notesnet.text.dates import long_day
from notesnet.text.words import join

MAX_OUTPUT = 1024 * 1024  # characters of any one text
_MAX_MADE = 8 * MAX_OUTPUT  # characters of all texts that are made on the way
_MAX_STEPS = 100_000  # rounds of loops and calls
_MAX_ITEMS = 10_000  # of a list
_MAX_BITS = 4096  # of a whole number
_SECONDS = 5

_ATTRIBUTES: tuple[tuple[type, frozenset[str]], ...] = (
    *((view, frozenset(view.__match_args__)) for view in (PersonView, MeView, IntroView)),
    (
        str,
        frozenset(
            "capitalize casefold count endswith find isalpha isdigit islower isspace istitle isupper lower lstrip "
            "partition removeprefix removesuffix rpartition rstrip split splitlines startswith strip swapcase "
            "title upper".split()
        ),
    ),
    (date, frozenset({"day", "isoformat", "isoweekday", "month", "strftime", "weekday", "year"})),
    (timedelta, frozenset({"days"})),
    (dict, frozenset({"get", "items", "keys", "values"})),
    (list, frozenset({"count", "index"})),
    (tuple, frozenset({"count", "index"})),
    (
        LoopContext,
        frozenset(
            "changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0".split()
        ),
    ),
    (Macro, frozenset({"arguments", "name"})),
)
_FILTERS = (
    "capitalize count d default first int last length lower map reject rejectattr select selectattr string title trim "
    "truncate upper wordcount"
)
_COUNTED = "_counted"


class ForbiddenError(Exception):
    """A template asks for what the sandbox does not give; ``line`` is where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Missing(StrictUndefined):
    """A variable that does not exist: any use of it is an error that names it as it was typed."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        owner = {PersonView: "a person", MeView: "me", IntroView: "an introduction", Extra: "extra"}.get(
            type(self._undefined_obj)
        )
        return f"{owner} has no {self._undefined_name}" if owner else f"there is no {self._undefined_name} here"


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` to a counted join, which Jinja offers no other way to intercept."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.concat((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """A Jinja environment with a budget, which ``fresh`` renews before each rendering."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(
        self,
        functions: dict[str, Callable[..., Any]],
        filters: dict[str, Callable[..., Any]],
        tests: dict[str, Callable[..., Any]],
    ) -> None:
        super().__init__(undefined=Missing, autoescape=False, keep_trailing_newline=True, finalize=self._shown)
        self._made = 0
        self._steps = 0
        self.globals.clear()
        self.globals.update(functions)
        filters = {name: FILTERS[name] for name in _FILTERS.split()} | filters
        filters |= {"list": self._list, "sort": self._sort, "unique": self._unique, "reverse": self._reverse}
        filters |= {"join": self._join, "replace": self._replace}
        self.filters.clear()
        self.filters.update({name: self._counting(function) for name, function in filters.items()})
        self.filters[_COUNTED] = self._counted
        self.tests.update(tests)

    def fresh(self) -> None:
        """Gives the whole budget again."""
        self._made = self._steps = 0

    def parse_checked(self, source: str) -> nodes.Template:
        """The tree of a template, its loops counted.

        Raises:
            ForbiddenError: it uses another template, or what was taken out of Jinja.
            TemplateSyntaxError: it is no template.
        """
        tree = self.parse(source)
        for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            raise ForbiddenError("a template can't use another template", node.lineno)
        for taken in tree.find_all(nodes.Filter):
            if taken.name in FILTERS and taken.name not in self.filters:
                raise ForbiddenError(f"the filter {taken.name} is not available in templates", taken.lineno)
        for name in tree.find_all(nodes.Name):
            if name.ctx == "load" and name.name in DEFAULT_NAMESPACE:
                raise ForbiddenError(f"{name.name} is not available in templates", name.lineno)
        for loop in list(tree.find_all(nodes.For)):
            if loop.recursive:
                raise ForbiddenError("a recursive loop is not available in templates", loop.lineno)
            loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
        tree.set_environment(self)
        return tree

    def concat(self, parts: Iterable[Any]) -> str:
        """The parts as one text, counted before it is made."""
        kept: list[str] = []
        size = 0
        for part in parts:
            text = part if isinstance(part, str) else str(self._shown(part))
            size += len(text)
            _check_size(size)
            kept.append(text)
        self._make(size)
        return "".join(kept)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - Jinja's signature
        """Only what is on the list: the fields of views, harmless methods of text, parts of dates."""
        if isinstance(obj, Extra):
            return not attr.startswith("_") and attr in obj
        return any(isinstance(obj, kind) and attr in allowed for kind, allowed in _ATTRIBUTES)

    def wrap_str_format(self, value: Any) -> None:
        """Makes ``"…".format`` an attribute like any other, and it is not on the list."""

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Calls something, as one step; what it made is counted."""
        self._step()
        result = super().call(context, obj, *args, **kwargs)
        self._make(_size(result))
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic within limits; on text ``%`` is refused, since its widths are not to be foreseen."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("% on text is not available in templates; join text with ~")
        if isinstance(left, int) and isinstance(right, int):
            bits = {"*": left.bit_length() + right.bit_length(), "**": left.bit_length() * abs(right)}.get(operator, 0)
            if bits > _MAX_BITS:
                raise SecurityError("the number is too large")
        elif operator in "*+":
            size = _size(left) + _size(right)
            if operator == "*":
                size = size * max(right if isinstance(right, int) else left if isinstance(left, int) else 1, 0)
            _check_size(size)
            self._make(size)
        return super().call_binop(context, operator, left, right)

    def _counting(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose results are counted."""

        @wraps(function)
        def counted(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            self._make(_size(result))
            return result

        return counted

    def _shown(self, value: Any) -> Any:
        """A value as people read it: dates in words, lists with commas, nothing for None."""
        self._step()
        if value is None:
            return ""
        if isinstance(value, (str, Undefined)):
            return value
        if isinstance(value, date):
            return long_day(value)
        if isinstance(value, (list, tuple)):
            return join([str(self._shown(item)) for item in value])
        return str(value)

    def _make(self, size: int) -> None:
        self._made += size
        if self._made > _MAX_MADE:
            raise SecurityError("the template makes too much text")

    def _step(self) -> None:
        self._steps += 1
        if self._steps > _MAX_STEPS:
            raise SecurityError("the template loops too often")

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._step()
            yield value

    def _list(self, values: Iterable[Any]) -> list[Any]:
        items = list(islice(values, _MAX_ITEMS + 1))
        if len(items) > _MAX_ITEMS:
            raise SecurityError(f"the list has over {_MAX_ITEMS:,} items")
        return items

    def _sort(self, values: Iterable[Any]) -> list[Any]:
        return sorted(self._list(values), key=lambda item: item.casefold() if isinstance(item, str) else item)

    def _unique(self, values: Iterable[Any]) -> list[Any]:
        return list(dict.fromkeys(self._list(values)))

    def _reverse(self, values: Iterable[Any]) -> list[Any]:
        return self._list(values)[::-1]

    def _join(self, values: Iterable[Any], separator: str = "") -> str:
        items = self._list(values)
        return self.concat([part for item in items for part in (separator, item)][1:])

    def _replace(self, text: str, old: str, new: str) -> str:
        text = str(text)
        _check_size(len(text) + text.count(old) * len(new))
        return text.replace(old, new)


@contextmanager
def time_limit(seconds: float = _SECONDS) -> Iterator[None]:
    """Stops what runs for too long, where there is an alarm: on Unix, in the main thread.

    Raises:
        SecurityError: the time is up.
    """
    import signal  # noqa: PLC0415 - beside its only use

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SecurityError(f"the template runs for over {seconds:g} seconds")

    handler = signal.signal(signal.SIGALRM, stop)
    left, again = signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left, again)
        signal.signal(signal.SIGALRM, handler)


def _size(value: Any) -> int:
    """Characters of a text; a place in a list counts as 8."""
    if isinstance(value, str):
        return len(value)
    return len(value) * 8 if isinstance(value, (list, tuple)) else 0


def _check_size(size: int) -> None:
    if size > MAX_OUTPUT:
        raise SecurityError("the text is over 1 MiB")
