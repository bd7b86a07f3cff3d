"""The watch step by step: time is an argument, files are real, nothing sleeps."""

import os
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from notesnet.app.watch_timing import Pace
from notesnet.app.watching import Watching
from notesnet.errors import NoVaultError, RefusedError
from tests.harness import TODAY, clean_environment, run_here, write_files
from tests.watch.desk import ADA, BEN, BROKEN, DAY, FILES, FINE, WEEK, Desk, desk, kinds, nothing_left


def test_the_first_look_writes_the_agenda_and_counts_what_is_there(tmp_path: Path) -> None:
    """As `notesnet agenda` would; faults that are there already are a number."""
    made = Desk(write_files(tmp_path / "vault", {**FILES, ADA: BROKEN}))
    assert kinds(made.first) == [f"agenda {WEEK}"]
    assert made.numbers == [5, 5, 1]
    copy = write_files(tmp_path / "copy", {**FILES, ADA: BROKEN})
    run_here(["agenda", "--today", TODAY], copy, clean_environment(tmp_path / "home"))
    assert made.text(WEEK) == (copy / WEEK).read_text(encoding="utf-8")


def test_the_first_look_says_how_far_it_is(tmp_path: Path) -> None:
    """Every thousand notes, for whoever waits at a terminal."""
    many: dict[str, str | bytes] = {f"daily/{number}.md": "x" for number in range(2000)}
    root = write_files(tmp_path / "vault", {**FILES, **many})
    told: list[int] = []
    Watching(str(root), 0.0).begin(0.0, DAY, told.append)
    assert told == [1000, 2000]


def test_a_fault_is_told_once_and_its_end_once(tmp_path: Path) -> None:
    """However often the broken note is saved."""
    made = desk(tmp_path)
    made.save(ADA, BROKEN)
    (fault,) = [one for one in made.wait(2) if one.what == "fault"]
    assert fault.path == ADA
    assert fault.fault is not None
    assert fault.fault.line == 3
    assert fault.fault.excerpt == "cadence: sometimes"
    for text in (BROKEN + "\nMore.\n", BROKEN + "\nAnd more.\n", BROKEN.replace("name", "email: a@b.example\nname")):
        made.save(ADA, text)
        assert kinds(made.wait(5)) == []
    made.save(ADA, FINE)
    assert kinds(made.wait(2)).count(f"mended {ADA}") == 1
    made.save(ADA, FINE + "\n")
    assert kinds(made.wait(100)) == []


def test_a_fault_from_before_is_told_when_its_note_is_saved(tmp_path: Path) -> None:
    """Who works on a note hears what is wrong with it, and that it is right now."""
    made = desk(tmp_path, {ADA: BROKEN, BEN: BROKEN.replace("Ada Lovelace", "Ben Okri")})
    made.save(ADA, BROKEN + "\nMore.\n")
    assert kinds(made.wait(2)) == [f"fault {ADA}"]
    made.save(BEN, "---\nname: Ben Okri\n---\n")
    assert f"mended {BEN}" in kinds(made.wait(2))


def test_a_file_that_is_missing_for_a_moment_is_not_deleted(tmp_path: Path) -> None:
    """An editor takes the note away and puts it back: nothing is told, the agenda never loses the person."""
    made = desk(tmp_path)
    before = made.text(WEEK)
    text = made.text(ADA)
    made.delete(ADA)
    assert made.wait(0.6) == []
    made.save(ADA, text + "\nMore.\n")
    assert kinds(made.wait(5)) == []
    assert made.text(WEEK) == before
    made.delete(ADA)
    news = made.wait(5)
    assert f"gone {ADA}" in kinds(news)
    assert "Ada" not in made.text(WEEK)


def test_what_we_write_does_not_wake_us(tmp_path: Path) -> None:
    """The agenda and the notes that ticks went into are known by their content, whatever the system reports of them."""
    made = desk(tmp_path)
    made.tick("[[ada|")
    made.wait(61)
    for _time in range(3):
        made.hint(WEEK, ADA, BEN)
        assert made.wait(5) == []
    made.hint()
    assert made.wait(200) == []
    os.utime(made.root / WEEK)
    made.hint(WEEK)
    assert made.wait(200) == []


def test_a_save_changes_the_agenda_only_where_its_bytes_change(tmp_path: Path) -> None:
    """A note with nothing new for the week leaves the file alone, its time included."""
    made = desk(tmp_path)
    before = os.stat(made.root / WEEK).st_mtime_ns
    made.save("people/cat.md", "---\nname: Cat Stevens\n---\nSings.\n")
    assert [one.what for one in made.wait(2)] == ["read"]
    assert os.stat(made.root / WEEK).st_mtime_ns == before
    made.save("people/cat.md", "---\nname: Cat Stevens\nfollow_up: 2026-11-26\n---\nSings.\n")
    assert kinds(made.wait(2)) == [f"agenda {WEEK}"]
    assert "[[cat|" in made.text(WEEK)


