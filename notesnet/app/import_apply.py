"""Does what is ticked in an import plan: makes notes, and adds to notes only what they lack."""

import os
from collections.abc import Callable, Iterator, Mapping

from notesnet.app.change_note import edited_bytes, own_key
from notesnet.app.import_note import new_note, own_template, templated_note
from notesnet.app.open_vault import OpenVault
from notesnet.app.writer import Edited, Writer
from notesnet.edit.edits import Edits
from notesnet.edit.frontmatter import append_to_key, set_entry, set_key
from notesnet.edit.note_text import NoteText
from notesnet.edit.places import find
from notesnet.edit.scalars import is_nothing
from notesnet.errors import RefusedError, UsageError
from notesnet.model.change import Change, NewFile
from notesnet.model.contact import Contact
from notesnet.network.missing import SINGLE, missing_values, single_value
from notesnet.read.note import NoteReader
from notesnet.render.code_span import code
from notesnet.render.import_plan_reader import Wanted
from notesnet.store.files import inside, read_if_there
from notesnet.store.template_files import TemplateSource
from notesnet.text.names import fold
from notesnet.text.words import join
from notesnet.text.yaml_block import Property

_LISTS = ("email", "phone", "tags", "aliases")
_ALWAYS_LISTS = ("tags", "aliases")
Step = tuple[str, Callable[[NoteText], Edits]]


class Importer:
    """Does one wanted entry after the other, or shows what it would do; entries of one import may build on each other."""

    def __init__(self, opened: OpenVault) -> None:
        self._opened = opened
        self._reader = NoteReader(opened.vault.settings)
        self.writer = Writer(opened.root, "import", opened.vault.conflicts)
        self._made: dict[str, bytes] = {}  # notes of this import, for those that add to them
        self._template = own_template(opened.root)
        self._taken: dict[str, dict[str, str]] = {}  # folder to what lies in it, by its form for comparing

    def apply(self, wanted: Wanted) -> Change | None:
        """Makes or extends one note; None when everything is there already.

        Raises:
            UsageError: the vault's own template for a contact is wrong; then nothing was done yet.
            RefusedError: another note is there, or none; it can't be edited with certainty, or changed underneath.
            DiskError: the system said no.
        """
        if wanted.new:
            data = self._new(wanted)
            if data is None:
                return None
            self.writer.create(wanted.path, data, "new contact")
            self._remember(wanted.path, data)
            return Change(wanted.path, "new contact")
        path = self._known_path(wanted.path)
        done: list[str] = []
        edited = self.writer.rewrite(path, lambda data: self._extended(data, path, wanted, done), lambda: join(done))
        return Change(path, join(done)) if edited else None

    def preview(self, wanted: Wanted) -> NewFile | Edited | None:
        """What ``apply`` would do; nothing is written. Raises as ``apply``."""
        if wanted.new:
            data = self._new(wanted)
            if data is None:
                return None
            self._remember(wanted.path, data)
            return NewFile(wanted.path, data.decode())
        path = self._known_path(wanted.path)
        if path in self._made:
            old = self._made[path]
            edited = Edited(path, old, self._extended(old, path, wanted, []))
            self._made[path] = edited.new
        else:
            edited = self.writer.preview(path, lambda data: self._extended(data, path, wanted, []))
        return edited if edited.new != edited.old else None

    def _new(self, wanted: Wanted) -> bytes | None:
        """The bytes of a new note; None when it stands there already with everything that it would have."""
        path = _place_for_note(wanted.path)
        if path in self._made:
            raise RefusedError(f"{path} is made by this plan already", "give the second one another path in the plan")
        name = wanted.values.get("name", "")
        inside(self._opened.root, path)
        there = self._twin(path)
        if there:
            data = read_if_there(self._opened.root, there)
            contact = self._contact(there, data) if data is not None else None
            same = contact and isinstance(name, str) and fold(contact.name) == fold(name)
            if contact and same and not missing_values(contact, wanted.values):
                return None
            raise RefusedError(f"{there} exists already", "give the new one another path in the plan")
        text = self._templated(self._template, wanted) if self._template else self._plain(wanted)
        data = text.encode("utf-8", "backslashreplace")
        made = self._contact(path, data)
        if made is None:
            raise RefusedError(f"at {path} nothing would be a contact", "give it a place where the settings find it")
        return self._completed(data, path, made, wanted) if self._template else data

    def _plain(self, wanted: Wanted) -> str:
        return new_note(wanted.values, self._opened.vault.settings.log_headings[0])

    def _templated(self, template: TemplateSource, wanted: Wanted) -> str:
        """The note that the vault's own template makes of an entry, which may lack some of its values."""
        try:
            return templated_note(template, wanted.values, self._opened)
        except UsageError as error:
            if not self._made:
                raise  # the template is wrong, and nothing was done yet
            raise RefusedError(error.message, error.help) from None

    def _completed(self, data: bytes, path: str, made: Contact, wanted: Wanted) -> bytes:
        """A note from a template with the values of its entry that the template has no place for."""
        renames = self._opened.vault.settings.fields
        name = wanted.values.get("name", "")
        if isinstance(name, str) and name and fold(made.name) != fold(name):
            data = edited_bytes(data, path, _set("name", name, renames))
        for _, step in _additions(missing_values(made, wanted.values), renames):
            data = edited_bytes(data, path, step)
        return data

    def _known_path(self, typed: str) -> str:
        """The path of the contact that an entry adds to; a plan shows odd signs of a path as escapes."""
        contacts = self._opened.vault.contacts
        if typed in contacts or typed in self._made:
            self.writer.allow(typed)
            return typed
        found = [path for path in contacts if code(path) == code(typed)] if "\\" in typed else []
        if len(found) != 1:
            self.writer.allow(typed)
            raise RefusedError(f"{typed} is no contact", "look at its path; `notesnet list` shows who is there")
        self.writer.allow(found[0])
        return found[0]

    def _extended(self, data: bytes, path: str, wanted: Wanted, done: list[str]) -> bytes:
        """A note with what it lacks, and with the ticked changes; ``done`` gets what was done, in words."""
        done.clear()
        contact = self._contact(path, data)
        _check_certain(NoteText.from_bytes(data, path))
        if contact is None:
            raise RefusedError(f"{path} is no contact any more", "look at its properties")
        renames = self._opened.vault.settings.fields
        names: list[str] = []
        for name, step in _additions(missing_values(contact, wanted.values), renames):
            data = edited_bytes(data, path, step)
            names.append(name)
        if names:
            done.append(f"added {', '.join(dict.fromkeys(names))}")
        for name, (old, new) in wanted.changes.items():
            now = single_value(contact, name)
            if fold(now) == fold(new):
                continue
            if name not in SINGLE or code(" ".join(now.split())) != code(old):
                raise RefusedError(f"{path}: {name} is {now or 'empty'} by now, not {old}", "change it in the note")
            data = edited_bytes(data, path, _set(name, new, renames))
            done.append(f"changed {name}")
        return data

    def _contact(self, path: str, data: bytes) -> Contact | None:
        note = self._reader.read(path, data)
        return note.detail if note is not None and isinstance(note.detail, Contact) else None

    def _twin(self, path: str) -> str:
        """What lies at a path, or differs from it only in case or Unicode form; empty when there is nothing."""
        folder, _, name = path.rpartition("/")
        if folder not in self._taken:
            full = os.path.join(self._opened.root, folder)
            names = os.listdir(full) if os.path.isdir(full) else []
            self._taken[folder] = {fold(one): one for one in sorted(names, reverse=True)}
        exact = os.path.lexists(os.path.join(self._opened.root, path))
        there = name if exact else self._taken[folder].get(fold(name), "")
        return f"{folder}/{there}" if there and folder else there

    def _remember(self, path: str, data: bytes) -> None:
        folder, _, name = path.rpartition("/")
        self._made[path] = data
        self._taken[folder][fold(name)] = name


