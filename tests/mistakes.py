"""The typical mistakes of contributors: files made of them, and the page that shows what each validator says."""

import re
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei.report import defects
from tei.schema import schema_path
from tei.validate import explanation, validate
from tei.validate.file_lines import read_lines

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TABLE = HERE / "validate" / "mistakes" / "mistakes.toml"
PAGE = ROOT / "docs" / "mistakes.md"
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc>
<titleStmt><title>Letter</title></titleStmt>
<publicationStmt><p>Unpublished.</p></publicationStmt>
<sourceDesc><p>Typed.</p></sourceDesc>
</fileDesc></teiHeader>
<text xml:id="letter"><body>
{}
</body></text>
</TEI>
"""
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Mistake:
    what: str
    bad: str
    good: str
    place: str
    code: str
    remedy: str
    whole: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file with the mistake in it."""
        text = LETTER.format(self.bad)
        return text.replace(*self.whole) if self.whole else text

    @property
    def position(self) -> tuple[int, int]:
        """Line and column of the mistake, from 1."""
        offset = self.file.index(self.place)
        before = self.file[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")


def mistakes() -> list[Mistake]:
    with TABLE.open("rb") as file:
        entries = tomllib.load(file)["mistake"]
    return [Mistake(**(entry | {"whole": tuple(entry.get("whole", ()))})) for entry in entries]


def ours(mistake: Mistake, path: Path) -> list[str]:
    path.write_text(mistake.file, encoding="utf-8")
    reasons = {code: found.why for code in [each.code for each in validate(path)] if (found := explanation(code))}

    def lines(file: str, numbers: object) -> dict[int, str]:
        return read_lines(Path(file), {each.line for each in validate(path)})

    said = defects(validate(path), lines, lambda code: reasons.get(code, ""))
    return [line.replace(str(path), path.name) for line in said]


def jing(path: Path) -> list[str]:
    said = subprocess.run(["jing", str(schema_path()), str(path)], capture_output=True, text=True).stdout
    return [short(line.replace(f"{path}:", f"{path.name}:")) for line in said.splitlines()]


def libxml2(path: Path) -> list[str]:
    schema = etree.RelaxNG(etree.parse(schema_path()))
    try:
        tree = etree.parse(path)
    except etree.XMLSyntaxError as error:
        return [f"{path.name}:{error.lineno}: {error.msg}"]
    schema.validate(tree)
    return [f"{path.name}:{entry.line}: {entry.message}" for entry in schema.error_log] or ["(nothing)"]


def short(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} … ({len(line)} characters)"


def page() -> Iterator[str]:
    yield "# Typical mistakes, and what validators say of them"
    yield ""
    yield "Made by `python tests/mistakes.py` from `tests/validate/mistakes/mistakes.toml`; put right, each file is"
    yield "valid. All three were asked with `schema/edition.rng`. `jing` is the Java validator that editors such as"
    yield "oXygen have in them, `lxml` is libxml2."
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.xml"
        for number, mistake in enumerate(mistakes(), 1):
            mine = ours(mistake, path)
            yield ""
            yield f"## {number}. {mistake.what[0].upper()}{mistake.what[1:]}"
            for name, said in (("jing", jing(path)), ("lxml", libxml2(path)), ("tei validate", mine)):
                yield f"\n**{name}**\n\n```text"
                yield from said or ["(nothing)"]
                yield "```"
            wrong, right = (mistake.bad, mistake.good) if not mistake.whole else (*mistake.whole[1:], mistake.whole[0])
            if wrong:
                yield f"\nPut right:\n\n```xml\n{right.strip()}\n```"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(re.sub(r"\n{3,}", "\n\n", "\n".join(page())), encoding="utf-8")
