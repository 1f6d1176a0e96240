"""Diagnostics as SARIF 2.1.0, which code scanning and editors read.

Source:
    OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; GitHub Docs, SARIF support for code
    scanning, and "SARIF results exceed limits": 25,000 results, of which 5,000 are shown, and 10 MB, compressed.
"""

import zlib
from collections.abc import Mapping, Sequence
from json import dumps

from tei.diagnostic import Diagnostic, Severity
from tei.report.excerpt import place
from tei.report.fingerprints import fingerprints
from tei.report.report import GRAVEST, Kind, Made, Report, encoded, is_elsewhere
from tei.report.text import inert, inert_lines
from tei.report.words import counted, words
from tei.report.worst import gravest_first

MOST = 25_000
"""Results of a run that GitHub takes."""
LARGEST = 10_000_000
"""Bytes, compressed, that GitHub takes."""
FINGERPRINT = "teiPlace/v1"
"""Not `primaryLocationLineHash`: GitHub makes that one itself, and complains of every other value."""
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
_LONGEST = 2000

Json = Mapping[str, object]


def sarif(report: Report, most: int = MOST, largest: int = LARGEST) -> Made:
    """One run with its rules and results; where there are too many, the gravest."""
    names = dict(zip(map(id, report.found), fingerprints(report), strict=True))
    found = list(report.found)
    kept = found if len(found) <= most else gravest_first(found)[:most]
    while True:
        left = len(found) - len(kept)
        cut = _cut(found, kept, report.language) if left else ""
        text = dumps(_log(kept, names, cut, report), ensure_ascii=False, indent=1) + "\n"
        if len(text) * 4 <= largest or len(zlib.compress(text.encode("utf-8", "replace"))) <= largest or not kept:
            return Made(text, cut)
        kept = gravest_first(found)[: len(kept) // 2]


def _cut(found: Sequence[Diagnostic], kept: Sequence[Diagnostic], language: str) -> str:
    there = {id(each) for each in kept}
    return words(language)["cut"].format(left=counted([each for each in found if id(each) not in there], language))


def _log(kept: Sequence[Diagnostic], names: Mapping[int, str], cut: str, report: Report) -> Json:
    codes = sorted({each.code for each in kept})
    index = {code: number for number, code in enumerate(codes)}
    gravest = {code: min((each.severity for each in kept if each.code == code), key=GRAVEST.index) for code in codes}
    lines = _lines(kept, report)
    notes = [{"level": "warning", "message": {"text": cut}}] if cut else []
    driver = {
        "name": "tei",
        "semanticVersion": report.version,
        "version": report.version,
        "rules": [_rule(report.kind(code), gravest[code], report.language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": report.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
        "results": [
            _result(each, index[each.code], names[id(each)], lines.get(each.file, {}).get(each.line), report)
            for each in kept
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _lines(kept: Sequence[Diagnostic], report: Report) -> Mapping[str, Mapping[int, str]]:
    wanted: dict[str, set[int]] = {}
    for each in kept:
        wanted.setdefault(each.file, set()).add(each.line)
    return {file: report.lines(file, numbers) for file, numbers in wanted.items()}


def _rule(kind: Kind, gravest: Severity, language: str) -> Json:
    said = words(language)
    title = inert(kind.title) or said["no_title"]
    parts = [(f"{said['why']}{said['colon']}", kind.why), (f"{said['do']}{said['colon']}", kind.do)]
    text = "\n".join(f"{name} {inert(part)}" for name, part in parts if part) or title
    markdown = [f"**{name}** {_markdown(part)}" for name, part in parts if part]
    examples = [(said["bad"], kind.bad), (said["good"], kind.good)]
    markdown += [f"{name}{said['colon']}\n\n{_fenced(part)}" for name, part in examples if part]
    help = {"text": text, "markdown": "\n\n".join(markdown)} if markdown else {"text": text}
    rule = {
        "id": inert(kind.code),
        "shortDescription": {"text": title[:_LONGEST]},
        "fullDescription": {"text": (inert(kind.why) or title)[:_LONGEST]},
        "help": help,
        "defaultConfiguration": {"level": _LEVELS.get(kind.severity or gravest, "note")},
        "properties": {"tags": ["TEI"]},
    }
    return rule | ({"name": inert(kind.name)} if kind.name else {})


def _result(each: Diagnostic, index: int, name: str, line: str | None, report: Report) -> Json:
    said = "\n".join(_message(part) for part in (each.message, each.help) if part)
    physical = {"artifactLocation": _artifact(report.path(each.file)), "region": _region(each, line)}
    logical = {"logicalLocations": [{"fullyQualifiedName": inert(each.path)[:_LONGEST]}]} if each.path else {}
    return {
        "ruleId": inert(each.code),
        "ruleIndex": index,
        "level": _LEVELS.get(each.severity, "note"),
        "message": {"text": said or inert(each.code)},
        "locations": [{"physicalLocation": physical} | logical],
        "partialFingerprints": {FINGERPRINT: name},
    }


def _message(text: str) -> str:
    """Words of a message: braces are placeholders there, and `[a](b)` a link, which no file is to set."""
    return inert(text)[:_LONGEST].replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _artifact(path: str) -> Json:
    if is_elsewhere(path):
        return {"uri": f"file://{'' if path.startswith('/') else '/'}{encoded(path)}"}
    return {"uri": encoded(path), "uriBaseId": "%SRCROOT%"}


def _region(each: Diagnostic, line: str | None) -> Json:
    """From what is wrong to its end, where the line is known; else where it begins; at least the line."""
    if each.column is None:
        return {"startLine": each.line}
    if line is None or each.column > len(line):
        return {"startLine": each.line, "startColumn": each.column}
    start, end = place(line, each.column - 1, each.text)
    snippet = {"text": inert(line[start:end])[:_LONGEST]}
    return {"startLine": each.line, "startColumn": start + 1, "endColumn": end + 1, "snippet": snippet}


def _markdown(text: str) -> str:
    """Explanations are ours and written with code between backticks; tags in them are no HTML."""
    return inert(text).replace("<", "&lt;")


def _fenced(example: str) -> str:
    return f"```xml\n{inert_lines(example).replace('```', '` ` `')}\n```"
