"""Regular expressions that are compiled when they are first used: most of those of a module are not, in most commands."""

import re
from typing import Any, cast


class _Later:
    """Stands for a pattern until somebody asks for one of its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in (
            "match",
            "search",
            "fullmatch",
            "finditer",
            "findall",
            "sub",
            "subn",
            "split",
            "pattern",
            "flags",
        ):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern as ``re.compile`` gives it, as far as its methods go; a mistake in it is found at the first use."""
    return cast("re.Pattern[str]", _Later(source, flags))
