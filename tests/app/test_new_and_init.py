"""New notes, new vaults and the sample: nothing is overwritten, and the sample is alive today."""

import json
import os
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from notesnet.app.open_vault import open_vault
from notesnet.app.sample import WRITTEN_ON, move_dates, weeks_since
from tests.harness import Result, write_files

Make = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]


def test_a_new_contact_reads_back_as_typed(vault: Make, run: Run) -> None:
    """Every option ends up in its field, and `check` finds nothing."""
    folder = vault({"groups/tuesday-breakfast.md": "---\nname: Tuesday Breakfast\nmeets: weekly tue\n---\n"})
    result = run(
        *("new", "Ada: Lovelace", "--email", "a@b.example", "--company", "No", "--tag", "fintech", "--cadence", "6w"),
        *("--met", "yesterday", "--met-at", "tuesday breakfast", "--introduced-by", "Charles B."),
    )
    assert result.code == 0
    assert result.err.startswith("met: 2026-11-24\nnobody here is called 'Charles B.'")
    front = yaml.safe_load((folder / "people" / "ada-lovelace.md").read_text().split("---\n")[1])
    assert front["name"] == "Ada: Lovelace"
    assert front["company"] == "No"
    assert front["met_at"] == "[[tuesday-breakfast|Tuesday Breakfast]]"
    contact = open_vault(str(folder), date(2026, 11, 25)).vault.contacts["people/ada-lovelace.md"]
    assert contact.met_at is not None
    assert contact.met_at.path == "groups/tuesday-breakfast.md"
    assert run("check").code == 0


def test_the_log_of_a_new_note_has_the_heading_of_the_settings(vault: Make, run: Run) -> None:
    """The first of `log.headings`, so that `notesnet log` makes no second one."""
    folder = vault({"notesnet.toml": '[log]\nheadings = ["Protokoll", "Log"]\n'})
    run("new", "Ada")
    run("log", "ada", "call: hello")
    written = (folder / "people" / "ada.md").read_text().partition("---\n\n")[2]
    assert written == "## Protokoll\n- 2026-11-25 call: hello\n"


@pytest.mark.parametrize("pattern", ["menschen", "menschen/", "./menschen/*", "menschen/*.md", "menschen/**/*.md"])
def test_a_new_contact_lies_where_the_settings_find_it(vault: Make, run: Run, pattern: str) -> None:
    """However the folder is written in `[notes] contact`."""
    folder = vault({"notesnet.toml": f'[notes]\ncontact = {{ paths = ["{pattern}"] }}\n'})
    assert run("new", "Ada").out == "menschen/ada.md: new contact\n"
    assert list(open_vault(str(folder), date(2026, 11, 25)).vault.contacts) == ["menschen/ada.md"]


@pytest.mark.parametrize(
    ("rule", "remedy"),
    [
        ('where = ["type=mensch"]', "Let the template write `type: mensch`"),
        ('where = ["tags=#mensch"]', "Let the template write `tags: mensch`"),
        ('paths = ["*/@*"]', 'Name a folder there, such as `paths = ["x/**"]`'),
    ],
)
def test_what_would_be_nobody_is_not_written(vault: Make, run: Run, rule: str, remedy: str) -> None:
    """With a template that lacks what the settings ask for, or settings that no new note can fit."""
    template = "---\nname: {{ name | yaml }}\n---\n"
    files = {"notesnet.toml": f"[notes]\ncontact = {{ {rule} }}\n", "templates/contact.md.j2": template}
    folder = vault(files)
    result = run("new", "Ada")
    assert result.code == 5
    assert "by `[notes] contact` in the settings people/ada.md would be no contact" in result.err
    assert remedy in result.err
    assert not (folder / "people").exists()


@pytest.mark.parametrize("there", ["people/ada-lovelace.md", "people/x.md"])
def test_a_new_contact_never_replaces_one(vault: Make, run: Run, there: str) -> None:
    """Neither the file nor the name."""
    folder = vault({there: "---\nname: ADA Lovelace\n---\n"})
    assert run("new", "Ada Lovelace").code == 5
    assert (folder / there).read_text() == "---\nname: ADA Lovelace\n---\n"
    assert len(os.listdir(folder / "people")) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "...", "🙂", "CON", "-rf", ".hidden", "a" * 300, "Ada/Lovelace"])
