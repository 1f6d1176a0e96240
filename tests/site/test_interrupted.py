"""A build that is ended anywhere leaves a site that is whole, and the next build finishes it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import entries, lost_links, site_files, write_edition

from tei.site import build_site

CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
"""What changes a disk, and what Python says of before it is done; besides opening a file to write."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked and killed there")


def before_and_after(folder: Path) -> tuple[Path, Path]:
    """The editions of an older and a newer site: one gone, one new, one changed, one with another title."""
    old, new = folder / "old", folder / "new"
    for name in ("anna", "bela", "cyril", "dora"):
        write_edition(old, name)
    shutil.copytree(old, new)
    shutil.rmtree(new / "anna")
    write_edition(new, "bela", "Another text.")
    write_edition(new, "cyril", title="The Tower of Orme")
    write_edition(new, "emil")
    return old, new


def build_and_end(work: Callable[[], object], number: int, sign: signal.Signals) -> bool:
    """Do some work in a process of its own, and send it a signal at its change of the disk with this number.

    Returns:
        Whether it was ended by it; not where it made fewer changes.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return status != 0
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event in CHANGES or (event == "open" and writes(arguments[2])):
            count += 1
            if count == number:
                os.kill(os.getpid(), sign)

    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.addaudithook(hook)
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_ended_at_each_change_of_the_disk(tmp_path: Path, sign: signal.Signals) -> None:
    old, new = before_and_after(tmp_path)
    kept, out = tmp_path / "kept", tmp_path / "site"
    build_site(entries(old), kept)
    build_site(entries(new), tmp_path / "wanted")
    wanted = site_files(tmp_path / "wanted")
    number, ended = 0, True
    seen = set()
    while ended:
        number += 1
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(kept, out)
        ended = build_and_end(lambda: build_site(entries(new), out), number, sign)
        assert lost_links(out) == set(), number
        assert (out / "index.html").is_file()
        seen.add(tuple(sorted(site_files(out).items())))
        build_site(entries(new), out)
        assert site_files(out) == wanted, number
    assert number > 40
    assert len(seen) > 10


def test_ended_in_the_first_build_of_all(tmp_path: Path) -> None:
    """There is no start page before all that it leads to is there."""
    for name in ("anna", "bela"):
        write_edition(tmp_path / "editions", name)
    out = tmp_path / "site"
    number, ended, without = 0, True, 0
    while ended:
        number += 1
        shutil.rmtree(out, ignore_errors=True)
        ended = build_and_end(lambda: build_site(entries(tmp_path / "editions"), out), number, signal.SIGKILL)
        assert lost_links(out) == set(), number
        without += not (out / "index.html").is_file()
    assert without > 10
    assert lost_links(out) == set()
    assert (out / "index.html").is_file()


def test_ended_while_several_processes_work(tmp_path: Path) -> None:
    """They end as well, hold nothing that the next build needs, and write nothing into what it makes."""
    folder = tmp_path / "editions"
    for number in range(60):
        write_edition(folder, f"letter-{number}", f"Text {number}. " * 1000)
    out = tmp_path / "site"
    build_site(entries(folder), out)
    for number in range(60):
        write_edition(folder, f"letter-{number}", f"Another {number}. " * 1000)
    script = tmp_path / "work.py"
    script.write_text(
        "from pathlib import Path\nfrom tei.site import SiteEntry, build_site\n"
        f"found = sorted(Path({str(folder)!r}).glob('*/edition.xml'))\n"
        "if __name__ == '__main__':\n"
        f"    build_site([SiteEntry(path.parent.name, path) for path in found], Path({str(out)!r}), processes=3)\n"
    )
    for wanted in (1, 20, 55):
        process = subprocess.Popen([sys.executable, str(script)], start_new_session=True)
        while process.poll() is None and staged(out) < wanted:
            time.sleep(0.002)
        process.kill()
        process.wait()
        assert lost_links(out) == set()
        until_gone(process.pid)
    built = build_site(entries(folder), out)

    assert built.made == tuple(sorted(each.name for each in entries(folder)))
    texts = [data for path, data in site_files(out).items() if path.startswith("letter-") and path.endswith(".txt")]
    assert len(texts) >= 60
    assert [text[:200] for text in texts if b"Another" not in text] == []


def staged(out: Path) -> int:
    return sum(1 for _ in (out / ".tei").glob("next-*/*.html"))


def until_gone(group: int) -> None:
    """Wait until no process of a group is left."""
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    raise AssertionError("a process outlived the one that began it")
