"""What a mail template may say, and how its faults are told."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from notesnet.errors import RefusedError, UsageError
from notesnet.model.contact import Contact
from notesnet.model.introduction import Introduction
from notesnet.model.me import Me
from notesnet.model.note import Phrase
from notesnet.render.lacks import lacks
from notesnet.render.layout import tidy, wrapped
from notesnet.render.templates import Rendered, parse_template, render, render_note, takes_two, variables
from notesnet.render.views import intro_view, me_view, pair_context, person_context, person_view
from notesnet.text.yaml_scalar import yaml_value

TODAY = date(2026, 11, 25)
ME = me_view(Me(name="Robin Weiss", email=(Phrase("robin@weiss.example", 1),)))
ADA = Contact(
    "people/ada.md",
    "Ada Lovelace",
    email=(Phrase("ada@engines.example", 1),),
    needs=(Phrase("a finance lead", 1), Phrase("a shed", 1)),
    extra={"Assistant": "pat@engines.example", "trick": "{{ 7 * 7 }}{% for %}"},
)
BEN = Contact("people/ben.md", "Ben Carver", email=(Phrase("ben@carver.example", 1),))


def make(
    body: str, front: str = "subject: Hello", slots: Mapping[str, str] | None = None, name: str = "mine"
) -> Rendered:
    """A letter to Ada from a template made of these parts."""
    template = parse_template(f"---\n{front}\n---\n{body}", f"templates/{name}.eml.j2")
    return render(template, person_context(person_view(ADA, date(2026, 10, 1)), ME, TODAY), slots or {})


def pair(front: str, name: str) -> Rendered:
    """A letter about Ada and Ben."""
    template = parse_template(f"---\nsubject: Hello\n{front}---\nHi", f"templates/{name}.eml.j2")
    return render(template, pair_context(person_view(ADA), person_view(BEN), intro_view(None), ME, TODAY), {})


def test_values_are_shown_as_people_read_them() -> None:
    """Dates in words, lists with commas, nothing for what is not there."""
    body = "{{ contact.needs }}; {{ contact.last_touch }}; {{ today }}; [{{ none }}]; {{ contact.needs ~ '!' }}"
    assert (
        make(body).body
        == "a finance lead and a shed; 1 October 2026; 25 November 2026; []; a finance lead and a shed!\n"
    )


@pytest.mark.parametrize("value", ["{{ 7 * 7 }}", "{% raw %}", "{{ contact.__class__ }}", "{# x #}"])
def test_a_value_is_never_run_as_a_template(value: str) -> None:
    """Neither what stands in a note nor what --set gives."""
    assert make("{{ contact.extra.trick }}").body == "{{ 7 * 7 }}{% for %}\n"
    made = make("{{ words }}", 'subject: "About {{ words }}"\nslots: {words: ""}', {"words": value})
    assert (made.subject, made.body) == (f"About {value}", f"{value}\n")


def test_subject_and_copies_see_the_same_as_the_body() -> None:
    """They are templates as well."""
    front = (
        'subject: "For {{ contact.first_name }}"\nto: contact\ncc: ["{{ contact.extra.assistant }}", me, "{{ none }}"]'
    )
    made = make("Hi", front)
    assert made.subject == "For Ada"
    assert [(one.name, one.email, one.who) for one in made.to] == [("Ada Lovelace", "ada@engines.example", "contact")]
    assert [(one.name, one.email, one.who) for one in made.cc] == [
        ("", "pat@engines.example", "templates/mine.eml.j2:4"),
        ("Robin Weiss", "robin@weiss.example", "me"),
    ]


@pytest.mark.parametrize(
    ("front", "name", "expected"),
    [
        ("", "intro", ["a", "b"]),
        ("", "intro-checkin", ["a", "b"]),
        ("", "intro-ask", ["a"]),
        ("", "intro-mine", ["a"]),
        ("to: both\n", "intro-ask", ["a", "b"]),
        ("to: [b]\n", "intro", ["b"]),
    ],
)
def test_who_gets_it_is_said_by_the_template_or_its_name(front: str, name: str, expected: list[str]) -> None:
    """`intro` and `intro-checkin` go to both, the others to a, about b."""
    assert [one.who for one in pair(front, name).to] == expected
    assert takes_two(name)


def test_a_slot_default_is_a_template_and_sees_the_slots_before_it() -> None:
    """What was set is not."""
    front = 'subject: x\nslots:\n  first: "{{ contact.first_name }}"\n  second: "to {{ first }}"\n  third: required'
    assert make("{{ second }} {{ third }}", front, {"third": "now"}).body == "to Ada now\n"
    assert make("{{ second }}|{{ third }}", front, {"third": "now", "second": ""}).body == "|now\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nsubject: x\n---\none\n{{ contact.emial }}\n", ":5: a person has no emial"),
        ("---\nsubject: x\n---\n{{ contakt.name }}\n", ":4: there is no contakt here"),
        ("---\nsubject: x\n---\n{{ contact.extra.nothing }}\n", ":4: extra has no nothing"),
        ("---\nsubject: x\n---\n{% if me.nmae %}x{% endif %}\n", ":4: me has no nmae"),
        ("---\nsubject: x\n---\n{% for x in nobody %}x{% endfor %}\n", ":4: there is no nobody here"),
        ('---\n# note\nsubject: "{{ a.name }}"\n---\n', ":3: there is no a here"),
        ("---\nsubject: x\nto: both\n---\n", ":3: there is no a here"),
        ("---\nsubject: x\n---\n\n{% if %}\n", ":5: "),
        ("---\nsubject: x\n---\n{{ contact.name \n", ":"),
        ("---\nsubject: x\n---\n\n\n{{ 1 / 0 }}\n", ":6: division by zero"),
        ("---\nsubject: x\n---\n{{ none | clause }}\n", ":4: "),
        ("---\nsubject: x\n---\n{{ contact.name | nonsense }}\n", ":4: No filter named 'nonsense'"),
        ("---\nsubject: x\nslots:\n  when: required\n---\nHi\n", ":4: the slot when is required and empty"),
        ("---\nsubject: x\nslots:\n  today: x\n---\nHi\n", ":4: `today` can't name a slot"),
        ("---\nsubject: x\nslots:\n  next-step: x\n---\nHi\n", ":4: `next-step` can't name a slot"),
        ("---\nsubject: x\nslots: [a]\n---\nHi\n", ":3: slots must be names with values"),
        ("---\nsubject: x\nsubjekt: y\n---\nHi\n", ":3: a template knows no `subjekt`"),
        ("---\nsubject: x\nsubject: y\n---\nHi\n", ":3: `subject` stands twice"),
        ("---\nsubject: {{ contact.name }}\n---\nHi\n", ":2: "),
        ("---\nsubject: [x]\n---\nHi\n", ":2: `subject` must be text"),
        ("---\nsubject: x: y\n---\nHi\n", ":2: "),
        ("---\nto: me\n---\nHi\n", ":1: the subject is missing"),
        ('---\nsubject: "{{ none }}"\n---\nHi\n', ":2: the subject is empty"),
        ("---\n- x\n---\nHi\n", ":2: the front matter must be names with values"),
        ("---\nsubject: x\n", ":1: the front matter is missing"),
        ("Hi\n", ":1: the front matter is missing"),
        ("", ":1: the front matter is missing"),
        (f"---\nsubject: {'[' * 30_000}\n---\nHi\n", ":1: "),
        (f"---\nsubject: {'x' * 40_000}\n---\nHi\n", ":1: the front matter is over 32 KiB"),
    ],
)
def test_a_fault_is_told_with_file_and_line(text: str, message: str) -> None:
    """Lines count as in the file, front matter included; the exit code is that of usage."""
    with pytest.raises(UsageError) as caught:
        render(parse_template(text, "templates/mine.eml.j2"), person_context(person_view(ADA), ME, TODAY), {})
    assert caught.value.message.startswith("templates/mine.eml.j2:")
    assert message in caught.value.message
    assert caught.value.exit_code == 2


def test_an_unknown_slot_is_named_with_those_there_are() -> None:
    """`--set` fills slots only."""
    with pytest.raises(UsageError, match="there is no slot stp in mine") as caught:
        make("Hi", 'subject: x\nslots: {step: "", note: ""}', {"stp": "x"})
    assert "step and note" in caught.value.help
    with pytest.raises(UsageError, match="there is no slot contact"):
        make("Hi", slots={"contact": "x"})


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (
            "{{ contact.blurb }} {{ contact.extra.city }} {{ today }} {{ step }}",
            ("contact.blurb", "contact.extra.city", "today"),
        ),
        (
            "{% set x = me.name %}{{ x }}{% for need in contact.needs %}{{ need }}{% endfor %}",
            ("contact.needs", "me.name"),
        ),
        ("{{ still_looking(contact) }}", ("contact",)),
        ("Hi", ()),
    ],
)
def test_the_variables_of_a_template_are_listed_without_slots_and_functions(
    source: str, names: tuple[str, ...]
) -> None:
    """For `notesnet templates NAME`."""
    template = parse_template(f'---\nsubject: x\nslots: {{step: ""}}\n---\n{source}', "templates/mine.eml.j2")
    assert variables(template) == names


def test_what_a_letter_lacks_is_named() -> None:
    """Only of what the template uses."""
    template = parse_template(
        "---\nsubject: x\n---\n{{ a.blurb }}{{ intro.why }}{{ me.sign_off }}", "templates/intro.eml.j2"
    )
    views = person_view(ADA), person_view(BEN)
    context = pair_context(*views, intro_view(Introduction("i.md", None, None)), me_view(Me()), TODAY)
    assert lacks(template, context, {}) == [
        "Ada Lovelace has no blurb, role, company or offers: the letter gives only the name",
        "the introduction has no `why`, so the letter does not say what the two have for each other",
        "me.md has neither `signature` nor `name`, so nobody signs the letter",
    ]
    plain = parse_template("---\nsubject: x\n---\nHi", "templates/intro.eml.j2")
    assert lacks(plain, context, {}) == []


def test_one_template_serves_many_people() -> None:
    """The budget is that of one letter, not of all."""
    template = parse_template(
        "---\nsubject: x\n---\n{% for c in 'x' * 20000 %}{{ c }}{% endfor %}", "templates/x.eml.j2"
    )
    context = person_context(person_view(ADA), ME, TODAY)
    assert all(len(render(template, context, {}).body) > 20_000 for _ in range(5))


@given(st.text())
def test_no_text_of_a_template_ends_in_a_traceback(text: str) -> None:
    """Whatever is typed, there is a letter or a sentence."""
    with suppress(UsageError, RefusedError):
        make(text)


@given(st.text())
def test_a_body_is_always_tidy(text: str) -> None:
    """No blank at a line's end, no two blank lines, one newline at the end; once tidy it stays so."""
    body = tidy(text)
    assert body == tidy(body)
    assert "\n\n\n" not in body
    assert " \n" not in body
    assert body == "" or (body.endswith("\n") and not body.startswith("\n"))


