"""What people bring along in docs/from-….md: an Obsidian vault, LinkedIn's connections, the contacts of a telephone."""

from collections.abc import Callable, Mapping

_PEOPLE = {
    "Anneke Visser": (
        "company: Visser Nurseries\nrole: Grower\nemail: anneke@nurseries.example\nphone: +31 30 555 0141\nbirthday: 1969-11-27\n",
        "Grows every tree I plant. Wants to sell to towns, not only to gardens.",
    ),
    "Bram Okafor": (
        "company: City of Utrecht\nrole: Head of parks\nemail: b.okafor@utrecht.example\n",
        "Decides which squares are dug up. Reads reports on the train.",
    ),
    "Chiara Lombardi": (
        "company: Studio Lombardi\nrole: Architect\nemail: chiara@studiolombardi.example\n",
        "We did the roof in Rotterdam together.",
    ),
    "Dirk Hoekstra": (
        "company: Hoekstra Groundworks\nrole: Owner\nphone: +31 6 555 0177\n",
        "Has the only digger that fits through a hallway.",
    ),
    "Elif Aydin": (
        "company: Aydin & Daughters\nrole: Housing developer\nemail: elif@aydin.example\n",
        "Builds forty flats a year and hates leftover corners.",
    ),
    "Femke de Boer": ("role: Photographer\nemail: femke@deboerphoto.example\n", "Photographs gardens in November."),
    "Gijs Mulder": ("company: Rainwater Works\nrole: Engineer\nemail: gijs@rainwater.example\n", "Knows every sewer."),
    "Hanna Lindqvist": (
        "company: Green Roofs Nordic\nrole: Sales\nemail: hanna@greenroofs.example\n",
        "Met at the fair in Malmö.",
    ),
    "Ibrahim Saleh": (
        "role: Gardener\nphone: +31 6 555 0162\n",
        "Looks after four of my gardens. Looking for a fifth.",
    ),
    "Judith Peeters": (
        "company: De Tuinkrant\nrole: Editor\nemail: judith@tuinkrant.example\n",
        "Prints one garden a month.",
    ),
    "Koen Bakker": ("company: Bakker Stone\nrole: Stonemason\n", "Trained with my brother."),
    "Lotte Jansen": (
        "role: Student\nemail: lotte@delft.example\n",
        "Was my intern in 2024. Draws planting plans by hand.",
    ),
    "Milan Novak": (
        "company: Novak Lighting\nrole: Light designer\nemail: milan@novak.example\n",
        "Lights trees from below.",
    ),
    "Noor Rahimi": ("company: Rahimi Law\nrole: Lawyer\nemail: noor@rahimi.example\n", "Got my fee out of the hotel."),
}
_DAYS = {
    "2026-11-20": "Long call with [[Elif Aydin]] about the courtyard. She decides before Christmas.\n"
    "- [ ] Send [[Elif Aydin]] the two sketches 📅 2026-11-26\n",
    "2026-11-18": "Site visit, frost. [[Dirk Hoekstra]] got stuck in the hallway after all.\n",
    "2026-11-12": "Lunch with [[Bram Okafor]]. He asked who could draw a square that takes a cloudburst.\n",
    "2026-11-05": "Planting day with [[Ibrahim Saleh]].\n",
    "2026-10-29": "[[Elif Aydin]] showed me the plot. Sandy soil.\n",
    "2026-10-21": "[[Gijs Mulder]] explained infiltration crates to me, twice.\n",
    "2026-10-13": "Walked the nursery with [[Anneke Visser]]. She has two hundred hornbeams left over.\n",
    "2026-10-02": "[[Dirk Hoekstra]] again, the pond.\n- [x] Pay [[Dirk Hoekstra]]\n",
    "2026-09-24": "Coffee with [[Chiara Lombardi]]: she is bidding for a school in Delft and needs a landscape.\n",
    "2026-09-15": "[[Bram Okafor]] and [[Gijs Mulder]] at the same table for once.\n",
    "2026-09-01": "[[Anneke Visser]] rang about the hornbeams.\n",
    "2026-08-20": "[[Elif Aydin]] signed the contract for the roof.\n",
    "2026-08-11": "[[Dirk Hoekstra]], [[Ibrahim Saleh]]: the hotel garden, third day.\n",
    "2026-07-28": "[[Femke de Boer]] photographed the hotel garden. Fog, luckily.\n",
    "2026-07-16": "[[Chiara Lombardi]] moved into the new studio.\n",
    "2026-07-02": "[[Bram Okafor]] said no to the fountain.\n",
    "2026-06-25": "[[Gijs Mulder]]: drainage of the hotel.\n",
    "2026-06-10": "[[Anneke Visser]] delivered the birches.\n",
    "2026-05-28": "[[Judith Peeters]] printed the roof garden. Two calls since.\n",
    "2026-05-12": "[[Chiara Lombardi]] and [[Milan Novak]] looked at the roof by night.\n",
    "2026-04-30": "[[Noor Rahimi]]: the hotel paid.\n",
    "2026-04-14": "[[Bram Okafor]] at the spring walk.\n",
    "2026-03-19": "[[Femke de Boer]] brought the prints of the winter garden.\n",
    "2026-03-04": "[[Chiara Lombardi]], first talk about the roof.\n",
    "2026-02-20": "[[Milan Novak]] lit the yew. Everybody stopped.\n",
    "2026-02-03": "[[Noor Rahimi]] wrote to the hotel.\n",
    "2025-12-11": "[[Hanna Lindqvist]] sent samples.\n",
    "2025-11-20": "[[Koen Bakker]] laid the last step.\n",
    "2025-10-09": "[[Lotte Jansen]] came to say goodbye.\n",
}
_OTHERS = {
    "Notes/Hornbeam.md": "#plant\n\nHolds its leaves in winter. See [[Anneke Visser]].\n",
    "Notes/Hydrangea.md": "#plant\n\nNot again.\n",
    "Notes/Sandy soil.md": "#soil\n\nMulch, and patience.\n",
    "Projects/Hotel garden.md": "---\nstatus: done\n---\nWith [[Dirk Hoekstra]] and [[Ibrahim Saleh]].\n",
    "Projects/Courtyard Aydin.md": "---\nstatus: sketch\n---\nFor [[Elif Aydin]].\n",
    "Reading list.md": "- The Well-Tempered Garden\n- Planting: A New Perspective\n",
}


