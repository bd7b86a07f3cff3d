"""What the index knows beforehand never leaves anybody out: every week of a vault is the same with it and without."""

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notesnet.app.indexed_vault import Part
from notesnet.app.open_vault import OpenVault, open_vault
from notesnet.app.people import list_people
from notesnet.app.promises import list_promises
from notesnet.model.week import Listed
from notesnet.network.week import plan_week
from notesnet.text.weeks import week_of
from tests.harness import write_files
from tests.index.helpers import switched

DAY = date(2026, 11, 25)
FOLDED = ("ada", "ben", "clara", "dan", "eve", "fay")
SETTINGS = """
[circles]
inner = { cadence = "2w", rank = 2 }
off = { cadence = "never" }
[cadence_by_tag]
press = "6w"
"""

days = st.integers(-1200, 60).map(lambda back: (DAY + timedelta(days=back)).isoformat())
near = st.integers(-45, 20).map(lambda back: (DAY + timedelta(days=back)).isoformat())
some_day = st.one_of(days, near, st.sampled_from(["0001-01-01", "0001-01-02", "9999-12-31"]))
names = st.sampled_from(FOLDED)


@st.composite
def contacts(draw: st.DrawFn, name: str) -> str:
    """A contact's note: any of the facts that decide about a week."""
    fields = {
        "cadence": st.sampled_from(["2w", "6w", "3m", "never"]),
        "circle": st.sampled_from(["inner", "off", "other"]),
        "tags": st.sampled_from(["press", "[press, x]", "y"]),
        "met": some_day,
        "created": some_day,
        "follow_up": some_day,
        "paused_until": some_day,
        "last_contact": some_day,
        "status": st.sampled_from(["active", "archived"]),
        "birthday": st.sampled_from(["1990-11-27", "--02-29", "2000-11-30"]),
        "introduced_by": names.map('"[[{}]]"'.format),
        "introductions": st.sampled_from(["no", "open"]),
        "needs": st.just("[a plumber]"),
        "advocate": st.just("true"),
        "trust": st.sampled_from(["1", "5"]),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=6))
    head = "".join(f"{field}: {draw(fields[field])}\n" for field in chosen)
    step = draw(st.sampled_from([3, 20, 45, 100]))
    last = date.fromisoformat(draw(st.one_of(days, near)))
    said = st.sampled_from(
        [
            "call: hello",
            "lunch: a plan #got/advice",
            "email: sent it #gave",
            "note: thinks",
            "call #thanked",
            "tip #got #thanked",
        ]
    )
    log = "".join(f"- {last - timedelta(days=step * at)} {draw(said)}\n" for at in range(draw(st.integers(0, 5))))
    tasks = "".join(
        f"- [{draw(st.sampled_from(' x-'))}] Send it 📅 {draw(some_day)}\n" for _ in range(draw(st.integers(0, 2)))
    )
    return f"---\nname: {name.title()} Lane\n{head}---\n{tasks}\n## Log\n{log}"


