"""Vault paths as text: what a note's file is called."""


def stem_of(path: str) -> str:
    """The file's name without folder and ending."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith((".md", ".MD")) else name
