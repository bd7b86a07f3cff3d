"""Every kind of fault, in the order of docs/diagnostics.md."""

from collections.abc import Mapping

from notesnet.model.code import Code, Severity
from notesnet.model.front_matter_codes import FRONT_MATTER_CODES

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

FIELD_CODES = (
    Code(
        "bad-date",
        _ERROR,
        "a date that can't be read",
        "Dates are written YYYY-MM-DD, for example 2026-11-25. Another form is read when `[vault] date_formats` names it; "
        "nothing is guessed, so this date counts for nothing until it is mended.",
    ),
    Code(
        "bad-duration",
        _ERROR,
        "a length of time that can't be read",
        "Write 10d, 6w, 3m, 1y, `2 weeks`, weekly, biweekly, monthly, quarterly, yearly or never.",
    ),
    Code(
        "bad-choice",
        _WARNING,
        "a word that is none of those expected",
        "Write one of the words that the message names.",
    ),
    Code("bad-email", _WARNING, "not an e-mail address", "Write one address, or a list with one address an item."),
    Code(
        "odd-name",
        _ERROR,
        "a name with a line break or a control character",
        "Write the name on one line. Such characters could add lines to a mail's head, so no draft is written to this person.",
    ),
    Code(
        "bad-meets",
        _ERROR,
        "a rhythm that can't be read",
        "Write weekly tue, biweekly tue (with `since`), monthly 2nd thu or monthly last fri.",
    ),
    Code(
        "wrong-shape",
        _WARNING,
        "one value expected, or a list",
        "The field is used as far as it makes sense; write it as the message says.",
    ),
    Code(
        "field-twice",
        _WARNING,
        "two names for one field in a note",
        "Property names match without regard to case, `-`, `_`, blanks and plural; keep one of the two.",
    ),
    Code(
        "unknown-circle",
        _WARNING,
        "a circle that the settings do not list",
        "Add it under `[circles]` in notesnet.toml, or use a name that is there; until then its rank is 0.",
    ),
    Code(
        "future-date",
        _WARNING,
        "contact that has not been yet",
        "A log line or `last_contact` in the future does not count. For a plan use `follow_up`, a task, or a meeting note.",
    ),
    Code(
        "unlikely-birthday",
        _WARNING,
        "a birthday in the future or over 130 years ago",
        "When the year is unknown write --12-10 or 12-10.",
    ),
    Code(
        "log-date",
        _WARNING,
        "a line of the log whose date can't be read",
        "A line of the log begins with a date: `- 2026-11-25 call: what was said`.",
    ),
    Code(
        "log-twice",
        _WARNING,
        "two lines of a log that one tick has made",
        "Two computers took the same tick, and their notes were merged: keep the line that says more.",
    ),
    Code(
        "meeting-date",
        _WARNING,
        "a meeting without a date",
        "Add `date: 2026-11-25`, or put the date into the file's name.",
    ),
    Code(
        "git-conflict-body",
        _WARNING,
        "an unresolved git conflict in the text",
        "Choose a side and delete the marks; until then notesnet does not write to the note.",
    ),
)

LINK_CODES = (
    Code(
        "ambiguous-link",
        _WARNING,
        "a link that fits more than one note",
        "Link to the path, for example [[people/ada-lovelace]]; until then the link leads nowhere.",
    ),
    Code(
        "unknown-group",
        _WARNING,
        "a group without a note",
        "Make a note for the group, or mend the link; until then this person is no member.",
    ),
    Code(
        "intro-party",
        _WARNING,
        "an introduction without two people who have notes",
        "Let `a` and `b` link to the notes of two different contacts.",
    ),
    Code("intro-order", _WARNING, "steps of an introduction in an impossible order", "Mend one of the two dates."),
    Code(
        "intro-asker",
        _WARNING,
        "a handover that does not say who asked",
        "The one who asked gets the other's details: add `asked_by: a` or `asked_by: b`, or write `mode: joint`.",
    ),
    Code(
        "untaken-tick",
        _WARNING,
        "a tick in an older agenda that no note knows of",
        "`sync` reads the last 4 weeks; an older one is taken with `notesnet sync --week 2026-W40`, or open the box again.",
    ),
    Code(
        "intro-twice",
        _WARNING,
        "a second open introduction of the same two people",
        "Close one of the two with `closed: DATE`.",
    ),
    Code(
        "connector-load",
        _WARNING,
        "much asked of somebody who introduces you",
        "A third ask within three months in which nothing was given, or one person asked for through two: give first, or wait.",
    ),
    Code(
        "bad-answer",
        _WARNING,
        "neither yes nor no",
        "Write yes or no, and the day behind it when you know it: `yes 2026-11-20`.",
    ),
    Code(
        "conflict-copy",
        _WARNING,
        "a conflict copy made by a sync program",
        "Take over what is missing into the note it was copied from, then delete the copy; neither is written to until then.",
    ),
    Code(
        "same-name-files",
        _WARNING,
        "file names that differ only in case or Unicode form",
        "Rename one of them: on many computers they are one file.",
    ),
)

FILE_CODES = (
    Code("unreadable-file", _ERROR, "a file that can't be opened", "Look at its permissions, or wait until your sync program has fetched it.", unreadable=True),
    Code("too-large", _ERROR, "a note over 5 MiB", "Move what is not about the person into another file.", unreadable=True),
    Code("not-a-file", _WARNING, "something that is named like a note but is no file", "Rename it or move it out of the vault."),
    Code("not-downloaded", _WARNING, "a note that is not on this computer yet", "Open it once so that your sync program fetches it."),
    Code("unreadable-folder", _ERROR, "a folder that can't be opened", "Look at its permissions; the notes in it are missing from every answer.", unreadable=True),
    Code("outside-link", _WARNING, "a link to a file outside the vault", "It is not read, so that a vault from elsewhere can't show files of this computer. Move the file into the vault, or leave the link out.", unreadable=True),
    Code("unknown-setting", _WARNING, "a setting that there is not", "docs/settings.md lists the keys there are."),
    Code("bad-concepts", _WARNING, "words in concepts.toml that can't be read", "Such an entry is left out of the matching. Write a section, and below it lines with a name and a list of words that mean the same."),
)  # fmt: skip

CODES: Mapping[str, Code] = {code.code: code for code in (*FRONT_MATTER_CODES, *FIELD_CODES, *LINK_CODES, *FILE_CODES)}
