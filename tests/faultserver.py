"""A raw HTTP server on loopback that misbehaves on demand.

    with FaultServer() as server:
        server.on("/feed", reply(200, b"<rss/>", {"ETag": '"1"'}))
        ... read server.url("/feed") ...
        assert server.paths == ["/robots.txt", "/feed"]

A handler is a coroutine function of the request (`Seen`) and the asyncio writer;
it writes bytes as they are, so it can break every rule. What no handler was set
for gets a 404. The server runs in a thread of its own.
"""

import asyncio
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import unquote

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified"}


@dataclass(slots=True)
class Seen:
    """One request: `began` is a monotonic time, headers have lower-case names."""

    method: str
    path: str
    headers: dict[str, str]
    began: float = field(default_factory=time.monotonic)
    data: bytes = b""


Handler = Callable[[Seen, asyncio.StreamWriter], Awaitable[None]]


class FaultServer:
    """See the module. `host` is a loopback address, `tls` makes it an https server."""

    def __init__(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.host = host
        self.port = 0
        self.seen: list[Seen] = []
        self.connections = 0
        self._tls = tls
        self._handlers: dict[str, Handler] = {}
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "FaultServer":
        self._thread.start()
        self._ready.wait(5)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def on(self, path: str, *handlers: Handler) -> None:
        """Answer `path`, however it is escaped, with these handlers in turn; the last one
        stays."""
        self._handlers[unquote(path)] = in_turn(handlers) if len(handlers) > 1 else handlers[0]

    def url(self, path: str = "/", host: str | None = None) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{host or self.host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [seen.path for seen in self.seen]

    def asked(self, path: str) -> list[Seen]:
        return [seen for seen in self.seen if unquote(seen.path) == unquote(path)]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._listen())
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(self._stop())
        self._loop.close()

    async def _listen(self) -> None:
        self._server = await asyncio.start_server(
            self._serve, self.host, 0, ssl=self._tls, limit=1024 * 1024
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._open.add(task)
        self.connections += 1
        try:
            while not writer.is_closing():
                await self._exchange(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the client left, or the test is over
        finally:
            self._open.discard(task)
            writer.transport.abort()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        method, path, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in lines)
        seen = Seen(method, path, {name.lower(): value.strip() for name, _, value in pairs})
        seen.data = await reader.readexactly(int(seen.headers.get("content-length", 0)))
        self.seen.append(seen)
        await self._handlers.get(unquote(path), reply(404))(seen, writer)
        await writer.drain()


class Trap:
    """A listening socket that must stay silent: `touched` tells whether anybody came."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self._socket = socket.create_server((host, port))
        self._socket.setblocking(False)
        self.port = self._socket.getsockname()[1]

    def __enter__(self) -> "Trap":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def touched(self) -> bool:
        with contextlib.suppress(BlockingIOError):
            self._socket.accept()[0].close()
            return True
        return False


# ── handlers ─────────────────────────────────────────────────────────────────


def head(status: int, headers: Mapping[str, object] = {}) -> bytes:
    """A status line and headers, as bytes."""
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Other')}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def reply(status: int, body: bytes = b"", headers: Mapping[str, object] = {}) -> Handler:
    """A proper answer."""
    length = {} if status == 304 else {"Content-Length": len(body)}

    async def handler(seen: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(head(status, {**length, **headers}))
        if seen.method != "HEAD":
            writer.write(body)

    return handler


def redirect(to: str, status: int = 302) -> Handler:
    return reply(status, headers={"Location": to})


def raw(*pieces: bytes, close: bool = True) -> Handler:
    """Exactly these bytes, then the connection ends."""

    async def handler(_: Seen, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        if close:
            writer.close()

    return handler


def drip(start: bytes, every: float, piece: bytes = b"a") -> Handler:
    """`start`, then for ever one piece every so many seconds."""

    async def handler(_: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            await writer.drain()
            await asyncio.sleep(every)
            writer.write(piece)

    return handler


def slowly(seconds: float, then: Handler) -> Handler:
    """Another answer, after a while."""

    async def handler(seen: Seen, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await then(seen, writer)

    return handler


def silence() -> Handler:
    """Take the request and never answer."""

    async def handler(_: Seen, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3600)

    return handler


def reset(start: bytes) -> Handler:
    """`start`, then a TCP reset."""

    async def handler(_: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        await asyncio.sleep(0.05)
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    return handler


def conditional(body: bytes, etag: str, modified: str = "") -> Handler:
    """304 for the right If-None-Match, else the body with its validators."""
    validators = {"ETag": etag, **({"Last-Modified": modified} if modified else {})}

    async def handler(seen: Seen, writer: asyncio.StreamWriter) -> None:
        same = seen.headers.get("if-none-match") == etag
        answer = reply(304, headers=validators) if same else reply(200, body, validators)
        await answer(seen, writer)

    return handler


def in_turn(handlers: Iterable[Handler]) -> Handler:
    """The first handler for the first request, and so on; the last one stays."""
    left = list(handlers)

    async def handler(seen: Seen, writer: asyncio.StreamWriter) -> None:
        chosen = left.pop(0) if len(left) > 1 else left[0]
        await chosen(seen, writer)

    return handler
