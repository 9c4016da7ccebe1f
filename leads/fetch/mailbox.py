"""A mailbox of the branch itself by IMAP (RFC 3501), only ever read.

    imaps://leads%40bieb.example@imap.provider.example/INBOX?SINCE%206-Nov-2026

`EXAMINE` and `BODY.PEEK` leave every flag as it is: what is unread stays unread. The
connection goes past the same guard as those to the web, and is encrypted: `imaps` from
the first byte, `imap` by STARTTLS (only a server on this machine may do without).
"""

import contextlib
import imaplib
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from leads import limits
from leads.errors import FetchError
from leads.fetch.failures import failure, refused_key, tls_failure
from leads.fetch.guard import Blocked, judged
from leads.fetch.parts import bundled
from leads.model import Request

_PORTS = {"imap": 143, "imaps": 993}
_SINCE = re.compile(r"SINCE \d{1,2}-[A-Z][a-z]{2}-\d{4}")
_NAME = re.compile(r"[ -~]{1,200}")
_USER = re.compile(r"[!#$&'+-\[\]-z|}~]{1,200}")  # what imaplib may send without quotes

Dial = Callable[[str], Sequence[str]]
"""Host name → the addresses that may be dialled; raises Blocked or OSError."""


@dataclass(frozen=True)
class Way:
    """How to reach mail servers: `dial` judges addresses, `tls` certificates; `seconds`
    bounds the whole reading of one mailbox."""

    dial: Dial
    tls: ssl.SSLContext
    seconds: float


@dataclass(frozen=True)
class _Box:
    url: str
    secure: bool
    host: str
    port: int
    user: str
    name: str
    since: str


def read(request: Request, password: str, way: Way) -> tuple[str, bytes]:
    """The newest mails of a mailbox as one bundle, each under `UIDVALIDITY/UID`.

    Raises FetchError: dns, down, timeout, tls, protocol, blocked-address, bad-address,
    `forbidden` for a password that is refused, `not-found` for a mailbox that is not there.
    """
    box = _box(request.url)
    with _wrapped(box.url):
        server = _Server(box, way)
        try:
            _log_in(server, box, password, request, way)
            return bundled(_mails(server, box))
        finally:
            with contextlib.suppress(imaplib.IMAP4.error, OSError):
                server.logout()


def _box(url: str) -> _Box:
    parts = urlsplit(url)
    name, search = unquote(parts.path).strip("/") or "INBOX", unquote(parts.query)
    try:
        port = parts.port or _PORTS[parts.scheme]
    except ValueError as error:
        raise failure("bad-address", url) from error
    user = unquote(parts.username or "")
    known = parts.hostname and user and _USER.fullmatch(user) and _NAME.fullmatch(name)
    if not known or not _SINCE.fullmatch(search) or parts.password:
        raise failure("bad-address", _without_user(url))
    return _Box(
        _without_user(url), parts.scheme == "imaps", parts.hostname or "", port, user, name, search
    )


def _without_user(url: str) -> str:
    """The address for people: who logs in is nobody's business."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


class _Server(imaplib.IMAP4):
    """The library's client on a connection of ours, that reads no more than we can hold."""

    def __init__(self, box: _Box, way: Way) -> None:
        self._way = way
        self._box = box
        self._ends = time.monotonic() + way.seconds
        super().__init__(box.host, box.port, timeout=limits.READ_SECONDS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        """Dial the judged addresses in turn; the certificate is for the name."""
        last: OSError = socket.gaierror("no address")
        for address in self._way.dial(self._box.host):
            try:
                plain = socket.create_connection((address, self._box.port), limits.CONNECT_SECONDS)
            except OSError as error:
                last = error
                continue
            plain.settimeout(timeout)
            if not self._box.secure:
                return plain
            return self._way.tls.wrap_socket(plain, server_hostname=self._box.host)
        raise last

    def read(self, size: int) -> bytes:
        """A literal; an honest server never sends more than was asked for."""
        if size > limits.LETTER_BYTES or time.monotonic() > self._ends:
            raise self.abort("too much, or too slow")
        return super().read(size)

    def readline(self) -> bytes:
        if time.monotonic() > self._ends:
            raise TimeoutError("too slow")
        return super().readline()


def _log_in(server: _Server, box: _Box, password: str, request: Request, way: Way) -> None:
    if not box.secure and not _is_this_machine(server.sock):
        server.starttls(way.tls)
    try:
        if not _NAME.fullmatch(password):
            raise imaplib.IMAP4.error("no password for IMAP")
        server.login(box.user, password)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        if request.key is None:
            raise failure("forbidden", box.url) from error
        raise refused_key(box.url, request.key) from None
    quoted = box.name.replace("\\", "\\\\").replace('"', '\\"')
    if server.select(f'"{quoted}"', readonly=True)[0] != "OK":
        raise failure("not-found", box.url)


def _mails(server: _Server, box: _Box) -> Iterator[tuple[str, bytes]]:
    validity = _number(server.response("UIDVALIDITY")[1])
    _, found = server.uid("SEARCH", *box.since.split(), "UNDELETED")
    uids = sorted(int(uid) for line in found if line for uid in line.split() if uid.isdigit())
    for uid in uids[-limits.LETTERS_PER_VISIT :]:
        _, answer = server.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{limits.LETTER_BYTES}>)")
        for part in answer:
            if isinstance(part, tuple):
                yield f"{validity}/{uid}", part[1]


def _number(lines: Sequence[bytes | None]) -> int:
    last = (lines or [None])[-1]
    return int(last) if last and last.isdigit() else 0


def _is_this_machine(connected: socket.socket) -> bool:
    return ipaddress.ip_address(connected.getpeername()[0]).is_loopback


@contextlib.contextmanager
def _wrapped(url: str) -> Iterator[None]:
    try:
        yield
    except FetchError:
        raise
    except Blocked as error:
        raise failure("blocked-address", url) from error
    except ssl.SSLError as error:
        raise tls_failure(url, error) from error
    except TimeoutError as error:
        raise failure("timeout", url) from error
    except socket.gaierror as error:
        raise failure("dns", url) from error
    except (imaplib.IMAP4.error, UnicodeError, EOFError) as error:
        raise failure("protocol", url) from error
    except OSError as error:
        raise failure("down", url) from error


def guarded(resolve: Dial, *, allow_private: bool) -> Dial:
    """A way to addresses that keeps out of somebody's network."""
    return lambda host: judged(resolve(host), allow_private=allow_private)
