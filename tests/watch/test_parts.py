"""The smaller parts: file systems, hints, marks, faults."""

import os
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.app.watch_faults import FaultMemory
from notesnet.model.code import Severity
from notesnet.model.diagnostic import Diagnostic
from notesnet.store.hints import MOST, Hinted, Hints
from notesnet.store.mounts import MOUNTS, remote_in, remote_type
from notesnet.store.seen import Seen
from tests.harness import write_files

TABLE = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/ann/Team\\040notes rw - nfs4 server:/notes rw
31 22 0:41 / /mnt/c rw - 9p C:\\134 rw
32 22 0:42 / /home/ann/cloud rw - fuse.rclone remote: rw
33 22 8:2 / /home/ann/usb rw - fuseblk /dev/sdb1 rw
34 32 8:3 / /home/ann/cloud/local rw - ext4 /dev/sdc1 rw
35 22 0:43 / /home/ann/vault/shared rw - cifs //server/x rw
nonsense
"""


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ("/home/ann/notes", None),
        ("/home/ann/Team notes", "nfs4"),
        ("/home/ann/Team notes/vault", "nfs4"),
        ("/home/ann/Team notes 2", None),
        ("/mnt/c/Users/ann", "9p"),
        ("/home/ann/cloud/vault", "fuse.rclone"),
        ("/home/ann/cloud/local/vault", None),
        ("/home/ann/usb", None),
        ("/home/ann/vault", "cifs"),
        ("/", "cifs"),
    ],
)
def test_network_and_fuse_file_systems_are_told_from_local_ones(root: str, kind: str | None) -> None:
    """By the nearest mount above the vault, or one below it."""
    assert (remote_in(TABLE, root) is not None) == (kind is not None)
    if kind and root != "/":
        assert remote_in(TABLE, root) == kind


@pytest.mark.skipif(not os.path.exists(MOUNTS), reason="this system has no table of mounts")
def test_the_folder_of_this_test_is_answered(tmp_path: Path) -> None:
    """The real table is read without a fault."""
    found = remote_type(str(tmp_path))
    assert found is None or isinstance(found, str)


def test_hints_are_bounded_and_lose_nothing() -> None:
    """Beyond a thousand paths they say: everything."""
    hints = Hints()
    for number in range(MOST):
        hints.add(f"{number % 500}.md")
    assert len(hints.take(0).paths) == 500

    def many(name: int) -> None:
        for number in range(400):
            hints.add(f"{name}-{number}.md")

    threads = [threading.Thread(target=many, args=[name]) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert hints.take(0) == Hinted(everything=True)
    assert hints.take(0) == Hinted()
    assert not hints.take(0)


def test_hints_wake_whoever_waits() -> None:
    """The wait ends with the first hint, not with its time."""
    hints = Hints()
    timer = threading.Timer(0.05, hints.add, ["a.md"])
    timer.start()
    assert hints.take(20).paths == {"a.md"}
    timer.join()


def test_marks_tell_saves_from_touches(tmp_path: Path) -> None:
    """A new time with the content that was read before is no change."""
    root = write_files(tmp_path, {"notesnet.toml": "", "a.md": "one", "drafts/b.md": "x", ".c/d.md": "x", "e.txt": "x"})
    seen = Seen(str(root))
    seen.use(lambda _path: False, "agenda/{year}-W{week}.md")
    seen.fill()
    assert len(seen) == 2
    assert not seen.differ(0)
    assert not seen.differ(0, ["drafts/b.md", ".c/d.md", "e.txt", "nothing.md"])
    write_files(root, {"a.md": "two"})
    found = seen.differ(1.0)
    assert found.changed == {"a.md"}
    assert seen.differ(1.0).changed == {"a.md"}, "nothing is forgotten before it was accepted"
    seen.accept(found)
    os.utime(root / "a.md")
    assert not seen.differ(2.0, ["a.md"])
    write_files(root, {"a.md": "six"})
    seen.expect("a.md", b"six", 3.0)
    assert not seen.differ(4.0)
    seen.expect("a.md", b"ten", 3.0)
    assert not seen.differ(4.0)
    (root / "a.md").unlink()
    assert seen.differ(5.0).missing == {"a.md"}


def test_a_folder_that_cannot_be_opened_has_lost_no_note() -> None:
    """Its notes are out of sight, not deleted."""
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        root = write_files(Path(place) / "vault", {"notesnet.toml": "", "people/ada.md": "one"})
        seen = Seen(str(root))
        seen.fill()
        (root / "people").chmod(0)
        child = os.fork()
        if child == 0:
            if os.geteuid() == 0:  # whom no mode keeps out
                os.setresuid(65534, 65534, 65534)
            os._exit(bool(seen.differ(1.0)))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        (root / "people").chmod(0o755)


CODES = st.sampled_from(["bad-date", "bad-value"])
FAULTS = st.lists(
    st.builds(
        lambda path, code, line: Diagnostic(
            code, Severity.WARNING, path, line, 1, line, 2, f"{code} is wrong", "mend it"
        ),
        st.sampled_from(["a.md", "b.md"]),
        CODES,
        st.integers(1, 9),
    ),
    max_size=4,
)


@given(FAULTS, st.lists(st.tuples(FAULTS, st.sets(st.sampled_from(["a.md", "b.md"]))), max_size=8))
def test_no_fault_is_told_twice_while_it_lasts(
    first: list[Diagnostic], rounds: list[tuple[list[Diagnostic], set[str]]]
) -> None:
    """Told faults are a part of those there are; `ok again` is said of a note that has none, and had some."""
    memory = FaultMemory()
    memory.learn(first)
    told: list[tuple[str, str]] = []
    before = {fault.path for fault in first}
    for faults, saved in rounds:
        fresh, mended = memory.news(faults, saved)
        there = [(fault.path, fault.code) for fault in faults]
        told = [key for at, key in enumerate(told) if told[: at + 1].count(key) <= there.count(key)]
        told += [(fault.path, fault.code) for fault in fresh]
        for key in set(told):
            assert told.count(key) <= there.count(key)
        assert set(mended) <= before - {path for path, _code in there}
        before = {path for path, _code in there}
