"""What comes up around the branch: national themes, evenings that clash, and what two
bodies could do together. Each is told once."""

from collections.abc import Collection
from datetime import date, timedelta

from leads import calendar, limits
from leads.app import App
from leads.match.standing import Standing, standing
from leads.model import (
    Announcement,
    Clash,
    Digest,
    Event,
    NationalTheme,
    Organisation,
    Together,
)
from leads.text import normal_name

_FITTING = 3


def announcements(app: App, day: date, told: Collection[str]) -> list[Announcement]:
    """National themes in lead time that were not announced before, with who acts here:
    in this edition or, as far as is remembered, in an earlier one."""
    muted = set(app.knowledge.branch.muted_themes)
    wanted = {t.id: t for t in app.knowledge.national_themes if not set(t.themes) <= muted}
    coming = calendar.announcements(list(wanted.values()), day)
    fresh = [one for one in coming if theme_key(one) not in told]
    if not fresh:
        return []
    leads = app.store.leads.reasoned(app.knowledge.branch.id, "national", limits.LEADS_SEARCHED)
    acted = [calendar.with_actors(one, leads) for one in fresh]
    # what somebody here takes part in is worth more than what merely comes first
    first = sorted(acted, key=lambda one: (not one.local, one.start))[: limits.THEMES_PER_DIGEST]
    return [calendar.with_fitting(one, _usual(app, wanted[one.theme_id])) for one in first]


def _usual(app: App, theme: NationalTheme) -> list[Organisation]:
    """Bodies here of a kind that usually takes part."""
    return app.store.organisations.of_types(theme.local, _FITTING) if theme.local else []


def pairs(app: App, day: date, told: Collection[str]) -> tuple[list[Clash], list[Together]]:
    """Evenings on which two bodies want one public, and what two clubs could do together,
    on a theme that is not muted; a house only lends its room, an office gives permits."""
    muted = app.knowledge.branch.muted_themes
    last = day + timedelta(days=limits.CLASH_DAYS)
    events = app.store.items.events_between(day, last, app.knowledge.branch.id)
    clashes = [one for one in calendar.clashes(events, day) if clash_key(one) not in told]
    of_clubs = [one for one in events if standing(one.event.organiser or "") is Standing.BODY]
    fitting = (one for one in calendar.together(of_clubs, day) if one.theme not in muted)
    return clashes, [one for one in fitting if together_key(one) not in told]


# ── told once ────────────────────────────────────────────────────────────────


def keys(digest: Digest) -> list[str]:
    """What the occasions of a digest are remembered by."""
    return [
        *map(theme_key, digest.announcements),
        *map(clash_key, digest.clashes),
        *map(together_key, digest.together),
    ]


def theme_key(announcement: Announcement) -> str:
    """What an announcement is remembered by: the theme and its edition."""
    return f"theme:{announcement.theme_id}:{announcement.start.year}"


def clash_key(clash: Clash) -> str:
    """What a clash is remembered by: its day and the two bodies, whoever tells of it next."""
    return f"clash:{clash.day}:{_bodies(clash.first, clash.second)}"


def together_key(pair: Together) -> str:
    """What a pair is remembered by: its two bodies, the theme and the year; next year it may
    be done together after all."""
    first, second = pair.first.event, pair.second.event
    year = first.start.day.year if first.start else ""
    return f"together:{pair.theme}:{year}:{_bodies(first, second)}"


def _bodies(first: Event, second: Event) -> str:
    return "+".join(sorted(normal_name(one.organiser or "") for one in (first, second)))
