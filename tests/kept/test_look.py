"""A change of a file is always seen, also one that leaves its size and its time."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.kept.lock import locked
from tei.kept.look import NOTHING, digest, look
from tei.kept.tool import folders_digest

LONG_AGO = 1_000_000_000_000_000_000


def aged(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return path


def test_an_old_file_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    path = aged(tmp_path / "a", b"one")
    first = look(path)
    path.write_bytes(b"two")
    os.utime(path, ns=(LONG_AGO, LONG_AGO))

    assert look(path, first) is first


def test_a_young_file_is_read_again(tmp_path: Path) -> None:
    """Two changes within one tick of the clock of the file system have the same time, and may have the same size."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    now = time.time_ns()
    os.utime(path, ns=(now, now))
    first = look(path)
    path.write_bytes(b"two")
    os.utime(path, ns=(now, now))

    assert look(path, first).digest == digest(b"two")


def test_a_file_of_another_time_with_the_same_content_has_the_same_fingerprint(tmp_path: Path) -> None:
    path = aged(tmp_path / "a", b"one")
    first = look(path)
    os.utime(path, ns=(LONG_AGO + 1, LONG_AGO + 1))

    assert look(path, first) != first
    assert look(path, first).digest == first.digest


def test_no_file_and_one_that_cannot_be_read(tmp_path: Path) -> None:
    assert look(tmp_path / "a") == NOTHING
    assert look(aged(tmp_path / "b", b"") / "c") == NOTHING
    assert look(tmp_path / "b") != NOTHING
    with pytest.raises(TeiError, match="cannot be read"):
        look(tmp_path)


def test_where_a_part_ends_counts() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") == digest(b"a")


def test_the_tool_is_another_when_a_file_of_it_is(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    style = tmp_path / "styles" / "page.css"
    style.write_text("p {}")
    before = folders_digest([tmp_path])
    (tmp_path / "styles" / "page.pyc").write_text("")
    assert folders_digest([tmp_path]) == before
    style.write_text("p { }")
    assert folders_digest([tmp_path]) != before
    style.rename(tmp_path / "styles" / "site.css")
    assert folders_digest([tmp_path]) != before


def test_a_folder_is_held_by_one_process_until_it_ends(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from tei.kept.lock import locked
with locked(Path(sys.argv[1]), "held"):
    pass
"""
    ask = [sys.executable, "-c", code, str(tmp_path)]
    with locked(tmp_path, "held"):
        refused = subprocess.run(ask, capture_output=True, text=True, check=False)
    granted = subprocess.run(ask, capture_output=True, text=True, check=False)

    assert "TeiError: held" in refused.stderr
    assert (granted.returncode, granted.stderr) == (0, "")
