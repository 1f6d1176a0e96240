"""Files checked by a schema and by rules at once, and put right."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tei.diagnostic import Diagnostic, Severity
from tei.errors import XmlError
from tei.validate.governed import Options
from tei.validate.rules.fixing import Fixed, difference, fix_file
from tei.validate.rules.runner import check_rules, usable_rules
from tei.validate.rules.settings import Settings, project_settings
from tei.validate.validator import USUAL, validate_files
from tei.xml.parse import parse

__all__ = ["Fixed", "check_files", "difference", "errors_in", "fix_files"]

UNREADABLE = "X001"


def check_files(
    files: Sequence[Path], options: Options = USUAL, settings: Settings | None = None
) -> Iterator[list[Diagnostic]]:
    """What the schema and the rules find in each of the files, in their order.

    Args:
        files: messages name them as given.
        options: which schema governs, and who judges by it.
        settings: of the rules; when not given, those of the project each file is in.

    Raises:
        TeiError: the schema, or the settings of a project, cannot be used.
    """
    by_schema = validate_files(files, options)
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
