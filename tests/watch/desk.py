"""A vault under watch whose time is ours: hours pass without sleeping."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from notesnet.app.watch_news import News
from notesnet.app.watch_timing import Pace
from notesnet.app.watching import Watching
from notesnet.store.hints import Hinted
from tests.harness import clean_environment, run_here, write_files

DAY = date(2026, 11, 25)
WEEK = "agenda/2026-W48.md"
ADA = "people/ada.md"
BEN = "people/ben.md"
FILES: dict[str, str | bytes] = {
    "notesnet.toml": "",
    ADA: "---\nname: Ada Lovelace\ncadence: 6w\n---\n\n## Log\n- 2026-10-01 coffee: engines\n",
    BEN: "---\nname: Ben Okri\n---\nKeeps bees.\n\n- [ ] Send the article 📅 2026-11-20\n",
    "people/cat.md": "---\nname: Cat Stevens\n---\n",
    "people/dora.md": "---\nname: Dora Maar\nbirthday: 1970-11-26\n---\n",
    "people/ellen.md": "---\nname: Ellen Ripley\n---\n",
}
BROKEN = "---\nname: Ada Lovelace\ncadence: sometimes\n---\n"
FINE = "---\nname: Ada Lovelace\ncadence: 6w\n---\n"


@dataclass
class Desk:
    """The vault, the hands that save in it, and the watch that is told or not told of it."""

    root: Path
    pace: Pace = field(default_factory=Pace)
    now: float = 1000.0
    today: date = DAY

    def __post_init__(self) -> None:
        self.watching = Watching(str(self.root), self.now, self.pace)
        self.first, *self.numbers = self.watching.begin(self.now, self.today)

    def save(self, path: str, text: str | bytes, *, told: bool = True) -> list[News]:
        """Saves a file, and tells the watch unless that gets lost."""
        write_files(self.root, {path: text})
        return self.hint(path) if told else []

    def delete(self, path: str, *, told: bool = True) -> list[News]:
        """Deletes a file."""
        (self.root / path).unlink()
        return self.hint(path) if told else []

    def hint(self, *paths: str) -> list[News]:
        """Tells the watch of paths, of everything when there is none."""
        return self.watching.step(self.now, self.today, Hinted(frozenset(paths), everything=not paths))

    def wait(self, seconds: float) -> list[News]:
        """Lets time pass, as the loop does: the watch is asked again whenever it wants to be."""
        end = self.now + seconds
        news: list[News] = []
        while self.now < end:
            self.now = min(end, self.now + max(self.watching.wait(self.now), 0.001))
            news += self.watching.step(self.now, self.today)
        return news

    def text(self, path: str) -> str:
        """A file of the vault."""
        return (self.root / path).read_text(encoding="utf-8")

    def tick(self, word: str, week: str = WEEK) -> None:
        """Ticks the only line of the agenda that holds a word, as an editor would."""
        lines = self.text(week).split("\n")
        (at,) = (number for number, line in enumerate(lines) if word in line and "^nn-" in line)
        lines[at] = lines[at].replace("[ ]", "[x]", 1)
        self.save(week, "\n".join(lines))


def kinds(news: list[News]) -> list[str]:
    """What happened, without the plain saves: ``fault people/ada.md``."""
    return [f"{one.what} {one.path}".strip() for one in news if one.what != "read"]


def desk(tmp_path: Path, changes: dict[str, str | bytes] | None = None, pace: Pace | None = None) -> Desk:
    """A small vault under watch, its agenda written and its first look at ticks done."""
    made = Desk(write_files(tmp_path / "vault", {**FILES, **(changes or {})}), pace or Pace())
    made.wait(made.pace.quiet + 1)
    return made


def nothing_left(made: Desk, tmp_path: Path) -> None:
    """A fresh `sync` and a fresh `agenda` find nothing to do."""
    before = {path: path.read_bytes() for path in made.root.rglob("*") if path.is_file()}
    environment = clean_environment(tmp_path / "home")
    for command in ("sync", "agenda"):
        assert run_here([command, "--today", made.today.isoformat()], made.root, environment).code == 0
    assert {path: path.read_bytes() for path in made.root.rglob("*") if path.is_file()} == before
