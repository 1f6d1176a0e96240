"""What other programs call our kinds of document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Genre:
    csl: str
    """Type of the Citation Style Language, 1.0.2."""
    ris: str
    zotero: str
    schema: str
    """Class of schema.org."""


LETTER = Genre("personal_communication", "PCOMM", "letter", "Message")
INTERVIEW = Genre("interview", "PCOMM", "interview", "CreativeWork")
ARTICLE = Genre("article", "GEN", "document", "Article")
UNPUBLISHED = Genre("manuscript", "UNPB", "manuscript", "CreativeWork")
OTHER = Genre("document", "GEN", "document", "CreativeWork")
GENRES = {
    "letter": LETTER,
    "telegram": LETTER,
    "interview": INTERVIEW,
    "article": ARTICLE,
    "speech": Genre("speech", "GEN", "document", "CreativeWork"),
}


def genre(kind: str, archival: bool) -> Genre:
    """The types for a kind of document, `letter`; one without types of its own is a manuscript if an archive has it."""
    return GENRES.get(kind, UNPUBLISHED if archival else OTHER)
