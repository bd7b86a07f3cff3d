"""A role inside a sentence: ``insurance broker``, but ``CEO``, ``German teacher`` and ``Java developer``."""

from notesnet.text.patterns import regex

# Words that a role may begin with and that are no names; any other keeps its capital, since a name must.
_COMMON = frozenset(
    "account accountant accounts acting actor administrator adviser advisor agent analyst applied architect archivist art "
    "artist arts assistant associate attorney auctioneer author baker bank banker barrister beekeeper bid board boat "
    "boatbuilder body book bookbinder bookkeeper books bookseller branch brand brewer broker builder building business "
    "buyer campaign care career careers carpenter case caterer ceramicist chair chairman chairperson chairwoman chartered "
    "chef chief childcare civil clerk client climate clinical cloud co coach code commercial communications community "
    "company compliance composer concert conference construction consultant consulting content contractor contracts "
    "controller cook coordinator copywriter corporate counsel counsellor craft craftsman creative curator curriculum "
    "customer cyber dairy dance data dean debt dental dentist deputy design designer developer development digital director "
    "distribution district doctor drama economist editor education electrical electrician emeritus employee employment "
    "energy engineer engineering entrepreneur environmental estate estates ethics event events executive exhibition export "
    "facilities family farm farmer fashion field film finance financial first florist food former founder founding "
    "fractional freelance freelancer front full fund fundraiser fundraising furniture gallery game garden gardener "
    "genealogist general geologist glass goldsmith grant grants graphic group growth guest head headteacher health history "
    "home hospital hospitality hotel housing human illustrator image import independent industrial innkeeper innovation "
    "insurance interim interior interpreter inventor inventory investment investor joiner joint journalist judge junior "
    "keeper key keynote kitchen lab land landscape language law lawyer lead leader learning lecturer legal lettings "
    "librarian library life lighting literary local logistics lorry machine maintenance maker manager managing "
    "manufacturing market marketing master materials mathematician maths mechanic mechanical media medical mentor midwife "
    "mill mobile mortgage motivational music musician network non notary novelist nurse nursery nutritionist occupational "
    "office officer online opera operations optician organiser organizer owner packaging painter parish part partner "
    "partnerships patent patient payroll pension pensions people performance personal pharmacist photographer physician "
    "physicist physiotherapist piano picture planner plant play plumber poet policy portfolio potter pottery practice "
    "president press primary principal print printer private process procurement producer product production professor "
    "program programme programmer project projects proofreader prop property proprietor psychologist psychotherapist pub "
    "public publican publisher purchasing quality race radio real receptionist recording recruiter recruitment regional "
    "relationship renewable reporter research researcher resident restaurant retail retired risk room safety sales school "
    "science scientist sculptor second secondary secretary security self senior service services set sheep shipping shop "
    "silversmith singer site small social software sole solicitor songwriter sound speaker specialist sports staff stage "
    "statistician stonemason store strategic strategy structural student studio sub supervisor supply support surgeon "
    "surveyor sustainability systems tailor talent tax teacher team technical technician technology tenant textile theatre "
    "therapist third toolmaker tour town trade trainee trainer training translations translator transport travel treasurer "
    "tree trustee tutor university upholsterer urban user venue vet veterinary vice video village visual voice volunteer "
    "warehouse weaver web wedding welder wharfinger wholesale widow wine winegrower winemaker wood word works workshop "
    "writer yard yoga youth".split()
)
_E = frozenset({"commerce", "learning"})
_WORD = regex(r"[^\s,/&]+")
_PAUSE = frozenset("of for at in to and the a with on by".split())


def role_inside(role: str) -> str:
    """A role to stand behind a name and a comma: small letters where its words are surely no names.

    Where a word further on may be a name, it and all behind it stay as typed: ``founder of Analytical Engines``.
    """
    words = _WORD.findall(role)
    if len(words) == 1:  # an occupation, listed or not: there is no room for whose it is
        return role if _is_acronym(words[0]) else role.lower()
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
    """``CEO``, ``VP``, ``PhD``: more capitals than the first; a single letter is one too, and so is ``X-ray``."""
    return any(
        len(part) == 1 or not part[1:].islower() for part in word.rstrip(".;:").split("-") if part and part != "E"
    )


def _is_common(word: str) -> bool:
    parts = word.lower().rstrip(".;:").split("-")
    if parts[0] == "e" and len(parts) > 1:
        return parts[1] in _E
    return all(part in _COMMON for part in parts[:1]) and all(part.isalpha() for part in parts)
