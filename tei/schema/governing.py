"""Which schema governs a file: the one given, those it names in `xml-model`, or that of editions."""

from pathlib import Path

from tei.schema import schema_path
from tei.schema.prolog import read_models
from tei.schema.ruling import Governing, Ruling, Unresolved
from tei.version import VERSION


def governing_schema(
    source: Path | bytes, schema: Path | None = None, catalog: Path | None = None, folder: Path | None = None
) -> Governing:
    """The schemas that govern a file, all on this machine; nothing is fetched.

    Args:
        source: the file, of which no more than its prolog is read, or its bytes.
        schema: given by the user, it governs alone.
        catalog: given by the user, it is asked in the place of the repository's.
        folder: where the file stands; that of the path if not given.

    Returns:
        What `xml-model` names, each looked up in the catalog, then the lock file, then the store, then beside the
        file; the schema of editions if the file names none.

    Raises:
        TeiError: a catalog or lock file cannot be read, or a schema of the store is not what it was.
    """
    if schema is not None:
        return Governing((Ruling(schema, "grammar", schema.name, "", "given with --schema"),), ())
    models = read_models(source)
    if not models:
        return Governing((Ruling(schema_path(), "grammar", "edition", VERSION, "the schema of editions"),), ())
    # Most files name none, and for these nothing of it is needed.
    from tei.schema.lookup import look_up
    from tei.schema.project import project_of

    folder = (folder or (source.parent if isinstance(source, Path) else Path())).absolute()
    project = project_of(folder, catalog)
    found: list[Ruling] = []
    unresolved: list[Unresolved] = []
    for model in models:
        result = look_up(model, folder, project)
        if isinstance(result, Unresolved):
            unresolved.append(result)
        elif result not in found:
            found.append(result)
    return Governing(
        tuple(each for each in found if each.kind == "grammar"),
        tuple(each for each in found if each.kind == "schematron"),
        tuple(unresolved),
    )
