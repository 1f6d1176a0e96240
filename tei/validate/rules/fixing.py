"""Files put right: what rules offer to change, made in the file and proved to change no word of it."""

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tei.diagnostic import Diagnostic
from tei.output import write_atomically
from tei.validate.rules.edits import changes_words, edits, letters
from tei.validate.rules.file import File
from tei.validate.rules.ignoring import ignored, suppress
from tei.validate.rules.places import Places
from tei.validate.rules.rule import Rule
from tei.validate.rules.runner import choose, compared, find, usable_rules
from tei.validate.rules.settings import DEFAULT, Settings
from tei.xml.encoding import encoding_of
from tei.xml.parse import ParsedXml, parse, read
from tei.xml.tags import Edit, edited

_PASSES = 8
"""One fix can make room for another; more often than this none has been seen to."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after, and what was put right."""

    name: str
    before: bytes
    after: bytes
    made: tuple[Diagnostic, ...]
    """Each problem that is gone, with the place where it was when it was put right."""

    @property
    def changed(self) -> bool:
        return self.after != self.before


class TextChangedError(AssertionError):
    """A fix that says it is safe has changed the text: a defect of the program; nothing was written."""


def fix_file(path: Path, unsafe: bool = False, settings: Settings = DEFAULT, write: bool = True) -> Fixed:
    """Put a file right, as far as rules know how.

    All but what is put right stays byte for byte as it was: encoding, line ends, quotation marks, the order of
    attributes. A second call changes nothing.

    Args:
        path: the file; it is replaced in one step, or not at all.
        unsafe: also make changes that somebody has to look at.
        write: False only shows what would be done.

    Raises:
        TeiError: the file cannot be read or written, is not XML, or the settings mean nothing.
    """
    fixed = fix_bytes(read(path), str(path), unsafe, settings, path.parent)
    if write and fixed.changed:
        place = path.resolve()
        mode = place.stat().st_mode & 0o777
        write_atomically(place, fixed.after)
        place.chmod(mode)
    return fixed


def fix_bytes(
    data: bytes,
    name: str,
    unsafe: bool = False,
    settings: Settings = DEFAULT,
    folder: Path | None = None,
    rules: Mapping[str, Rule] | None = None,
) -> Fixed:
    """The same for the bytes of a file; `folder` is where it lies."""
    usable = usable_rules() if rules is None else rules
    chosen = [each for code, each in usable.items() if settings.wants(code, each.name)]
    made: list[Diagnostic] = []
    after = data
    with_words = True
    for _ in range(_PASSES):
        parsed = parse(after, name)
        new, put_right = _pass(parsed, folder, chosen, settings, unsafe, with_words)
        if not put_right:
            break
        written = _written(after, new)
        again = parse(written, name)
        if not unsafe and _flat(again) != _flat(parsed):
            raise TextChangedError(f"{name}: {', '.join(sorted({each.code for each in put_right}))}")
        if with_words and not unsafe and _lost(again, folder) > _lost(parsed, folder):
            # The source itself is written so; the edition has to follow it.
            with_words = False
            continue
        after = written
        made += put_right
    return Fixed(name, data, after, tuple(made))


def difference(fixed: Fixed) -> str:
    """What was changed, as a unified diff; empty where nothing was."""
    pieces: list[str] = []
    before, after = (_lines(data) for data in (fixed.before, fixed.after))
    for line in difflib.unified_diff(before, after, f"a/{fixed.name}", f"b/{fixed.name}"):
        pieces.append(line)
        if not line.endswith("\n"):
            pieces.append("\n\\ No newline at end of file\n")
    return "".join(pieces)


def _pass(
    parsed: ParsedXml, folder: Path | None, rules: list[Rule], settings: Settings, unsafe: bool, with_words: bool
) -> tuple[str, list[Diagnostic]]:
    """The text with every fix made that touches no other one, and the problems it puts right."""
    file = File(parsed, folder)
    places = Places(file)
    found = [each for each in find(file, places, rules, settings) if each.problem.fix is not None]
    instructions, _ = ignored(file, places, parsed.name)
    wanted = {id(each) for each in suppress([each.diagnostic for each in found], instructions, places, (), parsed.name)}
    chosen: list[Edit] = []
    made: list[Diagnostic] = []
    for each in found:
        fix = each.problem.fix
        if fix is None or id(each.diagnostic) not in wanted or not (fix.safe or unsafe):
            continue
        if changes_words(fix) and not with_words:
            continue
        new = edits(fix, places)
        if new and all(one == other or _apart(one, other) for one in new for other in chosen):
            chosen += new
            made.append(each.diagnostic)
    return edited(file.text, chosen), made


def _apart(one: Edit, other: Edit) -> bool:
    """Whether two edits do not touch."""
    return one.end < other.start or other.end < one.start


def _written(data: bytes, text: str) -> bytes:
    """A text in the encoding of a file; what the encoding has no sign for as a reference."""
    encoding, mark = encoding_of(data)
    return data[:mark] + text.encode(encoding, "xmlcharrefreplace")


def _flat(parsed: ParsedXml) -> str:
    return unicodedata.normalize("NFC", letters(parsed.tree.getroot()))


def _lost(parsed: ParsedXml, folder: Path | None) -> int:
    return len(compared(parsed, folder, choose(DEFAULT, {})) or ())


def _lines(data: bytes) -> list[str]:
    """The lines of a file with their ends, for people; a byte order mark is left out."""
    encoding, mark = encoding_of(data)
    text = data[mark:].decode(encoding)
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
