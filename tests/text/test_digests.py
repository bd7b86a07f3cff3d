"""The digests are those of hashlib, whichever module they come from."""

import hashlib
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from notesnet.text.digests import blake2b, sha256


@given(st.binary())
def test_they_are_those_of_hashlib(data: bytes) -> None:
    """What was written by one is found by the other."""
    assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
    assert blake2b(data, digest_size=16).digest() == hashlib.blake2b(data, digest_size=16).digest()


def test_a_python_without_those_modules_has_them_from_hashlib() -> None:
    """PyPy, or a later CPython: slower to start, and the same."""
    code = "import sys; sys.modules |= dict.fromkeys(['_sha2', '_sha256']); "
    code += "import notesnet.text.digests as d, hashlib; print(d.sha256 is hashlib.sha256)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "True\n", done.stderr
