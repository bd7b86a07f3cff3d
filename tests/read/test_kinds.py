"""Which notes are what: the rules of [notes], by path and by property."""

import pytest

from notesnet.model.vault import Vault
from tests.read.helpers import Check, Read, codes, note


def kind_of(vault: Vault, path: str) -> str:
    """The noun that a note became, or an empty text."""
    for name in ("contacts", "groups", "meetings", "introductions"):
        if path in getattr(vault, name):
            return name[:-1]
    return "me" if vault.me.path == path and vault.me.name else ""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("people/ada.md", "contact"),
        ("people/clients/deep/ada.md", "contact"),
        ("groups/breakfast.md", "group"),
        ("meetings/2026-11-17 Breakfast.md", "meeting"),
        ("intros/x.md", "introduction"),
        ("me.md", "me"),
        ("sub/me.md", ""),
        ("ada.md", ""),
        ("peoples/ada.md", ""),
        ("agenda/2026-W48.md", ""),
        ("agenda/people/ada.md", ""),
    ],
)
def test_a_path_tells_the_kind(read: Read, path: str, kind: str) -> None:
    """The default folders file their notes."""
    assert kind_of(read({path: note("name: Some One")}), path) == kind


@pytest.mark.parametrize(
    ("front", "kind"),
    [
        ("type: contact", "contact"),
        ("type: Person", "contact"),
        ("Type: PERSON", "contact"),
        ("types: [draft, person]", "contact"),
        ("tags: person", "contact"),
        ("tag: person", "contact"),
        ("tags: [x, people]", "contact"),
        ("tags: [People/Client]", "contact"),
        ('tags: "#person"', "contact"),
        ("tags: x, person", "contact"),
        ("tags: [personal]", ""),
        ('categories: "[[People]]"', "contact"),
        ('categories: ["[[Other]]", "[[people]]"]', "contact"),
        ('category: "[[People|shown]]"', "contact"),
        ("categories: [[People]]", "contact"),
        ('categories: "[[Meetings]]"', "meeting"),
        ("type: meeting\ndate: 2026-11-01", "meeting"),
        ("type: group", "group"),
        ("type: intro\na: x\nb: y", "introduction"),
        ("type: other", ""),
    ],
)
def test_a_property_tells_the_kind(read: Read, front: str, kind: str) -> None:
    """Property tests ignore case, `#`, list or not; nested tags count."""
    assert kind_of(read({"x.md": note(front)}), "x.md") == kind


@pytest.mark.parametrize(
    ("body", "contact"),
    [
        ("Some words #person here", True),
        ("- item #People/client", True),
        ("# A heading #person", True),
        ("`#person`", False),
        ("```\n#person\n```", False),
        ("    #person", False),
        ("> #person", False),
        ("a `code\nover #person lines` b", False),
        ("<!-- #person -->", False),
        ("#personal", False),
        ("x#person", False),
        ("https://x.example/#person", False),
    ],
)
def test_a_tag_in_the_body_counts_outside_code_and_quotes(read: Read, body: str, contact: bool) -> None:
    """A body tag makes a contact; one in code, a quote or a comment does not."""
    assert kind_of(read({"x.md": body}), "x.md") == ("contact" if contact else "")


def test_the_first_kind_that_matches_wins(read: Read) -> None:
    """The order is agenda, intro, me, group, contact, meeting, dated."""
    vault = read(
        {
            "groups/a.md": note("type: contact"),
            "people/b.md": note("type: meeting"),
            "people/c.md": note("type: group"),
            "meetings/2026-11-01.md": note("type: person"),
            "x.md": note("type: [meeting, contact]"),
            "agenda/d.md": note("type: contact"),
            "people/2026-11-01 e.md": "",
        }
    )
    assert set(vault.groups) == {"groups/a.md", "people/c.md"}
    assert set(vault.contacts) == {"people/b.md", "meetings/2026-11-01.md", "x.md"}
    assert not vault.meetings


