"""Where a body can be called or mailed, as links that a phone or mail program opens."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from leads.digest.fact import Link

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d[\d ()-]{7,16}\d")


def call_links(line: str) -> tuple[Link, ...]:
    """`0497-555777, info@heem.example` → a `tel:` and a `mailto:` link; what is neither
    stays words."""
    return tuple(_links(line)) if line else ()


def _links(line: str) -> Iterator[Link]:
    for part in line.split(", "):
        if _MAIL.fullmatch(part):
            yield Link(part, f"mailto:{quote(part, safe='@+')}")
        elif _PHONE.fullmatch(part):
            yield Link(part, f"tel:{re.sub(r'[^0-9+]', '', part)}")
        else:
            yield Link(part, "")
