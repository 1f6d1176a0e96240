"""The action's own steps, run on a pull request: what a maintainer reads, and nothing else.

Not run here: `actions/setup-python` and `actions/cache`, which are GitHub's, and the download of what the tool needs:
it is installed from this checkout, and finds these libraries in the environment of the tests.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from action_runner import Job, run_action
from repositories import Repository, make_repository, own_environment

from tei.cli import cli, run

sys.path.insert(0, str(Path(__file__).parents[1] / "schema"))
from serving import serving

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling, which builds the tool, is not installed"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash"),
]

Act = Callable[..., Job]


@pytest.fixture(scope="module")
def temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the runner, into which the tool is installed once, by the first run."""
    return tmp_path_factory.mktemp("runner")


def libraries() -> str:
    """Where the libraries are that the tool needs, one folder on each line."""
    return "\n".join(dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))))


def job_environment(temp: Path, workspace: Path, **variables: str) -> dict[str, str]:
    """What a job finds, and what lets it install the tool without a network."""
    spec = find_spec("hatchling")
    assert spec is not None
    assert spec.origin is not None
    folder = temp / "tei-tool" / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    if (temp / "tei-tool" / "installed").is_file():
        (folder / "libraries.pth").write_text(libraries())
    plain = {name: value for name, value in own_environment().items() if not name.startswith(("PYTHON", "PIP", "TEI"))}
    installing = {
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "false",
        "PYTHONPATH": str(Path(spec.origin).parents[1]),
    }
    return {**plain, **installing, "GIT_CEILING_DIRECTORIES": str(workspace.parent), **variables}


@pytest.fixture(scope="module")
def installed(temp: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool, installed by the action's own step."""
    workspace = tmp_path_factory.mktemp("empty")
    job = run_action(ROOT, workspace, temp, {}, job_environment(temp, workspace))
    assert "Install tei" in job.steps, job.log
    assert (temp / "tei-tool" / "installed").is_file(), job.log
    return temp


def with_baseline(folder: Path) -> Repository:
    """A repository with old defects and the list of those that are known, as a maintainer has made it."""
    made = make_repository(folder)
    shutil.copytree(HERE / "before", folder, dirs_exist_ok=True)
    made.git("config", "uploadpack.allowAnySHA1InWant", "true")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["validate", ".", "--baseline", "known.jsonl", "--write-baseline"]) == 0
    made.commit("Add letters")
    return made


@pytest.fixture
def project(tmp_path: Path) -> Repository:
    return with_baseline(tmp_path / "project")


def contribute(project: Repository) -> None:
    """Five mistakes and two improvements, on a branch."""
    project.branch("contribution")
    shutil.copytree(HERE / "after", project.folder, dirs_exist_ok=True)
    project.commit("Improve letters")


def merged(project: Repository) -> str:
    """What GitHub checks: the branch merged into main, which has gone on."""
    project.git("checkout", "--quiet", "main")
    project.write("README", "Letters.\n")
    project.commit("Say what it is")
    project.git("checkout", "--quiet", "--detach")
    project.git("merge", "--quiet", "--no-ff", "--no-edit", "contribution")
    project.git("update-ref", "refs/pull/5/merge", "HEAD")
    return project.git("rev-parse", "HEAD")


def check(
    project: Repository,
    commit: str,
    temp: Path,
    workspace: Path,
    depth: int = 1,
    event: str = "pull_request",
    releases: str = "http://127.0.0.1:9/",
    **inputs: str,
) -> Job:
    """Check out a commit as `actions/checkout` does, with as many commits as asked for, and run the action."""
    made = make_repository(workspace)
    made.git("remote", "add", "origin", project.folder.as_uri())
    made.git("fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", commit)
    made.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
    variables = {
        "GITHUB_EVENT_NAME": event,
        "GITHUB_SHA": commit,
        "GITHUB_REF": "refs/pull/5/merge",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "harbour/archive",
        "TEI_RELEASES": releases,
    }
    if event == "pull_request":
        variables |= {"GITHUB_BASE_REF": "main", "GITHUB_HEAD_REF": "contribution"}
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    return run_action(ROOT, workspace, temp, given, job_environment(temp, workspace, **variables))


@pytest.fixture
def act(installed: Path, tmp_path: Path) -> Act:
    """Check a commit of a project."""

    def run_job(project: Repository, commit: str, **options: str) -> Job:
        shutil.rmtree(tmp_path / "workspace", ignore_errors=True)
        return check(project, commit, installed, tmp_path / "workspace", **options)

    return run_job


