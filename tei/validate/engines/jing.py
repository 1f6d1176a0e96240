"""jing, where it is installed: the reference for RELAX NG, run in another process."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tei.diagnostic import Diagnostic, Severity
from tei.errors import TeiError
from tei.validate.engines.engine import Then, nothing_else

BATCH = 200
"""Files judged by one process."""
LINE = re.compile(r"(?P<file>.*?):(?P<line>\d+):(?P<column>\d+): (?P<kind>fatal|error|warning): (?P<message>.*)")


class Jing:
    def __init__(self, schema: Path) -> None:
        program = shutil.which("jing")
        if program is None:
            raise TeiError("jing is not installed; the engine `own` needs nothing")
        compact = ("-c",) if schema.suffix.lower() == ".rnc" else ()
        self.command = (program, *compact, str(schema))

    def check(self, source: Path | bytes, name: str) -> list[Diagnostic]:
        if isinstance(source, Path):
            return next(self.check_files([source]))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "file.xml"
            path.write_bytes(source)
            found = next(self.check_files([path]))
        return [
            Diagnostic(each.code, each.severity, each.message, name, each.line, each.column, each.text, each.help)
            for each in found
        ]

    def check_files(self, files: Sequence[Path], then: Then = nothing_else) -> Iterator[list[Diagnostic]]:
        for begin in range(0, len(files), BATCH):
            batch = files[begin : begin + BATCH]
            yield from map(then, batch, self.batch(batch))

    def batch(self, files: Sequence[Path]) -> Iterator[list[Diagnostic]]:
        """The defects of some files; a file that is not XML ends a run of jing, and the next one goes on after it."""
        while files:
            found = self.run(files)
            broken = next((n for n, file in enumerate(files) if any(d.code == "X001" for d in found[file])), None)
            judged = files if broken is None else files[: broken + 1]
            yield from (found[file] for file in judged)
            files = files[len(judged) :]

    def run(self, files: Sequence[Path]) -> dict[Path, list[Diagnostic]]:
        named = {str(file): file for file in files}
        run = subprocess.run([*self.command, *named], capture_output=True, text=True, check=False)
        found: dict[Path, list[Diagnostic]] = {file: [] for file in files}
        for line in run.stdout.splitlines():
            match = LINE.match(line)
            file = named.get(match["file"]) if match else None
            if match is None or file is None:
                raise TeiError(f"jing cannot judge by this schema: {line}")
            code = "X001" if match["kind"] == "fatal" else "X011"
            message = f"jing says: {match['message']}"
            place = int(match["line"]), int(match["column"])
            found[file].append(Diagnostic(code, Severity.ERROR, message, str(file), *place))
        if run.returncode not in (0, 1):
            raise TeiError(f"jing could not run: {(run.stderr or run.stdout).strip()}")
        return found
