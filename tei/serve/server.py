"""The site over HTTP, for a browser on this machine and nobody else."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from urllib.parse import quote, unquote, urlsplit

from tei.errors import TeiError
from tei.serve.answer import Answer, answer
from tei.serve.board import Board
from tei.serve.page import EVENTS

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
_PATIENCE = 15.0
"""Seconds after which a browser that waits for a build is told that there is still somebody."""
_ALWAYS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    # Elsewhere a port may be taken again at once; on Windows this would let two servers have it.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes in the middle of an answer is no error; anything else is shown by Python."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Handler(BaseHTTPRequestHandler):
    server_version = "tei"
    sys_version = ""
    timeout = 60

    def __init__(self, board: Board, editions: Path, *arguments: object) -> None:
        self.board, self.editions = board, editions
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.reply(with_body=True)

    def do_HEAD(self) -> None:
        self.reply(with_body=False)

    def reply(self, with_body: bool) -> None:
        if not self.is_for_us():
            self.send(Answer(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", b"this is no name of this server\n"))
            return
        path = unquote(urlsplit(self.path).path, errors="replace")
        if path == EVENTS and with_body:
            self.send_events()
        else:
            self.send(answer(path, self.board, self.editions), with_body)

    def is_for_us(self) -> bool:
        """Whether the browser means this machine: a page of a stranger could give its own name our address."""
        port = port_of(self.server)
        hosts = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
        return self.headers.get("Host", "").lower() in hosts

    def send(self, reply: Answer, with_body: bool = True) -> None:
        self.send_response(reply.status)
        headers = {"Content-Type": reply.kind, "Content-Length": str(len(reply.content)), **_ALWAYS}
        if reply.location:
            headers["Location"] = quote(reply.location)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(reply.content)

    def send_events(self) -> None:
        """Tell the version of the site, and each new one, for as long as the browser listens."""
        self.send_response(HTTPStatus.OK)
        for name, value in {"Content-Type": "text/event-stream", **_ALWAYS}.items():
            self.send_header(name, value)
        self.end_headers()
        version = self.board.shown.version
        self.wfile.write(f"retry: 500\ndata: {version}\n\n".encode())
        while True:
            now = self.board.wait(version, _PATIENCE)
            self.wfile.write(f"data: {now}\n\n".encode() if now != version else b": still here\n\n")
            version = now

    def log_message(self, format: str, *arguments: object) -> None:
        """What browsers ask for is of no interest."""


def port_of(server: BaseServer) -> int:
    address = server.server_address
    assert isinstance(address, tuple)
    return int(address[1])


@contextmanager
def serving(board: Board, editions: Path, port: int) -> Iterator[str]:
    """Answer browsers, in threads of their own; the address of the start page.

    Raises:
        TeiError: the port cannot be had.
    """
    try:
        server = Server((HOST, port), partial(Handler, board, editions))
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            why = "is in use" if error.errno == errno.EADDRINUSE else "is not for ordinary users"
            raise TeiError(f"port {port} {why}; name another with --port, or 0 for any that is free") from None
        raise TeiError(f"port {port} cannot be had: {error.strerror}") from None
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{port_of(server)}/"
    finally:
        server.shutdown()
        server.server_close()