def test_ticks_are_taken_after_a_minute_of_quiet(tmp_path: Path) -> None:
    """Every save of the agenda begins the minute anew; then the note has the line, and the tick is told once."""
    made = desk(tmp_path)
    made.tick("[[ada|")
    made.wait(50)
    assert "^nn-" not in made.text(ADA)
    made.save(WEEK, made.text(WEEK) + "\nMine.\n")
    made.wait(50)
    assert "^nn-" not in made.text(ADA)
    news = made.wait(15)
    assert f"tick {ADA}" in kinds(news)
    assert f"- {DAY}" in made.text(ADA)
    assert made.text(WEEK).endswith("\nMine.\n")
    assert kinds(made.wait(500)) == []


def test_ticks_are_taken_while_other_notes_are_saved_without_end(tmp_path: Path) -> None:
    """Only the agenda has to be quiet; a sync program may go on for hours."""
    made = desk(tmp_path)
    made.tick("[[ada|")
    for number in range(400):  # 80 s
        made.save("people/cat.md", f"---\nname: Cat Stevens\n---\n{number}\n")
        made.wait(0.2)
    assert f"- {DAY}" in made.text(ADA)


def test_what_a_watch_took_in_can_be_taken_back(tmp_path: Path) -> None:
    """`undo` gives the note and the box back, and the watch does not take the tick again."""
    made = desk(tmp_path)
    note = made.text(ADA)
    made.tick("[[ada|")
    made.wait(61)
    assert made.text(ADA) != note
    result = run_here(["undo", "--today", TODAY], made.root, dict(os.environ))
    assert result.code == 0, result.err
    assert made.text(ADA) == note
    made.wait(500)
    assert made.text(ADA) == note
    assert "- [ ] [[ada|" in made.text(WEEK)


def test_a_tick_that_is_refused_is_told_once(tmp_path: Path) -> None:
    """It stays where it is, and so does every other thing that works."""
    made = desk(tmp_path)
    made.tick("[[ada|")
    made.save(WEEK, made.text(WEEK).replace("[[ada|", "[[nobody|"))
    assert f"refused {WEEK}" in kinds(made.wait(70))
    made.save(WEEK, made.text(WEEK) + "\nMine.\n")
    assert kinds(made.wait(200)) == []
    made.save(WEEK, made.text(WEEK).replace("[[nobody|", "[[ada|"))
    assert f"tick {ADA}" in kinds(made.wait(70))


def test_a_series_of_saves_is_one_reading_and_an_endless_one_is_read_all_the_same(tmp_path: Path) -> None:
    """After 0.3 s of rest, at the latest 10 s after the first of them."""
    made = desk(tmp_path)
    readings = 0
    for number in range(200):  # 40 s, a save every 0.2 s
        made.save(ADA, f"{FINE}\n{number}\n")
        readings += any(one.what == "read" for one in made.wait(0.2))
    readings += any(one.what == "read" for one in made.wait(2))
    assert 4 <= readings <= 5
    assert made.wait(20) == []


def test_a_new_day_and_a_new_week_come_by_themselves(tmp_path: Path) -> None:
    """At midnight the vault is read again; on Monday the new week has its file and takes the open lines along."""
    made = desk(tmp_path)
    made.today = date(2026, 11, 29)
    assert made.wait(6) == []
    made.today = date(2026, 11, 30)
    assert "agenda agenda/2026-W49.md" in kinds(made.wait(6))
    made.wait(70)
    assert "[[ada|" in made.text("agenda/2026-W49.md")
    assert "[[ada|" not in made.text(WEEK)
    nothing_left(made, tmp_path)


def test_a_vanished_vault_ends_the_watch_and_deletes_nothing(tmp_path: Path) -> None:
    """The disk is not there any more: a message, and no file is made where it was."""
    made = desk(tmp_path)
    made.root.rename(tmp_path / "elsewhere")
    made.root.mkdir()
    with pytest.raises(NoVaultError, match="is gone"):
        made.wait(20)
    assert list(made.root.iterdir()) == []
    assert (tmp_path / "elsewhere" / WEEK).exists()


def test_a_vault_that_comes_back_at_once_is_the_same_vault(tmp_path: Path) -> None:
    """A sync program swaps the folder: nothing is told, the watch goes on."""
    made = desk(tmp_path)
    made.root.rename(tmp_path / "elsewhere")
    assert made.wait(2) == []
    shutil.copytree(tmp_path / "elsewhere", made.root)
    assert kinds(made.wait(100)) == []


@pytest.mark.parametrize("told", [True, False])
def test_more_than_half_of_the_contacts_gone_ends_the_watch(tmp_path: Path, *, told: bool) -> None:
    """The agenda stays as it was; half of them is a person's right."""
    made = desk(tmp_path)
    before = made.text(WEEK)
    for path in list(FILES)[1:4]:
        made.delete(path, told=told)
    with pytest.raises(RefusedError, match="3 of 5 contacts are gone at once; nothing was written"):
        made.wait(100)
    assert made.text(WEEK) == before


def test_less_than_half_gone_is_a_deletion(tmp_path: Path) -> None:
    """Two of five: told, and the agenda is that of the three others."""
    made = desk(tmp_path)
    made.delete(ADA)
    made.delete(BEN)
    assert {f"gone {ADA}", f"gone {BEN}"} <= set(kinds(made.wait(10)))
    nothing_left(made, tmp_path)


