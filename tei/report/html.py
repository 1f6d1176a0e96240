"""Diagnostics as a page for people: counts, kinds, each file with its places, and what the codes mean."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.report.defects import grouped, short
from tei.report.excerpt import parts
from tei.report.report import GRAVEST, Kind, Made, Report
from tei.report.text import inert, inert_lines, pieces
from tei.report.words import counted, whole, words

Place = tuple[Diagnostic, Sequence[Diagnostic]]
"""A defect of a file, and those equal to it."""
FOLDER = Path(__file__).parent / "data"
MOST = 2000
"""Places shown with their lines; a page with more is slow to open and is read by nobody."""
_LISTED = 60
_LONGEST = 2000
_LIKELIEST = 12


@dataclass(frozen=True, slots=True)
class KindRow:
    severity: Severity
    kind: Kind
    number: int
    files: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One place, or the first of several equal ones of a file."""

    defect: Diagnostic
    address: str
    path: str
    message: tuple[tuple[str, bool], ...]
    help: tuple[tuple[str, bool], ...]
    excerpt: tuple[str, str, str]
    also: tuple[int, ...]
    """The lines of the first of the others."""
    more: int
    """How many others are not listed."""


@dataclass(frozen=True, slots=True)
class FilePart:
    path: str
    numbers: Counter[Severity]
    entries: tuple[Entry, ...]


def html(report: Report, most: int = MOST) -> Made:
    """A page that needs nothing beside itself: no script, no image, no font, and a policy that forbids them."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"inert": inert, "block": inert_lines, "pieces": _pieces}
    style = (FOLDER / "report.css").read_text(encoding="utf-8")
    said = words(report.language)
    files = report.by_file()
    places, left = _chosen({file: list(grouped(found)) for file, found in files.items()}, most)
    cut = said["cut"].format(left=counted(left, report.language)) if left else ""
    text = environment.get_template("report.html.j2").render(
        said=said,
        language=report.language,
        version=report.version,
        policy=_policy(style),
        style=style,
        numbers=[(each, report.numbers()[each]) for each in GRAVEST if report.numbers()[each]],
        checked=len(report.files),
        clean=[inert(report.path(file)) for file, found in files.items() if not found],
        kinds=list(_kinds(report)),
        files=[_part(file, some, report) for file, some in places.items() if some],
        likeliest=_LIKELIEST,
        cut=f"{cut} {whole(report)}" if cut else "",
    )
    return Made(text, cut)


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple(pieces(inert(text)[:_LONGEST]))


def _chosen(every: Mapping[str, Sequence[Place]], most: int) -> tuple[dict[str, list[Place]], list[Diagnostic]]:
    """As many places as there is room for, and what is in the others; the gravest, and of each file its first."""
    ranked = sorted(
        (GRAVEST.index(first.severity), number, position)
        for position, places in enumerate(every.values())
        for number, (first, _) in enumerate(places)
    )
    kept = {(position, number) for _, number, position in ranked[:most]}
    shown: dict[str, list[Place]] = {}
    left: list[Diagnostic] = []
    for position, (file, places) in enumerate(every.items()):
        shown[file] = [place for number, place in enumerate(places) if (position, number) in kept]
        for number, (first, others) in enumerate(places):
            left += () if (position, number) in kept else (first, *others)
    return shown, left


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _kinds(report: Report) -> Iterator[KindRow]:
    numbers = Counter((each.severity, each.code) for each in report.found)
    files = Counter(code for found in report.by_file().values() for code in {each.code for each in found})
    for severity, code in sorted(numbers, key=lambda kind: (GRAVEST.index(kind[0]), -numbers[kind], kind[1])):
        yield KindRow(severity, report.kind(code), numbers[severity, code], files[code])


def _part(file: str, places: Sequence[Place], report: Report) -> FilePart:
    lines = report.lines(file, {each.line for each, _ in places})
    entries = tuple(_entry(each, others, lines.get(each.line, ""), report) for each, others in places)
    numbers = Counter(each.severity for first, others in places for each in (first, *others))
    return FilePart(inert(report.path(file)), numbers, entries)


def _entry(each: Diagnostic, others: Sequence[Diagnostic], line: str, report: Report) -> Entry:
    return Entry(
        each,
        report.address(each),
        inert(short(each.path)),
        _pieces(each.message),
        _pieces(each.help),
        parts(line, each.column, each.text) if line.strip() else ("", "", ""),
        tuple(other.line for other in others[:_LISTED]),
        max(0, len(others) - _LISTED),
    )
