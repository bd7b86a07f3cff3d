"""Who is worth introducing is remembered beside the index, and whatever happens to that, the agenda is the same."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from notesnet.app import kept_suggestions
from notesnet.app.kept_suggestions import ENDING, candidates_of
from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.model.suggestion import Candidates
from notesnet.network import suggestion_candidates
from notesnet.store.index_place import SWITCH
from notesnet.store.kept import keep, read_kept
from notesnet.text.weeks import Week
from tests.harness import TODAY, clean_environment, run_here
from tests.index.helpers import index_of, switched

WEEK = Week(2026, 48)
NOTES = {
    "me.md": "---\nname: Robin\nneeds: [a translator]\noffers: [pricing advice]\n---\n",
    "people/grace.md": "---\nname: Grace\nneeds: [a part-time finance lead]\noffers: [legal advice]\n"
    "interests: [kintsugi]\nlast_contact: 2026-10-01\n---\n",
    "people/yuki.md": "---\nname: Yuki\noffers: [fractional CFO for makers]\nneeds: [a lawyer]\ninterests: [kintsugi]\n---\n",
    "people/tess.md": "---\nname: Tess\noffers: [translations into French]\npaused_until: 2026-11-28\n---\n",
    "people/noor.md": "---\nname: Noor\nneeds: [a plumber]\n---\n",
    "people/owen.md": "---\nname: Owen\noffers: [boilers]\n---\n",
}
CHANGES: dict[str, tuple[str, str]] = {
    "an edited line": ("people/owen.md", "---\nname: Owen\noffers: [bouquets]\n---\n"),
    "the same lines further down": ("people/owen.md", "---\nname: Owen\n\n\noffers: [boilers]\n---\n"),
    "a new note": ("people/ada.md", "---\nname: Ada\noffers: [plumbing]\n---\n"),
    "an introduction": ("intros/a.md", "---\na: '[[grace]]'\nb: '[[yuki]]'\na_asked: 2026-11-20\n---\n"),
    "me": ("me.md", "---\nname: Robin\nneeds: [a lawyer]\n---\n"),
    "words of the vault's own": ("concepts.toml", '[concepts]\nkites = ["boilers", "lawyer"]\n'),
    "settings": ("notesnet.toml", "[fields]\nwants = 'needs'\n"),
}


@pytest.fixture
def folder(vault: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    """A vault in which people should meet."""
    return vault(NOTES)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the index lies."""
    return tmp_path / "home"


def _printed(folder: Path, home: Path, how: str, today: str = TODAY) -> str:
    environment = {**clean_environment(home), SWITCH: how}
    Path(f"{index_of(folder, home)}.agenda").unlink(missing_ok=True)  # the last answer, which would be given again
    result = run_here(["--today", today, "agenda", "--print"], folder, environment)
    assert result.code == 0
    return result.out


def _warm(folder: Path, home: Path) -> str:
    """The agenda of a vault whose index and suggestions are there."""
    for _time in range(2):  # who has just made the index does not know what it is called
        printed = _printed(folder, home, "on")
    assert _kept(folder, home).exists()
    return printed


def _kept(folder: Path, home: Path) -> Path:
    return Path(f"{index_of(folder, home)}{ENDING}")


def _opened(folder: Path) -> OpenVault:
    return open_vault(str(folder), None)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[Candidates]:
    """What was found by comparing everyone with everyone."""
    found: list[Candidates] = []
    find = suggestion_candidates.find_candidates

    def counted(*arguments: object) -> Candidates:
        found.append(find(*arguments))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(suggestion_candidates, "find_candidates", counted)
    return found


