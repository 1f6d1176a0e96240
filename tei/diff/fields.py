"""The words for what stands in a header."""

from lxml import etree

from tei.diff.names import local

# The end of a path of names, and what people call what stands there. The longest that fits is taken.
_WORDS = {
    "titleStmt/title": "title",
    "titleStmt/author": "author",
    "titleStmt/editor": "editor",
    "titleStmt/sponsor": "sponsor",
    "titleStmt/funder": "funder",
    "titleStmt/principal": "principal researcher",
    "respStmt": "responsibility",
    "editionStmt/edition": "edition",
    "publicationStmt/publisher": "publisher",
    "publicationStmt/distributor": "distributor",
    "publicationStmt/authority": "authority",
    "publicationStmt/pubPlace": "place of publication",
    "publicationStmt/date": "date of publication",
    "publicationStmt/idno": "identifier",
    "publicationStmt/p": "publication",
    "availability": "availability",
    "availability/p": "availability",
    "licence": "licence",
    "seriesStmt": "series",
    "extent": "extent",
    "notesStmt/note": "note",
    "sourceDesc": "source",
    "sourceDesc/p": "source",
    "sourceDesc/bibl": "source",
    "sourceDesc/biblStruct": "source",
    "sourceDesc/biblFull": "source",
    "biblStruct/note": "source, note",
    "monogr/title": "source, title",
    "monogr/author": "source, author",
    "monogr/editor": "source, editor",
    "analytic/title": "source, title of the article",
    "analytic/author": "source, author of the article",
    "imprint/publisher": "source, publisher",
    "imprint/pubPlace": "source, place of publication",
    "imprint/date": "source, date of publication",
    "imprint/biblScope": "source, volume or pages",
    "msDesc": "manuscript",
    "msIdentifier/country": "country of the archive",
    "msIdentifier/settlement": "town of the archive",
    "msIdentifier/repository": "archive",
    "msIdentifier/collection": "collection",
    "msIdentifier/idno": "shelf mark",
    "msItem/locus": "leaves",
    "listWit/witness": "witness",
    "projectDesc": "project",
    "projectDesc/p": "project",
    "correction": "statement on corrections",
    "correction/p": "statement on corrections",
    "correction/p/list/item": "list of corrections",
    "normalization": "statement on normalisation",
    "normalization/p": "statement on normalisation",
    "quotation": "statement on quotation marks",
    "quotation/p": "statement on quotation marks",
    "hyphenation": "statement on hyphens",
    "hyphenation/p": "statement on hyphens",
    "interpretation": "statement on interpretation",
    "interpretation/p": "statement on interpretation",
    "punctuation": "statement on punctuation",
    "punctuation/p": "statement on punctuation",
    "category": "category",
    "application": "program used",
    "application/p": "program used",
    "application/label": "program used",
    "creation/date": "date of the document",
    "creation/placeName": "place of the document",
    "creation": "origin of the document",
    "langUsage/language": "language",
    "correspAction/persName": "correspondence, person",
    "correspAction/orgName": "correspondence, organisation",
    "correspAction/placeName": "correspondence, place",
    "correspAction/date": "correspondence, date",
    "correspAction": "correspondence",
    "listPerson/person": "person",
    "person/persName": "person, name",
    "person/idno": "person, identifier",
    "person/note": "person, note",
    "person/note/p": "person, note",
    "person/birth": "person, birth",
    "person/death": "person, death",
    "listOrg/org": "organisation",
    "listPlace/place": "place",
    "setting": "setting",
    "setting/date": "date of the setting",
    "keywords/term": "keyword",
    "keywords": "keywords",
    "textClass/catRef": "kind of text",
    "revisionDesc/change": "revision",
    "revisionDesc/list/item": "revision",
    "facsimile/graphic": "image",
    "surface": "page image",
    "surface/graphic": "page image, file",
}
_UNITS = frozenset(
    {
        *("respStmt", "biblStruct", "bibl", "biblFull", "msDesc", "person", "org", "place", "category"),
        *("application", "correspAction", "change", "item", "surface", "zone", "event", "relation"),
    }
)
"""Elements that are one thing in the eyes of a reader: added or taken out as a whole."""
_KINDS = ("type", "unit", "subtype")


def field_of(element: etree._Element) -> str:
    """What an element of a header is, in words; its path for one nobody foresaw."""
    path = path_of(element)
    words = next((_WORDS["/".join(path[i:])] for i in range(len(path)) if "/".join(path[i:]) in _WORDS), "")
    if words == "note" and element.get("type") == "omitted":
        return "left out of the text"
    kind = next((element.get(name) for name in _KINDS if element.get(name)), None)
    sent = element.getparent()
    if words.startswith("correspondence") and sent is not None and sent.get("type"):
        kind = sent.get("type")
    named = words or "/".join(path[1:] if len(path) > 1 and path[0] == "teiHeader" else path)
    return f"{named} ({' '.join(kind.split())})" if kind else named


def is_unit(element: etree._Element) -> bool:
    return local(element) in _UNITS


def path_of(element: etree._Element) -> list[str]:
    """Names from the part of the file that holds metadata down to the element; at most the last eight."""
    path = [local(element)]
    for each in element.iterancestors():
        if local(each) in ("TEI", "TEI.2", "teiCorpus") or len(path) == 8:
            break
        path.append(local(each))
    return path[::-1]
