"""Which open leads the morning shows, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from leads.limits import (
    CLASHES_PER_DIGEST,
    LEADS_PER_DIGEST,
    SHOW_AGAIN_DAYS,
    THEMES_PER_DIGEST,
    TOGETHER_PER_DIGEST,
)
from leads.model import (
    Announcement,
    Branch,
    Clash,
    Digest,
    Lead,
    SourceHealth,
    Status,
    Strength,
    Together,
)


def build(
    branch: Branch,
    day: date,
    leads: Iterable[Lead],
    *,
    changed: Sequence[Lead] = (),
    woken: Sequence[Lead] = (),
    announcements: Sequence[Announcement] = (),
    clashes: Sequence[Clash] = (),
    together: Sequence[Together] = (),
    sources: Sequence[SourceHealth] = (),
    most: int = LEADS_PER_DIGEST,
    open_count: int | None = None,
    contacts: Mapping[str, str] = {},
) -> Digest:
    """The digest of one branch on one local day.

    Of the open leads (status seed) the `most` best are taken, in the order of
    their last useful day and then their strength. A lead of an earlier mail
    stays out, unless it changed or its last useful day is near; a lead past
    that day always stays out, and so does one that is off before anybody heard of it.
    `changed` (taken up or put aside, changed since) and `woken` come beside the `most`.
    `left_over` counts what fitted but did not get a
    place, `still_open` what was in an earlier mail and waits for an answer; give
    `open_count`, the number of all open leads, when `leads` does not hold them all.
    `contacts` tells by the name of an organisation where it can be called or mailed.
    """
    awake, asleep = tuple(woken[:most]), {lead.id for lead in woken}
    open_leads = [lead for lead in leads if _open(lead, day) and lead.id not in asleep]
    fresh = [lead for lead in open_leads if _due(lead, day)]
    chosen = sorted(fresh, key=_best_first)[:most]
    return Digest(
        branch=branch,
        day=day,
        leads=tuple(sorted((_told(lead) for lead in chosen), key=_soonest_first)),
        changed=tuple(lead for lead in changed if lead.id not in asleep)[:most],
        woken=awake,
        announcements=tuple(sorted(announcements, key=_by_start)[:THEMES_PER_DIGEST]),
        clashes=tuple(sorted(clashes, key=lambda clash: clash.day)[:CLASHES_PER_DIGEST]),
        together=tuple(together[:TOGETHER_PER_DIGEST]),
        sources=tuple(sources),
        left_over=len(fresh) - len(chosen) + len(woken) - len(awake),
        contacts=contacts,
        still_open=max(0, (len(open_leads) if open_count is None else open_count) - len(fresh)),
    )


def _open(lead: Lead, day: date) -> bool:
    too_late = lead.act_before is not None and lead.act_before < day
    return lead.status is Status.SEED and lead.strength is not None and not too_late


def _due(lead: Lead, day: date) -> bool:
    return _never_shown(lead, day) or _changed(lead) or _urgent(lead, day)


def _never_shown(lead: Lead, day: date) -> bool:
    """A digest made twice on one day is the same digest."""
    if lead.shown_on is None:
        return not lead.called_off
    return lead.shown_on >= day


def _changed(lead: Lead) -> bool:
    """What changed on the day of the last mail may have come after it."""
    shown = lead.shown_on
    return bool(lead.change) and shown is not None and lead.changed_at.date() >= shown


def _urgent(lead: Lead, day: date) -> bool:
    """Its last useful day is near, and it was not shown since it came near."""
    if lead.act_before is None or lead.shown_on is None or lead.called_off:
        return False
    near = lead.act_before - timedelta(days=SHOW_AGAIN_DAYS)
    return lead.shown_on < near <= day


def _told(lead: Lead) -> Lead:
    """A change is told once: in the first mail after it, also of a lead that is new in that
    mail, for the old day may stand in her own agenda."""
    return lead if lead.shown_on is None or _changed(lead) else replace(lead, change=None)


def _best_first(lead: Lead) -> tuple[float, date, str]:
    return -lead.score, lead.act_before or date.max, lead.id


def _soonest_first(lead: Lead) -> tuple[date, bool, float, str]:
    return (
        lead.act_before or date.max,
        lead.strength is not Strength.STRONG,
        -lead.score,
        lead.id,
    )


def _by_start(announcement: Announcement) -> tuple[date, str]:
    return announcement.start, announcement.theme_id
