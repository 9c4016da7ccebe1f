"""What the mail says besides leads: national themes, evenings that collide, sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leads.digest.entry import Link, web_address
from leads.digest.reasons import lower_first
from leads.language import Words
from leads.limits import FAILED_SOURCES_NAMED, QUOTE_CHARS
from leads.model import Announcement, Clash, Digest, Event, Knowledge, SourceHealth
from leads.text import one_line, snippet
from leads.words import fault

_NAMES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A short paragraph with an optional heading, quote and links."""

    title: str = ""
    lines: tuple[str, ...] = ()
    quote: str = ""
    links: tuple[Link, ...] = ()


def announcements(digest: Digest, knowledge: Knowledge, words: Words) -> tuple[Notice, ...]:
    """National weeks and days ahead; an estimated date is always called expected."""
    return tuple(_announcement(one, digest, knowledge, words) for one in digest.announcements)


def clashes(digest: Digest, words: Words) -> tuple[Notice, ...]:
    """Two for the same public on one day, with how that was found."""
    return tuple(_clash(clash, words) for clash in digest.clashes)


def sources(digest: Digest, words: Words) -> tuple[Notice, ...]:
    """How many sources were read; which were not, why, and since when."""
    if not digest.sources:
        return ()
    failed = [health for health in digest.sources if not health.ok]
    read = len(digest.sources) - len(failed)
    lines = [words.count("{n} bron gelezen.", "{n} bronnen gelezen.", read)]
    lines += [_failure(health, words) for health in failed[:FAILED_SOURCES_NAMED]]
    more = len(failed) - FAILED_SOURCES_NAMED
    if more > 0:
        lines.append(
            words.count(
                "Nog {n} bron gaf niets terug: leads sources",
                "Nog {n} bronnen gaven niets terug: leads sources",
                more,
            )
        )
    return (Notice(lines=tuple(lines)),)


def _announcement(one: Announcement, digest: Digest, knowledge: Knowledge, words: Words) -> Notice:
    when = words.days(one.start, one.end)
    if not one.sure:
        when = words("verwacht {days} (datum nog niet zeker)", days=when)
    url = web_address(one.url or "")
    return Notice(
        title=one_line(one.name, 120),
        lines=(
            f"{_capital(when)}, {_ahead(one.start, digest.day, words)}.",
            _actors(one, digest, knowledge, words),
        ),
        quote=snippet(one.quote or "", QUOTE_CHARS),
        links=(Link(words("Lees verder: {name}", name=one_line(one.name, 80)), url),)
        if url
        else (),
    )


def _ahead(start: date, day: date, words: Words) -> str:
    days = (start - day).days
    if days <= 0:
        return words("nu bezig")
    if days < 14:
        return words.count("over {n} dag", "over {n} dagen", days)
    return words.count("over {n} week", "over {n} weken", days // 7)


def _actors(one: Announcement, digest: Digest, knowledge: Knowledge, words: Words) -> str:
    """Who acts on it here; a sort of club in the list is a hint, not a sighting."""
    kinds = {kind.id: kind for kind in knowledge.organisation_types}
    place = one_line(digest.branch.place, 80)
    seen = [one_line(name, 100) for name in one.local if name not in kinds]
    if seen:
        return words.count(
            "In {place} doet mee: {names}.",
            "In {place} doen mee: {names}.",
            len(seen),
            place=place,
            names=words.join(seen[:_NAMES]),
        )
    nobody = words("In {place} is nog niemand gezien.", place=place)
    usual = [words.label(kinds[ref]) for ref in _usual(one, knowledge) if ref in kinds]
    if not usual:
        return nobody
    ask = words("Vaak doen mee: {kinds}.", kinds=", ".join(map(lower_first, usual[:_NAMES])))
    return f"{nobody} {ask}"


def _usual(one: Announcement, knowledge: Knowledge) -> Iterable[str]:
    if one.local:
        return one.local
    theme = next((t for t in knowledge.national_themes if t.id == one.theme_id), None)
    return theme.local if theme else ()


def _clash(clash: Clash, words: Words) -> Notice:
    first, second = _named(clash.first, words), _named(clash.second, words)
    found = words("Gevonden doordat beide berichten dezelfde dag noemen.")
    links = ((clash.first, clash.first_url), (clash.second, clash.second_url))
    return Notice(
        title=_capital(words.day(clash.day)),
        lines=(words("{first} valt samen met {second}.", first=first, second=second), found),
        links=tuple(
            Link(words("Lees verder: {name}", name=one_line(event.name, 80)), url)
            for event, address in links
            if (url := web_address(address))
        ),
    )


def _named(event: Event, words: Words) -> str:
    name = one_line(event.name, 100)
    if not event.organiser:
        return name
    return words("{event} van {organiser}", event=name, organiser=one_line(event.organiser, 80))


def _failure(health: SourceHealth, words: Words) -> str:
    name, why = one_line(health.name, 80), fault(health.reason, words)
    if health.since is None:
        return words("{source}: {why}.", source=name, why=why)
    return words(
        "{source}: {why}, sinds {day}.", source=name, why=why, day=words.instant(health.since)
    )


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]
