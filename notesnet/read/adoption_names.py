"""Property names that mean one of our fields, and whether what is written there fits that field."""

from collections.abc import Callable

from notesnet.read.field_names import CANONICAL
from notesnet.text.durations import Duration, read_duration
from notesnet.text.names import fold_key
from notesnet.text.patterns import regex

_SAME = {
    "name": "full_name fullname display_name vollname nom nombre nome 名前 氏名 имя title",
    "aliases": "aka nicknames also_known_as alternative_names",
    "call_me": "nickname goes_by rufname spitzname",
    "email": "mail email_address mail_address email1 e-mail-adresse email_work work_email correo courriel メール メールアドレス 邮箱 почта",
    "phone": "tel telephone mobile cell handy mobil telefon telefonnummer phone_number cell_phone teléfono telefono móvil tél portable"
    " téléphone 電話 電話番号 携帯 电话 手机 телефон",
    "company": "org organisation organization firma unternehmen employer arbeitgeber works_at workplace entreprise société"
    " empresa azienda 会社 公司 компания",
    "role": "job job_title jobtitle title position beruf rolle funktion occupation profession poste cargo puesto ruolo"
    " 役職 职位 должность",
    "location": "loc city town place ort stadt wohnort based_in lives_in ville ciudad città cidade 都市 居住地 город",
    "birthday": "birthdate birth_date date_of_birth dob born bday birthday_date geburtstag geburtsdatum geb anniversaire"
    " date_de_naissance naissance cumpleaños fecha_de_nacimiento compleanno aniversário 誕生日 生年月日 生日 день_рождения",
    "last_contact": "last_contacted last_contact_date last_seen last_spoke last_spoken last_talked last_met last_touch"
    " last_interaction last_meeting last_catchup last_checkin contacted zuletzt letzter_kontakt zuletzt_kontaktiert"
    " dernier_contact último_contacto ultimo_contatto último_contato 最終連絡 最終連絡日 последний_контакт",
    "cadence": "contact_frequency frequency contact_every keep_in_touch stay_in_touch touch_every rhythm interval"
    " contact_interval check_in_every rhythmus kontaktintervall kontakthäufigkeit kontakt_alle melden_alle contacter_tous_les contactar_cada fréquence frecuencia frequenza 頻度 連絡頻度",
    "follow_up": "next_contact next_touch follow_up_date next_follow_up followup_on reach_out contact_next next_checkin"
    " wiedervorlage nächster_kontakt prochain_contact próximo_contacto prossimo_contatto 次回連絡",
    "met": "met_on first_met date_met met_date kennengelernt kennengelernt_am 出会った日",
    "met_at": "where_met where_we_met how_we_met met_where kennengelernt_bei",
    "introduced_by": "intro_by introduced_through referred_by referrer met_through vermittelt_durch 紹介者",
    "created": "date_created created_at creation_date angelegt erstellt créé creado",
    "interests": "hobbies hobbys interessen intereses intérêts interessi 趣味",
    "date": "datum day when meeting_date fecha data jour 日付 日 дата",
    "attendees": "participants participant teilnehmer teilnehmende anwesend guests who present invitees participantes"
    " asistentes asistente partecipanti 参加者 出席者 参会者 участники",
}
SYNONYMS: dict[str, tuple[str, ...]] = {}
for _field, _words in _SAME.items():
    for _word in _words.split():
        _key = fold_key(_word)
        if _key not in CANONICAL and _field not in SYNONYMS.get(_key, ()):
            SYNONYMS[_key] = (*SYNONYMS.get(_key, ()), _field)

DATE_FIELDS = ("birthday", "last_contact", "follow_up", "met", "created", "date", "paused_until")
PEOPLE_LISTS = ("people", "attendees")
# A day as people write one: numbers with signs between them, or a month in letters.
DAY = (
    r"\d{4}-\d\d-\d\d|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|(?:19|20)\d{6}(?!\d)|\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]{3,12}\.?,? \d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}年\d{1,2}月\d{1,2}日"
)
_DAY = regex(DAY)
_DAY_OF_YEAR = regex(r"(?:--)?\d{1,2}[-./]\d{1,2}\.?")
_EMAIL = regex(r"(?:mailto:)?[^@\s]+@[^@\s]+\.[^@\s]+")


def is_day(text: str) -> bool:
    """Whether a text looks like a day in any form, perhaps inside a link or with a time behind it."""
    return _DAY.match(text.strip().removeprefix("[[")) is not None


def fits(field: str, text: str) -> bool:
    """Whether a value can be meant for a field of ours."""
    return _FITS.get(field, _is_words)(text.strip())


def _is_words(text: str) -> bool:
    return len(text) <= 120 and not is_day(text) and any(sign.isalpha() for sign in text) and "://" not in text


def _is_phone(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return 5 <= digits <= 16 and len(text) < 30 and not is_day(text) and not any(sign.isalpha() for sign in text[:2])


_FITS: dict[str, Callable[[str], bool]] = {
    "email": lambda text: _EMAIL.fullmatch(text) is not None,
    "phone": _is_phone,
    "cadence": lambda text: isinstance(read_duration(text), Duration),
    "birthday": lambda text: is_day(text) or _DAY_OF_YEAR.fullmatch(text) is not None,
    **dict.fromkeys(("last_contact", "follow_up", "met", "created", "date", "paused_until"), is_day),
    **dict.fromkeys(("people", "attendees"), lambda text: not is_day(text) and any(sign.isalpha() for sign in text)),
}
