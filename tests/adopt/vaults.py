"""Vaults that other people could have made: each a folder of files, and what is to be found in it."""

from dataclasses import dataclass, field
from datetime import date, timedelta

WEDNESDAY = date(2026, 11, 25)


@dataclass
class Strange:
    """A vault of somebody else's making, with what is true about it.

    ``touches`` counts them per person, by file name without ending.
    """

    files: dict[str, str] = field(default_factory=dict)
    people: set[str] = field(default_factory=set)
    meetings: set[str] = field(default_factory=set)
    dated: set[str] = field(default_factory=set)
    touches: dict[str, int] = field(default_factory=dict)

    def person(self, path: str, text: str, touches: int = 0) -> None:
        """Adds a note about a person."""
        self.files[path] = text
        self.people.add(path)
        self.touch(path.rpartition("/")[2].removesuffix(".md"), touches)

    def meeting(self, path: str, text: str, *who: str) -> None:
        """Adds a meeting that is a touch of each of ``who``."""
        self.files[path] = text
        self.meetings.add(path)
        for name in who:
            self.touch(name, 1)

    def daily(self, path: str, text: str, *who: str) -> None:
        """Adds a dated note that is a touch of each of ``who``."""
        self.files[path] = text
        self.dated.add(path)
        for name in who:
            self.touch(name, 1)

    def touch(self, name: str, number: int) -> None:
        """Counts touches of a person."""
        if number:
            self.touches[name] = self.touches.get(name, 0) + number


GERMAN = (
    *("Anneliese Vogt", "Bernd Krämer", "Clara Neumann", "Dieter Schäfer", "Elke Braun", "Frank Jäger", "Gisela Roth"),
    *(
        "Hans-Peter Lang",
        "Ingrid Wolf",
        "Jörg Becker",
        "Katrin Möller",
        "Lars Schwarz",
        "Monika Huber",
        "Norbert Keller",
    ),
)
ENGLISH = (
    *(
        "Priya Raman",
        "Tom Okafor",
        "Lena Fischer",
        "Marcus Bell",
        "Sofia Marin",
        "Declan Byrne",
        "Hana Novak",
        "Owen Price",
    ),
    *(
        "Ruth Adler",
        "Samuel Osei",
        "Greta Lind",
        "Paul Chambers",
        "Nadia Haddad",
        "Victor Hale",
        "Iris Cole",
        "Jonas Berg",
    ),
)
SPANISH = (
    *("Lucía Ferrer", "Mateo Ibáñez", "Carmen Ruiz", "Pablo Ortega", "Inés Navarro", "Javier Molina", "Abuela", "Rosa"),
    *("Diego de la Fuente", "Elvira Sanz", "Nuria Vidal", "Tomás Gil"),
)
JAPANESE = (
    "山田太郎",
    "佐藤花子",
    "鈴木一郎",
    "高橋美咲",
    "田中健",
    "伊藤さくら",
    "渡辺直樹",
    "小林恵",
    "加藤 翔",
    "吉田真理",
    "清水亮",
    "森 葵",
)


def past(at: int, number: int) -> list[date]:
    """The days of touch of person number ``at``, the latest first; every other person has been left alone too long."""
    gap = (21, 35, 50)[at % 3]
    last = WEDNESDAY - timedelta(days=int(gap * (1.7 if at % 2 else 0.4)))
    return [last - timedelta(days=gap * n) for n in range(number)]


