"""Building and serving a project until the user ends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tei.errors import TeiError
from tei.project import Built, build_editions
from tei.project.folders import BUILD, editions_of, find_editions
from tei.serve.board import Board, Shown
from tei.serve.server import serving
from tei.serve.watch import Stamps, stamps, wait_for_change


@dataclass(frozen=True, slots=True)
class Running:
    """A project that is served."""

    project: Path
    editions: Path
    board: Board
    address: str
    """`http://127.0.0.1:8000/`"""


@contextmanager
def running(project: Path, port: int) -> Iterator[Running]:
    """Serve a project; `builds` keeps the site new.

    Raises:
        TeiError: it has no editions, or the port cannot be had.
    """
    editions = editions_of(project)
    if next(find_editions(editions), None) is None:
        raise TeiError(f"{project}: has no editions; put each text into editions/<name>/source.txt")
    board = Board(Shown(editions.parent / BUILD, "", {}, {}))
    with serving(board, editions, port) as address:
        yield Running(project, editions, board, address)


def builds(running: Running, processes: int) -> Iterator[Built | TeiError]:
    """What becomes of each build that did something: of the first, and after each change, without end."""
    seen: Stamps = stamps(running.editions)
    first = True
    while True:
        outcome = build(running, processes)
        if isinstance(outcome, TeiError):
            running.board.refuse(str(outcome))
            yield outcome
        elif first or outcome.made or outcome.written or outcome.removed or differs(outcome, running.board):
            running.board.show(outcome)
            yield outcome
        first = False
        seen = wait_for_change(running.editions, seen)


def build(running: Running, processes: int) -> Built | TeiError:
    try:
        with running.board.checking:
            return build_editions(running.project, processes=processes)
    except TeiError as error:
        return error


def differs(built: Built, board: Board) -> bool:
    """Whether other editions fail than those that are shown to."""
    messages = {each.message for each in built.failures}
    return messages != {reason for found in board.shown.failures.values() for reason in found}
