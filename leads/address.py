"""One spelling for an address, so that two links to the same page compare equal."""

import re
from urllib.parse import SplitResult, urlsplit

from w3lib.url import canonicalize_url

_TRACKING = re.compile(
    r"(?:utm_\w*|mc_\w*|pk_\w*|fbclid|gclid|_ga|ref|cmpid|igshid"
    r"|phpsessid|jsessionid|aspsessionid\w*|sessionid)\Z",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";jsessionid=[^/;?]*", re.IGNORECASE)
_DEFAULT_PORTS = (":80", ":443")
_ROUNDS = 4  # escapes inside escapes settle in two; more is somebody's game


def canonical(url: str) -> str:
    """The key under which two addresses of one page are equal.

    Lower-case punycode host without default port, user info or trailing dot;
    dot segments resolved, query sorted, fragment, tracking and session keys gone,
    `https` for `http`; `www.` stays, as it may be another site. For comparing,
    not for fetching. What is not an http(s) address comes back stripped. Never
    raises, and a key is its own key.
    """
    url = url.strip()
    for _ in range(_ROUNDS):
        settled = _once(url)
        if settled == url:
            break
        url = settled
    return url


def same_site(first: str, second: str) -> bool:
    """Whether two addresses are of one host, with or without `www.`. A subdomain is
    another site: of a platform it is another owner."""
    return _site(first) == _site(second)


def _site(url: str) -> str:
    return (urlsplit(canonical(url)).hostname or url).removeprefix("www.")


def _once(url: str) -> str:
    try:
        parts = urlsplit(canonicalize_url(url))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return url
        return canonicalize_url(_tidy(parts).geturl())
    except ValueError:  # also the Unicode errors
        return url


def _tidy(parts: SplitResult) -> SplitResult:
    return parts._replace(
        scheme="https",
        netloc=_host(parts),
        path=_SESSION_IN_PATH.sub("", parts.path) or "/",
        query="&".join(pair for pair in parts.query.split("&") if not _is_tracking(pair)),
    )


def _host(parts: SplitResult) -> str:
    host = parts.netloc.rpartition("@")[2].lower()
    default = _DEFAULT_PORTS if parts.scheme == "http" else _DEFAULT_PORTS[1:]
    for port in default:
        host = host.removesuffix(port)
    name, colon, port = host.partition(":") if "[" not in host else (host, "", "")
    return name.rstrip(".") + colon + port


def _is_tracking(pair: str) -> bool:
    return _TRACKING.match(pair.partition("=")[0]) is not None
