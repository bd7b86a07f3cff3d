"""Files and folders of every sort: links, pipes, odd names, what can't be opened; never a hang, never a traceback."""

import json
import os
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from notesnet.app.check import find_faults
from notesnet.app.open_vault import open_vault
from notesnet.model.vault import Vault
from tests.harness import TODAY, Result
from tests.read.helpers import ADA, Check, Read, codes, note

Make = Callable[..., Path]


def opened(root: Path) -> tuple[Vault, list[str]]:
    """A vault as it stands on disk, and the codes of its faults."""
    there = open_vault(str(root), date.fromisoformat(TODAY))
    return there.vault, [f"{fault.code} {fault.path}" for fault in find_faults(there, ())]


def test_a_link_to_a_folder_is_not_followed(vault: Make) -> None:
    """Neither to a parent, nor to itself, nor out of the vault."""
    root = vault({ADA: "A"})
    (root / "people" / "loop").symlink_to("..")
    (root / "people" / "self").symlink_to("self")
    (root / "people" / "root").symlink_to("/")
    (root / "people" / "root.md").symlink_to("/")
    found, faults = opened(root)
    assert set(found.contacts) == {ADA}
    assert faults == []


def test_each_real_file_is_read_once(vault: Make, tmp_path: Path) -> None:
    """A link within the vault is passed over; one that leads out of it is not read, and said once a file."""
    root = vault({ADA: "A"})
    (root / "people" / "alias.md").symlink_to("ada.md")
    (tmp_path / "bob.md").write_text("---\nname: Bob\n---\n")
    (root / "people" / "bob.md").symlink_to(tmp_path / "bob.md")
    (root / "people" / "bob too.md").symlink_to(tmp_path / "bob.md")
    found, faults = opened(root)
    assert set(found.contacts) == {ADA}
    assert faults == ["outside-link people/bob too.md"]


@pytest.mark.parametrize("target", ["nowhere.md", "dangling.md"])
def test_a_link_that_leads_nowhere_is_a_fault(vault: Make, target: str) -> None:
    """Named, and the run goes on."""
    root = vault({ADA: "A"})
    (root / "people" / "dangling.md").symlink_to(target)
    found, faults = opened(root)
    assert set(found.contacts) == {ADA}
    assert faults == ["unreadable-file people/dangling.md"]


def test_pipes_sockets_and_folders_named_like_notes(vault: Make) -> None:
    """Never a hang; each is a fault, and a folder's notes are read."""
    root = vault({"people/folder.md/ada.md": "A"})
    os.mkfifo(root / "people" / "pipe.md")
    place = Path.cwd()
    os.chdir(root / "people")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.md")
        os.chdir(place)
        found, faults = opened(root)
    assert set(found.contacts) == {"people/folder.md/ada.md"}
    assert sorted(fault.split()[1] for fault in faults) == ["people/folder.md", "people/pipe.md", "people/socket.md"]


def test_a_link_to_a_device_is_a_fault(vault: Make) -> None:
    """It has no end."""
    root = vault({})
    (root / "people").mkdir()
    (root / "people" / "zero.md").symlink_to("/dev/zero")
    assert opened(root)[1] == ["outside-link people/zero.md"]


def test_what_cannot_be_opened_is_named(vault: Make) -> None:
    """A folder and a file without permission; everything else is read."""
    root = vault({ADA: "A", "people/locked.md": "B", "people/shut/c.md": "C"})
    (root / "people" / "locked.md").chmod(0)
    (root / "people" / "shut").chmod(0)
    for folder in (root, *list(root.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o755)
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:  # a superuser may open everything
        try:
            if os.getuid() == 0:
                os.setresuid(65534, 65534, 65534)
            found, faults = opened(root)
            os.write(write_end, json.dumps([sorted(found.contacts), faults, found.unreadable]).encode())
        except PermissionError:
            os.write(write_end, b"null")
        finally:
            os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    answer = json.loads(os.read(read_end, 65536) or b"null")
    os.close(read_end)
    (root / "people" / "shut").chmod(0o755)
    if answer is None:
        pytest.skip("the folder of the tests is closed to other users")
    assert answer == [
        [ADA],
        ["unreadable-file people/locked.md", "unreadable-folder people/shut"],
        ["people/locked.md", "people/shut"],
    ]


def test_a_note_that_is_not_downloaded(check: Check) -> None:
    """An iCloud placeholder is no deleted person."""
    faults = check({"people/.ada.md.icloud": "x", "people/.x.icloud": "y"})
    assert [(f.code, f.path) for f in faults] == [("not-downloaded", ADA)]


def test_file_names_that_are_no_text(vault: Make, run: Callable[..., Result]) -> None:
    """Listed with their bytes escaped, by every command, and in JSON."""
    root = vault({ADA: note("name: Ada", "[[bob]]")})
    for name in (b"\xff.md", b"b\xe9a 2.md", b"b\xe9a.md"):
        with open(os.fsencode(root / "people") + b"/" + name, "wb") as file:
            file.write(b"---\ncircle: x\nname: Same\n---\n## Log\n- 2026-10-01 call\n")
    (root / "people" / "bob\u202e\x1b[31m.md").write_text("---\nmet: never\n---\n")
    for command in (("check",), ("check", "--format", "github"), ("list",), ("agenda", "--print"), ("find", "call")):
        result = run(*command)
        assert result.code in (0, 1)
        assert "\x1b" not in result.out
    for command in (("check", "--json"), ("list", "--json")):
        result = run(*command)
        assert result.code in (0, 1)
        assert len(json.loads(result.out)) >= 3


def test_five_mebibytes_are_the_limit(read: Read, check: Check) -> None:
    """A note of exactly that size is read, one of a byte more is left out with an error."""
    size = 5 * 1024 * 1024
    line = b"x" * 79 + b"\n"
    start = b"---\nname: Ada\n---\n"
    just = (start + line * (size // 80 + 1))[:size]
    assert set(read({ADA: just}).contacts) == {ADA}
    assert codes(check({ADA: just})) == []
    assert not read({ADA: just + b"x"}).contacts
    assert read({}).unreadable == (ADA,)
    assert codes(check({})) == ["too-large"]


def test_a_sparse_giant_is_not_read(vault: Make) -> None:
    """Two GiB of nothing cost nothing."""
    root = vault({"people/x.md": ""})
    os.truncate(root / ADA.replace("ada", "x"), 2 << 30)
    assert opened(root)[1] == ["too-large people/x.md"]


def test_excluded_giants_are_no_fault(check: Check) -> None:
    """What `exclude` names is not even looked at."""
    settings = '[notes]\nexclude = ["people/big.md"]\n'
    assert codes(check({"notesnet.toml": settings, "people/big.md": b"x" * (5 * 1024 * 1024 + 1)})) == []


def test_a_thousand_folders_deep(vault: Make) -> None:
    """Deep trees are walked without recursion."""
    root = vault({"/".join(["d"] * 150) + "/a.md": note("type: person")})
    assert len(opened(root)[0].contacts) == 1
