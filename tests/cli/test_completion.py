"""What the shell offers: commands, options, people, introductions and templates."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness import clean_environment, write_files

PROGRAM = [sys.executable, "-c", "import sys; sys.argv[0] = 'notesnet'; from notesnet.entry import run; run()"]
PEOPLE: dict[str, str | bytes] = {
    "notesnet.toml": '[notes]\nexclude = ["old/**"]\n',
    "people/ada-lovelace.md": "---\nname: Ada Lovelace\naliases: [Countess]\n---\n",
    "people/jose-garcia.md": "---\nname: José García\n---\n",
    "people/Pat O'Brien.md": "---\nname: Pat O'Brien\n---\n",
    "people/zoe-1.md": "---\nname: Zoe King\n---\n",
    "people/zoe-2.md": "---\nname: Zoe King\n---\n",
    "people/a/twin.md": "---\nname: One Twin\n---\n",
    "people/b/twin.md": "---\nname: Other Twin\n---\n",
    "notes/typed.md": "---\nname: Typed Person\ntype: person\n---\n",
    "old/people/gone-by.md": "---\nname: Gone By\ntype: person\n---\n",
    "intros/2026-11-14-ada--pat.md": '---\ntype: introduction\na: "[[ada-lovelace]]"\nb: "[[Pat O\'Brien]]"\n---\n',
}


def _completed(words: str, at: int, home: Path, **more: str) -> list[str]:
    asked = {"_NOTESNET_COMPLETE": "zsh_complete", "COMP_WORDS": words, "COMP_CWORD": str(at)}
    done = subprocess.run(
        PROGRAM,
        env={**clean_environment(home), **asked, **more},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    lines = done.stdout.splitlines()
    return lines[1::3]  # type, word, help


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("notesnet ag", 1, ["agenda"]),
        ("notesnet intro ne", 2, ["new"]),
        ("notesnet check --fo", 2, ["--format"]),
        ("notesnet draft x y --format m", 5, ["mailto", "markdown"]),
        ("notesnet show fer", 2, []),
        ("notesnet draft intro-n", 2, ["intro-news", "intro-not-now"]),
    ],
)
def test_commands_options_and_choices_complete(
    words: str, at: int, expected: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Outside a vault as well, and the templates that come with the program."""
    monkeypatch.chdir(tmp_path)
    assert _completed(words, at, tmp_path) == expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        ("notesnet show fer", 2, ["fergus-dunmore"]),
        ("notesnet show Bron", 2, ["Bronagh Keating"]),
        ("notesnet log wan", 2, ["wanjiru-kamau"]),
        ("notesnet log 'Wanjiru K", 2, ["Wanjiru Kamau"]),
        ("notesnet intro yes 2026-11-14", 3, ["2026-11-14-sangeeta-deshmukh--kirsten-hjorth"]),
        ("notesnet draft intro-n", 2, ["intro-news", "intro-not-now"]),
        ("notesnet draft check-in fari", 3, ["farida-haidari"]),
        ("notesnet show --vault nowhere fer", 4, []),
    ],
)
def test_people_introductions_and_templates_complete(
    words: str, at: int, expected: list[str], sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the names of their files or their own, from anywhere in the vault; outside of one there is nothing to offer."""
    monkeypatch.chdir(sample / "people")
    assert _completed(words, at, sample.parent) == expected


@pytest.fixture(params=["index", "no index", "many notes", "damaged index"])
def there(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault, with an index and without, small and large."""
    root = write_files(tmp_path / "vault", PEOPLE)
    monkeypatch.chdir(root)
    if request.param == "no index":
        return root
    if request.param == "many notes":
        write_files(root, {f"daily/{number}.md": "x" for number in range(300)})
    _list(root, clean_environment(tmp_path) | {"NOTESNET_INDEX": "on"})
    if request.param == "damaged index":
        (index,) = (tmp_path / "xdg_cache_home/notesnet").glob("*.sqlite")
        index.write_bytes(index.read_bytes()[:8000])
    return root


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ada", ["ada-lovelace"]),
        ("ADA", ["ada-lovelace"]),
        ("'ada l", ["Ada Lovelace"]),
        ("countess", ["Countess"]),
        ("josé", ["José García"]),
        ("'pat ", ["Pat O'Brien"]),
        ("'zoe k", ["people/zoe-1", "people/zoe-2"]),
        ("twin", ["people/a/twin", "people/b/twin"]),
        ("people/a", ["people/a/twin", "people/ada-lovelace"]),
        ("typ", ["typed"]),
        ("gone", []),
        ("people", []),
        ("lovelace", []),
    ],
)
def test_a_word_means_one_person(typed: str, expected: list[str], there: Path) -> None:
    """By file name, name or alias, whatever its case; two who are called the same by their paths."""
    assert _completed(f"notesnet show {typed}", 2, there.parent) == expected


