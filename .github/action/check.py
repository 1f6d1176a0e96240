"""Step of the action that checks: annotations at lines, a summary, the numbers as outputs, an exit status.

Files and their names come from strangers. What is printed of them cannot command the runner: annotations are escaped by
`tei validate --format github`, and all else is printed while the runner does not listen.
"""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

from tei.changed.fork import find_base
from tei.errors import TeiError
from tei.git import ask_git, repository

FAILING = {"error": ("error",), "warning": ("error", "warning"), "never": ()}
WORDS = ("true", "false")
COULD_NOT_RUN = 2
LOCK = "tei-schemas.lock"


def wanted(name: str) -> str:
    """An input of the action."""
    return os.environ.get(f"INPUT_{name}", "").strip()


def lines(name: str) -> list[str]:
    return [line.strip() for line in wanted(name).splitlines() if line.strip()]


def whole_history() -> None:
    """Of a pull request that was checked out without what it is merged onto, fetch that commit too."""
    here = Path.cwd()
    commit = os.environ.get("GITHUB_SHA", "")
    if ask_git(here, ["rev-parse", "--verify", "--quiet", "HEAD^1"]).status and commit:
        ask_git(here, ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--depth=2", "origin", commit])


def tei(*given: str) -> subprocess.CompletedProcess[str]:
    """Run the tool; it looks for no module in the repository, and keeps what it fetches and learns beside itself."""
    kept = Path(os.environ["RUNNER_TEMP"]) / "tei-tool"
    return subprocess.run(
        [sys.executable, "-I", "-m", "tei", *given],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env={**os.environ, "TEI_CACHE": str(kept / "cache"), "TEI_DATA": str(kept / "data")},
    )


def quietly(text: str) -> None:
    """Print what the runner is not to take for commands."""
    token = secrets.token_hex(20)
    print(f"::stop-commands::{token}\n{text.rstrip()}\n::{token}::", flush=True)


def refuse(message: str) -> None:
    """Say why nothing could be checked, at the top of the run and in its summary."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    print(f"::error title=tei could not check::{escaped}", flush=True)
    write("GITHUB_STEP_SUMMARY", "## Nothing was checked\n\nThe log of the step says why.\n")
    sys.exit(COULD_NOT_RUN)


def write(name: str, text: str) -> None:
    """Add to a file of the runner."""
    with Path(os.environ[name]).open("a", encoding="utf-8") as file:
        file.write(text)


def arguments(folder: Path, base: str | None) -> list[str]:
    """The command line that checks."""
    given = ["--lang", wanted("LANGUAGE") or "en", "--format", "json", "-o", str(folder / "found.json")]
    for form in ("github", "markdown", "concise"):
        given += ["--report", f"{form}={folder / form}"]
    for report in lines("REPORTS"):
        given += ["--report", report]
    for name in ("SCHEMA", "BASELINE"):
        if wanted(name):
            given += [f"--{name.lower()}", wanted(name)]
    if base is not None:
        given += [f"--changed={base}"]
    return ["validate", *given, "--", *(lines("PATHS") or ["."])]


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if wanted("FAIL_ON") not in FAILING or wanted("ALL") not in WORDS:
        refuse("the input fail-on is error, warning or never; all is true or false")
    folder = Path(os.environ["RUNNER_TEMP"]) / "tei-report"
    folder.mkdir(exist_ok=True)
    in_request = os.environ.get("GITHUB_EVENT_NAME", "").startswith("pull_request")
    base = None
    if wanted("ALL") == "false" and (in_request or wanted("BASE")):
        whole_history()
        try:
            base = find_base(repository(Path.cwd()), wanted("BASE")).commit
        except TeiError as error:
            refuse(str(error))
    if Path(LOCK).is_file():
        # What cannot be had is no reason to stop: a file that was not checked for it is a defect of its own.
        brought = tei("schema", "install")
        quietly(f"{brought.stdout}{brought.stderr}")
    done = tei(*arguments(folder, wanted("BASE") if base is not None else None))
    if done.returncode not in (0, 1):
        refuse(done.stderr.strip().removeprefix("tei: "))
    found = [each["severity"] for each in json.loads((folder / "found.json").read_text(encoding="utf-8"))]
    print((folder / "github").read_text(encoding="utf-8"), end="", flush=True)
    quietly(f"{(folder / 'concise').read_text(encoding='utf-8')}{done.stderr}")
    write("GITHUB_STEP_SUMMARY", (folder / "markdown").read_text(encoding="utf-8"))
    numbers = "".join(f"{word}s={found.count(word)}\n" for word in ("error", "warning"))
    write("GITHUB_OUTPUT", f"{numbers}base={base or ''}\n")
    sys.exit(any(word in found for word in FAILING[wanted("FAIL_ON")]))


if __name__ == "__main__":
    main()
