"""The schema engines: one function that gives the one for a schema, ready to judge files by it."""

from pathlib import Path

from tei.errors import TeiError
from tei.validate.engines.engine import Engine

ENGINES = ("own", "lxml", "jing")
"""For RELAX NG; W3C XML Schemas have one engine."""


def engine(schema: Path, name: str = "own", language: str = "en") -> Engine:
    """The engine for a schema file, by its extension.

    Args:
        language: of the messages of `own`, and of what is said of files that are no XML; the others have theirs.
        name: `own`; `lxml` for libxml2, which takes long with large schemas; `jing` where it is installed.

    Raises:
        TeiError: no such file, another kind of file, not a correct schema, or no such engine.
    """
    if name not in ENGINES:
        raise TeiError(f'no engine is called "{name}"; there are: {", ".join(ENGINES)}')
    if not schema.is_file():
        raise TeiError(f'there is no schema file "{schema}"')
    suffix = schema.suffix.lower()
    if suffix not in (".rng", ".rnc", ".xsd"):
        kinds = "a file.rng, file.rnc, file.xsd or file.sch"
        raise TeiError(f'"{schema}" is no schema that can be read: give {kinds}, not "{suffix}"')
    if suffix != ".xsd" and name == "own":
        from tei.validate.engines.own import own_engine

        return own_engine(schema, language)
    if suffix != ".xsd" and name == "jing":
        from tei.validate.engines.jing import Jing

        return Jing(schema)
    from tei.validate.engines.tree import libxml_engine, xsd_engine

    return xsd_engine(schema, language) if suffix == ".xsd" else libxml_engine(schema, language)
