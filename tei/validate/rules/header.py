"""What a header has to say for an edition to be cited and used."""

import re
from collections.abc import Iterator

from tei.diagnostic import Severity
from tei.validate.rules.file import File, local, words
from tei.validate.rules.problem import Problem
from tei.validate.rules.rule import rule
from tei.xml import TEI, XML_ID

_UNFILLED = re.compile(
    r"\b(?:TODO|FIXME|XXX|[Tt]o be (?:added|done|completed)|[Ll]orem ipsum|TBD|[Tt]bd)\b|\[[Ii]nsert"
)
_BEGINNINGS = ("todo", "fixme", "xxx", "to be ", "lorem", "tbd", "[insert")
"""What a header that has one of them has in it, in small letters."""
_YEAR = re.compile(r"(?:[01]\d{3}|20\d\d)(?!\d)(?<!\d\d{4})")
_ROMAN_YEAR = re.compile(r"\bM?[DC][MDCLX]+[IVX]*\b")
POINTING = frozenset({"target", "corresp", "ref", "facs", "source", "sameAs"})
"""Attributes by which an empty description leads to one."""
PLACES = ("p", "title", "name", "publisher", "licence", "date")
PEOPLE = tuple(
    f"{TEI}{name}"
    for name in (
        *("author", "editor", "respStmt", "publisher", "authority", "distributor", "principal", "sponsor", "funder"),
    )
)


@rule("H001", Severity.WARNING)
def no_word_on_rights(file: File) -> Iterator[Problem]:
    """A header that does not say how the file may be used.

    Why:
        Without a word on rights nobody else can print, translate or take over the edition; silence forbids.

    Bad:
        <publicationStmt><publisher>The Harbour Press</publisher></publicationStmt>

    Good:
        <publicationStmt><publisher>The Harbour Press</publisher><date when="2024">2024</date>
        <availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence>
        </availability></publicationStmt>

    Fix:
        Add `availability` with a `licence`; where the rights are not known, say that in a `p`.
    """
    for statement in file.elements("publicationStmt"):
        if statement.find(f"{TEI}availability") is None and not any(
            re.search("rights|licen[cs]e|copyright|public domain|©", words(each), re.IGNORECASE) for each in statement
        ):
            yield Problem(
                statement, "the header does not say how the file may be used", "add `availability` with a `licence`"
            )


@rule("H002", Severity.WARNING)
def placeholder_left_in(file: File) -> Iterator[Problem]:
    """A place that somebody meant to fill in later.

    Why:
        It is published as it stands.

    Bad:
        <sourceDesc><p>TODO: shelf mark</p></sourceDesc>

    Good:
        <sourceDesc><p>Typescript in private hands.</p></sourceDesc>

    Fix:
        Fill it in, or take it out.
    """
    # Most headers have no such word; their raw text tells it at once.
    raw = file.text[: file.text.rfind("</teiHeader>") + 1].lower()
    if not any(each in raw for each in _BEGINNINGS):
        return
    for header in file.elements("teiHeader"):
        for element in header.iter(*(f"{TEI}{name}" for name in PLACES)):
            found = _UNFILLED.search(words(element))
            if found:
                message = f'the header has a place to fill in: "{words(element)[:60]}"'
                yield Problem(element, message, "fill it in, or take it out", text=found[0])


@rule("H003", Severity.WARNING)
def nobody_responsible(file: File) -> Iterator[Problem]:
    """A header that names nobody who made or publishes the edition.

    Why:
        An edition is trusted, cited and asked about by the name of who made it.

    Bad:
        <fileDesc><titleStmt><title>Letter</title></titleStmt><publicationStmt><availability><p>Free.</p></availability>
        </publicationStmt><sourceDesc><p>Typed.</p></sourceDesc></fileDesc>

    Good:
        <fileDesc><titleStmt><title>Letter</title><respStmt><resp>transcription</resp><name>C. Scribe</name></respStmt>
        </titleStmt><publicationStmt><publisher>The Harbour Press</publisher><date>2024</date>
        <availability><p>Free.</p></availability>
        </publicationStmt><sourceDesc><p>Typed.</p></sourceDesc></fileDesc>

    Fix:
        Add `author`, `editor` or `respStmt` to the title statement, or a `publisher`.
    """
    for description in file.elements("fileDesc"):
        named = (words(each) for each in description.iter(*PEOPLE))
        # Prose can name anybody; only what has fields for it can be known to name nobody.
        prose = any(words(each) for each in description.iterfind(f"{TEI}publicationStmt/{TEI}p"))
        if not prose and not any(name and name != "not stated" for name in named):
            yield Problem(
                description, "the header names nobody who made or publishes the file", "add `respStmt` or `publisher`"
            )


