"""Whom a search for a way leads to: a contact, a name that somebody knows, or the people of a company."""

from notesnet.errors import NotFoundError, UsageError
from notesnet.network.edges import Net
from notesnet.network.people import find_contact
from notesnet.text.names import fold, near

COMPANY = "company:"


def find_targets(net: Net, typed: str, more: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    """(what it is called, the people it means) for ``NAME`` or ``company:X``.

    Raises:
        NotFoundError: nobody is called so or works there, or several are called so.
        UsageError: a company without a name.
    """
    if fold(typed).startswith(COMPANY):
        return _company(net, typed.strip()[len(COMPANY) :].strip())
    person = _person(net, typed, more)
    return net.names[person], [person]


def _person(net: Net, typed: str, more: tuple[str, ...]) -> str:
    """A contact, or somebody whom a contact knows; a whole name before a beginning, a beginning before a later word."""
    wanted = fold(typed.strip().removeprefix("[[").removesuffix("]]"))
    if wanted in net.outsiders:
        return net.outsiders[wanted]
    known = net.outsiders.values()
    fits = [person for person in known if wanted and person.startswith(f"[[{wanted}")]
    fits = fits or [person for person in known if wanted and f" {wanted}" in person]
    try:
        contact = find_contact(net.vault, typed, more)
    except NotFoundError as error:
        if error.candidates or not fits:
            raise _with_near(net, error, wanted) from None
    else:
        whole = (contact.name, *contact.aliases, contact.path.rpartition("/")[2].removesuffix(".md"))
        path = fold(contact.path.removesuffix(".md"))
        if not fits or wanted.removesuffix(".md") in (*map(fold, whole), path):
            return contact.path
        fits = [contact.path, *fits]
    if len(fits) == 1:
        return fits[0]
    candidates = sorted(f"{net.names[person]} ({_place(person)})" for person in fits)
    raise NotFoundError(f"{typed!r} can be {len(fits)} people:", "type more of the name", candidates)


def _place(person: str) -> str:
    return "no note" if person.startswith("[[") else person


def _with_near(net: Net, error: NotFoundError, wanted: str) -> NotFoundError:
    """The error with near names of people without a note, where those that it has are of contacts only."""
    close = [] if error.candidates else near(wanted, [net.names[person] for person in net.outsiders.values()])
    if not close:
        return error
    return NotFoundError(error.message, f"did you mean {' or '.join(close)}? {error.help}")


def _company(net: Net, name: str) -> tuple[str, list[str]]:
    """Everyone whose company is called so; when there is none, everyone of whose company it is a part."""
    if not name:
        raise UsageError("company: has no name behind it", 'write for example company:"Analytical Engines"')
    wanted = fold(name)
    companies = {path: contact.company for path, contact in net.vault.contacts.items() if contact.company}
    found = [path for path, company in companies.items() if fold(company) == wanted]
    found = found or [path for path, company in companies.items() if wanted in fold(company)]
    if found:
        called = dict.fromkeys(companies[path] for path in found)
        return (next(iter(called)) if len(called) == 1 else f"company:{name}"), found
    close = near(name, dict.fromkeys(companies.values()))
    remedy = f"did you mean {' or '.join(close)}?" if close else "`notesnet list --columns name,company` shows all"
    raise NotFoundError(f"none of your contacts works at {name!r}", remedy)
