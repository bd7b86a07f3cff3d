"""A role inside a sentence: ``insurance broker``, but ``CEO``, ``German teacher`` and ``Java developer``."""

import re

# Words that a role may begin with and that are no names; any other keeps its capital, since a name must.
_COMMON = frozenset(
    "account accountant accounts acting actor administrator adviser advisor agent analyst applied architect archivist art artist arts assistant "
    "associate attorney auctioneer author baker bank banker barrister board bookkeeper bookseller branch brewer broker brand "
    "builder building business buyer campaign careers carpenter caterer ceramicist chair chairman chairperson chairwoman "
    "chartered chef chief civil clerk climate clinical co coach commercial communications community company composer "
    "compliance construction consultant consulting content contractor controller cook coordinator copywriter corporate "
    "counsel counsellor craft creative curator customer cyber dairy data dean dental dentist deputy design designer "
    "developer development digital director distribution district doctor editor education electrical electrician "
    "emeritus employment energy engineer engineering entrepreneur environmental estate event events executive export "
    "facilities family farm farmer fashion field film finance financial florist food former founder founding "
    "fractional freelance freelancer fund fundraiser fundraising furniture gallery garden gardener general goldsmith grants "
    "graphic group growth head headteacher health history hospital hotel human illustrator import independent industrial innkeeper "
    "innovation insurance interior interim interpreter inventor investment investor joiner joint journalist judge junior key "
    "landscape lawyer lead leader learning lecturer legal librarian local logistics machine maintenance maker manager "
    "managing manufacturing marketing master mathematician maths mechanic mechanical media medical mentor midwife mill mobile "
    "mortgage music musician network non notary novelist nurse nutritionist office officer online operations optician organiser "
    "organizer owner packaging painter part partner partnerships patent pension pensions people personal pharmacist "
    "photographer physician physicist physiotherapist planner plant plumber policy potter practice president press principal "
    "printer private procurement producer product production professor programme program programmer project projects "
    "proprietor property psychologist psychotherapist public publican publisher purchasing quality receptionist recruiter "
    "recruitment regional renewable research researcher restaurant retail retired risk safety sales school science scientist "
    "secretary security self senior service services shipping shop site small social software solicitor sound speaker "
    "specialist staff stage statistician store strategic strategy structural student studio supervisor supply support "
    "surgeon surveyor sustainability systems tax teacher team technical technician technology textile theatre therapist "
    "town trade trainee trainer training translator transport travel treasurer trustee tutor upholsterer urban vet "
    "veterinary vice video visual volunteer warehouse web wedding welder wholesale wine winemaker winegrower wood works workshop "
    "writer youth".split()
)
_E = frozenset({"commerce", "learning"})
_WORD = re.compile(r"[^\s,/&]+")
_PAUSE = frozenset("of for at in to and the a with on by".split())


def role_inside(role: str) -> str:
    """A role to stand behind a name and a comma: small letters where its words are surely no names.

    Where a word further on may be a name, it and all behind it stay as typed: ``founder of Analytical Engines``.
    """
    made, done = "", 0
    pause = False  # a name may follow `of` or a comma; beside another word with a capital it belongs to a title
    for match in _WORD.finditer(role):
        word = match[0]
        pause = pause or "," in role[done : match.start()]
        if word[:1].isupper() and not _is_acronym(word):
            if not _is_common(word):
                behind = role[match.end() :].strip()
                return made + role[done:] if made and (pause or (behind and behind.islower())) else role
            word = word.lower()
        made += role[done : match.start()] + word
        done = match.end()
        pause = word in _PAUSE
    return made + role[done:]


def _is_acronym(word: str) -> bool:
    """``CEO``, ``VP``, ``PhD``: more capitals than the first; a single letter is one too."""
    return len(word) == 1 or not word[1:].islower()


def _is_common(word: str) -> bool:
    parts = word.lower().rstrip(".;:").split("-")
    if parts[0] == "e" and len(parts) > 1:
        return parts[1] in _E
    return all(part in _COMMON for part in parts[:1]) and all(part.isalpha() for part in parts)
