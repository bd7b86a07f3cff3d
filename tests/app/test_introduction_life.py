"""Any life of an introduction that the rules let through is a note without a fault, and each step is a line more."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from notesnet.app.introduction_step import step_edit
from notesnet.errors import NotesnetError
from notesnet.model.settings import Settings
from notesnet.model.vault import Vault
from notesnet.network.introduction_intent import STEPS, Intent
from notesnet.network.introduction_steps import Taken, party_of, take_step
from notesnet.network.introduction_story import story_of
from notesnet.network.introductions import standing_of
from notesnet.read.note import NoteReader
from notesnet.read.vault import read_vault
from notesnet.text.hunks import changed_lines

PATH = "intros/x.md"
BEGAN = date(2026, 9, 1)
PEOPLE = {"people/ada.md": "---\nname: Ada\n---\n", "people/ben.md": "---\nname: Ben\nintroductions: {}\n---\n"}
FRONTS = ("created: 2026-09-01\n", "a_asked: # when\nb_asked:\nintroduced:\nclosed:\n", "asked_by: a\nmode: handover\n")


def _read(data: bytes, wish: str) -> Vault:
    reader = NoteReader(Settings())
    texts = {path: text.format(wish).encode() for path, text in PEOPLE.items()} | {PATH: data}
    notes = [note for path, text in texts.items() if (note := reader.read(path, text))]
    return read_vault(notes, Settings(), [])


def _taken(vault: Vault, step: str, day: date, text: str) -> Taken | None:
    """The step, None when a rule forbids it."""
    note = vault.introductions[PATH]
    try:
        return take_step(vault, note, step, party_of(vault, note, step, None), day, text)
    except NotesnetError as error:
        refused = error
    assert refused.help, refused.message
    return None


@settings(max_examples=60)
@given(
    front=st.sampled_from(FRONTS),
    received=st.booleans(),
    wish=st.sampled_from(["ask", "open", "no"]),
    body=st.sampled_from(["", "words", "- an item\n", "## Private\nmine\n"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    steps=st.lists(
        st.tuples(st.sampled_from(STEPS), st.integers(-2, 30), st.text("aé: #'\"[-\n", max_size=8)), max_size=16
    ),
)
def test_every_life_that_is_let_through_reads_back_without_a_fault(
    front: str, received: bool, wish: str, body: str, line_end: str, steps: list[tuple[str, int, str]]
) -> None:
    """What was said last stands there, nothing else changed, and no date lies before the one that it follows."""
    direction = "direction: received\n" if received else ""
    text = f'---\ntype: intro\na: "[[ada]]"\nb: "[[ben]]"\n{direction}{front}---\n{body}'
    data, day = text.replace("\n", line_end).encode(), BEGAN
    for step, days, words in steps:
        vault = _read(data, wish)
        when = day + timedelta(days)
        taken = _taken(vault, step, when, words)
        if taken is None:
            continue
        new = step_edit({}, taken)(data, PATH)
        changes = list(changed_lines(data.decode().split("\n"), new.decode().split("\n")))
        most = len(taken.fields) + 3 * bool(taken.body)  # the line, a blank one above, and the end of the last one
        assert sum(change.last - change.first for change in changes) <= most
        data, day = new, max(day, when)
        vault = _read(data, wish)
        note = vault.introductions[PATH]
        assert [fault for fault in vault.diagnostics if fault.path == PATH] == []
        party = "b" if taken.fields[0][0].startswith("b_") else "a"
        assert Intent(vault, note, step, "b" if party == "b" else "a", when).entered
        assert story_of(vault, note)
        assert isinstance(standing_of(vault, note, day).ended, bool)
        assert _taken(vault, step, when, words or "x") is None or step in ("ask", "chase", "yes", "no")
