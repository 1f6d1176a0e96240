"""`tei serve` as it is used: a process, a browser, a project that is being worked on."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LETTER = """Letter to the Keeper of Maps
12 May 1925

Dear Dr. Hollis,

I send herewith three sheets of the harbour.

They were drawn in the winter.

Yours sincerely,

A. Orme
"""
SECONDS = 60


@dataclass
class Served:
    process: "subprocess.Popen[str]"
    project: Path
    port: int

    @property
    def edition(self) -> Path:
        return self.project / "editions" / "letter" / "edition.xml"

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        reply = connection.getresponse()
        data = reply.read()
        connection.close()
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, data

    def page(self, path: str) -> str:
        return self.ask(path)[2].decode()


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def start(project: Path, *options: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tei", "serve", str(project), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )


@contextmanager
def serving(project: Path) -> Iterator[Served]:
    for name in ("letter", "other"):
        folder = project / "editions" / name
        folder.mkdir(parents=True)
        (folder / "source.txt").write_text(LETTER, encoding="utf-8")
    process = start(project, "--port", "0")
    assert process.stdout
    assert process.stderr
    lines = []
    try:
        for line in process.stdout:
            lines.append(line)
            if found := re.match(r"serving http://127\.0\.0\.1:(\d+)/", line):
                yield Served(process, project, int(found[1]))
                break
        else:
            raise AssertionError("".join(lines))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A project for a test to change."""
    with serving(tmp_path) as served:
        yield served


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A project that no test changes."""
    with serving(tmp_path_factory.mktemp("standing")) as served:
        build, secret = served.project / "build", tmp_path_factory.mktemp("elsewhere") / "secret.txt"
        secret.write_text("under the mat")
        (build / "leads-out").symlink_to(secret.parent)
        (build / "secret").symlink_to(secret)
        (build / ".hidden").write_text("under the mat")
        (build / "mine.weird").write_bytes(b"\0")
        yield served


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_answered(standing: Served) -> None:
    kinds = {
        "/": "text/html; charset=utf-8",
        "/letter.html": "text/html; charset=utf-8",
        "/letter.txt": "text/plain; charset=utf-8",
        "/letter.xml": "application/xml",
        "/assets/edition.css": "text/css; charset=utf-8",
        "/mine.weird": "application/octet-stream",
        "/letter.html?x=1": "text/html; charset=utf-8",
    }
    for path, kind in kinds.items():
        status, headers, data = standing.ask(path)
        assert (status, headers["content-type"], headers["cache-control"]) == (200, kind, "no-store"), path
        assert headers["x-content-type-options"] == "nosniff"
        head = standing.ask(path, "HEAD")
        assert (head[0], head[1]["content-length"], head[2]) == (200, str(len(data)), b"")
    assert standing.ask("/letter.txt")[2] == (standing.project / "build" / "letter.txt").read_bytes()


def test_the_site_itself_has_nothing_of_the_server(standing: Served) -> None:
    standing.ask("/letter.html")
    for path in (standing.project / "build").rglob("*"):
        assert not path.is_file() or b"tei-serve" not in path.read_bytes(), path


@pytest.mark.parametrize(
    "path",
    [
        "/.tei/site.json",
        "/.tei-serve/../letter.html",
        "/../editions/letter/source.txt",
        "/%2e%2e/editions/letter/source.txt",
        "/..%2feditions/letter/source.txt",
        "/..%5ceditions%5cletter%5csource.txt",
        "/assets/../../editions/letter/source.txt",
        "//etc/passwd",
        "/%00",
        "/letter.html%00.txt",
        "/C:/Windows/win.ini",
        "/leads-out/secret.txt",
        "/secret",
        "/" + "a" * 5000,
        "/assets",
        "/.hidden",
    ],
)
def test_nothing_but_the_site_is_answered(standing: Served, path: str) -> None:
    status, _, data = standing.ask(path)

    assert status == 404
    assert b"under the mat" not in data
    assert b"herewith" not in data


def test_a_name_of_a_stranger_for_our_address_is_refused(standing: Served) -> None:
    """DNS rebinding: a page elsewhere could read unpublished editions through a name of its own."""
    for host in ("evil.example", f"evil.example:{standing.port}", "127.0.0.1", f"127.0.0.1:{standing.port + 1}", " "):
        assert standing.ask("/", host=host)[0] == 403, host
    assert standing.ask("/.tei-serve/events", host="evil.example")[0] == 403
    assert standing.ask("/", host=f"LOCALHOST:{standing.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_can_be_changed_from_outside(standing: Served, method: str) -> None:
    assert standing.ask("/letter.html", method)[0] in (405, 501)


def test_no_other_machine_can_ask(standing: Served) -> None:
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in others:
        with pytest.raises(OSError, match=r"."):
            socket.create_connection((address, standing.port), timeout=5)


def test_a_change_is_built_and_a_defect_told(served: Served) -> None:
    change(served.edition, "three sheets", "three <b>sheets</b>")
    until(lambda: "X0" in served.page("/letter.html"), "the defect is told")
    assert "letter.html" in served.page("/")
    change(served.edition, "<b>sheets</b>", "<emph>sheets</emph>")
    until(lambda: "<em" in served.page("/letter.html"), "it is shown")
    assert "X0" not in served.page("/letter.html")


def test_a_file_that_is_no_xml_for_a_while(served: Served) -> None:
    """The page stays as it was, and says why."""
    change(served.edition, "</TEI>", "</TE>")
    until(lambda: 'class="failure"' in served.page("/"), "it is told on the start page")
    page = served.page("/letter.html")
    assert "three sheets" in page
    assert "edition.xml" in page
    change(served.edition, "</TE>", "</TEI>")
    until(lambda: 'class="failure"' not in served.page("/"), "all is well")


def test_a_theme_that_is_wrong_for_a_while(served: Served) -> None:
    theme = served.project / "editions" / "theme"
    theme.mkdir()
    (theme / "a.css").write_text("@import 'b.css';")
    until(lambda: "a.css:1" in served.page("/letter.html"), "it is told")
    (theme / "a.css").write_text("p { color: teal }")
    until(lambda: b"teal" in served.ask("/assets/edition.css")[2], "the rule is there")
    until(lambda: "a.css:1" not in served.page("/letter.html"), "all is well")


def test_an_edition_that_comes_and_goes(served: Served) -> None:
    shutil.copytree(served.edition.parent, served.project / "editions" / "third")
    until(lambda: served.ask("/third.html")[0] == 200, "it has a page")
    shutil.rmtree(served.project / "editions" / "third")
    until(lambda: served.ask("/third.html")[0] == 404, "its page is gone")


def test_a_port_that_is_taken(standing: Served) -> None:
    second = start(standing.project, "--port", str(standing.port))
    out, err = second.communicate(timeout=SECONDS)

    assert (second.returncode, out) == (2, "")
    assert err == f"tei: port {standing.port} is in use; name another with --port, or 0 for any that is free\n"


def test_no_editions(tmp_path: Path) -> None:
    process = start(tmp_path)
    _, err = process.communicate(timeout=SECONDS)

    assert process.returncode == 2
    assert "has no editions" in err


no_signals = pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is no signal there")


@no_signals
def test_ctrl_c_ends_it_while_a_browser_waits(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=SECONDS) as waiting:
        waiting.sendall(f"GET /.tei-serve/events HTTP/1.0\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
        assert b"200 OK" in waiting.recv(1000)
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(SECONDS) == 0
    assert served.process.stderr
    assert served.process.stderr.read().strip() == ""


# In a browser


def is_wrong(message: Any) -> bool:
    """What a browser complains of, but for a server that is not there just now."""
    return bool(message.type == "error" and "ERR_CONNECTION" not in message.text)


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page whose complaints, as those about the Content-Security-Policy, fail the test."""
    shown = chromium.new_page()
    complaints: list[str] = []
    shown.on("console", lambda message: complaints.append(message.text) if is_wrong(message) else None)
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    yield shown
    shown.close()
    assert complaints == []


