"""What a schema file is, by its own words: its language, its version, the files it needs."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from tei.errors import TeiError
from tei.schema.markup import Tag, read_tags

Language = Literal["relaxng", "compact", "xsd", "schematron", "tei"]

ROOTS: dict[str, Language] = {
    "{http://relaxng.org/ns/structure/1.0}": "relaxng",
    "{http://www.w3.org/2001/XMLSchema}schema": "xsd",
    "{http://purl.oclc.org/dsdl/schematron}schema": "schematron",
    "{http://www.tei-c.org/ns/1.0}TEI": "tei",
    "{http://www.tei-c.org/ns/1.0}teiCorpus": "tei",
}
REFERENCES = {
    "{http://relaxng.org/ns/structure/1.0}include": "href",
    "{http://relaxng.org/ns/structure/1.0}externalRef": "href",
    "{http://www.w3.org/2001/XMLSchema}include": "schemaLocation",
    "{http://www.w3.org/2001/XMLSchema}import": "schemaLocation",
    "{http://www.w3.org/2001/XMLSchema}redefine": "schemaLocation",
    "{http://www.w3.org/2001/XMLSchema}override": "schemaLocation",
    "{http://purl.oclc.org/dsdl/schematron}include": "href",
    "{http://purl.oclc.org/dsdl/schematron}extends": "href",
}
COMPACT_REFERENCE = re.compile(r'^[^#"\n]*\b(?:include|external)\s+"([^"\n]+)"', re.MULTILINE)
EDITION = re.compile(
    rb"TEI Edition:\s*(?:P5\s+)?Version(?:\s|\xc2\xa0)+(\d[\w.]*\w)|<edition>P5\s.*?>(\d+\.\d+\.\d+\w*)<", re.DOTALL
)
"""As the Stylesheets of the TEI write it, with a space that does not break, and as the source of P5 has it."""
LARGEST = 64_000_000
"""Bytes. The whole of P5 in one schema has 1 MB, its source 5 MB."""


@dataclass(frozen=True, slots=True)
class SchemaFile:
    language: Language
    references: tuple[str, ...]
    """The files it includes, as it names them."""
    version: str
    """The version of TEI it says it was made from; empty where it does not say."""


def read_schema_file(data: bytes, file: str) -> SchemaFile:
    """What a schema file says of itself.

    Args:
        file: its name; compact RELAX NG is known by the extension `.rnc`, anything else by its root element.

    Raises:
        TeiError: it is no schema and no TEI source, or is too large or not safe to read.
    """
    if len(data) > LARGEST:
        raise TeiError(f"{file}: a schema of more than {LARGEST // 1_000_000} MB is not read")
    edition = EDITION.search(data, 0, 20_000)
    version = (edition[1] or edition[2]).decode("ascii") if edition else ""
    if file.lower().endswith(".rnc"):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise TeiError(f"{file}: this is not UTF-8, as compact RELAX NG has to be") from None
        if "\0" in text or text.lstrip().startswith("<"):
            raise TeiError(f"{file}: this is no compact RELAX NG")
        return SchemaFile("compact", tuple(dict.fromkeys(COMPACT_REFERENCE.findall(text))), version)
    tags = read_tags(data, file)
    root = tags[0].name
    language = next((each for start, each in ROOTS.items() if root.startswith(start)), None)
    if language is None:
        local = root.rpartition("}")[2]
        raise TeiError(
            f"{file}: this is no schema: its root element is `{local}`, not one of RELAX NG, XSD or Schematron"
        )
    found = (tag.attributes.get(REFERENCES[tag.name], "") for tag in tags if tag.name in REFERENCES and not known(tag))
    return SchemaFile(language, tuple(dict.fromkeys(each for each in found if each)), version)


def known(tag: Tag) -> bool:
    """Whether the namespace of XML itself is imported from its address; `xmlschema` brings it along."""
    namespace, place = tag.attributes.get("namespace"), tag.attributes.get("schemaLocation", "")
    return namespace == "http://www.w3.org/XML/1998/namespace" and "://" in place


def local_reference(reference: str, schema: str) -> str:
    """The path of an included file below the folder of the schema that includes it, as the schema writes it.

    Raises:
        TeiError: it leads to the network, to an absolute path or out of the folder.
    """
    parts = urlsplit(reference)
    pieces = parts.path.split("/")
    if parts.scheme or parts.netloc or parts.path.startswith("/") or "\\" in parts.path or ".." in pieces:
        raise TeiError(
            f'{schema}: includes "{reference}"; only files in its own folder and below are taken, '
            "so bring that file there and name it without its address"
        )
    return "/".join(piece for piece in pieces if piece != ".")
