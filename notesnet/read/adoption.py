"""Finds out how people are filed in a folder of notes, and which settings fit it; pure, and it changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from notesnet.model.adoption import Adoption, Found, NotUnderstood, Obsidian, Proposal
from notesnet.model.note import Kind
from notesnet.model.settings import RULES, KindRule, Settings
from notesnet.read.adoption_dates import date_doubts, dates_of, find_forms, is_odd_stem
from notesnet.read.adoption_facts import Facts
from notesnet.read.adoption_fields import field_doubts, find_fields, list_fields
from notesnet.read.adoption_logs import find_logs
from notesnet.read.adoption_meetings import daily_found, dated_rule, find_meetings, odd_days
from notesnet.read.adoption_people import MOST_INDEXES, People, find_people, owner_of, said_in_text
from notesnet.read.adoption_places import archived, hidden_places, own_agenda, template_folders
from notesnet.read.adoption_rules import group, in_words
from notesnet.read.adoption_words import MEETINGS, PEOPLE, says
from notesnet.read.kinds import KindFinder, path_test
from notesnet.text.words import count

_OURS = (Kind.AGENDA, Kind.INTRO, Kind.ME, Kind.GROUP)  # these come before people and stay what they are
_SHOWN = ("person", "meeting", "daily note", "dated note", "line in a log", "date", "note", "note left out")


def adopt(notes: Sequence[Facts], settings: Settings, obsidian: Obsidian) -> Adoption:
    """What the notes say beyond ``settings``: proposals that find more, what was found, what was not understood.

    Where the settings fit already there is nothing to propose, so that a second run after the first is silent.
    """
    adopter = _Adopter(notes, settings, obsidian)
    adopter.places()
    people, meetings = adopter.rules()
    adopter.details(people, meetings)
    return adopter.adoption()


class _Adopter:
    """Takes one question after the other; each answer is in ``settings`` for the next one."""

    def __init__(self, notes: Sequence[Facts], settings: Settings, obsidian: Obsidian) -> None:
        self.all = notes
        self.notes = [note for note in notes if not note.template]
        self.settings = settings
        self.obsidian = obsidian
        self.proposals: list[Proposal] = []
        self.found: list[Found] = []
        self.doubts: list[NotUnderstood] = []
        self.excluded: dict[str, str] = {}
        self.owner = ""

    def places(self) -> None:
        """Templates are left out, agenda/ stays whose it is, and the owner's note is found."""
        self._leave_out(template_folders(self.all, self.obsidian, self.settings.exclude))
        for proposal in own_agenda(self.notes, self.settings):
            self.proposals.append(proposal)
            if isinstance(proposal.value, KindRule):
                self._use(proposal.value)
            elif isinstance(proposal.value, str):
                self.settings = replace(self.settings, agenda_file=proposal.value)
        kinds = self._kinds()
        self.owner = next((path for path, kind in kinds.items() if kind is Kind.ME), "") or owner_of(self.notes)
        if self.owner and kinds[self.owner] is not Kind.ME:
            self._propose_rule(KindRule(Kind.ME, (self.owner,)), "this note is about you")

    def rules(self) -> tuple[frozenset[str], frozenset[str]]:
        """(people, meetings): their notes, with the rules that find them in the settings."""
        kinds = self._kinds()
        rest = [note for note in self.notes if kinds[note.path] not in _OURS]
        groups = group(rest, _says_kind)
        found = find_people(rest, groups, _of(kinds, Kind.CONTACT), own_rule=self._is_own(Kind.CONTACT))
        self._people(found)
        kinds = self._kinds()
        caught = _of(kinds, Kind.MEETING)
        meetings = find_meetings(rest, groups, found.paths, caught, own_rule=self._is_own(Kind.MEETING))
        if meetings.rule:
            number = count(len(meetings.paths), "meeting")
            why = (
                f"finds {number}" if meetings.paths else "these notes list no people, so their links count as mentions"
            )
            self._propose_rule(meetings.rule, why)
        if meetings.paths:
            self.found.append(Found("meeting", len(meetings.paths), self._how(Kind.MEETING, meetings.paths)))
        self.doubts += meetings.not_understood
        self._hidden(found.paths | meetings.paths)
        self._templates()
        return found.paths, meetings.paths

    def _people(self, found: People) -> None:
        if found.rule:
            nobody = "nobody yet: what the default rule finds is about other things"
            why = f"finds {count(len(found.paths), 'person', 'people')}" if found.paths else nobody
            self._propose_rule(found.rule, why)
        if found.paths:
            self.found.append(Found("person", len(found.paths), self._how(Kind.CONTACT, found.paths)))
        self._leave_out(dict.fromkeys(found.indexes[:MOST_INDEXES], "about people, but no person"))
        if found.strays:
            what = "notes that are found with the people and may be none"
            help_ = "move them elsewhere, or name them in `[notes] exclude`"
            self.doubts.append(NotUnderstood(len(found.strays), what, found.strays[0], 1, help_))
        others = [note for note in self.notes if note.path != self.owner]
        said = said_in_text(others, found.paths)
        self.doubts += said
        if others and not found.paths and not found.unfiled and not said:
            help_ = "file people in a folder such as people/, or give them the tag #person"
            self.doubts.append(NotUnderstood(1, "who is a person: no note says so", others[0].path, 1, help_))
        if found.unfiled:
            what = "notes that look like people, but no folder, tag or type says so"
            help_ = "give them the tag or the folder that the others have, or `type: person`"
            self.doubts.append(NotUnderstood(len(found.unfiled), what, found.unfiled[0], 1, help_))

    def details(self, people: frozenset[str], meetings: frozenset[str]) -> None:
        """Property names, date forms, headings of logs, and where the dated notes lie."""
        by_path = {note.path: note for note in self.notes}
        persons = [by_path[path] for path in sorted(people)]
        met = [by_path[path] for path in sorted(meetings)]
        before = self.settings
        fields = find_fields(persons, met, before)
        for one in fields:
            notes = count(one.notes, "note")
            self.proposals.append(Proposal("fields", one.name, one.field, f"in {notes}"))
            self.found.append(Found("note", one.notes, f"`{one.name}` is read as `{one.field}`"))
        names = list_fields(fields, before)
        self.settings = replace(before, fields=names)
        kinds = self._kinds()
        dated = [by_path[path] for path in _of(kinds, Kind.DATED)]
        dates = [*dates_of(persons, names, logs=True), *dates_of([*met, *dated], names, logs=False)]
        forms = find_forms(dates, before.date_formats)
        if forms:
            together = (*before.date_formats, *forms)
            self.proposals.append(
                Proposal("vault", "date_formats", together, f"reads {count(sum(forms.values()), 'date')}")
            )
            self.found += [Found("date", number, f"as {form}") for form, number in forms.items()]
            self.settings = replace(self.settings, date_formats=together)
        self.doubts += date_doubts(dates, self.settings.date_formats)
        self._logs(persons)
        self.doubts += [*field_doubts(persons, fields, before), *archived({p: by_path[p] for p in people})]
        self.found += daily_found(dated, self.obsidian)
        narrower = dated_rule(by_path, [note.path for note in dated], people)
        if narrower and not self._is_own(Kind.DATED):
            self._propose_rule(*narrower)
        self.doubts += odd_days(self.notes, is_odd_stem, self.obsidian)

    def adoption(self) -> Adoption:
        """All answers together, the proposals in the order of docs/settings.md."""
        order = ("vault", "notes", "fields", "log", "agenda")
        proposals = sorted(self.proposals, key=lambda one: order.index(one.table))
        for path in self.obsidian.unreadable:
            self.doubts.append(NotUnderstood(1, "settings of Obsidian that can't be read", path, 1, "look at the file"))
        dated = len(_of(self._kinds(), Kind.DATED))
        found = sorted(self.found, key=lambda one: _SHOWN.index(one.what))
        return Adoption(self.settings, tuple(proposals), tuple(found), tuple(self.doubts), dated, self.owner)

    def _logs(self, people: Sequence[Facts]) -> None:
        logs = find_logs(people, self.settings.log_headings)
        if logs.headings:
            number = sum(logs.lines[heading] for heading in logs.headings)
            self.proposals.append(
                Proposal("log", "headings", logs.headings, f"{count(number, 'dated line')} stand there")
            )
            self.settings = replace(self.settings, log_headings=logs.headings)
        for heading, number in logs.lines.most_common():
            self.found.append(Found("line in a log", number, f"under {heading}"))
        self.doubts += logs.not_understood

    def _hidden(self, needed: frozenset[str]) -> None:
        patterns, doubts = hidden_places(self.notes, self.obsidian, needed, self.settings.exclude)
        self._leave_out(dict.fromkeys(patterns, "hidden in Obsidian"))
        self.doubts += doubts

    def _templates(self) -> None:
        """Templates that lie among the notes and would be read as people or meetings."""
        tests = [path_test(pattern) for pattern in self.settings.exclude]
        templates = [n for n in self.all if n.template and not any(test(n.path) for test in tests)]
        kinds = kinds_of(templates, self.settings)
        read = sorted(path for path, kind in kinds.items() if kind in (Kind.CONTACT, Kind.MEETING, Kind.GROUP))
        self._leave_out(dict.fromkeys(read, "a template"))

    def _leave_out(self, patterns: Mapping[str, str]) -> None:
        if not patterns:
            return
        self.excluded |= patterns
        together = tuple(dict.fromkeys((*self.settings.exclude, *patterns)))
        self.settings = replace(self.settings, exclude=together)
        why = ", ".join(f"{pattern}: {reason}" for pattern, reason in self.excluded.items())
        self.proposals = [one for one in self.proposals if (one.table, one.key) != ("notes", "exclude")]
        self.proposals.append(Proposal("notes", "exclude", together, why))
        tests = [path_test(pattern) for pattern in patterns]
        self.notes = [note for note in self.notes if not any(test(note.path) for test in tests)]
        for (pattern, reason), test in zip(patterns.items(), tests, strict=True):
            number = sum(test(note.path) for note in self.all)
            self.found.append(Found("note left out", number, f"{pattern} ({reason})"))

    def _propose_rule(self, rule: KindRule, why: str) -> None:
        self.proposals.append(Proposal("notes", rule.kind.value, rule, why))
        self._use(rule)

    def _use(self, rule: KindRule) -> None:
        rules = tuple(rule if old.kind is rule.kind else old for old in self.settings.rules)
        self.settings = replace(self.settings, rules=rules)

    def _is_own(self, kind: Kind) -> bool:
        """Whether the rule of a kind is a person's own, not the default one."""
        return next(rule for rule in self.settings.rules if rule.kind is kind) not in RULES

    def _kinds(self) -> dict[str, Kind]:
        return kinds_of(self.notes, self.settings)

    def _how(self, kind: Kind, paths: frozenset[str]) -> str:
        """In words, the parts of the rule of a kind that find something."""
        rule = next(rule for rule in self.settings.rules if rule.kind is kind)
        some = [note for note in self.notes if note.path in paths]
        parts = [KindRule(kind, (path,)) for path in rule.paths] + [KindRule(kind, (), (test,)) for test in rule.where]
        used = [part for part in parts if _finds(part, some)]
        places = tuple(path for part in used for path in part.paths)
        return in_words(KindRule(kind, places, tuple(test for part in used for test in part.where)))


def kinds_of(notes: Iterable[Facts], settings: Settings) -> dict[str, Kind]:
    """The kind of each note under the settings."""
    finder = KindFinder(settings)
    return {note.path: finder.kind_of(note.path, note.entries, note.tags_in_body) for note in notes}


def _finds(rule: KindRule, notes: Iterable[Facts]) -> bool:
    return rule.kind in kinds_of(notes, Settings(rules=(rule,))).values()


def _of(kinds: Mapping[str, Kind], kind: Kind) -> frozenset[str]:
    return frozenset(path for path, one in kinds.items() if one is kind)


def _says_kind(value: str) -> bool:
    return says(value, PEOPLE) or says(value, MEETINGS)
