"""A difference as one HTML page that needs nothing else: no script, no file beside it, nothing from the network."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from tei.diff.result import FileDifference
from tei.report.diff_counts import counts, title, totals
from tei.report.diff_phrase import Bit, Phrase, Role
from tei.report.diff_sections import Extent, sections
from tei.report.text import inert

_STYLE = Path(__file__).parent / "assets" / "diff.css"
_OLD = '<del><span class="said">taken out: </span>', '<span class="said"> (end)</span></del>'
_NEW = '<ins><span class="said">put in: </span>', '<span class="said"> (end)</span></ins>'
_TAGS = {
    Role.OLD: _OLD,
    Role.NEW: _NEW,
    Role.OLD_VALUE: ("<code>", "</code>"),
    Role.NEW_VALUE: ("<code>", "</code>"),
    Role.CODE: ("<code>", "</code>"),
    Role.QUOTE: ("<q>", "</q>"),
    Role.PLACE: ('<span class="place">', "</span>"),
    Role.FAINT: ('<span class="faint">', "</span>"),
}


def diff_html(files: Sequence[FileDifference], extent: Extent) -> str:
    """The page, the same for the same input.

    Its Content-Security-Policy allows its own style sheet and nothing else. What came or went is told by colour, by a
    line under or through it, and in words to those who listen.
    """
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    heading = title(files[0]) if len(files) == 1 else "What changed"
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(heading)}</title>",
        f"<style>{style}</style></head>",
        f"<body><main><h1>{_text(heading)}</h1>",
        *_body(files, extent),
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _body(files: Sequence[FileDifference], extent: Extent) -> Iterator[str]:
    if not files:
        yield "<p>No TEI file differs.</p>"
    elif len(files) == 1:
        yield from _file(files[0], extent)
    else:
        yield f"<p>{_text(totals(files))}</p>"
        yield '<nav aria-label="Files"><ul>'
        for number, each in enumerate(files, 1):
            yield f'<li><a href="#file-{number}">{_text(title(each))}</a>: {_text(counts(each, extent.only))}</li>'
        yield "</ul></nav>"
        for number, each in enumerate(files, 1):
            yield f'<section aria-labelledby="file-{number}"><h2 id="file-{number}">{_text(title(each))}</h2>'
            yield from _file(each, extent)
            yield "</section>"


def _file(file: FileDifference, extent: Extent) -> Iterator[str]:
    yield f"<p>{_text(counts(file, extent.only))}</p>"
    if file.error:
        yield f'<p class="error">{_text(file.error)}</p>'
    for section in sections(file, extent):
        yield f"<h3>{_text(section.heading[:1].upper() + section.heading[1:])}</h3>"
        yield "<ul>"
        yield from (f"<li>{_phrase(phrase)}</li>" for phrase in section.phrases)
        yield "</ul>"


def _phrase(phrase: Phrase) -> str:
    return "".join(_bit(bit) for bit in phrase)


def _bit(bit: Bit) -> str:
    start, end = _TAGS.get(bit.role, ("", ""))
    return f"{start}{_text(bit.text)}{end}" if bit.text else ""


def _text(text: str) -> str:
    return escape(inert(text))
