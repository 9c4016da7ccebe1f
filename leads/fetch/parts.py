"""Several files as one answer: a `multipart/digest` (RFC 2046 §5.1.5)."""

import hashlib
from collections.abc import Iterable


def bundled(files: Iterable[tuple[str, bytes]]) -> tuple[str, bytes]:
    """The content type and the body for these files with their names, in this order.

    The boundary depends on the files alone, so that the same files give the same bytes.
    """
    known = list(files)
    told = hashlib.sha256()
    for name, data in known:
        told.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    boundary = f"leads-{told.hexdigest()[:40]}"
    body = b"".join(
        b"\r\n--%s\r\nContent-Location: %s\r\n\r\n%s" % (boundary.encode(), name.encode(), data)
        for name, data in known
    )
    return f'multipart/digest; boundary="{boundary}"', body + b"\r\n--%s--" % boundary.encode()
