"""What looks like an e-mail address."""

from notesnet.text.patterns import regex

_ADDRESS = regex(r'[^ @<>()\[\],:;"\\\t]+@[^ @<>()\[\],:;"\\\t]+')


def is_address(text: str) -> bool:
    """One ``@`` with something on both sides, and no blank and none of the signs that stand around an address.

    A letter is only sent to what passes stricter rules.
    """
    return _ADDRESS.fullmatch(text) is not None
