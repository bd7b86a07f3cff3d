"""Letters about an introduction: which note they stand on, and what is refused because it would be the wrong letter."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

ADA = "---\nname: Ada Lovelace\nemail: ada@engines.example\nphone: +44 20 7946 0000\n---\n"
BEN = "---\nname: Ben Carver\nemail: ben@carver.example\n---\n"
ME = "---\nname: Robin Fell\nemail: robin@fell.example\nsignature: Robin\n---\n"


def _vault(make: Make, ada: str = ADA, **entries: str) -> Path:
    """Ada and Ben, and a note about them when there are entries."""
    files: dict[str, str | bytes] = {"me.md": ME, "people/ada.md": ada, "people/ben.md": BEN}
    lines = "".join(f"{name}: {value}\n" for name, value in entries.items())
    note = f'---\ntype: intro\na: "[[Ada Lovelace]]"\nb: "[[Ben Carver]]"\n{lines}---\n'
    return make(files | ({"intros/x.md": note} if entries else {}))


def _drafts(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("drafts/*"))


def test_the_other_side_hears_not_now_and_no_name(vault: Make, run: Run) -> None:
    """Ben said no: Ada, who asked for it, hears neither that nor of whom it was."""
    _vault(vault, asked_by="a", b_asked="2026-11-10", b_answer="no 2026-11-12")
    result = run("draft", "intro-not-now", "ada", "ben")
    assert result.code == 0
    assert "The introduction you asked me for" in result.out
    assert "Ben" not in result.out


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"b_asked": "2026-11-10", "b_answer": "no"}, "Ada Lovelace was not asked and did not ask"),
        (
            {"a_asked": "2026-11-10", "a_answer": "'no: too busy'"},
            "Ada Lovelace said no: the letter is for the other side",
        ),
    ],
)
def test_not_now_goes_only_to_who_waits_for_it(vault: Make, run: Run, entries: dict[str, str], reason: str) -> None:
    """Nobody hears of an introduction that they never knew of, and nobody hears their own no."""
    folder = _vault(vault, **entries)
    result = run("draft", "intro-not-now", "ada", "ben")
    assert (result.code, result.out, _drafts(folder)) == (5, "", [])
    assert reason in result.err


@pytest.mark.parametrize("template", ["intro-not-now", "intro-chase"])
def test_without_a_note_it_is_said_that_nothing_shows_the_asking(vault: Make, run: Run, template: str) -> None:
    """The letter is made all the same: somebody may have asked by telephone."""
    _vault(vault)
    result = run("draft", template, "ada", "ben")
    assert result.code == 0
    assert "no introduction note is about Ada Lovelace and Ben Carver" in result.err


@pytest.mark.parametrize("entries", [{}, {"a_answer": "yes", "b_answer": "yes"}])
def test_a_check_in_introduces_nobody(vault: Make, run: Run, entries: dict[str, str]) -> None:
    """It shows each the other's address, so it is for those who have been introduced."""
    folder = _vault(vault, **entries)
    result = run("draft", "intro-checkin", "ada", "ben")
    assert (result.code, result.out, _drafts(folder)) == (5, "", [])
    assert "Ada Lovelace and Ben Carver have not been introduced" in result.err


def test_a_check_in_goes_to_both_who_were_introduced(vault: Make, run: Run) -> None:
    """With the day, whichever is named first."""
    _vault(vault, introduced="2026-11-09")
    for names in (("ada", "ben"), ("ben", "ada")):
        result = run("draft", "intro-checkin", *names)
        assert result.code == 0
        assert "in touch on 9 November" in result.out
        assert "ada@engines.example" in result.out
        assert "ben@carver.example" in result.out


def test_a_handover_waits_for_the_yes(vault: Make, run: Run) -> None:
    """Then it gives what the other likes to be reached by, and no more."""
    folder = _vault(vault, asked_by="b", mode="handover")
    assert run("draft", "intro-handover", "ben", "ada").code == 5
    assert _drafts(folder) == []
    _vault(vault, asked_by="b", mode="handover", a_answer="yes")
    letter = run("draft", "intro-handover", "ben", "ada").out
    assert "E-mail: ada@engines.example" in letter
    assert "7946" not in letter
    _vault(vault, ADA.replace("phone:", "prefers: a call\nphone:"), asked_by="b", mode="handover", a_answer="yes")
    letter = run("draft", "intro-handover", "ben", "ada").out
    assert "Phone: +44 20 7946 0000" in letter
    assert "ada@engines.example" not in letter


