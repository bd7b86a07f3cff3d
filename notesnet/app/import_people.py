"""Brings an address book in, through a plan that can be read and ticked first."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack

from notesnet.app.bulk import bulk
from notesnet.app.filing import filing
from notesnet.app.import_note import own_template
from notesnet.app.open_vault import OpenVault
from notesnet.app.plan_file import read_plan_file, save_plan_file
from notesnet.errors import DiskError, NotFoundError
from notesnet.formats.any_csv import read_mapping
from notesnet.formats.decode import check_size
from notesnet.formats.detect import Format
from notesnet.formats.readers import read_file
from notesnet.frozen import frozen
from notesnet.model.import_plan import PlanEntry, Verdict
from notesnet.model.imported import ImportedPerson, ImportFault
from notesnet.model.note import Kind
from notesnet.network.import_plan import ImportPlanner
from notesnet.render.import_plan import plan_text
from notesnet.render.import_plan_reader import Wanted, read_plan
from notesnet.text.names import fold
from notesnet.text.yaml_block import Property

Progress = Callable[[int], None]


@frozen
class ImportWish:
    """What was typed: the files, how to read them, and what every new contact gets."""

    files: tuple[str, ...]
    format: Format | None = None
    columns: str = ""
    tags: tuple[str, ...] = ()
    circle: str = ""


@frozen
class ImportPlan:
    """What an import would do, what could not be read, and the vault's own template of new notes, if there is one."""

    source: str
    entries: tuple[PlanEntry, ...]
    faults: tuple[ImportFault, ...]
    template: str = ""


def plan_import(opened: OpenVault, wish: ImportWish, progress: Progress | None = None) -> ImportPlan:
    """Reads address books and compares them with the vault; nothing is written.

    Raises:
        NotFoundError: a file that there is not.
        UsageError: a mapping that does not fit; a template for contacts that can't be read.
        RefusedError: a file that is no address book, or is too large.
        DiskError: a file can't be opened.
    """
    mapping = read_mapping(wish.columns) if wish.columns else {}
    template = own_template(opened.root)
    faults: list[ImportFault] = []
    folder, filed, tags = filing(opened.vault.settings, Kind.CONTACT, "people/")
    extra: dict[str, Property] = dict(filed)
    if tags or wish.tags:
        extra["tags"] = tuple(dict.fromkeys((*tags, *wish.tags)))
    if wish.circle:
        extra["circle"] = wish.circle
    planner = ImportPlanner(opened.vault.contacts.values(), folder, _taken(opened, folder), extra)
    forms = opened.vault.settings.date_formats
    with bulk():
        entries = tuple(planner.plan(_people(wish, _Reading(mapping, forms, faults, progress))))
    source = ", ".join(os.path.basename(name.rstrip("/")) for name in wish.files)
    return ImportPlan(source, entries, tuple(faults), template.path if template else "")


def save_plan(opened: OpenVault, plan: ImportPlan, output: str | None) -> str:
    """Writes the plan, by default into `drafts/`, which is never read as notes; returns its path.

    Raises:
        RefusedError: the named file exists.
        DiskError: the system said no.
    """
    return save_plan_file(opened, "import", as_text(plan), output)


def as_text(plan: ImportPlan) -> str:
    """The plan as markdown."""
    return plan_text(plan.entries, plan.source, plan.faults, plan.template)


def fault_words(fault: ImportFault) -> str:
    """``contacts.vcf:12: …. What to do``."""
    return f"{fault.source.place}: {fault.message}. {fault.help}"


def unknown_circle(opened: OpenVault, circle: str) -> bool:
    """Whether a circle was asked for that the settings do not have."""
    return bool(circle) and fold(circle) not in {fold(name) for name in opened.vault.settings.circles}


def certain(plan: ImportPlan) -> list[Wanted]:
    """Everything of a plan that needs no decision, for `--yes`."""
    return [
        Wanted(entry.verdict is Verdict.NEW, entry.path, dict(entry.values), {}, 0)
        for entry in plan.entries
        if entry.verdict in (Verdict.NEW, Verdict.ADDS)
    ]


def undecided(plan: ImportPlan) -> bool:
    """Whether `--yes` leaves something to be decided."""
    return any(entry.verdict is Verdict.UNCLEAR or entry.differences for entry in plan.entries)


def ticked(root: str, path: str) -> list[Wanted]:
    """What is ticked in a plan file; a path is looked up from here, then from the vault.

    Raises:
        NotFoundError: there is no such file.
        UsageError: it is no plan, or something ticked can't be read; with its line.
        DiskError: it can't be opened.
    """
    return read_plan(read_plan_file(root, path, "`notesnet import FILE` writes a plan"), path)


@frozen
class _Reading:
    """How records are read, and what becomes of their faults."""

    mapping: Mapping[str, str]
    forms: tuple[str, ...]
    faults: list[ImportFault]
    progress: Progress | None


def _people(wish: ImportWish, reading: _Reading) -> Iterator[ImportedPerson]:
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
            check_size(size, path)
            for record in read_file(stream, os.path.basename(path), wish.format, reading.mapping, reading.forms):
                number += 1
                if reading.progress and number % 1000 == 0:
                    reading.progress(number)
                if isinstance(record, ImportFault):
                    reading.faults.append(record)
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
