"""notesnet: the plain-text toolkit for people who take their network seriously."""

__version__ = "0.1.0"
