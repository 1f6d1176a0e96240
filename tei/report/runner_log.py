"""What is printed where a runner of GitHub reads along, without words of a file that it would take for commands.

A command is `::x::` where a line begins, and `##[x]` anywhere in it.

Source:
    actions/runner, src/Runner.Common/ActionCommand.cs.
"""

import re

_JSON, _XML = "\\u0023#[", "&#35;#["
_HASHES = {"json": _JSON, "sarif": _JSON, "gitlab": _JSON, "junit": _XML, "html": _XML}
"""The same signs, written so that they mean the same in the format."""
_COMMAND = re.compile(r"^(\s*):(?=:)", re.MULTILINE)


def harmless(text: str, form: str) -> str:
    """The report in a format without anything that a runner takes for a command, but for those that `github` is."""
    if form == "github":
        return text
    return _COMMAND.sub(r"\1: ", text).replace("##[", _HASHES.get(form, "# #["))
