"""The handler that lets python-frontmatter read a note as we do."""

import re

from frontmatter.default_handlers import BaseHandler

from notesnet.text.yaml_fences import Fences, find_fences
from notesnet.text.yaml_reader import Values, read_values
from notesnet.text.yaml_values import Value


class SpanHandler(BaseHandler):
    """Splits and loads front matter for ``frontmatter.parse``, with our fences and our walk over the values.

    python-frontmatter strips a text and changes its line ends before a handler sees it, so whoever needs the spans
    gives the text (and its fences, if known) here; they are then places in that text. One handler reads one text.

    It only reads: ``frontmatter.dump`` would lose comments, order and quoting, and raises NotImplementedError.

    Attributes:
        values: what the last call of ``load`` read.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, text: str | None = None, fences: Fences | None = None) -> None:
        super().__init__()
        self._text = text
        self._fences = fences
        self.values = Values((), (), broken=False)

    def split(self, text: str) -> tuple[str, str]:
        """The block and the body of the text this handler was made for, else of ``text``.

        Raises:
            ValueError: when there is no front matter, as python-frontmatter expects it.
        """
        if self._text is None:
            self._text = text
        if self._fences is None:
            self._fences = find_fences(self._text)
        block = self._fences.block
        if block is None or self._fences.broken:
            raise ValueError("no front matter")
        return self._text[block.start : block.end], self._text[self._fences.body_start :]

    def load(self, fm: str) -> dict[str, Value]:  # noqa: ARG002 - read where it stands in the text, to have its places
        """The values by the name of their property, the first when it stands twice; none when the block is broken.

        ``fm`` is what ``split`` returned, which is read where it stands.
        """
        if self._text is None or self._fences is None or self._fences.block is None:
            return {}
        self.values = read_values(self._text, self._fences.block)
        named: dict[str, Value] = {}
        for key, value in self.values.entries:
            named.setdefault(key.text, value)
        return named
