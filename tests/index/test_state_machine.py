"""Whatever happens to the notes between two commands, the index changes no answer."""

import os
import shutil
import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from notesnet.store import index_stamps
from tests.index.helpers import answers, few_words, same, same_matches

TICK = 30_000_000  # nanoseconds: the clock of files is coarse; two seconds would hide that times tell anything
PATHS = (
    "people/ada.md", "people/ben.md", "people/Ben.md", "people/ada 2.md", "people/clara.md", "friends/ada.md", "me.md",
    "people/clara.sync-conflict-20260503-101500-ABC1234.md", "groups/chess.md", "meetings/2026-11-24 Ada.md",
    "meetings/2026-12-01 Plan.md", "daily/2026-11-20.md", "daily/2026-11-26.md", "intros/ada--ben.md", "notes.md",
    "agenda/2026-W48.md", "templates/x.md", ".ada.md.icloud", "people/é.md", "private/zed.md",
)  # fmt: skip
HEADS = (
    "name: Ada Lovelace\ncadence: 4w\nknows: ['[[ben]]', '[[Clara]]']\ntags: [press]",
    "name: Ben\naliases: [Benny]\nmet: 2026-11-20\nmet_at: '[[chess]]'\nintroduced_by: '[[Ada Lovelace]]'",
    "name: Clara\ncircle: inner\ngroups: ['[[chess]]']\nfollow_up: 2026-11-24\nneeds: [a plumber]\noffers: [bookkeeping]",
    "name: Zoe\noffers: [plumbing and boilers, legal advice]\nneeds: [someone for my books]\ninterests: [chess, a plumber]",
    "name: Zed\nrole: Lawyer\ncompany: Zed Plumbing\nideal_client: [lawyers in Leeds]\ntags: [sail]\ninterests: [Chess]",
    "name: Robin\nneeds: [a lawyer]\noffers: [plumbing]\nintroductions: no\ntags: [sail]\nknows: ['[[Zoe]]']",
    "type: group\nname: Chess\nmeets: weekly tue",
    "people: ['[[Ada Lovelace]]', '[[ben]]', '[[clara]]', '[[friends/ada]]']",
    "a: '[[ada]]'\nb: '[[Ben]]'\na_asked: 2026-11-01\nwhy: both play",
    "a: '[[ben]]'\nb: '[[clara]]'\ndirection: received\nintroduced: 2026-11-10",
    "name: Ada Lovelace\nbirthday: 1990-11-27\nlast_contact: 2026-01-03\nstatus: archived",
    "name: {{name}}\ntype: {{type}}",
    "name: [broken",
    "",
)
BODIES = (
    "",
    "\n## Log\n- 2026-11-02 call: about the fair #got/advice\n- 2025-01-05 lunch: hello\n- [ ] Send it 📅 2026-11-26\n",
    "\n- [ ] Ask [[ada]] 📅 2026-11-24\n- [ ] Ask [[Benny]] 📅 2026-12-24\nSaw [[ben]] and [[Clara|C.]] on the train today.\n",
    "\n## Log\n- 2024-02-02 call: a\n- 2024-05-02 call: b\n- 2024-08-02 call: c\n## Private\n- [ ] secret 📅 2026-11-25\n",
    "\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
)
SETTINGS = (
    "",
    '[vault]\nexclude = ["private/**"]\n',
    "[mentions]\n",
    '[circles]\ninner = { cadence = "2w", rank = 2 }\n',
)


class Vaults(RuleBasedStateMachine):
    """A vault in which somebody works, and two readers of it: one with an index and one without."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="notesnet-"))
        self.vault = self.folder / "vault"
        self.home = self.folder / "home"
        self.vault.mkdir()
        self.kept: list[tuple[Path, bytes]] = []
        self.tick = patch.object(index_stamps, "_RACY", TICK)
        self.tick.start()
        self.words = few_words()
        self.words.__enter__()

    def teardown(self) -> None:
        try:
            same_matches(self.vault, self.home)
            assert answers(self.vault, self.home, "on") == answers(self.vault, self.home, "off")
        finally:
            self.tick.stop()
            self.words.__exit__(None, None, None)
            shutil.rmtree(self.folder)

    @initialize(text=st.sampled_from(SETTINGS))
    def settings_file(self, text: str) -> None:
        (self.vault / "notesnet.toml").write_text(text)

    @rule(path=st.sampled_from(PATHS), head=st.sampled_from(HEADS), body=st.sampled_from(BODIES))
    def write(self, path: str, head: str, body: str) -> None:
        full = self.vault / path
        if full.is_symlink() or full.is_dir():
            return
        full.parent.mkdir(parents=True, exist_ok=True)
        if full.is_file():
            self.kept.append((full, full.read_bytes()))
        full.write_text(f"---\n{head}\n---\n{body}" if head else body, encoding="utf-8")

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        full, content = data.draw(st.sampled_from(self.kept))
        if full.parent.is_dir() and not full.is_symlink() and not full.is_dir():
            full.write_bytes(content)

    @rule(data=st.data(), bytes_=st.sampled_from([b"\xff", b"a", b"", b"\n- 2026-11-23 call: swapped\n"]))
    def change_behind_the_times(self, data: st.DataObject, bytes_: bytes) -> None:
        """Other content, the same mtime; often the same size."""
        full = self._one(data)
        if full is None:
            return
        before = full.stat()
        text = full.read_bytes()
        full.write_bytes(text.replace(b"a", b"e", 1) if bytes_ == b"a" else text + bytes_)
        os.utime(full, ns=(before.st_atime_ns, before.st_mtime_ns))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        full = self._one(data)
        if full:
            self.kept.append((full, full.read_bytes()))
            full.unlink()

    @rule(data=st.data(), path=st.sampled_from(PATHS))
    def rename(self, data: st.DataObject, path: str) -> None:
        full = self._one(data)
        target = self.vault / path
        if full and not target.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            full.rename(target)

    @rule(source=st.sampled_from(["people", "friends", "daily"]), to=st.sampled_from(["people/x", "daily2", ".old"]))
    def move_folder(self, source: str, to: str) -> None:
        if (self.vault / source).is_dir() and not (self.vault / to).exists() and not to.startswith(source):
            (self.vault / to).parent.mkdir(parents=True, exist_ok=True)
            (self.vault / source).rename(self.vault / to)

    @rule(data=st.data(), path=st.sampled_from(PATHS))
    def link(self, data: st.DataObject, path: str) -> None:
        full, target = self._one(data), self.vault / path
        if full and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(full)

    @rule(text=st.sampled_from(SETTINGS))
    def other_settings(self, text: str) -> None:
        (self.vault / "notesnet.toml").write_text(text)

    @invariant()
    def it_says_the_same(self) -> None:
        if (self.vault / "notesnet.toml").is_file():
            same(self.vault, self.home)

    @rule()
    def ask_who_should_meet(self) -> None:
        """Sometimes after many changes, sometimes after one."""
        if (self.vault / "notesnet.toml").is_file():
            same_matches(self.vault, self.home)

    @rule(text=st.sampled_from(['[our]\ntrades = ["plumbing", "lawyer"]\n', "nonsense", ""]))
    def words_of_the_vaults_own(self, text: str) -> None:
        (self.vault / "concepts.toml").write_text(text)

    def _one(self, data: st.DataObject) -> Path | None:
        files = sorted(p for p in self.vault.rglob("*") if p.is_file() and not p.is_symlink() and p.suffix != ".toml")
        return data.draw(st.sampled_from(files)) if files else None


TestVaults = Vaults.TestCase
TestVaults.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
