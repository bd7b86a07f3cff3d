"""Digests of bytes, without the library of ciphers that ``hashlib`` loads at once: 3 ms of every start.

They are what CPython's own hashlib falls back on; the modules have other names in other versions.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b, sha256
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    try:
        from _sha2 import sha256  # Python 3.12
    except ImportError:
        try:
            from _sha256 import sha256  # Python 3.11
        except ImportError:
            from hashlib import sha256

__all__ = ["blake2b", "sha256"]
