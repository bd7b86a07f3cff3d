"""Whatever a person does in the agenda file, building it again loses none of their lines and then changes nothing more."""

import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.app.agenda import write_agenda
from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.text.weeks import week_of
from tests.harness import ROOT


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done at a line: ``what`` it is, and the line it is done to (counted around)."""

    what: str
    at: int


WORDS = {
    "own line": "Mine {n}: ring the plumber",
    "own task": "- [ ] Mine {n}: buy stamps 📅 2026-11-26",
    "child": "  - call: mine {n}, she found one",
    "own section": "## Mine {n}",
    "blank": "",
}
MARKS = {"tick": "[x]", "put off": "[>]", "skip": "[-]", "tick loudly": "[X]"}
deeds = st.lists(
    st.builds(Deed, st.sampled_from([*WORDS, *MARKS, "change", "delete", "move up"]), st.integers(0, 80)), max_size=8
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenVault:
    """The sample, read once; the agenda goes into a folder of its own."""
    root = tmp_path_factory.mktemp("agenda") / "vault"
    shutil.copytree(ROOT / "sample-vault", root)
    return open_vault(str(root), date(2026, 11, 25))


@settings(max_examples=15)
@given(done=deeds, windows=st.booleans())
def test_nothing_that_a_person_wrote_or_changed_is_lost(done: list[Deed], windows: bool, opened: OpenVault) -> None:
    """Own lines, ticks, changed lines and what stands below them are all there afterwards, and a second run rests."""
    path = Path(opened.root) / "agenda/2026-W48.md"
    path.unlink(missing_ok=True)
    original = _build(opened)
    lines, theirs = _apply(original.splitlines(), done)
    end = "\r\n" if windows else "\n"
    path.write_bytes((end.join(lines) + end).encode())
    built = _build(opened)
    assert Counter(theirs) - Counter(built.splitlines()) == Counter()
    assert _build(opened) == built, "a second run changed the file"
    assert ("\r\n" in built) is windows


def test_an_untouched_file_is_not_written_again(opened: OpenVault) -> None:
    """Nothing was done to it, so nothing is done to it."""
    (Path(opened.root) / "agenda/2026-W48.md").unlink(missing_ok=True)
    built = _build(opened)
    agenda, written = write_agenda(opened, week_of(opened.today))
    assert (agenda.text, written) == (built, False)


def _build(opened: OpenVault) -> str:
    return write_agenda(opened, week_of(opened.today))[0].text


def _apply(lines: list[str], done: list[Deed]) -> tuple[list[str], list[str]]:
    """The lines after the deeds, and those among them that are the person's."""
    theirs: list[str] = []
    for number, deed in enumerate(done):
        at = 1 + deed.at % (len(lines) - 1)
        if deed.what in WORDS:
            line = WORDS[deed.what].format(n=number)
            lines.insert(at + 1, line)
            theirs += [line] if line else []
        elif not lines[at].startswith("- ["):
            continue
        else:
            old = lines[at]
            theirs = [line for line in theirs if line != old]
            new = _changed(lines, at, deed)
            theirs += [new] if new else []
    return lines, [line for line in theirs if line in lines]


def _changed(lines: list[str], at: int, deed: Deed) -> str | None:
    """Does a deed to a task line; gives the line when it is a person's now."""
    old = lines[at]
    if deed.what == "delete":
        del lines[at]
        return None
    if deed.what == "move up":
        lines.insert(2, lines.pop(at))
        return old if "Mine" in old else None
    lines[at] = old.replace("[ ]", MARKS[deed.what], 1) if deed.what in MARKS else old.replace(" — ", " — (mine) ", 1)
    return lines[at] if lines[at] != old or "Mine" in old else None
