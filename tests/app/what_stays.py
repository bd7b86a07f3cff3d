"""What every command leaves of agenda files and notes, whatever was ticked."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

DAY = r"\d{4}-\d\d-\d\d"
LINE = re.compile(r"[-*] \[(.)\] .*\^(nn-[0-9a-f]{6})")
TOKEN = re.compile(r"w\d+w")
OF_AN_INTRODUCTION = (
    "a_asked b_asked a_chased b_chased a_answer b_answer introduced checked_in met outcome told thanked snoozed closed"
)
MADE = re.compile(
    rf"follow_up: .*|(?:{'|'.join(OF_AN_INTRODUCTION.split())}):.*|## Log|[-*] {DAY} .*\^nn-[0-9a-f]{{6}}"
    rf"|[-*] {DAY} in touch|- {DAY} (?:asked|reminded|introduced|thanked|told|closed|.* (?:said (?:yes|no)|introduced you to|met\b)).*|"
)


def theirs(text: str, moved: Collection[str]) -> Iterator[str]:
    """The lines of an agenda file that are a person's: typed, marked, or moved to another day."""
    for line in text.split("\n"):
        match = LINE.match(line)
        if match:
            if match[1] != " " or line in moved:
                yield line
        elif TOKEN.search(line) and not line.startswith(("  > ", "Waiting: ")):
            yield line


def same_but_for_ticks(path: str, before: str | None, after: str | None) -> None:
    """Nothing in a note changed but what ticks ask for, and none of these stands there twice."""
    if before is None or after is None:
        assert path.startswith(("meetings/", "intros/")), path
        return
    assert Counter(_lasting(before)) == Counter(_lasting(after)), path
    old, new = (Counter(re.findall(r"\^nn-[0-9a-f]{6}(?=\r?$)", text, re.MULTILINE)) for text in (before, after))
    assert all(number <= max(1, old[id_]) for id_, number in new.items()), (path, new)
    if "\r\n" in before:
        assert after.count("\n") == after.count("\r\n"), path


def _lasting(text: str) -> Iterator[str]:
    """The lines that no tick makes or changes, and what a tick leaves of the others."""
    for line in text.replace("\r\n", "\n").split("\n"):
        if not MADE.fullmatch(line):
            yield re.sub(rf"^- \[.\]|[ ]?(?:✅|📅|⏳) {DAY}|[ ]#thanked|[ ]\[completion:: {DAY}\]", "", line)
