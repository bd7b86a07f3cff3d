"""Notes as people and programs write them: every style of value, comments, odd spacing, line ends, no last line end."""

from dataclasses import dataclass

from hypothesis import strategies as st

from notesnet.text.yaml_scalar import double_quoted, single_quoted, yaml_value

NASTY = (
    "No", "on", "null", "~", "", " x", "x ", "02139", "0301234567", "1e3", "0x1F", "12:30", "190:20:30", "1_0", ".5", "+44 20 7946",
    "2026-10-01", "2026-02-30", "a: b", "a #b", "#x", "[[Ada]]", "[[A|b]], [[C]]", "@ann", "%wine", "*best", "&x", "!y", "`z`", "|", ">",
    "- x", "? x", "{a: b}", "[a", "a]", "a, b", "'", '"', "it's", 'say "hi"', "\\", "a\\nb", "a\nb", "a\n", "\n", "\ta", "a\tb", "é",
    "straße", "山田", "🙂", "👩‍👩‍👧", "a\u2028b", "a\x85b", "\ufeff", "a\xa0b", "\u202eab", "=", "<<", "---", "...", "--- x", "{{ x }}", "y", "Y",
    "NaN", ".inf", "true", "x:", ":x", "https://x.example/a?b=c#d", "C:\\x", "a" * 300, "x\r\ny", "\x00", "\x1b", "\x7f",
)  # fmt: skip
texts = st.sampled_from(NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
words = st.text("abcdefghij XYZéß", min_size=1, max_size=12).map(str.strip).filter(bool)
KEYS = (
    "name", "aliases", "email", "Last-Contact", "follow up", "tags", "links", "blurb", "knows", "zip", "Straße", "'quoted key'",
    '"double key"', "x-ray", "cadence", "needs",
)  # fmt: skip
_COMMENTS = ("", "", "", "  # mine", " # [a, b", "\t# tab", " #")
_SPACE = (" ", " ", " ", "  ", "\t", "   ")


@dataclass(frozen=True)
class OddNote:
    """A note, the keys of its front matter as typed, and the lines (from 1) that each of them has."""

    data: bytes
    lines: dict[str, range]
    kinds: dict[str, str]

    def lines_for(self, key: str) -> range:
        """The lines of ``key``, none when it is new."""
        return self.lines.get(key, range(0))


def _item(draw: st.DrawFn, *, flow: bool) -> str:
    text = draw(st.sampled_from(NASTY) | words)
    style = draw(st.sampled_from(["plain", "single", "double", "auto"]))
    if style == "single" and (quoted := single_quoted(text)) is not None:
        return quoted
    if style == "double":
        return double_quoted(text)
    if style == "plain" and not flow:
        return draw(
            st.sampled_from(["No", "007", "12:30", "2026-10-01", "+44 20 7946", "a, b", "x:y", "1.10"])
            | words.map(yaml_value)
        )
    return yaml_value(text)


def _flow_list(draw: st.DrawFn) -> list[str]:
    items = [_item(draw, flow=True) for _ in range(draw(st.integers(0, 3)))]
    if draw(st.booleans()):
        inner = draw(st.sampled_from([", ", ",", " , "])).join(items)
        end = draw(st.sampled_from(["", ", " if items else "", " "]))
        return [f" [{inner}{end}]{draw(st.sampled_from(_COMMENTS))}"]
    comments = [draw(st.sampled_from(["", " # one", ""])) for _ in items]
    comma = draw(st.sampled_from([",", ""]))
    rows = [
        f"  {item}{',' if at < len(items) - 1 else comma}{note}"
        for at, (item, note) in enumerate(zip(items, comments, strict=True))
    ]
    return [" [", *rows, f"{draw(st.sampled_from(['', '  ']))}]" if rows else "  ]"]


def _block_list(draw: st.DrawFn) -> list[str]:
    indent, pad = draw(st.sampled_from(["", "  ", "    "])), draw(st.sampled_from([" ", " ", "   "]))
    rows = [draw(st.sampled_from(_COMMENTS))]
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(st.integers(0, 12))
        if kind == 0 and len(rows) > 1:
            rows.append(f"{indent}# between")
        elif kind == 1 and len(rows) > 1:
            rows.append("")
        rows.append(
            f"{indent}-" if kind == 2 else f"{indent}-{pad}{_item(draw, flow=False)}{draw(st.sampled_from(_COMMENTS))}"
        )
    return rows


def _block_text(draw: st.DrawFn) -> list[str]:
    header = draw(st.sampled_from(["|", ">", "|-", ">+", "|+"])) + draw(st.sampled_from(["", " # why"]))
    rows = [
        f"  {draw(words)}",
        *draw(st.lists(st.sampled_from(["", "  --- ", "  # no comment", "  a: b", "    deeper"]), max_size=3)),
    ]
    return [f" {header}", *rows, f"  {draw(words)}"]


def _mapping(draw: st.DrawFn) -> list[str]:
    names = draw(st.lists(st.sampled_from(["linkedin", "web", "My Site", "git"]), min_size=1, max_size=3, unique=True))
    if draw(st.booleans()):
        return [
            " {"
            + draw(st.sampled_from(["", " "]))
            + ", ".join(f"{name}: {_item(draw, flow=True)}" for name in names)
            + "}"
        ]
    return ["", *(f"  {name}: {_item(draw, flow=False)}{draw(st.sampled_from(_COMMENTS))}" for name in names)]


def _value(draw: st.DrawFn, kind: str) -> list[str]:
    if kind == "scalar":
        space, comment = draw(st.sampled_from(_SPACE)), draw(st.sampled_from(_COMMENTS))
        return [f"{space}{_item(draw, flow=False)}{comment}"]
    if kind == "lines":
        return [" some words", "  that go on", "  and end" + draw(st.sampled_from(_COMMENTS))]
    if kind == "empty":
        return [draw(st.sampled_from(["", "", " ", " # nothing", " null", " ~"]))]
    makers = {"flow": _flow_list, "block": _block_list, "text": _block_text, "mapping": _mapping}
    return makers[kind](draw)


@st.composite
def front_matters(draw: st.DrawFn, end: st.SearchStrategy[str]) -> tuple[str, dict[str, range], dict[str, str]]:
    """The text of a front matter with its fences, where each key stands, and of what kind its value is."""
    rows = [f"---{draw(st.sampled_from(['', '', ' ', chr(9)]))}"]
    places, kinds = {}, {}
    for key in draw(st.lists(st.sampled_from(KEYS), max_size=6, unique=True)):
        rows += draw(st.lists(st.sampled_from(["# a comment", "", "  # indented", "# key: value"]), max_size=2))
        kind = draw(
            st.sampled_from(["scalar", "scalar", "scalar", "flow", "block", "text", "mapping", "lines", "empty"])
        )
        value = _value(draw, kind)
        typed = f"{key}{draw(st.sampled_from(['', '', '', ' ']))}:{value[0]}"
        places[key] = range(len(rows) + 1, len(rows) + 1 + len(value))
        kinds[key] = kind
        rows += [typed, *value[1:]]
    rows += draw(st.lists(st.sampled_from(["# last", "", "# follow_up: 2026-11-25"]), max_size=2))
    rows.append(f"---{draw(st.sampled_from(['', '', ' ']))}")
    for key in (key for key, kind in kinds.items() if kind == "text"):
        places[key] = _with_lines_below(rows, places[key])
    return "".join(row + draw(end) for row in rows), places, kinds


def _with_lines_below(rows: list[str], own: range) -> range:
    """The lines of a block of text: indented ones below belong to it, blank ones at its end only with ``+``."""
    stop = own.stop
    while rows[stop - 1] in ("", "  # indented"):
        stop += 1
    while "+" not in rows[own.start - 1] and rows[stop - 2] == "":
        stop -= 1
    return range(own.start, stop)


BODY = (
    "Free text, with [[links]].", "", "", "- [ ] Send the article 📅 2026-11-25", "## Log", "## Private", "- 2026-10-01 coffee: x", "  indented",
    "---", "name: Mallory", "```", "<!-- c -->", "# Ada", "> quote", "\u2028", "* * *", "\t- x", "  ",
)  # fmt: skip


@st.composite
def odd_notes(draw: st.DrawFn) -> OddNote:
    """A whole note; now and then one without front matter."""
    end = st.just(draw(st.sampled_from(["\n", "\r\n"]))) if draw(st.integers(0, 3)) else st.sampled_from(["\n", "\r\n"])
    front, places, kinds = draw(front_matters(end)) if draw(st.integers(0, 9)) else ("", {}, {})
    body = draw(st.lists(st.sampled_from(BODY), max_size=8))
    if not front:
        body = ["Ada", *body]
    text = front + "".join(row + draw(end) for row in body)
    if draw(st.integers(0, 3)) == 0:
        text = text.removesuffix("\n").removesuffix("\r") or "Ada"
    bom = draw(st.sampled_from([b"", b"", b"", b"\xef\xbb\xbf"]))
    return OddNote(bom + text.encode(), places, kinds)