def test_a_renamed_folder_of_people_is_no_loss(tmp_path: Path) -> None:
    """As many as before, in another place."""
    made = desk(tmp_path, {"notesnet.toml": '[notes]\ncontact = { paths = ["people/**", "clients/**"] }\n'})
    (made.root / "people").rename(made.root / "clients")
    made.hint()
    news = made.wait(10)
    assert "gone people/ada.md" in kinds(news)
    assert len([one for one in news if one.what == "read"]) == 5
    nothing_left(made, tmp_path)


def test_an_agenda_that_cannot_be_written_is_told_once_and_tried_again(tmp_path: Path) -> None:
    """Its bytes are no UTF-8: it stays; moved away, the agenda is written at the next look."""
    made = desk(tmp_path)
    made.save(WEEK, b"\xff\xfe")
    assert kinds(made.wait(30)).count("trouble") == 1
    made.save(BEN, "---\nname: Ben Okri\nfollow_up: 2026-11-27\n---\n")
    assert "trouble" not in kinds(made.wait(30))
    assert (made.root / WEEK).read_bytes() == b"\xff\xfe"
    made.delete(WEEK, told=False)
    assert f"agenda {WEEK}" in kinds(made.wait(130))


def test_the_same_size_and_time_is_seen_by_its_content(tmp_path: Path) -> None:
    """A save that keeps length and time of change, as on a disk with whole seconds."""
    made = desk(tmp_path)
    made.save(ADA, FINE)
    made.wait(5)
    status = os.stat(made.root / ADA)
    made.save(ADA, FINE.replace("6w", "6x"))
    os.utime(made.root / ADA, ns=(status.st_atime_ns, status.st_mtime_ns))
    made.hint(ADA)
    assert f"fault {ADA}" in kinds(made.wait(5))


@pytest.mark.parametrize("told", [True, False])
def test_two_machines_come_to_rest(tmp_path: Path, *, told: bool) -> None:
    """A tick on one of them, synced both ways: after two rounds nobody writes any more."""
    one = desk(tmp_path / "a")
    two = desk(tmp_path / "b")
    one.tick("[[ada|")
    for made in (one, two):
        made.wait(61)
    written = []
    for _round in range(6):
        written = [_copied(here, there, told=told) for here, there in ((one, two), (two, one))]
        for made in (one, two):
            made.wait(150)
    assert written == [[], []]
    assert one.text(WEEK) == two.text(WEEK)
    assert one.text(ADA) == two.text(ADA)
    assert one.text(ADA).count(f"- {DAY}") == 1


def test_a_day_of_rest_reads_nothing(tmp_path: Path) -> None:
    """Without hints nothing is read: only times are looked at, once a minute."""
    made = desk(tmp_path)
    steps = 0
    end = made.now + timedelta(days=1).total_seconds()
    while made.now < end:
        made.now += made.watching.wait(made.now)
        assert made.watching.step(made.now, made.today) == []
        steps += 1
    assert steps <= 86_400 / 5 + 1


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="this system does not list the open files")
@pytest.mark.parametrize("index", ["on", "off"])
def test_no_file_stays_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: str) -> None:
    """However often the vault is read, with the index and without."""
    monkeypatch.setenv("NOTESNET_INDEX", index)
    made = desk(tmp_path)
    numbers = []
    for number in range(6):
        made.save(ADA, f"{FINE}\n{number}\n")
        assert [one.path for one in made.wait(20) if one.what == "read"] == [ADA]
        numbers.append(len(os.listdir("/proc/self/fd")))
    assert len(set(numbers[1:])) == 1


@pytest.mark.slow
def test_very_many_saves_leave_the_memory_as_it_was() -> None:
    """Nothing grows with the number of saves, ``SOAK_SAVES``: neither what was seen nor what was told."""
    fast = "/dev/shm" if os.path.isdir("/dev/shm") else None
    saves = int(os.environ.get("SOAK_SAVES", "20000"))
    with tempfile.TemporaryDirectory(dir=fast) as place:
        made = Desk(write_files(Path(place).resolve() / "vault", FILES), Pace(quiet=1e9))
        sizes = []
        for number in range(saves):
            made.save(ADA, BROKEN.replace("sometimes", f"x{number}") if number % 3 else FINE)
            made.now += 0.02
            if number % 20 == 19:
                made.wait(0.5)
            if number in (saves // 5, saves // 2, saves - 1):
                sizes.append(_resident())
    assert max(sizes) - sizes[0] < 4 * 1024, sizes  # KiB


def _resident() -> int:
    """The memory that this process has now, in KiB."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(text.split("VmRSS:")[1].split()[0])


def _copied(here: Desk, there: Desk, *, told: bool) -> list[str]:
    """Syncs every file that differs, as a sync program does; which ones."""
    found = []
    for file in sorted(path for path in here.root.rglob("*") if path.is_file()):
        path = str(file.relative_to(here.root))
        target = there.root / path
        if not target.exists() or target.read_bytes() != file.read_bytes():
            there.save(path, file.read_bytes(), told=told)
            found.append(path)
    return found
