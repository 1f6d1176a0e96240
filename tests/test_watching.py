"""Checking again what changes: which files that are, and a process that does it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from tei.cli import run
from tei.watching import Change, change, rulers, stamps

ROOT = Path(__file__).resolve().parents[1]
GOOD = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Letter</title></titleStmt>
<publicationStmt><p>Not published.</p></publicationStmt><sourceDesc><p>A letter.</p></sourceDesc></fileDesc></teiHeader>
<text><body><p>The harbour was open.</p></body></text></TEI>
"""
BAD = GOOD.replace("<p>The", "<pp>The").replace("open.</p>", "open.</pp>")
PATIENCE = 60
"""Seconds after which a line that does not come is missed; it comes at once."""


class TestChange:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / ".git").mkdir()
        for name in ("letters/a.xml", "letters/b.xml", "editions/one/edition.xml", "editions/two/edition.xml"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(GOOD)
        return tmp_path

    def after(self, folder: Path, act: Callable[[], object], schemas: tuple[Path, ...] = ()) -> Change:
        files = sorted(folder.rglob("*.xml"))
        ruling = rulers(files)
        before = stamps((*files, *ruling, *schemas))
        act()
        files = sorted(folder.rglob("*.xml"))
        return change(before, stamps((*before, *files)), files, ruling, schemas)

    def test_nothing(self, folder: Path) -> None:
        assert self.after(folder, lambda: None) == Change((), (), ())

    def test_a_file_that_was_written_made_or_removed(self, folder: Path) -> None:
        a, b, new = (folder / "letters" / f"{name}.xml" for name in ("a", "b", "new"))
        assert self.after(folder, lambda: a.write_text(BAD)) == Change((a,), (), ())
        assert self.after(folder, lambda: new.write_text(BAD)) == Change((new,), (), ())
        assert self.after(folder, b.unlink) == Change((), (b,), ())

    def test_a_file_that_was_replaced_by_one_of_the_same_size_and_time(self, folder: Path) -> None:
        a, other = folder / "letters" / "a.xml", folder / "other"
        other.write_text(GOOD.replace("Letter", "Lettre"))
        os.utime(other, ns=(0, a.stat().st_mtime_ns))
        assert self.after(folder, lambda: other.replace(a)).files == (a,)

    def test_the_source_beside_an_edition(self, folder: Path) -> None:
        source = folder / "editions" / "one" / "source.txt"
        edition = folder / "editions" / "one" / "edition.xml"
        assert self.after(folder, lambda: source.write_text("text")) == Change((edition,), (), (source,))
        assert self.after(folder, source.unlink) == Change((edition,), (), (source,))

    def test_settings_of_a_folder_and_around_it(self, folder: Path) -> None:
        near, far = folder / "letters" / "tei.toml", folder / "pyproject.toml"
        assert [path.name for path in self.after(folder, near.touch).files] == ["a.xml", "b.xml"]
        assert len(self.after(folder, far.touch).files) == 4
        assert folder.parent / "tei.toml" not in rulers(sorted(folder.rglob("*.xml")))

    def test_a_schema_rules_all(self, folder: Path) -> None:
        schema = folder / "house.rng"
        found = self.after(folder, lambda: schema.write_text("<x/>"), (schema,))
        assert (len(found.files), found.because) == (4, (schema,))


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    for name in "ab":
        (tmp_path / f"{name}.xml").write_text(GOOD)
    return tmp_path


class Watcher:
    def __init__(self, folder: Path, *options: str) -> None:
        self.lines: Queue[str] = Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tei", "validate", ".", "--watch", "--format", "concise", *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.reader = Thread(target=self.read)
        self.reader.start()

    def read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, end: str) -> list[str]:
        """The lines up to the first that has these words."""
        got: list[str] = []
        while not got or end not in got[-1]:
            try:
                got.append(self.lines.get(timeout=PATIENCE))
            except Empty:
                pytest.fail(f'no "{end}" in {got}')
        return got


@pytest.fixture
def begin(letters: Path) -> Iterator[Callable[..., Watcher]]:
    """Begin to watch; it is ended with the test."""
    begun: list[Watcher] = []

    def watcher(*options: str) -> Watcher:
        begun.append(Watcher(letters, *options))
        return begun[-1]

    yield watcher
    for each in begun:
        each.process.kill()
        each.process.wait()
        each.reader.join()
        assert each.process.stdout is not None
        each.process.stdout.close()


def test_a_process_that_watches(begin: Callable[..., Watcher], letters: Path) -> None:
    watcher = begin("--no-rules")
    assert watcher.until("Ctrl-C ends") == ["nothing found; watching 2 files, Ctrl-C ends"]

    (letters / "a.xml").write_text(BAD)
    header, defect, end = watcher.until("Ctrl-C ends")
    assert header == "-- a.xml"
    assert defect.startswith("a.xml:3:13: error X002 `pp` is not an element")
    assert end == "1 defect in 1 file; watching 2 files, Ctrl-C ends"

    (letters / "c.xml").write_text("<TEI>")
    assert [line.split(":")[0] for line in watcher.until("Ctrl-C ends")] == [
        "-- c.xml",
        "c.xml",
        "2 defects in 2 files; watching 3 files, Ctrl-C ends",
    ]

    (letters / "c.xml").unlink()
    assert watcher.until("Ctrl-C ends")[0] == "-- c.xml is gone"

    (letters / "a.xml").write_text(GOOD)
    assert watcher.until("Ctrl-C ends") == ["-- a.xml", "nothing found; watching 2 files, Ctrl-C ends"]

    watcher.process.send_signal(signal.SIGINT)
    assert watcher.until("no longer") == ["", "no longer watching"]
    assert watcher.process.wait(PATIENCE) == 0


def test_settings_that_are_broken_while_they_are_written(begin: Callable[..., Watcher], letters: Path) -> None:
    watcher = begin()
    watcher.until("Ctrl-C ends")
    (letters / "tei.toml").write_text("[rules")
    said = watcher.until("Ctrl-C ends")
    assert said[0] == "-- tei.toml was changed"
    assert said[1].startswith("tei: ")
    assert "tei.toml: cannot be read" in said[1]
    (letters / "tei.toml").write_text('[rules]\nignore = ["H"]\n')
    assert watcher.until("Ctrl-C ends")[0] == "-- tei.toml was changed"


def test_a_schema_that_is_changed(begin: Callable[..., Watcher], letters: Path) -> None:
    grammar = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    (letters / "a.xml").write_text("<a/>")
    (letters / "b.xml").write_text("<a/>")
    (letters / "house.rng").write_text(grammar)
    watcher = begin("--schema", "house.rng")
    assert watcher.until("Ctrl-C ends")[0].startswith("nothing found")
    (letters / "house.rng").write_text(grammar.replace('"a"', '"bb"'))
    said = watcher.until("Ctrl-C ends")
    assert said[0] == "-- house.rng was changed"
    assert said[-1] == "2 defects in 2 files; watching 2 files, Ctrl-C ends"


@pytest.mark.parametrize(
    "options",
    [
        ("--fix",),
        ("--diff",),
        ("--json",),
        ("-o", "x"),
        ("--report", "json=x"),
        ("--baseline", "x", "--write-baseline"),
    ],
)
def test_it_writes_nothing(options: tuple[str, ...], letters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(letters)
    before = sorted(letters.iterdir())
    assert run(["validate", "a.xml", "--watch", *options]) == 2
    assert sorted(letters.iterdir()) == before
