"""What is installed works: from the wheel, from a wheel made of the sdist, and from an editable checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness import ROOT, TODAY, clean_environment

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "demo-vault", "dist", "build", "*.egg-info")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, so that nothing is built in the working tree."""
    copy = tmp_path_factory.mktemp("packaging") / "checkout"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    if not (copy / "CHANGELOG.md").exists():
        (copy / "CHANGELOG.md").touch()
    return copy


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that sees the installed dependencies and not notesnet itself."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.EnvBuilder(with_pip=False, symlinks=True).create(folder)
    packages = next(folder.glob("lib/python*/site-packages"))
    links = packages.parent / "dependencies"
    links.mkdir()
    for source in (Path(path) for path in sys.path if path.endswith("site-packages")):
        for entry in source.iterdir():
            if "notesnet" not in entry.name and not entry.name.endswith(".pth"):
                (links / entry.name).symlink_to(entry)
    (packages / "dependencies.pth").write_text(f"{links}\n", encoding="utf-8")
    return folder / "bin" / "python"


@pytest.fixture(scope="module")
def built(checkout: Path) -> Path:
    """The folder with the sdist, and the wheel that `build` makes of it."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(checkout / "dist"), str(checkout)]
    _run(command, checkout)
    return checkout / "dist"


def test_the_wheel_holds_the_program_its_templates_and_its_sample(built: Path) -> None:
    """Every module, template and note of the sample is in the wheel; no test is."""
    names = set(zipfile.ZipFile(next(built.glob("*.whl"))).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "notesnet").rglob("*.py")}
    data = {
        f"notesnet/_data/{path.relative_to(ROOT).as_posix()}"
        for folder in ("templates", "sample-vault")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert names >= modules | data
    assert not any(name.startswith(("tests/", "bench/", "docs/")) for name in names)


def test_the_sdist_holds_what_is_needed_to_test_it(built: Path) -> None:
    """Tests, docs and the Makefile travel with the sources."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"Makefile", "pyproject.toml", "README.md", "LICENSE", "tests/conftest.py", "docs/generate.py"}


@pytest.mark.parametrize("kind", ["wheel of the sdist", "wheel of the sources", "editable"])
def test_an_installed_notesnet_works_from_another_folder(
    kind: str, built: Path, checkout: Path, python: Path, tmp_path: Path
) -> None:
    """It tells its version, makes a vault of the sample, writes the agenda and finds its templates."""
    wheel = next(built.glob("*.whl")) if kind == "wheel of the sdist" else _wheel(checkout, tmp_path, kind)
    with _installed(wheel, python):
        _try(python, tmp_path)


def _wheel(checkout: Path, folder: Path, kind: str) -> Path:
    """A wheel straight from the sources, or the one that makes them editable."""
    hook = "build_editable" if kind == "editable" else "build_wheel"
    code = f"import hatchling.build, sys; print(hatchling.build.{hook}(sys.argv[1]))"
    _run([sys.executable, "-c", code, str(folder)], checkout)
    return next(folder.glob("*.whl"))


class _installed:  # noqa: N801 - reads as a word in a with statement
    """Puts a wheel into the environment and takes it out again: unpacked, as an installer does, with its script."""

    def __init__(self, wheel: Path, python: Path) -> None:
        self.packages = next(python.parent.parent.glob("lib/python*/site-packages"))
        self.wheel = wheel

    def __enter__(self) -> None:
        with zipfile.ZipFile(self.wheel) as archive:
            archive.extractall(self.packages)
            self.names = {name.partition("/")[0] for name in archive.namelist()}

    def __exit__(self, *_: object) -> None:
        for name in self.names:
            path = self.packages / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _try(python: Path, folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    outputs = [_run([*_script(python), *words], elsewhere) for words in _commands()]
    assert outputs[0].startswith("notesnet 0.")
    assert "43 contacts" in outputs[1]
    assert "agenda/2026-W48.md" in outputs[2]
    assert "## Keep in touch" in (elsewhere / "vault/agenda/2026-W48.md").read_text(encoding="utf-8")
    assert "check-in" in outputs[3]
    assert str(ROOT) not in outputs[4], "the program of the working tree was run, not the installed one"


def _commands() -> Iterator[list[str]]:
    yield ["--version"]
    yield ["init", "vault", "--sample", "--today", TODAY]
    yield ["--vault", "vault", "agenda", "--today", TODAY]
    yield ["--vault", "vault", "templates"]
    yield ["--vault", "vault", "draft", "check-in", "declan", "--today", TODAY]


def _script(python: Path) -> list[str]:
    """What the console script does, as the entry point in the wheel names it."""
    (points,) = python.parent.parent.glob("lib/python*/site-packages/notesnet-*.dist-info/entry_points.txt")
    assert "notesnet = notesnet.cli.main:run" in points.read_text(encoding="utf-8")
    return [str(python), "-c", "from notesnet.cli.main import run; run()"]


def _run(command: list[str], folder: Path) -> str:
    environment = clean_environment(folder / "home") | {"PIP_NO_INDEX": "1"}
    environment |= {name: os.environ[name] for name in ("VIRTUAL_ENV",) if name in os.environ}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
