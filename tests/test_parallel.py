"""Many files at once: in order, on several processes where that is worth it, and nothing left behind."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from tei.errors import TeiError
from tei.output import write_atomically
from tei.parallel import in_order

LARGE = 200_000


def make(folder: Path, *sizes: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(len(sizes))]
    for path, size in zip(paths, sizes, strict=True):
        path.write_bytes(b"x" * size)
    return paths


def name_and_process(path: Path) -> tuple[str, int]:
    time.sleep(0.2 if path.stem in "13" else 0.0)
    return path.stem, os.getpid()


def refuse(path: Path) -> str:
    if path.stem == "2":
        raise TeiError(f"{path.name}: is not what it should be")
    return path.stem


def be_killed(path: Path) -> None:
    if path.stem == "2":
        os.kill(os.getpid(), signal.SIGKILL)


def write_slowly(path: Path) -> None:
    """Half of a file, then a wait in which the first process is told to stop; the first file takes no time."""
    if path.stem == "0":
        return
    (path.parent / f"{path.stem}.begun").touch()
    half = path.with_suffix(".half")
    try:
        half.touch()
        time.sleep(30)
        write_atomically(path.with_suffix(".out"), b"whole")
    finally:
        half.unlink()


def swallow(path: Path) -> None:
    """What an exception does that is raised while another one is handled: it ends nothing."""
    if path.stem == "1":
        raise TeiError("the first goes wrong")
    while path.stem != "0":
        try:
            time.sleep(600)
        except BaseException:  # noqa: BLE001 -- as concurrent.futures does
            continue


def interrupt_when_begun(folder: Path, number: int) -> None:
    """Send this process what Ctrl-C sends, from a process of its own, when so many files were begun."""
    parent = os.getpid()
    if os.fork() == 0:
        while len(list(folder.glob("*.begun"))) < number:
            time.sleep(0.01)
        os.kill(parent, signal.SIGINT)
        os._exit(0)


def test_results_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    found = list(in_order(name_and_process, make(tmp_path, *[LARGE] * 12), processes=3))

    assert [name for name, _ in found] == [str(number) for number in range(12)]
    processes = {process for _, process in found[1:]}
    assert found[0][1] == os.getpid()
    assert len(processes) > 1
    assert os.getpid() not in processes


@pytest.mark.parametrize(("size", "processes"), [(1000, 3), (LARGE, 1)])
def test_little_work_and_one_process_stay_here(tmp_path: Path, size: int, processes: int) -> None:
    found = list(in_order(name_and_process, make(tmp_path, *[size] * 4), processes))

    assert found == [(str(number), os.getpid()) for number in range(4)]


def test_no_paths() -> None:
    assert list(in_order(name_and_process, [], 3)) == []


def test_what_the_work_raises_comes_in_its_turn(tmp_path: Path) -> None:
    results = in_order(refuse, make(tmp_path, *[LARGE] * 6), processes=2)

    assert [next(results), next(results)] == ["0", "1"]
    with pytest.raises(TeiError, match=r"2\.txt: is not what it should be"):
        next(results)


def test_an_exception_that_goes_astray_keeps_no_process_alive(tmp_path: Path) -> None:
    """The first process waited forever for one that had swallowed what should have ended it."""
    with pytest.raises(TeiError, match="the first goes wrong"):
        list(in_order(swallow, make(tmp_path, *[LARGE] * 6), processes=2))
    assert multiprocessing.active_children() == []


def test_a_process_that_is_ended_from_outside(tmp_path: Path) -> None:
    with pytest.raises(TeiError, match="ended from outside"):
        list(in_order(be_killed, make(tmp_path, *[LARGE] * 6), processes=2))


def test_ctrl_c_ends_all_at_once_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    interrupt_when_begun(tmp_path, 2)
    begin = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(in_order(write_slowly, make(tmp_path, *[LARGE] * 9), processes=2))

    assert time.monotonic() - begin < 15
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".txt", ".begun")] == []
    assert len(list(tmp_path.glob("*.begun"))) == 2
    os.wait()
