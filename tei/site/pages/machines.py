"""Files for machines: a map of the site, a feed, citation data, a list for language models."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from tei.site.facts import DocumentFacts
from tei.site.file import SiteFile
from tei.site.menu import MENU, site_title
from tei.site.pages.frame import Site, document_link

ENTRIES = 50
"""Documents of the feed at most, those changed last."""


def machine_files(site: Site) -> Iterator[SiteFile]:
    yield SiteFile("CITATION.cff", citation(site).encode())
    yield SiteFile("llms.txt", language_models(site).encode())
    if site.settings.address:
        yield SiteFile("sitemap.xml", sitemap(site).encode())
        dated = [each for each in site.catalogue.documents if moment(each.record.updated)]
        if dated:
            yield SiteFile("feed.xml", feed(site, dated).encode())


def sitemap(site: Site) -> str:
    """Every page a reader would look for.

    Source:
        https://www.sitemaps.org/protocol.html
    """
    pages = [
        ("" if path == "index.html" else path, "") for _, path in (*MENU, ("", "dates.html"), ("", "principles.html"))
    ]
    pages += [(f"{quote(each.name)}.html", day(each.record.updated)) for each in site.catalogue.documents]
    pages += [(f"people/{each.slug}.html", "") for each in site.catalogue.people]
    pages += [(f"places/{each.slug}.html", "") for each in site.catalogue.places]
    pages += [(f"archives/{each.slug}.html", "") for each in site.catalogue.archives]
    lines = [
        f"<url><loc>{escape(site.settings.address + path)}</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</url>"
        for path, date in pages
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "\n".join(lines)
        + "\n</urlset>\n"
    )


def day(date: str) -> str:
    return date[:10] if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?(T.*)?", date, re.ASCII) else ""


def moment(date: str) -> str:
    """A date as RFC 3339 has it; the first day of a month or year that is known no better; empty for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?", date, re.ASCII)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}T00:00:00Z" if found else ""


def feed(site: Site, dated: list[DocumentFacts]) -> str:
    """What changed last, by the dates of the headers alone.

    Source:
        RFC 4287, The Atom Syndication Format.
    """
    address = site.settings.address
    ordered = sorted(dated, key=lambda each: (moment(each.record.updated), each.name), reverse=True)[:ENTRIES]
    author = site.settings.publisher or site.words.say("author_of_edition")
    head = [
        f"<id>{escape(address)}</id>",
        f"<title>{clean(site_title(site.settings))}</title>",
        f"<subtitle>{clean(site.settings.subtitle)}</subtitle>" if site.settings.subtitle else "",
        f"<updated>{moment(ordered[0].record.updated)}</updated>",
        f"<author><name>{clean(author)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{address}feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>',
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" '
        f"xml:lang={quoteattr(site.words.language)}>\n"
        + "\n".join(filter(None, (*head, *(feed_entry(site, each) for each in ordered))))
        + "\n</feed>\n"
    )


def feed_entry(site: Site, facts: DocumentFacts) -> str:
    link = document_link(site, facts)
    address = f"{site.settings.address}{link.href}"
    author = f"<author><name>{clean(link.author)}</name></author>" if link.author else ""
    return (
        f"<entry><id>{escape(address)}</id><title>{clean(link.title)}</title>{author}"
        f"<updated>{moment(facts.record.updated)}</updated>"
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>'
        f"<summary>{clean(facts.excerpt)}</summary></entry>"
    )


def clean(text: str) -> str:
    return escape(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text))


def citation(site: Site) -> str:
    """Citation data of the edition as a whole; JSON strings are YAML strings.

    Source:
        Citation File Format 1.2.0, https://github.com/citation-file-format/citation-file-format
    """
    settings = site.settings
    updated = max((day(each.record.updated) for each in site.catalogue.documents), default="")
    author = settings.publisher or site.words.say("author_of_edition")
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this edition, please cite it as below."',
        "type: dataset",
        f"title: {yaml(': '.join(filter(None, (site_title(settings), settings.subtitle))))}",
        f"abstract: {yaml(settings.description)}" if settings.description else "",
        "authors:",
        f"  - name: {yaml(author)}",
        f"url: {yaml(settings.address)}" if settings.address else "",
        f"date-released: {yaml(updated)}" if len(updated) == 10 else "",
        f"license-url: {yaml(settings.licence_link)}" if settings.licence_link else "",
    ]
    return "".join(f"{line}\n" for line in lines if line)


def yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def language_models(site: Site) -> str:
    """What the site has, for a machine that reads it as text.

    Source:
        https://llmstxt.org/
    """
    address, settings = site.settings.address, site.settings
    lines = [f"# {line(site_title(settings))}", ""]
    if settings.description or settings.subtitle:
        lines += [f"> {line(settings.description or settings.subtitle)}", ""]
    lines += [f"## {site.words.say('documents')}", ""]
    for each in site.catalogue.documents:
        link = document_link(site, each)
        about = "; ".join(filter(None, (link.author, link.date_shown, link.kinds, link.languages)))
        lines.append(f"- [{line(link.title)}]({address}{quote(each.name)}.md): {line(about)}")
    lines += ["", f"## {site.words.say('about')}", ""]
    for key, path in (*MENU[1:-2], ("principles", "principles.html"), ("about", "about.html")):
        lines.append(f"- [{site.words.say(key)}]({address}{path})")
    return "\n".join(lines) + "\n"


def line(text: str) -> str:
    """One line in which Markdown sees no links of its own."""
    return re.sub(r"([\\\[\]<>`*_])", r"\\\1", " ".join(text.split()))