@pytest.fixture(scope="module")
def reviewed(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """What is said of five mistakes and two improvements."""
    project = with_baseline(tmp_path_factory.mktemp("reviewed") / "project")
    contribute(project)
    return check(
        project, merged(project), installed, tmp_path_factory.mktemp("job") / "workspace", baseline="known.jsonl"
    )


def test_five_mistakes_and_two_improvements(reviewed: Job) -> None:
    job = reviewed
    assert job.status == 1
    assert sorted((each.kind, each.place, each.title.split(":")[0]) for each in job.annotations) == [
        ("error", "editions/ferry/edition.xml:31", "V001"),
        ("error", "letters/1925-09-09.xml:41:51", "P001"),
        ("error", "letters/1925-09-09.xml:42:58", "D002"),
        ("error", "letters/1925-10-20.xml:34:35", "X002"),
        ("warning", "letters/1925-10-20.xml:35:14", "C001"),
    ]
    assert job.commands == []
    assert job.printed.count("\n") == 5
    assert {name: job.outputs["check"][name] for name in ("errors", "warnings")} == {"errors": "4", "warnings": "1"}
    assert "errors: **4** · 🟡 warnings: **1**" in job.summary
    assert "changed since main" in job.summary
    assert "1 known defect not shown" in job.summary
    assert "1 known defect is fixed" in job.summary
    assert "spring 1911" not in job.summary.split("## What changed")[0]


def test_the_page_shows_what_the_action_says(reviewed: Job, request: pytest.FixtureRequest) -> None:
    """With --accept the page is rewritten with what is said now; read it."""
    job = reviewed
    path = ROOT / "docs" / "pull-requests.md"

    def alike(text: str) -> str:
        """Without names of commits, which every change of a fixture changes."""
        return re.sub(r"\b[0-9a-f]{40}\b|(?<=&#40;)[0-9a-f]{10}(?=&#41;)", "…", text)

    annotations = "\n".join(f"{each.kind} {each.place} {each.title}\n{each.text}" for each in job.annotations)
    shown = {
        "annotations": f"```text\n{re.sub('^(?!error|warning)', '  ', annotations, flags=re.MULTILINE)}\n```\n",
        "summary": "".join(f"> {line}".rstrip() + "\n" for line in alike(job.summary).splitlines()),
    }
    page = path.read_text(encoding="utf-8")
    for name, text in shown.items():
        begin, rest = page.split(f"<!-- {name} of tests/action -->\n")
        old, end = rest.split("<!-- end -->\n", 1)
        if request.config.getoption("--accept"):
            page = f"{begin}<!-- {name} of tests/action -->\n\n{text}\n<!-- end -->\n{end}"
            path.write_text(page, encoding="utf-8")
        else:
            assert old == f"\n{text}\n"


def test_improvements_alone_pass(project: Repository, act: Act) -> None:
    project.branch("contribution")
    shutil.copy(HERE / "after" / "letters" / "1925-10-02.xml", project.folder / "letters")
    project.commit()
    job = act(project, merged(project), baseline="known.jsonl")
    assert (job.status, job.annotations, job.printed) == (0, [], "")
    assert "🟢" in job.summary
    assert "1 known defect is fixed" in job.summary


def test_without_a_baseline_old_defects_of_what_was_changed_are_shown(project: Repository, act: Act) -> None:
    contribute(project)
    job = act(project, merged(project), fail_on="never")
    assert {each.title.split(":")[0] for each in job.annotations} == {"V001", "P001", "D002", "X002", "C001", "X007"}
    assert job.status == 0


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1)])
def test_what_makes_it_fail(project: Repository, act: Act, fail_on: str, status: int) -> None:
    project.branch("contribution")
    path = project.folder / "letters" / "1925-10-20.xml"
    path.write_text(path.read_text().replace("The harbour", "The harb\u043eur"))
    project.commit()
    job = act(project, merged(project), fail_on=fail_on)
    assert job.status == status
    assert [each.kind for each in job.annotations] == ["warning"]


@pytest.mark.parametrize("depth", [2, 50])
def test_however_much_of_the_history_is_there(project: Repository, act: Act, depth: int) -> None:
    contribute(project)
    job = act(project, merged(project), depth=depth, baseline="known.jsonl")
    assert (job.status, len(job.annotations)) == (1, 5)


def test_a_push_checks_everything(project: Repository, act: Act) -> None:
    head = project.git("rev-parse", "HEAD")
    job = act(project, head, event="push")
    assert [(each.kind, each.place) for each in job.annotations] == [
        ("error", "letters/1925-10-02.xml:35:25"),
        ("error", "letters/1925-11-03.xml:34:29"),
        ("warning", "letters/1925-10-02.xml:34:51"),
    ]
    assert "What changed" not in job.summary
    job = act(project, head, event="push", baseline="known.jsonl")
    assert (job.status, job.annotations) == (0, [])


