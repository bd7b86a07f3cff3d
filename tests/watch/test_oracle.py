"""Whatever is done to a vault, and whatever is reported of it: the watch ends where a fresh run would."""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.app.open_vault import open_vault
from notesnet.app.watch_faults import FaultMemory
from notesnet.check.rules import check_vault
from notesnet.errors import RefusedError
from tests.harness import clean_environment, run_here, write_files
from tests.watch.desk import DAY, FILES, WEEK, Desk

NAMES = ("ada", "ben", "cat", "dora", "ellen", "fay", "gus")
TEXTS = (
    "---\nname: {n}\ncadence: 2w\n---\n\n## Log\n- 2026-10-01 call: a\n",
    "---\nname: {n}\ncadence: never mind\n---\n",
    "---\nname: {n}\nfollow_up: 2026-11-27\n---\n",
    "---\nname: {n\n---\n",
    "No front matter. [[ada]]\n",
    "---\nname: {n}\ntype: meeting\n---\n- [ ] Ring [[ben]] 📅 2026-11-24\n",
    "---\nname: {n}\nemail: same@mail.example\nbirthday: 11-28\n---\n",
)
SETTINGS = ("", "[agenda]\npeople_per_week = 1\n", '[notes]\nexclude = ["old/**"]\n', "[agenda\n")
FOLDERS = ("people", "old", "people/new", "people/new/deep")


class Deed(NamedTuple):
    """One thing done; ``at`` and ``how`` choose among what there is; it may be told, and some time passes."""

    what: str
    at: int
    how: int
    told: bool
    pause: float


DEEDS = st.builds(
    Deed,
    st.sampled_from("save save save delete move folder tick tick own settings temp touch night unmade".split()),
    st.integers(0, 50),
    st.integers(0, 50),
    st.booleans(),
    st.sampled_from([0.0, 0.05, 0.2, 0.5, 1.5, 8.0, 61.0]),
)


class World:
    """The hands that do the deeds."""

    def __init__(self, root: Path) -> None:
        people = {f"people/{name}.md": TEXTS[0].format(n=name.title()) for name in NAMES}
        self.root = write_files(root, {**FILES, **people})
        self.desk = Desk(root)

    def do(self, deed: Deed) -> None:
        """Does it, tells the watch of it or of something else, and lets time pass."""
        act: Callable[[Deed], str] = getattr(self, f"_{deed.what}")
        path = act(deed)
        if deed.told:
            self.desk.hint(*([path] if path else []))
        self.desk.wait(deed.pause)

    def _notes(self) -> list[str]:
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*.md"))

    def _save(self, deed: Deed) -> str:
        path = f"{FOLDERS[deed.at % len(FOLDERS)]}/{NAMES[deed.how % len(NAMES)]}.md"
        write_files(self.root, {path: TEXTS[deed.at % len(TEXTS)].replace("{n}", path[-6:-3])})
        return path

    def _delete(self, deed: Deed) -> str:
        path = self._notes()[deed.at % len(self._notes())]
        (self.root / path).unlink()
        return path

    def _move(self, deed: Deed) -> str:
        path = self._notes()[deed.at % len(self._notes())]
        target = f"{FOLDERS[deed.how % len(FOLDERS)]}/moved{deed.how}.md"
        (self.root / target).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).rename(self.root / target)
        return path  # where it went is not told

    def _folder(self, deed: Deed) -> str:
        source, target = self.root / FOLDERS[deed.at % 2], self.root / f"other{deed.how}"
        if source.exists() and not target.exists():
            source.rename(target)
        return ""

    def _tick(self, deed: Deed) -> str:
        return self._agenda(deed, lambda line: line.replace("[ ]", "[x]" if deed.how % 3 else "[>]", 1))

    def _own(self, deed: Deed) -> str:
        return self._agenda(deed, lambda line: f"{line}\n  - call: {deed.how} words")

    def _agenda(self, deed: Deed, how: Callable[[str], str]) -> str:
        file = self.root / WEEK
        lines = file.read_text(encoding="utf-8").split("\n") if file.exists() else []
        ours = [at for at, line in enumerate(lines) if "^nn-" in line]
        if ours:
            lines[ours[deed.at % len(ours)]] = how(lines[ours[deed.at % len(ours)]])
            file.write_text("\n".join(lines), encoding="utf-8")
        return WEEK

    def _settings(self, deed: Deed) -> str:
        write_files(self.root, {"notesnet.toml": SETTINGS[deed.how % len(SETTINGS)]})
        return "notesnet.toml"

    def _temp(self, _deed: Deed) -> str:
        write_files(self.root, {"people/.ada.md.swp": "x", "people/4913": "", "people/ada.md~": "x"})
        return "people/4913"

    def _touch(self, deed: Deed) -> str:
        path = self._notes()[deed.at % len(self._notes())]
        os.utime(self.root / path)
        return path

    def _night(self, _deed: Deed) -> str:
        self.desk.today += timedelta(days=1)
        return ""

    def _unmade(self, deed: Deed) -> str:
        folder = self.root / "people/new"
        if deed.at % 2:
            shutil.rmtree(folder, ignore_errors=True)
        return "people/new/deep/nothing.md"


@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(DEEDS, min_size=1, max_size=12))
def test_the_watch_ends_where_a_fresh_run_would(deeds: list[Deed]) -> None:
    """After some quiet, `sync` and `agenda` find nothing to do, and the faults known are those of a fresh `check`."""
    with tempfile.TemporaryDirectory() as place:
        home = clean_environment(Path(place) / "home")
        with patch.dict(os.environ, home, clear=True):
            world = World(Path(place).resolve() / "vault")
            try:
                for deed in deeds:
                    world.do(deed)
                write_files(world.root, {"notesnet.toml": "[agenda]\npeople_per_week = 5\n"})
                world.desk.wait(500)
            except RefusedError as error:
                assert "contacts are gone at once" in error.message  # noqa: PT017 - one of two right ends
                return
        before = _files(world.root)
        for command in ("sync", "agenda"):
            run_here([command, "--today", world.desk.today.isoformat()], world.root, home)
            assert _files(world.root) == before, command
        fresh = FaultMemory()
        fresh.learn(check_vault(open_vault(str(world.root), world.desk.today).vault, world.desk.today))
        assert world.desk.watching._faults.known == fresh.known
        assert world.desk.today >= DAY


def _files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
