"""Everyone who can be matched, for one vault: out of the file beside its index, or made from the notes."""

import os
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.app.uncollected import uncollected
from notesnet.model.hints import hints
from notesnet.model.vault import Vault
from notesnet.network.pool import Pool
from notesnet.store.concept_files import words_digest
from notesnet.store.index_place import SWITCH, index_path, is_ours, prepare
from notesnet.store.index_trouble import IndexBrokenError, IndexBusyError, NoPlaceError

if TYPE_CHECKING:
    from notesnet.app.indexed_source import Source
    from notesnet.store.terms_file import TermsFile

T = TypeVar("T")
ENDING = ".terms"  # it stands in ``index_place`` too, which takes the file away


def matched(opened: OpenVault, work: Callable[[Vault, Pool], T]) -> tuple[T, list[str]]:
    """What some work finds among everyone, and warnings about the vault's concepts.toml.

    When what was kept turns out to be damaged on the way, it is done again from the notes.
    """
    with uncollected():
        try:
            kept = _kept(_by_index(opened))
            if kept:
                return work(kept[0], kept[1]), kept[2]
        except IndexBusyError:
            pass
        except IndexBrokenError:
            _remove(index_path(opened.root) + ENDING)  # the next command makes it anew
        except NoPlaceError:
            pass
        from notesnet.app.concepts import lexicon_for  # noqa: PLC0415 - 0.1 s, where nothing was kept
        from notesnet.network.memory_pool import MemoryPool  # noqa: PLC0415 - as above

        lexicon, warnings = lexicon_for(opened.root)
        return work(opened.vault, MemoryPool(opened.vault, lexicon)), warnings


def _by_index(opened: OpenVault) -> OpenVault:
    """The vault as its index has it, where it was read anew and the index was brought up to date, and matching kept much."""
    if not isinstance(opened.vault.contacts, dict) or os.environ.get(SWITCH) == "off":
        return opened
    path = index_path(opened.root)
    return (
        open_vault(opened.root, opened.today, counting=opened.counting)
        if is_ours(path) and is_ours(path + ENDING)
        else opened
    )


class Right(NamedTuple):
    """What a file has to hold for: ``key`` is the code, the settings and the words; ``state`` is the notes."""

    key: str
    state: str

    def text(self) -> bytes:
        """Both as one."""
        return f"{self.key}\n{self.state}".encode("utf-8", "surrogatepass")


def is_right(file: "TermsFile", right: Right) -> bool:
    """Whether what it holds is for that.

    Raises:
        IndexBrokenError: it can't be read.
    """
    return file.get("about", b"head") == right.text()


def _kept(opened: OpenVault) -> tuple[Vault, Pool, list[str]] | None:
    """The pool that was kept, made or brought up to date where that is needed; None without an index.

    Raises:
        NoPlaceError: there is no place for it.
        IndexBrokenError: it can't be read, or not be written.
    """
    source: Source | None = getattr(hints(opened.vault.contacts), "source", None)
    if source is None:
        return None
    from notesnet.app.stored_pool import StoredPool  # noqa: PLC0415 - only with an index
    from notesnet.app.stored_rows import decoded  # noqa: PLC0415 - as above
    from notesnet.app.stored_words import stored_lexicon  # noqa: PLC0415 - as above
    from notesnet.network.lines import as_contact  # noqa: PLC0415 - as above
    from notesnet.network.terms import PhraseReader  # noqa: PLC0415 - as above

    file = _file(opened, source)
    reader = PhraseReader(stored_lexicon(file))
    warnings: list[str] = decoded(file.get("about", b"warnings"))
    return opened.vault, StoredPool(file, reader, as_contact(opened.vault.me)), warnings


def _file(opened: OpenVault, source: "Source") -> "TermsFile":
    """The file, open and right."""
    path = index_path(opened.root) + ENDING
    right = Right(f"{source.stamp}\n{words_digest(opened.root)}", source.text("state"))
    with suppress(IndexBrokenError):
        if is_ours(path):
            return _opened(path, right)
    _bring_up(path, opened, source, right)
    return _opened(path, right)


def _opened(path: str, right: Right) -> "TermsFile":
    from notesnet.store.terms_file import TermsFile  # noqa: PLC0415 - only with an index

    file = TermsFile(path)
    try:
        file.begin_reading()
        if is_right(file, right):
            return file
    except IndexBrokenError:
        file.close()
        raise
    file.close()  # or nobody could write to it
    raise IndexBrokenError("it holds for something else")


def _bring_up(path: str, opened: OpenVault, source: "Source", right: Right) -> None:
    """Writes what is missing; a file that SQLite can't use is taken away first."""
    from notesnet.app.concepts import lexicon_for  # noqa: PLC0415 - after something has changed
    from notesnet.app.terms_update import bring_up  # noqa: PLC0415 - as above
    from notesnet.store.terms_file import TermsFile  # noqa: PLC0415 - as above

    for last in (False, True):
        if not is_ours(path):
            prepare(path)
        file = None
        try:
            file = TermsFile(path)
            bring_up(file, source, opened, right, lambda: lexicon_for(opened.root))
        except IndexBrokenError as error:
            if last or isinstance(error, IndexBusyError):
                raise
            _remove(path)
        else:
            return
        finally:
            if file:
                file.close()


def _remove(path: str) -> None:
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(path + end)
