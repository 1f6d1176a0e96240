"""The pages of the rules in docs/rules: written from the rules themselves, complete and fresh.

`pytest --accept tests/validate/rules/test_pages.py` writes them anew.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.validate.rules import Rule, all_rules
from tei.validate.rules.file import File
from tei.xml.parse import parse

Golden = Callable[[Path, bytes], None]
RULES = all_rules()
GROUPS = {
    "A": "Shelf marks",
    "C": "Characters",
    "D": "Dates",
    "F": "Attributes and their values",
    "H": "The header",
    "I": "Ids",
    "L": "Languages",
    "N": "Notes and their marks",
    "P": "Pointers",
    "S": "Structure and white space",
    "T": "Outdated forms",
    "W": "Persons and speakers",
}
INTRODUCTION = """# Rules

A file that satisfies the schema is not yet right. Rules find what a schema cannot say. Each has a code, a page here and
the same page as `tei explain CODE`; both of its examples are run as tests.

A **warning** is a place to look at: a careful editor may have meant it. An **error** is wrong whoever meant it.

## Selecting rules

In `tei.toml`, or in `pyproject.toml` with `tool.tei.` before the names of its tables; the nearest above a file counts:

```toml
[rules]
select = ["C", "D", "P001"]       # only these: codes, their beginnings, or names such as undated-date
ignore = ["D001"]                 # not these; of two that fit, the longer beginning counts

[rules.severity]
C001 = "error"
```

## One place that is meant

```xml
<p>The poster read <?tei ignore C001: so in print?><q>pека</q>.</p>
```

is for the next element with all in it; where text or nothing follows, for the element around it; before the root
element, for the whole file. The reason has to be there. An instruction that ignores what is not there is reported
(U001), and one that says nothing to this program (U002).

## The text and its source

Where `source.txt` lies beside an `edition.xml`, the words of the two are compared as `tei verify` does: V001 to V004.

## How much they find

A test puts 500 random mistakes of twenty kinds into the five editions of this repository: letters dropped, words and
paragraphs moved, dates changed, `#` deleted, ids doubled, names retagged, attributes forgotten. More than 95 in a
hundred are found, and every change of the text. What is not found is mostly an attribute left out that only one element
of the file has.

## Rules of your own

A rule is one function in an installed package, whose entry point group `tei.rules` names the module. It is run where
*your own* configuration names the entry point, in `~/.config/tei/tei.toml` (on Windows `%APPDATA%\\\\tei\\\\tei.toml`):

```toml
[rules]
packages = ["harbour"]
```

A repository that is checked cannot make its own rules run: they are programs.

## All rules

*fix*: `safe` can be made by the program alone, `to look at` has to be read by a person.
*found*: in 75 TEI files of eleven projects, and in the five editions here. *right*: how many of those were right;
every kind of finding was looked at in each file that has it.

"""


def fixes(rule: Rule) -> str:
    from rule_examples import whole

    offered = [each.fix for each in rule.check(File(parse(whole(rule.bad), "a.xml"))) if each.fix]
    return ("safe" if offered[0].safe else "to look at") if offered else ""


def page(rule: Rule) -> str:
    fix = fixes(rule)
    made = {"safe": "`--fix` makes it.", "to look at": "`--fix --unsafe` makes it; look at what it made."}.get(fix, "")
    pieces = [
        f"# {rule.code} {rule.name}",
        f"{rule.title}. *{rule.severity.value.capitalize()}.*",
        rule.why,
        f"Wrong:\n\n```xml\n{rule.bad}\n```",
        f"Right:\n\n```xml\n{rule.good}\n```",
        f"{rule.fix}{' ' if made else ''}{made}",
        *([f"Source: {rule.source}"] if rule.source else []),
        "[All rules](README.md)",
    ]
    return "\n\n".join(pieces) + "\n"


def overview(looked: dict[str, dict[str, int]]) -> str:
    lines = [INTRODUCTION.replace("\\\\", "\\").rstrip("\n")]
    for letter, group in GROUPS.items():
        lines += ["", f"### {group}", "", "| code | what it finds | severity | fix | found | right |"]
        lines.append("| --- | --- | --- | --- | --- | --- |")
        for code, rule in RULES.items():
            if code[0] == letter:
                counts = looked.get(code, {})
                found = sum(counts.get(each, 0) for each in ("documents", "editions"))
                right = str(counts.get("right", "")) if found else ""
                cells = (f"[{code}]({code}.md)", rule.title, rule.severity.value, fixes(rule), str(found), right)
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def looked_at(root: Path) -> dict[str, dict[str, int]]:
    return tomllib.loads((root / "docs" / "rules" / "looked_at.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_page(rule: Rule, root: Path, golden: Golden) -> None:
    golden(root / "docs" / "rules" / f"{rule.code}.md", page(rule).encode())


def test_the_overview(root: Path, golden: Golden) -> None:
    assert {code[0] for code in RULES} == set(GROUPS)
    golden(root / "docs" / "rules" / "README.md", overview(looked_at(root)).encode())


def test_no_page_is_of_a_rule_that_is_gone(root: Path) -> None:
    assert {path.stem for path in (root / "docs" / "rules").glob("*.md")} == {*RULES, "README"}


def test_what_is_found_is_what_was_looked_at(root: Path, shared: Path) -> None:
    """No rule finds more or less than when its findings were looked at; if one does, look again."""
    looked = looked_at(root)
    documents = counted(sorted((shared / "tei" / "documents").glob("*.xml")))
    editions = counted(sorted((root / "editions").glob("*/edition.xml")))
    for found, where in ((documents, "documents"), (editions, "editions")):
        assert {code: each[where] for code, each in looked.items() if each.get(where)} == dict(found)


def test_errors_are_right_and_warnings_nine_times_in_ten(root: Path) -> None:
    for code, each in looked_at(root).items():
        found = each.get("documents", 0) + each.get("editions", 0)
        assert each["right"] >= found * (1.0 if RULES[code].severity.value == "error" else 0.9), code


def counted(files: list[Path]) -> Counter[str]:
    found: Counter[str] = Counter()
    for path in files:
        try:
            file = File(parse(path), path.parent)
        except TeiError:
            continue
        found.update(rule.code for rule in RULES.values() for _ in rule.check(file))
    return found


def test_links_of_the_pages_lead_somewhere(root: Path) -> None:
    folder = root / "docs" / "rules"
    for path in folder.glob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (folder / target).exists(), f"{path.name}: {target}"
