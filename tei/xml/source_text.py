"""What of a TEI text is source text, and what an editor put beside it."""

from tei.xml.build import TEI

NOT_SOURCE = frozenset({f"{TEI}corr", f"{TEI}reg", f"{TEI}supplied", f"{TEI}expan"})
"""Elements whose words are no words of the source."""