def test_the_introducer_is_thanked_and_told(vault: Make, run: Run) -> None:
    """Out of the received introduction: the day we met, and what came of it."""
    _vault(vault, direction="received", introduced="2026-10-01", met="2026-10-09")
    assert "We talked on 9 October." in run("draft", "intro-thanks", "ada", "ben").out
    assert run("draft", "intro-news", "ada", "ben").code == 2
    _vault(vault, direction="received", introduced="2026-10-01", outcome="2026-11-20 we share an office")
    told = run("draft", "intro-news", "ada", "ben")
    assert "in October, and I would like you to know what came of it: we share an office." in " ".join(told.out.split())
    assert told.out.startswith("To: Ada Lovelace <ada@engines.example>\n")


@pytest.mark.parametrize("template", ["intro-thanks", "intro-news"])
def test_thanks_do_not_go_to_the_wrong_one_of_the_two(vault: Make, run: Run, template: str) -> None:
    """The note says who introduced whom."""
    folder = _vault(vault, direction="received", introduced="2026-10-01", outcome="good")
    result = run("draft", template, "ben", "ada")
    assert (result.code, _drafts(folder)) == (5, [])
    assert "Ada Lovelace introduced you to Ben Carver, not the other way round" in result.err
    assert f'draft {template} "Ada Lovelace" "Ben Carver"' in result.err


def test_without_a_note_the_introducer_can_be_thanked_all_the_same(vault: Make, run: Run) -> None:
    """Many an introduction is in no note."""
    _vault(vault)
    assert "Thank you for introducing me to Ben Carver." in run("draft", "intro-thanks", "ada", "ben").out


def test_a_blurb_is_not_asked_of_who_wants_no_introductions_without_a_word(vault: Make, run: Run) -> None:
    """The draft is made, and stderr says what the note says."""
    _vault(vault, ADA.replace("phone:", "introductions: no\nphone:"))
    result = run("draft", "blurb-request", "ada")
    assert result.code == 0
    assert "Ada Lovelace wants no introductions (people/ada.md:4)" in result.err


