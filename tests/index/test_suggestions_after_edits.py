"""After any edits the kept suggestions are those of a vault that was read and compared anew."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from notesnet.app.concepts import lexicon_for
from notesnet.app.kept_suggestions import candidates_of
from notesnet.app.open_vault import open_vault
from notesnet.model.suggestion import Candidates
from notesnet.network import pairs, suggestion_candidates
from notesnet.network.memory_pool import MemoryPool
from notesnet.network.suggestion_candidates import find_candidates, may_match
from notesnet.text.weeks import Week
from tests.harness import TODAY
from tests.index.helpers import few_words, switched

WEEK = Week(2026, 48)
THINGS = ("a plumber", "boilers", "radiators", "legal advice", "a lawyer", "bookkeeping", "museums in Leeds", "kites")
NAMES = ("ada", "ben", "cyd", "dan", "eve", "fay", "gil", "hal", "ida", "jon", "kay", "lou")
WISHES = (
    "",
    "introductions: open\n",
    "introductions: open\n",
    "introductions: no\n",
    "paused_until: 2026-12-24\n",
    "status: archived\n",
)
FACTS = ("", "circle: inner\n", "email: a@b.example\n", "location: Leeds\n", "cadence: 6w\n")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few words, and few pairs, so that those that were just missed must rise."""
    monkeypatch.setattr(suggestion_candidates, "LOOKED_AT", 4)
    monkeypatch.setattr(pairs, "SPARE", 3)
    for module in ("index_file", "terms_file"):
        monkeypatch.setattr(f"notesnet.store.{module}.WAIT", 0.01)
    with few_words():
        yield


@dataclass
class Person:
    """What a note says."""

    name: str
    needs: list[str] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    clients: list[str] = field(default_factory=list)
    interests: list[str] = field(default_factory=list)
    knows: list[str] = field(default_factory=list)
    role: str = ""
    wish: str = ""
    fact: str = ""
    log: int = 0

    def text(self) -> str:
        """The note."""
        lists = {"needs": self.needs, "offers": self.offers, "ideal_client": self.clients, "interests": self.interests}
        lines = [f"{name}: [{', '.join(values)}]\n" for name, values in lists.items() if values]
        lines += [f"role: {self.role}\n"] if self.role else []
        links = ", ".join(f"'[[{name}]]'" for name in self.knows)
        lines += [f"knows: [{links}]\n"] if links else []
        log = "".join(f"- 2026-10-{1 + day % 28:02} call: hello {day}\n" for day in range(self.log))
        head = f"---\nname: {self.name.title()}\n{self.fact}{''.join(lines)}{self.wish}---\n"
        return f"{head}\n## Log\n{log}" if log else head

    def change(self, dice: random.Random, others: list[str]) -> None:
        """Another need, offer, acquaintance, wish, or something that matters to nobody."""
        what = dice.choice(("needs", "offers", "clients", "interests", "knows", "role", "wish", "wish", "fact", "log"))
        if what in ("needs", "offers", "clients", "interests"):
            setattr(self, what, dice.sample(THINGS, dice.randrange(3)))
        elif what == "knows":
            self.knows = dice.sample(others, min(len(others), dice.randrange(3)))
        elif what == "role":
            self.role = dice.choice(("", "Museum curator", "Heating engineer, seeks legal advice"))
        elif what == "log":
            self.log = (self.log + 1) % 5
        else:
            setattr(self, what, dice.choice(WISHES if what == "wish" else FACTS))


class Vault:
    """A folder in which people change."""

    def __init__(self, folder: Path, dice: random.Random) -> None:
        self.folder = folder
        self.dice = dice
        self.people = {name: Person(name) for name in NAMES[:9]}
        self.introduced = 0
        for person in self.people.values():
            person.needs, person.offers = (dice.sample(THINGS, dice.randrange(3)) for _ in range(2))
            self.save(person)

    def save(self, person: Person) -> None:
        """Writes a note."""
        path = self.folder / "people" / f"{person.name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(person.text())

    def edit(self, last: Candidates) -> None:
        """One save or a few; often of somebody who stands in the best pair."""
        dice = self.dice
        for _time in range(dice.choice((1, 1, 1, 3))):
            kind = dice.random()
            if kind < 0.2 and last.pairs:
                self._part(last.pairs[0].a.path, last.pairs[0].b.path)
            elif kind < 0.26:
                self._come_or_go()
            elif kind < 0.3:
                needs = ", ".join(dice.sample(THINGS, 2))
                (self.folder / "me.md").write_text(f"---\nname: Robin\nneeds: [{needs}]\noffers: [kites]\n---\n")
            elif kind < 0.34:
                day = self.folder / f"2026-10-{dice.randrange(10, 30)}.md"
                day.write_text(f"Saw [[{dice.choice(NAMES)}]] {dice.random()}.\n")
            else:
                person = self.people[dice.choice(list(self.people))]
                person.change(dice, [name for name in self.people if name != person.name])
                self.save(person)

    def _part(self, a: str, b: str) -> None:
        """The two who should meet most have met, or one of them has found somebody."""
        one, other = (self.people.get(Path(path).stem) for path in (a, b))
        if one is None or other is None:
            return
        if self.dice.random() < 0.3:
            self.introduced += 1
            note = self.folder / "intros" / f"{self.introduced}.md"
            note.parent.mkdir(exist_ok=True)
            note.write_text(f"---\na: '[[{one.name}]]'\nb: '[[{other.name}]]'\ncreated: 2026-08-01\n---\n")
        elif self.dice.random() < 0.5:
            one.knows = [other.name]
        else:
            one.needs = []
        self.save(one)

    def _come_or_go(self) -> None:
        name = self.dice.choice(NAMES)
        gone = self.people.pop(name, None)
        if gone:
            (self.folder / "people" / f"{name}.md").unlink()
        else:
            self.people[name] = Person(name, needs=[self.dice.choice(THINGS)], offers=[self.dice.choice(THINGS)])
            self.save(self.people[name])


def _kept(folder: Path, home: Path) -> Candidates:
    with switched(home, "on"):
        return candidates_of(open_vault(str(folder), date.fromisoformat(TODAY)), WEEK)


def _anew(folder: Path, home: Path) -> Candidates:
    with switched(home, "off"):
        vault = open_vault(str(folder), date.fromisoformat(TODAY)).vault
        if not may_match(vault):
            return Candidates((), ())
        return find_candidates(vault, MemoryPool(vault, lexicon_for(str(folder))[0]), WEEK.monday)


@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 12))])
def test_after_any_edits_they_are_those_of_a_vault_compared_anew(
    vault: Callable[[Mapping[str, str | bytes]], Path], tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People change, come, go, meet; what stood first is often what goes, and another must rise."""
    found = 0
    find = suggestion_candidates.find_candidates

    def counted(*arguments: object) -> Candidates:
        nonlocal found
        found += 1
        return find(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(suggestion_candidates, "find_candidates", counted)
    here, home = Vault(vault({}), random.Random(seed)), tmp_path / "home"
    last, different, times = _kept(here.folder, home), 0, 40
    for time in range(times):
        here.edit(last)
        kept = _kept(here.folder, home)
        assert kept == _anew(here.folder, home), time
        different += kept != last
        last = kept
    assert different > times // 4
    assert found < times  # what matters to nobody compares nobody
