"""Each kind of fault has a mini vault in tests/faults that shows it, and `check` says of it what stands there.

tests/faults/<code>/ holds the notes (and a notesnet.toml where the fault needs one) and `expected.txt`, the stdout of
`notesnet check` there. docs/diagnostics.md is made from the same folders. `--rewrite-sessions` rewrites the expected
texts. What git can't keep (permissions, pipes, 5 MiB, names that differ in case only) is built by the tests below.
"""

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.model.codes import CODES
from tests.harness import ROOT, SETTINGS, TODAY, Result, clean_environment, run_here

FAULTS = ROOT / "tests" / "faults"
BUILT = frozenset(
    {"outside-link", "unreadable-file", "unreadable-folder", "too-large", "same-name-files"}
)  # by the tests below

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]


def test_every_code_has_a_vault_that_shows_it() -> None:
    """No code without its example, and no example of a code that is gone."""
    assert {folder.name for folder in FAULTS.iterdir()} | BUILT == set(CODES)


@pytest.mark.parametrize("folder", sorted(FAULTS.iterdir()), ids=lambda folder: folder.name)
def test_check_reports_the_fault_of_its_vault(folder: Path, tmp_path: Path, rewrite: bool) -> None:
    """`notesnet check` says what expected.txt holds, names the code, exits by its severity and changes nothing."""
    vault = Path(shutil.copytree(folder, tmp_path / "vault", ignore=shutil.ignore_patterns("expected.txt")))
    (vault / SETTINGS).touch()
    before = _bytes(vault)
    result = run_here(["--today", TODAY, "check"], vault, clean_environment(tmp_path / "home"))
    if rewrite:
        (folder / "expected.txt").write_text(result.out, encoding="utf-8")
    assert result.out == (folder / "expected.txt").read_text(encoding="utf-8")
    assert f" {folder.name}: " in result.out, "its own fault is not among those reported"
    assert result.code == (1 if ": error " in result.out else 0)
    assert _bytes(vault) == before


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ETIMEDOUT, errno.ELOOP])
def test_a_note_that_the_system_does_not_open_is_reported_and_the_rest_is_read(
    vault: Vault, run: Run, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """unreadable-file: no permission, a broken disk, a sync program that is offline; root too can meet the last three."""
    vault({"people/ada.md": "", "people/bob.md": "---\nname: Bob\n---\n"})
    opened = os.open

    def refuse(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if str(path).endswith("/ada.md"):
            raise OSError(number, os.strerror(number))
        return opened(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr(os, "open", refuse)
    result = run("check")
    assert f"people/ada.md:1:1: error unreadable-file: this note can't be opened: {os.strerror(number)}" in result.out
    assert result.code == 1
    assert "Bob" in run("list").out


@pytest.mark.parametrize("number", [errno.EIO, errno.EDQUOT, errno.EINTR])
@pytest.mark.parametrize("command", ["check", "list", "show ada"])
def test_a_note_whose_closing_fails_was_read_all_the_same(
    vault: Vault, run: Run, monkeypatch: pytest.MonkeyPatch, command: str, number: int
) -> None:
    """Nothing was to be saved: no command ends differently for it."""
    vault({"people/ada.md": "---\nname: Ada\n---\n", "people/bob.md": "---\nname: Bob\n---\n"})
    expected = run(*command.split())
    closed = os.close

    def refuse(descriptor: int) -> None:
        closed(descriptor)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "close", refuse)
    assert run(*command.split()) == expected


def test_a_link_that_leads_nowhere_is_reported(vault: Vault, run: Run) -> None:
    """unreadable-file: a link out of the vault whose file is gone."""
    root = vault({"people/bob.md": "---\nname: Bob\n---\n"})
    (root / "people/ada.md").symlink_to(root.parent / "gone.md")
    assert "people/ada.md:1:1: error unreadable-file: this note can't be opened: No such file" in run("check").out


def test_a_folder_without_permission_is_reported(vault: Vault, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """unreadable-folder: its notes are missing from every answer, and that is said."""
    root = vault({"people/ada.md": "", "clients/bob.md": "---\ntype: contact\nname: Bob\n---\n"})
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("/people"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert root.is_dir()
    assert "people:1:1: error unreadable-folder: this folder can't be opened: Permission denied" in run("check").out
    assert "Bob" in run("list").out
    before = run("agenda", "--print").out
    assert "1 note could not be read" in before
    result = run("agenda")
    assert (result.code, (root / "agenda").exists()) == (6, False)
    assert "people: this folder can't be opened: Permission denied; the agenda was left as it is" in result.err


def test_a_link_out_of_the_vault_is_reported_and_not_read(vault: Vault, run: Run) -> None:
    """outside-link: a vault from elsewhere can't show files of this computer."""
    root = vault({"people/ada.md": ""})
    (root.parent / "secret.md").write_text("---\nname: Secret Name\n---\nroot:x:0\n")
    (root / "people" / "link.md").symlink_to(root.parent / "secret.md")
    assert "people/link.md:1:1: warning outside-link: this is a link to a file outside the vault" in run("check").out
    for command in (["list"], ["find", "root:x"], ["agenda", "--print"]):
        assert "Secret" not in run(*command).out
        assert "root:x:0" not in run(*command).out


def test_a_note_over_the_limit_is_reported_and_not_read(vault: Vault, run: Run) -> None:
    """too-large: 5 MiB is the limit, one byte more is refused."""
    start = b"---\nname: Big\n---\n"
    vault({"people/fits.md": start.ljust(5 * 1024 * 1024), "people/big.md": start.ljust(5 * 1024 * 1024 + 1)})
    out = run("check").out
    assert "people/big.md:1:1: error too-large: this note has 5.0 MiB; the limit is 5 MiB" in out
    assert "fits.md" not in out


def test_a_pipe_that_is_named_like_a_note_is_reported_without_waiting(vault: Vault, run: Run) -> None:
    """not-a-file: nobody writes into the pipe, and the command ends all the same."""
    os.mkfifo(vault({"people/bob.md": "---\nname: Bob\n---\n"}) / "people/pipe.md")
    assert "people/pipe.md:1:1: warning not-a-file: this is named like a note but is no file" in run("check").out
    assert "Bob" in run("list").out


def test_names_that_differ_in_case_or_unicode_form_are_reported(vault: Vault, run: Run) -> None:
    """same-name-files: one warning a pair; both are read."""
    root = vault({"people/Ann.md": "", "people/ann.md": "", "people/In\u00eas.md": "", "people/Ine\u0302s.md": ""})
    if len(list((root / "people").iterdir())) < 4:
        pytest.skip("this file system does not tell these names apart")
    out = run("check").out
    assert "people/ann.md:1:1: warning same-name-files: its name differs from people/Ann.md" in out
    assert out.count(" same-name-files: ") == 2


def test_a_name_that_is_not_utf_8_is_read_and_shown_safely(vault: Vault, run: Run) -> None:
    """A file name that can't be decoded stops nothing, in no form of output."""
    root = vault({"people/bob.md": "---\nname: Bob\n---\n"})
    try:
        (root / "people" / os.fsdecode(b"caf\xe9.md")).write_text("---\ncadence: often\nname: Café\n---\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    for command in (["list"], ["agenda"], ["show", "Café"], ["check", "--json"], ["check", "--format", "github"]):
        assert run(*command).code in (0, 1), command
    assert "bad-duration" in run("check").out


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
