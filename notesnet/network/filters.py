"""Filters of `list` and `draft`: ``tag:x company:y city:z circle:inner due overdue drifting archived -tag:x``, free words."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from notesnet.errors import UsageError
from notesnet.model.brief import Standing
from notesnet.model.due import Moment
from notesnet.model.vault import Vault
from notesnet.network.drift import drifts
from notesnet.network.membership import group_words
from notesnet.network.standing import standings
from notesnet.network.touches import touches_until
from notesnet.text.names import fold, near
from notesnet.text.weeks import week_of

WORDS = ("due", "overdue", "drifting", "archived")
FIELDS = ("tag", "company", "city", "circle", "role", "group", "name")


Test = Callable[[Vault, Standing, date], bool]


class Filter(NamedTuple):
    """One filter as typed; ``due`` when only people who are due by this week's Sunday can pass it."""

    wanted: bool
    test: Test
    archived: bool
    due: bool = False


def read_filters(terms: Sequence[str]) -> list[Filter]:
    """The filters that were typed, several words in one argument included.

    Raises:
        UsageError: a field that there is not (``colour:red``), or one without a value.
    """
    return [_filter(term) for term in terms if term.strip()]


def is_filter(term: str) -> bool:
    """True for a term that `draft` takes for a filter: one with a colon."""
    return ":" in term.removeprefix("-") and not term.removeprefix("-").startswith(":")


def matching(vault: Vault, filters: Sequence[Filter], today: date) -> list[Standing]:
    """Everyone who passes all filters; archived people only when a filter asks for them."""
    archived = any(f.archived and f.wanted for f in filters)
    until = week_of(today).sunday if any(f.due and f.wanted for f in filters) else None
    return [
        one
        for one in standings(vault, Moment(today, today), until)
        if (archived or not one.brief.archived) and all(f.test(vault, one, today) is f.wanted for f in filters)
    ]


def _filter(term: str) -> Filter:
    wanted = not term.startswith("-")
    plain = term.removeprefix("-")
    name, colon, value = plain.partition(":")
    if colon and fold(name) in FIELDS:
        if not value.strip():
            raise UsageError(f"the filter {term!r} has no value", f"write for example {name}:something")
        return Filter(wanted, _field_test(fold(name), fold(value)), archived=False)
    if colon and name.isalpha():
        close = near(name, FIELDS, 1)
        guess = f"did you mean {close[0]}:{value}? " if close else ""
        raise UsageError(f"there is no filter {name}:", f"{guess}filters are {', '.join(f + ':' for f in FIELDS)}")
    if fold(plain) in WORDS:
        word = fold(plain)
        return Filter(wanted, _WORD_TESTS[word], archived=word == "archived", due=word in ("due", "overdue"))
    return Filter(wanted, _word_test(fold(plain)), archived=False)


def _field_test(name: str, value: str) -> Test:
    def test(vault: Vault, standing: Standing, _today: date) -> bool:
        brief = standing.brief
        if name == "tag":
            wanted = value.removeprefix("#")
            return any(fold(tag) == wanted or fold(tag).startswith(wanted + "/") for tag in brief.tags)
        if name == "circle":
            return fold(brief.circle) == value
        if name == "group":
            return any(value in fold(words) for words in group_words(vault, vault.contacts[brief.path], value))
        texts = {"company": brief.company, "city": brief.location, "role": brief.role, "name": brief.name}
        return value in fold(texts[name])

    return test


def _word_test(word: str) -> Test:
    """A free word: in the name, an alias, company, role, place, tags, e-mail, needs, offers or interests."""

    def test(vault: Vault, standing: Standing, _today: date) -> bool:
        contact = vault.contacts[standing.brief.path]
        phrases = (*contact.email, *contact.needs, *contact.offers, *contact.interests)
        texts = [contact.name, *contact.aliases, contact.company, contact.role, contact.location, *contact.tags]
        return any(word in fold(text) for text in (*texts, *(phrase.text for phrase in phrases)))

    return test


def _is_due(_vault: Vault, standing: Standing, today: date) -> bool:
    day = standing.day
    return day is not None and (day <= today or day <= week_of(today).sunday)


def _is_overdue(_vault: Vault, standing: Standing, today: date) -> bool:
    return standing.day is not None and standing.day < today


def _is_drifting(vault: Vault, standing: Standing, today: date) -> bool:
    if standing.rule != "no_cadence" or standing.brief.archived:
        return False
    contact = vault.contacts[standing.brief.path]
    if contact.broken or contact.paused(today):
        return False
    if contact.cadence and contact.cadence.unit == "never":
        return False
    return drifts(touches_until(vault, contact.path, today), today)


def _is_archived(_vault: Vault, standing: Standing, _today: date) -> bool:
    return standing.brief.archived


_WORD_TESTS: dict[str, Test] = {
    "due": _is_due,
    "overdue": _is_overdue,
    "drifting": _is_drifting,
    "archived": _is_archived,
}
