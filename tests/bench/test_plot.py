"""The picture of time against notes."""

from itertools import pairwise
from xml.etree import ElementTree as ET

from bench.figures import Results
from bench.peers import KHARD, TODOMAN
from bench.plot import plot
from bench.row import Row
from bench.targets import CLICK_WALK, LOOP, NONE_CHANGED

SVG = "{http://www.w3.org/2000/svg}"
TIMES = {NONE_CHANGED: 0.1, "cold `agenda --print`": 0.9, LOOP: 0.5, TODOMAN: 0.102, KHARD: 2.0}


def results(sizes: tuple[int, ...], left: tuple[str, ...] = ()) -> Results:
    rows = [
        Row(what, size, (time * size / 1e3,) * 3, 1, CLICK_WALK if what == NONE_CHANGED else "", 0.05 * size / 1e3)
        for size in sizes
        for what, time in TIMES.items()
        if what not in left
    ]
    return Results("2026-11-25", "Linux x86_64, 2 <fast> cores", 1, tuple(rows))


def words(svg: ET.Element) -> list[str]:
    return [text.text or "" for text in svg.iter(f"{SVG}text")]


def test_it_has_a_line_for_each_with_axes_units_day_and_machine() -> None:
    """And a point for each size."""
    svg = ET.fromstring(plot(results((1_000, 10_000, 100_000))))
    lines = [line.get("points", "").split() for line in svg.iter(f"{SVG}polyline")]
    assert [len(points) for points in lines] == [3] * 6
    told = words(svg)
    assert any("2026-11-25" in line and "2 <fast> cores" in line for line in told)
    assert "notes in the vault (count, logarithmic)" in told
    assert "time (ms and s, logarithmic)" in told
    assert {"1,000", "10,000", "100,000", "100 ms", "1 s"} <= set(told)
    assert not any("Not measured" in line for line in told)
    assert svg.find(f"{SVG}title") is not None
    assert "prefers-color-scheme: dark" in plot(results((1_000,)))


def test_ten_times_the_time_is_one_step_up_and_ten_times_the_notes_one_to_the_right() -> None:
    """Both axes are logarithmic, so that what is linear is straight."""
    svg = ET.fromstring(plot(results((1_000, 10_000, 100_000))))
    for line in svg.iter(f"{SVG}polyline"):
        places = [tuple(map(float, point.split(","))) for point in line.get("points", "").split()]
        steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(places)]
        assert abs(steps[0][0] - steps[1][0]) < 0.2
        assert abs(steps[0][1] - steps[1][1]) < 0.2
        assert steps[0][1] < 0 < steps[0][0]


def test_names_do_not_lie_on_one_another() -> None:
    """Two lines of nearly the same time have names a line apart."""
    svg = ET.fromstring(plot(results((1_000, 10_000))))
    right = max(float(text.get("x", "0")) for text in svg.iter(f"{SVG}text"))
    heights = sorted(float(text.get("y", "0")) for text in svg.iter(f"{SVG}text") if text.get("x") == f"{right:g}")
    assert len(heights) == 6
    assert all(after - before >= 18 for before, after in pairwise(heights))


def test_what_was_not_measured_is_named() -> None:
    """Nothing is left out in silence; nothing at all is no error either."""
    told = words(ET.fromstring(plot(results((1_000,), left=(KHARD, TODOMAN)))))
    assert "Not measured: todoman list --due, warm, khard list." in told
    assert any(
        line.startswith("Not measured: notesnet agenda, warm") for line in words(ET.fromstring(plot(results(()))))
    )
