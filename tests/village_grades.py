"""What a librarian thinks of each item of the demo village, for tests that judge a digest."""

import re
from dataclasses import dataclass

from leads.demo.village import read
from leads.model import Item


@dataclass(frozen=True)
class Graded:
    """`grade` is good, weak or noise; items with one `story` tell the same thing."""

    grade: str
    story: str


def grade_of(item: Item) -> Graded | None:
    """The judgement on an item as read from its source; None for one that has no place in
    the village's list, so must never appear."""
    return graded(item.source_id, item.key)


def graded(source_id: str, key: str) -> Graded | None:
    """The same, by the source's own key: `p=48990`, `repaircafe@deschutse.example`."""
    for number, (grade, story) in read("grades")[source_id].items():
        if re.search(rf"(?<![\w-]){re.escape(str(number))}(?![\w-])", key):
            return Graded(grade, story)
    return None
