"""A long life: a real watch that is given very many saves keeps its memory, its files and its pace."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import write_files
from tests.watch.desk import FILES, WEEK
from tests.watch.process import Watch, eventually, watch

SAVES = int(os.environ.get("SOAK_SAVES", "3000"))
AT_ONCE = 50  # saves that make one reading
GROWTH = 4 * 1024  # KiB; what Python's allocator moves by
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="this system has no /proc"),
]


class Meter:
    """What a process uses: memory in KiB, open files, seconds of the processor for each series of saves."""

    def __init__(self, at: Watch) -> None:
        self._proc = Path(f"/proc/{at.process.pid}")
        self.memory: list[int] = []
        self.files: list[int] = []
        self.spent: list[float] = []
        self._before = self._seconds()

    def read(self, series: int) -> None:
        """Takes a reading after so many series more."""
        status = (self._proc / "status").read_text(encoding="ascii")
        self.memory.append(int(status.split("VmRSS:")[1].split()[0]))
        self.files.append(len(os.listdir(self._proc / "fd")))
        now = self._seconds()
        self.spent.append((now - self._before) / max(1, series))
        self._before = now

    def _seconds(self) -> float:
        fields = (self._proc / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


@pytest.mark.parametrize("index", ["on", "off"])
def test_memory_files_and_pace_stay_as_they_were(
    tmp_path: Path, index: str, record_property: Callable[[str, object], None]
) -> None:
    """However many saves there were, with the index and without: ``SOAK_SAVES`` says how many."""
    root = write_files(
        tmp_path / "vault", {**FILES, **{f"people/p{n}.md": f"---\nname: P {n}\n---\n" for n in range(60)}}
    )
    series = max(8, SAVES // AT_ONCE)
    with watch(root, before=["env", f"NOTESNET_INDEX={index}"]) as at:
        meter = Meter(at)
        for number in range(series):
            if number % (series // 8) == series // 8 - 1:
                meter.read(series // 8)
            _save_some(root, number)
            time.sleep(0.36)  # more than the quiet time, so that most series are read by themselves
            del at.events[:-200]
        assert eventually(lambda: f"Promise {series - 1} " in (root / WEEK).read_text(encoding="utf-8"))
        meter.read(series // 8)
        assert at.process.poll() is None
    found = f"KiB {meter.memory}, files {meter.files}, ms a series {[round(1e3 * spent) for spent in meter.spent]}"
    record_property("soak", found)
    print(found)  # noqa: T201 - the figures of a long run
    assert max(meter.memory[-3:]) - meter.memory[1] < GROWTH, found
    assert min(meter.files[-3:]) <= max(meter.files[:3]), found  # a reading that just goes on has some more open
    assert meter.spent[-2] < 2 * meter.spent[1] + 0.05, found


def _save_some(root: Path, number: int) -> None:
    """A series: many notes, some of them broken and mended again, and a promise that the agenda shows."""
    for at in range(AT_ONCE - 1):
        text = f"cadence: x{number}" if (number + at) % 7 == 0 else "cadence: 6w"
        path = root / f"people/p{(number * 7 + at) % 60}.md"
        path.write_text(f"---\nname: P {at}\n{text}\n---\n{number}\n", encoding="utf-8")
    promise = f"---\nname: Ben Okri\n---\n- [ ] Promise {number} made 📅 2026-11-20\n"
    (root / "people/ben.md").write_text(promise, encoding="utf-8")
