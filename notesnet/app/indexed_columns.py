"""The numbers that the index keeps of every contact, each a column in the order of the contacts."""

NUMBERS = (  # as ``numbers_of`` gives them
    *("due", "new", "last", "asleep", "given", "brought", "owed"),
    *("said", "born", "month"),
    *("day", "base", "days", "lift", "line", "worth"),
)
MONTH = 31  # days before the last touch that the column ``month`` knows, one in each bit
UNSURE = -1  # in that column, and in ``worth``: the number depends on more than the day that is asked about
NEVER = 2**31 - 1  # a day that never comes
UNIT = 1_000_000  # what is no whole number is kept in millionths
