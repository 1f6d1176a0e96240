"""Comparing two TEI files: text, markup and metadata apart."""

from tei.diff.align import align
from tei.diff.asides import aside_changes
from tei.diff.attributes import follow_ids
from tei.diff.markup import markup_changes
from tei.diff.metadata import metadata_changes
from tei.diff.pairs import pair_elements
from tei.diff.ranges import ranges
from tei.diff.readings import reading_changes
from tei.diff.result import Difference
from tei.diff.stream import read_stream
from tei.diff.text import text_changes
from tei.xml.parse import ParsedXml


def compare(old: ParsedXml, new: ParsedXml) -> Difference:
    """What differs between two files, told apart.

    Text is the source text in the order of the source: what an editor put beside it (`corr`, `reg`, `expan`,
    `supplied`) is a reading. White space counts where it joins or parts words. A passage that stands elsewhere now is
    a change of markup, as is one that was split.
    """
    if old.text == new.text:
        return Difference()
    one, other = read_stream(old), read_stream(new)
    alignment = align(one, other)
    pairs = pair_elements(one, other, *ranges(one, other, alignment))
    readings, told = reading_changes(one, other, pairs)
    markup, metadata = follow_ids(markup_changes(one, other, pairs, alignment, told), metadata_changes(one, other))
    text = tuple(text_changes(one, other, alignment))
    return Difference(text, tuple(readings), markup, metadata, tuple(aside_changes(one, other)), laid_out=True)