def german() -> Strange:
    """Flat, tags in the body, German folder names, dates as 25.11.2026 and a log under Verlauf."""
    made = Strange()
    for at, name in enumerate(GERMAN):
        mail = f"E-Mail: {name.split()[0].lower()}@beispiel.example\n" if at % 3 else ""
        firm = "Stadtwerke Lahr" if at % 2 else "Huber & Söhne"
        front = f"---\n{mail}Firma: {firm}\nGeburtstag: {10 + at}.03.1970\n---\n" if at % 5 else ""
        words = ("Anruf: wegen der Stelle", "Mittagessen in Lahr", "Brief", "Besuch im Laden")
        lines = [f"- {day:%d.%m.%Y} {word}\n" for day, word in zip(past(at, 4), words, strict=True)]
        text = f"{front}#person #kollege\n\nKennt den ganzen Laden.\n\n## Verlauf\n{''.join(lines)}"
        made.person(f"Notizen/{name}.md", text, 4)
    for at in range(30):
        day = WEDNESDAY - timedelta(days=at)
        name = GERMAN[2 * at % len(GERMAN)]
        made.daily(f"Tagebuch/{day}.md", f"Regen. Mit [[{name}]] telefoniert.\n- [ ] [[{GERMAN[1]}]] schreiben\n", name)
    for word in ("Steuer", "Garten", "Urlaub 2025", "Heizung", "Bücher", "Apfelkuchen", "Laufplan"):
        made.files[f"Notizen/{word}.md"] = f"# {word}\n#haushalt\n\n- Milch\n- Brot\n"
    made.files["Vorlagen/Person.md"] = "#person\n\n## Verlauf\n- 01.01.2020 erster Kontakt\n"
    return made


def flat() -> Strange:
    """As in a public vault that many have copied: everything at the root, `categories` say what is what."""
    made = Strange()
    made.files[".obsidian/daily-notes.json"] = '{"folder": "Daily", "template": "Templates/Daily Note Template"}'
    made.files[".obsidian/templates.json"] = '{"folder": "Templates"}'
    made.files["Templates/People Template.md"] = '---\ncategories:\n  - "[[People]]"\nbirthday:\n---\n## Meetings\n'
    made.files["Templates/Meeting Template.md"] = (
        '---\ncategories:\n  - "[[Meetings]]"\ndate: {{date}}\npeople: []\n---\n'
    )
    walks: dict[date, list[str]] = {}
    for at, name in enumerate(ENGLISH):
        first = name.split()[0]
        author = 'type:\n  - "[[Authors]]"\n' if at == 3 else ""
        made.person(
            f"{name}.md",
            f'---\ncategories:\n  - "[[People]]"\n{author}birthday: 19{70 + at}-04-0{1 + at % 9}\n'
            f'org:\n  - "[[Obsidian]]"\ncreated: 2024-0{1 + at % 9}-12\ntwitter: {first.lower()}\n---\n'
            "## Meetings\n\n![[Meetings.base#Person]]\n",
        )
        for day in past(at, 4)[::2]:
            made.meeting(
                f"{day} Meeting with {first}.md",
                f'---\ncategories:\n  - "[[Meetings]]"\ntype: []\ndate: {day}\nloc:\n  - Remote\n'
                f'people:\n  - "[[{name}]]"\ntopics:\n  - "[[Emergence]]"\n---\n- Talked about [[{ENGLISH[2]}]]\n',
                name,
            )
        for day in past(at, 4)[1::2]:
            walks.setdefault(day, []).append(name)
    for day, names in walks.items():
        links = " and ".join(f"[[{name}]]" for name in names)
        made.daily(f"Daily/{day}.md", f"## Notes\n\nWalk with {links} along the canal.\n\n![[Daily.base]]\n", *names)
    books = (
        ("The Machine Stops", "E. M. Forster"),
        ("Out of Control", "Kevin Kelly"),
        ("Bass on Top", "Paul Chambers"),
    )
    for title, writer in books:
        made.files[f"References/{title}.md"] = (
            f'---\ncategories:\n  - "[[Books]]"\nauthor:\n  - "[[{writer}]]"\nyear: 1909\nrating: 7\nlast: 2023-09-12\n---\n'
        )
    for category in ("People", "Meetings", "Books", "Places"):
        made.files[f"Categories/{category}.md"] = f"---\ntags:\n  - categories\n---\n\n![[{category}.base]]\n"
    made.files["Evergreen notes turn ideas into objects.md"] = "---\ncategories: []\n---\nNotes are objects.\n"
    made.files["Fushimi Inari.md"] = '---\ncategories:\n  - "[[Places]]"\nloc: [Kyoto]\nrating: 7\n---\n'
    return made


