"""The Graph API of Meta: one address, a token in the question, errors in the answer.

The next page is not followed: its address, as it is given, holds the token itself.
"""

from urllib.parse import urlencode

from leads.model import KEY_PLACE, Request, Source
from leads.sources import _answer

_API = "https://graph.facebook.com/v26.0"
_NAME = "access_token"


def request(source: Source, path: str, query: dict[str, str], how: str) -> Request:
    """A question with the token that the source names; `how` tells where to get one.

    Raises SourceError `no-key` when it names none.
    """
    told = urlencode({**query, _NAME: KEY_PLACE})
    return Request(
        url=f"{source.url.rstrip('/') or _API}/{path}?{told}",
        key=_answer.key(source, how, header=""),
        accept="application/json",
    )
