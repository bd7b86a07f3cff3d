"""What a file name that was begun can become, without reading a note."""

from notesnet.app.open_vault import Place
from notesnet.model.note import Kind
from notesnet.read.kinds import path_test
from notesnet.store.notes import NoteFile, walk
from notesnet.text.names import fold

MOST = 200  # more than that nobody reads


def stems(place: Place, kind: str, begun: str) -> list[str]:
    """The file names of the notes that their path makes contacts (``contact``) or introductions (``intro``), in order.

    Shells split what they are given at blanks; a name with blanks comes as its first word, which is enough when nobody
    else's begins so, and else not at all.
    """
    rule = next(rule for rule in place.settings.rules if rule.kind is Kind(kind))
    wanted = [path_test(pattern) for pattern in rule.paths]
    excluded = [path_test(pattern) for pattern in place.settings.exclude]
    files = walk(place.root, lambda path: any(test(path) for test in excluded))
    found = [
        file.path.rpartition("/")[2].removesuffix(".md")
        for file in files
        if isinstance(file, NoteFile) and any(test(file.path) for test in wanted)
    ]
    fitting = sorted(stem for stem in found if fold(stem).startswith(fold(begun)))
    words = [stem.split()[0] for stem in fitting]
    return [word for stem, word in zip(fitting, words, strict=True) if stem == word or words.count(word) == 1][:MOST]
