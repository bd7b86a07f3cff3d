"""Digests of bytes, without the library of ciphers that `hashlib` loads at once: 3 ms of every start."""

try:
    from _blake2 import blake2b  # what hashlib.blake2b is
except ImportError:  # another Python than CPython keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
