"""What is installed works: from the wheel, from a wheel made of the sdist, and from an editable checkout."""

import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.harness import ROOT, TODAY, clean_environment

LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "demo-vault", "dist", "build", "*.egg-info")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, so that nothing is built in the working tree."""
    copy = tmp_path_factory.mktemp("packaging") / "checkout"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
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


@pytest.mark.parametrize("source", ["sdist", "checkout"])
def test_a_wheel_works_from_another_folder(
    source: str, built: Path, checkout: Path, python: Path, tmp_path: Path
) -> None:
    """Made of the sdist, or straight from a checkout, it does what a person does first."""
    if source == "checkout":
        code = "import hatchling.build, sys; hatchling.build.build_wheel(sys.argv[1])"
        _run([sys.executable, "-c", code, str(tmp_path)], checkout)
    wheel = next((built if source == "sdist" else tmp_path).glob("*.whl"))
    with _unpacked(wheel, python) as packages:
        (points,) = packages.glob("notesnet-*.dist-info/entry_points.txt")
        assert "notesnet = notesnet.entry:run" in points.read_text(encoding="utf-8")
        _try([str(python), "-c", "from notesnet.entry import run; run()"], tmp_path)


def test_an_editable_install_works_from_another_folder(tmp_path: Path) -> None:
    """The console script that `pip install -e .` put beside this Python runs the working tree."""
    script = Path(sys.executable).parent / "notesnet"
    if not script.exists():
        pytest.skip("notesnet is not installed in this environment; `make test` installs it")
    _try([str(script)], tmp_path)


@contextmanager
def _unpacked(wheel: Path, python: Path) -> Iterator[Path]:
    """A wheel unpacked into the environment, as an installer does, and taken out again."""
    packages = next(python.parent.parent.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
        names = {name.partition("/")[0] for name in archive.namelist()}
    yield packages
    for name in names:
        shutil.rmtree(packages / name)


def _try(program: list[str], folder: Path) -> None:
    """Its version, a vault of the sample, the agenda, the templates, a draft."""
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    assert _run([*program, "--version"], elsewhere).startswith("notesnet 0.")
    assert "43 contacts" in _run([*program, "init", "vault", "--sample", "--today", TODAY], elsewhere)
    in_vault = [*program, "--vault", "vault", "--today", TODAY]
    assert "agenda/2026-W48.md" in _run([*in_vault, "agenda"], elsewhere)
    assert "## Keep in touch" in (elsewhere / "vault/agenda/2026-W48.md").read_text(encoding="utf-8")
    assert "check-in" in _run([*in_vault, "templates"], elsewhere)
    assert "Declan" in _run([*in_vault, "draft", "check-in", "declan"], elsewhere)


def _run(command: list[str], folder: Path) -> str:
    environment = clean_environment(folder / "home") | {"PIP_NO_INDEX": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
