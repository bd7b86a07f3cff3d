"""`suggest` and `match` from end to end."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.harness import Result

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

GRACE = "---\nname: Grace Lindqvist\nneeds: [a part-time finance lead]\n---\n"
YUKI = "---\nname: Yuki Tanaka\nintroductions: open\noffers:\n  - fractional CFO for makers\n---\n"
FILES = {"people/grace.md": GRACE, "people/yuki.md": YUKI}


def test_suggest_tells_the_two_lines_whom_to_ask_and_why_now(vault: Vault, run: Run) -> None:
    """Everything that a person needs to decide."""
    vault(FILES)
    assert run("suggest").out == (
        "Grace Lindqvist and Yuki Tanaka. Ask Grace first.\n"
        '  "a part-time finance lead" meets "fractional CFO for makers" (finance lead)\n'
        "    people/grace.md:3 · people/yuki.md:5\n"
        "  Safe to ask: by your notes they have not met and nobody introduced them; neither was asked in the last 30 days; "
        "Yuki is open to introductions.\n"
    )


def test_suggest_for_programs_has_the_documented_keys(vault: Vault, run: Run) -> None:
    """As the page about the command line says."""
    vault(FILES)
    (made,) = json.loads(run("suggest", "yuki", "--json").out)
    assert made["a"] == {"name": "Grace Lindqvist", "path": "people/grace.md"}
    assert made["b"] == {"name": "Yuki Tanaka", "path": "people/yuki.md"}
    assert 0 < made["score"] <= 1
    (evidence,) = made["evidence"]
    assert evidence.keys() == {"kind", "text", "a", "b"}
    assert (evidence["kind"], evidence["a"]) == ("need_offer", {"path": "people/grace.md", "line": 3})


def test_mine_names_me_as_a(vault: Vault, run: Run) -> None:
    """And takes no name."""
    vault({**FILES, "me.md": "---\nname: Robin\nneeds: [a CFO]\n---\n"})
    (made,) = json.loads(run("suggest", "--mine", "--json").out)
    assert (made["a"], made["b"]["name"]) == ({"name": "Robin", "path": "me.md"}, "Yuki Tanaka")
    assert run("suggest", "--mine").out.startswith("Yuki Tanaka and you\n")
    assert run("suggest", "yuki", "--mine").code == 2


def test_match_finds_by_meaning_and_tells_file_and_line(vault: Vault, run: Run) -> None:
    """Words need no quotes."""
    vault(FILES)
    (found,) = json.loads(run("match", "finance", "director", "--json").out)
    assert found.keys() == {"name", "path", "score", "evidence"}
    assert found["evidence"] == [
        {"kind": "offers", "text": "fractional CFO for makers", "path": "people/yuki.md", "line": 5}
    ]
    assert run("match", "finance director").out.startswith("Yuki Tanaka\n  fractional CFO for makers (finance lead)\n")


def test_nobody_is_an_answer_too(vault: Vault, run: Run) -> None:
    """Exit 0, one sentence; an empty list for programs."""
    vault({})
    assert run("match", "a bookkeeper").out == "nobody offers that, by your notes\n"
    assert run("match", "chess", "--interests").out == "nobody cares about that, by your notes\n"
    assert "needs and offers" in run("suggest").out
    for command in (["match", "x"], ["suggest"], ["suggest", "--mine"]):
        result = run(*command, "--json")
        assert (result.code, json.loads(result.out)) == (0, [])


def test_what_is_private_is_never_matched(vault: Vault, run: Run) -> None:
    """Not even by its words."""
    vault({"people/ada.md": "---\nname: Ada\n---\n## Private\noffers: bookkeeping\n- 2026-01-01 call: bookkeeping\n"})
    assert run("match", "bookkeeping").out == "nobody offers that, by your notes\n"


def test_a_vault_has_its_own_concepts(vault: Vault, run: Run) -> None:
    """Beside notesnet.toml; they add to ours."""
    vault({**FILES, "concepts.toml": '[ours]\nfinance-lead = ["number whisperer"]\n'})
    assert run("match", "a number whisperer").out.startswith("Yuki Tanaka\n")


@pytest.mark.parametrize("text", ['[ours]\nx = ["a\n', "[ours]\nx = 5\n"])
def test_a_bad_concept_file_is_told_and_the_rest_works(vault: Vault, run: Run, text: str) -> None:
    """With its line, on stderr, exit 0."""
    vault({**FILES, "concepts.toml": text})
    result = run("match", "a CFO")
    assert (result.code, result.out.splitlines()[0]) == (0, "Yuki Tanaka")
    assert result.err.startswith("concepts.toml:2: ")


def test_a_name_that_nobody_bears_and_a_limit_of_none(vault: Vault, run: Run) -> None:
    """4 and 2, as everywhere."""
    vault(FILES)
    assert run("suggest", "zoe").code == 4
    assert run("suggest", "--limit", "0").code == 2
    assert run("match", " ").code == 2


def test_one_trade_alone_is_a_reason_the_last_one(vault: Vault, run: Run) -> None:
    """Two carpenters who know nothing of each other, when nothing better speaks for anybody."""
    vault({f"people/{name}.md": f"---\nname: {name.title()} Moss\nrole: Carpenter\n---\n" for name in ("ann", "bob")})
    (found,) = json.loads(run("suggest", "--json").out)
    assert [one["kind"] for one in found["evidence"]] == ["trade"]
    assert len(json.loads(run("suggest", "ann", "--json").out)) == 1


def test_those_whom_an_introduction_brought_together_know_each_other(vault: Vault, run: Run) -> None:
    """Eve has met Alice through me, so Eve knows one who offers it."""
    vault(
        {
            "people/alice.md": "---\nname: Alice Moss\nrole: CFO\n---\n",
            "people/eve.md": "---\nname: Eve Poe\n---\n",
            "intros/i.md": '---\na: "[[alice]]"\nb: "[[eve]]"\nintroduced: 2026-05-01\nmet: 2026-05-09\n---\n',
        }
    )
    found = json.loads(run("match", "cfo", "--json").out)
    assert [(one["name"], one["evidence"][0]["kind"]) for one in found] == [
        ("Alice Moss", "offers"),
        ("Eve Poe", "knows"),
    ]
    assert found[1]["evidence"][0]["line"] == 5