def test_everybody_is_offered_before_a_letter_is_typed(there: Path) -> None:
    """In order, each once."""
    expected = [
        "Pat O'Brien",
        "ada-lovelace",
        "jose-garcia",
        "people/a/twin",
        "people/b/twin",
        "typed",
        "zoe-1",
        "zoe-2",
    ]
    assert _completed("notesnet show ", 2, there.parent) == expected
    assert _completed("notesnet intro yes ", 3, there.parent) == ["2026-11-14-ada--pat"]


def test_what_came_and_went_since_the_last_command_counts(there: Path) -> None:
    """New notes, new folders, deleted ones, a name that was changed; what the settings pass over is no person."""
    write_files(
        there,
        {
            "people/new-one.md": "---\nname: New One\n---\n",
            "people/x/y/new-two.md": "---\nname: New Two\n---\n",
            "people/ada-lovelace.md": "---\nname: Ada Byron\n---\n",
            "old/people/new-three.md": "",
            "people/.new-four.md": "",
            "notes/new-five.md": "",
            "intros/2026-11-15-new.md": '---\na: "[[typed]]"\nb: "[[zoe-1]]"\n---\n',
        },
    )
    (there / "people/jose-garcia.md").unlink()
    for _time in range(2):  # the first may tidy up behind the command before it
        assert _completed("notesnet show new", 2, there.parent) == ["new-one", "new-two"]
    assert _completed("notesnet show jos", 2, there.parent) == []
    assert _completed("notesnet show 'ada l", 2, there.parent) == []
    assert _completed("notesnet intro yes 2026-11-15", 3, there.parent) == ["2026-11-15-new"]


def test_settings_that_changed_since_the_last_command_count(there: Path) -> None:
    """Who is a contact is decided anew."""
    write_files(there, {"notesnet.toml": '[notes]\ncontact = { paths = ["people/a/**"] }\n'})
    assert _completed("notesnet show tw", 2, there.parent) == ["twin"]


def test_a_key_pressed_writes_nothing(there: Path) -> None:
    """No index is made or changed: the shell asks while other commands run."""
    _completed("notesnet show a", 2, there.parent)  # tidies up behind a command that was killed
    before = _files(there.parent)
    _completed("notesnet show a", 2, there.parent)
    assert _files(there.parent) == before


def test_an_index_spares_the_notes_and_the_settings(tmp_path: Path) -> None:
    """No noun, no TOML and no note is loaded while the shell waits."""
    root = write_files(tmp_path / "vault", PEOPLE)
    env = clean_environment(tmp_path) | {"NOTESNET_INDEX": "on"}
    _list(root, env)
    os.utime(root / "notesnet.toml")
    for path in (tmp_path / "xdg_cache_home/notesnet").glob("*.sqlite"):
        later = path.stat().st_mtime_ns + 10_000_000_000
        os.utime(path, ns=(later, later))
    code = (
        "import sys; from notesnet.app.complete import completions\n"
        "print(completions(None, 'contacts', 'ada'), *sorted(sys.modules), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=env | {"PYTHONPATH": os.pathsep.join(sys.path)},
                          capture_output=True, text=True, check=True)  # fmt: skip
    found, *modules = done.stdout.splitlines()
    assert found == "['ada-lovelace']"
    assert not [name for name in modules if name.startswith(("notesnet.model", "notesnet.read", "tomllib", "yaml"))]


def _list(root: Path, environment: dict[str, str]) -> None:
    """A command that makes the index, in a process of its own, which lets go of it."""
    subprocess.run([*PROGRAM, "list"], cwd=root, env=environment, check=True, capture_output=True)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
