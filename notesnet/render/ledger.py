"""The ledger for people: what went out and came in, said kindly."""

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from notesnet.model.ledger import Account, Entry, Ledger
from notesnet.render.plain import plain_words
from notesnet.text.dates import short_day
from notesnet.text.visible import one_line, pad, width
from notesnet.text.words import count

Line = tuple[tuple[str, str], ...]  # pairs of words and their style

WIDTH = 80
LONGEST_NAME = 28
MOST = 10  # so many people stand in a part of the overview


def ledger_lines(ledger: Ledger, today: date) -> Iterator[Line]:
    """The sums by kind, who gave more and to whom I gave more, who was asked how often, whom to thank."""
    if not ledger.accounts:
        yield (("Nothing given or received is noted yet.", "bold"),)
        yield (("In a log: `#gave/advice` or `#got/referral` behind the words of a line.", ""),)
        return
    yield ((f"{ledger.given:,} given, {ledger.received:,} received", "bold"),)
    made, received = ledger.introductions
    yield ((f"{count(made, 'introduction')} made, {received:,} received", ""),)
    yield from _kinds(ledger.kinds)
    apart = sorted(ledger.accounts, key=lambda account: -abs(account.given - account.received))
    theirs = [account for account in apart if account.received > account.given]
    mine = [account for account in apart if account.given > account.received]
    yield from _part("They gave more: a chance to do something for them", theirs, _both)
    yield from _part("You gave more", mine, _both)
    asked = [account for account in ledger.accounts if account.asked]
    asked.sort(key=lambda account: (-account.recent, -len(account.asked)))
    yield from _part("Asked for an introduction", asked, _asked)
    thanks = sorted((a for a in ledger.accounts if a.thanks), key=lambda a: (a.thanks and a.thanks.day) or date.min)
    yield from _part("To thank", thanks, lambda account: _thanks(account, today))


def account_lines(account: Account, today: date) -> Iterator[Line]:
    """One person: what I gave and received, each with its line, how often they were asked, and thanks to say."""
    yield ((account.who.name, "bold"),)
    if not (account.entries or account.asked or account.thanks):
        yield (("Nothing given or received is noted yet.", ""),)
        return
    yield ((_both(account), ""),)
    if account.asked:
        yield ((f"asked for an introduction: {_asked(account)}", ""),)
    if account.thanks:
        yield from _wrapped("to thank: ", _thanks(account, today), 10)
    for heading, given in (("Received", False), ("Given", True)):
        entries = [entry for entry in account.entries if entry.given is given]
        if entries:
            yield ()
            yield ((heading, "bold"),)
            for entry in entries:
                yield from _entry(entry)


def _kinds(kinds: Mapping[str, Mapping[str, int]]) -> Iterator[Line]:
    if any(kinds.values()):
        yield ()
    for direction in ("given", "received"):
        words = ", ".join(f"{kind}\N{NO-BREAK SPACE}{number}" for kind, number in kinds[direction].items())
        for at, line in enumerate(textwrap.wrap(words, WIDTH - 10, break_on_hyphens=False)):
            yield (f"{direction if not at else '':<10}", "bold"), (line.replace("\N{NO-BREAK SPACE}", " "), "")


def _part(heading: str, accounts: Sequence[Account], words: Callable[[Account], str]) -> Iterator[Line]:
    if not accounts:
        return
    yield ()
    yield ((heading, "bold"),)
    shown = accounts[:MOST]
    names = [one_line(account.who.name, LONGEST_NAME) for account in shown]
    wide = max(width(name) for name in names)
    for account, name in zip(shown, names, strict=True):
        yield from _wrapped(f"  {pad(name, wide)}  ", words(account), wide + 4)
    if len(accounts) > MOST:
        yield ((f"  and {len(accounts) - MOST:,} more: `notesnet ledger --json`", "dim"),)


def _both(account: Account) -> str:
    return f"{account.received} received, {account.given} given"


def _asked(account: Account) -> str:
    return f"{count(account.recent, 'time')} in the last 90 days, {len(account.asked)} in all"


def _thanks(account: Account, today: date) -> str:
    say = account.thanks
    if say is None:
        return ""
    words = plain_words(say.text, 200) or "for what came in"
    return f"{words} ({short_day(say.day, today.year)})" if say.day else words


def _entry(entry: Entry) -> Iterator[Line]:
    kinds = ", ".join(entry.kinds)
    text = plain_words(entry.text, 300)
    words = text if not kinds or entry.kinds == ("introduction",) else f"{kinds}: {text}" if text else kinds
    yield from _wrapped(f"  {entry.day}  ", words or "no words noted", 14, f"{entry.path}:{entry.line}")


def _wrapped(begin: str, words: str, indent: int, place: str = "") -> Iterator[Line]:
    """Words behind a beginning, wrapped below themselves; the place behind the last of them where it fits, else below."""
    lines = textwrap.wrap(words, WIDTH - indent, break_long_words=False, break_on_hyphens=False) or [""]
    fits = not place or indent + width(lines[-1]) + 2 + width(place) <= WIDTH
    for at, line in enumerate(lines):
        last = at == len(lines) - 1
        shown = f"  {place}" if place and last and fits else ""
        yield (" " * indent if at else begin, ""), (line, ""), (shown, "dim")
    if not fits:
        yield (" " * indent, ""), (place, "dim")
