"""The numbers that the index keeps of every contact, each a column in the order of the contacts."""

NUMBERS = (  # as ``numbers_of`` gives them
    *("due", "new", "last", "asleep", "given", "brought", "owed"),
    *("said", "born"),
    *("day", "base", "days", "lift", "line"),
)
NEVER = 2**31 - 1  # a day that never comes
LIFT_UNIT = 1_000_000  # the lift is kept in millionths
