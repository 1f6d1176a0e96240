"""What a terminal shows while something takes long."""

import io
import re
import sys
import time

import pytest

from tei import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, patience: float) -> Terminal:
    """Put a terminal in the place of standard error; not in a fixture, since pytest puts its own there after it."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    return terminal


def test_bytes_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch, 0)
    show = progress.received("fetching tei_all")
    show(1_200_000, 3_400_000)
    assert terminal.getvalue().endswith("fetching tei_all 1.2 of 3.4 MB")
    show(1_300_000, None)
    assert terminal.getvalue().endswith("fetching tei_all 1.3 MB")
    show(3_400_000, 3_400_000)
    assert terminal.getvalue().endswith("\r\033[K")


def test_seconds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch, 0.001)
    with progress.waited_for("building"):
        for _ in range(1000):
            if terminal.getvalue():
                break
            time.sleep(0.01)
    assert re.search(r"building, \d+ s", terminal.getvalue())
    assert terminal.getvalue().endswith("\r\033[K")


def test_nothing_where_it_is_piped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    progress.received("fetching")(1, 2)
    with progress.waited_for("building"):
        pass
    assert capsys.readouterr() == ("", "")
