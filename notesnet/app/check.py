"""Every fault of a vault, with the line it stands on."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace

from notesnet.app.open_vault import OpenVault
from notesnet.app.untaken import untaken_ticks
from notesnet.check.rules import check_vault
from notesnet.errors import NotFoundError
from notesnet.model.codes import CODES
from notesnet.model.diagnostic import Diagnostic
from notesnet.read.concepts import read_concepts
from notesnet.store.concept_files import FILE as CONCEPTS_FILE
from notesnet.store.concept_files import vault_concepts
from notesnet.store.notes import NoteFile, read_bytes
from notesnet.store.vault_folder import SETTINGS_FILE
from notesnet.text.encoding import decode_note
from notesnet.text.spans import LineIndex
from notesnet.text.words import lifted


def find_faults(opened: OpenVault, paths: Sequence[str]) -> list[Diagnostic]:
    """The faults of the whole vault, or of the files and folders that were named (from here, else from the vault).

    Raises:
        NotFoundError: a path that is not in the vault.
    """
    wanted = [_vault_path(opened.root, path) for path in paths]
    found = [*check_vault(opened.vault, opened.today), *untaken_ticks(opened), *_concept_faults(opened)]
    faults = sorted(
        (d for d in found if not wanted or _below(d.path, wanted)),
        key=lambda d: (d.path, d.line, d.column, d.code, d.message),
    )
    lines: dict[str, LineIndex | None] = {}
    return [_with_excerpt(opened.root, fault, lines) for fault in faults]


def _concept_faults(opened: OpenVault) -> Iterator[Diagnostic]:
    """What is wrong with the vault's own concepts.toml."""
    severity = opened.vault.settings.check.get("bad-concepts", CODES["bad-concepts"].severity)
    own = vault_concepts(opened.root) if severity.rank else None
    if isinstance(own, str):
        words = (own, "look at its permissions")
        yield Diagnostic("bad-concepts", severity, CONCEPTS_FILE, 1, 1, 1, 0, *words)
    elif own is not None:
        for fault in read_concepts(own)[1]:
            place = (fault.line, 1, fault.line, 0)
            yield Diagnostic("bad-concepts", severity, CONCEPTS_FILE, *place, fault.message, fault.help)


def _vault_path(root: str, path: str) -> str:
    for base in (os.getcwd(), root):
        full = os.path.realpath(os.path.join(base, path))
        if os.path.exists(full) and (full == root or full.startswith(root.rstrip("/") + "/")):
            return os.path.relpath(full, root)
    raise NotFoundError(f"{path} is not in the vault", "name a note or a folder of the vault")


def _below(path: str, wanted: list[str]) -> bool:
    return any(w in (".", path) or path.startswith(w + "/") for w in wanted)


def _with_excerpt(root: str, fault: Diagnostic, lines: dict[str, LineIndex | None]) -> Diagnostic:
    """The fault with its line of text; one that stands for a whole line gets that line's columns."""
    fault = replace(fault, help=lifted(fault.help))
    if fault.excerpt and fault.end_column:
        return fault
    if fault.path not in lines:
        data = read_bytes(NoteFile(fault.path, f"{root}/{fault.path}")) if _is_text(fault.path) else None
        lines[fault.path] = LineIndex(decode_note(data).text) if isinstance(data, bytes) else None
    index = lines[fault.path]
    if index is None or fault.line > len(index):
        return replace(fault, end_column=fault.end_column or 1)
    text = index.line_text(fault.line)
    if fault.end_column:
        return replace(fault, excerpt=text[:400])
    column = len(text) - len(text.lstrip()) + 1
    return replace(fault, excerpt=text[:400], column=column, end_column=len(text) + 1)


def _is_text(path: str) -> bool:
    return path.endswith((".md", ".MD")) or path in (SETTINGS_FILE, CONCEPTS_FILE)
