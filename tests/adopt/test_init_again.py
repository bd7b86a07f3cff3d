"""`init` can be run again: it says what would find more, and the person's own settings are never overwritten."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.model.adoption import Obsidian, Proposal
from notesnet.model.note import Kind
from notesnet.model.settings import KindRule, Settings
from notesnet.read.adoption import adopt
from notesnet.read.adoption_facts import read_facts
from notesnet.read.settings import read_settings
from notesnet.render.settings_text import settings_difference, settings_text
from tests.adopt.conftest import hashes, run_in
from tests.adopt.test_ways_to_file import each
from tests.harness import write_files

OWN = '# mine\n[notes]\ncontact = { paths = ["Freunde/**"] }  # as I like it\n\n[agenda]\npeople_per_week = 3\n'


def test_settings_of_ones_own_are_never_overwritten(tmp_path: Path) -> None:
    """What would find more is shown as a diff to copy; exit 0."""
    folder = write_files(tmp_path / "vault", {**each("People/{}.md"), "Freunde/Mum.md": "x\n", "notesnet.toml": OWN})
    before = hashes(folder)
    result = run_in(folder, "init")
    assert (result.code, result.err, hashes(folder)) == (0, "", before)
    assert "this folder is a vault already: 1 contact, 0 dated notes, 0 touches." in result.out
    assert (
        '-contact = { paths = ["Freunde/**"] }\n+# finds 17 people\n+contact = { paths = ["People/**", "Freunde/**"] }'
        in result.out
    )


def test_nothing_is_asked(tmp_path: Path) -> None:
    """The harness gives no answer; a question would end in an error."""
    folder = write_files(tmp_path / "vault", each("People/{}.md"))
    result = run_in(folder, "init")
    assert (result.code, result.err) == (0, "")
    assert "?" not in result.out


def test_what_comes_next_is_said_when_nobody_was_found(tmp_path: Path) -> None:
    """Whoever has notes about people is not told to begin with a first one, nor that everyone has a cadence."""
    folder = write_files(tmp_path / "vault", {"pages/Ann Lee.md": "type:: [[Person]]\n", "pages/Tea.md": "x\n"})
    last = run_in(folder, "init").out.splitlines()[-1]
    assert last == "Next: help with what was not understood, then `notesnet init` again says what it finds."
    nobody = "Nobody is a contact yet (`notesnet init` says what it finds)"
    assert run_in(folder, "cadence", "--plan").out == f"{nobody}; there is nothing to plan.\n"
    assert run_in(folder, "cadence").out.startswith(f"{nobody}.\n")


def test_settings_that_cannot_be_read_stop(tmp_path: Path) -> None:
    """As with every command: exit 3, and the file stays."""
    folder = write_files(tmp_path / "vault", {"notesnet.toml": "[notes\n"})
    assert run_in(folder, "init").code == 3
    assert (folder / "notesnet.toml").read_text() == "[notes\n"


def test_a_folder_of_ours_is_fine_as_it_is(tmp_path: Path) -> None:
    """The default rules are no finding, and a vault just made proposes nothing."""
    folder = tmp_path / "vault"
    folder.mkdir()
    assert run_in(folder, "init").code == 0
    assert run_in(folder, "new", "Ada Lovelace").code == 0
    result = run_in(folder, "init")
    assert (result.code, "Its settings fit the notes." in result.out) == (0, True)


def test_the_sample_needs_no_setting(sample: Path) -> None:
    """What it holds is found by the defaults."""
    (sample / "notesnet.toml").unlink()
    document = json.loads(run_in(sample, "--json", "init").out)
    assert document["settings"] == []
    assert document["created"] == ["notesnet.toml"]


def test_the_document_has_all_of_it(tmp_path: Path) -> None:
    """What was found, the settings with their reasons, and what was not understood."""
    text = "---\norg: Keelson\n---\n- 2026-10-01 call\n"
    folder = write_files(tmp_path / "vault", each("Contacts Of Mine/{}.md", text))
    document = json.loads(run_in(folder, "--json", "init").out)
    assert document["created"] == ["notesnet.toml", "me.md"]
    assert document["filed"][0] == {"what": "person", "count": 16, "how": "in Contacts Of Mine/"}
    assert document["settings"] == [
        {"key": "notes.contact", "toml": '{ paths = ["Contacts Of Mine/**"] }', "why": "finds 16 people"},
        {"key": "fields.org", "toml": '"company"', "why": "in 16 notes"},
    ]
    assert [(one["count"], one["line"]) for one in document["not_understood"]] == [(16, 4)]


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
PATTERNS = st.lists(WORDS, max_size=3).map(tuple)


@given(
    PATTERNS,
    st.lists(st.tuples(st.from_regex(r"[a-z]{1,6}", fullmatch=True), WORDS), max_size=3),
    PATTERNS,
    WORDS,
    WORDS,
)
def test_settings_read_back_as_they_were_proposed(
    paths: tuple[str, ...], where: list[tuple[str, str]], exclude: tuple[str, ...], name: str, why: str
) -> None:
    """Whatever folders and properties are called: quotes, line breaks and control characters included."""
    tests = tuple((key, value.strip()) for key, value in where if value.strip())
    rule = KindRule(Kind.CONTACT, paths, tests)
    proposals = [
        Proposal("notes", "contact", rule, why),
        Proposal("notes", "exclude", exclude, why),
        Proposal("fields", name, "company", why),
    ]
    text = settings_text(proposals)
    assert tomllib.loads(text)["fields"] == {name: "company"}
    settings, _faults = read_settings(text)
    assert next(rule for rule in settings.rules if rule.kind is Kind.CONTACT) == rule
    assert settings.exclude == exclude
    assert all(line[0] in " -+" for line in settings_difference(proposals, Settings()))


NAMES = st.lists(
    st.sampled_from(["People", "Ada Lovelace", "2026-11-25", "@Bob", "a'\"\\", "人", "{{x}}", "me"]),
    min_size=1,
    max_size=3,
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ["---", "type: person", "tags: [a/b, people]", "people: ['[[Ada Lovelace]]']", "date: 1.2.2026", "a: {b: [c]}", "=: =",
             "# Log", "- 2026-10-01 x", "#person", "[[Ada Lovelace]]", "mail:: x", "title: x", "```", ""]
        ),
        max_size=9,
    ).map("\n".join),
)  # fmt: skip


@given(st.dictionaries(NAMES.map(lambda parts: "/".join(parts) + ".md"), TEXTS, max_size=6))
def test_no_notes_are_too_strange(files: dict[str, str]) -> None:
    """Adoption raises on nothing; what it proposes can be read, and fits when it is looked at again."""
    facts = [one for path, text in files.items() if (one := read_facts(path, text.encode("utf-8", "replace")))]
    adoption = adopt(facts, Settings(), Obsidian())
    settings, faults = read_settings(settings_text(adoption.proposals))
    assert (settings, faults) == (adoption.settings, ())
    again = adopt([one for one in facts if _is_read(one.path, settings)], settings, Obsidian())
    assert again.proposals == ()


def _is_read(path: str, settings: Settings) -> bool:
    return not any(path == pattern or path.startswith(pattern.removesuffix("**")) for pattern in settings.exclude)


@pytest.mark.parametrize("name", ["notesnet.toml"])
def test_a_link_in_place_of_the_settings_is_not_written_through(tmp_path: Path, name: str) -> None:
    """Dangling, it is no vault and nothing is made behind it."""
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / name).symlink_to(tmp_path / "elsewhere")
    assert run_in(folder, "init").code == 6
    assert not (tmp_path / "elsewhere").exists()
