"""XPath 2 in the XPath 1.0 that libxml2 runs: only where both certainly mean the same."""

from collections.abc import Iterator

from tei.validate.schematron.calls import CONTEXTUAL, translate_call
from tei.validate.schematron.code import (
    CURRENT,
    CURRENT_VALUE,
    EXTENSION,
    NODES,
    Code,
    Kind,
    Scope,
    quoted,
    truth,
)
from tei.validate.schematron.syntax import (
    PARENT,
    SELF,
    Binary,
    Call,
    Expression,
    Filter,
    If,
    Literal,
    Negative,
    Number,
    Opaque,
    Path,
    Sequence,
    Step,
    UnreadableXPathError,
    Variable,
)

VALUE_COMPARISONS = {"eq": "=", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
COMPARISONS = frozenset(VALUE_COMPARISONS.values())
WIDE = frozenset(("descendant", "descendant-or-self", "following", "preceding"))
WIDEST = 2
"""How deeply searches through the whole file may be nested here; more are left to where time is limited."""
LONGEST = 3
"""How many of them one path may have."""
MOST_SHARES = 50
"""How many steps such as `(a | b)` are written out as two paths."""
TEXTUAL = frozenset(("strings", "string", *NODES))


def translate(expression: Expression, scope: Scope) -> Code:
    """The expression for libxml2.

    Raises:
        UnreadableXPathError: what libxml2 says might differ from what XPath 2 says.
    """
    match expression:
        case Literal(value):
            return Code(quoted(value), "string")
        case Number(text):
            if "e" in text.lower():
                raise UnreadableXPathError("a number with an exponent")
            return Code(text, "number")
        case Variable(name):
            return variable(name, scope)
        case Path():
            return path(expression, scope)
        case Filter(base, predicates):
            return filtered(translate(base, scope), predicates, scope)
        case Binary():
            return binary(expression, scope)
        case Negative(operand):
            return Code(f"-{number(translate(operand, scope), scope)}", "number")
        case If(condition, then, otherwise):
            return chosen(translate(condition, scope), translate(then, scope), translate(otherwise, scope))
        case Call("current", ()):
            return current(scope)
        case Call(name, arguments):
            given = arguments or ((Path(None, (SELF,)),) if name in CONTEXTUAL else ())
            return translate_call(name, given, [translate(each, scope) for each in given], scope)
        case Opaque(why):
            raise UnreadableXPathError(why)
    raise UnreadableXPathError("a list, or a loop")


def condition(expression: Expression, scope: Scope) -> str:
    return truth(translate(expression, scope))


def variable(name: str, scope: Scope) -> Code:
    if name not in scope.variables:
        raise UnreadableXPathError(f"the variable ${name} is not known here")
    code = scope.variables[name]
    if code.text.startswith("$"):
        scope.used.add(name)
    return code


def current(scope: Scope) -> Code:
    if not scope.depth:
        return path(Path(None, (SELF,)), scope)
    if not scope.start:
        scope.used.add(CURRENT)
        return Code(f"${CURRENT}", "elements")
    if scope.start == "/":
        return Code("/", "nodes")
    scope.used.add(CURRENT_VALUE)
    return Code(f"${CURRENT_VALUE}", "string")


def filtered(base: Code, predicates: tuple[Expression, ...], scope: Scope) -> Code:
    if base.kind not in NODES and base.kind != "strings":
        raise UnreadableXPathError("a predicate of what is no list")
    texts, single = predicate_texts(predicates, scope, wide=not base.one)
    return Code(f"({base.text}){texts}", base.kind, base.one or single, False)


def predicate_texts(predicates: tuple[Expression, ...], scope: Scope, wide: bool) -> tuple[str, bool]:
    """Predicates in brackets; and whether they leave no more than one."""
    inner = scope.inner(wide)
    if inner.wide > WIDEST:
        raise UnreadableXPathError("searches in searches in searches")
    texts, single = "", False
    for each in predicates:
        code = translate(each, inner)
        texts += f"[{code.text if code.kind == 'number' else truth(code)}]"
        single = single or isinstance(each, Number) or each == Call("last", ())
    return texts, single


def path(expression: Path, scope: Scope) -> Code:
    steps = expression.steps
    for place, step in enumerate(steps):
        if isinstance(step, Step):
            continue
        before = Path(expression.start, steps[:place], expression.absolute)
        if isinstance(step, Call) and place == len(steps) - 1:
            return applied(step, before, scope)
        scope.shares += 1
        if scope.shares > MOST_SHARES:
            raise UnreadableXPathError("too many unions in paths")
        codes = [
            path(Path(before.start, (*before.steps, *each.steps, *steps[place + 1 :]), before.absolute), scope)
            for each in alternatives(step)
        ]
        return united(codes)
    return walked(expression, [step for step in steps if isinstance(step, Step)], scope)


def applied(call: Call, before: Path, scope: Scope) -> Code:
    if call.arguments or call.name not in CONTEXTUAL:
        raise UnreadableXPathError("a function as a step of a path")
    code = path(before, scope)
    if not code.one or call.name == "number":
        raise UnreadableXPathError("a function of each of several nodes")
    result = translate_call(call.name, (before,), [code], scope)
    return result if code.sure else Code(result.text, result.kind, True, False)


def alternatives(step: Expression) -> Iterator[Path]:
    """The paths of a step such as `(a | b)`."""
    match step:
        case Path(None, _, False):
            yield step
        case Binary("|", left, right):
            yield from alternatives(left)
            yield from alternatives(right)
        case _:
            raise UnreadableXPathError("a step that is no path")


def walked(expression: Path, steps: list[Step], scope: Scope) -> Code:
    code, steps = beginning(expression, steps, scope)
    texts, kind, one, sure, wide = [], code.kind, code.one, code.sure, 0
    for step in steps:
        wide += step.axis in WIDE
        predicates, single = predicate_texts(step.predicates, scope, wide > 0)
        texts.append(f"{step.axis}::{step.test}{predicates}")
        kind = kind_of(step, kind)
        still = step.axis in ("self", "parent") or (step.axis == "attribute" and "*" not in step.test)
        one = one and (still or single)
        sure = sure and step == SELF
    if scope.wide + wide > LONGEST:
        raise UnreadableXPathError("too many searches through the whole file")
    rest = "/".join(texts)
    text = f"{code.text}{rest}" if code.text in ("", "/") else f"{code.text}/{rest}" if rest else code.text
    return Code(text, kind, one, sure)


def beginning(expression: Path, steps: list[Step], scope: Scope) -> tuple[Code, list[Step]]:
    """What a path starts from, and its other steps."""
    if expression.absolute:
        return Code("/", "nodes"), steps
    if expression.start is None:
        if scope.depth:
            return Code("", "nodes"), steps
        return Code(scope.start, "nodes" if scope.start else "elements"), steps
    if expression.start == Call("current", ()) and scope.depth and scope.start not in ("", "/"):
        if steps[0] != PARENT:
            raise UnreadableXPathError("a path from an attribute")
        scope.used.add(CURRENT)
        return Code(f"${CURRENT}", "elements"), steps[1:]
    code = translate(expression.start, scope)
    if code.kind not in NODES:
        raise UnreadableXPathError("a path from what is no node")
    return Code(f"({code.text})", code.kind, code.one, code.sure), steps


def kind_of(step: Step, before: Kind) -> Kind:
    if step.axis == "attribute":
        return "attributes"
    if step.axis == "self":
        return before
    return "nodes" if step.test.endswith(")") else "elements"


def united(codes: list[Code]) -> Code:
    if any(code.kind not in NODES for code in codes):
        raise UnreadableXPathError("a union of what are no nodes")
    kinds = {code.kind for code in codes}
    kind: Kind = codes[0].kind if len(kinds) == 1 else "nodes"
    return Code(f"({' | '.join(code.text for code in codes)})", kind, len(codes) == 1 and codes[0].one, False)


def binary(expression: Binary, scope: Scope) -> Code:
    operator = expression.operator
    if operator in ("and", "or"):
        left, right = condition(expression.left, scope), condition(expression.right, scope)
        return Code(f"({left} {operator} {right})", "boolean")
    if operator in COMPARISONS or operator in VALUE_COMPARISONS:
        codes = [
            compared(operator, translate(left, scope), translate(right, scope), scope)
            for left in items(expression.left)
            for right in items(expression.right)
        ]
        if not codes or (len(codes) > 1 and operator in VALUE_COMPARISONS):
            raise UnreadableXPathError("a comparison with a list")
        return codes[0] if len(codes) == 1 else Code(f"({' or '.join(code.text for code in codes)})", "boolean")
    left_code, right_code = translate(expression.left, scope), translate(expression.right, scope)
    match operator:
        case "|":
            return united([left_code, right_code])
        case "is":
            if not all(code.kind in NODES and code.one and code.sure for code in (left_code, right_code)):
                raise UnreadableXPathError("`is` of what may be nothing")
            return Code(f"(count({left_code.text} | {right_code.text}) = 1)", "boolean")
        case "div" | "mod" if scope.strict and not nonzero(expression.right):
            raise UnreadableXPathError("a division by what may be nothing")
    return Code(f"({number(left_code, scope)} {operator} {number(right_code, scope)})", "number")


def items(expression: Expression) -> tuple[Expression, ...]:
    return expression.items if isinstance(expression, Sequence) else (expression,)


def nonzero(expression: Expression) -> bool:
    return isinstance(expression, Number) and float(expression.text) != 0


def number(code: Code, scope: Scope) -> str:
    if scope.strict and code.kind != "number":
        raise UnreadableXPathError("a calculation with what may be no number")
    return code.text


def compared(operator: str, left: Code, right: Code, scope: Scope) -> Code:
    general = VALUE_COMPARISONS.get(operator, operator)
    text = f"({left.text} {general} {right.text})"
    if not scope.strict:
        if operator in VALUE_COMPARISONS:
            raise UnreadableXPathError(f"`{operator}` is not of XPath 1.0")
        return Code(text, "boolean")
    value = operator in VALUE_COMPARISONS
    if value and not (left.one and right.one):
        raise UnreadableXPathError("a comparison of what may be several")
    kind: Kind = "boolean" if not value or (left.sure and right.sure) else "maybe"
    numbers = (left.kind == "number") + (right.kind == "number")
    if numbers == 2 or (left.kind in TEXTUAL and right.kind in TEXTUAL and general in ("=", "!=")):
        return Code(text, kind)
    if left.kind == right.kind == "boolean" and general in ("=", "!="):
        return Code(text, kind)
    nodes, other = (left, right) if left.kind in NODES else (right, left)
    if numbers and nodes.kind in NODES and nodes.one and not value:
        double = f"{EXTENSION}:double(string({nodes.text}))"
        sides = (double, other.text) if nodes is left else (other.text, double)
        return Code(f"(boolean({nodes.text}) and {sides[0]} {general} {sides[1]})", "boolean")
    raise UnreadableXPathError("a comparison of different kinds")


def chosen(condition: Code, then: Code, otherwise: Code) -> Code:
    """A choice between two conditions."""
    if not {then.kind, otherwise.kind} <= {"boolean", "maybe"}:
        raise UnreadableXPathError("a choice between values")
    test = truth(condition)
    kind: Kind = "boolean" if then.kind == otherwise.kind == "boolean" else "maybe"
    return Code(f"(({test} and {then.text}) or (not({test}) and {otherwise.text}))", kind)
