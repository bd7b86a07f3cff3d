"""Who may be brought together now, asked of one pair after the other: what `apart` tells of a whole vault at once."""

from collections.abc import Collection, Iterable
from datetime import date

from notesnet.network.last_asked import QUIET_DAYS
from notesnet.network.pool import ME, Pool


class Between:
    """The people of a pool on a day.

    Attributes:
        asked: for each path, the last day on which this person was asked.
    """

    def __init__(self, pool: Pool, today: date) -> None:
        self._pool = pool
        self._today = today.toordinal()
        self._never: dict[str, set[str]] = {}
        self._silent: dict[int, bool] = {}
        self._apart: dict[int, Collection[int]] = {}
        asked: dict[str, int] = {}
        for note in pool.introductions:
            if note.a and note.b:
                self._never.setdefault(note.a, set()).add(note.b)
                self._never.setdefault(note.b, set()).add(note.a)
            for path, day in ((note.a, note.a_asked), (note.b, note.b_asked)):
                if path and day:
                    asked[path] = max(asked.get(path, 0), day)
        self.asked = {path: date.fromordinal(day) for path, day in asked.items()}
        self._left_alone = set(
            pool.places(path for path, day in asked.items() if self._today - day <= QUIET_DAYS).values()
        )

    def silent(self, at: int) -> bool:
        """Whether somebody is archived, paused, wants no introductions or was asked within 30 days."""
        known = self._silent.get(at)
        if known is None:
            known = at != ME and (self._pool.quiet(at) > self._today or at in self._left_alone)
            self._silent[at] = known
        return known

    def allows(self, one: int, other: int) -> bool:
        """Whether these two may be brought together now."""
        if one == other or self.silent(one) or self.silent(other):
            return False
        return other not in self.apart_from(one)

    def allowed(self, one: int, others: Iterable[int]) -> list[int]:
        """With whom of them somebody may be brought together now, whether or not they are silent themselves."""
        apart = self.apart_from(one)
        return [at for at in others if at != one and at not in apart and not self.silent(at)]

    def expect(self, people: Iterable[int]) -> None:
        """Says of whom it will be asked: at once they take less time than one by one."""
        pool = self._pool
        fresh = [one for one in dict.fromkeys(people) if one not in self._apart]
        pool.fetch_who(fresh)
        paths = {one: self._named(one) for one in fresh}
        places = pool.places({path for some in paths.values() for path in some})
        referring = pool.referring([pool.who(one).path for one in fresh])
        for one, others in zip(fresh, referring, strict=True):
            self._apart[one] = {*(places[path] for path in paths[one] if path in places), *others}

    def apart_from(self, one: int) -> Collection[int]:
        """Those who know somebody or share an introduction note with them."""
        found = self._apart.get(one)
        if found is None:
            pool = self._pool
            who = pool.who(one)
            near = {*pool.places(self._named(one)).values(), *(pool.referring((who.path,))[0] if who.path else ())}
            found = self._apart[one] = tuple(near) if len(near) < 8 else frozenset(near)
        return found

    def _named(self, one: int) -> set[str]:
        """Whom somebody's own note names as known, and who stands beside them in an introduction note."""
        who = self._pool.who(one)
        return {*(link.path for link in who.links), *self._never.get(who.path, ())}