def test_the_browser_shows_a_change_by_itself(served: Served, page: Any) -> None:
    page.goto(f"http://127.0.0.1:{served.port}/letter.html")
    assert "three sheets" in page.inner_text("main")
    change(served.edition.with_name("source.txt"), "three sheets", "seven sheets")
    page.get_by_text("seven sheets").wait_for(timeout=SECONDS * 1000)
    assert page.locator(".tei-serve .failure, .tei-serve .error").count() == 0


def test_the_browser_shows_a_defect_beside_its_passage(served: Served, page: Any) -> None:
    page.goto(f"http://127.0.0.1:{served.port}/letter.html")
    change(served.edition, "They were drawn in", "They were drawn <date when='1925-13-01'>in</date>")
    page.wait_for_selector(".tei-serve-here", timeout=SECONDS * 1000)
    boxes = page.locator(".tei-serve-here")
    following = boxes.first.evaluate("each => each.nextElementSibling.innerText")
    assert "They were drawn in the winter" in following
    assert boxes.first.evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(253, 236, 234)"
    assert "1925-13-01" in boxes.first.inner_text()
    page.locator(".tei-serve li a").first.click()
    assert page.evaluate("document.querySelector(location.hash).innerText") == following
    if folder := os.environ.get("TEI_PICTURES"):
        page.screenshot(path=Path(folder) / "serve.png")


@no_signals
def test_the_browser_finds_a_server_that_was_started_again(served: Served, page: Any) -> None:
    """With the same number of builds behind it, and another site."""
    address = f"http://127.0.0.1:{served.port}/letter.html"
    page.goto(address)
    served.process.send_signal(signal.SIGINT)
    served.process.wait(SECONDS)
    change(served.edition.with_name("source.txt"), "three sheets", "seven sheets")
    again = start(served.project, "--port", str(served.port))
    try:
        page.get_by_text("seven sheets").wait_for(timeout=SECONDS * 1000)
    finally:
        again.kill()
        again.communicate()
