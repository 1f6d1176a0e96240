"""Several documents in one file."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tei.model import Span
from tei.text.blocks import TextBlock, split_blocks
from tei.text.source import Source

Judge = Callable[[str], str]
"""Says what a text is written in, or an empty string where it cannot tell."""

_SHORTEST = 80
"""Code points of the longest block a document of its own must have."""
_LONGEST_HEAD = 100
_TELLING = 60
"""Code points of a block whose language its words tell."""
_LEAST = 300
"""Code points of running text that a text and its translation must have each."""
_UNLIKE = 3
"""How many times longer than its translation a text is at most."""
_SAMPLE = 3_000
_RULE = re.compile(r"[\W_]{3,}")
_NOTE = re.compile(r"[\[(*†¹²³\d]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks in one script, from `start` to before `end`."""

    script: str
    start: int
    end: int


def split_documents(source: Source, script: Judge, language: Judge | None = None) -> tuple[Source, ...]:
    """The documents of a file, each as the source with a region of its own; the whole source if there is but one.

    A document begins where the script changes for good: from there to the end of the file nothing is in the script
    of the text above, there are three blocks or more, and one of them is long enough to be running text. It also
    begins where the script changes for a while, if every stretch of that length has a head of its own, so that a
    document may stand between two others; and where the language changes once, in the same script, as between a
    letter and its translation: both of like length, each with a head, and the second head in the second language.
    A quotation, a line in another language and a note begin no document.

    Args:
        script: the script of a text, such as `Latn`.
        language: its language, such as `en`; texts in one script are not told apart without it.
    """
    blocks = split_blocks(source)
    scripts = [script(block.text) for block in blocks]
    cuts = _changes(blocks, scripts) or _last_change(blocks, scripts, script)
    if not cuts and language and len(blocks) >= 6:
        cuts = _translation(source, blocks, language)
    edges = [source.region.start, *(blocks[cut].span.start for cut in cuts), source.region.end]
    return tuple(source.part(Span(*edge)) for edge in pairwise(edges)) if cuts else (source,)


def _last_change(blocks: Sequence[TextBlock], scripts: Sequence[str], script: Judge) -> list[int]:
    """Where the last document begins, if nothing below is in the script of the text above."""
    cut = _last_run(scripts)
    if cut is None or len(blocks) - cut < 3 or not _has_text(blocks[cut:]) or not _has_text(blocks[:cut]):
        return []
    above = script(" ".join(block.text for block in blocks[:cut]))
    # A text that goes on in its script below a long quotation is one text.
    again = any(run.script == scripts[cut] and _is_long(blocks, run) for run in _runs(scripts[:cut]))
    return [] if again or above in ("", scripts[cut]) else [cut]


def _last_run(scripts: Sequence[str]) -> int | None:
    """Where the run begins that ends with the file and is in one script, if another script stands before it."""
    last = next((name for name in reversed(scripts) if name), "")
    cut = len(scripts)
    while cut and scripts[cut - 1] in (last, ""):
        cut -= 1
    while cut < len(scripts) and not scripts[cut]:
        cut += 1
    return cut if 0 < cut < len(scripts) else None


def _changes(blocks: Sequence[TextBlock], scripts: Sequence[str]) -> list[int]:
    """Where documents begin, if every stretch in another script that is as long as one also looks like one.

    Shorter stretches are words of the document around them, and have to be surrounded by it.
    """
    cuts: list[int] = []
    current = ""
    runs = _runs(scripts)
    for run in runs:
        if _is_long(blocks, run):
            if current and run.script != current:
                if not _begins(blocks, run.start):
                    return []
                cuts.append(run.start)
            current = run.script
        elif run is runs[-1] and run.script != current:
            return []
    return cuts


def _runs(scripts: Sequence[str]) -> list[_Run]:
    found: list[_Run] = []
    for index, name in enumerate(scripts):
        if not name:
            continue
        if found and found[-1].script == name:
            found[-1] = _Run(name, found[-1].start, index + 1)
        else:
            found.append(_Run(name, index, index + 1))
    return found


def _is_long(blocks: Sequence[TextBlock], run: _Run) -> bool:
    return run.end - run.start >= 3 and _has_text(blocks[run.start : run.end])


def _begins(blocks: Sequence[TextBlock], index: int) -> bool:
    """Whether a document can begin with a block: it is a head, and what stands above does not announce it."""
    above = blocks[index - 1].text if index else ""
    announced = above.endswith((":", ",", "-", "–", "—")) and not _RULE.fullmatch(above)
    return _is_head(blocks[index].text) and not announced


def _is_head(text: str) -> bool:
    line = text.strip()
    return len(line) <= _LONGEST_HEAD and line[-1] not in ".:;,…!?-–—»”\"'" and not _NOTE.match(line)


def _translation(source: Source, blocks: Sequence[TextBlock], language: Judge) -> list[int]:
    """Where the second of two texts in one script begins, if the language changes once and each has a head."""
    text = source.slice(source.region)
    sample = min(_SAMPLE, len(text) // 3)
    edges = [_known(language(text[:sample])), _known(language(text[-sample:]))]
    if "" in edges or edges[0] == edges[1] or not _is_first_head(blocks):
        return []
    first, second = edges
    told = [(index, _known(language(block.text))) for index, block in enumerate(blocks) if len(block.text) >= _TELLING]
    names = [name for _, name in told if name]
    change = names.index(second) if second in names else 0
    if set(names[:change]) != {first} or set(names[change:]) != {second}:
        return []
    last = max(index for index, name in told if name == first)
    begin = min(index for index, name in told if name == second)
    if _NOTE.match(blocks[begin].text):
        return []
    cut = next((index for index in range(last + 1, begin) if _is_head_in(blocks, index, language, second)), None)
    if cut is None:
        return []
    sizes = sorted(sum(len(block.text) for block in half) for half in (blocks[:cut], blocks[cut:]))
    return [cut] if sizes[0] >= _LEAST and sizes[1] <= _UNLIKE * sizes[0] else []


def _known(language: str) -> str:
    return "" if language == "und" else language


def _is_first_head(blocks: Sequence[TextBlock]) -> bool:
    first = next((block for block in blocks if not _RULE.fullmatch(block.text)), None)
    return first is not None and _is_head(first.text)


def _is_head_in(blocks: Sequence[TextBlock], index: int, language: Judge, wanted: str) -> bool:
    """Whether a document in a language begins with a block: its own words or those just below it say so."""
    if not _begins(blocks, index):
        return False
    own = _known(language(blocks[index].text))
    ruled = index > 0 and _RULE.fullmatch(blocks[index - 1].text) is not None
    return own == wanted or (ruled and not own)


def _has_text(blocks: Sequence[TextBlock]) -> bool:
    return any(len(block.text) >= _SHORTEST for block in blocks)
