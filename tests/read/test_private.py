"""What stands below a heading Private never leaves the vault."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness import Result
from tests.read.helpers import ADA, Read, ada

Run = Callable[..., Result]
SECRET = "hush"


@pytest.mark.parametrize("heading", ["# Private", "## Private", "###### private", "## PRIVATE:", "## **Private** ##"])
def test_it_goes_to_the_next_heading_of_its_level(read: Read, heading: str) -> None:
    """Or of a higher one; deeper ones stay inside."""
    level = len(heading) - len(heading.lstrip("#"))
    marks = "#" * level
    inside = f"- [ ] one\n{marks}# deeper\n- [ ] two\n" if level < 6 else "- [ ] one\n- [ ] two\n"
    contact = ada(read, "", f"- [ ] zero\n{heading}\n{inside}{marks} Next\n- [ ] three\n")
    assert contact.has_private
    assert [(task.text, task.private) for task in contact.tasks] == [
        ("zero", False),
        ("one", True),
        ("two", True),
        ("three", False),
    ]


@pytest.mark.parametrize(
    "heading", ["## Privately", "## Not private", "Private\n---", "**Private**", "```\n# Private\n```"]
)
def test_what_is_no_private_part(read: Read, heading: str) -> None:
    """Only a heading of that one word."""
    assert not ada(read, "", f"{heading}\n- [ ] one\n").has_private


def test_a_private_log_line_is_a_touch_without_words(read: Read) -> None:
    """Its day and kind count; its text and tags' words are not kept."""
    vault = read({ADA: f"# Private\n## Log\n- 2026-10-01 coffee: {SECRET}\n### 2026-10-02\n{SECRET}\n"})
    assert [(t.kind, t.text) for t in vault.touches[ADA]] == [("coffee", ""), ("other", "")]
    assert all(line.private for line in vault.contacts[ADA].log)


def test_a_private_tag_is_no_tag_of_the_person(read: Read) -> None:
    """Nobody is matched or listed by it."""
    assert ada(read, "", "#open\n## Private\n#hush\n").tags == ("open",)


def test_a_private_mention_is_a_touch_without_words(read: Read) -> None:
    """In a daily note as well."""
    (touch,) = read({ADA: "A", "2026-10-01.md": f"## Private\n{SECRET} [[ada]]\n"}).touches[ADA]
    assert touch.text == ""


@pytest.fixture
def private(vault: Callable[..., object]) -> None:
    """A vault with a contact that has a private part."""
    body = (
        "---\ncadence: 1w\nneeds: [a CFO]\n---\nOpen words\n\n## Log\n- 2026-10-01 call: open\n\n## Private\n"
        f"{SECRET} words [[Nobody]] #{SECRET}\n- [ ] {SECRET} undated\n- [ ] dated {SECRET} 📅 2026-11-24\n"
        f"### Log\n- 2026-10-05 coffee: {SECRET} line\n"
    )
    vault({ADA: body, "me.md": "---\nname: Robin\n---\n"})


@pytest.mark.parametrize(
    "command",
    [
        ("show", "ada"),
        ("show", "ada", "--json"),
        ("list", "--json"),
        ("list", f"tag:{SECRET}"),
        ("find", SECRET),
        ("why", "ada", "--json"),
        ("draft", "check-in", "ada", "--format", "text"),
    ],
)
@pytest.mark.usefixtures("private")
def test_no_command_shows_it(run: Run, command: tuple[str, ...]) -> None:
    """Not the card, no list, no search, no draft."""
    result = run(*command)
    found = [line for line in result.out.splitlines() if SECRET in line and "dated " + SECRET not in line]
    assert found == []


@pytest.mark.usefixtures("private")
def test_show_private_shows_it(run: Run) -> None:
    """When asked for."""
    assert f"{SECRET} words" in run("show", "ada", "--private").out


@pytest.mark.usefixtures("private")
def test_only_dated_tasks_reach_the_agenda(run: Run) -> None:
    """A promise is kept, whoever it is hidden from."""
    document: Any = json.loads(run("agenda", "--json").out)
    promises = [item for section in document["sections"] for item in section["items"] if item["kind"] == "promise"]
    assert [item["due"] for item in promises] == ["2026-11-24"]
    text = run("agenda", "--print").out
    assert f"Dated {SECRET}" in text
    assert f"{SECRET} undated" not in text
    assert f"{SECRET} line" not in text
    assert f"{SECRET} words" not in text
