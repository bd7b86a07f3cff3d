"""The words by which people file notes, in the languages that we know; each is only a hint that the notes must bear out."""

from functools import lru_cache

from notesnet.text.names import fold, fold_key
from notesnet.text.patterns import regex


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


# Folders, types and tags for people.
PEOPLE = _folded(
    "people person persons peoples humans folks contact contacts crm network networking relationships rolodex addressbook friend friends family client clients"
    " colleague colleagues mentor mentors acquaintances"
    " kontakt kontakte netzwerk person personen leute menschen adressbuch freunde familie kunde kunden kollegen bekannte"
    " personne personnes contacts gens amis famille relations réseau carnet"
    " contacto contactos persona personas gente amigos familia clientes red"
    " contatto contatti persone amici famiglia clienti rubrica pessoa pessoas contato contatos amigos"
    " personen mensen contacten vrienden klanten relaties folk personer kontakter människor ludzie osoby kontakty lidé osoba"
    " люди контакты человек персоны друзья клиенты знакомые 人 人物 人々 人脈 連絡先 知人 友人 联系人 人脉 朋友 聯絡人 사람 인물 연락처"
)
# Words for people that are words for other things as well: the names of the notes must bear them out.
WEAK = _folded(
    "network networking netzwerk réseau red relations relaties relationships crm client clients kunden clienti clientes"
    " klanten клиенты family familie famille familia famiglia folk folks gens gente carnet osoba lide people"
)
MEETINGS = _folded(
    "meeting meetings call calls 1-1 1on1 oneonone conversations conversation minutes appointments"
    " besprechung besprechungen treffen termin termine gespräch gespräche sitzung sitzungen meetingnotizen"
    " réunion réunions rencontre rencontres reunión reuniones encuentros riunione riunioni incontri reunião reuniões"
    " vergadering vergaderingen möte möten spotkania встреча встречи созвоны 会議 打ち合わせ ミーティング 面談 会议 회의"
)
# What a type, a category or a tag says when the note is about something else.
THINGS = _folded(
    "book books movie movies film films recipe recipes place places project projects article articles clipping clippings"
    " post posts podcast podcasts show shows game games album albums company companies organisation organization"
    " organisations organizations org orgs product products event events trip trips paper papers quote quotes note daily"
    " journal area resource idea ideas source sources tool tools course courses city cities restaurant deal deals"
    " firma firmen unternehmen buch bücher rezept rezepte projekt projekte ort orte artikel tagebuch"
    " livre recette projet entreprise lieu libro libros receta recetas proyecto proyectos empresa empresas lugar"
    " ricetta progetto azienda luogo 本 映画 会社 レシピ プロジェクト 場所 книга книги рецепт проект компания"
)
ARCHIVES = _folded(
    "archive archives archived archiv archivo archivio arquivo former inactive ehemalige old アーカイブ архив"
)
TEMPLATES = _folded(
    "templates template vorlagen vorlage plantillas plantilla modèles modelli šablony テンプレート шаблоны"
)
INDEXES = _folded(
    "index readme moc overview home dashboard list all übersicht verzeichnis inhalt sommaire índice indice claude agents 目次"
)
# People whom one reads or watches, not meets.
FAR_AWAY = _folded(
    "author authors artist artists musician musicians director directors actor actors philosopher philosophers character"
    " characters composer composers writer writers autoren künstler auteurs autores autori figures celebrities npc npcs 作家 著者"
)
COMPANIES = _folded(
    "company companies organisation organization organisations organizations org orgs firma firmen unternehmen entreprise"
    " entreprises empresa empresas azienda aziende 会社 компания компании"
)
OWNERS = _folded("me myself aboutme ich yo moi io eu 私 я")
COMPANY_ENDS = _folded(
    "gmbh ag kg ug ltd limited inc corp corporation llc llp plc sa sas sarl srl spa bv nv oy ab as"
    " group foundation university bank institute 株式会社"
)
# Words that begin or stand in titles and in nobody's name.
NO_NAME = _folded(
    "the a an and or of for to in on with from how why what when about my your our is are notes note meeting project list"
    " index plan ideas guide weekly daily monthly review template untitled book chapter part vs der die das und mit für über"
    " le les et pour el los las y para il gli"
)
# Headings over dates that are no interactions.
NO_LOG = _folded(
    "dates birthdays anniversaries tasks todo todos due milestones career jobs education family children"
    " important employment positions geburtstage aufgaben termine lebenslauf kinder tâches tareas"
)
KIND_KEYS = frozenset(
    fold_key(word)
    for word in (
        "type class kind category categories is noteType fileClass collection up typ art kategorie kategorien sorte"
        " tipo clase categoría categorías genre catégorie 種類 分類 カテゴリ тип категория note_kind"
    ).split()
)
# Properties that only notes about things have.
THING_KEYS = frozenset(
    fold_key(word)
    for word in (
        "isbn pages author authors autor auteur servings ingredients zutaten portionen ingredientes porciones cuisine"
        " prep_time cook_time tiempo genre director cast publisher published runtime duration deadline chapter album artist"
        " episode doi calories died"
    ).split()
)
# What notes about something published have besides; people have these as well.
SOURCE_KEYS = THING_KEYS | frozenset(fold_key(word) for word in "source url rating year cover journal".split())
SOCIAL_KEYS = frozenset(
    fold_key(word)
    for word in "linkedin twitter mastodon bluesky instagram facebook xing github telegram signal whatsapp pronouns".split()
)
# A word that files a note by its name: `people.ada`, `people___Ada Lovelace`, `Person - Ada Lovelace`.
_PREFIX = regex(r"([^\W\d_]{1,20})(?:\.|_{2,3}|%2F| [-–—] )(?=\S)")
_LETTERS = regex(r"[^\W\d_]+|1-1|1on1")


@lru_cache(maxsize=8192)
def words_of(name: str) -> frozenset[str]:
    """The folded words of a folder, tag or value; digits, signs and emoji are none."""
    return frozenset(_LETTERS.findall(fold(name)))


def says(name: str, words: frozenset[str]) -> bool:
    """Whether one of the words of ``name`` is among ``words``, or ends in a long one of them (`Geschäftskontakte`)."""
    there = words_of(name)
    return not words.isdisjoint(there) or any(len(word) > 8 and word.endswith(_long(words)) for word in there)


@lru_cache(maxsize=32)
def _long(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if len(word) >= 6)


def prefix_of(stem: str) -> str:
    """The word for people before a file's name, with the sign behind it: ``people.``; empty when there is none."""
    found = _PREFIX.match(stem)
    return found[0] if found and fold(found[1]) in PEOPLE else ""