def test_good_wishes_are_one_draft_a_person(vault: Make, run: Run) -> None:
    """By filter, each with its own greeting and nobody else's address."""
    tagged = {
        f"people/p{n}.md": f"---\nname: Pat{'abc'[n]} Lee\ntags: [client]\nemail: p{n}@x.example\n---\n"
        for n in range(3)
    }
    folder = vault({"me.md": ME, "people/ben.md": BEN, **tagged})
    assert run("draft", "holiday", "tag:client").code == 0
    assert len(_drafts(folder)) == 3
    texts = [path.read_text() for path in sorted(folder.glob("drafts/*"))]
    assert [text.count("@x.example") for text in texts] == [1, 1, 1]
    assert [f"Hello Pat{sign}," in text for sign, text in zip("abc", texts, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("template", "entries", "reason"),
    [
        (
            "intro-chase",
            {"a_asked": "2026-11-10", "a_answer": "yes 2026-11-18"},
            "said yes on 18 November (intros/x.md:",
        ),
        ("intro-chase", {"a_asked": "2026-11-10", "a_answer": "no 2026-11-18"}, "said no on 18 November (intros/x.md:"),
        (
            "intro-chase",
            {"created": "2026-11-05"},
            "was not asked, so there is nothing to remind of (intros/x.md, noted on 5",
        ),
        ("intro-chase", {"asked_by": "a", "b_asked": "2026-11-10"}, "it is Ada Lovelace who asked for this"),
        ("intro-ask", {"asked_by": "a"}, "it is Ada Lovelace who asked for this introduction (intros/x.md)"),
        ("intro-ask", {"a_asked": "2026-11-10", "a_answer": "yes 2026-11-18"}, "said yes on 18 November (intros/x.md:"),
        ("intro-ask", {"a_answer": "'no 2025-11-18: too busy'"}, "said no on 18 November 2025 (intros/x.md:"),
    ],
)
def test_nobody_is_asked_what_they_have_answered(
    vault: Make, run: Run, template: str, entries: dict[str, str], reason: str
) -> None:
    """Nor reminded of what they were never asked: such a letter would not be true."""
    folder = _vault(vault, **entries)
    result = run("draft", template, "ada", "ben")
    assert (result.code, result.out, _drafts(folder)) == (5, "", [])
    assert reason in result.err
    assert "busy" not in result.err


def test_who_was_asked_and_is_silent_is_reminded(vault: Make, run: Run) -> None:
    """The answer of the other one is no hindrance."""
    _vault(vault, a_asked="2026-11-10", b_asked="2026-11-10", b_answer="yes 2026-11-12")
    assert "I asked you on 10 November" in run("draft", "intro-chase", "ada", "ben").out
    assert run("draft", "intro-ask", "ada", "ben").code == 0


@pytest.mark.parametrize("template", ["intro-thanks", "intro-news"])
def test_nobody_is_thanked_for_an_introduction_that_i_gave(vault: Make, run: Run, template: str) -> None:
    """The note and its day are named; what `introduced_by` tells is thanked for all the same."""
    folder = _vault(vault, introduced="2026-11-09", outcome="they share an office")
    for names in (("ada", "ben"), ("ben", "ada")):
        result = run("draft", template, *names)
        assert (result.code, result.out, _drafts(folder)) == (5, "", [])
        assert "it is you who introduced" in result.err
        assert "on 9 November (intros/x.md)" in result.err
    (folder / "people" / "ben.md").write_text(BEN.replace("email:", 'introduced_by: "[[Ada Lovelace]]"\nemail:'))
    assert run("draft", "intro-thanks", "ada", "ben").code == 0


@pytest.mark.parametrize(
    ("kind", "opening", "subject"),
    [
        ("coffee", "It was good to talk with you on 4 November.", "After our conversation"),
        ("email", "It was good to be in touch with you on 4 November.", "Following up"),
        ("message", "It was good to be in touch with you on 4 November.", "Following up"),
    ],
)
def test_a_follow_up_does_not_call_a_message_a_talk(
    vault: Make, run: Run, kind: str, opening: str, subject: str
) -> None:
    """The words go by the kind of the last touch."""
    vault({"me.md": ME, "people/ada.md": f"{ADA}## Log\n- 2026-11-04 {kind}: kilns\n"})
    letter = run("draft", "follow-up", "ada").out
    assert opening in letter
    assert f"Subject: {subject}\n" in letter
    assert "Well met." in run("draft", "follow-up", "ada", "--set", "opening=well met").out


def test_after_a_full_room_nobody_is_told_that_we_talked(vault: Make, run: Run) -> None:
    """At an event one sees people; whether there was a talk its log line does not say."""
    vault({"me.md": ME, "people/ada.md": f"{ADA}## Log\n- 2026-11-04 event: the fair\n"})
    letter = run("draft", "follow-up", "ada").out
    assert "It was good to see you on 4 November." in letter
    assert "Subject: Following up\n" in letter


def test_a_diary_that_names_someone_gives_a_letter_no_day(vault: Make, run: Run) -> None:
    """It may tell of a meeting or of a thought: neither its day is named, nor an earlier one as the last."""
    log = f"{ADA}## Log\n- 2026-06-04 call: kilns\n"
    vault({"me.md": ME, "people/ada.md": log})
    assert "We were last in touch in June" in run("draft", "check-in", "ada").out
    vault({"me.md": ME, "people/ada.md": log, "2026-11-05.md": "Thought of [[ada]] today.\n"})
    assert "last in touch" not in run("draft", "check-in", "ada").out
    assert "It was good to be in touch with you.\n" in run("draft", "follow-up", "ada").out


def test_a_talk_that_is_not_noted_is_named(vault: Make, run: Run) -> None:
    """A follow-up to somebody without a touch says something that the notes do not bear out."""
    vault({"me.md": ME, "people/ada.md": ADA})
    reason = "no touch with Ada Lovelace is noted, and the letter says that you talked"
    assert reason in run("draft", "follow-up", "ada").err
    assert reason not in run("draft", "follow-up", "ada", "--set", "opening=It was good to meet you").err


def test_a_handover_goes_to_the_one_who_asked(vault: Make, run: Run) -> None:
    """The other's number is what was agreed on, not the number of the one who asked."""
    folder = _vault(vault, asked_by="b", mode="handover", a_answer="yes")
    result = run("draft", "intro-handover", "ada", "ben")
    assert (result.code, result.out, _drafts(folder)) == (5, "", [])
    assert "it is Ben Carver who asked to reach Ada Lovelace" in result.err
    assert 'draft intro-handover "Ben Carver" "Ada Lovelace"' in result.err
