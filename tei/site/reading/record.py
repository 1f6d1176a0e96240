"""What the header of one file says about its making: who, when, from what, under which terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from tei.render.summary import dating, find_all
from tei.render.text import sources
from tei.render.words import TEI, plain_text
from tei.site.reading.identity import safe_link


@dataclass(frozen=True, slots=True)
class RecordFacts:
    publisher: str
    updated: str
    """ISO 8601, the latest change or the date of publication that the header names; empty where it names none."""
    responsible: tuple[tuple[str, str], ...]
    """What was done, and by whom."""
    sources: tuple[str, ...]
    licence: str
    licence_link: str
    subtitles: tuple[str, ...]


def read_record(tree: etree._ElementTree) -> RecordFacts:
    """A value the header does not state is empty."""
    root = tree.getroot()
    header = root.find(f"{TEI}teiHeader")
    if header is None:
        header = etree.Element(f"{TEI}teiHeader")
    licences = find_all(header, "fileDesc/publicationStmt/availability/licence")
    titles = find_all(header, "fileDesc/titleStmt/title")
    return RecordFacts(
        publisher=next(filter(None, map(plain_text, find_all(header, "fileDesc/publicationStmt/publisher"))), ""),
        updated=max(updates(header), default=""),
        responsible=tuple(dict.fromkeys(responsible(header))),
        sources=tuple(dict.fromkeys(filter(None, sources(root)))),
        licence=" ".join(map(plain_text, licences)),
        licence_link=next((link for each in licences if (link := safe_link(each.get("target", "")))), ""),
        subtitles=tuple(plain_text(each) for each in titles if each.get("type") == "sub" and plain_text(each)),
    )


def updates(header: etree._Element) -> Iterator[str]:
    for change in (*find_all(header, "revisionDesc/change"), *find_all(header, "revisionDesc/listChange/change")):
        yield from iso(change)
    for date in find_all(header, "fileDesc/publicationStmt/date"):
        yield from iso(date)


def iso(element: etree._Element) -> Iterator[str]:
    start, end = dating(element)
    if re.match(r"\d{4}", value := end or start):
        yield value


def responsible(header: etree._Element) -> Iterator[tuple[str, str]]:
    for statement in find_all(header, "fileDesc/titleStmt/respStmt"):
        done = "; ".join(filter(None, map(plain_text, statement.iterchildren(f"{TEI}resp"))))
        names = (f"{TEI}name", f"{TEI}persName", f"{TEI}orgName")
        for name in statement.iterchildren(*names):
            if who := plain_text(name):
                yield done, who
    for editor in find_all(header, "fileDesc/titleStmt/editor"):
        if who := plain_text(editor):
            yield editor.get("role", "editor"), who
