"""Item + extraction + knowledge → what it is worth, why, and whether we had it already.

    ranker = Ranker.from_bytes(data)
    assessment = assess(item, extraction, knowledge, ranker, today=today)
    mark = fingerprint(item, extraction)
    lead = join(lead, …) if same_story(mark, earlier) else new_lead(…)

Pure: time and data come in as arguments. Each part is imported on first use: most commands
weigh nothing, and numpy takes a while.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leads.match.changes import says_so
    from leads.match.leads import join, new_lead, speaks_of
    from leads.match.leaning import seasoned
    from leads.match.people import fits
    from leads.match.ranker import Ranker
    from leads.match.stories import fingerprint, same_story
    from leads.match.taste import learn
    from leads.match.worth import assess

__all__ = [
    "Ranker",
    "assess",
    "fingerprint",
    "fits",
    "join",
    "learn",
    "new_lead",
    "same_story",
    "says_so",
    "seasoned",
    "speaks_of",
]
_FROM = {
    "Ranker": "ranker",
    "assess": "worth",
    "fingerprint": "stories",
    "fits": "people",
    "join": "leads",
    "learn": "taste",
    "new_lead": "leads",
    "same_story": "stories",
    "says_so": "changes",
    "seasoned": "leaning",
    "speaks_of": "leads",
}


def __getattr__(name: str) -> object:
    if name not in _FROM:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_FROM[name]}"), name)