def crm() -> Strange:
    """By company, `type` in mixed case, `E-Mail`, `Last Contact`, `org`, calls under Interactions."""
    made = Strange()
    companies = {"Keelson Systems": ENGLISH[:5], "Marlowe & Finch": ENGLISH[5:9], "Northgate Dental": ENGLISH[9:14]}
    for company, people in companies.items():
        folder = f"CRM/{company}"
        made.files[f"{folder}/{company}.md"] = (
            f"---\ntype: Company\nwebsite: https://example.com\nPhone: 020 7946 0000\n---\nOur [[{people[0]}]] sits here.\n"
        )
        for at, name in enumerate(people):
            kind = ("contact", "Contact", "CONTACT")[at % 3]
            day = WEDNESDAY - timedelta(days=40 + 13 * at)
            call = day - timedelta(days=20)
            made.person(
                f"{folder}/{name}.md",
                f"---\ntype: {kind}\nE-Mail: {name.split()[0].lower()}@{company.split()[0].lower()}.example\nLast Contact: {day}\n"
                f'org: "[[{company}]]"\nJob Title: Head of things\nTel: +44 20 7946 01{at}0\n---\n'
                f"Likes the long version.\n\n## Interactions\n- {call}: call, renewal in spring\n- {call - timedelta(days=90)} email: sent the deck\n",
                3,
            )
        day = WEDNESDAY - timedelta(days=14)
        made.meeting(
            f"{folder}/{day} Quarterly review.md",
            f'---\ntype: Meeting\ndate: {day}\nParticipants: ["[[{people[0]}]]", "[[{people[1]}]]"]\n---\nNumbers are fine.\n',
            *people[:2],
        )
    for at in range(8):
        made.files[f"Projects/Project {at}.md"] = (
            f"---\ntype: project\nstatus: active\nOwner: {ENGLISH[at]}\n---\nSee [[{ENGLISH[at]}]].\n"
        )
    return made


def other_types() -> Strange:
    """`type` says book or recipe; people lie in Personas/ and have hardly any property; the owner has a note, too."""
    made = Strange()
    for at, name in enumerate(SPANISH):
        front = f"---\ncumpleaños: {13 + at}/{1 + at:02}/1980\n---\n" if at in (2, 4, 8) else ""
        lines = "".join(f"* {day} café: lo del piso\n" for day in past(at, 4))
        made.person(f"Personas/{name}.md", f"{front}La conocí en Valencia.\n\n### Contactos\n{lines}", 4)
    made.files["Personas/Personas.md"] = "# Personas\n" + "".join(f"- [[{name}]]\n" for name in SPANISH)
    made.files["Yo.md"] = "# Yo\nCosas mías.\n"
    for at in range(25):
        made.files[f"Libros/Libro {at}.md"] = (
            f"---\ntype: book\nautor: [Isabel Allende]\nrating: {at % 6}\ndate: 2024-05-{at + 1:02}\n---\n"
            f"Me lo dio [[{SPANISH[at % 12]}]].\n"
        )
        made.files[f"Recetas/Tortilla número {at}.md"] = "---\ntype: recipe\ningredientes: [huevos, patatas]\n---\n"
    for at in range(10):
        day = WEDNESDAY - timedelta(days=5 * at + 2)
        name = SPANISH[2 * at % 12]
        made.daily(f"Diario/{day.year}/{day:%m}/{day}.md", f"Comida con [[{name}|ella]].\n", name)
    return made


