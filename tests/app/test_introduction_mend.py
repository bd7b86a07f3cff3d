"""An introduction whose note has to be mended: everywhere it is said what and where, and no step is offered."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

FILES: dict[str, str | bytes] = {
    f"people/{first}.md": f"---\nname: {name}\nemail: {first}@x.example\n---\n"
    for first, name in (("ann", "Ann Archer"), ("bob", "Bob Baker"))
}
UNKNOWN = "mend line 6: `b_answer` is 'maybe', which is no answer"
LATER = "which has not been yet"


def _vault(make: Make, entries: str, b: str = "bob") -> Path:
    return make({**FILES, "intros/x.md": f'---\ntype: intro\na: "[[ann]]"\nb: "[[{b}]]"\n{entries}---\n'})


@pytest.mark.parametrize(
    ("entries", "b", "mend"),
    [
        ("b_asked: 2026-11-10\nb_answer: maybe\n", "bob", UNKNOWN),
        ("created: 2026-11-01\n", "nobody", "mend line 4: `b` (nobody) is no contact with a note"),
        ("introduced: 2027-01-01\n", "bob", f"mend line 5: `introduced` says 2027-01-01, {LATER}"),
        ("a_answer: yes\nb_answer: yes 2027-11-01\n", "bob", f"mend line 6: `b_answer` says 2027-11-01, {LATER}"),
    ],
)
def test_what_has_to_be_mended_is_said_wherever_the_step_would_stand(
    vault: Make, run: Run, entries: str, b: str, mend: str
) -> None:
    """On the agenda, in the list, in `show` and on the card, in the same words; nothing is there to be ticked."""
    _vault(vault, entries, b)
    agenda = run("agenda", "--print").out
    assert f"Waiting: Ann Archer and {'Bob Baker' if b == 'bob' else b} ({mend}).\n" in agenda
    assert "[[x|" not in agenda
    listed = run("intro", "list").out
    assert listed.startswith("Your move\n")
    assert mend in listed
    assert f"M{mend[1:]}." in " ".join(run("intro", "show", "x").out.split())
    assert f": {mend} (intros/x.md)\n" in run("show", "ann").out


def test_the_same_person_twice_is_named_in_the_list(vault: Make, run: Run) -> None:
    """The agenda has no line for it, as for a party that is missing."""
    _vault(vault, "", "ann")
    assert "mend line 4: `a` and `b` are the same person\n" in run("intro", "list").out
    assert "Waiting" not in run("agenda", "--print").out


def test_a_note_that_can_not_be_mended_is_closed(vault: Make, run: Run) -> None:
    """Closing is never refused, so it is offered."""
    _vault(vault, "a_answer: maybe\nb_asked: 2026-11-01\nb_chased: 2026-11-10\n")
    assert "close it: Bob was asked 1 Nov" in run("agenda", "--print").out
    assert "close it, Bob Baker has not answered" in run("intro", "list").out
    assert run("intro", "close", "x").code == 0


def test_a_day_later_in_the_week_is_none_that_has_to_be_mended(vault: Make, run: Run) -> None:
    """The agenda is the same all week; it has no day of its own."""
    _vault(vault, "a_answer: yes\nb_answer: yes 2026-11-29\n")
    assert "introduce them" in run("agenda", "--print").out


def test_whom_i_have_just_met_needs_no_note(vault: Make, run: Run) -> None:
    """Of a received one `b` may be a name alone."""
    _vault(vault, "direction: received\nintroduced: 2026-11-19\n", "Zoe Zander")
    assert "thank Ann, who introduced you on 19 Nov" in run("agenda", "--print").out
    assert "mend" not in run("intro", "list").out


def test_a_no_has_its_day_and_a_wish_has_none(vault: Make, run: Run) -> None:
    """Declined on the day of the no, not on that of a yes; who wants no introductions is named."""
    folder = _vault(vault, "a_answer: no 2026-11-12\nb_answer: yes 2026-11-20\n")
    assert "\nDeclined on 12 Nov.\n" in run("intro", "show", "x").out
    (folder / "intros/x.md").write_text('---\ntype: intro\na: "[[ann]]"\nb: "[[bob]]"\nb_answer: yes 2026-11-12\n---\n')
    (folder / "people/bob.md").write_text("---\nname: Bob Baker\nintroductions: no\n---\n")
    assert "\nDeclined: Bob Baker wants no introductions.\n" in run("intro", "show", "x").out
    assert "    declined: Bob Baker wants no introductions\n" in run("intro", "list").out


def test_a_program_is_told_the_line_of_a_refusal(vault: Make, run: Run) -> None:
    """As every refusal names path and line."""
    _vault(vault, "b_asked: 2026-11-12\nb_answer: yes 2026-11-01\n")
    result = run("--json", "intro", "send", "x")
    (refused,) = json.loads(result.out)["refused"]
    assert (result.code, refused["path"], refused["line"]) == (5, "intros/x.md", 6)


def test_a_command_is_never_broken_off_at_a_hyphen(vault: Make, run: Run) -> None:
    """It can be copied as it stands."""
    _vault(vault, "b_answer: no 2026-11-12\nasked_by: a\n")
    assert "`notesnet draft intro-not-now ann bob`" in run("intro", "show", "x").out


def test_who_may_have_been_written_to_already_is_no_order_to_write_again(vault: Make, run: Run) -> None:
    """`intro no` wrote the letter; `show` and `close` do not ask for a second one."""
    _vault(vault, "asked_by: a\nb_asked: 2026-11-10\n")
    assert "draft to Ann Archer" in run("intro", "no", "x").out
    for step in ("show", "close"):
        result = run("intro", step, "x")
        assert "Ann Archer asked you for it: unless you have written already," in result.out + result.err


def test_undo_names_the_letter_that_it_leaves(vault: Make, run: Run) -> None:
    """Also the second time: a letter that is the same is not written twice; one that was changed stays as it is."""
    folder = _vault(vault, "why: boats\n")
    letter = "drafts/2026-11-25-intro-ask-bob-baker--ann-archer.eml"
    for _ in range(2):
        assert f"{letter}: draft to Bob Baker" in run("intro", "ask", "x").out
        assert f"{letter} is still there: delete it if it is not to be sent\n" in run("undo").err
        assert [path.name for path in folder.glob("drafts/*")] == [letter.removeprefix("drafts/")]
    (folder / letter).write_bytes((folder / letter).read_bytes() + b"PS\r\n")
    assert "bob-baker--ann-archer-2.eml: draft" in run("intro", "ask", "x").out
    assert "-2.eml is still there" in run("undo").err


def test_undo_names_no_letter_of_another_step(vault: Make, run: Run) -> None:
    """Nor one that is not there any more."""
    folder = _vault(vault, "b_asked: 2026-11-10\n")
    assert run("intro", "chase", "x").code == 0
    assert run("intro", "yes", "x").code == 0
    assert run("undo").err == ""
    for path in folder.glob("drafts/*"):
        path.unlink()
    assert run("undo").err == ""
