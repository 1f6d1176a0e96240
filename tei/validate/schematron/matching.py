"""XSLT match patterns: which nodes can match, by kind and name, and the condition that decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tei.validate.schematron.code import Scope, truth
from tei.validate.schematron.syntax import (
    ANYWHERE,
    Binary,
    Call,
    Expression,
    If,
    Negative,
    Path,
    Step,
    UnreadableXPathError,
)
from tei.validate.schematron.translate import translate

XML = "http://www.w3.org/XML/1998/namespace"
NodeKind = Literal["element", "attribute", "text", "root"]
"""`text` are also comments and instructions: what libxml2 is not asked about here."""
OTHER_KINDS: dict[str, tuple[NodeKind, ...]] = {
    "text()": ("text",),
    "comment()": ("text",),
    "processing-instruction()": ("text",),
    "node()": ("text",),
}
MOST_ALTERNATIVES = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """The nodes one alternative of a pattern may match, and its other steps."""

    kind: NodeKind
    name: str
    """In lxml's form; `*` for any, `{namespace}*` for any of a namespace."""
    attributes: tuple[str, ...]
    """What an element has to have, in lxml's form."""
    path: Path
    """The alternative itself."""


def candidates(pattern: Expression, namespaces: dict[str, str]) -> Iterator[Candidate]:
    """What a pattern can match, alternative by alternative.

    Raises:
        UnreadableXPathError: it is no path, or its last step is of a kind that is not read here.
    """
    for count, path in enumerate(alternatives(pattern)):
        if count > MOST_ALTERNATIVES:
            raise UnreadableXPathError("too many alternatives")
        if not path.steps:
            yield Candidate("root", "", (), path)
            continue
        last = path.steps[-1]
        if not isinstance(last, Step) or last.axis not in ("child", "attribute"):
            raise UnreadableXPathError("the pattern ends in what is no child and no attribute")
        if last.axis == "attribute":
            if last.test.endswith(")"):
                raise UnreadableXPathError("a test for kinds of attributes")
            yield Candidate("attribute", expanded(last.test, namespaces, ""), (), path)
        elif last.test.endswith(")"):
            if last.test not in OTHER_KINDS:
                raise UnreadableXPathError("an instruction by name")
            for kind in OTHER_KINDS[last.test]:
                yield Candidate(kind, "*" if kind == "element" else "", (), path)
        else:
            required = tuple(expanded(name, namespaces, "") for name in required_attributes(last))
            yield Candidate("element", expanded(last.test, namespaces, ""), required, path)


def alternatives(pattern: Expression) -> Iterator[Path]:
    """The paths of a pattern; a union inside a path becomes paths."""
    match pattern:
        case Binary("|", left, right):
            yield from alternatives(left)
            yield from alternatives(right)
        case Path(None, steps, absolute):
            for place, step in enumerate(steps):
                if not isinstance(step, Step):
                    for each in alternatives(step):
                        yield from alternatives(
                            Path(None, (*steps[:place], *each.steps, *steps[place + 1 :]), absolute)
                        )
                    return
            yield pattern
        case Path(start, steps, False) if start is not None:
            for each in alternatives(start):
                yield from alternatives(Path(None, (*each.steps, *steps), each.absolute))
        case _:
            raise UnreadableXPathError("the pattern is no path")


def required_attributes(step: Step) -> Iterator[str]:
    """The attributes without which no element passes the predicates."""
    for predicate in step.predicates:
        yield from needed(predicate)


def needed(predicate: Expression) -> Iterator[str]:
    match predicate:
        case Path(None, (Step("attribute", test, ()),), False) if "*" not in test and not test.endswith(")"):
            yield test
        case Binary("and", left, right):
            yield from needed(left)
            yield from needed(right)
        case Binary("=" | "eq", left, _):
            yield from needed(left)


def expanded(name: str, namespaces: dict[str, str], default: str) -> str:
    prefix, colon, local = name.rpartition(":")
    if not colon:
        return f"{{{default}}}{name}" if default else name
    namespace = XML if prefix == "xml" else namespaces.get(prefix)
    if namespace is None:
        raise UnreadableXPathError(f'the prefix "{prefix}" is not declared')
    return f"{{{namespace}}}{local}"


def condition(path: Path, scope: Scope, owner: str = "") -> str:
    """The condition, for libxml2, that a candidate has to meet; empty when its name decides already.

    Args:
        owner: for an attribute its name in the pattern's own form; the condition is then asked of its element.
    """
    steps = list(path.steps)
    if not steps:
        return ""
    last = steps.pop()
    assert isinstance(last, Step)
    if owner:
        texts = "".join(f"[{each}]" for each in (*tests(last, scope), *above(steps, path.absolute, scope)))
        return f"boolean(attribute::{owner}{texts})" if texts else ""
    return " and ".join(f"({each})" for each in (*tests(last, scope), *above(steps, path.absolute, scope)))


def tests(step: Step, scope: Scope) -> Iterator[str]:
    """The predicates of a step as conditions on the node itself."""
    inner = scope.inner(wide=False)
    texts = []
    positional = False
    for each in step.predicates:
        code = translate(each, inner)
        positional = positional or code.kind == "number" or counts(each)
        texts.append(code.text if code.kind == "number" else truth(code))
    if not positional:
        yield from texts
        return
    if step.axis != "child":
        raise UnreadableXPathError("the number of an attribute")
    same = f"parent::node()/child::{step.test}{''.join(f'[{text}]' for text in texts)}"
    yield f"count(self::node() | {same}) = count({same})"


def counts(expression: Expression) -> bool:
    """Whether a predicate asks for the number of the node: anywhere in it, which is careful rather than exact."""
    match expression:
        case Call("position" | "last", ()):
            return True
        case Call(_, arguments):
            return any(counts(each) for each in arguments)
        case Binary(_, left, right):
            return counts(left) or counts(right)
        case Negative(operand):
            return counts(operand)
        case If(condition, then, otherwise):
            return counts(condition) or counts(then) or counts(otherwise)
    return False


def above(steps: list[Step | Expression], absolute: bool, scope: Scope) -> Iterator[str]:
    """What has to be true of the ancestors, as conditions on the node itself."""
    if not steps:
        if absolute:
            yield "not(parent::*)"
        return
    axis = "parent"
    while steps and steps[-1] == ANYWHERE:
        axis = "ancestor"
        steps = steps[:-1]
    if not steps:
        return
    step = steps[-1]
    if not isinstance(step, Step) or step.axis != "child" or (step.test.endswith(")") and step.test != "node()"):
        raise UnreadableXPathError("a pattern with a step that is no child")
    conditions = [*tests(step, scope), *above(steps[:-1], absolute, scope)]
    yield f"{axis}::{step.test}" + "".join(f"[{each}]" for each in conditions)
