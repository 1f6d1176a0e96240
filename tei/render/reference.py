"""A reference as it stands in a footnote.

In this order, each part only where the header states it: who wrote it; the title, in quotation marks unless an editor
gave it; what it is, to whom or by what interviewer; where; when; translator; shelf mark and archive, else the book the
text was taken from; who edited it; the collection; the publisher and when; the version; the passage; the address.
What is inferred stands in brackets, with a mark where it is doubtful, as in archives and libraries. There is no day of
access: pages that are the same whenever they are made do not know it, and the version says more.
"""

from collections.abc import Iterator

from tei.render.citation import Citation, Name, Place, creators
from tei.render.when import show
from tei.render.wording import ENGLISH, Wording, wording


def plain_reference(citation: Citation, language: str = ENGLISH) -> str:
    """One line, ending in a full stop unless an address ends it; its own words in one of `wording.LANGUAGES`."""
    reference = ", ".join(filter(None, parts(citation, wording(language))))
    return f"{reference}." if reference and not citation.address and not reference.endswith(".") else reference


def parts(citation: Citation, words: Wording) -> Iterator[str]:
    yield show_names(creators(citation), words)
    yield quoted(citation, words)
    yield described(citation, words)
    if citation.place:
        yield bracketed(citation.place)
    if citation.written:
        yield show(citation.written, words.language)
    yield credit("translated", citation.translators, words)
    if citation.machine_translated:
        yield words.reference["machine"]
    yield held(citation) or next(iter(citation.sources), "").rstrip(".")
    yield credit("edited", citation.editors, words)
    yield from published(citation, words)
    yield citation.passage_label
    yield citation.address


def quoted(citation: Citation, words: Wording) -> str:
    title, quote = citation.title, words.reference["quote"]
    if not title:
        return words.reference["untitled"]
    if citation.supplied_title:
        return title if title.startswith("[") else f"[{title}]"
    outer = {*quote.format(title="").strip("\u202f"), '"'}
    return (words.reference["inner_quote"] if outer & set(title) else quote).format(title=title)


def described(citation: Citation, words: Wording) -> str:
    """`letter to Klara Vogel`, `interview by Ida Stern`."""
    if citation.interviewers:
        return credit("interview", citation.interviewers, words)
    kind = words.name("kinds", citation.kind)
    if not citation.recipients:
        return kind
    form = words.reference["recipient" if kind else "addressed"]
    return form.format(kind=kind, names=show_names(citation.recipients, words))


def held(citation: Citation) -> str:
    """`GARF. F. 12. Op. 3. D. 77 (State Archive, Moscow)`."""
    keeper = bracketed(citation.archive) if citation.archive else ""
    place = "" if citation.archive_place in keeper else citation.archive_place
    where = ", ".join(filter(None, (keeper, place)))
    mark = citation.shelf_mark.rstrip(".")
    return f"{mark} ({where})" if mark and where else mark or where


def published(citation: Citation, words: Wording) -> Iterator[str]:
    said, version = words.reference, citation.version
    yield said["collection"].format(title=citation.collection) if citation.collection else ""
    yield citation.publisher
    yield citation.publisher_place
    if citation.published:
        yield show(citation.published, words.language)
    yield said["version"].format(version=version) if version[:1].isdigit() else version
    if when := citation.revised:
        plain = when.form == "date" and not when.inferred
        bent = words.date(when.start, True) if plain else show(when, words.language)
        yield said["revised"].format(date=show(when, words.language), within=bent)


def credit(key: str, people: tuple[Name, ...], words: Wording) -> str:
    return words.reference[key].format(names=show_names(people, words)) if people else ""


def show_names(people: tuple[Name, ...], words: Wording) -> str:
    """`A`, `A and B`, `A, B and C`; an inferred name in brackets."""
    shown = [name for name in map(bracketed, people) if name]
    if len(shown) < 2:
        return "".join(shown)
    return words.reference["several"].format(before=", ".join(shown[:-1]), last=shown[-1])


def bracketed(found: Name | Place) -> str:
    text = f"{found.text}?" if found.uncertain else found.text
    return f"[{text}]" if found.inferred else text
