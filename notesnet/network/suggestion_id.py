"""The id of a suggestion on the agenda."""

from notesnet.text.task_line import item_id


def suggestion_id(path: str, other: str = "") -> str:
    """The same for two people in either order; without ``other`` it is one for me."""
    first, second = sorted((path, other)) if other else (path, "me")
    return item_id("suggestion", first, second)
