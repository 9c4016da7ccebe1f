"""What a site says about programs that read its texts: whether it keeps them out.

W3C TDM Reservation Protocol (`tdmrep.json`, the header and the meta element
`tdm-reservation`), and the rules for robots in `X-Robots-Tag` and `<meta name="robots">`
(Google Search Central). `noindex` and `nosnippet` ask that no words be shown, `noarchive`
that none be kept, `noai` that none be read by learning programs: each is a no here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from leads import ROBOT
from leads.model import Response

TDMREP = "/.well-known/tdmrep.json"
_RESERVATION = "tdm-reservation"
_FOR_ROBOTS = ("x-robots-tag", "robots", ROBOT)
_NO = re.compile(r"(?i)(?:^|[\s,:])(noindex|none|nosnippet|noarchive|noai)(?=$|[\s,])")
_META = re.compile(r"(?i)<meta\b[^>]{0,500}>")
_ATTRIBUTE = re.compile(
    r"""(?i)\b(name|content)\s*=\s*(?:"([^"]{0,300})"|'([^']{0,300})'|([^\s"'>]{1,300}))"""
)
_HEAD_CHARS = 100_000
_RULES = 500


def of_page(headers: Mapping[str, str], page: str) -> str:
    """The name of what keeps programs out of this page; '' when nothing does. Of several that
    contradict each other the no counts."""
    said = [*_metas(page), *((name.lower(), value) for name, value in headers.items())]
    if any(name == _RESERVATION and value.strip() == "1" for name, value in said):
        return _RESERVATION
    for name, value in said:
        if name in _FOR_ROBOTS and (found := _NO.search(_for_us(value))):
            return f"{name}: {found[1].lower()}"
    return ""


def of_site(response: Response) -> list[tuple[str, bool]]:
    """The rules of a tdmrep.json: a pattern of paths, and whether they are reserved. A file
    that is not in that form reserves nothing."""
    try:
        listed = json.loads(response.body)
    except (ValueError, RecursionError):
        return []
    return list(_rules(listed))[:_RULES] if isinstance(listed, list) else []


def reserved(url: str, rules: list[tuple[str, bool]]) -> bool:
    """Whether the first rule for an address reserves it."""
    path = urlsplit(url).path or "/"
    return next((kept for pattern, kept in rules if fnmatchcase(path, pattern)), False)


def _rules(listed: list[object]) -> Iterator[tuple[str, bool]]:
    for rule in listed:
        if isinstance(rule, dict) and isinstance(rule.get("location"), str):
            yield _pattern(rule["location"]), rule.get(_RESERVATION) in (1, "1")


def _pattern(location: str) -> str:
    """As in robots.txt: the beginning of a path, or all of it before a `$`."""
    return location[:-1] if location.endswith("$") else f"{location}*"


def _metas(page: str) -> Iterator[tuple[str, str]]:
    for meta in _META.findall(page[:_HEAD_CHARS]):
        told = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta)}
        if told.get("name", "").lower() in (_RESERVATION, "robots", ROBOT):
            yield told["name"].lower(), told.get("content", "")


def _for_us(value: str) -> str:
    """The rules for every robot or for this one; those that begin with another name are not."""
    parts = (part.strip().lower().removeprefix(f"{ROBOT}:") for part in value.split(","))
    return ", ".join(part for part in parts if ":" not in part)
