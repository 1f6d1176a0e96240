"""From a schema file to the schema: its patterns and its element definitions."""

from pathlib import Path

from tei.validate.engines.relaxng.errors import Place, SchemaError
from tei.validate.engines.relaxng.files import Files, read_files
from tei.validate.engines.relaxng.pattern import Patterns
from tei.validate.engines.relaxng.restrictions import Restrictions
from tei.validate.engines.relaxng.schema import Definition, Schema
from tei.validate.engines.relaxng.simplify import Simplifier


def compile_schema(path: Path) -> tuple[Schema, Files]:
    """The schema in a file, and which files it was read from.

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
    definitions = [
        Definition(number, source.names, content, source.node.place)
        for number, (source, content) in enumerate(zip(sources, simplifier.contents, strict=False))
    ]
    return Schema(simplifier.patterns, definitions, start), files
