"""Web servers on loopback, one for each site, that answer as real servers do."""

import gzip
import hashlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit

from leads.demo.web import Answer, Ask, Site

_FIRST_HOST = 11  # 127.0.0.11, .12, …
_IDLE_SECONDS = 10.0
_POLL_SECONDS = 0.02
_PACK_FROM_BYTES = 500


@contextmanager
def serve(sites: Mapping[str, Site], now: datetime) -> Iterator[dict[str, str]]:
    """Serve each site on an address of its own, with the clock of `now`.

    Gives the base address of each site, by its name. Politeness is counted by host,
    so the sites have different ones: 127.0.0.11 and on, or 127.0.0.1 with different
    ports where a machine has only that (macOS).
    """
    with ExitStack() as stack:
        bases = {}
        for number, (name, site) in enumerate(sites.items(), start=_FIRST_HOST):
            server = _bound(f"127.0.0.{number}", site, now)
            stack.enter_context(_running(server))
            bases[name] = server.base
        yield bases


class _Server(ThreadingHTTPServer):
    """A server for one site."""

    daemon_threads = True

    def __init__(self, host: str, site: Site, now: datetime) -> None:
        super().__init__((host, 0), _Handler)
        self.site = site
        self.now = now
        self.base = f"http://{host}:{self.server_port}"

    def server_bind(self) -> None:
        """Bind without asking a name server who we are, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "ammerloo.example", self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller that hangs up early is no fault; anything else is told as ever."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def _bound(host: str, site: Site, now: datetime) -> _Server:
    try:
        return _Server(host, site, now)
    except OSError:
        return _Server("127.0.0.1", site, now)


@contextmanager
def _running(server: _Server) -> Iterator[None]:
    thread = Thread(
        target=server.serve_forever, args=(_POLL_SECONDS,), name=server.base, daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Validators, compression and the village's clock around a site's answer."""

    protocol_version = "HTTP/1.1"
    server_version = "Ammerloo/1.0"
    sys_version = ""
    timeout = _IDLE_SECONDS
    server: _Server

    def do_GET(self) -> None:
        """Answer a question."""
        parts = urlsplit(self.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        self._send(self.server.site(Ask(parts.path, query, self.server.base)))

    def _send(self, answer: Answer) -> None:
        body, headers = self._packed(answer)
        if answer.status == 200:
            headers |= {"ETag": _etag(body), "Last-Modified": self.date_time_string()}
            if self._is_known(headers["ETag"]):
                self._write(304, headers, b"")
                return
        self._write(answer.status, headers, body)

    def _packed(self, answer: Answer) -> tuple[bytes, dict[str, str]]:
        headers = {**answer.headers, "Content-Type": answer.content_type}
        wants_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        if not wants_gzip or len(answer.body) < _PACK_FROM_BYTES:
            return answer.body, headers
        packed = gzip.compress(answer.body, mtime=0)
        return packed, {**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}

    def _is_known(self, etag: str) -> bool:
        """RFC 9110 §13.2.2: the tag decides, the date only when no tag was sent."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return etag in [tag.strip().removeprefix("W/") for tag in known.split(",")]
        since = self.headers.get("If-Modified-Since", "")
        try:
            return parsedate_to_datetime(since) >= self.server.now.replace(microsecond=0)
        except (ValueError, TypeError):  # no date, or one without zone
            return False

    def _write(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The time in the village, not on this computer."""
        return format_datetime(self.server.now, usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the digest."""


def _etag(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:16]}"'
