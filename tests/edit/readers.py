"""Other programs that read front matter: PyYAML, ruamel.yaml, and js-yaml in a Node process that stays open."""

import json
import os
import shutil
import subprocess
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from notesnet.text.frontmatter import read_front_matter

Reader = Callable[[str], Mapping[Any, Any] | None]

_LOOP = """
const yaml = require('js-yaml');
require('readline').createInterface({input: process.stdin}).on('line', line => {
  let answer;
  try { answer = {value: yaml.load(JSON.parse(line))}; } catch (error) { answer = {error: String(error)}; }
  console.log(JSON.stringify(answer, (key, value) => typeof value === 'number' ? {number: String(value)} : value));
});
"""


def block_of(data: bytes) -> str:
    """The text between the fences of a note, empty when there is none."""
    text = data.decode("utf-8-sig")
    block = read_front_matter(text).block
    return text[block.start : block.end] if block else ""


def pyyaml(block: str) -> Mapping[Any, Any] | None:
    """What PyYAML's safe loader reads; None when it can't."""
    try:
        read = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, TypeError):
        return None
    return read if isinstance(read, dict) else {} if read is None else None


def ruamel() -> Reader | None:
    """The reader of ruamel.yaml (YAML 1.2), None when it is not installed."""
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415
        from ruamel.yaml.error import YAMLError  # noqa: PLC0415
    except ImportError:
        return None

    def read(block: str) -> Mapping[Any, Any] | None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found = YAML(typ="safe", pure=True).load(block)
        except (YAMLError, ValueError, TypeError, AttributeError, NotImplementedError):
            return None
        return found if isinstance(found, dict) else {} if found is None else None

    return read


class JsYaml:
    """js-yaml in one Node process; ``folder`` is where its ``node_modules`` stands."""

    def __init__(self, folder: Path) -> None:
        modules = os.pathsep.join((str(folder / "node_modules"), os.environ.get("NODE_PATH", "")))
        self._process = subprocess.Popen(
            ["node", "-e", _LOOP],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "NODE_PATH": modules},
            text=True,
            encoding="utf-8",
        )

    def __call__(self, block: str) -> Mapping[Any, Any] | None:
        """What js-yaml reads; None when it can't."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(block) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        if "error" in answer:
            return None
        read = answer.get("value")
        return read if isinstance(read, dict) else {} if read is None else None

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()


def find_js_yaml(folder: Path, *, install: bool) -> JsYaml | str:
    """js-yaml, from NODE_PATH or installed into ``folder`` when asked for; else why there is none."""
    if shutil.which("node") is None:
        return "node is not installed"
    there = subprocess.run(["node", "-e", "require('js-yaml')"], capture_output=True, cwd=folder, check=False)
    if there.returncode == 0:
        return JsYaml(folder)
    if not install or shutil.which("npm") is None:
        return "js-yaml is not installed; name its node_modules in NODE_PATH"
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--fetch-retries=0", "js-yaml@4"]
    try:
        subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60)
    except (subprocess.SubprocessError, OSError) as error:
        return f"js-yaml could not be installed: {error}"
    return JsYaml(folder)
