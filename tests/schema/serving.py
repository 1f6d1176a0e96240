"""A web server for one test, on this machine, that can break off, lie and lead elsewhere."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What a server has, and what it was asked."""

    address: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    etags: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    """After how many bytes each of the next answers breaks off."""
    ranges: bool = True
    length: bool = True
    """Whether it says how long an answer is."""
    status: int = 0
    """Answers this to everything, if it is not 0."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and Range of each request."""


@contextmanager
def serving() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def do_GET(self) -> None:
            answer(self, site)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, site: Site) -> None:
    path = handler.path.lstrip("/")
    wanted = handler.headers.get("Range", "")
    site.asked.append((path, wanted))
    if site.status:
        handler.send_error(site.status)
    elif path in site.redirects:
        handler.send_response(302)
        handler.send_header("Location", site.redirects[path])
        handler.end_headers()
    elif path not in site.files:
        handler.send_error(404)
    else:
        send(handler, site, path, wanted)


def send(handler: BaseHTTPRequestHandler, site: Site, path: str, wanted: str) -> None:
    data, etag = site.files[path], site.etags.get(path, "")
    condition = handler.headers.get("If-Range")
    begin = 0
    if wanted and site.ranges and condition in (None, etag):
        begin = int(wanted.removeprefix("bytes=").rstrip("-"))
        if begin >= len(data):
            handler.send_response(416)
            handler.send_header("Content-Range", f"bytes */{len(data)}")
            handler.end_headers()
            return
        handler.send_response(206)
        handler.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
    else:
        handler.send_response(200)
    if etag:
        handler.send_header("ETag", etag)
    if site.length:
        handler.send_header("Content-Length", str(len(data) - begin))
    handler.end_headers()
    most = site.breaks.pop(0) if site.breaks else len(data)
    handler.wfile.write(data[begin : begin + most])
