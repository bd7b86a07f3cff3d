"""More vaults that other people could have made, each of sixty people: by client, in Spanish, by dots in names, by talks, as slips."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tests.adopt.vaults import WEDNESDAY, Strange, past

_FIRST = (
    "Adaeze Boris Celia Dmitri Esther Farid Gwendolyn Hugo Imogen Jarek Kavita Lorcan Maeve Nikhil Odette Pascal Quentin Rosalind"
    " Sanjay Tamsin Ulla Viggo Wanda Xenia Yannick Zofia Alan Beatrice Conrad Delphine Edmund Fiona Gareth Helen Ingmar Jocelyn"
    " Kwame Lucinda Magnus Nora Oswald Petra Rafael Sabine Theo Una Vikram Winifred Yasmin Zachary Amir Bettina Cormac Dagny"
    " Emeka Freya Giles Honor Isolde Jasper"
).split()
_LAST = "Abbott Barros Castel Dunne Engel Farrow Grieve Haddon Iversen Jansky Kapoor Lynch Moran Nair Olin Peretz Quayle".split()
_SPANISH = (
    "Lucía Mateo Carmen Pablo Inés Javier Nuria Tomás Elvira Diego Rocío Álvaro Begoña Ciro Dolores Eneko Fermín Gloria Hernán"
    " Itziar Joaquín Leire Marcos Noelia Óscar Paloma Quique Raúl Susana Teo Úrsula Vicente Ximena Yolanda Zaida Amaia Borja"
    " Candela Darío Estela Fidel Graciela Hugo Irene Jimena Lorenzo Marina Néstor Olga Pilar Ramón Sonia Trinidad Unai Vera"
    " Wenceslao Aitana Blas Clara David"
).split()
_OTHERS = ("Compost", "Entropy", "Sailing Knots", "Tax Return", "Queue Theory", "Swiss Alps", "Mint Tea", "Home Server")
PEOPLE = tuple(f"{first} {_LAST[at % len(_LAST)]}" for at, first in enumerate(_FIRST))
GENTE = tuple(f"{first} {('Ferrer', 'Ibáñez', 'Ruiz', 'Ortega', 'Vidal')[at % 5]}" for at, first in enumerate(_SPANISH))


def talks(names: Sequence[str]) -> Iterator[tuple[int, str, date]]:
    """(number, name, day) of each talk: few people are seen often, some once, one in eight never."""
    for at, name in enumerate(names):
        for day in past(at, (7, 5, 4, 3, 2, 1, 1, 0)[at % 8]):
            yield at, name, day


def by_client() -> Strange:
    """A consultancy: each client has a folder with its people, its meetings (who was there stands in the text) and offers."""
    made = Strange()
    clients = ("Acme", "Borealis Foods", "Cobalt Mining", "Delphi Care", "Eastgate Council", "Foundry 9")
    for at, name in enumerate(PEOPLE):
        mail = f"---\nrole: Head of things\nemail: {name.split()[0].lower()}@client.example\n---\n" if at % 4 else ""
        made.person(f"Clients/{clients[at % 6]}/Contacts/{name}.md", f"{mail}Sits next to the lift.\n")
    for client in clients:
        made.files[f"Clients/{client}/{client}.md"] = "---\nsector: industry\nstatus: active\n---\n"
        made.daily(f"Clients/{client}/Proposals/2026-03-01 Proposal.md", "Scope and price.\n")
    for at, name, day in talks(PEOPLE):
        other = PEOPLE[(at + 6) % len(PEOPLE)]
        made.daily(
            f"Clients/{clients[at % 6]}/Meetings/{day} Steering {at}.md",
            f"**Attendees:** [[{name}]], [[{other}]]\n\n## Actions\n- [ ] send the deck to [[{PEOPLE[0]}]]\n",
            *(name, other),
        )
    return made


def spanish() -> Strange:
    """Personas/ with Spanish property names and days as 03/11/2026; Reuniones/ with `fecha` and `asistentes`; a diary."""
    made = Strange()
    days: dict[date, list[str]] = {}
    for at, name, day in talks(GENTE):
        days.setdefault(day, []).append(name)
        made.touch(name, 0 if at % 2 else 1)
    for at, name in enumerate(GENTE):
        seen = any(name in names for names in days.values())
        front = (
            f"empresa: Talleres Sol\ncorreo: {_SPANISH[at].lower()}@correo.example\nteléfono: +34 600 000 0{at:02}\n"
        )
        front += f"cumpleaños: {1 + at % 28:02}/{1 + at % 9:02}/1979\n" if at % 6 == 0 else ""
        front += "" if seen else f"último contacto: {13 + at % 9:02}/03/2026\n"
        made.person(f"Personas/{name}.md", f"---\n{front}---\nConocida de la feria.\n", 0 if seen else 1)
    for day, names in days.items():
        met = [name for name in names if GENTE.index(name) % 2]
        others = [name for name in names if name not in met]
        if met:
            links = "".join(f'  - "[[{name}]]"\n' for name in met)
            text = f"---\nfecha: {day:%d/%m/%Y}\nasistentes:\n{links}---\n## Acuerdos\n- seguir hablando\n"
            made.meeting(f"Reuniones/{day} {met[0]}.md", text, *met)
        if others:
            links = " y ".join(f"[[{name}]]" for name in others)
            made.daily(f"Diario/{day.year}/{day}.md", f"Café con {links}.\n")
    for word in _OTHERS:
        made.files[f"Notas/{word}.md"] = "#nota\nTexto.\n"
    made.files["Plantillas/Persona.md"] = "---\nempresa:\ncorreo:\núltimo contacto:\n---\n"
    return made


def dotted() -> Strange:
    """All in one folder, filed by dots in the names: `people.ada-lovelace`, `topic.tea`, `daily.journal.2026.11.03`."""
    made = Strange()

    def front(title: str) -> str:
        return f"---\nid: x{len(made.files):05}\ntitle: {title}\ndesc: ''\nupdated: 1600000000000\n---\n"

    made.files["root.md"] = front("Root")
    made.files["people.md"] = front("People") + "All of them.\n"
    lines: dict[str, list[str]] = {}
    for _at, name, day in talks(PEOPLE):
        lines.setdefault(name, []).append(f"- {day} call: checked in\n")
    for name in PEOPLE:
        log = lines.get(name, [])
        text = f"{front(name)}\nWorks on things.\n\n## Log\n{''.join(log)}"
        made.person(f"people.{name.lower().replace(' ', '-')}.md", text, len(log))
    for at, word in enumerate(_OTHERS):
        made.files[f"topic.{word.lower().replace(' ', '-')}.md"] = (
            f"{front(word)}See [[people.{PEOPLE[at].lower()}]].\n"
        )
        made.files[f"daily.journal.2026.11.0{at + 1}.md"] = f"{front('Day')}Worked.\n"
    return made


def conversations() -> Strange:
    """What was said stands in each one's note, under days in words as headings; the title says the name again."""
    made = Strange()
    said: dict[str, list[str]] = {}
    for _at, name, day in talks(PEOPLE):
        said.setdefault(name, []).append(f"### {day:%b} {day.day}, {day.year} - coffee\n\n- Hiring is slow.\n\n")
    for name in PEOPLE:
        talked = said.get(name, [])
        text = f"# {name}\n\n## About\nVP of something.\n\n## Conversations\n{''.join(talked)}"
        made.person(f"Rolodex/{name}.md", text, len(talked))
    for word in _OTHERS:
        made.files[f"Ideas/{word}.md"] = f"# {word}\n\n## {WEDNESDAY - timedelta(days=9)}\nThought about it.\n"
    return made


