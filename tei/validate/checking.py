"""Files checked by a schema and by rules at once, and put right."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tei.diagnostic import Diagnostic, Severity
from tei.errors import XmlError
from tei.validate.engines.not_xml import NOT_XML
from tei.validate.governed import Options
from tei.validate.limits import size_of, within_limits
from tei.validate.rules.runner import Choice, check_rules, choose, usable_rules
from tei.validate.rules.settings import Settings, project_settings
from tei.validate.validator import USUAL, Checked, check_by_schema, check_bytes
from tei.xml.parse import XmlSyntaxError, parse

if TYPE_CHECKING:
    from tei.validate.rules.fixing import Fixed

ByRules = Callable[[Path | bytes, str, list[Diagnostic]], list[Diagnostic]]
SMALL = 1_000_000
"""Bytes of a file on which no rule can take long."""
UNREAD = {NOT_XML, "X022"}
"""Codes of files that are no XML, or too large: rules do not read them."""


def check_files(files: Sequence[Path], options: Options = USUAL, settings: Settings | None = None) -> Iterator[Checked]:
    """What the schema and the rules find in each of the files, in their order.

    Args:
        files: messages name them as given.
        options: which schema governs, and who judges by it.
        settings: of the rules; when not given, those of the project each file is in.

    Raises:
        TeiError: the schema, or the settings of a project, cannot be used.
    """
    by_rules = rules_for(settings)
    return check_by_schema(files, options, lambda file, found: by_rules(file, str(file), found))


def check_file_data(data: bytes, name: str, options: Options = USUAL) -> Checked:
    """The same for a file that is not written yet; it is judged as if it stood where its name says."""
    checked = check_bytes(data, name, options)
    return replace(checked, found=rules_for()(data, name, checked.found))


def rules_for(settings: Settings | None = None) -> ByRules:
    """What adds to the defects that a schema finds in a file, or its bytes, and name what the rules find."""
    rules = usable_rules()
    known: dict[Path, Choice] = {}

    def by_rules(source: Path | bytes, name: str, found: list[Diagnostic]) -> list[Diagnostic]:
        if any(each.code in UNREAD for each in found):
            return found
        folder = Path(name).absolute().parent
        if folder not in known:
            known[folder] = choose(settings or project_settings(folder), rules)

        def both() -> list[Diagnostic]:
            return check_rules(parse(source, name), Path(name).parent, known[folder], tuple(found))

        try:
            checked = both() if size_of(source) < SMALL else within_limits(both, source, name)
        except XmlSyntaxError as error:  # what one engine reads another may refuse: here, what is nested too deep
            help = "the schema was checked; only what rules find was not looked for"
            message = f"the rules were not run: {error.reason}"
            place = error.line, error.column
            return [*found, Diagnostic("X022", Severity.WARNING, message, name, *place, help=help)]
        return [*found, *checked] if any(each.code in UNREAD for each in checked) else checked

    return by_rules


def fix_files(files: Iterable[Path], unsafe: bool = False, write: bool = True) -> "Iterator[Fixed]":
    """Each of the files put right by the rules of its project; those that are not XML are left as they are.

    Raises:
        TeiError: a file cannot be read or written, or the settings of a project cannot be used.
    """
    from tei.validate.rules.fixing import fix_file

    for file in files:
        settings = project_settings(file.absolute().parent)
        try:
            yield fix_file(file, unsafe, settings, write)
        except XmlError:
            if not file.is_file():
                raise
