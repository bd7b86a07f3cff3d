"""Each kind of fault has a note in tests/faults that shows it, and nothing else."""

from pathlib import Path

import pytest

from notesnet.model.code import Code, Severity
from notesnet.model.front_matter_codes import FRONT_MATTER_CODES
from notesnet.text.encoding import decode_note
from notesnet.text.frontmatter import read_front_matter

FAULTS = Path(__file__).parents[1] / "faults"


@pytest.mark.parametrize("code", FRONT_MATTER_CODES, ids=lambda code: code.code)
def test_the_sample_of_a_code_shows_that_fault(code: Code) -> None:
    """Every note of the folder has the fault, and only that one; if it makes the note unreadable, no value is given."""
    samples = sorted((FAULTS / code.code / "people").glob("*.md"))
    assert samples
    for sample in samples:
        decoded = decode_note(sample.read_bytes())
        if decoded.fault is not None:
            assert decoded.fault.code == code.code
            continue
        read = read_front_matter(decoded.text)
        assert {fault.code for fault in read.faults} == {code.code}
        assert read.broken == code.unreadable


def test_the_table_is_well_made() -> None:
    """Codes are unique, unreadable ones are errors, and each is explained."""
    names = [code.code for code in FRONT_MATTER_CODES]
    assert len(set(names)) == len(names)
    for code in FRONT_MATTER_CODES:
        assert code.severity is Severity.ERROR or not code.unreadable
        assert code.explanation.endswith(".")
        assert not code.title.endswith(".")
