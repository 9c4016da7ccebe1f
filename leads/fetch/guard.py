"""No connection to an address inside somebody's network.

Names are resolved and judged at the moment of connecting, and the judged
address is the one dialled. So the rule holds for every redirect, and for a name
that answers differently the second time it is asked.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial

import httpcore

from leads import limits

Resolver = Callable[[str], Sequence[str]]
"""Host name → addresses as text, blocking; raises OSError when there are none."""

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_LOCAL: tuple[_Network, ...] = tuple(
    map(
        ipaddress.ip_network,
        ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"),
    )
)
# What `is_global` of the standard library lets through, in one version or another: addresses
# that carry another address inside them, shared, site-local and documentation ranges.
_NEVER: tuple[_Network, ...] = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",
            "192.88.99.0/24",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fec0::/10",
        ),
    )
)


class Blocked(Exception):
    """A name leads to an address that may not be dialled."""


class Unknown(Exception):
    """A name leads nowhere, or its name server does not answer."""


def system_resolver(host: str) -> Sequence[str]:
    """The addresses the operating system knows for `host`; raises OSError.

    It also reads the old number forms (`127.1`, `0x7f.1`, `2130706433`), so
    those are judged as the address they mean.
    """
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def judged(answers: Iterable[str], *, allow_private: bool) -> list[str]:
    """The addresses that may be dialled; raises Blocked when any may not.

    A link-local IPv6 record next to others is skipped: hosting panels publish
    such junk for sites that are in order.
    """
    addresses = [ipaddress.ip_address(answer) for answer in answers]
    useful = [a for a in addresses if not (a.version == 6 and a.is_link_local)] or addresses
    for address in useful:
        if not _may_dial(address, allow_private):
            raise Blocked(str(address))
    return [str(address) for address in useful]


def _may_dial(address: _Ip, allow_private: bool) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if any(address in network for network in _LOCAL):
        return allow_private
    never = any(address in network for network in _NEVER)
    return address.is_global and not address.is_multicast and not never


class _Dialled(httpcore.AsyncNetworkStream):
    """A connection that is closed when its TLS greeting is cancelled, which
    httpcore's own stream forgets."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except asyncio.CancelledError:
            await self._stream.aclose()
            raise


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's way to the network, past the guard. TLS still checks the host
    name, because only the dialled address is replaced."""

    def __init__(self, *, allow_private: bool, resolve: Resolver = system_resolver) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._network = httpcore.AnyIOBackend()
        self._threads = ThreadPoolExecutor(limits.IN_FLIGHT, thread_name_prefix="resolver")

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Dial the addresses of `host` in turn; together they get `timeout` seconds.

        Raises Blocked, Unknown, or httpcore's ConnectError or ConnectTimeout.
        """
        answers = await self._look_up(host, timeout)
        *others, last = addresses = judged(answers, allow_private=self._allow_private)
        share = timeout / len(addresses) if timeout else None
        dial = partial(
            self._network.connect_tcp,
            port=port,
            timeout=share,
            local_address=local_address,
            socket_options=socket_options,
        )
        for address in others:
            with suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return _Dialled(await dial(address))
        return _Dialled(await dial(last))

    async def _look_up(self, host: str, timeout: float | None) -> Sequence[str]:
        """In a thread, as a resolver can hang for half a minute."""
        asking = asyncio.get_running_loop().run_in_executor(self._threads, self._resolve, host)
        try:
            answers = await asyncio.wait_for(asking, timeout)
        except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
            raise Unknown(host) from error
        if not answers:
            raise Unknown(host)
        return answers

    def close(self) -> None:
        """Let go of the resolver threads without waiting for a slow name server."""
        self._threads.shutdown(wait=False, cancel_futures=True)
