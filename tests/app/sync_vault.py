"""A vault with a line of every kind on its agenda, and what a person does on these lines."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from notesnet.network.suggestion_id import suggestion_id
from notesnet.text.task_line import write_line
from tests.harness import TODAY, Result, clean_environment, run_here, write_files

WEEK = "agenda/2026-W48.md"
ADA = "people/ada.md"
BEN = "people/ben.md"
CAT = "people/cat.md"
DORA = "people/dora.md"
ELLEN = "people/ellen.md"
FAY = "people/fay.md"
GUS = "people/gus.md"
GROUP = "groups/breakfast.md"
MEETING = "meetings/2026-11-24 Pricing.md"
INTRO = "intros/ben--cat.md"
FILES: dict[str, str | bytes] = {
    "notesnet.toml": "",
    ADA: "---\nname: Ada Lovelace\ncadence: 6w\n---\n\n## Log\n- 2026-10-01 coffee: engines\n- 2026-08-02 call: looms\n",
    BEN: "---\nname: Ben Okri\n---\nKeeps bees.\n\n- [ ] Send the article 📅 2026-11-20\n- [ ] Ring the printer 📅 2026-12-24\n",
    CAT: "---\nname: Cat Stevens\n---\n\n## Log\n\n- 2026-11-02 call: songs\n",
    DORA: "---\nname: Dora Maar\nbirthday: 1970-11-26\ndates: { work anniversary: 11-27 }\n---\n",
    ELLEN: "---\nname: Ellen Ripley\n---\n\n## Log\n- 2026-11-10 call: sent a client #got/referral\n- 2026-06-01 call: cats\n",
    FAY: "---\nname: Fay Wray\n---\n\n## Log\n- 2025-05-01 call: a\n- 2025-03-01 call: b\n- 2025-01-01 call: c\n",
    GUS: '---\nname: Gus Grissom\ngroups: ["[[breakfast]]"]\n---\n',
    GROUP: "---\nname: Breakfast Club\nmeets: weekly thu\n---\n",
    MEETING: '---\ndate: 2026-11-24\npeople: ["[[gus]]", "[[dora]]"]\n---\nWe spoke of prices.\n',
    INTRO: (
        '---\ntype: intro\na: "[[ben]]"\nb: "[[cat]]"\ndirection: given\nmode: joint\nwhy: bees and songs\n'
        "created: 2026-11-10\na_asked:\na_answer:\nb_asked:\nb_answer:\nintroduced:\nchecked_in:\nmet:\noutcome:\n"
        "snoozed:\nclosed:\n---\n"
    ),
}  # fmt: skip


@dataclass
class Desk:
    """A vault, its agenda, and the commands that are run in it.

    Attributes:
        place: holds the vault and the person's home.
        week: the agenda file that marks are made in.
        before: the notes when the desk was last looked at.
    """

    place: Path
    week: str = WEEK
    before: dict[str, bytes] = field(default_factory=dict)

    @property
    def root(self) -> Path:
        """The vault."""
        return self.place / "vault"

    def run(self, *typed: str, today: str = TODAY, home: str = "home") -> Result:
        """Runs a command in the vault; another ``home`` is another machine."""
        return run_here(["--today", today, *typed], self.root, clean_environment(self.place / home))

    def agenda(self, week: str = "2026-W48") -> None:
        """Writes the agenda of a week with the real command, and marks are made in it from now on."""
        result = self.run("agenda", "--week", week)
        assert result.code == 0, result.err
        self.week = f"agenda/{week}.md"
        self.before = self.tree()

    def sync(self, *typed: str, code: int = 0, today: str = TODAY, home: str = "home") -> Result:
        """Runs `sync`, which has to end with ``code``."""
        result = self.run("sync", *typed, today=today, home=home)
        assert result.code == code, f"{result.code}\n{result.out}\n{result.err}"
        return result

    def text(self, path: str) -> str:
        """A file of the vault, its line ends as they are."""
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        """Saves a file as an editor would."""
        write_files(self.root, {path: text})

    def line(self, word: str, week: str = "") -> str:
        """The one line with an id of the agenda that holds a word."""
        found = [line for line in self.text(week or self.week).split("\n") if word in line and "^nn-" in line]
        assert len(found) == 1, (word, found, self.text(week or self.week))
        return found[0].rstrip("\r")

    def number(self, word: str) -> int:
        """Where that line stands."""
        return self.text(self.week).split("\n").index(self.line(word)) + 1

    def id(self, word: str) -> str:
        """The id of that line, without its check."""
        return "nn-" + self.line(word).rsplit("^nn-", 1)[1][:6]

    def mark(self, word: str, mark: str = "x", *below: str, done: str = "", due: str = "") -> None:
        """Puts a mark in the box of a line, a day behind it, another date on it, and lines below it."""
        self.change(word, lambda line: marked(line, mark, done, due), *below)

    def change(self, word: str, how: Callable[[str], str], *below: str) -> None:
        """Changes a line and adds others below it, as a person does."""
        old = self.line(word)
        text = self.text(self.week)
        end = "\r\n" if "\r\n" in text else "\n"
        self.write(self.week, text.replace(old, end.join([how(old), *below])))
        self.before = self.tree()

    def tree(self) -> dict[str, bytes]:
        """Every file of the vault with its bytes."""
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in files}

    def diff(self) -> dict[str, list[str]]:
        """The lines that went (``-``) and came (``+``) in each file since the last mark was made."""
        after = self.tree()
        found = {}
        for path in sorted({*self.before, *after}):
            old, new = (lines_of(side.get(path, b"")) for side in (self.before, after))
            lines = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
            if lines:
                found[path] = [line for line in lines if not line.startswith("@@")]
        return found


def lines_of(data: bytes) -> list[str]:
    """The lines of a file; one that is not there has none."""
    return data.decode("utf-8", "replace").removesuffix("\n").split("\n") if data else []


def marked(line: str, mark: str = "x", done: str = "", due: str = "") -> str:
    """The line with a mark in its box; ``done`` goes before the id, as Obsidian Tasks puts it."""
    line = line.replace("[ ]", f"[{mark}]", 1)
    if due:
        at = line.index("📅 ") + 2
        line = f"{line[:at]}{due}{line[at + 10 :]}"
    return line.replace(" ^nn-", f" {done} ^nn-") if done else line


def suggestion(who: str, other: str = "", words: str = "needs “a printer”, offers “printing”") -> str:
    """A line of Worth introducing; one for me without ``other``."""
    links = " and ".join(f"[[{path.rpartition('/')[2].removesuffix('.md')}]]" for path in (who, other) if path)
    return write_line(f"{links} — {words}", None, suggestion_id(who, other))


def desk(tmp_path: Path, changes: dict[str, str | bytes] | None = None, *, week: str = "2026-W48") -> Desk:
    """The vault with a line of every kind, some of its files changed, and the agenda of a week."""
    write_files(tmp_path / "vault", {**FILES, **(changes or {})})
    made = Desk(tmp_path)
    made.agenda(week)
    return made
