"""What comes up around the branch: national themes, evenings that clash, two that fit.

Each has its evidence, one first step and the day before which to take it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from leads.digest.fact import Link
from leads.digest.notices import Notice
from leads.digest.reasons import lower_first
from leads.language import Words, mark
from leads.limits import NOTICE_DAYS, QUOTE_CHARS
from leads.model import Announcement, Clash, Digest, Event, Knowledge, Together
from leads.text import one_line, snippet, web_address

_NAMES = 3
_MOVE = mark("Bel een van de twee: misschien kan er één schuiven")
_JOIN = mark("Bel een van de twee en bied een plek aan om het samen te doen")


def announcements(digest: Digest, knowledge: Knowledge, words: Words) -> tuple[Notice, ...]:
    """National weeks and days ahead; an estimated date is always called expected."""
    return tuple(_announcement(one, digest, knowledge, words) for one in digest.announcements)


def clashes(digest: Digest, words: Words) -> tuple[Notice, ...]:
    """Two for the same public on one day, with how that was found."""
    return tuple(_clash(clash, digest.day, words) for clash in digest.clashes)


def together(digest: Digest, knowledge: Knowledge, words: Words) -> tuple[Notice, ...]:
    """What two bodies plan on one theme, near enough to be made one."""
    labels = {theme.id: words.label(theme) for theme in knowledge.themes}
    return tuple(_together(pair, labels, digest, words) for pair in digest.together)


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
            *_seen(one, words),
            _call(one, digest.day, words),
        ),
        quote=snippet(one.quote or "", QUOTE_CHARS),
        links=(Link(words("Lees verder: {name}", name=one_line(one.name, 80)), url),)
        if url
        else (),
    )


def _seen(one: Announcement, words: Words) -> tuple[str, ...]:
    """Where and when the words were read that show who takes part."""
    if one.seen_on is None:
        return ()
    day = words.day(one.seen_on, year=True)
    return (words("Gelezen in {source}, {day}.", source=one_line(one.source_name, 80), day=day),)


def _call(one: Announcement, day: date, words: Words) -> str:
    """The first step, in the first half of the time that is left."""
    last = day + (one.start - day) / 2
    names = [one_line(name, 80) for name in (*one.local, *one.fitting)][:1]
    if not names:
        return words("Bel een van hen vóór {day}.", day=words.day(last))
    return words("Bel {name} vóór {day}.", name=names[0], day=words.day(last))


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
    if one.fitting:
        names = words.join([one_line(name, 100) for name in one.fitting])
        return nobody + " " + words("Hierbij past: {names}.", names=names)
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


def _clash(clash: Clash, day: date, words: Words) -> Notice:
    first, second = _named(clash.first, words), _named(clash.second, words)
    found = words("Gevonden doordat beide berichten dezelfde dag noemen.")
    links = ((clash.first, clash.first_url), (clash.second, clash.second_url))
    return Notice(
        title=_capital(words.day(clash.day)),
        lines=(
            words("{first} valt samen met {second}.", first=first, second=second),
            found,
            _before(clash.first, day, words(_MOVE), words),
        ),
        links=_read_on(links, words),
    )


def _read_on(links: Iterable[tuple[Event, str]], words: Words) -> tuple[Link, ...]:
    return tuple(
        Link(words("Lees verder: {name}", name=one_line(event.name, 80)), url)
        for event, address in links
        if (url := web_address(address))
    )


def _together(pair: Together, labels: Mapping[str, str], digest: Digest, words: Words) -> Notice:
    first, second = pair.first.event, pair.second.event
    return Notice(
        title=words("{first} en {second}", first=_organiser(first), second=_organiser(second)),
        lines=(
            _both(pair, words),
            words("Allebei bij het thema {theme}.", theme=labels.get(pair.theme, pair.theme)),
            _before(first, digest.day, words(_JOIN), words),
        ),
        links=_read_on(((first, pair.first.url), (second, pair.second.url)), words),
    )


def _both(pair: Together, words: Words) -> str:
    told = [
        words(
            "{event} ({when}, gelezen in {source})",
            event=one_line(one.event.name, 100),
            when=words.day(one.event.start.day) if one.event.start else "",
            source=one_line(one.source_name, 60),
        )
        for one in (pair.first, pair.second)
    ]
    return _capital(words.join(told)) + "."


def _before(event: Event, day: date, step: str, words: Words) -> str:
    """A first step, and the day by which it still helps."""
    last = event.start.day - timedelta(days=NOTICE_DAYS) if event.start else day
    if last <= day:
        return words("{step}. Doe het vandaag.", step=step)
    return words("{step}. Doe het vóór {day}.", step=step, day=words.day(last))


def _organiser(event: Event) -> str:
    return one_line(event.organiser or "", 80)


def _named(event: Event, words: Words) -> str:
    name = one_line(event.name, 100)
    if not event.organiser:
        return name
    return words("{event} van {organiser}", event=name, organiser=one_line(event.organiser, 80))


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]
