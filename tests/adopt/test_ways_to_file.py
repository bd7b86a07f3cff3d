"""Ways to file people, one a case: which notes are people, and by which rule they are found."""

from collections.abc import Mapping

import pytest

from notesnet.model.adoption import Adoption, Obsidian
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.read.adoption import adopt, kinds_of
from notesnet.read.adoption_facts import Facts, read_facts
from notesnet.read.adoption_rules import in_words
from tests.adopt.vaults import ENGLISH

BARE = "Hello.\n"


def facts(files: Mapping[str, str]) -> list[Facts]:
    """The facts of notes given as {path: text}."""
    found = [read_facts(path, text.encode()) for path, text in files.items()]
    return [one for one in found if one]


def adopted(files: Mapping[str, str], settings: Settings | None = None, obsidian: Obsidian | None = None) -> Adoption:
    """What adoption says of these notes."""
    return adopt(facts(files), settings or Settings(), obsidian or Obsidian())


def of_kind(files: Mapping[str, str], kind: Kind) -> set[str]:
    """The notes of a kind under the adopted settings."""
    kinds = kinds_of(facts(files), adopted(files).settings)
    return {path for path, one in kinds.items() if one is kind}


def rule(adoption: Adoption, kind: Kind) -> str:
    """The rule of a kind, in words."""
    return in_words(next(rule for rule in adoption.settings.rules if rule.kind is kind))


def each(pattern: str, text: str = BARE) -> dict[str, str]:
    """A note for each of sixteen people; ``{}`` in the pattern is the name."""
    return {pattern.format(name): text for name in ENGLISH}


PEOPLE = [
    ("in 02 Areas/👥 People/", each("02 Areas/👥 People/{}.md"), {"02 Areas/Home.md": BARE}),
    ("in Geschäftskontakte/", each("Geschäftskontakte/{}.md"), {}),
    ("in Люди/", {f"Люди/{name}.md": BARE for name in ("Иван Петров", "Анна Смирнова", "Олег Ким")}, {}),
    ("in 联系人/", {f"联系人/{name}.md": BARE for name in ("王伟", "李娜", "张敏")}, {"笔记.md": BARE}),
    ("in Zz/", each("Zz/{}.md"), {f"Albums/{name}.md": BARE for name in ("Blue Velvet", "Mint Tea", "Bass On Top")}),
    ("in x/", each("x/{}.md", "---\nphone: '+44 20 7946 0000'\n---\n"), {"y/Phone Book.md": BARE}),
    ("in CRM/People/", each("CRM/People/{}.md"), {f"CRM/Companies/Acme {n}.md": BARE for n in range(8)}),
    ("in People/*", each("People/{}.md"), {f"People/Companies/Acme {n}.md": BARE for n in range(8)}),
    ("by the tag #person", each("CRM/{}.md", "#person\n"), {f"CRM/Firm {n}.md": "#company\n" for n in range(12)}),
    ("by the tag #rel/friend", each("n/{}.md", "---\ntags: [rel/friend]\n---\n"), {"n/Tea.md": "#rel/topic\n"}),
    ("by `fileClass: Persona`", each("n/{}.md", "---\nfileClass: Persona\n---\n"), {"n/Tea.md": "---\nfileClass: Tema\n---\n"}),
    ("by `up: [[People]]`", each("n/{}.md", '---\nup: "[[People]]"\n---\n'), {"n/Tea.md": '---\nup: "[[Tea]]"\n---\n'}),
    ("by `type: contact`", each("202601011200 {}.md", "---\ntype: Contact\n---\n"), {"1.md": "---\ntype: Note\n---\n"}),
    ("in Friends/", {f"Friends/{name.split()[0]}.md": BARE for name in ENGLISH}, {}),
    ("in Rolodex/", {f"Rolodex/{' '.join(reversed(name.split()))}.md".replace(" ", ", ", 1): BARE for name in ENGLISH}, {}),
    ("in any folder Contacts/", {f"Clients/{'ABC'[n % 3]}/Contacts/{name}.md": BARE for n, name in enumerate(ENGLISH)}, {f"Clients/{c}/Plan.md": BARE for c in "ABC"}),
    ("in people.*.md", {f"people.{name.split()[0].lower()}.md": BARE for name in ENGLISH}, {f"topic.{n}.md": BARE for n in ("tea", "ink")} | {"people.md": "---\ntitle: People\n---\n"}),
    ("in pages/people___*.md", each("pages/people___{}.md"), {f"pages/Tea {n}.md": BARE for n in range(9)}),
    ("in docs/network/people/", each("docs/network/people/{}.md"), {"docs/Tea.md": BARE}),
    ("in CRM/People 83878c91171338902e0fe0fb97a8c47a/", each("CRM/People 83878c91171338902e0fe0fb97a8c47a/{} aeebff9230dcd9b2b6cf01eff0bc2975.md"), {"CRM/Tea 48b32c1310dad3dfeb69169014380ea2.md": BARE}),
    ("in Person - *.md", each("Person - {}.md"), {f"Book - {n}.md": BARE for n in ("Jane Eyre", "Anna Karenina")}),
    ("in Kontakte/ or by the tag #person", {**{f"Kontakte/{n}.md": BARE for n in ENGLISH[:8]}, **{f"In/{n}.md": "#person\n" for n in ENGLISH[8:]}}, {"In/Tea.md": BARE}),
]  # fmt: skip


