"""JSON answers, read without trust: what is missing or of another type is empty."""

import json
from collections.abc import Iterator, Mapping

from leads.errors import SourceError
from leads.model import Response
from leads.sources import _answer, _encoding

Fields = Mapping[str, object]


def load(response: Response) -> object:
    """The value in an answer.

    Raises SourceError: `wall` or `not-json` for anything else than JSON, and
    `error-in-body` when the value is an object with only an error to tell.
    """
    text = _encoding.text_of(response)
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _answer.unexpected(text, "not-json") from error
    if isinstance(value, dict) and value.get("error"):
        raise SourceError("error-in-body", _complaint(value))
    return value


def _complaint(value: Fields) -> str:
    inner = text(fields(value.get("error")), "message")
    said = text(value, "error_description") or text(value, "message") or text(value, "error")
    said = said or inner
    number = text(value, "request_id")
    return f"De bron meldt een fout: {said or 'zonder uitleg'}" + (
        f" (nummer {number})" if number else ""
    )


def fields(value: object) -> Fields:
    """An object, or an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def each(value: object) -> Iterator[Fields]:
    """The objects in a list; a single object counts as a list of one."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one


def text(value: Fields, name: str) -> str:
    """A field as text: '' when it is missing or no text or number. Half characters
    (`\\ud83d` alone), which JSON allows, are left out: nothing can be made of them."""
    found = value.get(name)
    if isinstance(found, bool) or not isinstance(found, str | int | float):
        return ""
    said = str(found)
    return said if said.isascii() else said.encode("utf-8", "ignore").decode()


def yes(value: Fields, name: str) -> bool:
    """Whether a field says yes, as a truth value, a number or a word."""
    found = value.get(name)
    return found is True or str(found).strip().lower() in ("1", "true", "yes", "ja")
