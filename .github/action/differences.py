"""Step of the action that adds to the summary what changed in text, in markup and in metadata.

What is found is told and never fails: a difference is no defect.
"""

import os
import secrets
import subprocess
import sys
from pathlib import Path

LIMIT = 900_000
"""Bytes; GitHub takes 1 MiB for a step."""


def main() -> None:
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    folder = Path(os.environ["RUNNER_TEMP"]) / "tei-report"
    folder.mkdir(exist_ok=True)
    page = folder / "differences"
    paths = [line.strip() for line in os.environ.get("INPUT_PATHS", "").splitlines() if line.strip()]
    told = ["--format", "markdown", "--limit", str(LIMIT), "-o", str(page)]
    command = [sys.executable, "-I", "-m", "tei", "diff", *told, os.environ["INPUT_BASE"], "--", *(paths or ["."])]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    text = (
        page.read_text(encoding="utf-8") if page.is_file() else "It could not be told; the log of the step says why.\n"
    )
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.write(f"\n## What changed\n\n{text}")
    token = secrets.token_hex(20)
    print(f"::stop-commands::{token}\n{done.stderr.rstrip()}\n::{token}::", flush=True)


if __name__ == "__main__":
    main()
