"""Who may import whom, read from the files themselves, and the rules every module keeps."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((*(ROOT / "tei").rglob("*.py"), *(ROOT / "converters").rglob("*.py")))

ALLOWED: dict[str, str] = {
    "errors": "",
    "model": "",
    "diagnostic": "",
    "version": "",
    "progress": "",
    "grammar": "model",
    "text": "model errors",
    "walk": "model",
    "edition": "errors model",
    "why": "model text walk grammar",
    "seal": "",
    "output": "errors",
    "parallel": "errors",
    "git": "errors",
    "placed": "",
    "watching": "",
    "changed": "errors git placed",
    "baseline": "diagnostic errors output placed validate",
    "batch": "diagnostic errors parallel pipeline update",
    "merge": "seal xml",
    "diff": "errors git merge.differences validate.paths xml",
    "update": "diagnostic errors merge output seal text validate xml",
    "convert": "text grammar model errors converters walk",
    "converters": "convert text grammar model",
    "passes": "model diagnostic text edition errors grammar walk",
    "xml": "errors",
    "encode": "model edition text xml walk version grammar.vocabulary",
    "schema": "errors output version",
    "validate": "xml schema diagnostic errors text grammar model output parallel progress version",
    "render": "xml errors grammar text",
    "site": "errors output parallel progress render text version xml grammar.readable kept",
    "report": "diagnostic schema diff.result",
    "kept": "errors output version",
    "explain": "errors validate passes merge",
    "pipeline": "convert diagnostic edition encode grammar model passes text walk xml",
    "editions": "diagnostic edition errors output pipeline progress render validate xml site parallel update text",
    "project": "diagnostic edition errors kept parallel pipeline progress render schema site update validate xml",
    "serve": "diagnostic errors project render site validate xml",
    "terminal": "report",
    "cli": "batch cli_build cli_diff cli_explain cli_render cli_schema cli_validate editions errors parallel pipeline "
    "progress report terminal update validate version why",
    "cli_build": "parallel project report serve terminal",
    "cli_diff": "diff errors output report terminal git",
    "cli_explain": "convert explain",
    "cli_render": "editions render terminal validate",
    "cli_schema": "progress report schema",
    "cli_report": "diagnostic explain output report terminal validate version",
    "cli_selection": "changed errors git terminal validate",
    "cli_baseline": "baseline diagnostic errors git placed terminal",
    "cli_watch": "diagnostic errors report terminal validate watching",
    "cli_validate": "cli_baseline cli_report cli_selection cli_watch diagnostic editions progress report schema "
    "terminal validate",
    "tei": "edition editions errors pipeline project render text validate xml version",
    "__main__": "cli",
}
"""For each part the parts it may import, besides itself. `tei` is the library's front door, tei/__init__.py."""

LXML = ("xml", "encode", "validate", "render", "site", "diff", "serve")
BANNED = {"utils", "helpers", "common", "base", "misc"}
LONGEST = 300


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """The part a module belongs to: `tei.grammar.dates` is of `grammar`, `converters.letter` of `converters`."""
    first, *rest = module.split(".")
    return rest[0] if first == "tei" and rest else first


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file imports, wherever in the file, with the line; `from a import b` may mean `a` or `a.b`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno}: a relative import"
            assert node.module is not None
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((node.lineno, each if is_module(each) else node.module) for each in whole)


def is_module(dotted_name: str) -> bool:
    place = ROOT.joinpath(*dotted_name.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_part_imports_only_what_it_may(path: Path) -> None:
    module = dotted(path)
    part = part_of(module)
    assert part in ALLOWED, f"nothing says what {part} may import"
    allowed = ALLOWED[part].split()
    wrong = [
        f"line {line}: {wanted}"
        for line, wanted in imports(path)
        if wanted.split(".")[0] in ("tei", "converters")
        and part_of(wanted) != part
        and not any(part_of(wanted) == each or wanted.removeprefix("tei.") == each for each in allowed)
    ]
    assert wrong == []


def test_a_converter_imports_no_other_converter() -> None:
    wrong = [
        f"{name(path)}:{line}: {wanted}"
        for path in (ROOT / "converters").rglob("*.py")
        for line, wanted in imports(path)
        if wanted.split(".")[0] == "converters"
    ]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_xml_side_knows_lxml(path: Path) -> None:
    if part_of(dotted(path)) not in LXML:
        assert [line for line, wanted in imports(path) if wanted.split(".")[0] in ("lxml", "xmlschema")] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text()
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "no docstring"
    assert docstring.splitlines()[0].strip(), "the docstring begins with an empty line"
    assert text.startswith('"""'), "the docstring is not the first line"
    assert len(text.splitlines()) <= LONGEST
    assert path.stem not in BANNED
    assert path.parent.name not in BANNED


def test_every_part_is_there() -> None:
    """The table names no part that is gone."""
    assert set(ALLOWED) == {part_of(dotted(path)) for path in MODULES}


def test_importing_the_tool_is_cheap() -> None:
    """The command line and the package import nothing heavy before a command is run."""
    heavy = {"lxml", "xmlschema", "jinja2"}
    for path in (
        ROOT / "tei" / "cli.py",
        ROOT / "tei" / "cli_build.py",
        ROOT / "tei" / "cli_diff.py",
        ROOT / "tei" / "cli_explain.py",
        ROOT / "tei" / "cli_render.py",
        ROOT / "tei" / "cli_schema.py",
        ROOT / "tei" / "cli_validate.py",
        ROOT / "tei" / "__init__.py",
        ROOT / "tei" / "__main__.py",
    ):
        tree = ast.parse(path.read_text())
        top = {
            alias.name if isinstance(node, ast.Import) else str(node.module)
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not {each.split(".")[0] for each in top} & heavy
        assert {each for each in top if each.startswith("tei.")} <= {
            "tei.errors",
            "tei.version",
            "tei.cli",
            "tei.cli_build",
            "tei.cli_diff",
            "tei.cli_explain",
            "tei.cli_render",
            "tei.cli_schema",
            "tei.cli_validate",
            "tei.terminal",
        }
