"""What the server adds to a page: the script that reloads it, and what is wrong with its edition.

The site itself has none of it.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from tei.serve.defects import Placed, count

PLACE = "/.tei-serve/"
SCRIPT, STYLE, EVENTS = f"{PLACE}serve.js", f"{PLACE}serve.css", f"{PLACE}events"
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_HEAD_END = re.compile(r"</head>", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_NEEDED = {"script-src": "'self'", "style-src": "'self'", "connect-src": "'self'"}


def served(page: str, version: str, notice: str) -> str:
    """A page of the site as it is shown here.

    Args:
        version: of the build; the script reloads the page when there is another.
        notice: HTML that stands above everything else; empty for none.
    """
    added = f'<link rel="stylesheet" href="{STYLE}"><script src="{SCRIPT}" data-version="{version}" defer></script>'
    page = _POLICY.sub(lambda found: f"{found[1]}{widened(found[2])}{found[3]}", page, count=1)
    page = _HEAD_END.sub(lambda found: f"{added}{found[0]}", page, count=1)
    return _BODY.sub(lambda found: f"{found[0]}{notice}", page, count=1)


def widened(policy: str) -> str:
    """A Content-Security-Policy that allows what the server adds, all of which is its own, and else what it did."""
    directives = [part.split() for part in policy.split(";") if part.strip()]
    for name, source in _NEEDED.items():
        found = next((each for each in directives if each[0] == name), None)
        if found is None:
            directives.append([name, source])
        elif source not in found:
            found[1:] = [*(each for each in found[1:] if each != "'none'"), source]
    return "; ".join(" ".join(each) for each in directives)


def defects_notice(placed: Sequence[Placed], failures: Iterable[str]) -> str:
    """What is wrong with one edition: a list, each entry with the passage to which the script moves a copy of it."""
    wrong = "".join(map(failure, failures))
    if not placed and not wrong:
        return ""
    summary = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for name, number in count(placed))
    entries = "".join(entry(each, number) for number, each in enumerate(placed, 1))
    listed = f"<details open><summary>{summary}</summary><ol>{entries}</ol></details>" if placed else ""
    return notice(f"{wrong}{listed}")


def entry(placed: Placed, number: int) -> str:
    each = placed.diagnostic
    where = f"line {each.line}" + (f":{each.column}" if each.column else "")
    link = f'<a href="#{escape(placed.passage)}">{where}</a>' if placed.passage else where
    help = f"<span class='help'>{escape(each.help)}</span>" if each.help else ""
    return (
        f'<li id="tei-serve-{number}" class="{each.severity}" data-passage="{escape(placed.passage)}">'
        f"{link} <b>{each.severity} {escape(each.code)}</b> "
        f"<span class='message'>{escape(each.message)}</span>{help}</li>"
    )


def start_notice(counts: Sequence[tuple[str, str, int]], failures: Iterable[tuple[str, str]]) -> str:
    """What is wrong with all editions.

    Args:
        counts: name, page and number of defects of each edition that has some.
        failures: name and reason of each that could not be built; the name is empty where it concerns all.
    """
    wrong = "".join(failure(reason, name) for name, reason in failures)
    entries = "".join(
        f'<li><a href="{escape(page)}">{escape(name)}</a>: {number} defect{"" if number == 1 else "s"}</li>'
        for name, page, number in counts
    )
    listed = f"<ol>{entries}</ol>" if entries else ""
    return notice(wrong + listed) if wrong or listed else ""


def failure(reason: str, name: str = "") -> str:
    whose = f"<b>{escape(name)}</b> " if name else ""
    return f'<p class="failure">{whose}{escape(reason)}</p>'


def notice(content: str) -> str:
    return f'<aside class="tei-serve" lang="en" dir="ltr" aria-label="What is wrong">{content}</aside>'


def plain_page(title: str, text: str) -> str:
    """A page of the server's own, for what the site has no page for."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f"<title>{escape(title)}</title></head><body><main><h1>{escape(title)}</h1><p>{escape(text)}</p>"
        '<p><a href="/">All editions</a></p></main></body></html>'
    )