@rule("H004", Severity.WARNING)
def no_word_on_the_source(file: File) -> Iterator[Problem]:
    """A header that does not say what the text was taken from.

    Why:
        Nobody can compare the edition with the page, and nobody knows which print or file it renders.

    Bad:
        <sourceDesc><p/></sourceDesc>

    Good:
        <sourceDesc><p>Typescript, one leaf, in private hands.</p></sourceDesc>

    Fix:
        Describe the source in `msDesc`, `bibl` or a `p`; of a text that has none say that in a `p`.
    """
    for description in file.elements("fileDesc"):
        sources = description.findall(f"{TEI}sourceDesc")
        said = any(
            words(each) or POINTING & {str(name) for up in each.iter() for name in up.attrib} for each in sources
        )
        if not said:
            place = sources[0] if sources else description
            yield Problem(place, "the header does not say what the text was taken from", "describe it in `sourceDesc`")


@rule("H005", Severity.WARNING)
def no_date_at_all(file: File) -> Iterator[Problem]:
    """A header without any date: of the text, its source, or the edition.

    Why:
        The edition can be neither cited nor sorted, and nobody can tell which of two states of it is the newer.

    Bad:
        <fileDesc><titleStmt><title>Letter</title><author>A. Lind</author></titleStmt><publicationStmt>
        <publisher>Press</publisher><availability><p>Free.</p></availability></publicationStmt>
        <sourceDesc><p>Typed.</p></sourceDesc></fileDesc>

    Good:
        <fileDesc><titleStmt><title>Letter</title><author>A. Lind</author></titleStmt><publicationStmt>
        <publisher>Press</publisher><date when="2024">2024</date><availability><p>Free.</p></availability>
        </publicationStmt><sourceDesc><p>Typed.</p></sourceDesc></fileDesc>

    Fix:
        Add `date` to `publicationStmt` for the edition, to `creation` or `correspAction` for the text.
    """
    for header in file.elements("teiHeader"):
        dates = header.iter(f"{TEI}date", f"{TEI}origDate", f"{TEI}change")
        if any(each.attrib or words(each) for each in dates):
            continue
        text = words(header)
        if not _YEAR.search(text) and not _ROMAN_YEAR.search(text):
            yield Problem(header, "the header has no date", "add `date` to `publicationStmt` or `creation`")


@rule("H006", Severity.WARNING)
def description_of_no_text(file: File) -> Iterator[Problem]:
    """One of several descriptions of a source or a correspondence, which no text of its own is linked with.

    Why:
        A file of several texts has a description for each; which text this one describes, nobody can tell, and one
        of the texts has none.

    Bad:
        <correspDesc corresp="#text"><correspAction type="sent"><persName>Lind</persName></correspAction></correspDesc>
        <correspDesc><correspAction type="sent"><persName>Krebs</persName></correspAction></correspDesc>

    Good:
        <correspDesc corresp="#text"><correspAction type="sent"><persName>Lind</persName></correspAction></correspDesc>
        <correspDesc corresp="#text"><correspAction type="sent"><persName>Krebs</persName></correspAction></correspDesc>

    Fix:
        Give `correspDesc` a @corresp that leads to its text; to a `sourceDesc` let the @decls of its text lead.
    """
    letters, sources = file.elements("correspDesc"), file.elements("sourceDesc")
    loose = [each for each in letters if not each.get("corresp")]
    unlinked = loose if len(loose) < len(letters) else []
    texts = [each for each in file.elements("text") if each.get(XML_ID)]
    if len(texts) == len(letters) > 1:
        led_to = [each.get("corresp") for each in letters]
        unlinked += [each for place, each in enumerate(letters) if led_to[place] and led_to[place] in led_to[:place]]
    chosen = {part[1:] for _, value in file.having("decls") for part in value.split()} if len(sources) > 1 else set()
    unchosen = [each for each in sources if each.get(XML_ID) not in chosen] if chosen else []
    for each, way in [
        *((each, "@corresp") for each in unlinked),
        *((each, "the @decls of its text") for each in unchosen),
    ]:
        message = f"nothing says which text this `{local(each)}` describes"
        yield Problem(each, message, f"link it with its text by {way}")