def _check_certain(note: NoteText) -> None:
    """Refuses a note that says something twice: what it lacks can't be told before a person chose."""
    twice = next((fault for fault in note.front.faults if fault.code == "yaml-duplicate-key"), None)
    if twice:
        raise note.refusal(twice.span.start, twice.message, twice.help)


def _place_for_note(path: str) -> str:
    """A path of a plan, which is only text: a note below the vault, not hidden.

    Raises:
        RefusedError: it is something else.
    """
    parts = path.split("/")
    if not path.endswith(".md") or "\\" in path or any(part in ("", "..") or part[0] == "." for part in parts):
        raise RefusedError(f"{path} is no place for a note", "give it a path such as people/ada-lovelace.md")
    return path


def _set(name: str, value: str | tuple[str, ...], renames: Mapping[str, str]) -> Callable[[NoteText], Edits]:
    return lambda note: set_key(note, own_key(note, name, renames), value)


def _append(name: str, values: tuple[str, ...], renames: Mapping[str, str]) -> Callable[[NoteText], Edits]:
    """Adds to a list; the only value of a property that has none stands alone, as people write it."""

    def edit(note: NoteText) -> Edits:
        key = own_key(note, name, renames)
        entry = find(note, note.front.entries, key)
        if len(values) == 1 and name not in _ALWAYS_LISTS and (entry is None or is_nothing(entry.value)):
            return set_key(note, key, values[0])
        return append_to_key(note, key, values)

    return edit


def _entry(name: str, label: str, text: str, renames: Mapping[str, str]) -> Callable[[NoteText], Edits]:
    return lambda note: set_entry(note, own_key(note, name, renames), label, text)


def _additions(values: Mapping[str, Property], renames: Mapping[str, str]) -> Iterator[Step]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            for label, text in value.items():
                yield name, _entry(name, label, text, renames)
        elif name in _LISTS:
            yield name, _append(name, value if isinstance(value, tuple) else (value,), renames)
        else:
            yield name, _set(name, value, renames)