def needle() -> Strange:
    """40 people among 5,000 other notes, told by a nested tag in the front matter; templates by Templater."""
    made = Strange()
    made.files[".obsidian/plugins/templater-obsidian/data.json"] = (
        '{"command_timeout": 5, "templates_folder": "90 Meta/Bausteine", "startup_templates": [""]}'
    )
    made.files[".obsidian/app.json"] = '{"userIgnoreFilters": ["80 Attic/", "/^x.*/"], "alwaysUpdateLinks": true}'
    made.files["90 Meta/Bausteine/person.md"] = "---\ntags: [people/client]\n---\n<% tp.file.title %>\n"
    firsts = ("Amara", "Boris", "Celia", "Dmitri", "Esther", "Farid", "Gwen", "Hugo")
    lasts = ("Abbott", "Barros", "Castel", "Dunne", "Engel")
    names = [f"{first} {last}" for last in lasts for first in firsts]
    for at, name in enumerate(names):
        group = ("client", "friend", "family")[at % 3]
        made.person(
            f"20 Notes/{name}.md",
            f"---\naliases: [{name.split()[0][:3]}{at}]\ntags: [people/{group}, y{2015 + at % 9}]\ncontact frequency: every {2 + at % 4} months\nlast-contacted: 2026-0{1 + at % 9}-11\n---\nText.\n",
            1,
        )
    words = (
        "Compost",
        "Entropy",
        "Sailing Knots",
        "Tax Return",
        "Blue Velvet",
        "Queue Theory",
        "Swiss Alps",
        "Mint Tea",
    )
    for at in range(4700):
        tag = ("#science", "#garden", "#people-management", "#work/admin")[at % 4]
        link = f" See [[{words[at % 8]} {at % 700}]]." if at % 3 else ""
        made.files[f"{10 + at % 3 * 10} Notes/{words[at % 8]} {at}.md"] = (
            f"{tag}\n\nSome thoughts about {words[at % 8].lower()}.{link}\n"
        )
    for at in range(300):
        day = WEDNESDAY - timedelta(days=at + 1)
        name = names[at % 40]
        told = at % 3 == 0
        made.daily(
            f"Journal/{day:%Y}/{day}.md", f"Worked. {f'Saw [[{name}]].' if told else ''}\n", *((name,) if told else ())
        )
    made.files["80 Attic/Old Thing.md"] = "Nothing.\n"
    return made


def japanese() -> Strange:
    """Japanese names, folder 人, daily notes by the periodic-notes plugin, meetings with a list of who was there."""
    made = Strange()
    made.files[".obsidian/plugins/periodic-notes/data.json"] = (
        '{"daily": {"enabled": true, "format": "YYYY-MM-DD", "folder": "日記", "template": "テンプレート/日記"},'
        ' "weekly": {"enabled": false}}'
    )
    made.files[".obsidian/daily-notes.json"] = '{"folder": "古い"}'
    made.files["テンプレート/日記.md"] = "## 今日\n"
    for at, name in enumerate(JAPANESE):
        lines = "".join(f"- {day} 電話 見積もり\n" for day in past(at, 3))
        front = f"会社: 株式会社青空\n役職: 部長\nメール: p{at}@aozora.example\n誕生日: 1980/0{1 + at % 9}/15\n"
        made.person(f"人/{name}.md", f"---\n{front}---\n## 連絡履歴\n{lines}", 3)
    for at in range(6):
        day = WEDNESDAY - timedelta(days=7 * at + 1)
        who = (JAPANESE[2 * at % 12], JAPANESE[(2 * at + 2) % 12])
        links = "".join(f'  - "[[{name}]]"\n' for name in who)
        made.meeting(f"会議/{day} 定例.md", f"---\n参加者:\n{links}---\n議題なし\n", *who)
        made.daily(f"日記/{day}.md", f"[[{who[0]}]] と昼ごはん。\n", who[0])
    made.files["本/人間失格.md"] = "---\nauthor: 太宰治\n---\n"
    made.files["メモ.md"] = "牛乳\n"
    return made


def at_names() -> Strange:
    """People as `@Ada Lovelace.md` at the root, inline fields instead of front matter, journals with underscores."""
    made = Strange()
    for at, name in enumerate(ENGLISH):
        day = WEDNESDAY - timedelta(days=20 * at + 10)
        made.person(
            f"@{name}.md",
            f"email:: {name.split()[0].lower()}@mail.example\nCompany:: [[Keelson]]\n\n- 2019 class\n\n# Log\n- [[{day}]] coffee at the station\n",
            1,
        )
    made.person("@Mum.md", "Call on Sundays.\n")
    for at in range(6):
        day = WEDNESDAY - timedelta(days=3 * at)
        made.files[f"journals/{day:%Y_%m_%d}.md"] = f"- saw [[@{ENGLISH[at]}]]\n"
        made.daily(f"pages/{day} standup.md", f"- [[@{ENGLISH[at]}]] is on holiday\n", f"@{ENGLISH[at]}")
    for page in ("Keelson", "Reading list", "Home"):
        made.files[f"pages/{page}.md"] = "tags:: #page\n\n- something\n"
    return made


VAULTS = {make.__name__: make for make in (german, flat, crm, other_types, needle, japanese, at_names)}
