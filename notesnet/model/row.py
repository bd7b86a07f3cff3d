"""One person in a list."""

from datetime import date

from notesnet.frozen import frozen


@frozen
class Row:
    """What a list shows of a person; ``overdue_days`` counts from today, negative before the due day."""

    path: str
    name: str
    company: str
    role: str
    location: str
    tags: tuple[str, ...]
    circle: str
    email: str
    phone: str
    last_touch: date | None
    due: date | None
    overdue_days: int | None
    rule: str
    strength: int
    broken: bool
