"""Two sentences to open with: what was read, and what the library could do. To copy and
to change; the program never sends them.

Only what was read is said: a date that was guessed is called expected, and a kind of
news is named only when words of the source prove it. Always in Dutch: it is said here.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from leads.language import Words
from leads.model import (
    EXPECTED,
    Event,
    EventStatus,
    Knowledge,
    Lead,
    Medium,
    PitchLine,
    Sighting,
)
from leads.text import fold, normal_name, one_line

_DUTCH = Words("nl")
_AGENDA = re.compile(r"^agenda (?:van )?", re.IGNORECASE)
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")
_GUESSED = {
    EXPECTED,
    "month-from-weekday",
    "school-holiday-unknown",
    "vague",
    "weekday-mismatch",
    "within-range",
    "year-guess",
}
_SAID_OF = {
    Medium.NEWS: "we lazen in {source}",
    Medium.MUNICIPAL: "we lazen bij {source}",
    Medium.SOCIAL: "we lazen op internet",
    Medium.CALENDAR: "we zagen in de agenda van {source}",
    Medium.MAIL: "we hoorden",
}


def pitch(lead: Lead, knowledge: Knowledge, *, day: date, type_id: str | None = None) -> str:
    """Two Dutch sentences on one line. `type_id` is the sort of body that is addressed:
    a council is `u`, a club `jullie`."""
    form = "u" if type_id in knowledge.pitches.formal else "jullie"
    known = _known(lead, form, day)
    opening = _first(knowledge.pitches.openings, lead, form, known)
    return f"{_capital(opening)} {_first(knowledge.pitches.proposals, lead, form, known)}".strip()


def _first(lines: Sequence[PitchLine], lead: Lead, form: str, known: Mapping[str, str]) -> str:
    """The text of the first line that fits the lead and of which every name is known."""
    fitting = [line for line in lines if _fits(line, lead)]
    texts = (text for line in fitting for text in (line.u if form == "u" else line.jullie))
    filled = (_filled(text, known) for text in texts)
    return next((text for text in filled if text), "")


def _fits(line: PitchLine, lead: Lead) -> bool:
    proved = {(reason.kind, reason.ref) for reason in lead.reasons if reason.points > 0}
    if line.ask:
        return ("ask", line.ask) in proved
    if line.kind:
        return line.kind == lead.kind and ("signal", line.kind) in proved
    return line.offer in ("", lead.offer)


def _filled(text: str, known: Mapping[str, str]) -> str:
    """The text with its names filled in; empty when one is not known. The innermost
    brackets are settled first."""
    while hit := _OPTIONAL.search(text):
        text = text[: hit.start()] + _filled(hit[1], known) + text[hit.end() :]
    if any(not known.get(name) for name in _NAME.findall(text)):
        return ""
    return _NAME.sub(lambda name: known[name[1]], text)


def _known(lead: Lead, form: str, day: date) -> dict[str, str]:
    org = one_line(next(iter(lead.organisations), ""), 80)
    event = _coming(lead, day)
    name = _plain(one_line(event.name, 80)) if event else ""
    when = _when(event) if event else ""
    asked = bool(name) and fold(name) in fold(_asked(lead))
    return {
        "org": _plain(org),
        "seen": _seen(lead, org, form),
        "happening": name,
        "day": when,
        "event": name if asked else "",
        "when": when if asked else "",
        "title": _plain(one_line(lead.title, 100).rstrip(".!?")),
    }


def _asked(lead: Lead) -> str:
    """The words in which something is asked: the title, and what was quoted for it."""
    quotes = [one.quote for one in lead.reasons if (one.kind, one.points > 0) == ("ask", True)]
    return "\n".join([lead.title, *quotes])


def _plain(value: str) -> str:
    """No brackets of our own in what comes from outside."""
    return value.translate({ord(sign): None for sign in "[]{}‘’"}).strip()


def _coming(lead: Lead, day: date) -> Event | None:
    """The first event ahead that goes on, else the edition that is expected."""
    ahead = [
        event
        for event in lead.events
        if event.start and event.start.day >= day and event.status is not EventStatus.CANCELLED
    ]
    first = min(ahead, key=lambda e: (e.start.iso() if e.start else "", e.name), default=None)
    return first or lead.expected


def _when(event: Event) -> str:
    if event.start is None:
        return ""
    said = _DUTCH.day(event.start.day)
    guessed = event.flags and not _GUESSED.isdisjoint(event.flags)
    if guessed:
        return f"(verwacht rond {said}, de datum is nog niet zeker)"
    return f"op {said}"


def _seen(lead: Lead, org: str, form: str) -> str:
    """`we lazen in De Ammerbode`, of the source that brought the news."""
    seen = min(lead.sightings, key=lambda one: (one.published, one.item_id), default=None)
    if seen is None:
        return "we lazen"
    if _own(seen, org):
        return f"we {'hoorden van' if seen.medium is Medium.MAIL else 'lazen bij'} {form}"
    source = _AGENDA.sub("", one_line(seen.source_name, 80))
    return _SAID_OF[seen.medium].format(source=_plain(source))


def _own(seen: Sighting, org: str) -> bool:
    name = normal_name(org)
    return bool(name) and f" {name} " in f" {normal_name(seen.source_name)} "


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]
