"""From a schema file to the schema: its patterns and its element definitions."""

from pathlib import Path

from tei.validate.engines.relaxng.errors import Place, SchemaError
from tei.validate.engines.relaxng.files import Files, read_files
from tei.validate.engines.relaxng.pattern import Pattern, Patterns
from tei.validate.engines.relaxng.restrictions import Restrictions
from tei.validate.engines.relaxng.simplify import Simplifier
from tei.validate.engines.relaxng.soundness import is_sound
from tei.validate.engines.relaxng.tables import Tables, Writer
from tei.validate.engines.relaxng.values import is_contextual


def compile_schema(path: Path) -> tuple[Tables, Files]:
    """The tables of the schema in a file, and which files it was read from.

    Raises:
        SchemaError: it is not correct; the message names the file and the line.
        TeiError: a file cannot be read.
    """
    root, files = read_files(path)
    simplifier = Simplifier(Patterns())
    try:
        start, reached = simplifier.whole(root)
        sources = simplifier.sources[:reached]
        restrictions = Restrictions([source.names for source in sources])
        restrictions.check_start(start, root.place)
        for source, content in zip(sources, simplifier.contents, strict=False):
            restrictions.check(content, source.node.place)
    except RecursionError:
        raise SchemaError(Place(root.place.file, 1), "its patterns are nested too deep") from None
    return tabulated(simplifier, start, reached), files


def tabulated(simplifier: Simplifier, start: Pattern, reached: int) -> Tables:
    tables = Tables()
    writer = Writer(tables)
    tables.start = writer.row(start)
    elements = list(zip(simplifier.sources[:reached], simplifier.contents, strict=False))
    names: dict[str, int] = {}
    for source, content in elements:
        place = source.node.place
        file = names.setdefault(place.file, len(names))
        tables.definitions.append([writer.names_row(source.names), writer.row(content), file, place.line])
    tables.files = list(names)
    tables.sound = is_sound([(source.names, content) for source, content in elements])
    tables.contextual = any(is_contextual(pattern) for pattern in writer.rows if pattern.type is not None)
    return tables
