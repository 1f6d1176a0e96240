"""Files checked by a schema and by rules at once."""

from collections.abc import Iterator
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.schema import schema_path
from tei.validate.engines import engine
from tei.validate.rules.runner import check_rules, usable_rules
from tei.validate.rules.settings import Settings, project_settings
from tei.xml.parse import parse

UNREADABLE = "X001"


def check_files(
    files: list[Path], schema: Path | None = None, engine_name: str = "own", settings: Settings | None = None
) -> Iterator[list[Diagnostic]]:
    """What the schema and the rules find in each of the files, in their order.

    Args:
        files: messages name them as given.
        schema: a `.rng`, `.rnc` or `.xsd` file; our own profile when not given.
        engine_name: for RELAX NG: `own`, `lxml` or `jing`.
        settings: of the rules; when not given, those of the project each file is in.

    Raises:
        TeiError: the schema, or the settings of a project, cannot be used.
    """
    by_schema = engine(schema or schema_path(), engine_name).check_files(files)
    rules = usable_rules()
    known: dict[Path, Settings] = {}
    for file, found in zip(files, by_schema, strict=True):
        if any(each.code == UNREADABLE for each in found):
            yield found
            continue
        folder = file.absolute().parent
        if settings is None and folder not in known:
            known[folder] = project_settings(folder)
        yield check_rules(parse(file), file.parent, settings or known[folder], rules, tuple(found))
