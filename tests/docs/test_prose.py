"""What README.md and the pages under docs/ say is true: transcripts are played, examples checked, lists compared."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from notesnet.cli.main import COMMANDS
from notesnet.read.field_names import FIELDS
from notesnet.read.settings import read_settings
from notesnet.render import templates
from notesnet.render.views import IntroView, MeView, PersonView
from tests.docs.transcript import Player, fits, kept, refreshed
from tests.harness import ROOT, TODAY, clean_environment, run_here, write_files

FIRST_HOUR = ("docs/from-obsidian.md", "docs/from-linkedin.md", "docs/from-phone.md", "docs/from-nothing.md")
PLAYED = ("README.md", "docs/guide.md", *FIRST_HOUR, "docs/templates.md", "docs/mail.md", "docs/json.md")
PAGES = (*PLAYED, "docs/vault-format.md", "docs/watch.md")
_NOTE = re.compile(r"<!-- file: ([^\n]+) -->\n+```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!`)\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PLAYED)
def test_a_page_shows_what_the_program_prints(page: str, tmp_path: Path, *, rewrite_docs: bool) -> None:
    """Every command of a page, run in order from an empty folder, prints what stands below it."""
    (tmp_path / "work").mkdir()
    lines = (ROOT / page).read_text(encoding="utf-8").split("\n")
    steps = Player(tmp_path / "work", tmp_path / "home").play(lines)
    assert steps
    for step in reversed(steps):
        shown = lines[step.start : step.end]
        if rewrite_docs and not fits(shown, step.printed):
            lines[step.start : step.end] = refreshed(shown, step.printed)
        elif not fits(shown, step.printed):
            assert shown == step.printed, f"{page}:{step.start}: notesnet prints something else below `{step.command}`"
    if rewrite_docs:
        (ROOT / page).write_text("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("page", FIRST_HOUR)
def test_the_first_agenda_is_worth_reading(page: str) -> None:
    """Each way to begin ends with an agenda of 5 to 12 lines, nobody held back."""
    agenda = (ROOT / page).read_text(encoding="utf-8").split("$ cat agenda/2026-W48.md\n")[1].split("```")[0]
    assert 5 <= agenda.count("\n- [ ] [[") <= 12
    assert "## Held back" not in agenda


def test_boxes_are_unticked_but_for_those_that_are_named() -> None:
    """A page that says whom to keep leaves their boxes ticked, and names nobody who is not there."""
    plan = "- [x] new Ada\n  - [ ] change role\n- [x] new Bob\n"
    assert kept(plan, "Ada") == "- [x] new Ada\n  - [ ] change role\n- [ ] new Bob\n"
    with pytest.raises(AssertionError, match="Cleo"):
        kept(plan, "Ada, Cleo")


def test_the_notes_of_the_vault_format_are_without_faults(tmp_path: Path) -> None:
    """All example notes together are a vault in which `check` finds nothing at all."""
    text = (ROOT / "docs/vault-format.md").read_text(encoding="utf-8")
    notes = {path: note for path, note in _NOTE.findall(text) if not path.startswith("agenda/")}
    fronts = re.findall(r"^```markdown\n---\n", text, re.MULTILINE)
    assert len(notes) > len(fronts) > 0, "an example note, or the settings, stand below no `file:` comment"
    vault = write_files(tmp_path / "vault", notes)
    result = run_here(["check", "--fail-on", "info", "--today", TODAY], vault, clean_environment(tmp_path / "home"))
    assert (result.code, result.out) == (0, "")


def test_the_agenda_is_the_same_bytes_all_week(tmp_path: Path, sample: Path) -> None:
    """README.md says so: Monday and Sunday, here and on another computer, give one file."""
    written = set()
    for day in ("2026-11-23", "2026-11-25", "2026-11-29"):
        copy = shutil.copytree(sample, tmp_path / day)
        assert run_here(["agenda", "--today", day], copy, clean_environment(tmp_path / "home")).code == 0
        written.add((copy / "agenda/2026-W48.md").read_bytes())
    assert len(written) == 1


@pytest.mark.parametrize("page", PAGES)
def test_settings_shown_are_known_settings(page: str) -> None:
    """Every `toml` block is a settings file that is read without a warning."""
    for block in re.findall(
        r"^```toml\n(.*?)^```$", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        assert tomllib.loads(block)
        assert read_settings(block)[1] == ()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    """Every relative link of a page, and every test file that it names, is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"`[^`\n]*\]\([^`\n]*`", "", prose)
    missing = {link for link in _LINK.findall(prose) if not (ROOT / page).parent.joinpath(link).exists()}
    missing |= {name for name in re.findall(r"`(tests/[^`]+)`", prose) if not (ROOT / name).exists()}
    assert missing == set()