def test_a_second_agenda_compares_nobody(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, and neither the words that mean the same nor a contact's lines are looked at."""
    cold = _printed(folder, home, "off")
    assert "## Worth introducing\n" in cold
    assert "Yuki" in cold.partition("## Worth introducing\n")[2]
    assert _warm(folder, home) == cold
    monkeypatch.setattr("notesnet.app.concepts.lexicon_for", lambda _root: pytest.fail("the lexicon was loaded"))
    monkeypatch.setattr(suggestion_candidates, "may_match", lambda _vault: pytest.fail("everyone was looked at"))
    assert _printed(folder, home, "on") == cold


def test_what_changes_who_should_meet_is_seen_at_once(folder: Path, home: Path, compared: list[Candidates]) -> None:
    """Notes, introductions, settings, words: the next agenda is that of a vault without index, and so is the one after."""
    _warm(folder, home)
    for change, (path, text) in CHANGES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        compared.clear()
        printed = _printed(folder, home, "on")
        assert len(compared) == 1, change
        assert printed == _printed(folder, home, "off"), change
        assert printed == _printed(folder, home, "on"), change


def test_what_has_no_part_in_it_compares_nobody(folder: Path, home: Path, compared: list[Candidates]) -> None:
    """A call, a promise and a day of the journal: who needs and offers what is as before."""
    _warm(folder, home)
    compared.clear()
    owen = folder / "people" / "owen.md"
    owen.write_text(owen.read_text() + "\n## Log\n- 2026-11-02 call: hello\n- [ ] Send him the plan\n")
    (folder / "2026-11-20.md").write_text("Saw [[owen]].\n")
    for _time in range(2):  # the new note is a change of all; what follows it is none
        printed = _printed(folder, home, "on")
    compared.clear()
    (folder / "2026-11-20.md").write_text("Saw [[owen]] and [[tess]].\n")
    owen.write_text(owen.read_text() + "- 2026-11-03 call: hello again\n")
    printed = _printed(folder, home, "on")
    assert not compared
    assert printed == _printed(folder, home, "off")


FACTS_ALONE: dict[str, tuple[str, str]] = {
    "a circle": ("people/owen.md", "---\nname: Owen\noffers: [boilers]\ncircle: inner\n---\n"),
    "an address": ("people/owen.md", "---\nname: Owen\noffers: [boilers]\nemail: owen@example.org\n---\n"),
    "nothing any more": ("people/owen.md", "---\nname: Owen\noffers: [boilers]\n---\n"),
    "a new note about nobody": ("ideas.md", "Tea with [[owen]].\n"),
    "a new day": ("2026-11-19.md", "Saw [[owen]].\n"),
    "a property that stands below all that counts": (
        "people/noor.md",
        "---\nname: Noor\nneeds: [a plumber]\nfollow_up: call\n---\n",
    ),
}


def test_facts_that_nobody_is_compared_by_compare_nobody(folder: Path, home: Path, compared: list[Candidates]) -> None:
    """Whoever gets a circle or an address needs and offers what they did; so does everyone when a note comes."""
    _warm(folder, home)
    for change, (path, text) in FACTS_ALONE.items():
        compared.clear()
        (folder / path).write_text(text, encoding="utf-8")
        for _time in range(2):
            printed = _printed(folder, home, "on")
        assert not compared, change
        assert printed == _printed(folder, home, "off"), change


def test_who_always_wants_to_be_introduced_is_compared_anew(folder: Path, home: Path) -> None:
    """A standing yes changes nothing but whom to ask first, and that is seen too."""
    _warm(folder, home)
    asked = []
    for wish in ("introductions: open\n", "introductions: no\n", ""):
        text = NOTES["people/grace.md"].removesuffix("---\n") + f"{wish}---\n"  # no other line moves
        (folder / "people" / "grace.md").write_text(text)
        with switched(home, "on"):
            kept = candidates_of(_opened(folder), WEEK)
        with switched(home, "off"):
            assert kept == candidates_of(_opened(folder), WEEK), wish
        asked.append([suggestion.ask_first.name for suggestion in kept.pairs])
    assert [names[0] for names in asked] == ["Yuki", "Owen", "Grace"]


def test_another_monday_and_other_code_are_another_question(
    folder: Path, home: Path, compared: list[Candidates], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Next week Tess is no longer paused; an index of another version is made anew, and so is this."""
    _warm(folder, home)
    following = _printed(folder, home, "on", "2026-12-02")
    assert "Tess" in following.partition("## Worth introducing\n")[2]
    assert following == _printed(folder, home, "off", "2026-12-02")
    _warm(folder, home)
    compared.clear()
    monkeypatch.setattr("notesnet.app.indexed_stamp.SCHEMA", 99)
    _printed(folder, home, "on")
    assert len(compared) == 1


def test_every_fact_comes_back(folder: Path, home: Path) -> None:
    """What is read from the file is what was found, down to the last field."""
    _warm(folder, home)
    with switched(home, "on"):
        kept = candidates_of(_opened(folder), WEEK)
    with switched(home, "off"):
        found = candidates_of(_opened(folder), WEEK)
    assert kept == found
    assert kept.pairs
    assert not kept.mine  # Tess is paused
    assert kept.pairs[0].mutual
    with switched(home, "on"):
        later = [candidates_of(_opened(folder), WEEK.next) for _time in range(2)]
    assert later[0] == later[1]
    assert [s.for_me for s in later[1].mine] == [True]
    assert type(later[1].mine[0].score) is float


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _data: b"",
    "cut by a byte": lambda data: data[:-1],
    "cut in half": lambda data: data[: len(data) // 2],
    "a letter": lambda data: data.replace(b"Yuki", b"Yuka"),
    "no digest": lambda data: data.partition(b"\n")[2],
    "something else": lambda _data: b"\xff\x00" * 1000,
    "far too long": lambda data: data + b" " * 5_000_000,
}


def test_a_damaged_file_changes_nothing(folder: Path, home: Path) -> None:
    """The suggestions are found anew, and kept anew."""
    before = _warm(folder, home)
    kept = _kept(folder, home)
    good = kept.read_bytes()
    for name, damage in DAMAGES.items():
        kept.write_bytes(damage(good))
        assert _printed(folder, home, "on") == before, name
        assert kept.read_bytes() == good, name


def test_a_text_that_does_not_fit_is_none(folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even with the right digest."""
    before = _warm(folder, home)
    for text in ("", "null", "[]", "[[1],[]]", '[["abcdefg"],[]]', '{"a":1,"b":2}', "[" * 100_000):
        monkeypatch.setattr(kept_suggestions, "read_kept", lambda *_, text=text: text)
        assert _printed(folder, home, "on") == before, text[:20]


def test_without_an_index_nothing_is_kept(folder: Path, home: Path) -> None:
    """A small vault has none, and NOTESNET_INDEX=off switches this off too, also where something was kept."""
    for how in ("", "off"):
        _printed(folder, home, how)
        assert not _kept(folder, home).exists()
    _warm(folder, home)
    _kept(folder, home).write_bytes(b"nonsense")
    _printed(folder, home, "off")
    assert _kept(folder, home).read_bytes() == b"nonsense"


def test_it_is_for_its_user_alone_and_goes_with_the_index(folder: Path, home: Path) -> None:
    """Mode 0600 whatever the umask; `notesnet index --clear` takes it away."""
    before = os.umask(0)
    try:
        _warm(folder, home)
        assert _kept(folder, home).stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
    environment = {**clean_environment(home), SWITCH: "on"}
    assert run_here(["index", "--clear"], folder, environment).out == "cleared\n"
    assert not _kept(folder, home).exists()


def test_what_lies_in_its_place_is_left_alone(folder: Path, home: Path, tmp_path: Path) -> None:
    """A link is not followed and a folder not opened; the agenda is the same."""
    before = _warm(folder, home)
    kept = _kept(folder, home)
    kept.unlink()
    (tmp_path / "letter.txt").write_text("Dear Ada")
    kept.symlink_to(tmp_path / "letter.txt")
    assert _printed(folder, home, "on") == before
    assert (tmp_path / "letter.txt").read_text() == "Dear Ada"
    kept.unlink()
    kept.mkdir()
    assert _printed(folder, home, "on") == before


def test_what_changes_while_everyone_is_compared_is_not_kept(
    folder: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that were saved meanwhile may be in it or not."""
    _warm(folder, home)
    _kept(folder, home).unlink()
    find = suggestion_candidates.find_candidates

    def meanwhile(*arguments: object) -> Candidates:
        (folder / "concepts.toml").write_text('[concepts]\nkites = ["boilers"]\n')
        return find(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(suggestion_candidates, "find_candidates", meanwhile)
    _printed(folder, home, "on")
    assert not _kept(folder, home).exists()


def test_a_text_is_found_under_its_own_key_only(tmp_path: Path) -> None:
    """Whatever is in either."""
    path = str(tmp_path / "cache" / "x.suggestions")
    for text in ("", "a\nb", "\ud800 é \0"):
        keep(path, "one\udcff", text)
        assert read_kept(path, "one\udcff") == text
        assert read_kept(path, "one") is None
