"""Several documents in one file."""

from collections.abc import Callable, Sequence

from tei.model import Span
from tei.text.blocks import TextBlock, split_blocks
from tei.text.source import Source

_SHORTEST = 80
"""Code points of the longest block a document of its own must have."""


def split_documents(source: Source, script: Callable[[str], str]) -> tuple[Source, ...]:
    """The documents of a file, each as the source with a region of its own; the whole source if there is but one.

    A second document begins where the script changes for good: from there to the end of the file nothing is in the
    script of the text above, there are three blocks or more, and one of them is long enough to be running text.

    Args:
        script: the script of a text, such as `Latn`, or an empty string for one without letters.
    """
    blocks = split_blocks(source)
    scripts = [script(block.text) for block in blocks]
    cut = _last_run(scripts)
    if cut is None:
        return (source,)
    above = script(" ".join(block.text for block in blocks[:cut]))
    if (
        above in ("", scripts[cut])
        or len(blocks) - cut < 3
        or not _has_text(blocks[cut:])
        or not _has_text(blocks[:cut])
    ):
        return (source,)
    middle = blocks[cut].span.start
    return (
        source.part(Span(source.region.start, middle)),
        source.part(Span(middle, source.region.end)),
    )


def _last_run(scripts: Sequence[str]) -> int | None:
    """Where the run begins that ends with the file and is in one script, if another script stands before it."""
    last = next((name for name in reversed(scripts) if name), "")
    cut = len(scripts)
    while cut and scripts[cut - 1] in (last, ""):
        cut -= 1
    while cut < len(scripts) and not scripts[cut]:
        cut += 1
    return cut if 0 < cut < len(scripts) else None


def _has_text(blocks: Sequence[TextBlock]) -> bool:
    return any(len(block.text) >= _SHORTEST for block in blocks)
