"""Look at a site for what may be read there, and propose entries for sources.yaml."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from leads import limits, sources
from leads.address import canonical
from leads.app import LOCAL, App
from leads.errors import FetchError, LeadsError, SourceError, UserError
from leads.language import mark
from leads.model import Item, Medium, Source
from leads.service.looking import Looking, Seen
from leads.text import fold, one_line, slug

PREVIEW = 3
_SOUGHT = (Medium.NEWS, Medium.CALENDAR, Medium.SOCIAL)
_AS_SOUGHT = {Medium.MUNICIPAL: Medium.NEWS}
_ID_CHARS = 34  # leaves room for what tells it from another
_MUNICIPAL = "gemeente"


@dataclass(frozen=True)
class Glimpse:
    """One item of a preview. `day` is when it happens, or else when it was published."""

    title: str
    url: str
    day: date


@dataclass(frozen=True)
class Proposal:
    """A source that can be read, ready for sources.yaml. `items` is how many its first
    answer held; `known` is the id under which sources.yaml has it already, or ''."""

    source: Source
    items: int
    first: tuple[Glimpse, ...]
    known: str = ""


@dataclass(frozen=True)
class Barred:
    """A source that the site announces and that cannot be read; `reason` is a code of
    FetchError or SourceError."""

    source: Source
    reason: str
    detail: str


@dataclass(frozen=True)
class Site:
    """What one site has. `nothing` are the media of which nothing was found; none when the
    address was that of one source."""

    url: str
    proposals: tuple[Proposal, ...]
    barred: tuple[Barred, ...]
    nothing: tuple[Medium, ...]


def find(app: App, given: str) -> Site:
    """Look at the site of an address (`dorpskrant.nl` will do) and propose sources.

    Nothing is stored. Raises UserError for what is no web address, LeadsError when the
    page cannot be had.
    """
    url = _address(given)
    looking = asyncio.run(_looked(app, url))
    good = _without_doubles([one for one in looking.seen if not one.error])
    bad = [(one.source, one.error) for one in looking.seen if one.error]
    proposals = _proposals(app, good)
    return Site(
        url=url,
        proposals=proposals,
        barred=tuple(Barred(source, error.code, error.detail) for source, error in bad),
        nothing=() if looking.narrow else _nothing(proposals),
    )


def _nothing(proposals: Sequence[Proposal]) -> tuple[Medium, ...]:
    found = {_AS_SOUGHT.get(one.source.medium, one.source.medium) for one in proposals}
    return tuple(medium for medium in _SOUGHT if medium not in found)


async def _looked(app: App, url: str) -> Looking:
    account = sources.account(url)
    with app.parse_pool() as pool:
        async with app.fetcher() as fetcher:
            looking = Looking(fetcher, pool, app.now())
            try:
                await (looking.only(account) if account else looking.at(url))
            except (FetchError, SourceError) as error:
                raise _refused(url, error) from error
            finally:
                app.store.hosts.save_ready_at(fetcher.ready_at())
                app.store.hosts.save_robots(fetcher.robots_read())
    return looking


def _refused(url: str, error: FetchError | SourceError) -> LeadsError:
    if error.code != "robots":
        return LeadsError(f"{url}: {error.detail}")
    return LeadsError(
        mark("{url}: {why}. Vraag de site zelf om nieuws: hun nieuwsbrief kan in je postvak."),
        url=url,
        why=error.detail,
    )


# ── the address ──────────────────────────────────────────────────────────────


def _address(given: str) -> str:
    """As a person types it; `webcal:` is `https:` by another name."""
    text = given.strip()
    scheme, colon, rest = text.partition("://")
    if not colon or scheme.lower() in ("webcal", "webcals"):
        text = f"https://{rest or text}"
    if not _is_address(text):
        raise UserError(
            mark("'{text}' is geen webadres. Schrijf het als https://www.dorpskrant.example"),
            text=one_line(given, 80),
        )
    return text


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    host = parts.hostname or ""
    known = "." in host.strip(".") or ":" in host or host == "localhost"
    written = not any(one.isspace() for one in text) and len(text) <= limits.URL_CHARS
    return parts.scheme.lower() in ("http", "https") and known and written


# ── from what was seen to entries ────────────────────────────────────────────


def _without_doubles(seen: Sequence[Seen]) -> list[Seen]:
    """Of the same items in two forms (RSS and Atom) only the first."""
    kept: dict[object, Seen] = {}
    for one in seen:
        links = tuple(item.url or item.title for item in one.items)
        key = (one.source.medium, links) if links else (one.source.kind, one.source.url)
        kept.setdefault(key, one)
    return list(kept.values())


def _proposals(app: App, seen: Sequence[Seen]) -> tuple[Proposal, ...]:
    known = {address_of(source): source.id for source in app.settings.sources}
    taken = {source.id for source in app.settings.sources}
    made = []
    for one in seen:
        source = with_id(_placed(app, one.source), taken)
        first = tuple(_glimpse(item) for item in one.items[:PREVIEW])
        made.append(Proposal(source, len(one.items), first, known.get(address_of(source), "")))
        taken.add(source.id)
    return tuple(made)


def address_of(source: Source) -> tuple[object, ...]:
    """By which two entries are seen to read the same."""
    return source.kind, canonical(source.url).rstrip("/"), *sorted(source.options.items())


def with_id(source: Source, taken: set[str]) -> Source:
    """The source with an id made of its name that is not taken yet."""
    bare = slug(source.name)[:_ID_CHARS].strip("-") or "bron"
    ids = (bare, *(f"{bare}-{number}" for number in range(2, 1000)))
    return replace(source, id=next(one for one in ids if one not in taken))


def _placed(app: App, source: Source) -> Source:
    """With the place its name or address bears, and as the municipality's when it is."""
    branch = app.knowledge.branch
    host = urlsplit(source.url).hostname or ""
    said = f" {slug(source.name)} {slug(host)} ".replace("-", " ")
    places = (branch.place, *branch.neighbours)
    place = next((one for one in places if f" {slug(one).replace('-', ' ')} " in said), None)
    is_municipal = _MUNICIPAL in fold(source.name) and source.medium is Medium.NEWS
    medium = Medium.MUNICIPAL if is_municipal else source.medium
    return replace(source, place=place, medium=medium)


def _glimpse(item: Item) -> Glimpse:
    start = item.events[0].start if item.events else None
    day = start.day if start else item.published.astimezone(LOCAL).date()
    return Glimpse(item.title or one_line(item.text, 100), item.url, day)
