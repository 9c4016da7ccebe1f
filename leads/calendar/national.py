"""National themes that come up, with who acts on them here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from leads.calendar.rules import occurrence
from leads.model import Announcement, Lead, NationalTheme, Organisation
from leads.text import fold


def announcements(themes: Sequence[NationalTheme], today: date) -> list[Announcement]:
    """The themes for which it is time to call partners: `lead_weeks` before the
    start at most, and not begun yet. The first to start comes first."""
    due = [
        Announcement(
            theme_id=theme.id, name=theme.name, start=when.start, end=when.end, sure=when.sure
        )
        for theme in themes
        if theme.active
        for year in (today.year, today.year + 1)
        if (when := occurrence(theme, year))
        and when.start - timedelta(weeks=theme.lead_weeks) <= today < when.start
    ]
    return sorted(due, key=lambda one: (one.start, one.theme_id))


def editions(themes: Sequence[NationalTheme], first: date, last: date) -> list[Announcement]:
    """The editions of national themes that fall (partly) from `first` to `last`, by start."""
    found = [
        Announcement(
            theme_id=theme.id, name=theme.name, start=when.start, end=when.end, sure=when.sure
        )
        for theme in themes
        if theme.active
        for year in range(first.year, last.year + 1)
        if (when := occurrence(theme, year)) and when.start <= last and when.end >= first
    ]
    return sorted(found, key=lambda one: (one.start, one.theme_id))


def with_fitting(announcement: Announcement, bodies: Sequence[Organisation]) -> Announcement:
    """The announcement with bodies of a kind that usually takes part, and was not seen yet."""
    fitting = [body.name for body in bodies if not set(body.names) & set(announcement.local)]
    return replace(announcement, fitting=tuple(fitting))


def with_actors(announcement: Announcement, leads: Iterable[Lead]) -> Announcement:
    """The announcement with who was seen acting on it here, and the words that say so."""
    acting = [(lead, quote) for lead in leads if (quote := _says(lead, announcement)) is not None]
    local = tuple(dict.fromkeys(name for lead, _ in acting for name in lead.organisations[:1]))
    told = replace(announcement, local=local)
    return _shown(told, *acting[0]) if acting else told


def _shown(announcement: Announcement, lead: Lead, quote: str) -> Announcement:
    """With the words of a lead, and where and when they were read."""
    if not lead.sightings:
        return replace(announcement, quote=quote or None)
    seen = lead.sightings[0]
    return replace(
        announcement,
        quote=quote or None,
        url=seen.url,
        source_name=seen.source_name,
        seen_on=seen.published.date(),
    )


def _short(name: str) -> str:
    """A national theme as people call it: without what stands in brackets behind it."""
    return name.split(" (")[0]


def _says(lead: Lead, announcement: Announcement) -> str | None:
    """The words with which a lead names the theme; None when it does not."""
    for reason in lead.reasons:
        if reason.kind == "national" and reason.ref == announcement.theme_id:
            return reason.quote
    name = fold(_short(announcement.name))
    said = [lead.title, *(event.name for event in lead.events)]
    return next((words for words in said if name in fold(words)), None)
