"""A month on the sample vault of a diligent person with an editor, who touches nothing but the files of the agenda."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.app.what_stays import same_but_for_ticks
from tests.harness import Result, clean_environment, run_here

MONDAY = date(2026, 11, 23)
LINE = re.compile(r"- \[ \] (.*?)(?: 📅 (\d{4}-\d\d-\d\d))? (\^(nn-[0-9a-f]{6})-[0-9a-f]{4})$")
WORDS = (
    (),
    ("call: the shop is fine",),
    ("email: sent an article #gave/advice",),
    ("coffee: a printer", "a new school"),
)
LOGGED = ("Keep in touch", "Dates", "To thank", "Reawaken", "Meetings")
FEWEST, MOST = 20, 80  # lines of a Monday's page


class Done(NamedTuple):
    """What the person did on a line."""

    section: str
    id: str
    mark: str
    day: date
    line: str
    moved: date | None


@dataclass
class Person:
    """Lives with one vault; remembers what was done where."""

    root: Path
    home: Path
    done: list[Done] = field(default_factory=list)
    answers: list[tuple[date, Path, str, str]] = field(default_factory=list)

    def run(self, today: date, *typed: str) -> Result:
        """One command."""
        return run_here(["--today", today.isoformat(), *typed], self.root, clean_environment(self.home))

    def live(self, path: Path, today: date) -> None:
        """A day: what is due in it is done, two people are talked to, one introduction goes a step."""
        for answer in [one for one in self.answers if one[0] <= today]:
            self.answers.remove(answer)
            _write_below(answer[1], answer[2], answer[3])
        today_done = Counter[str]()
        for section, text, due, id_ in list(_open_lines(path)):
            known = any(one.id == id_ and one.moved != due for one in self.done)
            if known or (due and due > today and section != "Keep in touch"):
                continue
            number = sum(one.section == section for one in self.done)
            deed = self._choose(section, text, number, today_done[section], today)
            if deed:
                mark, below, moved = deed
                today_done[section] += 1
                _mark(path, id_, mark, today if mark == "x" else None, moved)
                for words in below:
                    _write_below(path, id_, words)
                self.done.append(Done(section, id_, mark, today, text, moved))
                self._expect_an_answer(section, text, path, id_, today)

    def _choose(
        self, section: str, text: str, number: int, today_done: int, today: date
    ) -> tuple[str, tuple[str, ...], date | None] | None:
        weekday = today.weekday()
        if section == "Promises":
            if number % 7 == 3:
                return " ", (), today + timedelta(9)
            return ("x", ">", "x", "x", "x", "x", "-", "x")[number % 8], (), None
        if section == "Introductions" and not today_done:
            below = ("they work together now",) if "what came of it: " in text else ()
            return (">" if number % 8 == 5 else "x"), below, None
        if section == "Keep in touch" and today_done < 2 and weekday < 5:
            if number % 9 == 6:
                return " ", (), today + timedelta(12)
            mark = ("x", "x", "x", ">", "x", "-")[number % 6]
            return mark, WORDS[number % 4] if mark == "x" else (), None
        if section == "Groups":
            met = re.search(r"You would meet (.*?)\.", text)
            people = re.split(", | and ", met[1]) if met else []
            return ("x", tuple(f"[[{name}]]" for name in people), None) if people else None
        if section == "Meetings":
            return "x", ("meeting: went through the numbers",), None
        if section == "Dates" or (section == "To thank" and weekday in (2, 4)):
            return "x", (), None
        if section == "Reawaken" and weekday == 4:
            return ("-", (), None) if number % 2 else ("x", ("message: how is it going?",), None)
        return None

    def _expect_an_answer(self, section: str, text: str, path: Path, id_: str, today: date) -> None:
        if section == "Introductions" and re.search(r" — (?:ask|chase) [A-Z]", text):
            answer = "no: too busy until spring" if len(self.done) % 3 == 0 else "yes"
            self.answers.append((today + timedelta(2), path, id_, answer))
        elif section == "Introductions" and "— check in" in text:
            self.answers.append((today + timedelta(1), path, id_, "yes"))


def _open_lines(path: Path) -> Iterator[tuple[str, str, date | None, str]]:
    section = ""
    for line in path.read_text("utf-8").splitlines():
        section = line[3:] if line.startswith("## ") else section
        match = LINE.fullmatch(line)
        if match:
            yield section, match[1], date.fromisoformat(match[2]) if match[2] else None, match[4]


def _mark(path: Path, id_: str, mark: str, done: date | None, moved: date | None) -> None:
    """As Obsidian Tasks does: the day it was done stands before the block id."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if f"^{id_}" in line)
    line = lines[at].replace("- [ ]", f"- [{mark}]", 1)
    line = re.sub(r" (\^nn-)", rf" ✅ {done} \1", line) if done else line
    lines[at] = re.sub(r"📅 [\d-]+", f"📅 {moved}", line) if moved else line
    path.write_text("".join(lines), "utf-8")


