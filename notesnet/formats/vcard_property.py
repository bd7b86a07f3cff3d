"""One property of a vCard: name, parameters and value, its quoted-printable or base64 decoded."""

import binascii
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from notesnet.formats.decode import decoded
from notesnet.text.patterns import regex

_VALUE = '(?:"[^"]*"|[^";:,]*)'
# vobject's own pattern takes exponential time on lines that do not fit it, so it sees only those that do.
_FITS = regex(rf"(?:[A-Za-z0-9_-]+\.)?[A-Za-z0-9_-]+(?:;[A-Za-z0-9_-]+(?:={_VALUE}(?:,{_VALUE})*)?)*:", re.ASCII)
_SPACED = regex(r"(?<=[;=,])\s+")
_SEMICOLON = regex("(?<!=5C)=3B", re.IGNORECASE)
_ESCAPE = regex(r"\\([\\,;:nN\"])")
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})

Parse = Callable[[str], tuple[str, list[list[str]], str, str | None]]
Split = Callable[[str], list[str | list[str]]]
Listed = Callable[[str], list[str]]


class Property(NamedTuple):
    """One property of a card: names and parameters in capitals; ``value`` is decoded but still escaped."""

    group: str
    name: str
    params: Mapping[str, Sequence[str]]
    value: str

    @property
    def text(self) -> str:
        """The value of a property that holds one text; a comma in it is a comma."""
        return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)

    @property
    def parts(self) -> list[list[str]]:
        """The components that ``;`` separates, each with the values that ``,`` separates."""
        _, split, _ = _vobject()
        return [[part] if isinstance(part, str) else list(part) for part in split(self._closed)]

    @property
    def items(self) -> list[str]:
        """The texts that ``,`` separates."""
        _, _, listed = _vobject()
        return list(listed(self._closed))

    @property
    def _closed(self) -> str:
        """The value without an escape that escapes nothing, of which vobject makes a word."""
        loose = len(self.value) - len(self.value.rstrip("\\"))
        return self.value[:-1] if loose % 2 else self.value

    @property
    def rank(self) -> int:
        """What is preferred has a smaller one: ``PREF=1`` … ``PREF=100``, ``TYPE=PREF`` 1, nothing 101."""
        given = self.params.get("PREF", ())
        if given and given[0].isdecimal() and len(given[0]) < 4:
            return int(given[0])
        return 1 if "PREF" in self.params or "PREF" in self.types else 101

    @property
    def types(self) -> frozenset[str]:
        """The values of ``TYPE``, in capitals."""
        return frozenset(one.strip() for value in self.params.get("TYPE", ()) for one in value.upper().split(","))


def read_property(line: str) -> Property | None:
    """The property that a logical line holds, its quoted-printable or base64 decoded; None when it can't be told."""
    fits = _FITS.match(line)
    if fits is None:
        head, colon, value = line.partition(":")
        line = _SPACED.sub("", head) + colon + value
        fits = _FITS.match(line)
        if fits is None:
            return None
    parse, _, _ = _vobject()
    name, found, value, group = parse(line)
    params: dict[str, list[str]] = {}
    for key, *values in found:
        # 2.1 writes the value alone: `TEL;WORK;PREF:`, `N;QUOTED-PRINTABLE:`.
        where = key.upper() if values else "ENCODING" if key.upper() in _ENCODINGS else "TYPE"
        params.setdefault(where, []).extend(values or [key])
    return Property((group or "").upper(), name.upper(), params, _decoded_value(value, params))


@lru_cache(maxsize=1)
def _vobject() -> tuple[Parse, Split, Listed]:
    """What reads a line, components and a list in vobject; its reader of whole cards loses what follows a bare comma."""
    import logging  # noqa: PLC0415 - only a vCard needs them
    import warnings  # noqa: PLC0415 - as above

    root = logging.getLogger()
    before = list(root.handlers)
    with warnings.catch_warnings():  # of the packages that it brings along, for newer Pythons
        warnings.simplefilter("ignore")
        from vobject.base import parseLine  # noqa: PLC0415 - as above
        from vobject.icalendar import stringToTextValues  # noqa: PLC0415 - as above
        from vobject.vcard import splitFields  # noqa: PLC0415 - as above
    for handler in set(root.handlers).difference(before):
        root.removeHandler(handler)  # vobject sends the logs of the whole program to the screen
    return parseLine, splitFields, stringToTextValues


def _decoded_value(value: str, params: Mapping[str, Sequence[str]]) -> str:
    encoding = params.get("ENCODING", [""])[0].upper()
    charset = params.get("CHARSET", [""])[0]
    if encoding == "QUOTED-PRINTABLE":
        escaped = _SEMICOLON.sub("=5C=3B", value)  # it is part of a text, and separates nothing
        return decoded(binascii.a2b_qp(escaped.encode("utf-8", "replace")), charset)[0]
    if encoding in ("BASE64", "B"):
        try:
            return decoded(binascii.a2b_base64(value.encode("ascii", "replace")), charset)[0]
        except ValueError:
            return value
    return value