def obsidian() -> Mapping[str, str]:
    """The vault of a landscape designer: people by tag among other notes, and a daily note when something happened."""
    people = {
        f"Notes/{name}.md": f"---\ntags: [person]\n{properties}---\n{words}\n"
        for name, (properties, words) in _PEOPLE.items()
    }
    days = {f"Journal/{day}.md": words for day, words in _DAYS.items()}
    own = {
        ".obsidian/daily-notes.json": '{"folder": "Journal", "template": "Templates/Day"}',
        ".obsidian/templates.json": '{"folder": "Templates"}',
        "Templates/Day.md": "## Today\n",
        "Templates/Person.md": "---\ntags: [person]\ncompany:\nrole:\nemail:\n---\n",
    }
    return {f"garden/{path}": text for path, text in {**own, **people, **days, **_OTHERS}.items()}


_CONNECTIONS = """\
Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ines,Okonkwo,https://www.linkedin.com/in/ines-okonkwo,ines@harbourlight.example,Harbour Light Theatre,General Manager,19 Nov 2026
Pavel,Horák,https://www.linkedin.com/in/pavel-horák,,Horák & Sons,Owner,9 Nov 2026
Yasmin,Farouk,https://www.linkedin.com/in/yasmin-farouk,,Brightwell Foods,Head of People,14 Oct 2026
Duncan,Reid,https://www.linkedin.com/in/duncan-reid,duncan@reidvanlines.example,Reid Van Lines,Operations Director,2 Sep 2026
Leonie,Bachmann,https://www.linkedin.com/in/leonie-bachmann,,Stadtbad Nord,Director,17 Jun 2026
Oscar,Nyström,https://www.linkedin.com/in/oscar-nyström,,Nyström Boats,Founder,3 Feb 2026
Grace,Adeyemi,https://www.linkedin.com/in/grace-adeyemi,grace@adeyemi.example,Adeyemi Coaching,Executive Coach,21 Nov 2025
Mateus,Prado,https://www.linkedin.com/in/mateus-prado,,Brightwell Foods,Plant Manager,30 Sep 2025
Ruth,"Callaghan, MBA",https://www.linkedin.com/in/ruth-callaghan,,Callaghan Care,Chief Executive,11 May 2025
Henrik,Dahl,https://www.linkedin.com/in/henrik-dahl,,,,27 Jan 2025
Soraya,Benali,https://www.linkedin.com/in/soraya-benali,,Atelier Benali,Designer,8 Oct 2024
Tobias,Krull,https://www.linkedin.com/in/tobias-krull,tobias@krull.example,Krull Logistics,Dispatcher,22 Jul 2024
Alice,Murphy,https://www.linkedin.com/in/alice-murphy,,Murphy Dental,Practice Manager,3 Apr 2024
Wei,Zhang,https://www.linkedin.com/in/wei-zhang,,Lantern Software,Engineering Lead,15 Nov 2023
Marguerite,Dubois,https://www.linkedin.com/in/marguerite-dubois,,Dubois Wines,Owner,6 Jun 2023
Kwame,Mensah,https://www.linkedin.com/in/kwame-mensah,,Harbour Light Theatre,Head of Programme,19 Jan 2023
Nadia,Petrova,https://www.linkedin.com/in/nadia-petrova,,Petrova Legal,Partner,12 Sep 2022
Liam,O'Connor,https://www.linkedin.com/in/liam-oconnor,,Reid Van Lines,Driver Trainer,5 May 2022
Beatriz,Santos,https://www.linkedin.com/in/beatriz-santos,,Santos Events,Event Manager,28 Feb 2021
Jonas,Weber,https://www.linkedin.com/in/jonas-weber,,Weber Bakeries,Managing Director,14 Aug 2020
"""


