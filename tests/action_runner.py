"""A runner of GitHub Actions as far as action.yml needs one: its steps run as they are written, each in its own bash.

What it does as GitHub does: expressions in `env` and `if`, the files GITHUB_OUTPUT and GITHUB_STEP_SUMMARY of each
step, steps left out after one that failed, and what a step prints read for commands. What `uses:` names is not run:
Python is the one of the tests, and nothing is kept from other runs but the folder `runner.temp`.
"""

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import yaml

SUMMARY = 1024 * 1024
"""The most bytes that GitHub takes of a step."""
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
COMMAND = re.compile(r"^::(?P<name>[\w-]+)(?: (?P<properties>.*?))?::(?P<text>.*)$")
OLD_COMMAND = re.compile(r"##\[(?P<name>[^\]]*)\](?P<text>.*)$")
TAKES_ANNOTATIONS = ("error", "warning", "notice")


@dataclass(frozen=True)
class Annotation:
    kind: str
    place: str
    """`file:line:column`, as far as it is said."""
    title: str
    text: str


@dataclass
class Job:
    """What a job has said and done when it is over."""

    status: int = 0
    annotations: list[Annotation] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    """All others that the runner was given."""
    log: str = ""
    printed: str = ""
    """What was printed where the runner listened."""
    summary: str = ""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    """The names of those that were run."""


def run_action(action: Path, workspace: Path, temp: Path, inputs: dict[str, str], environment: dict[str, str]) -> Job:
    """Run all steps of an action in a folder, for a job whose variables are the environment."""
    described = yaml.safe_load((action / "action.yml").read_text(encoding="utf-8"))
    assert inputs.keys() <= described["inputs"].keys()
    given = {name: str(each["default"]) for name, each in described["inputs"].items()} | inputs
    job = Job()
    for step in described["runs"]["steps"]:
        if not wanted(step.get("if"), given, job):
            continue
        job.steps.append(step["name"])
        if "uses" in step:
            job.outputs[step.get("id", "")] = {"python-path": sys.executable}
        else:
            run_step(step, action, workspace, temp, given, environment, job)
    return job


def run_step(
    step: dict[str, str],
    action: Path,
    workspace: Path,
    temp: Path,
    inputs: dict[str, str],
    environment: dict[str, str],
    job: Job,
) -> None:
    assert "${{" not in step["run"], "what an expression says would be read by the shell"
    assert step["shell"] == "bash"
    files = {name: temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
    for file in files.values():
        file.write_text("")
    script = temp / "step.sh"
    script.write_text(step["run"])
    said = {name: evaluate_all(str(value), inputs, job) for name, value in dict(step.get("env", {})).items()}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
        cwd=workspace,
        env={
            **environment,
            **said,
            **{name: str(file) for name, file in files.items()},
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(action),
            "GITHUB_WORKSPACE": str(workspace),
            "RUNNER_TEMP": str(temp),
        },
        capture_output=True,
        check=False,
    )
    output = done.stdout.decode() + done.stderr.decode()
    job.log += output
    listen(output, job)
    assert len(files["GITHUB_STEP_SUMMARY"].read_bytes()) <= SUMMARY
    job.summary += files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
    assert files["GITHUB_ENV"].read_text() == ""
    lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
    job.outputs[step.get("id", "")] = dict(line.split("=", 1) for line in lines)
    job.status = job.status or done.returncode


def wanted(condition: str | None, inputs: dict[str, str], job: Job) -> bool:
    """Whether a step is run: without a condition, while none has failed."""
    if condition is None:
        return job.status == 0
    parts = [part.strip() for part in condition.removeprefix("${{").removesuffix("}}").split("&&")]
    assert "!cancelled()" in parts
    return all(holds(part, inputs, job) for part in parts if part != "!cancelled()")


def holds(comparison: str, inputs: dict[str, str], job: Job) -> bool:
    match = re.fullmatch(r"(\S+) (==|!=) '([^']*)'", comparison)
    assert match, comparison
    return (evaluate(match[1], inputs, job) == match[3]) == (match[2] == "==")


def evaluate_all(text: str, inputs: dict[str, str], job: Job) -> str:
    return EXPRESSION.sub(lambda match: evaluate(match[1].strip(), inputs, job), text)


def evaluate(name: str, inputs: dict[str, str], job: Job) -> str:
    match name.split("."):
        case ["inputs", key]:
            return inputs[key]
        case ["steps", step, "outputs", key]:
            return job.outputs.get(step, {}).get(key, "")
    raise AssertionError(f"{name} is not known here")


def listen(output: str, job: Job) -> None:
    """Read what was printed as a runner does: line by line, commands at the beginning, or `##[` anywhere."""
    token = None
    for line in output.splitlines():
        match = COMMAND.match(line.strip())
        if token is not None:
            token = None if match and match["name"] == token else token
            continue
        if match and match["name"] == "stop-commands":
            token = match["text"]
        elif match and match["name"] in TAKES_ANNOTATIONS:
            job.printed += f"{line}\n"
            job.annotations.append(annotation(match))
        elif match or OLD_COMMAND.search(line):
            job.commands.append(line)
        elif line:
            job.printed += f"{line}\n"
    assert token is None, "the runner was told to stop listening, and not to begin again"


def annotation(match: re.Match[str]) -> Annotation:
    said = dict(each.split("=", 1) for each in (match["properties"] or "").split(",") if each)
    said = {name: unescaped(value).replace("%3A", ":").replace("%2C", ",") for name, value in said.items()}
    place = ":".join(said[name] for name in ("file", "line", "col") if name in said)
    return Annotation(match["name"], place, said.get("title", ""), unescaped(match["text"]))


def unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
