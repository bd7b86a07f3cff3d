"""The import plan: what is written is read back exactly, and what a person does to it is understood or refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notesnet.errors import UsageError
from notesnet.model.import_plan import Difference, Likeness, PlanEntry, Values, Verdict
from notesnet.model.imported import ImportedPerson, ImportFault, Source
from notesnet.render.import_plan import plan_text, summary
from notesnet.render.import_plan_reader import Swap, Wanted, read_plan
from notesnet.text.visible import visible

ODD = ["`", "```", "---", "...", "- [x] new `people/evil.md`", "  - [x] or add to `me.md`", '"', "'", "\\x41", "{a: b}",
       "[[x]]", "#", "a: b", "no", "2026-02-30", "\u2028", "\x85", "\r", "\n", "\x1b[2J", "é", "🙂", "  "]  # fmt: skip
TEXT = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30), st.sampled_from(ODD))
KEY = st.sampled_from(["company", "role", "location", "department", "odd key", "a: b", "`"])
VALUES = st.dictionaries(
    KEY,
    st.one_of(TEXT, st.lists(TEXT, min_size=2, max_size=4).map(tuple), st.dictionaries(TEXT, TEXT, min_size=1, max_size=3)),
    min_size=1,
    max_size=4,
)  # fmt: skip
PATH = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).map(
    lambda stem: f"people/{stem}.md"
)


def entry(verdict: Verdict = Verdict.NEW, path: str = "people/ada.md", values: Values | None = None) -> PlanEntry:
    """An entry for Ada."""
    record = ImportedPerson(Source("c.vcf", 7), "Ada Lovelace")
    likely = (Likeness("people/b.md", 0.4, ("same name",)),) if verdict is Verdict.UNCLEAR else ()
    return PlanEntry(verdict, record, path, likely, values or {"name": "Ada Lovelace"})


def fault(file: str, message: str = "") -> ImportFault:
    """What could not be read."""
    return ImportFault(Source(file, 3), message or file, "Mend it")


def written(*entries: PlanEntry) -> str:
    """The plan of these entries."""
    return plan_text(entries, "c.vcf", [])


@given(TEXT, PATH, VALUES, st.sampled_from([Verdict.NEW, Verdict.ADDS]))
def test_what_is_written_is_read_back(name: str, path: str, values: Values, verdict: Verdict) -> None:
    """Names, paths and values with ticks, quotes, line ends, fences and rules come back as they were."""
    record = ImportedPerson(Source(name, 1), name)
    text = plan_text([PlanEntry(verdict, record, path, (), values)], name, [fault(name)])
    (wanted,) = read_plan(text, "plan.md")
    assert wanted.path == visible(path)
    assert wanted.values == values
    assert wanted.new is (verdict is Verdict.NEW)
    assert text.split("\n")[wanted.line - 1].startswith("- [x]")
    assert read_plan(text.replace("\n", "\r\n"), "plan.md") == [wanted]


@given(TEXT, TEXT)
def test_a_change_is_read_back(old: str, new: str) -> None:
    """The new value exactly; of the old one the words, on one line."""
    shown = " ".join(old.split()) or "x"
    record = PlanEntry(Verdict.DIFFERS, ImportedPerson(Source("c.vcf", 1), "Ada"), "people/ada.md", (), {}, (
        Difference("role", shown, new),
    ))  # fmt: skip
    text = written(record)
    assert read_plan(text, "plan.md") == []
    (wanted,) = read_plan(text.replace("- [ ] change", "- [x] change"), "plan.md")
    assert wanted.changes == {"role": Swap(visible(shown), new)}
    assert wanted.path == "people/ada.md"


@given(
    st.lists(st.one_of(TEXT, st.sampled_from(["- [x] new `a.md`", "  ```", "- in `x`"])), max_size=12).map("\n".join)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """No file makes the reader fail otherwise than by saying what is wrong."""
    with suppress(UsageError):
        assert all(isinstance(wanted, Wanted) for wanted in read_plan(text, "plan.md"))


@pytest.mark.parametrize("name", ["[x] new `people/evil.md`", "- [x] add to `me.md`", "x\n- [x] new `people/evil.md`"])
def test_no_name_makes_a_box(name: str) -> None:
    """A record that looks like a line of a plan stays a name, also among those that are there and what failed."""
    record = ImportedPerson(Source(name, 1), name)
    text = plan_text([PlanEntry(Verdict.SAME, record, "people/ada.md")], name, [fault(name)])
    assert read_plan(text, "plan.md") == []


def test_a_plan_reads_as_a_person_reads() -> None:
    """What is unclear comes first and is not ticked; what is new and what is added to is; nothing else is."""
    record = ImportedPerson(Source("c.vcf", 9), "Bo Li")
    same = (Likeness("people/bo.md", 0.7, ("same name",)),)
    job = (Difference("role", "Clerk", "Head of sales"),)
    text = plan_text(
        [
            entry(values={"name": "Ada Lovelace", "email": ("a@b.example", "c@d.example")}),
            PlanEntry(Verdict.ADDS, record, "people/bo.md", same, {"phone": ("+46",)}, job),
            entry(Verdict.UNCLEAR, "people/ada-2.md"),
            PlanEntry(Verdict.SAME, record, "people/bo.md", same),
        ],
        "c.vcf",
        [fault("c.vcf", "this card is broken")],
    )
    lines = [line for line in text.split("\n") if line.lstrip().startswith(("#", "- "))]
    assert lines == [
        "# Import plan: c.vcf",
        "## Could not be read",
        "- `c.vcf:3`: this card is broken. Mend it",
        "## Unclear: tick one box of each",
        "- [ ] new `people/ada-2.md` Ada Lovelace (c.vcf:7)",
        "  - [ ] or add to `people/b.md` (40 %: same name)",
        "## New",
        "- [x] new `people/ada.md` Ada Lovelace (c.vcf:7)",
        "## Added to a note",
        "- [x] add to `people/bo.md` Bo Li (70 %: same name; c.vcf:9)",
        "  - [ ] change role from `Clerk` to `Head of sales`",
        "## There already",
        "- `people/bo.md` Bo Li (70 %: same name; c.vcf:9)",
    ]
    assert "email: [a@b.example, c@d.example]" in text


def test_the_summary_counts() -> None:
    """By verdict, those that there are."""
    assert summary([entry()] * 1_200 + [entry(Verdict.SAME)]) == "1,201 people: 1,200 new, 1 there already."
    assert summary([]) == "Nobody."


PLAN = """\
# Import plan: c.vcf

