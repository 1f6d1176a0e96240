"""`Converter`: who reads one kind of source."""

from collections.abc import Callable
from dataclasses import dataclass

from tei.convert.frame import Frame
from tei.model import Part


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much speaks for one kind of document, and what."""

    weight: float
    """From 0, nothing, to 1, certain."""
    reasons: tuple[str, ...]
    """In words for the user; what speaks against it where the weight is 0."""


@dataclass(frozen=True, slots=True)
class Converter:
    name: str
    summary: str
    """What kind of source it reads, in one line."""
    evidence: Callable[[Frame], Evidence]
    convert: Callable[[Frame], Part]


def weigh(*findings: tuple[float, str]) -> Evidence:
    """Evidence from several findings, each with what it alone would weigh; a finding of weight 0 is none.

    Weights add up as independent probabilities do, so that two weak reasons make a better one and none makes 1.
    """
    doubt = 1.0
    for weight, _ in findings:
        doubt *= 1 - weight
    reasons = tuple(reason for weight, reason in findings if weight)
    return Evidence(round(1 - doubt, 3), reasons or tuple(f"no sign: {reason}" for _, reason in findings))
