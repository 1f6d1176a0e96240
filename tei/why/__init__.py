"""Why each thing of a document was encoded as it is."""

from tei.why.reasons import Reason, explain_document

__all__ = ["Reason", "explain_document"]
