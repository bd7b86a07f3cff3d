"""The values of ordinary front matter, read without YAML: a line a property, short lists, quotes without escapes.

It takes a third of the time that libyaml's events take, and *declines* whatever it is not sure of; the full reading then
decides. A property test holds the two equal: values, spans and styles.
"""

import re
from typing import Final

from notesnet.text.spans import Span
from notesnet.text.yaml_values import Entry, Scalar, Sequence

_LONGEST: Final = 5000  # characters up to the end of the block; above it the limits of the full reading may apply
_ODD_NAMES: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
_new = tuple.__new__

_KEY: Final = r"[A-Za-z][A-Za-z0-9_-]*+(?: [A-Za-z0-9_-]++)*+"
# Words: no colon at the end of one, no # at its beginning, no sign with a meaning at the beginning of the first.
_PLAIN: Final = r"[\w+/(.~$][^\s:]*+(?::[^\s:]++)*+(?: ++[^\s:#][^\s:]*+(?::[^\s:]++)*+)*+"
_IN_LIST: Final = r"[\w+/(.~$][\w+/(.~$)@&;-]*+(?: ++[\w+/(.~$)@&;-]++)*+"
_QUOTED: Final = r""""([^"\\\n]*+)"|'([^'\n]*+)'"""
_LIST: Final = r"""((?:[^\[\]{}"'\n]|"[^"\\\n]*+"|'[^'\n]*+')*+)"""
# In both patterns group 1 is a plain value, 2 one in double quotes, 3 one in single quotes.
_STYLES: Final = (("", 0), ("plain", 0), ("double", 1), ("single", 1))
_LINE = re.compile(rf"(?:(?={_KEY}:)|(?= *+-))")
_LINE = re.compile(rf"(?:{_KEY}:| *+-)(?: ++(?:({_PLAIN})|{_QUOTED}|\[{_LIST}\]))? *+\n")
_ITEM = re.compile(rf" *+(?:({_IN_LIST})|{_QUOTED}) *+(?:,|(\Z))")
