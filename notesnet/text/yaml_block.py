"""Properties as lines of YAML: texts, lists and one level of mapping, each value safe to read back."""

import re
from collections.abc import Mapping

from notesnet.text.yaml_scalar import yaml_value

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Property = str | tuple[str, ...] | Mapping[str, str]


def property_lines(values: Mapping[str, Property]) -> list[str]:
    """``name: value`` for each; a list as ``[a, b]``, a mapping as ``{ a: b }``, an empty text as nothing behind."""
    return [f"{name}: {_value(_one(name, value))}".rstrip() for name, value in values.items()]


def _one(name: str, value: Property) -> Property:
    """A list of one is written as that one, as people do; tags and aliases are lists by nature."""
    if isinstance(value, tuple) and len(value) == 1 and name not in ("tags", "aliases"):
        return value[0]
    return value


def _value(value: Property) -> str:
    if isinstance(value, str):
        return value if _DATE.fullmatch(value) else yaml_value(value) if value else ""
    if isinstance(value, tuple):
        return yaml_value(value)
    inner = ", ".join(f"{yaml_value(name)}: {_quoted(text)}" for name, text in value.items())
    return f"{{ {inner} }}"


def _quoted(text: str) -> str:
    """A value within braces is always quoted: a comma or a colon would end it."""
    written = yaml_value(text)
    return written if written.startswith('"') else f'"{written}"'
