"""Which file system a folder is on, and whether it reports what other computers write there."""

import os

from notesnet.text.patterns import regex

# Their kernel side learns of changes made elsewhere late or never; FUSE stands for sshfs, rclone, cloud drives and others.
_REMOTE = frozenset(
    "nfs nfs4 cifs smb3 smbfs ncpfs afs ceph glusterfs lustre gfs2 ocfs2 orangefs 9p v9fs virtiofs davfs davfs2 fuse "
    "fakeowner grpcfuse vboxsf vmhgfs prl_fs drvfs wslfs".split()
)
_OCTAL = regex(r"\\([0-7]{3})")
MOUNTS = "/proc/self/mountinfo"


def remote_type(root: str) -> str | None:
    """The type of the network or FUSE file system that holds the vault or a folder in it; None when it is a local one.

    Where the system keeps no such table (macOS, Windows) the answer is None.
    """
    try:
        with open(MOUNTS, encoding="utf-8", errors="surrogateescape") as file:
            return remote_in(file.read(), root)
    except OSError:
        return None


def remote_in(table: str, root: str) -> str | None:
    """The same from the text of the table of mounts."""
    nearest, found = "", None
    inside = None
    for line in table.splitlines():
        before, bar, behind = line.partition(" - ")
        words = before.split(" ")
        if not bar or len(words) < 5:
            continue
        point = _OCTAL.sub(lambda octal: chr(int(octal[1], 8)), words[4])
        kind = behind.split(" ", 1)[0]
        remote = kind if is_remote(kind) else None
        if _holds(point, root):
            if len(point) >= len(nearest):  # of two at one place the later one hides the other
                nearest, found = point, remote
        elif remote and _holds(root, point):
            inside = remote
    return found or inside


def is_remote(kind: str) -> bool:
    """Whether a type of file system is one of the network, or runs in a program (FUSE)."""
    return kind in _REMOTE or kind.startswith("fuse.")


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(outer.rstrip(os.sep) + os.sep)
