"""What looks like an e-mail address."""


def is_address(text: str) -> bool:
    """One ``@`` with something on both sides, and no blank; a letter is only sent to what passes stricter rules."""
    return text.count("@") == 1 and text[0] != "@" and text[-1] != "@" and " " not in text
