"""Runs of labelled pieces that are notes: those whose labels count up, and that marks above them prove."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tei.convert.notes.pieces import LONGEST_HEADING, Pieces
from tei.grammar.marks import Sign, Style, by_form, choose_run, is_enough
from tei.grammar.note_labels import Form, NoteLabel, places
from tei.grammar.section_labels import division_head

_FAR = 500
"""Signs above a run that are looked at, besides twenty for each note: what is further away is of other notes."""
_STYLES: dict[tuple[Form, str], tuple[Style, ...]] = {
    ("bracket", "digit"): ("bracket", "superscript", "glued"),
    ("bracket", "letter"): ("bracket", "superscript"),
    ("bracket", "star"): ("bracket", "star"),
    ("parenthesis", "digit"): ("parenthesis", "superscript", "bracket", "glued"),
    ("parenthesis", "letter"): ("superscript", "parenthesis", "bracket"),
    ("parenthesis", "star"): ("star", "parenthesis"),
    ("half", "digit"): ("half", "superscript", "bracket", "glued", "parenthesis"),
    ("half", "letter"): ("superscript", "half", "bracket"),
    ("half", "star"): ("star",),
    ("stop", "digit"): ("glued", "superscript", "bracket", "parenthesis"),
    ("stop", "letter"): ("superscript", "bracket"),
    ("bare", "digit"): ("glued", "superscript", "bracket"),
    ("superscript", "digit"): ("superscript", "bracket", "glued"),
    ("superscript", "letter"): ("superscript", "bracket"),
    ("star", "star"): ("star", "bracket"),
    ("word", "digit"): ("bracket", "superscript", "glued", "parenthesis", "half"),
    ("word", "letter"): ("bracket", "superscript"),
    ("word", "star"): ("star", "bracket"),
    ("closed", "digit"): ("bracket", "superscript", "glued", "parenthesis"),
    ("closed", "letter"): ("bracket", "superscript"),
    ("closed", "star"): ("star", "bracket"),
}
"""How the marks of notes with labels of a form and kind are written, the usual way first."""


@dataclass(frozen=True, slots=True)
class Run:
    """Labelled pieces, one after the other, each the beginning of a note."""

    notes: tuple[tuple[int, NoteLabel], ...]
    """Index of the piece, and its label."""

    @property
    def first(self) -> int:
        return self.notes[0][0]

    @property
    def last(self) -> int:
        return self.notes[-1][0]

    @property
    def labels(self) -> list[str]:
        return [label.n for _, label in self.notes]

    def last_part(self) -> "tuple[Run, ...]":
        """What follows the last place where the labels begin anew, if they do: notes may stand right below a list."""
        anew = [place for place, (_, label) in enumerate(self.notes) if 1 in places(label.n)]
        return (Run(self.notes[anew[-1] :]),) if anew and anew[-1] and len(set(self.labels)) > 1 else ()


@dataclass(frozen=True, slots=True)
class Proven:
    """A run that is notes, and their marks."""

    run: Run
    marks: tuple[Sign, ...]
    paired: int
    """How many labels have a mark; 0 where only a heading proves the run."""


def find_runs(pieces: Pieces, taken: set[int]) -> list[Proven]:
    """The runs of notes in a text, those at its end first.

    No two runs share a mark: a list whose labels happen to be those of the notes gives way to them.

    Args:
        taken: pieces that are known to be notes or parts of notes.
    """
    labelled: defaultdict[tuple[Form, str], list[tuple[int, NoteLabel]]] = defaultdict(list)
    for index, piece in enumerate(pieces.all):
        if piece.label and piece.label.n and index not in taken and index:
            labelled[piece.label.form, piece.label.kind].append((index, piece.label))
    found: list[Proven] = []
    for key, notes in labelled.items():
        found += _best([_prove(pieces, notes, style) for style in _STYLES.get(key, ())])
    return _apart(pieces, found, taken)


def _best(tried: Sequence[list[Proven]]) -> list[Proven]:
    """The reading in which most notes have a mark; the first of equals."""
    best: list[Proven] = []
    most = (0, 0)
    for runs in tried:
        weight = (sum(proven.paired for proven in runs), len(runs))
        if weight > most:
            best, most = runs, weight
    return best


def _apart(pieces: Pieces, found: list[Proven], taken: set[int]) -> list[Proven]:
    """Those that share neither pieces nor marks with one that comes before: it ends lower, or has more marks."""
    last = max((proven.run.last for proven in found), default=0)
    order = sorted(found, key=lambda proven: (proven.run.last != last, -proven.paired, proven.run.first))
    marked: set[int] = set()
    own = set(taken)
    apart: list[Proven] = []
    for proven in order:
        places_of_marks = {sign.span.start for sign in proven.marks}
        indexes = range(proven.run.first, proven.run.last + 1)
        if places_of_marks & marked or any(index in own for index in indexes):
            continue
        marked |= places_of_marks
        own.update(indexes)
        apart.append(proven)
    return apart


def marks_of(pieces: Pieces, labels: Sequence[str], kind: str) -> tuple[Sign, ...]:
    """The marks of notes that are notes by their form (`[Footnote 3: …]`), in the style in which most have one."""
    best: list[Sign] = []
    for style in _STYLES.get(("closed", kind), ()):
        signs = [sign for _, sign in pieces.signs(style)]
        run = _by_form(signs, labels, style) if by_form(style) else choose_run(signs, labels)
        if (by_form(style) or is_enough(run, labels)) and len(run) > len(best):
            best = run
    return tuple(best)


def is_headed(pieces: Pieces, first: int) -> bool:
    """Whether a heading of notes stands above a piece, perhaps with that of a chapter between them."""
    if first - 1 in pieces.headings:
        return True
    chapter = pieces.all[first - 1].text if first - 2 in pieces.headings else None
    return chapter is not None and len(chapter.span) <= LONGEST_HEADING and chapter.text[-1] not in ".!?;,"


def _lists_literature(pieces: Pieces, first: int) -> bool:
    """Whether the heading above a piece may also be that of a bibliography: only marks prove notes below it."""
    return first > 0 and division_head(pieces.all[first - 1].text.text) == "bibliography"


def _prove(pieces: Pieces, labelled: Sequence[tuple[int, NoteLabel]], style: Style) -> list[Proven]:
    """What is notes if marks are of this style.

    Runs are taken first to last, each with the marks between it and the one before: notes under each page. A list
    in the text can take the marks of notes at the end; if those have none left, they are tried with all marks.
    """
    runs = _split(pieces, labelled, style)
    by_page = _prove_runs(pieces, runs, style)
    if not runs or (by_page and by_page[-1].run.last == runs[-1].last and by_page[-1].paired):
        return by_page
    at_end = _prove_runs(pieces, runs[-1:], style)
    return at_end if at_end and at_end[0].paired >= sum(proven.paired for proven in by_page) else by_page


def _prove_runs(pieces: Pieces, runs: Sequence[Run], style: Style) -> list[Proven]:
    starts = [index for index, _ in pieces.signs(style)]
    found: list[Proven] = []
    for run in runs:
        begin = found[-1].run.last + 1 if found else 0
        for part in (run, *run.last_part()):
            chosen = _choose(pieces, part, style, starts, begin)
            met = len(set(part.labels) & {sign.label for sign in chosen})
            proven = _is_proven(pieces, part, chosen, style, met)
            if proven or (is_headed(pieces, part.first) and not _lists_literature(pieces, part.first)):
                enough = proven or by_form(style) or is_enough(chosen, part.labels)
                found.append(Proven(part, tuple(chosen) if enough else (), met if enough else 0))
                break
    return found


def _choose(pieces: Pieces, run: Run, style: Style, starts: Sequence[int], begin: int) -> list[Sign]:
    """The marks of a run among the signs from a piece on; signs in its own notes count too."""
    signs = pieces.signs(style)
    low = bisect_left(starts, begin)
    high = bisect_left(starts, run.last + 1 if by_form(style) else run.first)
    window = signs[max(low, high - _FAR - 20 * len(run.notes)) : high]
    found = [sign for _, sign in window]
    return _by_form(found, run.labels, style) if by_form(style) else _with_nested(run, signs, starts, found)


def _is_proven(pieces: Pieces, run: Run, chosen: Sequence[Sign], style: Style, met: int) -> bool:
    """Whether a run has marks enough. One that a colon introduces is a list; at the end one mark by form will do."""
    before = pieces.all[run.first - 1].text.text.rstrip()
    if not met or before.endswith(":"):
        return False
    if not by_form(style):
        return is_enough(chosen, run.labels) or _is_complete(pieces, run, chosen)
    bullets = len(run.notes) > 1 and len(set(run.labels)) == 1
    if bullets or run.notes[0][1].form in ("stop", "half", "parenthesis", "bare"):
        return is_enough(chosen, run.labels)
    return run.last >= len(pieces.all) - 12 or 2 * met >= len(set(run.labels))


def _is_complete(pieces: Pieces, run: Run, chosen: Sequence[Sign]) -> bool:
    """Whether notes that end a text count up from one, two or more, and each has its mark in order: digits behind a
    year or a number (`29. Juli 19141`, `Nr. 88.2`) are marks then, though alone they would be none."""
    counted = [str(n + 1) for n in range(len(run.labels))]
    if run.last < len(pieces.all) - 1 or len(counted) < 2 or run.labels != counted:
        return False
    text = pieces.all[0].text.source.text
    numbers = all(sign.sure or text[: sign.span.start].rstrip(".,;")[-1:].isdigit() for sign in chosen)
    return numbers and [sign.label for sign in chosen] == counted


def _by_form(signs: Sequence[Sign], labels: Sequence[str], style: Style) -> list[Sign]:
    """Signs that are marks by their form: those of these notes, and numbers stuck to a word whose notes are lost."""
    wanted = set(labels)
    sure = Counter(sign.label for sign in signs if sign.sure)
    unsure = Counter(sign.label for sign in signs if not sign.sure)
    if not wanted & (set(sure) | (set(unsure) if style == "bracket" else set())):
        return []
    top = max((places(label)[0] for label in labels if label[:1].isdigit()), default=0)
    return [
        sign
        for sign in signs
        if (
            sign.label in wanted
            and (
                sign.sure
                or style == "bracket"
                or (style == "superscript" and not sure[sign.label] and unsure[sign.label] == 1)
            )
        )
        or (sign.sure and sign.label.isdigit() and int(sign.label) <= top + 9)
    ]


def _with_nested(
    run: Run, signs: Sequence[tuple[int, Sign]], starts: Sequence[int], above: Sequence[Sign]
) -> list[Sign]:
    """The run's marks above it, and those of its notes that have their mark in a note before."""
    chosen = choose_run(above, run.labels)
    met = {sign.label for sign in chosen}
    lost = [(index, label.n) for index, label in run.notes[1:] if label.n not in met]
    if not lost or len(set(run.labels)) < len(run.labels):
        return chosen
    inside: defaultdict[str, list[tuple[int, Sign]]] = defaultdict(list)
    for index, sign in signs[bisect_left(starts, run.first) : bisect_right(starts, run.last - 1)]:
        inside[sign.label].append((index, sign))
    for after, n in lost:
        if inside[n]:
            same = [sign for index, sign in inside[n] if index < after and sign.sure]
            chosen += same if len(same) == 1 else []
    return sorted(chosen, key=lambda sign: sign.span)


