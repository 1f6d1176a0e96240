"""The level of each heading, from the forms that headings have and the order in which they come."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["numbered", "capitals", "plain", "word"]


@dataclass(frozen=True, slots=True)
class HeadForm:
    kind: Kind
    """`word` is one that heads sections of all papers, such as `Conclusions`."""
    form: str = ""
    """Of its number: `1.`, `1.1`, `I.`."""
    number: int = 0
    follows: bool = False
    """Whether another heading stands directly above it."""

    @property
    def depth(self) -> int:
        return self.form.count(".1")


def find_levels(heads: Sequence[HeadForm]) -> list[int]:
    """The level of each heading, from 1.

    A form that was there before returns to its level; a new one stands one level deeper where it counts from one
    below a heading with another number, directly below any, or anew below each, or is plainer than what stands above.
    `1.1` stands below `1.`, and a word such as `Conclusions` at the top.
    """
    anew = Counter(head.form for head in heads if head.number == 1)
    capitals = sum(head.kind == "capitals" for head in heads)
    stack: list[HeadForm] = []
    levels: list[int] = []
    for head in heads:
        same = [place for place, open_ in enumerate(stack) if (open_.kind, open_.form) == (head.kind, head.form)]
        above = [place for place, open_ in enumerate(stack) if open_.form[:1] == "1" and open_.depth < head.depth]
        if head.kind == "word":
            stack = []
        elif same:
            stack = stack[: same[0]]
        elif head.depth and above:
            stack = stack[: above[-1] + 1]
        elif stack and not _nests(stack[-1], head, anew[head.form] > 1, capitals > 1):
            stack = stack[:-1] if head.kind == "numbered" else []
        stack.append(head)
        levels.append(len(stack))
    return levels


def _nests(above: HeadForm, head: HeadForm, anew: bool, capitals: bool) -> bool:
    match above.kind, head.kind:
        case "numbered", "numbered":
            return head.number == 1
        case "numbered", "plain":
            return True
        case "capitals", "plain":
            return capitals
        case (("capitals" | "plain"), "numbered"):
            return anew or (head.follows and head.number == 1) or head.form.islower()
        case _:
            return False
