"""Fetching a file over HTTP: in pieces, so that a broken connection loses nothing, and never from another host."""

import re
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from tei.errors import TeiError
from tei.schema.file import LARGEST
from tei.version import VERSION

Progress = Callable[[int, int | None], None]
"""Is told the bytes that have come and those there are in all, if the server says."""

PATIENCE = 30.0
"""Seconds a server may be silent."""
ATTEMPTS = 5
"""In a row that bring nothing new; a connection that breaks again and again but brings something goes on."""
MOST = 200
"""Attempts in all."""
RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


class TruncatedError(Exception):
    """The connection ended before the file did."""


def download(address: str, part: Path, progress: Progress | None = None) -> bytes:
    """The file at an address.

    Args:
        part: what has come is kept in this file until the whole is there; a later call goes on from its end. The
            caller takes it away when the content is found to be right, or wrong.

    Raises:
        TeiError: there is no such file or server, the server leads elsewhere, or it breaks off again and again.
    """
    if urlsplit(address).scheme not in ("http", "https"):
        raise TeiError(f'"{address}" is no address to fetch from: it has to begin with https://')
    vain = 0
    for _ in range(MOST):
        before = size_of(part)
        try:
            fetch(address, part, progress)
            return part.read_bytes()
        except TruncatedError as error:
            vain = 0 if size_of(part) > before else vain + 1
            if vain < ATTEMPTS:
                continue
            raise TeiError(f"{address}: {error}; call it again, and it goes on where it stopped") from None
        except OSError as error:
            raise TeiError(f'"{part}" cannot be written: {error.strerror}') from None
    raise TeiError(f"{address}: the connection broke off {MOST} times; call it again, and it goes on where it stopped")


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def fetch(address: str, part: Path, progress: Progress | None) -> None:
    """Bring what is still missing of a file; one connection.

    The mark by which the server knows the version of a file (ETag) is kept beside the part: if the file has changed
    meanwhile, the server sends the whole of it.
    """
    mark = part.with_name(part.name + ".etag")
    have = size_of(part)
    headers = {"User-Agent": f"tei-editions/{VERSION}", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
        if mark.is_file():
            headers["If-Range"] = mark.read_text(encoding="latin-1")
    response = connect(address, headers, part, bool(have))
    if response is None:
        return
    with response:
        going_on = RANGE.match(response.headers.get("Content-Range", "")) if response.status == 206 else None
        if response.status == 206 and (going_on is None or int(going_on[1]) != have):
            part.unlink(missing_ok=True)
            raise TruncatedError("the server sent another piece than it was asked for")
        length = response.headers.get("Content-Length", "")
        total = int(going_on[2]) if going_on else int(length) if length.isdecimal() else None
        if total is not None and total > LARGEST:
            raise TeiError(f"{address}: {total:,} bytes are too many for a schema")
        etag = response.headers.get("ETag", "")
        if etag.startswith('"'):
            mark.write_text(etag, encoding="latin-1")
        else:
            mark.unlink(missing_ok=True)
        receive(response, part, have if going_on else 0, total, address, progress)


def connect(address: str, headers: dict[str, str], part: Path, has_part: bool) -> HTTPResponse | None:
    """The answer of the server; None if what is here already is the whole."""
    try:
        answer = opener().open(Request(address, headers=headers), timeout=PATIENCE)
    except HTTPError as error:
        error.close()
        if error.code == 416 and has_part:
            whole = re.fullmatch(r"bytes \*/(\d+)", error.headers.get("Content-Range", ""))
            if whole and int(whole[1]) == size_of(part):
                return None
            part.unlink(missing_ok=True)
            raise TruncatedError("the file on the server is another than that of which a part is here") from None
        if error.code == 404:
            raise TeiError(f"{address}: there is no such file (404); is the name right, and the version?") from None
        raise TeiError(f"{address}: the server answers {error.code} {' '.join(str(error.reason).split())}") from None
    except URLError as error:
        raise TeiError(f"{address}: cannot be reached: {error.reason}") from None
    except (HTTPException, ValueError) as error:
        raise TeiError(f"{address}: the answer is not HTTP: {error}") from None
    except (TimeoutError, ConnectionError) as error:
        raise TruncatedError(f"the connection broke off: {error}") from None
    assert isinstance(answer, HTTPResponse)
    return answer


def receive(
    response: HTTPResponse, part: Path, have: int, total: int | None, address: str, progress: Progress | None
) -> None:
    with part.open("ab" if have else "wb") as file:
        while True:
            try:
                piece = response.read1(1 << 16)
            except (HTTPException, TimeoutError, ConnectionError) as error:
                raise TruncatedError(f"the connection broke off after {have:,} bytes: {error}") from None
            if not piece:
                break
            have += len(piece)
            if have > LARGEST:
                raise TeiError(f"{address}: sends more than the {LARGEST:,} bytes a schema may have")
            file.write(piece)
            if progress:
                progress(have, total)
    if total is not None and have < total:
        raise TruncatedError(f"the connection broke off after {have:,} of {total:,} bytes")


class SameHost(HTTPRedirectHandler):
    """Follows where a server leads only if that is the same host, and not from https to http."""

    max_redirections = 5

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        if new.scheme not in ("http", "https") or (old.scheme == "https" and new.scheme == "http"):
            raise TeiError(f'{req.full_url}: the server leads to "{newurl}", which is not safe')
        if plain(old.hostname) != plain(new.hostname) or (old.port != new.port and old.scheme == new.scheme):
            raise TeiError(
                f'{req.full_url}: the server leads to another, "{newurl}"; if it is to be trusted, name it with --from'
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def plain(host: str | None) -> str:
    return (host or "").removeprefix("www.")


def opener() -> OpenerDirector:
    """What opens addresses with http and https and no others, unlike the one of the standard library."""
    director = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, SameHost, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        director.add_handler(handler())
    return director
