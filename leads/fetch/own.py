"""Mailboxes and folders of the branch itself, that no page of the web may lead to."""

import asyncio
import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from urllib.parse import urlsplit

from leads.fetch import folder, mailbox
from leads.fetch.failures import failure
from leads.fetch.mailbox import Way
from leads.model import Request, Response, Unchanged, Validators

_SCHEMES = ("imap", "imaps", "file")


class OwnPlaces:
    """The doors beside the web. `places` are the addresses in sources.yaml: only what is
    named there, or lies under it, is opened."""

    def __init__(
        self, places: Iterable[str], way: Callable[[str], Way], now: Callable[[], datetime]
    ) -> None:
        self._places = frozenset(place for place in places if _scheme(place) in _SCHEMES)
        self._way = way
        self._now = now

    def serve(self, request: Request) -> bool:
        """Whether a request is for one of these doors."""
        return _scheme(request.url) in _SCHEMES

    async def fetch(
        self, request: Request, password: str, known: Validators
    ) -> Response | Unchanged:
        """Raises FetchError, see `mailbox.read` and `folder.read`; the same bytes as before
        are `Unchanged`."""
        label, body = await self._read(request, password)
        response = Response(
            request=request,
            url=request.url,
            status=200,
            headers={"content-type": label} if label else {},
            body=body,
            fetched_at=self._now(),
        )
        if hashlib.sha256(body).hexdigest() == known.body_sha256:
            return Unchanged(
                request=request, validators=response.validators, fetched_at=self._now()
            )
        return response

    async def _read(self, request: Request, password: str) -> tuple[str, bytes]:
        if _scheme(request.url) == "file":
            return await asyncio.to_thread(folder.read, request, self._places)
        if _server(request.url) not in map(_server, self._places):
            raise failure("blocked-address", request.url)
        way = self._way(request.url)
        try:
            async with asyncio.timeout(way.seconds):
                return await asyncio.to_thread(mailbox.read, request, password, way)
        except TimeoutError as error:
            raise failure("timeout", request.url) from error


def _scheme(url: str) -> str:
    return url.partition(":")[0].lower()


def _server(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()
