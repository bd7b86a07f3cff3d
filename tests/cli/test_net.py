"""`path`, `reach` and `ledger` as a person types them, where there is little or nothing to show."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.harness import Result

Vault = Callable[[Mapping[str, str | bytes]], Path]
Run = Callable[..., Result]

KNOWS = '---\nname: Ada Lovelace\nknows: ["[[Mary Somerville]]", "[[ben]]"]\n{more}---\n{body}'


def _ada(more: str = "", body: str = "") -> str:
    return KNOWS.format(more=more, body=body)


BEN = "---\nname: Ben\n---\n"


def test_no_way_is_an_empty_answer_that_says_what_would_make_one(vault: Vault, run: Run) -> None:
    """Exit 0; whom to get in touch with, with the line."""
    vault({"people/ada.md": _ada(), "people/ben.md": BEN, "people/eve.md": "---\nname: Eve\n---\n"})
    result = run("path", "mary")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "Nobody you are in touch with leads to Mary Somerville yet.",
        "In touch with this contact you would have a way:",
        "  Ada Lovelace knows Mary Somerville  people/ada.md:3",
    ]
    assert run("path", "eve").out.splitlines()[1] == 'Who knows Eve? In that note: `knows: ["[[Eve]]"]`.'
    assert run("path", "mary", "--json") == Result(0, "[]\n", "")


def test_a_stated_trust_and_a_wish_for_no_introductions_are_said(vault: Vault, run: Run) -> None:
    """Trust is a tie before the first touch."""
    vault({"people/ada.md": _ada("trust: 4\nintroductions: no\n"), "people/ben.md": BEN})
    assert run("path", "mary").out.splitlines()[2:] == [
        "0.20  Me → Ada Lovelace → Mary Somerville",
        "  0.40  you and Ada Lovelace: your trust in them, no touch noted",
        "        people/ada.md:4",
        "  0.50  Ada Lovelace knows Mary Somerville  people/ada.md:3",
        "  Ada Lovelace wants no introductions.",
    ]


def test_every_kind_of_tie_is_said_in_words(vault: Vault, run: Run) -> None:
    """Who introduced whom, who met through me, and when."""
    vault(
        {
            "people/ada.md": _ada("trust: 4\n"),
            "people/ben.md": '---\nname: Ben\nintroduced_by: "[[ada]]"\nmet: 2025-10-01\n---\n',
            "people/eve.md": "---\nname: Eve\n---\n",
            "people/zoe.md": "---\nname: Zoe\n---\n",
            "intros/1.md": '---\na: "[[ada]]"\nb: "[[eve]]"\nmet: 2026-11-24\n---\n',
            "intros/2.md": '---\na: "[[ada]]"\nb: "[[zoe]]"\ndirection: received\nmet: 2026-11-25\n---\n',
        }
    )
    shown = {name: run("path", name).out.splitlines()[-1].strip() for name in ("ben", "eve", "zoe")}
    assert shown == {
        "ben": "people/ben.md:3",
        "eve": "0.70  Ada Lovelace and Eve met through you, yesterday  intros/1.md:4",
        "zoe": "0.70  Ada Lovelace introduced you to Zoe, today  intros/2.md:5",
    }
    assert "  0.70  Ada Lovelace introduced you to Ben, 1 Oct 2025 (14 months ago)" in run("path", "ben").out


def test_no_line_is_wider_than_80_columns(vault: Vault, run: Run) -> None:
    """However long the names are; a path is never broken."""
    long = "Wilhelmina Theodora van der Heijden-Okonkwo"
    vault(
        {
            "people/w.md": f"---\nname: {long}\nknows: [{', '.join(f'Person Number {n}' for n in range(20))}]\ntrust: 3\n---\n"
            "## Log\n- 2026-11-01 call: " + "she told me many things " * 8 + "#got/advice\n",
            "people/x.md": f'---\nname: X {long}\nknows: ["[[w]]", Somebody Else]\ntrust: 1\n---\n',
        }
    )
    for typed in (["reach"], ["ledger"], ["ledger", "w"], ["path", "somebody"], ["path", "w"]):
        lines = run(*typed).out.splitlines()
        assert lines
        assert max(map(len, lines)) <= 80, typed


def test_an_empty_vault_says_how_to_begin(vault: Vault, run: Run) -> None:
    """No table without rows."""
    vault({"people/ben.md": BEN})
    assert "`knows:" in run("reach").out
    assert "#gave/advice" in run("ledger").out
    assert run("ledger", "ben").out == "Ben\nNothing given or received is noted yet.\n"
    assert json.loads(run("reach", "--json").out) == {"total": 0, "contacts": []}
    assert json.loads(run("ledger", "--json").out) == {
        "given": 0,
        "received": 0,
        "kinds": {"given": {}, "received": {}},
        "introductions": {"given": 0, "received": 0},
        "people": [],
    }


def test_the_private_part_never_counts_and_its_words_are_never_shown(vault: Vault, run: Run) -> None:
    """A touch below Private is a touch; what it says stays there."""
    body = "## Log\n- 2026-11-01 call: x #gave/advice\n## Private\n### Log\n- 2026-11-20 call: secret #gave/money\n"
    vault({"people/ada.md": _ada(body=body)})
    assert run("ledger").out.startswith("1 given, 0 received")
    shown = [run(*typed).out for typed in (["ledger", "ada"], ["ledger", "ada", "--json"], ["path", "ada"], ["ledger"])]
    assert not any("secret" in text or "money" in text for text in shown)
    assert "20 Nov" in shown[2]


def test_a_person_without_a_note_is_who_the_link_leads_to_not_the_words_it_shows(vault: Vault, run: Run) -> None:
    """`[[Name|shown]]` and `[shown](people/Name.md)` are Name, so all who link to them are ways to one person."""
    coffee = "## Log\n- 2026-11-20 coffee: hi\n"
    links = '["[[Ghost Person|g]]", "[G5](people/Ghost%20Five.md)", "[[vera-long|Vera Long]]"]'
    vault(
        {
            "people/eve.md": f"---\nname: Eve\nknows: {links}\n---\n{coffee}",
            "people/fay.md": f'---\nname: Fay\nknows: ["[[Ghost Person]]", "[[Vera Long]]"]\n---\n{coffee}',
        }
    )
    reached = json.loads(run("reach", "--json").out)
    assert reached["total"] == 3
    assert run("reach").out.splitlines()[-2:] == [
        "Eve            33     3  Ghost Five, Ghost Person, Vera Long",
        "Fay            33     2  Ghost Person, Vera Long",
    ]
    for name in ("Ghost Person", "Vera Long"):
        routes = json.loads(run("path", name, "--json").out)
        assert [route["names"] for route in routes] == [["Me", "Eve", name], ["Me", "Fay", name]]
    assert run("path", "Ghost Five").code == 0


def test_a_ledger_in_which_nothing_was_given_yet_has_no_double_blank_line(vault: Vault, run: Run) -> None:
    """Only asked so far."""
    vault(
        {
            "people/ada.md": "x",
            "people/ben.md": BEN,
            "intros/1.md": '---\na: "[[ada]]"\nb: "[[ben]]"\na_asked: 2026-11-20\n---\n',
        }
    )
    assert run("ledger").out.splitlines() == [
        "0 given, 0 received",
        "0 introductions made, 0 received",
        "",
        "Asked for an introduction",
        "  ada  1 time in the last 90 days, 1 in all",
    ]
