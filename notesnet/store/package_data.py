"""Finds the folders that come with notesnet: ``templates`` and ``sample-vault``."""

import os

from notesnet.errors import DiskError

_PACKAGE = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


def data_dir(name: str) -> str:
    """The absolute path of a folder that comes with notesnet.

    Raises:
        DiskError: it is missing.
    """
    return folder_in(_PACKAGE, name)


def folder_in(package: str, name: str) -> str:
    """The folder ``name`` that belongs to the package at ``package``: in a wheel inside it, in a checkout beside it.

    The wheel comes first, and beside the package only a checkout counts, since what lies beside an installed package
    may belong to someone else.

    Raises:
        DiskError: it is in neither place.
    """
    inside = os.path.join(package, "_data", name)
    if os.path.isdir(inside):
        return inside
    checkout = os.path.dirname(package)
    beside = os.path.join(checkout, name)
    if os.path.isdir(beside) and os.path.isfile(os.path.join(checkout, "pyproject.toml")):
        return beside
    raise DiskError(f"notesnet's own folder {name} is missing", "install notesnet again")
