"""A document for search engines: JSON-LD in the terms of schema.org, from its header."""

import json

from tei.render.citation import Citation, Name, certain, certain_place, creators
from tei.render.csl import Json
from tei.render.genres import LETTER, genre
from tei.render.when import interval


def jsonld(citation: Citation) -> str:
    """JSON for a `script type="application/ld+json"`: nothing in it ends the element or begins a comment there."""
    return json.dumps(described(citation), ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""In JSON these stand in strings alone, where an escape means the same."""


def described(citation: Citation) -> dict[str, Json]:
    """The document; what the header does not state is left out.

    What is doubtful is left out too: these terms have no way to say so. A letter or telegram is a `Message` with sender
    and recipient; what an archive holds is an `ArchiveComponent` too.
    """
    kind = genre(citation.kind, bool(citation.shelf_mark))
    held = bool(citation.archive or citation.shelf_mark)
    types: list[Json] = [kind.schema, *(["ArchiveComponent"] if held else [])]
    written = interval(citation.written) if citation.written else ""
    correspondence = kind is LETTER
    return stated(
        {
            "@context": "https://schema.org",
            "@type": types if len(types) > 1 else types[0],
            "@id": citation.address,
            "url": citation.address,
            "name": citation.title,
            "genre": citation.kind,
            "author": agents(creators(citation)),
            "sender": agents(citation.senders or citation.authors) if correspondence else [],
            "recipient": agents(citation.recipients) if correspondence else [],
            "contributor": [part_played("interviewer", name) for name in citation.interviewers],
            "translator": agents(citation.translators),
            "editor": agents(citation.editors),
            "dateCreated": written,
            "locationCreated": thing("Place", certain_place(citation)),
            "inLanguage": list(citation.languages),
            "holdingArchive": archive(citation),
            "itemLocation": citation.shelf_mark if held else "",
            "isBasedOn": [thing("CreativeWork", source) for source in citation.sources],
            "publisher": thing("Organization", citation.publisher),
            "datePublished": interval(citation.published) if citation.published else "",
            "dateModified": interval(citation.revised) if citation.revised else "",
            "version": citation.version,
            "license": citation.licence_link,
            "copyrightNotice": "" if citation.licence_link else citation.licence,
            "isPartOf": stated(
                {
                    "@type": "Collection",
                    "name": citation.collection,
                    "url": citation.collection_address,
                }
            ),
        }
    )


def stated(properties: dict[str, Json]) -> dict[str, Json]:
    """Those with a value; nothing at all where only the type is left."""
    kept = {name: value for name, value in properties.items() if value}
    return {} if set(kept) == {"@type"} else kept


def thing(kind: str, name: str) -> dict[str, Json]:
    return {"@type": kind, "name": name} if name else {}


def agents(names: tuple[Name, ...]) -> list[Json]:
    return [agent(name) for name in certain(names)]


def agent(name: Name) -> dict[str, Json]:
    return stated(
        {
            "@type": "Organization" if name.institution else "Person",
            "name": name.text,
            "familyName": name.family,
            "givenName": name.given,
            "sameAs": name.link,
        }
    )


def part_played(role: str, name: Name) -> Json:
    """schema.org has no property for an interviewer; a `Role` says what the contributor did."""
    return {"@type": "Role", "roleName": role, "contributor": agent(name)}


def archive(citation: Citation) -> dict[str, Json]:
    if citation.archive is None or citation.archive.uncertain:
        return {}
    return stated(
        {
            "@type": "ArchiveOrganization",
            "name": citation.archive.text,
            "sameAs": citation.archive.link,
            "address": citation.archive_place,
        }
    )
