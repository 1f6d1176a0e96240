"""What jing says of files, and what we say, side by side."""

import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tei.validate.engines.own import own_engine
from tei.validate.engines.relaxng.stream import find_defects

BATCH = 400


@dataclass(slots=True)
class Comparison:
    files: int = 0
    invalid: int = 0
    """By jing's verdict."""
    verdicts: list[Path] = field(default_factory=list)
    """Files of which we and jing do not think alike."""
    firsts: list[Path] = field(default_factory=list)
    """Files where the first error stands in another line."""
    lines: int = 0
    """Lines in which jing reports an error."""
    found: int = 0
    """Of these, those in which we report one."""
    missed: list[str] = field(default_factory=list)
    repeated: int = 0
    """Lines of jing's with nothing but an unknown element that it reports again at each of its children."""
    more: int = 0
    """Lines in which only we report one."""


def jing_lines(jing: str, schema: Path, files: list[Path]) -> dict[Path, list[tuple[int, str]]]:
    """What jing reports for each file: line and message, in its order."""
    found: dict[Path, list[tuple[int, str]]] = defaultdict(list)
    for begin in range(0, len(files), BATCH):
        batch = files[begin : begin + BATCH]
        run = subprocess.run([jing, "-i", schema, *batch], capture_output=True, text=True, check=False)
        assert run.returncode in (0, 1), run.stderr
        for line in run.stdout.splitlines():
            name, _, rest = line.partition(".xml:")
            number, _, message = rest.partition(":")
            assert number, line
            found[Path(f"{name}.xml")].append((int(number), message))
    return found


def compare(jing: str, schema: Path, files: list[Path]) -> Comparison:
    theirs = jing_lines(jing, schema, files)
    engine = own_engine(schema)
    done = Comparison()
    for path in files:
        defects = [
            each for each in find_defects(engine.automaton, path).defects if each.kind not in ("id twice", "no such id")
        ]
        ours = sorted({each.line for each in defects})
        jings = sorted({line for line, _ in theirs[path]})
        done.files += 1
        done.invalid += bool(jings)
        if bool(ours) != bool(jings):
            done.verdicts.append(path)
        elif ours and ours[0] != theirs[path][0][0]:
            done.firsts.append(path)
        done.lines += len(jings)
        done.found += len(set(jings) & set(ours))
        done.more += len(set(ours) - set(jings))
        said: set[str] = set()
        for line, message in theirs[path]:
            again = "not allowed anywhere" in message and message in said
            said.add(message)
            if line not in ours and again:
                done.repeated += 1
            elif line not in ours:
                done.missed.append(f"{path}:{line}:{message}")
    return done
