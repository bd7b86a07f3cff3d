"""Looks templates up: the vault's own first, then those that come with notesnet."""

import os
import stat

from notesnet.errors import DiskError, NotesnetError, NotFoundError, RefusedError, UsageError
from notesnet.frozen import frozen
from notesnet.store.package_data import data_dir
from notesnet.text.names import near

MAX_TEMPLATE = 256 * 1024  # bytes
MAIL = ".eml.j2"
NOTE = ".md.j2"
_FOLDER = "templates"
_LONGEST_NAME = 100


@frozen
class TemplateSource:
    """One template as it lies on disk.

    Attributes:
        name: what people type, without the suffix.
        path: how it is shown: relative to the vault for an own one, ``<notesnet>/templates/…`` for a packaged one.
        text: the whole file with LF line ends; empty when ``problem`` says why it can't be used.
        own: true for one in the vault's ``templates/``.
        problem: why the file can't be read, only in lists.
    """

    name: str
    path: str
    text: str
    own: bool
    problem: str = ""


@frozen
class _Place:
    """A folder of templates; ``root`` is the folder that nothing in it may lead out of."""

    folder: str
    root: str
    shown: str
    own: bool


def find_template(vault_root: str | None, name: str, suffix: str = MAIL) -> TemplateSource:
    """The template ``name``: the vault's own, which hides a packaged one of the same name, else the packaged one.

    ``vault_root`` is None outside a vault; ``suffix`` is ``MAIL`` or ``NOTE``.

    Raises:
        RefusedError: the name is no plain file name, or the file is a link that leads out of its folder.
        NotFoundError: there is none; ``candidates`` are the names that are near.
        UsageError: the file is not UTF-8, or over 256 KiB.
        DiskError: it can't be read.
    """
    _check_name(name)
    known: list[str] = []
    for place in _places(vault_root):
        files = _files(place, suffix)
        wanted = _composed(name)
        if wanted in files:
            return _read(place, wanted, files[wanted])
        known.extend(files)
    candidates = near(name.removesuffix(suffix), sorted(set(known)))
    help_text = (
        f"did you mean {' or '.join(candidates)}?" if candidates else "`notesnet templates` lists those there are"
    )
    raise NotFoundError(f"there is no template {name}", help_text, candidates)


def list_templates(vault_root: str | None, suffix: str = MAIL) -> list[TemplateSource]:
    """All templates by name; a file that can't be used is listed with its ``problem``.

    Raises:
        DiskError: the packaged templates are missing.
    """
    found: dict[str, TemplateSource] = {}
    for place in _places(vault_root):
        for name, file in _files(place, suffix).items():
            if name in found:
                continue
            try:
                found[name] = _read(place, name, file)
            except NotesnetError as error:
                found[name] = TemplateSource(name, f"{place.shown}/{file}", "", place.own, error.message)
    return [found[name] for name in sorted(found)]


def _check_name(name: str) -> None:
    """Refuses what is no plain name of a file, before anything is looked up."""
    plain = (
        name.strip() == name != ""
        and not name.startswith(".")
        and name.isprintable()
        and not any(sign in name for sign in '/\\:"*?<>|')
        and len(name) <= _LONGEST_NAME
    )
    if not plain:
        message = f"{name[:_LONGEST_NAME]!r} is no name of a template"
        raise RefusedError(message, "a template is named like its file in templates/, without folder and suffix")


def _places(vault_root: str | None) -> list[_Place]:
    packaged = data_dir(_FOLDER)
    places = [_Place(packaged, packaged, f"<notesnet>/{_FOLDER}", own=False)]
    if vault_root is not None:
        places.insert(0, _Place(os.path.join(vault_root, _FOLDER), vault_root, _FOLDER, own=True))
    return places


def _files(place: _Place, suffix: str) -> dict[str, str]:
    """The file name of each template in a folder by its name in composed form; empty when there is no folder."""
    try:
        names = sorted(os.listdir(place.folder))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise DiskError(f"{place.shown}: {error.strerror}", "look at its permissions") from None
    return {
        _composed(name.removesuffix(suffix)): name
        for name in names
        if name.endswith(suffix) and len(name) > len(suffix) and not name.startswith(".")
    }


def _composed(name: str) -> str:
    if name.isascii():
        return name
    import unicodedata  # noqa: PLC0415 - template names are nearly always ASCII

    return unicodedata.normalize("NFC", name)


def _read(place: _Place, name: str, file: str) -> TemplateSource:
    shown = f"{place.shown}/{file}"
    full = _inside(place, file, shown)
    try:
        descriptor = os.open(full, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise RefusedError(f"{shown} is no file", "move it away")
            data = opened.read(MAX_TEMPLATE + 1)
    except OSError as error:
        raise DiskError(f"{shown}: {error.strerror}", "look at its permissions") from None
    return TemplateSource(name, shown, _decoded(data, shown), place.own)


def _inside(place: _Place, file: str, shown: str) -> str:
    """The real path of a template; a link may not lead out of its folder, nor the folder out of the vault."""
    folder = os.path.realpath(place.folder)
    root = os.path.realpath(place.root)
    full = os.path.realpath(os.path.join(folder, file))
    if folder != root and os.path.commonpath([folder, root]) != root:
        raise RefusedError(f"{place.shown} is a link that leads out of the vault", "put the templates into the vault")
    if os.path.commonpath([full, folder]) != folder:
        message = f"{shown} is a link that leads out of its folder"
        raise RefusedError(message, "put a copy of the file there instead")
    return full


def _decoded(data: bytes, shown: str) -> str:
    if len(data) > MAX_TEMPLATE:
        raise UsageError(f"{shown} is over {MAX_TEMPLATE // 1024} KiB", "a template is a page of text; shorten it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{shown}:{line}: byte 0x{data[error.start]:02X} is not UTF-8"
        raise UsageError(message, "save the file as UTF-8") from None
    return text.replace("\r\n", "\n")
