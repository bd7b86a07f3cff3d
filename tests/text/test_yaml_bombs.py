"""A note made to hurt costs under half a second and under 100 MiB, and never the process: also in a thread of little stack."""

import subprocess
import sys
import time

import pytest

from notesnet.text.frontmatter import read_front_matter

_CHILD = """
import resource, sys, threading, time
from notesnet.text.frontmatter import read_front_matter
read_front_matter("---\\nname: Ada\\n---\\n")

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024

def run():
    for name, make in BOMBS.items():
        text = f"---\\n{make()}\\n---\\nBody\\n"
        before, start = peak(), time.process_time()
        read = read_front_matter(text)
        took, grown = time.process_time() - start, peak() - before
        print(name, [fault.code for fault in read.faults][:1], "slow" if took > 0.5 else "ok", "big" if grown > 100 else "ok")
        assert not read.entries

DEPTHS = (3_000, 20_000, 60_000, 200_000, 1_000_000)
OPENERS = ("[", "{a: ", "- ", "? ", "{? ", "[{", "a:\\n ", "!x ")
BOMBS = {f"{opener!r} x {depth}": (lambda o=opener, d=depth: "a: " * (o in "[{a: [{") + o * d) for opener in OPENERS for depth in DEPTHS}
BOMBS |= {f"closed x {depth}": (lambda d=depth: "a: " + "[" * d + "]" * d) for depth in DEPTHS}
BOMBS |= {
    "aliases": lambda: "a: &a [x, x]\\n" + "\\n".join(f"b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9)}]" for i in range(1, 30)),
    "an alias of itself": lambda: "a: &a [*a]",
    "merge keys": lambda: "a: &a {x: 1}\\n" + "\\n".join(f"b{i}: &b{i}\\n  <<: [*a, *a, *a, *a]" for i in range(30)),
    "200,000 keys": lambda: "\\n".join(f"k{i}: v" for i in range(200_000)),
    "60,000 keys": lambda: "k:\\n" * 60_000,
    "130,000 items": lambda: "a: [" + "x," * 130_000 + "]",
    "40,000 quotes": lambda: 'k: "a\\n' * 40_000,
    "30,000 faults": lambda: "k: a: b\\n" * 30_000,
    "60,000 words": lambda: "word\\n" * 50_000,
    "a quarter of a million blanks": lambda: "a: @" + " " * 250_000 + "x",
    "a quarter of a million hashes": lambda: "a: [" + " #" * 120_000,
    "links in a row": lambda: "a: " + "[[x]], " * 30_000,
}
threading.stack_size(512 * 1024)
thread = threading.Thread(target=run)
thread.start()
thread.join()
run()
print("survived")
"""


def test_bombs_are_refused_at_once_in_any_thread() -> None:
    """Depth, aliases, merge keys, number and size: each is told as a fault, none kills the process."""
    done = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    *bombs, last = done.stdout.splitlines()
    assert last == "survived", done.stderr
    assert not done.stderr
    assert len(bombs) > 100
    assert [bomb for bomb in bombs if " slow" in bomb or " big" in bomb or "[]" in bomb] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("digits", "9" * 5000), ("sexagesimal", "1" + ":59" * 5000), ("hexadecimal", "0x" + "f" * 100_000)],
)
def test_numbers_that_choke_other_readers_are_text(name: str, value: str) -> None:
    """What other loaders would compute is left as it was typed."""
    (entry,) = read_front_matter(f"---\n{name}: {value}\n---\n").entries
    assert getattr(entry.value, "text", None) == value


@pytest.mark.parametrize(
    "text",
    [
        "\n" * 3_000_000 + "---\na: b\n",
        "---\n" + "name: a\n" * 600_000,
        "--" + " " * 1_000_000 + "x\na: b\n",
        "-" * 1_000_000 + "x\n",
        "{" + " " * 1_000_000,
        "\n---\n" + "#\n" * 500_000 + "x\n---\n",
    ],
    ids=["blank lines", "unclosed", "blanks", "dashes", "JSON", "comments"],
)
def test_a_long_beginning_takes_no_time(text: str) -> None:
    """The search for the fences is linear."""
    start = time.process_time()
    assert read_front_matter(text).entries == ()
    assert time.process_time() - start < 0.5
