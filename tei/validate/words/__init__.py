"""What the RELAX NG engine finds, in words: one diagnostic for one defect."""

from tei.validate.words.speak import speak

__all__ = ["speak"]
