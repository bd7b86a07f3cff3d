"""The numbers that the index keeps of every contact, each a column in the order of the contacts."""

NUMBERS = (  # as ``numbers_of`` gives them
    *("due", "new", "last", "asleep", "given", "brought", "owed"),
    *("said", "born", "month"),
    *("day", "base", "days", "lift", "line"),
)
MONTH = 31  # days before the last touch that the column ``month`` knows, one in each bit
UNSURE = -1  # in that column: which days count depends on the day that is asked about
NEVER = 2**31 - 1  # a day that never comes
LIFT_UNIT = 1_000_000  # the lift is kept in millionths
