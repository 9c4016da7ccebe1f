"""What we say of ourselves in a request, and what a server says about coming back."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from leads import ROBOT, limits
from leads.model import KEY_PLACE, Request, Validators


def user_agent(version: str, contact: str) -> str:
    """Who reads here, and where a webmaster can ask (RFC 9110 §10.1.5).

    `contact` is an address or page of the library.
    """
    return f"{ROBOT}/{version} (+{' '.join(contact.split())}; bibliotheek)"


def conditions(validators: Validators) -> dict[str, str]:
    """'Only when it changed' (RFC 9110 §13.1), in the server's own words. Words outside
    ASCII cannot be sent back as the bytes they were."""
    asked = {
        "if-none-match": validators.etag,
        "if-modified-since": validators.last_modified,
    }
    return {name: value for name, value in asked.items() if value and value.isascii()}


def own(request: Request, secrets: Mapping[str, str]) -> dict[str, str]:
    """The headers a source kind asked for, by lower-case name, with the key it named."""
    asked = {name.lower(): value for name, value in request.headers.items()}
    if request.key and request.key.header:
        value = secrets[request.key.name]
        asked[request.key.header] = f"{request.key.scheme} {value}".strip()
    return asked


def filled(text: str, request: Request, secrets: Mapping[str, str], *, quoted: str) -> str:
    """An address (`quoted` "url") or data ("json") with the key where its place is."""
    if not request.key or KEY_PLACE not in text:
        return text
    value = secrets[request.key.name]
    return text.replace(KEY_PLACE, quote(value, "") if quoted == "url" else json.dumps(value)[1:-1])


def wait_asked(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to stay away by Retry-After (RFC 9110 §10.2.3), at most a day.

    None when it is absent, in the past, or not a number of seconds or a date.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), limits.RETRY_AFTER_CAP_SECONDS)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(seconds, limits.RETRY_AFTER_CAP_SECONDS) if seconds >= 0 else None
