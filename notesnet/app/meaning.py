"""How near two texts are in meaning, for a vault: by the extra ``[semantic]``, where it is installed and not switched off."""

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from notesnet.store.index_place import SWITCH as INDEX_SWITCH
from notesnet.store.sentence_model import ROW, NoModelError, SentenceModel, installed

if TYPE_CHECKING:
    from notesnet.network.semantic import Likeness
    from notesnet.store.vectors import Vectors

SWITCH = "NOTESNET_SEMANTIC"  # off: as if the extra were not installed
AT_ONCE = 256  # texts between two words about how far it is
Progress = Callable[[int], None]


def likeness_for(root: str, progress: Progress | None = None) -> "tuple[Likeness | None, list[str]]":
    """What tells how near texts are, None without the extra; and a warning when it is installed and can't be used.

    ``progress`` is told how many texts were read that were not known from before.
    """
    if os.environ.get(SWITCH) == "off" or not installed():
        return None, []
    try:
        model = SentenceModel()
    except NoModelError as error:
        return None, [f"the extra [semantic] can't be used ({error}); {SWITCH}=off says no more about it"]
    from notesnet.store.vectors import Vectors, vectors_path  # noqa: PLC0415 - most have no such extra

    remembered = Vectors(vectors_path(root), model.name, ROW) if os.environ.get(INDEX_SWITCH) != "off" else None
    return _Meaning(model, remembered, progress), []


class _Meaning:
    """A likeness that remembers what it read."""

    def __init__(self, model: SentenceModel, remembered: "Vectors | None", progress: Progress | None) -> None:
        self._model = model
        self._remembered = remembered
        self._progress = progress

    def __call__(self, text: str, texts: Sequence[str]) -> list[float]:
        wanted = list(dict.fromkeys((text, *texts)))
        rows = self._remembered.known(wanted) if self._remembered else {}
        missing = [one for one in wanted if one not in rows]
        for at in range(0, len(missing), AT_ONCE):
            some = missing[at : at + AT_ONCE]
            made = dict(zip(some, self._model.rows(some), strict=True))
            rows |= made
            if self._remembered:
                self._remembered.keep(made)
            if self._progress:
                self._progress(at + len(some))
        return self._model.nearness(rows[text], [rows[one] for one in texts])
