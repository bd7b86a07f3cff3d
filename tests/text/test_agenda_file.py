"""An agenda file taken apart."""

from notesnet.text.agenda_file import read_agenda_file

TEXT = """# Week 48 · 23 to 29 November 2026
- [ ] above ^nn-aaaaaa-0000

## Promises
- [x] one ^nn-bbbbbb-0000
- mine
  - [ ] below it, ours ^nn-cccccc-0000
## Of my own
- [-] two ^nn-eeeeee-0000
"""


def test_the_lines_with_an_id_come_in_the_order_of_the_file_with_their_sections() -> None:
    """Also above the first heading and in a section of a person's own."""
    found = [(section.name, line.id, line.mark) for section, _element, line in read_agenda_file(TEXT).lines_with_id()]
    assert found == [
        ("", "nn-aaaaaa", " "),
        ("promises", "nn-bbbbbb", "x"),
        ("promises", "nn-cccccc", " "),
        ("of my own", "nn-eeeeee", "-"),
    ]