def linkedin() -> Mapping[str, str]:
    """A file of connections as LinkedIn makes it, three lines of remarks first."""
    return {"Connections.csv": _CONNECTIONS}


_CONTACTS = """\
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Serwaa;Ama;;;
FN:Ama Serwaa
TEL;type=CELL;type=VOICE;type=pref:+44 7700 900101
BDAY;value=date:1984-11-26
ORG:Serwaa Ceramics;
NOTE:Fires on Thursdays. Wants a second kiln.
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Attwell;Ben;;;
FN:Ben Attwell
EMAIL;type=INTERNET;type=HOME;type=pref:ben@attwell.example
TEL;type=CELL;type=VOICE;type=pref:07700 900102
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Whitcombe;Carla;;;
FN:Carla Whitcombe
ORG:Whitcombe Print;
TITLE:Printer
EMAIL;type=INTERNET;type=WORK;type=pref:carla@whitcombe.example
ADR;type=WORK;type=pref:;;8 Fore Street;Totnes;;TQ9 5RP;United Kingdom
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Chaudhary;Dev;;;
FN:Dev Chaudhary
TEL;type=CELL;type=VOICE;type=pref:+44 7700 900104
item1.URL;type=pref:https://devchaudhary.example
item1.X-ABLabel:_$!<HomePage>!$_
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Munro;Eilidh;;;
FN:Eilidh Munro
NICKNAME:Eily
TEL;type=CELL;type=VOICE;type=pref:+44 7700 900105
BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-02
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:;Frank the plumber;;;
FN:Frank the plumber
TEL;type=CELL;type=VOICE;type=pref:07700 900106
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Olsen;Greta;;;
FN:Greta Olsen
ORG:Dartside Yoga;
EMAIL;type=INTERNET;type=HOME;type=pref:greta@dartside.example
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////
  ////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAA
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Pemberton;Hugh;;Dr;
FN:Hugh Pemberton
EMAIL;type=INTERNET;type=HOME;type=pref:hugh@pemberton.example
TEL;type=HOME;type=VOICE;type=pref:01803 555 0108
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Rusu;Ioana;;;
FN:Ioana Rusu
ORG:Rusu Bakes;
TEL;type=CELL;type=VOICE;type=pref:+44 7700 900109
NOTE:Met at the market.
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:;;;;
FN:Totnes Dental
ORG:Totnes Dental;
X-ABShowAs:COMPANY
TEL;type=MAIN;type=pref:01803 555 0110
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:;Voicemail;;;
FN:Voicemail
TEL;type=CELL;type=VOICE;type=pref:121
REV:2026-11-01T09:12:44Z
END:VCARD
BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iCloud Web Address Book 2619B22//EN
N:Thorne;Zadie;;;
FN:Zadie Thorne
TEL;type=CELL;type=VOICE;type=pref:+44 7700 900112
EMAIL;type=INTERNET;type=HOME;type=pref:zadie@thorne.example
REV:2026-11-01T09:12:44Z
END:VCARD
"""


def phone() -> Mapping[str, str]:
    """The contacts of a telephone as iCloud exports them: everybody, the dentist and the voicemail included."""
    return {"contacts.vcf": _CONTACTS.replace("\n", "\r\n")}


FOLDERS: dict[str, Callable[[], Mapping[str, str]]] = {"obsidian": obsidian, "linkedin": linkedin, "phone": phone}
