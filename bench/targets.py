"""The figures to reach: each is the limit of one row."""

from typing import NamedTuple

from bench.peers import TODOMAN
from bench.watching import SAVED, checked_out

START, TEN, HUNDRED = 0, 10_000, 100_000
CLICK_WALK, LOOP = "click + walk", "python-frontmatter loop"
CHANGED, NONE_CHANGED = "warm `agenda --print`, 10 notes changed", "warm `agenda --print`"
REBUILD, AT_TEN = "cold `index --rebuild`", "the same with 10,000 notes"
FRONT_MATTER, LOADER = "front matter with spans, a note", "CSafeLoader"
WARM_PEAK = "peak memory, warm `agenda`, `why`, `show`, `list due`"
COLD_PEAK = "peak memory, cold `index --rebuild` and first `agenda --print`"
OFF_PEAK = "peak memory, the same four without an index"
FIRST = "first `agenda --print`"
BOOKS = ("LinkedIn", "Google", "any table, --map")
BOOK, READER = "10,000 rows of an address book", "csv.DictReader"


class Target(NamedTuple):
    """A row's key, and what its figure may be at most; None where it only has to come about."""

    what: str
    against: str
    notes: int
    most: float | None
    unit: str = "×"


TARGETS = (
    Target("`notesnet --help`", "click", START, 1.25),
    *(
        Target(f"warm {what}", CLICK_WALK, notes, most)
        for notes, most in ((TEN, 1.6), (HUNDRED, 1.4))
        for what in ("`agenda --print`", "`why NAME`", "`show NAME`", "`list due`")
    ),
    Target("warm `log NAME`, less its fsyncs", CLICK_WALK, TEN, 1.6),
    Target(NONE_CHANGED, TODOMAN, TEN, 0.25),
    Target(CHANGED, NONE_CHANGED, TEN, 1.4),
    Target("completion of a name", "click", TEN, 1.6),
    Target(FRONT_MATTER, LOADER, TEN, 0.7),
    Target(REBUILD, LOOP, TEN, 0.8),
    Target(REBUILD, AT_TEN, HUNDRED, 11.0),
    Target(WARM_PEAK, "", HUNDRED, 80.0, "MiB"),
    Target(COLD_PEAK, "", HUNDRED, 160.0, "MiB"),
    Target(SAVED, "", TEN, 250.0, "ms"),
    Target(checked_out(TEN), "", TEN, None, "s"),
    Target("warm `match TEXT`", CLICK_WALK, TEN, 2.0),
    Target("warm `suggest NAME`", CLICK_WALK, TEN, 2.0),
    Target("warm `suggest`, all pairs", "reading the vault cold", TEN, 2.0),
    *(Target(f"{BOOK}: {name}", READER, START, 2.0) for name in BOOKS),
)


def target_of(what: str, against: str, notes: int) -> Target | None:
    """The target of a row, None when no figure is set."""
    return next((one for one in TARGETS if one[:3] == (what, against, notes)), None)