def _split(pieces: Pieces, labelled: Sequence[tuple[int, NoteLabel]], style: Style) -> list[Run]:
    """Labelled pieces as runs: labels count up, and no mark of the next note stands in text between two of them.

    Runs that follow each other at once, but for a short heading, are one: notes by chapter, numbered anew.
    """
    marked: defaultdict[str, list[int]] = defaultdict(list)
    for index, sign in pieces.signs(style):
        if sign.sure and pieces.all[index].label is None:
            marked[sign.label].append(index)
    runs: list[list[tuple[int, NoteLabel]]] = []
    for index, label in labelled:
        if runs and _goes_on(pieces, runs[-1], index, label, marked):
            runs[-1].append((index, label))
        else:
            runs.append([(index, label)])
    return [Run(tuple(run)) for run in runs]


def _goes_on(
    pieces: Pieces,
    run: Sequence[tuple[int, NoteLabel]],
    index: int,
    label: NoteLabel,
    marked: dict[str, list[int]],
) -> bool:
    last, before = run[-1]
    between = marked.get(label.n, [])
    if bisect_left(between, index) > bisect_right(between, last):
        return False
    if _counts_up(before.n, label.n):
        return True
    short = [len(piece.text.span) <= LONGEST_HEADING for piece in pieces.all[last + 1 : index]]
    return len(short) <= 1 and all(short) and (1 in places(label.n) or _near(run, label.n))


def _counts_up(before: str, after: str) -> bool:
    return any(second - first == 1 for first in places(before) for second in places(after)) or (
        before[:1].isdigit() and before != after and places(before) == places(after)
    )


def _near(run: Sequence[tuple[int, NoteLabel]], after: str) -> bool:
    """Whether a label or two were lost between two, or two notes changed places."""
    labels = [label.n for _, label in run[-4:]]
    steps = (second - first for first in places(labels[-1]) for second in places(after))
    return len(run) >= 2 and after not in labels and any(step in (-1, 2, 3) for step in steps)
