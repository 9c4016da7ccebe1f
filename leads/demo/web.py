"""What a site of the village is asked, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

TEXT = "text/plain; charset=utf-8"
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question. `base` is the address of the site as the asker knows it."""

    path: str
    query: Mapping[str, str]
    base: str

    def number(self, name: str, default: int) -> int:
        """A number from the query; anything else counts as not given."""
        value = self.query.get(name, "")
        return int(value) if value.isascii() and value.isdigit() else default


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, before it is packed and labelled with validators."""

    body: bytes
    content_type: str = TEXT
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Site = Callable[[Ask], Answer]
NOT_FOUND = Answer(b"Niet gevonden\n", status=404)
