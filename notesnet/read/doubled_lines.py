"""Lines of a log with one id of ours: two machines took the same tick, and git merged both."""

from collections.abc import Iterator

from notesnet.model.touch import OUR_WORDS, LogLine
from notesnet.read.body import Body
from notesnet.text.faults import Fault
from notesnet.text.spans import Span


def doubled_lines(body: Body, log: list[LogLine]) -> Iterator[Fault]:
    """A fault for each line whose id stands on another one; the fix takes out the copy, or the one without own words.

    Two that say different things are both kept: a person has to choose.
    """
    by_id: dict[str, list[LogLine]] = {}
    for line in log:
        if line.block_id.startswith("nn-"):
            by_id.setdefault(line.block_id, []).append(line)
    for id_, some in by_id.items():
        kept = next((line for line in some if line.text not in OUR_WORDS), some[0])
        for line in some:
            if line is not kept:
                yield _fault(body, id_, line, kept)


def _fault(body: Body, id_: str, line: LogLine, kept: LogLine) -> Fault:
    at = line.line - body.lines[0].number
    here = body.lines[at]
    below = body.lines[at + 1] if at + 1 < len(body.lines) else None
    alone = below is None or below.indent <= here.indent
    same = (line.date, line.kind, line.text) == (kept.date, kept.kind, kept.text) or line.text in OUR_WORDS
    message = f"the line of this tick (^{id_}) stands on line {kept.line} as well"
    if not (alone and same):
        return Fault("log-twice", Span(here.start, here.end), message, "Keep one of the two.")
    end = below.start if below else len(body.text)
    return Fault("log-twice", Span(here.start, end), message, f"Take this one out and keep line {kept.line}.", "")
