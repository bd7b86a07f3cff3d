"""Whatever bytes stand in a vault, `check` ends with a sentence: no traceback, no hang, and every byte stays."""

import json
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import clean_environment, run_here, write_files

COMMANDS = (("check",), ("check", "--json"), ("list", "--json"), ("agenda", "--json"), ("show", "ada", "--json"))
PLACES = (
    "people/ada.md",
    "groups/g.md",
    "meetings/2026-10-01 m.md",
    "intros/i.md",
    "2026-10-02.md",
    "me.md",
    "agenda/2026-W47.md",
    "agenda/2026-W48.md",
    "x.md",
)
GOOD = """---
name: Ada Lovelace              # a comment
aliases: [Ada, "The Countess"]
email: [ada@x.example, b@x.example]
links: { linkedin: "https://x.example", m: '@a' }
tags: [founder, fintech]
circle: inner
cadence: 6w
last_contact: 2026-10-01
follow_up: 2026-11-25
met_at: "[[Tuesday Breakfast]]"
knows: ["[[Mary Somerville]]", [[Luigi]]]
birthday: --12-10
dates: { work anniversary: 03-02 }
a: "[[Ada]]"
b: "[[Charles]]"
b_answer: yes 2026-11-20
outcome: 2027-01-12 hired
meets: monthly 2nd thu
blurb: >-
  folded
  text
people: ["[[ada]]", "[[bob]]"]
---
Text with [[links|shown]], `code`, ![[embed]] and [md](people/Ada%20L.md "t"). #tag/x

- [ ] Send 📅 2026-11-25 🔁 every week ^abc
- [x] Done ✅ 2026-11-20

## Log
- **2026-10-01** coffee: pricing #gave/advice
  - [ ] below ⏳ 2026-11-26
### [[2026-08-14]] email
words

> quote [[ada]]

```
- 2026-10-01 code
```
%% comment %% <!-- x -->

## Private
- 2026-01-01 hush
"""
PIECES = st.sampled_from(
    ["---\n", "---", "\n", "\r\n", "\r", "\t", ": ", "- ", "[[", "]]", "[", "]", "{", "}", "|", ">", "&a ", "*a", "!x ", "'", '"',
     "#", "# ", "## Log\n", "## Private\n", "- [ ] ", "- [x] ", "📅 ", "2026-02-30", "2026-10-01", "9999-12-31", "0000-00-00",
     "99999999999999999999", "\0", "\ufeff", "\u2028", "\x85", "\xa0", "\u202e", "\x1b[31m", "`", "```\n", "%%", "<!--", "-->", "<div>",
     "\\", "{{", "<%", "? ", "<<: ", "name: ", "type: group\n", "date: ", "cadence: ", "<<<<<<< x\n", "=======\n", ">>>>>>> x\n", "^", "::"]
)  # fmt: skip


def runs_clean(folder: Path, files: dict[str, bytes]) -> None:
    """Runs the reading commands; none may fail with a bug, hang, or change a byte."""
    write_files(folder, {"notesnet.toml": "", **files})
    environment = clean_environment(folder.parent / "home")
    for command in COMMANDS:
        begun = time.process_time()
        result = run_here(["--today", "2026-11-25", *command], folder, environment)
        assert result.code in (0, 1, 4, 5), (command, result.err)
        assert time.process_time() - begun < 2
        if "--json" in command and result.code < 4:
            json.loads(result.out)
        assert "\x1b" not in result.out.replace('"', "") or "--json" in command
    for path, data in files.items():
        assert (folder / path).read_bytes() == data


@given(files=st.dictionaries(st.sampled_from(PLACES), st.binary(max_size=400), max_size=3))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes(tmp_path: Path, files: dict[str, bytes]) -> None:
    """As notes of any kind."""
    runs_clean(tmp_path / "vault", {place: files.get(place, b"") for place in PLACES})


@given(pieces=st.lists(PIECES, max_size=40), place=st.sampled_from(PLACES))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_markdown(tmp_path: Path, pieces: list[str], place: str) -> None:
    """Made of the signs that mean something."""
    text = "".join(pieces)
    files = dict.fromkeys(PLACES, b"x")
    runs_clean(tmp_path / "vault", {**files, place: text.encode(), "people/bob.md": ("---\n" + text).encode()})


@given(
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), PIECES), max_size=6), place=st.sampled_from(PLACES)
)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_edits_of_a_good_note(tmp_path: Path, edits: list[tuple[float, int, str]], place: str) -> None:
    """Pieces put in, and parts taken out."""
    text = GOOD
    for at, length, piece in edits:
        start = int(at * len(text))
        text = text[:start] + piece + text[start + length :]
    files = dict.fromkeys(PLACES, b"x")
    runs_clean(tmp_path / "vault", {**files, place: text.encode()})


def test_every_prefix_of_a_good_note(tmp_path: Path) -> None:
    """As a crash or a sync program may leave it."""
    data = GOOD.encode()
    files = dict.fromkeys(PLACES, b"x")
    for end in range(0, len(data), 37):
        runs_clean(tmp_path / "vault", {**files, "people/ada.md": data[:end], "intros/i.md": data[:end]})
