"""The names of our fields. They stand apart from what reads fields, as the settings need nothing but these."""

from notesnet.text.names import fold_key

_CONTACT = (
    *("name", "aliases", "call_me", "greeting", "email", "phone", "company", "role", "location", "links", "tags"),
    *("circle", "cadence", "last_contact", "follow_up", "paused_until", "status", "created", "met", "met_at"),
    *("introduced_by", "knows", "groups", "offers", "needs", "interests", "ideal_client", "birthday", "dates"),
    *("prefers", "introductions", "blurb", "advocate", "trust"),
)
CONTACT_FIELDS = frozenset(_CONTACT)
FIELDS = (
    *_CONTACT,
    *("type", "date", "people", "attendees", "a", "b", "direction", "asked_by", "mode", "why"),
    *("a_asked", "b_asked", "a_chased", "b_chased", "a_answer", "b_answer", "introduced", "checked_in", "outcome"),
    *("told", "thanked", "snoozed", "closed", "meets", "since", "signature", "goals", "categories"),
)
CANONICAL = {fold_key(name): name for name in FIELDS}