def _write_below(path: Path, id_: str, words: str) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if f"^{id_}" in line) + 1
    while at < len(lines) and lines[at].startswith("  "):
        at += 1
    path.write_text("".join([*lines[:at], f"  - {words}\n", *lines[at:]]), "utf-8")


def _notes(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*.md") if "agenda" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes().decode() for path in found}


def test_after_a_month_in_the_agenda_the_notes_read_as_if_they_had_been_kept(sample: Path, tmp_path: Path) -> None:
    """Every tick is in a note, once and with its day; nothing else changed; the pages stay short; `undo` takes it all back."""
    person = Person(sample, tmp_path / "home")
    before = _notes(sample)
    faults = person.run(MONDAY, "check").out
    pages = []
    for day in (MONDAY + timedelta(days) for days in range(28)):
        synced = person.run(day, "sync")
        assert synced.code == 0, synced
        assert person.run(day, "sync").out == ""
        assert person.run(day, "agenda").code == 0
        year, week, _weekday = day.isocalendar()
        path = sample / f"agenda/{year}-W{week:02}.md"
        if day.weekday() == 0:
            pages.append(path.read_text("utf-8"))
        person.live(path, day)
    last = MONDAY + timedelta(28)
    assert person.run(last, "sync").code == 0
    after = _notes(sample)
    for note in {*before, *after}:
        same_but_for_ticks(note, before.get(note), after.get(note))
    for done in person.done:
        _is_in_a_note(done, after)
    assert len(person.done) > 60
    assert [page for page in pages if not FEWEST < page.count("\n") < MOST] == []
    assert all("## Keep in touch" in page for page in pages)
    assert person.run(last, "check").out == faults
    assert person.run(last, "undo", "100").code == 0
    assert _notes(sample) == before


def _is_in_a_note(done: Done, notes: dict[str, str]) -> None:
    about = re.match(r"\[\[([^\]|]+)", done.line)
    assert about
    note = next((text for path, text in notes.items() if path.endswith(f"{about[1]}.md")), "")
    if done.section in LOGGED and done.mark == "x":
        lines = [line for text in notes.values() for line in text.splitlines() if line.endswith(f"^{done.id}")]
        assert lines, done
        assert all(line[2:12] == done.day.isoformat() for line in lines), (done, lines)
    elif done.section == "Groups":
        made = [text for path, text in notes.items() if path.startswith("meetings/") and f"^{done.id}" in text]
        assert [f"date: {done.day}" in text for text in made] == [True], done
    elif done.section == "Promises" and done.mark == "x":
        tasks = [line for text in notes.values() for line in text.splitlines() if line.startswith("- [x]")]
        assert any(done.day.isoformat() in line and _like(line, done.line) for line in tasks), done
    elif done.section == "Introductions" and done.mark == "x":
        assert done.day.isoformat() in note, done


def _like(task: str, line: str) -> bool:
    """Whether a line of the agenda is about a task: most of its words are the task's."""
    words = set(re.findall(r"\w{3,}", task))
    said = set(re.findall(r"\w{3,}", line.partition(". ")[2]))
    return len(words & said) * 2 > len(said)
