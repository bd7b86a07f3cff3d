"""Properties as lines of YAML: texts, lists and one level of mapping, each value safe to read back."""

from collections.abc import Mapping
from datetime import date

from notesnet.text.yaml_scalar import double_quoted, yaml_value

Property = str | tuple[str, ...] | Mapping[str, str]


def property_lines(values: Mapping[str, Property]) -> list[str]:
    """``name: value`` for each, one line each; a list as ``[a, b]``, a mapping as ``{ a: b }``, an empty text as nothing."""
    return [f"{yaml_value(name)}: {_value(_one(name, value))}".rstrip() for name, value in values.items()]


def _one(name: str, value: Property) -> Property:
    """A list of one is written as that one, as people do; tags and aliases are lists by nature."""
    if isinstance(value, tuple) and len(value) == 1 and value[0] and name not in ("tags", "aliases"):
        return value[0]
    return value


def _value(value: Property) -> str:
    if isinstance(value, str):
        return value if _is_day(value) else yaml_value(value) if value else ""
    if isinstance(value, tuple):
        return yaml_value(value)
    # Within braces every value is quoted: a comma or a colon would end it.
    inner = ", ".join(f"{yaml_value(name)}: {double_quoted(text)}" for name, text in value.items())
    return f"{{ {inner} }}" if inner else "{}"


def _is_day(text: str) -> bool:
    """Whether it is an ISO day that exists, which is written without quotes; readers of YAML choke on 2026-02-30."""
    try:
        return len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
