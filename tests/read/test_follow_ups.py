"""Follow-ups: tasks that were promised to someone."""

import pytest

from tests.read.helpers import ADA, Check, Files, Read, ada, codes, note


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("- [ ] send 📅 2026-11-25", "2026-11-25"),
        ("- [ ] send 📅2026-11-25", "2026-11-25"),
        ("- [ ] send 📅 2026-11-25 ^abc", "2026-11-25"),
        ("- [ ] send [due:: 2026-11-25]", "2026-11-25"),
        ("- [ ] send [due::2026-11-25]", "2026-11-25"),
        ("- [ ] send (due:: 2026-11-25)", "2026-11-25"),
        ("- [ ] send due:2026-11-25", "2026-11-25"),
        ("- [ ] send due:2026-11-25 to her", "2026-11-25"),
        ("- [ ] send ⏳ 2026-11-25", "2026-11-25"),
        ("- [ ] send [scheduled:: 2026-11-25]", "2026-11-25"),
        ("- [ ] send ⏳ 2026-11-20 📅 2026-11-25", "2026-11-25"),
        ("- [ ] send 📅 2026-11-25 ⏳ 2026-11-20", "2026-11-25"),
        ("- [ ] send [scheduled:: 2026-11-20] due:2026-11-25", "2026-11-25"),
        ("- [ ] send ➕ 2026-11-01 📅 2026-11-25", "2026-11-25"),
        ("* [ ] send 📅 2026-11-25", "2026-11-25"),
        ("1. [ ] send 📅 2026-11-25", "2026-11-25"),
        ("  - [ ] send 📅 2026-11-25", "2026-11-25"),
        ("- [ ] send 🛫 2026-11-20", None),
        ("- [ ] send", None),
        ("- [ ] send subdue:2026-11-25", None),
    ],
)
def test_the_due_date(read: Read, check: Check, line: str, due: str | None) -> None:
    """In each of the three forms, the scheduled date only without one."""
    (task,) = read({ADA: line}).follow_ups
    assert (str(task.due) if task.due else None) == due
    assert task.text.startswith("send")
    assert "2026-11-2" not in task.text or due is None
    assert task.contacts == (ADA,)
    assert codes(check({})) == []


@pytest.mark.parametrize(
    ("line", "state", "done"),
    [
        ("- [ ] x 📅 2026-11-25", "open", None),
        ("- [x] x ✅ 2026-11-20", "done", "2026-11-20"),
        ("- [X] x [completion:: 2026-11-20]", "done", "2026-11-20"),
        ("- [x] x", "done", None),
        ("- [-] x ❌ 2026-11-20", "cancelled", None),
        ("- [>] x", "open", None),
        ("- [/] x", "open", None),
        ("- [?] x", "open", None),
        ("- [ä] x", "open", None),
    ],
)
def test_the_state(read: Read, line: str, state: str, done: str | None) -> None:
    """Done, cancelled, or open with any other mark."""
    (task,) = read({ADA: line}).follow_ups
    assert (task.state, str(task.done) if task.done else None) == (state, done)


@pytest.mark.parametrize(
    "line", ["- []", "- [  ] x", "-[ ] x", "[ ] x", "- [xx] x", "```\n- [ ] x\n```", "- `[ ] x`", "    - [ ] x"]
)
def test_what_is_no_task(read: Read, line: str) -> None:
    """Code, and boxes that are none."""
    assert read({ADA: line}).follow_ups == ()


def test_where_tasks_count(read: Read) -> None:
    """Anywhere in a contact's or group's note; in a meeting or dated note when they link to a contact themselves."""
    line = "- [ ] write to [[ada]] 📅 2026-11-25\n"
    files: Files = {
        ADA: "- [ ] one\n## Log\n- 2026-10-01 call\n  - [ ] two\n- [ ] three\n## Private\n- [ ] four 📅 2026-11-25\n",
        "groups/g.md": "- [ ] five\n",
        "meetings/2026-10-01 m.md": line + "- [ ] no link\n[[ada]]\n- [ ] [[g]]\n",
        "2026-10-02.md": "> " + line + "- [ ] [[nobody]] 📅 2026-11-25\n",
        "me.md": line,
        "intros/i.md": line,
        "agenda/2026-W48.md": line,
        "other.md": line,
    }
    tasks = read(files).follow_ups
    assert [(task.path, task.line) for task in tasks] == [
        ("2026-10-02.md", 1),
        ("groups/g.md", 1),
        ("meetings/2026-10-01 m.md", 1),
        (ADA, 1),
        (ADA, 4),
        (ADA, 5),
        (ADA, 7),
    ]
    assert tasks[0].contacts == tasks[2].contacts == (ADA,)
    assert tasks[1].contacts == ("groups/g.md",)
    assert tasks[6].private
    assert tasks[4].below is not None
    assert (str(tasks[4].below[0]), tasks[4].below[1]) == ("2026-10-01", "call")


def test_a_task_for_two_people(read: Read) -> None:
    """Each linked contact, once, in order."""
    files: Files = {
        ADA: "A",
        "people/bob.md": "B",
        "2026-10-02.md": "- [ ] [[bob]] meets [[ada]], [[Bob]] 📅 2026-11-25",
    }
    (task,) = read(files).follow_ups
    assert task.contacts == ("people/bob.md", ADA)


@pytest.mark.parametrize(
    "due", ["📅 2026-02-30", "📅 2026-11-5", "due:2026/11/25", "[due:: tomorrow]", "[due:: 25.11.2026]"]
)
def test_a_due_date_that_cannot_be_read_is_a_fault(read: Read, check: Check, due: str) -> None:
    """The task stays, without a date."""
    (task,) = read({ADA: f"words\n- [ ] send {due}"}).follow_ups
    assert task.due is None
    assert [(f.code, f.line) for f in check({})] == [("bad-date", 2)]


def test_tasks_that_are_about_nobody_are_no_business_of_ours(check: Check) -> None:
    """A date in a daily note's own task is not looked at."""
    assert codes(check({"2026-10-02.md": "- [ ] rent 📅 tomorrow\n- [ ] x [due:: soon]\n"})) == []


def test_tasks_in_a_log_are_no_interactions(read: Read) -> None:
    """They are follow-ups, not touches."""
    contact = ada(read, "", "## Log\n- [x] 2026-10-01 call her\n- [ ] 2026-10-02 call her\n")
    assert contact.log == ()
    assert len(contact.tasks) == 2


def test_a_recurring_task_is_marked(read: Read) -> None:
    """Only Obsidian Tasks may tick it."""
    (task,) = read({ADA: "- [ ] send 🔁 every month 📅 2026-11-25"}).follow_ups
    assert task.recurring
    assert str(task.due) == "2026-11-25"


def test_tasks_of_a_broken_note_still_count(read: Read) -> None:
    """Its links and log do, so its promises do."""
    (task,) = read({ADA: note("a: b: c", "- [ ] send 📅 2026-11-25")}).follow_ups
    assert task.contacts == (ADA,)
