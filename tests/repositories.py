"""Git repositories made by tests, with nobody's own configuration."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Keeper",
    "GIT_AUTHOR_EMAIL": "keeper@example.org",
    "GIT_AUTHOR_DATE": "2001-02-03T04:05:06Z",
    "GIT_COMMITTER_NAME": "A. Keeper",
    "GIT_COMMITTER_EMAIL": "keeper@example.org",
    "GIT_COMMITTER_DATE": "2001-02-03T04:05:06Z",
}
OF_PLATFORMS = ("GITHUB_", "GITLAB_", "CI_", "GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE")
"""What the platform that runs the tests says of itself; it is nothing about the repositories they make."""


def own_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OF_PLATFORMS)}
    return {**kept, **ENVIRONMENT}


@dataclass(frozen=True)
class Repository:
    folder: Path

    def git(self, *arguments: str | Path) -> str:
        done = subprocess.run(
            ["git", *map(str, arguments)],
            cwd=self.folder,
            env=own_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def commit(self, message: str = "Change") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str) -> None:
        self.git("checkout", "--quiet", "-b", name)

    def clone(self, folder: Path, *options: str) -> "Repository":
        """A clone as over the network: nothing is shared, and it can be cut short."""
        self.git("clone", "--quiet", *options, self.folder.as_uri(), folder)
        return Repository(folder)


def make_repository(folder: Path) -> Repository:
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch", "main")
    return made