def test_the_vault_format_names_every_field() -> None:
    """No property that the program reads is left out of docs/vault-format.md."""
    text = (ROOT / "docs/vault-format.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if not re.search(rf"\b{name}\b", text)] == []


def test_the_page_on_templates_names_all_that_a_template_can_use() -> None:
    """Every field of a view, every function and every filter of ours stands in docs/templates.md."""
    text = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
    fields = {name for view in (PersonView, MeView, IntroView) for name in view.__match_args__}
    names = fields | set(templates._FUNCTIONS) | set(templates._FILTERS)
    assert sorted(name for name in names if f"`{name}" not in text) == []


def test_every_command_has_its_json() -> None:
    """docs/json.md shows a document of each command there is, but of `watch`, which goes on until it is stopped."""
    text = (ROOT / "docs/json.md").read_text(encoding="utf-8")
    assert [
        name
        for name in COMMANDS
        if name != "watch" and not re.search(rf"^\$ notesnet {name}\b.* --json", text, re.MULTILINE)
    ] == []


def test_what_is_called_missing_is_missing(sample: Path, tmp_path: Path) -> None:
    """A command or a section of the agenda that has come is no longer said to be missing."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = re.search(r"^## What it does not do yet\n(.*?)^## ", readme, re.MULTILINE | re.DOTALL)
    assert missing
    assert [name for name in re.findall(r"`(\w+)`", missing[1]) if name in COMMANDS and name != "show"] == []
    text = (ROOT / "docs/vault-format.md").read_text(encoding="utf-8")
    sections = re.findall(r"^\| ([A-Z][a-z ]+) \*\(not yet\)\* \|", text, re.MULTILINE)
    agenda = run_here(["agenda", "--print", "--today", TODAY], sample, clean_environment(tmp_path / "home")).out
    assert [name for name in sections if f"## {name}\n" in agenda] == []


@pytest.mark.parametrize(
    ("shown", "true"),
    [
        (["one", "two", "three"], True),
        (["one", "two"], False),
        (["…", "three"], True),
        (["one", "…", "three"], True),
        (["one", "…", "two", "…"], True),
        (["one", "…", "two"], False),
        (["…", "twenty", "…"], False),
        (["two", "…"], False),
        (["one", "two", "…", "two", "three"], False),
    ],
)
def test_a_page_that_leaves_lines_out_still_says_nothing_else(*, shown: list[str], true: bool) -> None:
    """`…` stands for lines left out, never for other lines than those printed."""
    assert fits(shown, ["one", "two", "three"]) is true


def test_a_page_that_is_rewritten_shows_the_same_part_as_before() -> None:
    """`--rewrite-docs` takes the new form of the lines that were shown, and leaves out what was left out."""
    printed = ["# Week 49", "", "## Promises", "- Ada, due 3 Dec", "- Bob", "## Groups", "- Breakfast at 8"]
    assert refreshed(["# Week 48", "…", "- Ada, due 2 Dec", "…"], printed) == [
        "# Week 49",
        "…",
        "- Ada, due 3 Dec",
        "…",
    ]
