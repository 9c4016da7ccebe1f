"""The way a request went through redirects, and what the answer at its end means."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from leads import limits
from leads.errors import FetchError
from leads.fetch.address import Address, follow
from leads.fetch.client import Answer
from leads.fetch.failures import failure, refused_key
from leads.fetch.headers import conditions
from leads.model import Key, Request, Response, Unchanged, Validators

_PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
_CODES = {404: "not-found", 410: "gone"}


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a request began and where it is now."""

    start: Address
    here: Address
    hops: int = 0
    permanent: bool = True

    def next(self, answer: Answer) -> "Trail":
        """One redirect further; raises FetchError `redirects` or `bad-address`."""
        location = answer.headers.get("location", "")
        if not location or self.hops == limits.REDIRECTS:
            raise failure("redirects", self.here.url)
        there = follow(self.here, _readable(location))
        permanent = self.permanent and answer.status in _PERMANENT
        return replace(self, here=there, hops=self.hops + 1, permanent=permanent)

    @property
    def moved_to(self) -> str | None:
        """The new address, when every step said 'for good' and it still is a page."""
        moved = self.hops > 0 and self.permanent and not self.here.is_home
        return self.here.url if moved else None


def outcome(
    request: Request, validators: Validators, trail: Trail, answer: Answer, now: datetime
) -> Response | Unchanged:
    """What the last answer means; raises FetchError for every status that is not 2xx or 304."""
    if answer.status == 304 and conditions(validators):
        return _unchanged(request, _renewed(validators, answer), trail, answer, now)
    if not 200 <= answer.status < 300:
        raise _refusal(trail.here.url, answer.status, request.key)
    if hashlib.sha256(answer.body).hexdigest() == validators.body_sha256:
        return _unchanged(request, _renewed(validators, answer, fresh=True), trail, answer, now)
    return Response(
        request=request,
        url=trail.here.url,
        status=answer.status,
        headers=answer.headers,
        body=answer.body,
        fetched_at=now,
        moved_to=trail.moved_to,
    )


def _unchanged(
    request: Request, validators: Validators, trail: Trail, answer: Answer, now: datetime
) -> Unchanged:
    return Unchanged(
        request=request,
        validators=validators,
        fetched_at=now,
        headers=answer.headers,
        moved_to=trail.moved_to,
    )


def _renewed(known: Validators, answer: Answer, *, fresh: bool = False) -> Validators:
    """A 304 may bring new validators and keeps the rest (RFC 9110 §15.4.5); a full
    answer replaces them all."""
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if fresh:
        return replace(known, etag=etag, last_modified=modified)
    return replace(known, etag=etag or known.etag, last_modified=modified or known.last_modified)


def _refusal(url: str, status: int, key: Key | None) -> FetchError:
    if status >= 500:
        return failure("server-error", url)
    if status >= 400 and key and status not in _CODES:
        return refused_key(url, key)
    if status >= 400:
        return failure(_CODES.get(status, "forbidden"), url)
    return failure("redirects" if status != 304 else "protocol", url)


def _readable(location: str) -> str:
    """Headers come as latin-1; addresses in them are often UTF-8 all the same."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return location