def slips() -> Strange:
    """A slip box: all at the root, a time before each name, and in every note the day on which it was made."""
    made = Strange()
    stems = {
        name: f"2024{1 + at % 9:02}{1 + at % 28:02}10{at:02}-{name.lower().replace(' ', '-')}"
        for at, name in enumerate(PEOPLE)
    }
    for at, (name, stem) in enumerate(stems.items()):
        tags = f"[person, {('work', 'friend')[at % 2]}]"
        made.person(f"{stem}.md", f"---\ntitle: {name}\ndate: 2024-03-1{at % 9}\ntags: {tags}\n---\n# {name}\n")
    for at, word in enumerate(_OTHERS * 4):
        slip = f"2025{1 + at % 9:02}{1 + at % 28:02}11{at:02}-{word.lower().replace(' ', '-')}"
        text = f"---\ntitle: {word}\ndate: 2025-04-1{at % 9}\ntags: [topic]\n---\nTold by [[{stems[PEOPLE[at]]}|{PEOPLE[at]}]].\n"
        made.files[f"{slip}.md"] = text
    days: dict[date, list[str]] = {}
    for _at, name, day in talks(PEOPLE):
        days.setdefault(day, []).append(name)
    for day, names in days.items():
        lines = "".join(f"- talked to [[{stems[name]}|{name}]]\n" for name in names)
        made.daily(f"journal/{day}.md", f"---\ntitle: {day}\n---\n{lines}", *(stems[name] for name in names))
    return made


MORE = {make.__name__: make for make in (by_client, spanish, dotted, conversations, slips)}
