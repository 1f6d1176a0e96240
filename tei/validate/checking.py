"""Files checked by a schema and by rules at once, and put right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from tei.errors import XmlError
from tei.validate.engines.not_xml import NOT_XML
from tei.validate.governed import Options
from tei.validate.rules.fixing import Fixed, difference, fix_file
from tei.validate.rules.runner import check_rules, usable_rules
from tei.validate.rules.settings import Settings, project_settings
from tei.validate.validator import USUAL, Checked, check_by_schema
from tei.xml.parse import parse

__all__ = ["Fixed", "check_files", "difference", "fix_files"]


def check_files(files: Sequence[Path], options: Options = USUAL, settings: Settings | None = None) -> Iterator[Checked]:
    """What the schema and the rules find in each of the files, in their order.

    Args:
        files: messages name them as given.
        options: which schema governs, and who judges by it.
        settings: of the rules; when not given, those of the project each file is in.

    Raises:
        TeiError: the schema, or the settings of a project, cannot be used.
    """
    by_schema = check_by_schema(files, options)
    rules = usable_rules()
    known: dict[Path, Settings] = {}
    for file, checked in zip(files, by_schema, strict=True):
        if any(each.code == NOT_XML for each in checked.found):
            yield checked
            continue
        folder = file.absolute().parent
        if settings is None and folder not in known:
            known[folder] = project_settings(folder)
        found = check_rules(parse(file), file.parent, settings or known[folder], rules, tuple(checked.found))
        yield replace(checked, found=found)


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
