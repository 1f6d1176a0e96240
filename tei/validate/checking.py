"""Files checked by a schema and by rules at once, and put right."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.errors import XmlError
from tei.schema import schema_path
from tei.validate.engines import engine
from tei.validate.rules.fixing import Fixed, difference, fix_file
from tei.validate.rules.runner import check_rules, usable_rules
from tei.validate.rules.settings import Settings, project_settings
from tei.xml.parse import parse

__all__ = ["Fixed", "check_files", "difference", "errors_in", "fix_files"]

UNREADABLE = "X001"


def check_files(
    files: list[Path],
    schema: Path | None = None,
    with_rules: bool = True,
    engine_name: str = "own",
    settings: Settings | None = None,
) -> Iterator[list[Diagnostic]]:
    """What the schema and the rules find in each of the files, in their order.

    Args:
        files: messages name them as given.
        schema: a `.rng`, `.rnc` or `.xsd` file; our own profile when not given.
        with_rules: False for the schema alone.
        engine_name: for RELAX NG: `own`, `lxml` or `jing`.
        settings: of the rules; when not given, those of the project each file is in.

    Raises:
        TeiError: the schema, or the settings of a project, cannot be used.
    """
    by_schema = engine(schema or schema_path(), engine_name).check_files(files)
    if not with_rules:
        yield from by_schema
        return
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


def fix_files(files: Iterable[Path], unsafe: bool = False, write: bool = True) -> Iterator[Fixed]:
    """Each of the files put right by the rules of its project; those that are not XML are left as they are.

    Raises:
        TeiError: a file cannot be read or written, or the settings of a project cannot be used.
    """
    for file in files:
        settings = project_settings(file.absolute().parent)
        try:
            yield fix_file(file, unsafe, settings, write)
        except XmlError:
            if not file.is_file():
                raise


def errors_in(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether something is wrong, and not only doubtful."""
    return any(each.severity is Severity.ERROR for each in diagnostics)
