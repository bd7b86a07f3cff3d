"""An import plan for programs."""

from collections.abc import Sequence

from notesnet.model.import_plan import PlanEntry, Verdict
from notesnet.model.imported import ImportFault


def import_document(entries: Sequence[PlanEntry], faults: Sequence[ImportFault]) -> dict[str, object]:
    """How many there are of each verdict, each person with what would be done, and what could not be read."""
    counts = {verdict.value: 0 for verdict in Verdict}
    for entry in entries:
        counts[entry.verdict.value] += 1
    return {
        "counts": counts,
        "people": [_person(entry) for entry in entries],
        "faults": [
            {"file": fault.source.file, "line": fault.source.line, "message": fault.message, "help": fault.help}
            for fault in faults
        ],
    }


def _person(entry: PlanEntry) -> dict[str, object]:
    return {
        "verdict": entry.verdict.value,
        "name": entry.person.name,
        "path": entry.path,
        "file": entry.person.source.file,
        "line": entry.person.source.line,
        "likely": [{"path": one.path, "weight": one.weight, "reasons": list(one.reasons)} for one in entry.likely],
        "values": dict(entry.values),
        "differences": [{"field": one.field, "from": one.old, "to": one.new} for one in entry.differences],
    }
