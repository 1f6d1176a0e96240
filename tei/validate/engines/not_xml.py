"""What is said of a file that is no XML, in the language of the messages."""

from tei.diagnostic import Diagnostic, Severity
from tei.xml.parse import XmlSyntaxError

NOT_XML = "X001"


def not_xml(error: XmlSyntaxError, name: str, language: str = "en") -> Diagnostic:
    """The defect of a file that cannot be read as XML; messages call it `name`."""
    from tei.validate.words.wording import wording  # reads tables, and most files are XML

    reason, help = wording(language).xml(error.key, error.found)
    if not reason:
        reason, help = error.reason, error.help
    return Diagnostic(NOT_XML, Severity.ERROR, reason, name, error.line, error.column, help=help)