@st.composite
def vaults(draw: st.DrawFn) -> dict[str, str]:
    """A small vault of people who meet, mention and introduce each other."""
    files = {
        "notesnet.toml": SETTINGS
        + draw(st.sampled_from(["", "\n[agenda]\npeople_per_week = 2\n", "\n[agenda]\npeople_per_week = 0\n"]))
    }
    for name in FOLDED[: draw(st.integers(1, 6))]:
        files[f"people/{name}.md"] = draw(contacts(name))
    link = names.map("[[{}]]".format)
    for at in range(draw(st.integers(0, 2))):
        files[f"meetings/{draw(near)} m{at}.md"] = (
            f'---\npeople: ["{draw(link)}", "{draw(link)}"]\n---\n- [ ] Tell {draw(link)} 📅 {draw(near)}\n'
        )
        files[f"daily/{draw(near)} d{at}.md"] = (
            f"Saw {draw(link)} and {draw(link)}.\n- [ ] Ask {draw(link)} 📅 {draw(near)}\n"
        )
        steps = ("a_asked", "a_answer", "b_answer", "introduced", "outcome", "closed", "told")
        taken = draw(st.lists(st.sampled_from(steps), unique=True, max_size=4))
        values = {"a_answer": "yes", "b_answer": "no", "outcome": "a contract"}
        facts = "".join(f"{step}: {values.get(step, draw(some_day))}\n" for step in taken)
        way = draw(st.sampled_from(["given", "received"]))
        files[f"intros/i{at}.md"] = f'---\na: "{draw(link)}"\nb: "{draw(link)}"\ndirection: {way}\n{facts}---\n'
    return files


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(files=vaults(), back=st.integers(-60, 3), listed=st.sampled_from(["", "in place", "moved"]))
def test_a_week_is_the_same_with_hints_and_without(files: dict[str, str], back: int, listed: str) -> None:
    """Every section, every item with its words and its order, and what the lists print; for weeks past and to come."""
    folder = Path(tempfile.mkdtemp(prefix="notesnet-"))
    try:
        write_files(folder / "vault", files)
        today = DAY + timedelta(weeks=back)
        with switched(folder / "home", "off"):
            cold = open_vault(str(folder / "vault"), today)
        with switched(folder / "home", "on"):
            open_vault(str(folder / "vault"), today)
            warm = open_vault(str(folder / "vault"), today)
            assert isinstance(warm.vault.contacts, Part)
            lines = _listed(cold, moved=listed == "moved") if listed else []
            for week in (week_of(today), week_of(today).previous):
                assert plan_week(warm.vault, week, lines) == plan_week(cold.vault, week, lines)
                with mock.patch("notesnet.network.week.HELD_BACK_SHOWN", 1):  # so that few are held back by name
                    short = plan_week(warm.vault, week, lines, reasons=False)
                    assert short == plan_week(cold.vault, week, lines, reasons=False)
            for terms in ([], ["due"], ["overdue"], ["drifting"], ["due", "tag:press"], ["-due"], ["archived", "due"]):
                assert list_people(warm, terms, None) == list_people(cold, terms, None)
                assert list_promises(warm, terms) == list_promises(cold, terms)
    finally:
        shutil.rmtree(folder)


@pytest.mark.parametrize(("budget", "shown"), [(1, 0), (3, 1), (8, 60)])
def test_whose_tie_is_not_known_takes_the_place_of_nobody_with_a_stronger_one(
    tmp_path: Path, shown: int, budget: int
) -> None:
    """All are equally urgent; how strong a tie with ``trust`` is the index can't say beforehand."""
    weak = "---\nname: Weak {n}\ncadence: 1w\ntrust: 1\n---\n\n## Log\n- 2026-08-01 mail: x\n"
    coffees = "".join(f"- 2026-0{month}-01 coffee: x\n" for month in (8, 7, 6, 5, 4))
    strong = "---\nname: Strong {n}\ncadence: 1w\n---\n\n## Log\n" + coffees
    files = {f"people/w{n}.md": weak.format(n=n) for n in range(90)}
    files |= {f"people/s{n}.md": strong.format(n=n) for n in range(20)}
    folder = write_files(tmp_path / "vault", {"notesnet.toml": f"[agenda]\npeople_per_week = {budget}\n", **files})
    with switched(tmp_path, "off"):
        cold = open_vault(str(folder), DAY)
    with switched(tmp_path, "on"), mock.patch("notesnet.network.week.HELD_BACK_SHOWN", shown):
        open_vault(str(folder), DAY)
        warm = open_vault(str(folder), DAY)
        assert plan_week(warm.vault, week_of(DAY), (), reasons=False) == plan_week(
            cold.vault, week_of(DAY), (), reasons=False
        )


def _listed(opened: OpenVault, *, moved: bool) -> list[Listed]:
    """The lines of a page on which everything stands that the week has, one of them ticked, some ``moved`` elsewhere."""
    plan = plan_week(opened.vault, week_of(opened.today))
    items = [(section.name, item) for section in plan.sections for item in section.items if item.id]
    return [
        Listed(item.id, "x" if at == 1 else "", at != 1, "Mine" if moved and at % 2 else name)
        for at, (name, item) in enumerate(items[::-1])
    ]