@given(st.lists(st.from_regex(r"[a-z:/.]{1,90}", fullmatch=True), max_size=40))
def test_wrapping_keeps_every_word_whole(words: list[str]) -> None:
    """Only blanks and line ends change; no line is longer than 72 unless it is one word."""
    text = tidy(" ".join(words))
    lines = wrapped(text)
    assert lines.split() == words
    assert all(len(line) <= 72 or " " not in line for line in lines.split("\n"))


def test_wrapping_leaves_lists_quotes_and_signatures() -> None:
    """What was typed as a line of its own stays one."""
    long = "word " * 20
    text = tidy(f"- {long}\n- b\n\n> {long}\n\n  {long}\n\nRobin Weiss\nWeiss & Co\n+1 404 555 0100")
    assert wrapped(text) == text


def test_a_paragraph_wrapped_by_hand_is_filled_again_when_a_value_made_it_too_long() -> None:
    """One long line in it would look ragged."""
    text = tidy("x" * 60 + " and then\n" + "y" * 60 + " " + "z" * 30 + "\nend")
    assert wrapped(text) == "x" * 60 + " and then\n" + "y" * 60 + "\n" + "z" * 30 + " end\n"


@given(st.text())
@example("A?")
def test_any_text_is_read_back_from_front_matter(text: str) -> None:
    """As text, from one line, alone and in a list."""
    written = yaml_value(text)
    assert "\n" not in written
    assert yaml.safe_load(f"x: {written}\ny: 1\n") == {"x": text, "y": 1}
    assert yaml.safe_load(f"x: {yaml_value((text, 'b'))}\n") == {"x": [text, "b"]}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Ada Lovelace", "Ada Lovelace"),
        ("ada@engines.example", "ada@engines.example"),
        ("Jürgen O'Brien & Co. (Bonn)", "Jürgen O'Brien & Co. (Bonn)"),
        ("6w", "6w"),
        ("2 weeks", "2 weeks"),
        ("田中由紀", "田中由紀"),
        ("No", '"No"'),
        ("02139", '"02139"'),
        ("1e3", '"1e3"'),
        ("0x1f", '"0x1f"'),
        ("2026-11-25", '"2026-11-25"'),
        ("12:30", '"12:30"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("[[Ada]]", '"[[Ada]]"'),
        ("@ada", '"@ada"'),
        ("", '""'),
        (" x", '" x"'),
        ("a\nb", '"a\\x0ab"'),
        (date(2026, 11, 25), "2026-11-25"),
        (("a", "b: c"), '[a, "b: c"]'),
    ],
)
def test_quotes_stand_only_where_they_are_needed(value: str | date | tuple[str, ...], written: str) -> None:
    """A note should look as if a person had typed it."""
    assert yaml_value(value) == written


def test_a_note_template_keeps_its_own_front_matter() -> None:
    """And is bound to the same rules."""
    made = render_note(
        "---\nname: {{ name | yaml }}\n---\n\n## Log\n\n\n", "templates/contact.md.j2", {"name": "{{ 7*7 }}: x"}
    )
    assert made == '---\nname: "{{ 7*7 }}: x"\n---\n\n## Log\n'
    with pytest.raises(UsageError, match=r"templates/contact\.md\.j2:2: there is no nmae here"):
        render_note("---\nname: {{ nmae }}\n---\n", "templates/contact.md.j2", {"name": "x"})
    with pytest.raises(RefusedError, match=r"templates/contact\.md\.j2:1"):
        render_note("{{ name.__class__ }}", "templates/contact.md.j2", {"name": "x"})
