"""What can be wrong with an index; nobody but `notesnet index` ever hears of it."""


class NoPlaceError(Exception):
    """There can be no index; the sentence says why."""


class IndexBrokenError(Exception):
    """The index can't be read or written; the sentence says why."""


class IndexBusyError(IndexBrokenError):
    """Another notesnet writes the index just now."""
