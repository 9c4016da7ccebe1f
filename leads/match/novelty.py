"""What a branch knows already: the next evening of a partner is no discovery.

A known fact about a known partner is worth less than a change, a call or a stranger, but
what is worth showing stays so. The points are a rule, not learned: no corpus holds the
partners of a branch.
"""

from collections.abc import Collection

from leads.match.changes import says_so
from leads.match.features import Findings
from leads.match.reasons import ordered
from leads.match.standing import Standing, standing
from leads.model import Mention, Reason
from leads.text import normal_name

FAMILIAR = "familiar"
POINTS = -0.3  # a tenth of the scale: it gives way to an equal
#: kinds of lead that say only that something is held
_ROUTINE = frozenset({"komend_evenement", "vergunning_evenement", "platform_overleg"})


def familiar(found: Findings, kind: str | None, partners: Collection[str]) -> Reason | None:
    """The reason that lowers what is routine of partners alone; `partners` are the normal
    names of the bodies that the branch works with already."""
    clubs = [one for one in ordered(found.extraction.organisations) if _club(one)]
    strangers = any(normal_name(one.name) not in partners for one in clubs)
    if not clubs or strangers or kind not in _ROUTINE or found.asks or says_so(found.item):
        return None
    return Reason(
        kind=FAMILIAR,
        ref=clubs[0].name,
        points=POINTS,
        quote=found.item.quote(clubs[0].span),
        item_id=found.item.id,
    )


def _club(mention: Mention) -> bool:
    return not mention.weak and standing(mention.name) is Standing.BODY
