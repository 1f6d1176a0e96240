"""Steps of the action that install the tool: `key` names what would be installed, `install` does it.

What is installed lies in one folder of the runner, which the action keeps between runs under that name.
"""

import hashlib
import os
import platform
import re
import subprocess
import sys
import venv
from pathlib import Path

ACTION = Path(__file__).resolve().parents[2]
PARTS = ("pyproject.toml", "README.md", "tei", "converters", "schema")
"""What the tool is built from."""
VERSION = re.compile(r"[0-9][0-9A-Za-z.+!-]*")
DONE = "installed"
"""A file that is written last, with the key: without it the folder is half of something."""


def key(version: str) -> str:
    """The name under which the installed tool is kept: of the system, of Python, of what is installed."""
    system = f"{platform.system()}-{platform.machine()}-{platform.python_version()}"
    return f"tei-{system}-{version or digest()}".lower()


def digest() -> str:
    """Of the files the tool is built from."""
    found = hashlib.sha256()
    for part in PARTS:
        whole = ACTION / part
        files = sorted(whole.rglob("*")) if whole.is_dir() else [whole]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(file.relative_to(ACTION).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()[:20]


def install(folder: Path, version: str) -> Path:
    """Install the tool, if it is not there already; the Python that has it."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = folder / DONE
    if not done.is_file() or done.read_text() != key(version):
        venv.create(folder, with_pip=True, clear=True)
        what = f"tei-editions=={version}" if version else str(ACTION)
        command = [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", what]
        subprocess.run(command, check=True, cwd=folder)
        done.write_text(key(version))
    return python


def main() -> None:
    version = os.environ.get("INPUT_VERSION", "").strip()
    if version and not VERSION.fullmatch(version):
        sys.exit("::error title=tei::the input version is a number such as 1.2.0")
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        if sys.argv[1] == "key":
            outputs.write(f"key={key(version)}\n")
        else:
            outputs.write(f"python={install(Path(os.environ['RUNNER_TEMP']) / 'tei-tool', version)}\n")


if __name__ == "__main__":
    main()
