"""The link that our notes use for somebody: by file name, by the whole path when two notes share it."""

from notesnet.model.vault import Vault
from notesnet.text.names import fold


def note_link(vault: Vault, path: str, name: str) -> str:
    """``[[ada-lovelace|Ada Lovelace]]``; just ``[[Ada Lovelace]]`` when the file is called so."""
    stem = path.removesuffix(".md")
    target = stem if path in vault.same_stem else stem.rpartition("/")[2]
    if fold(target) == fold(name):
        return f"[[{name}]]"
    return f"[[{target}]]" if "|" in name else f"[[{target}|{name}]]"
