"""Other people's programs that answer like questions: todoman for who is due, khard for who is there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bench.measure import Program, child_environment, last_words
from bench.vault import TODAY

NAMES = ("todoman", "khard")  # on PyPI
TASKS, CARDS = "tasks", "cards"  # folders, which `bench.vdirs` fills
_SCRIPTS = ("todo", "khard")
TODOMAN, KHARD = "todoman `list --due`", "khard `list`"
_HOW = "`--peers` installs it from PyPI, `--peer-env FOLDER` names an environment that has it"


@dataclass(frozen=True, slots=True)
class Peers:
    """The scripts of todoman and khard, or why there are none; ``asked`` is whether there should be."""

    scripts: tuple[str, ...] = ()
    why: str = f"not asked for: {_HOW}"
    asked: bool = False


def find_peers(environment: str | None) -> Peers:
    """Those of a virtual environment, or without one those on the PATH."""
    folder = os.path.join(os.path.abspath(environment), "bin") if environment else None
    found = [shutil.which(script, path=folder) for script in _SCRIPTS]
    for name, script in zip(NAMES, found, strict=True):
        if not script or not _says(script, name):
            why = f"no {name} in {environment}" if environment else f"{name} is not here: {_HOW}"
            return Peers(why=why, asked=environment is not None)
    return Peers(tuple(script for script in found if script), asked=environment is not None)


def install_peers(folder: str) -> Peers:
    """Those of an environment that is made in ``folder``, unless it is there already; says why when it can't be."""
    if find_peers(folder).scripts:
        return find_peers(folder)
    for command in ([sys.executable, "-m", "venv", folder], [f"{folder}/bin/pip", "install", "--quiet", *NAMES]):
        try:
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
        except OSError as error:
            return Peers(why=f"can't be installed: {error.strerror}", asked=True)
        except subprocess.CalledProcessError as error:
            return Peers(why=f"can't be installed: {last_words(error.stderr)}", asked=True)
    return find_peers(folder)


def write_people(peers: Peers, vault: str, home: str) -> Peers:
    """Writes the people of a vault for them into the folder ``home``; where that can't be done, there are no peers."""
    command = [sys.executable, "-m", "bench.vdirs", vault, os.path.join(home, "vdirs")]
    done = subprocess.run(command, capture_output=True, text=True, env=child_environment(), check=False)
    if done.returncode:
        return Peers(why=f"the people could not be written for it: {last_words(done.stderr)}", asked=True)
    return peers


def peer_programs(peers: Peers, home: str, name: str) -> Sequence[Program]:
    """Both over the people that were written, among whom is ``name``; todoman's list goes to this Sunday, as ours does."""
    folder, settings = os.path.join(home, "vdirs"), os.path.join(home, "peers")
    os.makedirs(settings)
    tasks, cards, cache = f"{folder}/{TASKS}", f"{folder}/{CARDS}", f"{settings}/todoman.sqlite3"
    todo = f'path = {tasks!r}\ncache_path = {cache!r}\ndate_format = "%Y-%m-%d"\ntime_format = "%H:%M"\n'
    _write(f"{settings}/todoman.py", todo)
    _write(f"{settings}/khard.conf", f"[addressbooks]\n[[people]]\npath = {cards}\n")
    monday = datetime.combine(TODAY, datetime.min.time(), UTC) + timedelta(days=7 - TODAY.weekday())
    hours = int((monday - datetime.now(UTC)).total_seconds() // 3600)
    environment = {"XDG_CONFIG_HOME": settings, "XDG_CACHE_HOME": settings, "XDG_DATA_HOME": settings}
    due = [peers.scripts[0], "--config", f"{settings}/todoman.py", "list", "--due", str(hours)]
    people = [peers.scripts[1], "-c", f"{settings}/khard.conf", "list"]
    return (
        Program(TODOMAN, due, environment, expects=f"{TODAY.year}-"),
        Program(KHARD, people, environment, expects=name.rpartition(" ")[2]),
    )


def _says(script: str, name: str) -> bool:
    """Whether a script is of this program: `todo` is the name of others too."""
    try:
        done = subprocess.run([script, "--version"], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return name in done.stdout.lower()


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
