"""Addresses on the web, each under the name of its place: linkedin, github, website."""

import re

from notesnet.formats.clean import clean
from notesnet.text.patterns import regex

_HOST = regex(r"(?:https?:)?(?://)?(?:[^/@\s]*@)?([^/?#:\s]+)", re.IGNORECASE)
_PLACES = {
    "linkedin.com": "linkedin",
    "github.com": "github",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "facebook.com": "facebook",
    "instagram.com": "instagram",
    "xing.com": "xing",
    "youtube.com": "youtube",
    "bsky.app": "bluesky",
    "t.me": "telegram",
}
# What address books call any address at all; the place says more.
_ANY_PLACE = frozenset(
    {"", "home", "work", "other", "homepage", "home page", "profile", "web", "url", "default", "pref"}
)
_APPLE = regex(r"_\$!<(.*)>!\$_")
_LONGEST_LABEL = 40


def label(text: str) -> str:
    """The label of a record's part in small letters, without Apple's or Google's marks: ``_$!<HomePage>!$_``, ``* Work``."""
    text = clean(text).removeprefix("*").strip()
    apple = _APPLE.fullmatch(text)
    return (apple[1] if apple else text).casefold()[:_LONGEST_LABEL].strip()


def add_link(links: dict[str, str], address: str, place: str = "") -> None:
    """Adds ``address`` under ``place``, or under what its host or nothing tells; a second one is ``website 2``."""
    address = clean(address)
    if not address or address in links.values():
        return
    # A label of LinkedIn on another host's address is a slip; a bare handle has nothing but its label.
    is_slip = "://" in address and place in _PLACES.values()
    name = _place_of(address) or ("website" if is_slip or place in _ANY_PLACE else place)
    if name in links:
        name = next(tried for number in range(2, len(links) + 3) if (tried := f"{name} {number}") not in links)
    links[name] = address


def _place_of(address: str) -> str:
    found = _HOST.match(address)
    host = found[1].lower() if found else ""
    return next((place for domain, place in _PLACES.items() if host == domain or host.endswith(f".{domain}")), "")
