"""Git's marks in a text."""

import pytest

from notesnet.text.git_conflict import conflict_at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", 2),
        ("a\n<<<<<<<\nb", 2),
        ("a\n<<<<<<<\r\nb", 2),
        ("a\n=======\nc\n>>>>>>> x\n", 2),
        ("<<<<<<< HEAD\n", 0),
        ("a\n<<<<<<<<\nb\n <<<<<<< x\n<<<<<<<x", -1),
        ("Title\n=======\n\n> quoted\n", -1),
        (">>>>>>> x\n=======\n", -1),
        ("", -1),
    ],
)
def test_where_gits_marks_begin(text: str, at: int) -> None:
    """The first of ours, or what is left of a conflict; no rule, heading or quote."""
    assert conflict_at(text) == at


def test_looked_for_from_a_place_on() -> None:
    """What stands before it does not count."""
    text = "<<<<<<< a\n=======\n>>>>>>> b\nc\n<<<<<<< a\n"
    assert conflict_at(text, text.index("c")) == text.rindex("<<<<<<<")
    assert conflict_at(text, len(text)) == -1
