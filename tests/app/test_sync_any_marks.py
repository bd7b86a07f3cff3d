"""Whatever is marked, on whichever machine: three runs give the same bytes, and undo gives the first ones."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.sync_vault import ADA, GUS, WEEK, Desk, desk, marked, suggestion

MARKS = st.sampled_from(
    ["", "x", "X", ">", "-", "/", "x ✅ 2026-11-24", "x [completion:: 2026-11-20]", "d 2026-12-03", "d 2026-11-24"]
)
WORDS = st.lists(
    st.sampled_from(
        ["  - call: one #gave/advice", "\t- yes", "  - no: too busy", "  - [[ada]]", "  2026-11-20 met her", "  > q"]
    ),
    max_size=2,
)
LINES = 11


def doing(line: str, mark: str, words: list[str]) -> str:
    """The line as a person leaves it."""
    first, _, rest = mark.partition(" ")
    if first == "d":
        return "\n".join([marked(line, " ", due=rest) if "📅 " in line else line, *words])
    return "\n".join([marked(line, first or " ", rest), *words])


def without_agendas(tree: dict[str, bytes]) -> dict[str, bytes]:
    """The notes."""
    return {path: data for path, data in tree.items() if not path.startswith("agenda/")}


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(MARKS, WORDS), min_size=LINES, max_size=LINES), st.booleans(), st.booleans())
def test_three_runs_are_one_and_undo_is_none(
    done: list[tuple[str, list[str]]],
    crlf: bool,
    twice: bool,
) -> None:
    """Also on a second machine without our state, and after the agenda is built again."""
    with TemporaryDirectory() as folder:
        at = desk(Path(folder))
        start = without_agendas(at.tree())
        text = at.text(WEEK) + "\n## Worth introducing\n" + suggestion(ADA, GUS) + "\n"
        todo = iter(done)
        new = "\n".join(doing(line, *next(todo)) if "^nn-" in line else line for line in text.split("\n"))
        new = f"{new}\n{new}" if twice else new
        at.write(WEEK, new.replace("\n", "\r\n") if crlf else new)
        _settles(at)
        while at.run("undo").code == 0:
            pass
        assert without_agendas(at.tree()) == start


def _settles(at: Desk) -> None:
    first = at.run("sync")
    assert first.code in (0, 5), first
    once = at.tree()
    for home in ("home", "another"):
        again = at.run("sync", home=home)
        assert again.code == first.code, (first, again)
        assert at.tree() == once, again
    assert at.run("agenda", home="another").code == 0
    built = at.tree()
    assert at.run("sync", today="2026-11-27", home="third").code == first.code
    assert at.tree() == built
    at.write(WEEK, once[WEEK].decode())


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(MARKS, WORDS), min_size=LINES, max_size=LINES),
    st.lists(st.tuples(MARKS, WORDS), min_size=LINES, max_size=LINES),
)
def test_marks_in_two_weeks_settle_in_one_run(
    older: list[tuple[str, list[str]]], newer: list[tuple[str, list[str]]]
) -> None:
    """The same items in last week's file and in this one, marked in any two ways."""
    with TemporaryDirectory() as folder:
        at = desk(Path(folder), week="2026-W47")
        for week, done in (("2026-W47", older), ("2026-W48", newer)):
            at.agenda(week)
            todo = iter(done)
            lines = at.text(at.week).split("\n")
            at.write(at.week, "\n".join(doing(line, *next(todo)) if "^nn-" in line else line for line in lines))
        _settles(at)
