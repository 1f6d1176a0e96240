"""Running the rules of a schema over a file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lxml import etree

from tei.errors import TeiError
from tei.validate.schematron.census import Census, Matcher
from tei.validate.schematron.fired import Fired, fired, not_checked, place_of, rule_name
from tei.validate.schematron.functions import NotComputableError, NotRunnableError
from tei.validate.schematron.limits import SECONDS, Clock, TimeIsUpError
from tei.validate.schematron.model import Check, Pattern, Schema, Value
from tei.validate.schematron.program import File, Node, Program, SlowSide
from tei.validate.schematron.read import read_schema


@dataclass
class Schematron:
    """A schema, ready to check any number of files."""

    schema: Schema
    seconds: float = SECONDS
    """How long it may take for one file."""
    slow_side: SlowSide = field(init=False)

    def __post_init__(self) -> None:
        self.slow_side = SlowSide(self.schema.namespaces)

    @cached_property
    def programs(self) -> list[tuple[Pattern, list[Program]]]:
        return [
            (
                pattern,
                [
                    Program(
                        self.schema,
                        (*self.schema.lets, *pattern.lets),
                        rule,
                        Matcher(rule.context, self.schema.namespaces, self.schema.version),
                    )
                    for rule in pattern.rules
                ],
            )
            for pattern in self.schema.patterns
        ]

    def check(self, tree: etree._ElementTree) -> Iterator[Fired]:
        """Each assertion that fails at a node, and once each construct that could not be run."""
        root = tree.getroot()
        for each in self.schema.skipped:
            yield not_checked(each.what, each.why, each.origin, root)
        file = File(tree, Census(root), Clock(self.seconds), self.slow_side)
        found: list[Fired] = []
        try:
            with file.clock.watched():
                for _, programs in self.programs:
                    found.extend(run_pattern(programs, file))
        except TimeIsUpError as error:
            origin = self.schema.patterns[0].origin
            found.append(not_checked("what is left of the rules", str(error), origin, root, here=True))
        yield from found


def compile_schematron(path: Path, phase: str = "#DEFAULT") -> Schematron | None:
    """The rules of a `.sch` file, or those inside a `.rng`; None for a `.rng` without any.

    Raises:
        TeiError: it cannot be read.
    """
    try:
        schema = read_schema(path, phase)
    except RecursionError:
        raise TeiError(f'"{path}" is nested too deeply to be read') from None
    return None if schema is None else Schematron(schema)


def run_pattern(programs: list[Program], file: File) -> Iterator[Fired]:
    """What the rules of a pattern say; a node belongs to the first rule that matches it."""
    taken: set[tuple[str, object]] = set()
    for number, program in enumerate(programs):
        try:
            matched = program.nodes(file)
        except NotComputableError as error:
            rest = len(programs) - number - 1
            what = f'the rule for "{program.rule.context}"' + (f" and the {rest} after it" if rest else "")
            yield not_checked(what, str(error), program.rule.origin, file.census.root)
            return
        for place, nodes in matched.items():
            if len(programs) > 1:
                nodes = [node for node in nodes if (place, node.slow or node.element) not in taken]
                taken.update((place, node.slow or node.element) for node in nodes)
            if nodes:
                for check in program.rule.checks:
                    yield from run_check(check, program, place, nodes, file)


def run_check(check: Check, program: Program, place: str, nodes: list[Node], file: File) -> Iterator[Fired]:
    wanted = check.kind == "assert"
    what = f"{rule_name(check)} ({place_of(check)}): `{check.test}`"
    try:
        failing = program.failing(check.test, place, nodes, wanted, file)
    except NotRunnableError as error:
        yield not_checked(what, str(error), check.origin, nodes[0].element, check.test)
        return
    for node in nodes if failing is None else failing:
        try:
            if failing is not None or program.holds(check.test, node, file) is not wanted:
                yield finding(check, program, node, file)
        except NotRunnableError as error:
            yield not_checked(what, str(error), check.origin, node.element, check.test)
            return
        except NotComputableError as error:
            yield not_checked(what, str(error), check.origin, node.element, check.test, here=True)
            return
        file.clock.tick()


def finding(check: Check, program: Program, node: Node, file: File) -> Fired:
    words = message(check.message, program, node, file)
    known = program.schema.diagnostics
    more = [" ".join(message(known[name], program, node, file).split()) for name in check.diagnostics if name in known]
    return fired(check, node.element, node.place, words, program.rule.context, more)


def message(parts: tuple[str | Value, ...], program: Program, node: Node, file: File) -> str:
    return "".join(part if isinstance(part, str) else program.words(part, node, file) for part in parts)
