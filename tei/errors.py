"""Errors the command line prints as they stand: the request cannot be carried out."""


class TeiError(Exception):
    """A request that cannot be carried out; the message says what, where and what to do instead."""


class SourceError(TeiError):
    """A source text that cannot be read: missing, empty, binary or in an unknown encoding."""


class EditionError(TeiError):
    """An `edition.toml` that is broken, or a decision in it that does not apply to its source."""


class XmlError(TeiError):
    """An XML file that is not well-formed, or that asks for a DTD or entities."""


class ChangedByHandError(TeiError):
    """An output file that was edited since the tool made it, and that would be overwritten."""