def test_a_name_is_no_path(vault: Make, run: Run, name: str) -> None:
    """Whatever the name, the note lies in people/ under a plain file name."""
    folder = vault({})
    assert run("new", "--", name).code == 0
    (file,) = os.listdir(folder / "people")
    assert file.endswith(".md")
    assert file[0] not in ".-"


def test_a_dry_run_writes_nothing(vault: Make, run: Run) -> None:
    """The note is shown as a diff."""
    folder = vault({})
    result = run("new", "Ada Lovelace", "--dry-run")
    assert "+name: Ada Lovelace" in result.out
    assert not (folder / "people").exists()


def test_a_vault_is_made_once(tmp_path: Path, run: Run) -> None:
    """A second init writes nothing; nothing that is there is changed."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "me.md").write_text("---\nname: Robin\n---\n")
    (folder / "Ada.md").write_text("---\ntype: person\n---\n")
    result = run("--json", "init", str(folder))
    assert result.code == 0
    assert json.loads(result.out)["found"]["contacts"] == 1
    assert (folder / "me.md").read_text() == "---\nname: Robin\n---\n"
    before = (folder / "notesnet.toml").read_bytes()
    assert run("init", str(folder)).code == 0
    assert (folder / "notesnet.toml").read_bytes() == before


@pytest.mark.parametrize(
    "typed", [("--vault", "net", "init"), ("init", "--vault", "net"), ("--vault", "other", "init", "net")]
)
def test_init_makes_the_vault_that_is_named_before_or_behind_it(
    tmp_path: Path, run: Run, typed: tuple[str, ...]
) -> None:
    """`--vault DIR` names the vault for every command; the folder that one happens to stand in becomes none."""
    assert run(*typed).code == 0
    assert os.listdir(tmp_path / "vault") == ["net"]
    assert (tmp_path / "vault/net/notesnet.toml").is_file()


def test_a_folder_without_a_name_is_not_this_folder(tmp_path: Path, run: Run) -> None:
    """`notesnet init "$NOWHERE"` is a mistake that says so."""
    result = run("init", "")
    assert (result.code, os.listdir(tmp_path / "vault")) == (2, [])
    assert "the folder has no name" in result.err


def test_a_folder_with_a_blank_is_quoted_in_what_to_type_next(run: Run) -> None:
    """What is proposed can be typed as it stands."""
    result = run("init", "my net", "--sample")
    assert '`notesnet --vault "my net" agenda`' in result.out
    assert '`notesnet init "no net"`' in run("--vault", "no net", "list").err


def test_the_settings_file_is_not_taken_for_a_folder_to_be_made(run: Run) -> None:
    """`--vault net/notesnet.toml` is answered with the folder."""
    run("init", "net")
    result = run("--vault", "net/notesnet.toml", "list")
    assert result.code == 3
    assert "net/notesnet.toml is a file\n  Name the folder of the vault, such as net\n" in result.err


def test_the_sample_fills_only_an_empty_folder(tmp_path: Path, run: Run) -> None:
    """Nothing is mixed with what a person has."""
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "a.md").write_text("mine")
    assert run("init", str(folder), "--sample").code == 5
    assert os.listdir(folder) == ["a.md"]


@pytest.mark.parametrize("today", ["2026-11-25", "2027-01-01", "2028-02-29", "2026-06-01"])
def test_the_sample_is_alive_whenever_it_is_made(tmp_path: Path, run: Run, today: str) -> None:
    """Its week has the same lines in every year: same people, same sections; all dates moved by whole weeks."""
    there = tmp_path / "there"
    assert run("init", str(there), "--sample", today=today).code == 0
    document = json.loads(run("--vault", str(there), "--json", "agenda", today=today).out)
    names = {s["name"]: [item["name"] for item in s["items"]] for s in document["sections"]}
    assert len(names["Keep in touch"]) == 7
    assert len(names["Promises"]) == 9
    assert names["Meetings"] == ["Coffee with Sangeeta"]
    assert run("--vault", str(there), "check", today=today).code == 0


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(-500, 500))
def test_moved_dates_keep_their_weekday(day: date, weeks: int) -> None:
    """Dates in text and in file names move alike; what is no date stays."""
    moved = (day + timedelta(weeks=weeks)).isoformat()
    assert move_dates(f"see {day}, [[{day} Breakfast]], 1{day} and 2026-13-40", weeks) == (
        f"see {moved}, [[{moved} Breakfast]], 1{day} and 2026-13-40"
    )


def test_the_sample_is_counted_from_its_own_monday() -> None:
    """Any day of its week moves nothing."""
    assert {weeks_since(WRITTEN_ON + timedelta(days=n)) for n in range(7)} == {0}
    assert weeks_since(WRITTEN_ON + timedelta(days=7)) == 1
    assert weeks_since(WRITTEN_ON - timedelta(days=1)) == -1


@pytest.mark.parametrize("options", [[], ["--sample"]])
def test_no_vault_is_made_within_a_vault(vault: Make, run: Run, options: list[str]) -> None:
    """Exit 5, and nothing is made."""
    folder = vault({})
    result = run("init", "people", *options)
    assert (result.code, (folder / "people").exists()) == (5, False)
    assert "lies in the vault" in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--email", "not an address"], "is no e-mail address"),
        (["--met", "tomorrow"], "has not been yet"),
        (["--edit"], "no editor is set"),
        (["--cadence", "often"], "often"),
    ],
)
def test_what_would_be_a_fault_at_once_is_not_written(vault: Make, run: Run, arguments: list[str], words: str) -> None:
    """Exit 2 before anything is made."""
    folder = vault({})
    result = run("new", "Ada Lovelace", *arguments)
    assert (result.code, (folder / "people").exists()) == (2, False)
    assert words in result.err


def test_a_link_to_one_of_two_files_of_a_name_is_its_path(vault: Make, run: Run) -> None:
    """`new` links as `intro new` does: a file name that two notes bear would lead nowhere."""
    folder = vault({"people/sam.md": "---\nname: Sam Fell\n---\n", "groups/sam.md": "---\nname: Sams\n---\n"})
    run("new", "Ada Lovelace", "--introduced-by", "Sam Fell")
    contact = open_vault(str(folder), date(2026, 11, 25)).vault.contacts["people/ada-lovelace.md"]
    assert contact.introduced_by is not None
    assert contact.introduced_by.path == "people/sam.md"


def test_in_a_folder_with_notes_every_command_makes_the_folder_that_it_needs(tmp_path: Path, run: Run) -> None:
    """`init` adds nothing but settings and me.md there, so that no empty folder is in the way."""
    folder = tmp_path / "vault"
    person = "---\ntype: person\nname: {}\nemail: a@x.example\ncadence: 1w\n{}---\n\n## Log\n{}"
    days = "".join(f"- 2026-{day} call: hi\n" for day in ("09-10", "10-01", "10-20"))
    files = {
        "Contacts/ann.md": person.format("Ann", "groups: '[[Tue]]'\n", days),
        "Contacts/bob.md": person.format("Bob", "", days).replace("cadence: 1w\n", ""),
        "Tue.md": "---\ntype: group\nname: Tue\nmeets: weekly thu\n---\n",
    }
    write_files(folder, files)
    assert run("init").code == 0
    assert {path.name for path in folder.iterdir()} == {"Contacts", "Tue.md", "notesnet.toml", "me.md"}
    for typed in (
        ["new", "Zed Zz"],
        ["intro", "new", "ann", "bob", "--why", "both play chess"],
        ["agenda"],
        ["draft", "coffee", "ann"],
        ["cadence", "--plan"],
    ):
        assert run(*typed).code == 0, typed
    agenda = folder / "agenda" / "2026-W48.md"
    agenda.write_text(agenda.read_text().rstrip("\n").replace("- [ ] [[Tue", "- [x] [[Tue") + "\n  - [[ann]]\n")
    assert run("sync").code == 0
    made = {path.name: len(list(path.iterdir())) for path in folder.iterdir() if path.is_dir()}
    assert made == {"Contacts": 2, "people": 1, "intros": 1, "agenda": 1, "drafts": 2, "meetings": 1}
