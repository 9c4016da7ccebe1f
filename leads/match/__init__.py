"""Item + extraction + knowledge → what it is worth, why, and whether we had it already.

    ranker = Ranker.from_bytes(data)
    assessment = assess(item, extraction, knowledge, ranker, today=today)
    mark = fingerprint(item, extraction)
    lead = join(lead, …) if same_story(mark, earlier) else new_lead(…)

Pure: time and data come in as arguments.
"""

from leads.match.assess import assess
from leads.match.changes import says_so
from leads.match.leads import join, new_lead, speaks_of
from leads.match.leaning import seasoned
from leads.match.people import fits
from leads.match.ranker import Ranker
from leads.match.stories import fingerprint, same_story
from leads.match.taste import learn

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