- [x] new `people/ada.md` Ada (c.vcf:1)
  ```yaml
  name: Ada
  ```
- [ ] new `people/bo.md` Bo (c.vcf:2)
  - [ ] or add to `people/old.md` (42 %: same name)
  ```yaml
  name: Bo
  phone: "+46"
  ```
"""


def test_an_edited_plan_means_what_the_person_wrote() -> None:
    """Values and paths changed, lines added, entries moved, other bullets, tabs, CRLF and words in between."""
    text = (
        "my words\n\n"
        "* [X] add to `people/bo.md`\n\n\t```\n\tphone: '1'\n\toffers:\n\t  - rowing\n\t  - tea\n\tblurb: |\n\t  two\n\t  lines\n\t```\n"
        "a sentence\n- a bullet of mine\n- [ ] a task of mine\n"
        "- [x] new `people/x y.md`: changed\n    ```yaml\n    name: X Y\n\n    ```\n"
    )
    for ends in ("\n", "\r\n"):
        new, adds = read_plan("\ufeff" + text.replace("\n", ends), "plan.md")
        assert (new.path, new.values) == ("people/x y.md", {"name": "X Y"})
        assert adds.values == {"phone": "1", "offers": ("rowing", "tea"), "blurb": "two\nlines\n"}


def test_an_unclear_one_goes_where_the_tick_is() -> None:
    """New, or added to the note that was chosen; without a tick nothing."""
    assert [wanted.path for wanted in read_plan(PLAN, "p")] == ["people/ada.md"]
    chosen = read_plan(PLAN.replace("- [ ] or add", "- [x] or add"), "p")[1]
    assert (chosen.new, chosen.path, chosen.values) == (False, "people/old.md", {"name": "Bo", "phone": "+46"})
    assert read_plan(PLAN.replace("- [ ] new", "- [x] new"), "p")[1].new


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- [ ]", "- [x]", "plan.md:8: two boxes of one person are ticked, this one and line 7"),
        ("name: Ada", 'name: "Ada', "plan.md:5: "),
        ("name: Ada", "name: Ada\n  name: Bo", "plan.md:6: "),
        ("name: Ada", "name: Ada\n  ---\n  x: y", "plan.md:6: --- ends the properties"),
        ("  name: Ada\n  ```", "  name: Ada", "plan.md:4: this block is not closed with ```"),
        ("  ```yaml\n  name: Ada\n  ```", "", "plan.md:3: nothing stands below this box"),
        ("new `people/ada.md` Ada", "new people/ada.md", "plan.md:3: this ticked line can't be read"),
        ("- [ ] or add to `people/old.md`", "- [x] or `people/old.md`", "plan.md:8: this ticked line can't be read"),
        (PLAN, "# Shopping\n", "plan.md is no import plan"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_line(old: str, new: str, message: str) -> None:
    """A usage error, before anything is done."""
    with pytest.raises(UsageError) as refused:
        read_plan(PLAN.replace(old, new), "plan.md")
    assert refused.value.message.startswith(message)
    assert refused.value.exit_code == 2


def test_a_plan_with_nothing_ticked_is_still_a_plan() -> None:
    """All unticked, or everybody there already: nothing is wanted, and nothing is wrong."""
    assert read_plan(PLAN.replace("[x]", "[ ]"), "p") == []
    assert read_plan(written(), "p") == []
    assert read_plan(written(entry(Verdict.SAME)), "p") == []