@pytest.mark.parametrize(("how", "people", "others"), PEOPLE, ids=[case[0] for case in PEOPLE])
def test_people_are_found_however_they_are_filed(how: str, people: dict[str, str], others: dict[str, str]) -> None:
    """Exactly these, by the simplest rule."""
    files = {**people, **others}
    assert of_kind(files, Kind.CONTACT) == set(people)
    contact = next(one for one in adopted(files).settings.rules if one.kind is Kind.CONTACT)
    assert how in (in_words(contact), *(one.how for one in adopted(files).found))


NOBODY = {
    "writers": each("Authors/{}.md"),
    "machines": {f"Network/{name}.md": BARE for name in ("Router", "VLANs", "Access Points", "Home Assistant")},
    "articles": {
        f"notes/{n}.md": "#people\n" for n in ("Hiring Senior Engineers", "Radical Candor", "Team Topologies")
    },
    "films": {f"Movies/{n}.md": BARE for n in ("Blue Velvet", "Annie Hall", "Jackie Brown", "Donnie Darko")},
    "beginnings": {"Contact - Form Design.md": BARE, "network.yaml.md": BARE, "Client - Onboarding Checklist.md": BARE},
    "a page": {"People.md": "---\ntitle: People\n---\n- Ada\n"},
    "projects": {
        **{f"Projects/{n}.md": BARE for n in ("Website Relaunch", "Kitchen Renovation", "Garden Shed")},
        **{f"2026-10-0{n}.md": "[[Website Relaunch]] [[Garden Shed]] [[Kitchen Renovation]]\n" for n in range(1, 8)},
    },
    "books": {
        f"{n}.md": "---\ntype: book\nauthor: Somebody\n---\n" for n in ("Jane Eyre", "Anna Karenina", "Emma Woodhouse")
    },
    "nothing": {},
}


@pytest.mark.parametrize("files", NOBODY.values(), ids=list(NOBODY))
def test_nobody_is_made_up(files: dict[str, str]) -> None:
    """What only looks like people is none, and that nobody was found is said."""
    assert of_kind(files, Kind.CONTACT) == set()
    assert bool(files) == any("who is a person" in one.what for one in adopted(files).not_understood)


@pytest.mark.parametrize("line", ["type:: [[Person]]", "tags:: person, friend", "category:: People"])
def test_people_who_are_told_by_a_field_in_the_text_are_named(line: str) -> None:
    """Logseq and Dataview file so; which sign would make them found is said, and with it they are."""
    adoption = adopted(
        each("pages/{}.md", f"{line}\n\n- met at a fair\n") | {f"pages/Tea {n}.md": BARE for n in range(9)}
    )
    (doubt,) = adoption.not_understood
    assert (doubt.count, doubt.what) == (16, f"notes that say `{line}` in their text, where only tags are read")
    assert "write `" + line.partition(":: ")[0] + ":: #" in doubt.help
    fixed = each("pages/{}.md", "type:: #Person\n\n- met at a fair\n")
    assert of_kind(fixed, Kind.CONTACT) == set(fixed)


def test_an_index_of_the_folder_is_left_out() -> None:
    """`People/People.md` and a README lie there and are nobody."""
    files = {**each("People/{}.md"), "People/People.md": "[[Priya Raman]]\n", "People/README.md": BARE}
    assert adopted(files).settings.exclude == ("People/People.md", "People/README.md")


