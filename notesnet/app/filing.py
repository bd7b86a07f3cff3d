"""How a new note is filed so that the settings find it."""

from notesnet.errors import RefusedError
from notesnet.model.change import NewFile
from notesnet.model.note import Kind
from notesnet.model.settings import Settings
from notesnet.text.names import fold_key


def filing(settings: Settings, kind: Kind, folder: str) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
    """(folder, properties, tags) for a new note of a kind; ``folder`` is for a rule that names none.

    The first folder of the rule is enough; without one, the first property test goes into the note.
    """
    rule = next(rule for rule in settings.rules if rule.kind is kind)
    for pattern in rule.paths:
        if found := _folder_of(pattern):
            return found, (), ()
    for name, value in rule.where:
        if fold_key(name) == fold_key("tags"):
            return folder, (), (value.removeprefix("#"),)
        return folder, ((name, value),), ()
    return folder, (), ()


def check_found(settings: Settings, kind: Kind, file: NewFile) -> None:
    """Nothing, when the settings take the new note for one of its kind.

    Raises:
        RefusedError: they would not, and so the note would be as good as lost.
    """
    from notesnet.read.note import NoteReader  # noqa: PLC0415 - only when something is made

    note = NoteReader(settings).read(file.path, file.text.encode("utf-8", "backslashreplace"))
    if note is None or note.kind is not kind:
        _, filed, tags = filing(settings, kind, "")
        wanted = [f"{name}: {value}" for name, value in filed] + [f"tags: {tag}" for tag in tags]
        remedy = (
            f"let the template write `{wanted[0]}`" if wanted else 'name a folder there, such as `paths = ["x/**"]`'
        )
        raise RefusedError(f"by `[notes] {kind.value}` in the settings {file.path} would be no {kind.value}", remedy)


def _folder_of(pattern: str) -> str:
    """The folder whose notes a pattern takes, with a slash at its end; empty when it is none or any."""
    plain = pattern.removeprefix("./").strip("/")
    for ending in ("/**/*.md", "/**/*", "/**", "/*.md", "/*"):
        if plain.endswith(ending):
            plain = plain.removesuffix(ending)
            break
    return f"{plain}/" if plain and not plain.endswith(".md") and "*" not in plain and "?" not in plain else ""
