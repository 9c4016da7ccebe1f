"""Telephone numbers and mail addresses in what is shown."""

from collections.abc import Iterator

from leads.text import PRIVATE

ADDRESSES = ("url", "urls", "contact")  # links lead to the source; a contact is public


def numbers_in(shown: object) -> Iterator[str]:
    """Every number and address in the words of a digest as data, whatever the depth."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            if key not in ADDRESSES:
                yield from numbers_in(value)
    elif isinstance(shown, list | tuple):
        for value in shown:
            yield from numbers_in(value)
    elif isinstance(shown, str):
        yield from (hit[0] for hit in PRIVATE.finditer(shown))


def without_links(text: str) -> str:
    """A digest as text without the lines that are only an address."""
    lines = (line for line in text.splitlines() if not line.strip().startswith(("http", "mailto:")))
    return "\n".join(lines)
