"""No connection to an address inside somebody's network.

Names are resolved and judged at the moment of connecting, and the judged
address is the one dialled. So the rule holds for every redirect, and for a name
that answers differently the second time it is asked.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

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


class Guard(AbstractResolver):
    """aiohttp's way to the network. It judges twice: what a name means, and once more each
    address that a socket is made for, which also holds for addresses written as numbers.
    TLS still checks the host name."""

    def __init__(self, *, allow_private: bool, resolve: Resolver = system_resolver) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._threads = ThreadPoolExecutor(limits.IN_FLIGHT, thread_name_prefix="resolver")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of `host` that may be dialled; raises Blocked or Unknown."""
        answers = judged(await self._look_up(host), allow_private=self._allow_private)
        return [_result(host, port, address) for address in answers]

    def socket(self, where: AddrInfoType) -> socket.socket:
        """A socket for one address; raises Blocked."""
        family, kind, protocol, _, address = where
        judged([str(address[0])], allow_private=self._allow_private)
        return socket.socket(family, kind, protocol)

    async def _look_up(self, host: str) -> Sequence[str]:
        """In a thread, as a resolver can hang for half a minute."""
        asking = asyncio.get_running_loop().run_in_executor(self._threads, self._resolve, host)
        try:
            answers = await asyncio.wait_for(asking, limits.CONNECT_SECONDS)
        except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
            raise Unknown(host) from error
        if not answers:
            raise Unknown(host)
        return answers

    async def close(self) -> None:
        """Let go of the resolver threads without waiting for a slow name server."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _result(host: str, port: int, address: str) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(
        hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST
    )