def test_a_rule_given_replaces_the_default_of_that_kind_only(read: Read) -> None:
    """Neither the paths nor the tests of the default stay; other kinds keep theirs."""
    vault = read(
        {
            "notesnet.toml": '[notes]\ncontact = { paths = ["Kontakte/**"], where = ["kind=human", "tags=#who"] }\n',
            "Kontakte/a.md": "A",
            "people/b.md": "B",
            "c.md": note("type: contact"),
            "d.md": note("Kind: Human"),
            "e.md": note("tags: who/friend"),
            "groups/g.md": "G",
        }
    )
    assert set(vault.contacts) == {"Kontakte/a.md", "d.md", "e.md"}
    assert set(vault.groups) == {"groups/g.md"}


def test_a_rule_with_only_where_has_no_paths(read: Read) -> None:
    """What is not given is empty, not the default."""
    settings = '[notes]\ncontact = { where = ["type=person"] }\n'
    vault = read({"notesnet.toml": settings, "people/b.md": "B", "c.md": note("type: person")})
    assert set(vault.contacts) == {"c.md"}


@pytest.mark.parametrize(
    ("pattern", "hit", "miss"),
    [
        ("crm/**", "crm/x/a.md", "crmx/a.md"),
        ("*/people/*.md", "work/people/a.md", "work/people/x/a.md"),
        ("**/people/**", "a/b/people/c/d.md", "a/b/persons/c.md"),
        ("**/@*.md", "x/@ada.md", "x/ada.md"),
        ("@*.md", "@ada.md", "ada.md"),
        ("crm/a?a.md", "crm/ada.md", "crm/adda.md"),
        ("a (b)/[c]/**", "a (b)/[c]/x.md", "a (b)/c/x.md"),
        ("Zürich/**", "Zu\u0308rich/a.md", "Zurich/a.md"),
    ],
)
def test_path_patterns(read: Read, pattern: str, hit: str, miss: str) -> None:
    """`**` is any folders, `*` and `?` stay within one name, in either Unicode form."""
    settings = f'[notes]\ncontact = {{ paths = ["{pattern}"] }}\n'
    assert set(read({"notesnet.toml": settings, hit: "A", miss: "B"}).contacts) == {hit}


def test_renamed_properties_are_tested_by_our_name(read: Read) -> None:
    """[fields] says which property is `type`, `tags` and `date`; the rules of [notes] know it."""
    settings = '[fields]\nKategorie = "type"\nlabels = "tags"\ndatum = "date"\n'
    vault = read(
        {
            "notesnet.toml": settings,
            "a.md": note("Kategorie: Person"),
            "b.md": note("labels: people/client"),
            "people/c.md": "C",
            "d.md": note("datum: 2026-11-01", "saw [[c]]"),
        }
    )
    assert set(vault.contacts) == {"a.md", "b.md", "people/c.md"}
    assert "people/c.md" in vault.touches


def test_the_agenda_file_setting_is_always_kind_agenda(read: Read) -> None:
    """What `[agenda] file` matches is never a contact, even in a contact folder."""
    settings = '[agenda]\nfile = "people/week {year}-{week}.md"\n'
    vault = read({"notesnet.toml": settings, "people/week 2026-48.md": "x", "people/week 2026-4.md": "x"})
    assert set(vault.contacts) == {"people/week 2026-4.md"}


def test_dated_notes_have_a_date_in_the_file_name_or_a_property(read: Read) -> None:
    """Not a date in the folder; `[notes] dated` can narrow it."""
    files: dict[str, str | bytes] = {
        "people/c.md": "C",
        "journal/2026-10-01.md": "[[c]]",
        "journal/Notes 2026-10-02 evening.md": "[[c]]",
        "x.md": note("date: 2026-10-03T10:00", "[[c]]"),
        "2026-10-04/y.md": "[[c]]",
        "2026-02-30.md": "[[c]]",
        "12026-10-05.md": "[[c]]",
    }
    days = [str(touch.date) for touch in read(files).touches["people/c.md"]]
    assert days == ["2026-10-01", "2026-10-02", "2026-10-03"]
    files["notesnet.toml"] = '[notes]\ndated = { paths = ["journal/**"] }\n'
    assert [str(t.date) for t in read(files).touches["people/c.md"]] == ["2026-10-01", "2026-10-02"]


