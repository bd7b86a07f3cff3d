"""Reads the front matter of a mail template, strictly: a template is a small program, and a typing error is a bug.

```
---
subject: "Introduction: {{ a.name }} and {{ b.name }}"
to: both
cc: ["{{ contact.extra.assistant }}", pat@office.example]
slots:
  step: What is suggested when nothing is set.
  date: required
---
The body.
```
"""

from typing import NamedTuple, NoReturn

from notesnet.errors import UsageError
from notesnet.frozen import frozen
from notesnet.text.names import near

REQUIRED = "required"  # the default of a slot that must be filled
_KEYS = ("subject", "to", "cc", "slots")
_LONGEST = 32 * 1024  # characters of front matter
_FORM = "a template begins with ---, its subject in a line such as `subject: Hello`, and --- again"


class Typed(NamedTuple):
    """A text of the template and the 1-based line where it begins."""

    text: str
    line: int


class Slot(NamedTuple):
    """A place that ``--set`` fills; ``default`` is a template itself, None when the slot is required."""

    name: str
    default: str | None
    line: int


@frozen
class Front:
    """A template in its parts, none of them rendered; ``to`` is empty when the template does not say."""

    subject: Typed
    to: tuple[Typed, ...]
    cc: tuple[Typed, ...]
    slots: tuple[Slot, ...]
    body: Typed


def read_front(text: str, path: str) -> Front:
    """The parts of a mail template.

    Raises:
        UsageError: it has no front matter, or something in it is not what it should be; the message begins with
            ``path`` and the line.
    """
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if lines[0].rstrip() != "---" or not end:
        raise UsageError(f"{path}:1: the front matter is missing or never closed", _FORM)
    values = _Reader(path).read("\n".join(lines[1:end]))
    if values.subject is None:
        raise UsageError(f"{path}:1: the subject is missing", _FORM)
    body = Typed("\n".join(lines[end + 1 :]), end + 2)
    return Front(values.subject, tuple(values.to), tuple(values.cc), tuple(values.slots), body)


class _Reader:
    """Gathers the values of one front matter block, which begins in line 2."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.subject: Typed | None = None
        self.to: list[Typed] = []
        self.cc: list[Typed] = []
        self.slots: list[Slot] = []

    def read(self, front: str) -> "_Reader":
        import yaml  # noqa: PLC0415 - only drafts need it here

        if len(front) > _LONGEST:
            raise UsageError(f"{self._path}:1: the front matter is over {_LONGEST // 1024} KiB", "shorten it")
        try:
            # The pure reader: a deeply nested text ends in an exception, not in a crash as with the C one.
            root = yaml.compose(front, yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 2 if error.problem_mark else 1
            raise UsageError(f"{self._path}:{line}: {error.problem}", "put the value in quotes") from None
        except (yaml.YAMLError, RecursionError, ValueError):
            raise UsageError(f"{self._path}:1: the front matter is no YAML", _FORM) from None
        if root is not None:
            for key, node in self._entries(root, "the front matter"):
                self._take(key, node)
        return self

    def _take(self, key: Typed, node: object) -> None:
        if key.text == "subject":
            self.subject = self._text(key.text, node)
        elif key.text in ("to", "cc"):
            (self.to if key.text == "to" else self.cc).extend(self._texts(key.text, node))
        elif key.text == "slots":
            for name, value in self._entries(node, "slots"):
                if not name.text.isidentifier() or name.text.startswith("_"):
                    self._fail(name.line, f"`{name.text}` can't name a slot", "use letters, digits and _")
                default = self._text(name.text, value)
                required = default.text.strip() == REQUIRED
                self.slots.append(Slot(name.text, None if required else default.text, default.line))
        else:
            nearest = near(key.text, _KEYS)
            hint = f"did you mean {nearest[0]}?" if nearest else f"it knows {', '.join(_KEYS)}"
            self._fail(key.line, f"a template knows no `{key.text}`", hint)

    def _entries(self, node: object, where: str) -> list[tuple[Typed, object]]:
        import yaml  # noqa: PLC0415 - as above

        if isinstance(node, yaml.ScalarNode) and not node.value.strip() and where == "slots":
            return []
        if not isinstance(node, yaml.MappingNode):
            self._fail(_line(node), f"{where} must be names with values", "write one `name: value` a line")
        found: dict[str, tuple[Typed, object]] = {}
        for key, value in node.value:
            name = self._text(where, key)
            if name.text in found:
                self._fail(name.line, f"`{name.text}` stands twice", "keep one of the two")
            found[name.text] = (name, value)
        return list(found.values())

    def _texts(self, name: str, node: object) -> list[Typed]:
        import yaml  # noqa: PLC0415 - as above

        if isinstance(node, yaml.SequenceNode):
            return [self._text(name, item) for item in node.value]
        value = self._text(name, node)
        return [value] if value.text.strip() else []

    def _text(self, name: str, node: object) -> Typed:
        import yaml  # noqa: PLC0415 - as above

        if not isinstance(node, yaml.ScalarNode):
            self._fail(_line(node), f"`{name}` must be text", "put a value that holds {{ … }} in quotes")
        return Typed(node.value, _line(node) + (node.style in ("|", ">")))

    def _fail(self, line: int, message: str, remedy: str) -> NoReturn:
        raise UsageError(f"{self._path}:{line}: {message}", remedy)


def _line(node: object) -> int:
    """The 1-based line of the template in which a value begins."""
    mark = getattr(node, "start_mark", None)
    return int(mark.line) + 2 if mark else 1
