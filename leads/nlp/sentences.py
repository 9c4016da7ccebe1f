"""Sentences by rule: a stop and a capital, or the end of a line."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"'’”)]*\s+(?=[\"'‘“(]*[A-ZÀ-Þ0-9•*–-])|\n+| • ")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]|\b(?:[A-Za-z]\.)+[A-Za-z]|\b(?:st|dr|drs|mr|ds|ir|ing|prof|mevr|mw|dhr|fam|gebr"
    r"|tel|ca|nr|afd|ma|di|wo|do|vr|za|zo|jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec|jl|bijv"
    r"|incl|excl|resp|zgn|max|min))$",
    re.IGNORECASE,
)


def split(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in characters; the ends include the stop."""
    start = 0
    for mark in _END.finditer(text):
        if text[mark.start()] == "." and _ABBREVIATED.search(
            text, max(0, mark.start() - 12), mark.start()
        ):
            continue
        if text[start : mark.end()].strip():
            yield start, mark.end()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)
