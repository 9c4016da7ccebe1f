"""Which certificates count at a site: the usual ones, and for a host those of a file besides."""

import ssl
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from leads.errors import FetchError


class Trust:
    """Per host, in lower case, the PEM file with an authority of its own, or with the
    certificate in between that the site forgets to send. It adds to what is trusted, for
    that host only; nothing switches the check off. `usual` replaces what counts otherwise.
    """

    def __init__(self, files: Mapping[str, Path], usual: ssl.SSLContext | None = None) -> None:
        self._files = files
        self._usual = usual

    def own(self, url: str) -> str:
        """The host of an address when a file was named for it, else ''."""
        host = (urlsplit(url).hostname or "").rstrip(".")
        return host if host in self._files else ""

    def context(self, url: str) -> ssl.SSLContext | None:
        """What holds for an address; None for what the library trusts by itself.

        Raises FetchError `tls` when the file is not there or holds no certificate.
        """
        host = self.own(url)
        if not host:
            return self._usual
        context = ssl.create_default_context()
        try:
            context.load_verify_locations(self._files[host])
        except OSError as error:  # ssl.SSLError is one
            detail = f"het bestand met het certificaat is niet te lezen: {self._files[host]}"
            raise FetchError("tls", url, detail) from error
        return context
