"""Brings an address book in, through a plan that can be read and ticked first."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from notesnet.app.change_note import change_note
from notesnet.app.new import filing
from notesnet.app.open_vault import OpenVault
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import append_to_key, set_entry, set_key
from notesnet.edit.note_text import NoteText
from notesnet.errors import DiskError, NotFoundError, RefusedError, UsageError
from notesnet.formats.any_csv import read_mapping
from notesnet.formats.detect import Format
from notesnet.formats.readers import read_file
from notesnet.model.change import Change
from notesnet.model.import_plan import PlanEntry, Verdict
from notesnet.model.imported import ImportedPerson, ImportFault
from notesnet.network.import_plan import ImportPlanner, missing_values
from notesnet.render.import_plan import Wanted, plan_text, read_plan
from notesnet.store.files import create
from notesnet.text.yaml_block import Property, property_lines

LARGEST = 200 * 1024 * 1024
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What was typed: the files, how to read them, and what every new contact gets."""

    files: tuple[str, ...]
    format: Format | None = None
    columns: str = ""
    tags: tuple[str, ...] = ()
    circle: str = ""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, and what could not be read."""

    source: str
    entries: tuple[PlanEntry, ...]
    faults: tuple[ImportFault, ...]


def plan_import(opened: OpenVault, wish: ImportWish, progress: Progress | None = None) -> ImportPlan:
    """Reads address books and compares them with the vault; nothing is written.

    Raises:
        NotFoundError: a file that there is not.
        UsageError: a format that can't be told, or a mapping that does not fit.
        DiskError: a file can't be opened.
    """
    mapping = read_mapping(wish.columns) if wish.columns else {}
    faults: list[ImportFault] = []
    folder, filed, tags = filing(opened.vault.settings)
    extra: dict[str, Property] = dict(filed)
    if tags or wish.tags:
        extra["tags"] = tuple(dict.fromkeys((*tags, *wish.tags)))
    if wish.circle:
        extra["circle"] = wish.circle
    planner = ImportPlanner(opened.vault.contacts.values(), folder, _taken(opened, folder), extra)
    entries = tuple(planner.plan(_people(wish, mapping, faults, progress)))
    source = ", ".join(os.path.basename(name.rstrip("/")) for name in wish.files)
    return ImportPlan(source, entries, tuple(faults))


def save_plan(opened: OpenVault, plan: ImportPlan, output: str | None) -> str:
    """Writes the plan, by default into `drafts/`, which is never read as notes; returns its path.

    Raises:
        RefusedError: the named file exists.
        DiskError: the system said no.
    """
    faults = [fault_words(fault) for fault in plan.faults]
    data = plan_text(plan.entries, plan.source, faults).encode("utf-8", "backslashreplace")
    if output:
        create("/", os.path.abspath(output).lstrip("/"), data, 0o600, shown=output)
        return output
    for number in range(1, 1000):
        path = f"drafts/import-{opened.today}{'' if number == 1 else f'-{number}'}.md"
        if not os.path.lexists(os.path.join(opened.root, path)):
            create(opened.root, path, data, 0o600)
            return path
    raise RefusedError("drafts/ is full of import plans", "delete the old ones")


def fault_words(fault: ImportFault) -> str:
    """``contacts.vcf:12: …. What to do``."""
    return f"{fault.source.file}:{fault.source.line}: {fault.message}. {fault.help}"


def certain(plan: ImportPlan) -> list[Wanted]:
    """Everything of a plan that needs no decision, for `--yes`."""
    return [
        Wanted(entry.verdict is Verdict.NEW, entry.path, dict(entry.values), {}, entry.person.source.line)
        for entry in plan.entries
        if entry.verdict in (Verdict.NEW, Verdict.ADDS) and entry.values
    ]


def ticked(path: str) -> list[Wanted]:
    """What is ticked in a plan file.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is no plan, or it can't be read; with its line.
    """
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(LARGEST)
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {path}", "`notesnet import FILE` writes a plan") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise DiskError(f"{path}: {error.strerror}", "look at its permissions") from None
    return read_plan(text, path)


def apply_wanted(opened: OpenVault, wanted: Wanted) -> Change | None:
    """Makes or extends one note; None when everything is there already.

    Raises:
        RefusedError: the note exists, is gone, can't be edited with certainty, or changed underneath.
        DiskError: the system said no.
    """
    if wanted.new:
        create(opened.root, _inside_vault(wanted.path), _new_note(opened, wanted.values).encode())
        return Change(wanted.path, "new contact")
    contact = opened.vault.contacts.get(wanted.path)
    values = missing_values(contact, wanted.values) if contact else wanted.values
    steps = [*_additions(values), *((name, value, set_key_step) for name, value in wanted.changes.items())]
    names: list[str] = []
    for name, value, step in steps:
        if change_note(opened.root, wanted.path, step(name, value), name):
            names.append(name)
    return Change(wanted.path, f"added {', '.join(dict.fromkeys(names))}") if names else None


Step = Callable[[str, Property], Callable[[NoteText], Edits]]


def set_key_step(name: str, value: Property) -> Callable[[NoteText], Edits]:
    """Sets one property."""
    return lambda note: set_key(note, name, value if isinstance(value, str | tuple) else "")


def _append_step(name: str, value: Property) -> Callable[[NoteText], Edits]:
    return lambda note: append_to_key(note, name, value if isinstance(value, str | tuple) else "")


def _entry_step(entry: str) -> Step:
    return lambda name, value: lambda note: set_entry(note, name, entry, str(value))


def _additions(values: Mapping[str, Property]) -> Iterator[tuple[str, Property, Step]]:
    for name, value in values.items():
        if isinstance(value, str):
            yield name, value, _append_step if name in ("email", "phone") else set_key_step
        elif isinstance(value, tuple):
            yield name, value, _append_step
        else:
            for entry, text in value.items():
                yield name, text, _entry_step(entry)


def _people(
    wish: ImportWish, mapping: Mapping[str, str], faults: list[ImportFault], progress: Progress | None
) -> Iterator[ImportedPerson]:
    number = 0
    for path in _files(wish.files):
        with ExitStack() as stack:
            try:
                stream = stack.enter_context(open(path, "rb"))
                size = os.fstat(stream.fileno()).st_size
            except FileNotFoundError:
                raise NotFoundError(f"there is no file {path}", "look at its name") from None
            except OSError as error:
                raise DiskError(f"{path}: {error.strerror}", "look at its permissions") from None
            if size > LARGEST:
                raise UsageError(f"{path} has {size / 1024 / 1024:,.0f} MiB; the limit is 200 MiB", "split it")
            for record in read_file(stream, os.path.basename(path), wish.format, mapping):
                number += 1
                if progress and number % 1000 == 0:
                    progress(number)
                if isinstance(record, ImportFault):
                    faults.append(record)
                else:
                    yield record


def _files(names: Sequence[str]) -> Iterator[str]:
    """The files that were named; of a folder its `.vcf` files, by name."""
    for name in names:
        if not os.path.isdir(name):
            yield name
            continue
        found = sorted(entry for entry in os.listdir(name) if entry.lower().endswith(".vcf"))
        if not found:
            raise NotFoundError(f"there is no .vcf file in {name}", "name the file itself")
        yield from (os.path.join(name, entry) for entry in found)


def _taken(opened: OpenVault, folder: str) -> list[str]:
    """Paths that a new note must not have: those of the folder, whatever is in them."""
    full = os.path.join(opened.root, folder)
    names = os.listdir(full) if os.path.isdir(full) else []
    return [f"{folder}{name}" for name in names]


def _inside_vault(path: str) -> str:
    """A path of a plan, which is only text: a note below the vault, not hidden.

    Raises:
        RefusedError: it is something else.
    """
    parts = path.split("/")
    if not path.endswith(".md") or path.startswith("/") or any(part in ("", "..") or part[0] == "." for part in parts):
        raise RefusedError(f"{path!r} is no place for a note", "give it a path such as people/ada-lovelace.md")
    return path


def _new_note(opened: OpenVault, values: Mapping[str, Property]) -> str:
    """The note of someone new; free words of the record stand below, quoted, so that nothing in them is a log or a task."""
    front = {name: value for name, value in values.items() if name != "note"}
    front.setdefault("created", opened.today.isoformat())
    note = values.get("note", "")
    quoted = [f"> {line}".rstrip() for line in note.splitlines()] if isinstance(note, str) else []
    lines = ["---", *property_lines(front), "---", "", *([*quoted, ""] if quoted else []), "## Log", ""]
    return "\n".join(lines)
