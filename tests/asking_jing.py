"""What jing says of many values at once: a schema with an element for each datatype, a document with a line each."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from datatype_cases import Case

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def jing_allows(jing: str, cases: Sequence[Case], folder: Path) -> list[bool]:
    """For each case whether jing finds the text to be of the type."""
    names = {key: f"t{number}" for number, key in enumerate(dict.fromkeys((name, params) for name, params, _ in cases))}
    declared = "".join(
        f'<element name="{element}"><data type="{name}">{written(params)}</data></element>'
        for (name, params), element in names.items()
    )
    document = [f"<{names[name, params]}>{sign_by_sign(text)}</{names[name, params]}>" for name, params, text in cases]
    wrong = wrong_lines(jing, f"<choice>{declared}</choice>", document, folder)
    return [line not in wrong for line in range(len(cases))]


def jing_equals(jing: str, triples: Sequence[tuple[str, str, str]], folder: Path) -> list[bool]:
    """For each type, value and text whether the text equals the value for jing."""
    declared = "".join(
        f'<element name="v{number}"><value type="{name}">{escape(value)}</value></element>'
        for number, (name, value, _) in enumerate(triples)
    )
    document = [f"<v{number}>{sign_by_sign(text)}</v{number}>" for number, (_, _, text) in enumerate(triples)]
    wrong = wrong_lines(jing, f"<choice>{declared}</choice>", document, folder)
    return [line not in wrong for line in range(len(triples))]


def patterns_jing_refuses(jing: str, patterns: Sequence[str], folder: Path) -> list[str]:
    """The regular expressions that jing does not read."""
    schema, file = folder / "patterns.rng", folder / "one.xml"
    types = [f'<data type="string">{written((("pattern", pattern),))}</data>' for pattern in patterns]
    schema.write_text(grammar("\n".join(("<choice>", *types, "</choice>"))), encoding="utf-8")
    file.write_text("<r/>")
    run = subprocess.run([jing, schema, file], capture_output=True, text=True, check=False)
    return [patterns[int(line) - 2] for line in re.findall(rf"{re.escape(str(schema))}:(\d+):\d+: error", run.stdout)]


def wrong_lines(jing: str, pattern: str, document: Sequence[str], folder: Path) -> set[int]:
    """The lines of the document, from 0, that the pattern, repeated, does not allow."""
    schema, file = folder / "all.rng", folder / "all.xml"
    schema.write_text(grammar(f"<zeroOrMore>{pattern}</zeroOrMore>"), encoding="utf-8")
    file.write_text("\n".join(("<r>", *document, "</r>")), encoding="utf-8")
    run = subprocess.run([jing, "-i", schema, file], capture_output=True, text=True, check=False)
    assert f"{schema}:" not in run.stdout, run.stdout
    assert "fatal" not in run.stdout
    return {int(line) - 2 for line in re.findall(rf"{re.escape(str(file))}:(\d+):\d+: error", run.stdout)}


def grammar(pattern: str) -> str:
    start = f'<element name="r">{pattern}</element>'
    return (
        f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{XSD}"><start>{start}</start></grammar>'
    )


def written(params: tuple[tuple[str, str], ...]) -> str:
    return "".join(f'<param name="{name}">{escape(value)}</param>' for name, value in params)


def sign_by_sign(text: str) -> str:
    """The text with each character as a reference that might be changed in reading."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"&#{ord(sign)};" for sign in text)
