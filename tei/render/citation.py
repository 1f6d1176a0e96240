"""What is needed to cite a document, and the citation of one of its passages."""

from dataclasses import dataclass, replace
from urllib.parse import quote

from tei.render.when import When


@dataclass(frozen=True, slots=True)
class Name:
    """A person or an institution, as the header writes it."""

    text: str
    family: str = ""
    given: str = ""
    """Both only where the header has `surname` and `forename`: what is which is not guessed."""
    link: str = ""
    """Address of a record of authority, http or https."""
    institution: bool = False
    inferred: bool = False
    """Not stated by the document, but concluded by an editor or the tool."""
    uncertain: bool = False
    """Inferred, and with less than high certainty."""


@dataclass(frozen=True, slots=True)
class Place:
    text: str
    inferred: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Texts are one line with corrections applied; a value the header does not state is empty or None."""

    title: str = ""
    supplied_title: bool = False
    """Given by an editor; the document has none."""
    kind: str = ""
    """Category of the document: `letter`."""
    authors: tuple[Name, ...] = ()
    senders: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    interviewers: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    machine_translated: bool = False
    transcribers: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    """Of this edition, never of the source."""
    written: When | None = None
    place: Place | None = None
    """Where it was written."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags."""
    archive: Name | None = None
    archive_place: str = ""
    shelf_mark: str = ""
    """As printed, without the archive's name where the header has that apart."""
    sources: tuple[str, ...] = ()
    """Books and journals the text was taken from, as the header describes them; the shelf mark is not among them."""
    first_published: str = ""
    publisher: str = ""
    publisher_place: str = ""
    published: When | None = None
    version: str = ""
    revised: When | None = None
    licence: str = ""
    licence_link: str = ""
    collection: str = ""
    """The title of the site."""
    collection_address: str = ""
    address: str = ""
    """Of the page, http or https."""
    name: str = ""
    """Of the document's files."""
    passage: str = ""
    """The id of the passage that is cited: `p12`."""
    passage_label: str = ""
    """What readers call it: `¶ 12`."""


def cite(citation: Citation, passage: str = "", label: str = "") -> Citation:
    """The citation of a passage: the id of an element of the page, and what readers call it."""
    page = citation.address.partition("#")[0]
    address = f"{page}#{quote(passage)}" if page and passage else page
    return replace(citation, address=address, passage=passage, passage_label=label)


def creators(citation: Citation) -> tuple[Name, ...]:
    """Who the words are by: the authors, else the senders."""
    return citation.authors or citation.senders


def certain(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Those that a format may state that knows no doubt."""
    return tuple(name for name in names if not name.uncertain)


def certain_place(citation: Citation) -> str:
    return citation.place.text if citation.place and not citation.place.uncertain else ""


def inferences(citation: Citation) -> tuple[str, ...]:
    """What of the citation the document does not state itself: `date`, `recipient`."""
    found = (
        ("author", any(name.inferred for name in creators(citation))),
        ("recipient", any(name.inferred for name in citation.recipients)),
        ("date", citation.written is not None and citation.written.inferred),
        ("place", citation.place is not None and citation.place.inferred),
        ("archive", citation.archive is not None and citation.archive.inferred),
    )
    return tuple(what for what, inferred in found if inferred)


def remarks(citation: Citation) -> tuple[str, ...]:
    """What formats without a field for it can only note, a sentence each, without a full stop."""
    inferred = ", ".join(inferences(citation))
    return tuple(
        filter(
            None,
            (
                "machine translation" if citation.machine_translated else "",
                f"inferred: {inferred}" if inferred else "",
                f"first published: {citation.first_published}" if citation.first_published else "",
            ),
        )
    )
