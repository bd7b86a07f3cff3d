"""``python -m notesnet``."""

from notesnet.entry import run

run()
