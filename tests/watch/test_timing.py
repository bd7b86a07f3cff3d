"""When something is done: the monotonic clock is a number here."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from notesnet.app.watch_hooks import MOST, HookQueue
from notesnet.app.watch_timing import Pace, Timing

GAPS = st.lists(st.floats(0.001, 3.0), min_size=1, max_size=60)


@given(GAPS)
def test_a_look_comes_after_a_rest_or_at_the_ceiling(gaps: list[float]) -> None:
    """Never before 0.3 s without a hint, never later than 10 s after the first one."""
    pace = Pace()
    timing = Timing(pace, survey_at=1e9)
    now = first = 100.0
    timing.hint(now)
    for gap in gaps:
        at = timing.look_at
        assert at is not None
        assert at <= first + pace.ceiling
        assert at in (now + pace.debounce, first + pace.ceiling)
        if at <= now + gap:
            timing.looked()
            assert timing.look_at is None
            first = now + gap
        now += gap
        timing.hint(now)


def test_nothing_to_do_is_a_pulse_of_sleep() -> None:
    """Never longer, so that midnight and a vanished folder are found."""
    timing = Timing(Pace(), survey_at=1000.0)
    assert timing.wait(100.0) == 5.0
    assert timing.wait(998.0) == 2.0
    timing.agenda_saved(940.0)
    assert timing.wait(999.5) == 0.5
    assert timing.wait(2000.0) == 0.0


def test_the_hook_runs_once_a_path_in_order() -> None:
    """Saved twice before its turn, a path has one turn."""
    queue = HookQueue()
    for path in ("b", "a", "b"):
        queue.add(path, 10.0)
    assert [queue.take(10.0), queue.take(10.0), queue.take(10.0)] == ["b", "a", None]
    assert queue.wait(10.0) > 1000


def test_a_hook_that_changes_its_note_slows_down_and_never_stops() -> None:
    """Each change right after a run waits longer, up to a minute; after a rest it is at once again."""
    queue = HookQueue()
    now, runs = 0.0, []
    queue.add("ada", now)
    while now < 600.0:
        now += queue.wait(now) + 1e-6
        assert queue.take(now) == "ada"
        runs.append(now)
        queue.ended("ada", now)
        queue.add("ada", now + 0.3)
    gaps = [round(later - sooner, 3) for sooner, later in pairwise(runs)]
    assert gaps == sorted(gaps)
    assert len(runs) < 20
    assert gaps[-1] >= MOST
    now += queue.wait(now) + 1e-6
    queue.take(now)
    queue.ended("ada", now)
    queue.add("ada", now + 1000)
    assert queue.wait(now + 1000) == 0.0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0.0, 5.0)), max_size=40))
def test_no_save_is_passed_over_by_the_hook(saves: list[tuple[str, float]]) -> None:
    """After the last save of a path the command runs for it at least once."""
    queue = HookQueue()
    now = 0.0
    owed = set()
    for path, gap in saves:
        now += gap
        queue.add(path, now)
        owed.add(path)
        ready = queue.take(now)
        if ready:
            owed.discard(ready)
            queue.ended(ready, now)
    for _path in range(len(owed)):
        now += queue.wait(now) + 1e-6
        ready = queue.take(now)
        assert ready is not None
        owed.discard(ready)
    assert owed == set()