@pytest.mark.parametrize(
    "rule", ['where = ["type=daily"]', 'where = ["tags=#daily"]', 'paths = ["no/**"], where = ["type=daily"]']
)
def test_a_property_is_enough_for_a_dated_note_too(read: Read, rule: str) -> None:
    """Of those with a date; as for every other kind."""
    files: dict[str, str | bytes] = {
        "notesnet.toml": f"[notes]\ndated = {{ {rule} }}\n",
        "people/c.md": "C",
        "2026-10-01.md": note("type: Daily\ntags: daily", "[[c]]"),
        "2026-10-02.md": note("type: other", "[[c]]"),
        "undated.md": note("type: daily\ntags: daily", "[[c]]"),
        "x.md": note("type: daily\ntags: daily\ndate: 2026-10-03", "[[c]]"),
    }
    assert [str(touch.date) for touch in read(files).touches["people/c.md"]] == ["2026-10-01", "2026-10-03"]


def test_excluded_notes_are_not_read(read: Read) -> None:
    """Neither their contacts nor their links."""
    settings = '[notes]\nexclude = ["people/old/**", "Archive", "*.excalidraw.md", "Büro/**"]\n'
    vault = read(
        {
            "notesnet.toml": settings,
            "people/a.md": "A",
            "people/old/b.md": "B",
            "Archive/c.md": note("type: person"),
            "d.excalidraw.md": note("type: person"),
            "Archive.md": note("type: person"),
            "Bu\u0308ro/e.md": note("type: person"),
        }
    )
    assert set(vault.contacts) == {"people/a.md", "Archive.md"}


@pytest.mark.parametrize(
    "name",
    [
        ".obsidian/a.md",
        ".trash/people/a.md",
        "people/.hidden.md",
        "people/.stversions/a.md",
        "templates/a.md",
        "drafts/a.md",
        "people/a.md~",
        "people/.#a.md",
        "people/#a.md#",
        "people/.a.md.swp",
        "people/4913",
        "people/a.md.tmp",
        "people/.syncthing.a.md.tmp",
        "people/~syncthing~a.md.tmp",
        "people/._a.md",
        "people/.DS_Store",
        "people/a.txt",
        "people/{{name}}.md",
        "people/<% tp.file.title %>.md",
    ],
)
def test_what_is_never_read_as_a_note(check: Check, read: Read, name: str) -> None:
    """Hidden folders, templates, drafts, droppings of editors and sync programs: no contact and no fault."""
    files: dict[str, str | bytes] = {name: note("type: contact\nlast_contact: 2026-13-01")}
    assert not read(files).contacts
    assert codes(check(files)) == []


@pytest.mark.parametrize("kind", ['"{{VALUE}}"', "{{VALUE}}", "<% tp.file.title %>", "'<%* x %>'", "{{type}} # x"])
def test_other_tools_templates_are_no_notes(check: Check, read: Read, kind: str) -> None:
    """A note whose `type` holds `{{` or `<%` is left out, with no fault."""
    files: dict[str, str | bytes] = {"people/new.md": note(f"name: x\ntype: {kind}\nmet: {{{{date}}}}")}
    assert not read(files).contacts
    assert codes(check(files)) == []


def test_templates_and_drafts_are_only_left_out_at_the_root(read: Read) -> None:
    """A folder of that name deeper down is the person's own."""
    assert set(read({"people/drafts/a.md": "A", "people/templates/b.md": "B"}).contacts) == {
        "people/drafts/a.md",
        "people/templates/b.md",
    }


def test_a_note_that_is_nothing_is_looked_at_for_its_links_only(read: Read) -> None:
    """No touch, no follow-up."""
    files: dict[str, str | bytes] = {
        "people/a.md": "A",
        "project.md": note("status: whatever\nlast_contact: yesterday", "[[a]]\n- [ ] call [[a]] 📅 2026-11-25"),
    }
    vault = read(files)
    assert not vault.touches
    assert not vault.follow_ups