def test_a_template_among_the_people_is_left_out() -> None:
    """With a mark where a note would say its name; a mark elsewhere makes nobody a template."""
    template = '---\nname: "{{title}}"\ntype: person\n---\n'
    files = {**each("People/{}.md"), "People/new.md": template, "People/Ann Lee.md": "---\nsite: a/{{x}}\n---\n"}
    assert adopted(files).settings.exclude == ("People/new.md",)
    assert "People/Ann Lee.md" in of_kind(files, Kind.CONTACT)


def test_a_folder_that_people_share_with_other_things_is_better_than_nobody() -> None:
    """Nothing else tells them apart; what may be no person is named."""
    firms = {f"People/{name} GmbH.md": BARE for name in ("Acme", "Globex", "Initech")}
    adoption = adopted({**each("People/{}.md"), **firms})
    assert rule(adoption, Kind.CONTACT) == "in People/"
    assert [(one.count, one.path) for one in adoption.not_understood] == [(3, "People/Acme GmbH.md")]


@pytest.mark.parametrize("path", ["Yo.md", "Me.md", "20-Personal/Me.md", "People/me.md"])
def test_the_note_about_the_owner_is_found(path: str) -> None:
    """It becomes the sender and is no contact."""
    adoption = adopted({**each("People/{}.md"), path: BARE})
    assert adoption.owner == path
    assert rule(adoption, Kind.ME) == f"in {path}"


def test_meetings_are_those_with_people_and_a_day() -> None:
    """By folder, type or category, never because a film has a cast."""
    lists = '---\ndate: 2026-10-01\npeople: ["[[Priya Raman]]"]\n---\n'
    files = {
        **each("People/{}.md"),
        "Termine/a.md": lists,
        "Termine/b.md": lists,
        "Tea.md": "---\ndate: 2026-10-01\n---\n",
    }
    assert of_kind(files, Kind.MEETING) == {"Termine/a.md", "Termine/b.md"}


def test_meetings_that_list_nobody_count_as_dated_notes() -> None:
    """So the links in their text are touches."""
    files = {**each("People/{}.md"), **{f"meetings/2026-10-0{n} x.md": "With [[Priya Raman]]\n" for n in range(1, 5)}}
    assert of_kind(files, Kind.MEETING) == set()
    assert len(of_kind(files, Kind.DATED)) == 4


def test_the_day_on_which_a_note_was_made_is_no_day_of_contact() -> None:
    """Where people's notes have a `date:` as all others have, only days in file names count."""
    files = {
        **each("{}.md", "---\ntags: [person]\ndate: 2024-03-01\n---\n"),
        **{f"Tea {n}.md": "---\ndate: 2026-10-01\n---\nFrom [[Priya Raman]]\n" for n in range(5)},
        "2026-10-02.md": "[[Tom Okafor]]\n",
        "log/Call 2026-10-03 Lena.md": "---\ndate: 2026-10-04\n---\n[[Lena Fischer]]\n",
    }
    assert of_kind(files, Kind.DATED) == {"2026-10-02.md", "log/Call 2026-10-03 Lena.md"}
    assert len(of_kind({p: t.replace("date: 2024-03-01\n", "") for p, t in files.items()}, Kind.DATED)) == 7
    settings = adopted(files).settings
    assert not adopted(files, settings).proposals


def test_where_the_dated_notes_lie_is_said() -> None:
    """Also when none of them is a daily note."""
    files = {
        **each("People/{}.md"),
        **{f"Work/{n}/2026-10-0{n} x.md": BARE for n in range(1, 5)},
        "2026-10-09 y.md": BARE,
    }
    assert [(one.count, one.how) for one in adopted(files).found if one.what == "dated note"] == [
        (5, "in Work/ and beside the other notes")
    ]


def test_daily_notes_that_list_people_stay_daily_notes() -> None:
    """Their text still counts; that the lists do not is said."""
    text = '---\npeople: ["[[Priya Raman]]"]\n---\n[[Tom Okafor]]\n'
    files = {**each("People/{}.md"), **{f"Daily/2026-10-0{n}.md": text for n in range(1, 6)}}
    assert of_kind(files, Kind.MEETING) == set()
    assert [one.count for one in adopted(files).not_understood] == [5]


def test_an_agenda_folder_of_ones_own_stays_ones_own() -> None:
    """The week's files go elsewhere, and the notes there are read."""
    adoption = adopted({**each("People/{}.md"), "agenda/Board.md": BARE})
    assert adoption.settings.agenda_file == "notesnet agenda/{year}-W{week}.md"
    assert rule(adoption, Kind.AGENDA) == "in notesnet agenda/"
