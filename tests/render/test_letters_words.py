"""What holds for every packaged letter: its tone, whom it goes to, what it never says, and what it lacks."""

import re

import pytest

from notesnet.errors import UsageError
from notesnet.render.lacks import lacks
from notesnet.render.templates import takes_two
from notesnet.store.template_files import find_template, list_templates
from tests.harness import ROOT
from tests.render.letter_people import INTRODUCTIONS, PEOPLE, about_two, drafted, template, to_one

NAMES = (
    "intro intro-ask intro-chase intro-not-now intro-handover intro-checkin intro-thanks intro-news blurb-request check-in "
    "follow-up thank-you article holiday birthday coffee referral".split()
)
_BOTH = ("intro", "intro-checkin")
_NEEDED = {
    "article": {"link": "https://a.example/x"},
    "referral": {"who": "Joyce Tan"},
    "intro-news": {"outcome": "It went well"},
}
# Pronouns that guess, spellings that differ between Britain and America, gush, and days that some keep and others do not.
_NEVER = set(
    "he she him her his hers they their favour favor organise organize realise realize colour color catch amazing "
    "awesome super thrilled excited delighted wonderful christmas easter god blessed holy merry".split()
)


def test_every_letter_of_the_command_line_page_is_there() -> None:
    """All seventeen, and no other."""
    assert [one.name for one in list_templates(None)] == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_letter_does_not_gush_or_guess(name: str) -> None:
    """No exclamation mark, no "he" or "she", no religion, nothing that one side of the ocean spells otherwise."""
    text = re.sub(r"{[{%#].*?[}%#]}", "", find_template(None, name).text)
    assert "!" not in text
    assert not set(re.findall(r"[a-z]+", text.lower())) & _NEVER


@pytest.mark.parametrize("name", NAMES)
def test_each_letter_goes_to_the_right_person(name: str) -> None:
    """`intro` and `intro-checkin` to both, the others about two to a, the rest to the one."""
    context = about_two("full", "bare") if takes_two(name) else to_one("full")
    to = drafted(name, context, **_NEEDED.get(name, {})).split("\n")[0]
    both = "To: Maren Oduya <maren@oduya.example>, Ben Carver <ben@carver.example>"
    assert to == (both if name in _BOTH else "To: Maren Oduya <maren@oduya.example>")


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("b", PEOPLE)
def test_not_now_gives_no_name_and_no_reason(introduction: str, b: str) -> None:
    """Nothing of the other person stands in it, whoever asked, and nobody is said to have said no."""
    a = "bare" if b == "full" else "full"
    letter = drafted("intro-not-now", about_two(a, b, introduction))
    assert letter.replace(PEOPLE[a].name, "") == drafted("intro-not-now", about_two(a, a, introduction)).replace(
        PEOPLE[a].name, ""
    )
    assert not re.search(r"\b(no thanks|declined|said|refused|because|busy)\b", letter)
    other = PEOPLE[b]
    for told in (other.name, other.company, other.role, other.blurb, *(one.text for one in other.email)):
        assert not told or told not in letter


def test_news_without_an_outcome_must_be_told_by_hand() -> None:
    """Exit 2 with file, line and what to type."""
    with pytest.raises(UsageError, match=r"intro-news\.eml\.j2:5: the slot outcome is required and empty") as caught:
        drafted("intro-news", about_two("full", "bare", "received"))
    assert caught.value.help == 'Fill it with --set outcome="…"'
    letter = drafted("intro-news", about_two("full", "bare", "received"), outcome="It was a good talk")
    assert "what came of it: it was a good talk." in " ".join(letter.split())


@pytest.mark.parametrize(("name", "slot"), [("article", "link"), ("referral", "who")])
def test_what_a_letter_cannot_do_without_is_required(name: str, slot: str) -> None:
    """An article without its link, a referral of nobody."""
    with pytest.raises(UsageError, match=f"the slot {slot} is required and empty"):
        drafted(name, to_one("full"))


@pytest.mark.parametrize(
    ("name", "slots", "expected"),
    [
        ("article", {}, ['the letter does not say why it is for them: --set why="…"']),
        ("article", {"why": "page 3"}, []),
        ("follow-up", {}, ['the letter does not say what you promised: --set promised="…"']),
        (
            "referral",
            {},
            [
                'the letter does not say what help is wanted: --set why="…"',
                "the letter says that you asked them first: do so before you send it, or --set consent=",
            ],
        ),
        ("referral", {"why": "a second kiln", "consent": ""}, []),
        ("thank-you", {}, ['the letter does not say what the thanks are for: --set reason="…"']),
        ("blurb-request", {}, []),
        ("holiday", {}, []),
    ],
)
def test_what_a_letter_lacks_is_named(name: str, slots: dict[str, str], expected: list[str]) -> None:
    """With what to type; and a request for a blurb does not complain that there is none."""
    assert lacks(template(name), to_one("bare"), slots) == expected


def test_what_stands_in_for_a_blurb_is_named() -> None:
    """And that there is no reason given."""
    assert lacks(template("intro"), about_two("no blurb", "bare", "introduced"), {}) == [
        "Charles Babbage has no blurb: role, company and first offer stand in for it",
        "Ben Carver has no blurb, role, company or offers: the letter gives only the name",
        "the introduction has no `why`, so the letter does not say what the two have for each other",
    ]


@pytest.mark.parametrize(
    ("introduction", "claimed"),
    [("no note", False), ("b asked for it", False), ("b said yes", False), ("my own idea", True)],
)
def test_a_claim_is_made_only_when_the_note_bears_it_out(introduction: str, claimed: bool) -> None:
    """Nobody is told that no name was mentioned when it was, or when nothing is known of it."""
    letter = drafted("intro-ask", about_two("bare", "full", introduction))
    assert ("I have not mentioned your name to Maren." in " ".join(letter.split())) is claimed


def test_who_is_asked_for_a_handover_is_not_promised_a_joint_mail() -> None:
    """What they tell is passed on to the one who asked, and nobody is written to together with another."""
    letter = " ".join(drafted("intro-ask", about_two("full", "bare", "b asked for it by handover")).split())
    assert "tell me how you like to be contacted, and I will pass that on; the first step is then up to Ben." in letter
    assert "you both" not in letter


def test_nobody_is_asked_whether_they_met_when_the_outcome_is_noted() -> None:
    """Nor is the outcome told, which may be one side's word."""
    letter = drafted("intro-checkin", about_two("full", "bare", "an outcome"))
    assert "how things have gone since" in " ".join(letter.split())
    assert "chance to talk" not in letter
    assert "van" not in letter


def test_a_handover_without_a_number_or_an_address_says_so() -> None:
    """Unless the details were given by hand."""
    expected = "Inês Prado has neither `phone` nor `email`: the letter does not say how to reach them"
    context = about_two("bare", "no address", "a asked for it")
    assert lacks(template("intro-handover"), context, {}) == [expected]
    assert lacks(template("intro-handover"), context, {"details": "Office: 1"}) == []


def test_the_page_on_letters_names_every_letter_and_slot() -> None:
    """docs/mail.md has a row for each, with its slots and no others."""
    page = (ROOT / "docs" / "mail.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| ([^|]+) \|$", page, re.MULTILINE))
    assert {name: re.findall("`([a-z]+)`", row.replace("`prefers`", "")) for name, row in rows.items()} == {
        name: [slot.name for slot in template(name).slots] for name in NAMES
    }