def test_a_list_of_known_defects_that_hides_new_ones_is_told(project: Repository, act: Act) -> None:
    contribute(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project.folder)
        run(["validate", ".", "--baseline", "known.jsonl", "--write-baseline"])
    project.commit("All is well")
    job = act(project, merged(project), baseline="known.jsonl")
    assert (job.status, job.annotations) == (0, [])
    assert "5 known defects added to known.jsonl since then" in job.summary
    assert "1 known defect taken off known.jsonl" in job.summary


def test_paths_one_on_each_line(project: Repository, act: Act) -> None:
    contribute(project)
    job = act(project, merged(project), paths="editions\nletters/*-20.xml\n", baseline="known.jsonl")
    assert {each.place.split(":")[0] for each in job.annotations} == {
        "editions/ferry/edition.xml",
        "letters/1925-10-20.xml",
    }
    assert "1925-09-09.xml" not in job.summary


def test_all_files_of_a_pull_request(project: Repository, act: Act) -> None:
    project.branch("contribution")
    project.write("NEWS", "nothing\n")
    project.commit()
    job = act(project, merged(project), all="true")
    assert {each.place.split(":")[0] for each in job.annotations} == {
        "letters/1925-10-02.xml",
        "letters/1925-11-03.xml",
    }


def test_other_reports(project: Repository, act: Act, tmp_path: Path) -> None:
    contribute(project)
    act(project, merged(project), reports="sarif=tei.sarif\nhtml=tei.html")
    assert (tmp_path / "workspace" / "tei.sarif").is_file()
    assert (tmp_path / "workspace" / "tei.html").is_file()


def test_schemas_of_the_lock_file_are_brought(
    project: Repository, act: Act, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a server of this machine, and by the digest the repository has written down."""
    grammar = b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'
    model = '<?xml-model href="http://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"?>\n'
    monkeypatch.setenv("TEI_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(project.folder)
    with serving() as site:
        site.files["4.9.0/xml/tei/custom/schema/relaxng/tei_all.rng"] = grammar
        monkeypatch.setenv("TEI_RELEASES", site.address)
        assert run(["schema", "install", "tei_all@4.9.0"]) == 0
        project.commit("Name the schema")
        project.branch("contribution")
        project.write("letters/new.xml", f"{model}<b/>")
        project.commit()
        job = act(project, merged(project), releases=site.address)
    assert [(each.place, each.title[:4]) for each in job.annotations] == [("letters/new.xml:2:1", "X002")]


HOSTILE = (
    "::error file=README,line=1::it is all wrong",
    "##[add-mask]letters",
    "\n::set-output name=errors::0",
    "```\n<script>alert(1)<!--",
    "$(touch ran)",
    "`touch ran`",
    "--fix",
)


def test_names_that_want_to_command(project: Repository, act: Act, tmp_path: Path) -> None:
    project.branch("contribution")
    for name in HOSTILE:
        project.write(f"{name}.rng", "<x/>")
        project.write(f"{name}.xml", "<TEI>")
    project.commit()
    job = act(project, merged(project), baseline="known.jsonl", paths="--fix.xml\n.")
    assert job.status == 1
    assert job.commands == []
    assert [(each.kind, each.title.split(":")[0]) for each in job.annotations] == [("error", "X001")] * len(HOSTILE)
    assert job.outputs["check"]["errors"] == str(len(HOSTILE))
    assert "<script" not in job.summary
    assert "```" not in job.summary
    assert not list((tmp_path / "workspace").rglob("ran"))


def test_text_that_wants_to_command(project: Repository, act: Act) -> None:
    project.branch("contribution")
    text = "::error::x\n##[error]y\n%0A::warning::z\n@everyone ![](https://example.org/x.png) </td><script>"
    escaped = text.replace("<", "&lt;").replace("\n", "&#10;")
    path = project.folder / "letters" / "1925-10-20.xml"
    path.write_text(path.read_text().replace('when="1925-10-20">October', f'when="{escaped}">October'))
    project.commit()
    job = act(project, merged(project), baseline="known.jsonl")
    assert job.commands == []
    assert [each.title.split(":")[0] for each in job.annotations] == ["X007"]
    assert "<script" not in job.summary
    assert "![](" not in job.summary
    assert "@everyone" not in re.sub("<code>.*?</code>", "", job.summary)


def test_a_repository_with_modules_of_our_names_runs_none_of_them(
    project: Repository, act: Act, tmp_path: Path
) -> None:
    """Python looks into the current folder first, and what lies there is a stranger's."""
    contribute(project)
    for name in ("tei/__init__.py", "json.py", "lxml.py", "sitecustomize.py", "click/__init__.py", "git"):
        project.write(name, "#!/bin/sh\nopen('ran', 'w').close()\n")
    project.commit()
    job = act(project, merged(project), baseline="known.jsonl")
    assert (job.status, len(job.annotations)) == (1, 5)
    assert not (tmp_path / "workspace" / "ran").exists()


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"baseline": "nowhere.jsonl"}, "there is no file nowhere.jsonl"),
        ({"paths": "nowhere"}, '"nowhere"'),
        ({"base": "nowhere"}, '"nowhere"'),
        ({"schema": "nowhere.rng"}, "nowhere.rng"),
        ({"fail-on": "anything"}, "fail-on"),
        ({"all": "yes"}, "true or false"),
        ({"reports": "--fix"}, "--report takes"),
    ],
)
def test_what_cannot_be_done_is_said(project: Repository, act: Act, inputs: dict[str, str], words: str) -> None:
    contribute(project)
    job = act(project, merged(project), **inputs)
    assert job.status == 2
    (said,) = job.annotations
    assert words in said.text
    assert "Nothing was checked" in job.summary
    assert "Traceback" not in job.log


