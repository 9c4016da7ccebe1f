"""Several files in one answer: the other end of `leads.fetch.parts`."""

import re
from collections.abc import Iterator

from leads.model import Response

_BOUNDARY = re.compile(r'multipart/digest;\s*boundary="([^"]{1,70})"', re.IGNORECASE)
_NAME = b"Content-Location: "


def each(response: Response) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file; another answer is one file without a name."""
    found = _BOUNDARY.match(response.headers.get("content-type", ""))
    if not found:
        yield "", response.body
        return
    for part in response.body.split(b"\r\n--" + found[1].encode())[1:-1]:
        head, _, data = part.lstrip(b"\r\n").partition(b"\r\n\r\n")
        yield head.removeprefix(_NAME).decode("utf-8", "replace"), data
