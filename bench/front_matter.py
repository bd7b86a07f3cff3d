"""Front matter of ordinary notes: ours, with a span for every value, against PyYAML's fastest full loader.

A process of its own, so that neither what it imports nor what it holds weighs on the others: it prints seconds a note
as ``ours theirs ratio``, medians over rounds in turns.
"""

import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

import yaml

from bench.edits import first_notes
from notesnet.text.frontmatter import read_front_matter

MOST = 2000
ROUNDS = 9


def contact_notes(vault: str) -> list[str]:
    """The text of the first contact notes of a vault, at most 2,000."""
    texts = []
    for path in first_notes(vault, MOST):
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return texts


def compare(texts: Sequence[str]) -> tuple[float, float, float]:
    """(seconds a note with ours, with theirs, median of the ratios of the rounds)."""
    blocks = [text[block.start : block.end] for text in texts if (block := read_front_matter(text).block)]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_timed(read_front_matter, texts))
        theirs.append(_timed(_load, blocks))
    count = len(texts)
    pairs = zip(ours, theirs, strict=True)
    return median(ours) / count, median(theirs) / count, median(mine / other for mine, other in pairs)


def _load(block: str) -> object:
    return yaml.load(block, Loader=yaml.CSafeLoader)


def _timed(read: Callable[[str], object], texts: Sequence[str]) -> float:
    start = perf_counter()
    for text in texts:
        read(text)
    return perf_counter() - start


if __name__ == "__main__":
    print(*compare(contact_notes(sys.argv[1])))
