"""Which addresses may be asked for at all, and where a redirect leads."""

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from leads import limits
from leads.fetch.failures import failure

_PORTS = {"http": 80, "https": 443}
_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\\\\\ud800-\udfff]")
_HOST = re.compile(r"(?=.{1,253}\Z)[^\s.%]{1,63}(?:\.[^\s.%]{1,63})*\.?")
_IPV6 = re.compile(r"[0-9a-f:.]+", re.IGNORECASE)
_CONSENT_HOST = "myprivacy.dpgmedia."
_CONSENT_PATH = "/privacy-gate/"


@dataclass(frozen=True, slots=True)
class Address:
    """A well-formed http(s) address without fragment; `host` is lower case,
    without brackets or trailing dot."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for (RFC 9309 §2.3)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def is_home(self) -> bool:
        """A bare home page: moves to it say 'the page is lost', not 'here it is'."""
        parts = urlsplit(self.url)
        return parts.path in ("", "/") and not parts.query

    @property
    def is_wall(self) -> bool:
        """A consent page in front of the one that was asked for."""
        return self.host.startswith(_CONSENT_HOST) or _CONSENT_PATH in urlsplit(self.url).path

    @property
    def robots(self) -> "Address":
        return parse(urljoin(self.url, "/robots.txt"))


def parse(url: str) -> Address:
    """Read an address strictly; raises FetchError `bad-address`.

    Refused are other schemes than http and https, user info, backslashes and
    control characters (readers disagree on what they mean), and over-long text.
    """
    if len(url) > limits.URL_CHARS or _FORBIDDEN.search(url):
        raise failure("bad-address", url[: limits.URL_CHARS])
    url = url.strip(" ")
    try:
        url = urldefrag(url).url
        parts = urlsplit(url)
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    except ValueError as error:
        raise failure("bad-address", url) from error
    if scheme not in _PORTS or "@" in parts.netloc or port == 0 or not _is_host(host):
        raise failure("bad-address", url)
    return Address(url, scheme, host.rstrip("."), port or _PORTS[scheme])


def follow(here: Address, location: str) -> Address:
    """The address a redirect names (RFC 9110 §10.2.2).

    Raises FetchError: `bad-address`, or `redirects` for a step from https down
    to http.
    """
    try:
        there = parse(urljoin(here.url, location))
    except ValueError as error:
        raise failure("bad-address", here.url) from error
    if here.scheme == "https" and there.scheme == "http":
        raise failure("redirects", there.url)
    return there


def _is_host(host: str) -> bool:
    return (_IPV6 if ":" in host else _HOST).fullmatch(host) is not None
