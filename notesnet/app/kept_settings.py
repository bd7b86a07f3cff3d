"""Remembers what notesnet.toml says beside the index: to load what reads TOML takes longer than to look it up."""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from notesnet.app.indexed import has_index
from notesnet.read.settings import parsed
from notesnet.store.kept import keep, kept_path, read_kept

ENDING = ".settings"


def kept_table(root: str, text: str) -> Mapping[str, Any]:
    """What ``parsed`` makes of the text of a vault's settings; kept where the vault has an index.

    Raises:
        NoVaultError: as ``parsed`` does.
    """
    if not has_index(root):
        return parsed(text)
    path = kept_path(root, ENDING)
    with suppress(ValueError, RecursionError):
        table = json.loads(read_kept(path, text) or "")
        if isinstance(table, dict):
            return table
    found = parsed(text)
    with suppress(TypeError, ValueError, RecursionError):  # a date has no place in JSON
        keep(path, text, json.dumps(found))
    return found
