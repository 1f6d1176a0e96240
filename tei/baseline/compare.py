"""What was found beside what is known: which defects are new, which known ones are fixed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from tei.baseline.known import Known

SIMILAR = 0.7
"""Two excerpts that have so much in common are the same place, which somebody has touched."""
_MOST = 2_500
"""Pairs of excerpts of a file that are compared; where there are more, the file was rewritten."""
STOPPING = {"X001": "", "X022": "", "X020": "X", "X033": "X03"}
"""Where one of these is found in a file, codes that begin so were not looked for."""


@dataclass(frozen=True, slots=True)
class Compared:
    new: tuple[int, ...]
    """Which of what was found is not known: numbers from 0, in order."""
    known: int
    """How many of what was found are known."""
    fixed: int
    """How many known defects are there no more."""
    left: Mapping[Known, int]
    """The known defects without those that are fixed, under the names that their files have now."""


def always(code: str) -> bool:
    """That a code was looked for."""
    return bool(code)


def compare(
    known: Mapping[Known, int],
    found: Sequence[Known],
    checked: Collection[str],
    folder: Path,
    asked: Callable[[str], bool] = always,
) -> Compared:
    """Tell what is new from what is known, each file for itself.

    A defect is known when its file has one of the same code that stands in the same elements, says the same and goes
    on the same; or nearly goes on the same, if that one is not there otherwise. The number of equal ones counts.
    Defects of a file that is gone are those of a new one, if half of them or more are there.

    Args:
        found: what was found, in the order of the files.
        checked: the names of the files that were checked; only in these can something be fixed.
        folder: that of the baseline.
        asked: whether a code was looked for; what was not looked for is not fixed.
    """
    files = _by_file(known)
    here: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(found):
        here[each.file].append(number)
    gone = {name for name in files if name and name not in checked and not (folder / name).exists()}
    moved = _moved(files, found, here, gone)
    left: Counter[Known] = Counter()
    new: list[int] = []
    fixed = 0
    for name in {**files, **here}:
        if name in moved.values():
            continue
        before = files.get(moved.get(name, name), Counter())
        judged = name in checked or name in gone
        if not judged and name not in here:
            left.update(before)
            continue
        matched, unknown = _match(before, [found[number] for number in here.get(name, ())])
        new += [here[name][place] for place in unknown]
        stopped = _stopped({found[number].code for number in here.get(name, ())})
        for each, times in before.items():
            there = matched[each] if judged and asked(each.code) and not each.code.startswith(stopped) else times
            fixed += times - there
            left[each if each.file == name else replace(each, file=name)] += there
    return Compared(tuple(sorted(new)), len(found) - len(new), fixed, {each: left[each] for each in left if left[each]})


def accept(known: Mapping[Known, int], found: Sequence[Known], compared: Compared) -> dict[Known, int]:
    """What is known when all that was found is: what is left, with what is new."""
    return dict(Counter(compared.left) + Counter(found[number] for number in compared.new))


def _by_file(known: Mapping[Known, int]) -> dict[str, Counter[Known]]:
    files: dict[str, Counter[Known]] = defaultdict(Counter)
    for each, times in known.items():
        files[each.file][each] = times
    return files


def _moved(
    files: Mapping[str, Counter[Known]],
    found: Sequence[Known],
    here: Mapping[str, Sequence[int]],
    gone: Collection[str],
) -> dict[str, str]:
    """The old name of each file that was moved: of a file that is gone, and whose defects, half or more, are here."""
    moved: dict[str, str] = {}
    if not gone:
        return moved
    nameless = {name: Counter(_nameless(files[name])) for name in sorted(gone)}
    for name in sorted(here.keys() - files.keys() - {""}):
        defects = Counter(replace(found[number], file="") for number in here[name])
        shares = {old: (before & defects).total() / before.total() for old, before in nameless.items()}
        best = max(shares, key=lambda old: (shares[old], Path(old).name == Path(name).name), default="")
        if best and shares[best] >= 0.5:
            moved[name] = best
            del nameless[best]
    return moved


def _nameless(known: Counter[Known]) -> Mapping[Known, int]:
    return {replace(each, file=""): times for each, times in known.items()}


def _match(before: Counter[Known], found: Sequence[Known]) -> tuple[Counter[Known], list[int]]:
    """How often each known defect of a file is found, and which of what is found is not known."""
    name = next(iter(before)).file if before else ""
    matched: Counter[Known] = Counter()
    rest: list[int] = []
    for place, each in enumerate(found):
        same = replace(each, file=name) if each.file != name else each
        if matched[same] < before[same]:
            matched[same] += 1
        else:
            rest.append(place)
    open_ = [each for each, times in before.items() if times > matched[each]]
    if not open_ or not rest or len(open_) * len(rest) > _MOST:
        return matched, rest
    unknown = []
    for place in rest:
        alike = [(_likeness(each, found[place]), each) for each in open_ if matched[each] < before[each]]
        likeness, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if best is not None and likeness >= SIMILAR:
            matched[best] += 1
        else:
            unknown.append(place)
    return matched, unknown


def _likeness(known: Known, found: Known) -> float:
    """How much of its excerpt a defect has in common with one of the same kind: 0 to 1."""
    if (known.code, known.path, known.text) != (found.code, found.path, found.text):
        return 0.0
    return SequenceMatcher(None, known.excerpt, found.excerpt, autojunk=False).ratio()


def _stopped(codes: Collection[str]) -> tuple[str, ...]:
    """The beginnings of codes that were not looked for in a file in which these were found."""
    return tuple(begin for code, begin in STOPPING.items() if code in codes)