def test_what_is_wrong_with_a_version_is_said(installed: Path, tmp_path: Path) -> None:
    environment = job_environment(installed, tmp_path)
    job = run_action(ROOT, tmp_path, installed, {"version": "1.0 --index-url=https://example.org"}, environment)
    assert job.status == 1
    assert "version" in job.log


class TestDescription:
    def test_every_input_is_used_and_described(self) -> None:
        text = (ROOT / "action.yml").read_text(encoding="utf-8")
        page = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")
        rows = dict(re.findall(r"^\| `([\w-]+)` \| (.*?) \|", page, re.MULTILINE))
        for name, each in ACTION["inputs"].items():
            assert f"inputs.{name}" in text
            assert each["description"].strip()
            assert rows[name] == each["description"].strip()

    def test_no_input_reaches_a_shell(self) -> None:
        for step in ACTION["runs"]["steps"]:
            assert "${{" not in step.get("run", "")

    def test_other_actions_are_pinned_to_a_commit(self) -> None:
        used = [step["uses"] for step in ACTION["runs"]["steps"] if "uses" in step]
        assert used
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", each) for each in used)

    def test_the_workflow_of_the_page_asks_for_nothing_but_to_read(self) -> None:
        page = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")
        workflow = yaml.safe_load(re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[0])
        assert "pull_request" in workflow[True]  # what YAML makes of `on`
        assert "pull_request_target" not in workflow[True]
        assert workflow["permissions"] == {"contents": "read"}
        (job,) = workflow["jobs"].values()
        checkout, check = job["steps"]
        assert checkout["with"] == {"fetch-depth": 2, "persist-credentials": False}
        assert check["with"].keys() <= ACTION["inputs"].keys()
        assert "secrets." not in str(workflow)


def test_hooks_of_pre_commit_are_commands_that_are_understood(project: Repository) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [each["id"] for each in hooks] == ["tei-validate", "tei-fix"]
    for each in hooks:
        program, command, *options = each["entry"].split()
        assert program == "tei"
        context = cli.commands[command].make_context(command, [*options, *each["args"], "-x.xml"])
        assert context.params["paths"] == ("-x.xml",)
        assert each["types"] == ["xml"]


@pytest.mark.skipif(os.name == "nt", reason="the job runs in a container of Linux")
def test_the_job_of_the_page_for_gitlab(project: Repository, installed: Path) -> None:
    """Its commands are run in bash, as GitLab runs them, in a merge request and on the default branch."""
    page = (ROOT / "docs" / "pull-requests.md").read_text(encoding="utf-8")
    job = yaml.safe_load(re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[1])["tei"]
    fork = project.git("rev-parse", "HEAD")
    contribute(project)
    tool = installed / "tei-tool" / "bin"
    plain = job_environment(installed, project.folder)
    plain |= {"PATH": f"{tool}{os.pathsep}{plain['PATH']}", "CI_PROJECT_DIR": str(project.folder)}
    request = {"CI_MERGE_REQUEST_IID": "5", "CI_MERGE_REQUEST_DIFF_BASE_SHA": fork}

    def said(part: str, **variables: str) -> tuple[int, str]:
        script = " && ".join(job[part]).replace(" editions", " letters editions")
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=project.folder, env={**plain, **variables}, capture_output=True, text=True
        )
        return done.returncode, done.stdout + done.stderr

    status, text = said("script", **request)
    assert (status, "4 of 5 files" in text) == (1, True)
    named = [*job["artifacts"]["reports"].values(), *job["artifacts"]["paths"]]
    assert named
    assert [name for name in named if not (project.folder / name).is_file()] == []
    found = json.loads((project.folder / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert len(found) == 5
    assert "twice" in said("after_script", **request)[1]
    project.git("checkout", "--quiet", "--force", "main")
    status, text = said("script")
    assert (status, "5 files checked" in text) == (0, True)
    assert said("after_script") == (0, "")
