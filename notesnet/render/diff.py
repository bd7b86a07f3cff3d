"""What a change would do to a file, as a unified diff."""

from difflib import unified_diff as diff_lines


def unified_diff(path: str, old: str | None, new: str) -> str:
    """The difference between two texts of one file, empty when there is none; ``old`` is None for a new file."""
    before = old.splitlines(keepends=True) if old is not None else []
    lines = diff_lines(before, new.splitlines(keepends=True), "/dev/null" if old is None else f"a/{path}", f"b/{path}")
    shown = []
    for line in lines:
        shown.append(line.removesuffix("\n").removesuffix("\r"))
        if not line.endswith("\n"):
            shown.append("\\ No newline at end of file")
    return "\n".join(shown)
