"""One visit of a source: its items and its state in one transaction."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from leads import limits
from leads.errors import StoreError
from leads.language import mark
from leads.model import Event, Item, Outcome, Visit
from leads.store import tallies
from leads.store.database import Database
from leads.store.dialect import insert, upsert
from leads.store.rows import to_row
from leads.store.schema import counters, items, sources, validators


def save_visit(database: Database, visit: Visit, found: Sequence[Item]) -> int:
    """Keep what a visit brought; returns how many items were not known before.

    An item with a known key and other words is overwritten, and will be looked
    at again. Of two items with one key the first counts.
    """
    unique = {item.id: item for item in reversed(found)}
    this = sources.c.id == visit.source_id
    with database.write() as connection:
        # first, so that of two programs one waits here for the other
        if not connection.execute(update(sources).where(this).values(_after(visit))).rowcount:
            raise StoreError(
                mark("De bron '{id}' is niet bekend in de database."), id=visit.source_id
            )
        new = _save_items(connection, list(unique.values()))
        if new:
            connection.execute(update(sources).where(this).values(items=sources.c["items"] + new))
        _save_validators(connection, visit)
    return new


def _after(visit: Visit) -> dict[str, Any]:
    after = {
        "last_visit": visit.at,
        "next_at": visit.next_at,
        "reason": visit.reason,
        "detail": visit.detail,
    } | _opted_out(visit)
    if visit.outcome is Outcome.FAILED:
        return after | {
            "failing_since": func.coalesce(sources.c.failing_since, visit.at),
            "failures": sources.c.failures + 1,
            "moved_to": visit.moved_to or sources.c.moved_to,
        }
    return after | {
        "last_success": visit.at,
        "failing_since": None,
        "failures": 0,
        "moved_to": visit.moved_to,
        "bookmark": visit.bookmark or sources.c.bookmark,
    }


def _opted_out(visit: Visit) -> dict[str, Any]:
    if visit.opted_out is None:
        return {}
    seen_on = visit.at.date() if visit.opted_out else None
    return {"opted_out": visit.opted_out or None, "opted_out_on": seen_on}


def fresh(database: Database, found: Sequence[Item]) -> list[Item]:
    """Those that are not known yet, or tell something else than before."""
    with database.read() as connection:
        known = _known_hashes(connection, [item.id for item in found])
    return [item for item in found if known.get(item.id) != item.content_hash]


# ── items ────────────────────────────────────────────────────────────────────


def _save_items(connection: Connection, found: list[Item]) -> int:
    known = _known_hashes(connection, [item.id for item in found])
    new = [item for item in found if item.id not in known]
    changed = [item for item in found if known.get(item.id, item.content_hash) != item.content_hash]
    if not new and not changed:
        return 0
    turn = _next_turn(connection)
    upsert(connection, items, [_row(item, turn) for item in changed])
    inserted = _insert(connection, [_row(item, turn) for item in new])
    tallies.count(connection, [item for item in new if item.id in inserted])
    return len(inserted)


def _known_hashes(connection: Connection, ids: list[str]) -> dict[str, str]:
    query = select(items.c.id, items.c.content_hash).where(items.c.id.in_(ids))
    return {row.id: row.content_hash for row in connection.execute(query)}


def _insert(connection: Connection, rows: list[dict[str, Any]]) -> set[str]:
    """The ids that were really new: another program may have been first."""
    if not rows:
        return set()
    statement = insert(connection, items).on_conflict_do_nothing().returning(items.c.id)
    return set(connection.execute(statement, rows).scalars())


def _next_turn(connection: Connection) -> int:
    """A number above that of every transaction before this one. The row stays
    locked until the end, so that no lower number can appear later."""
    statement = insert(connection, counters).values(name="turn", value=1)
    statement = statement.on_conflict_do_update(
        index_elements=[counters.c.name], set_={"value": counters.c.value + 1}
    )
    return int(connection.execute(statement.returning(counters.c.value)).scalar_one())


def _row(item: Item, turn: int) -> dict[str, Any]:
    return to_row(item, items) | {
        "id": item.id,
        "content_hash": item.content_hash,
        "events_until": max(map(_last_day, item.events), default=date.min),
        "turn": turn,
        "shortened_on": None,
    }


def _last_day(event: Event) -> date:
    if event.rrule:
        return date.max
    last = event.end or event.start
    return last.day if last else date.min


# ── validators ───────────────────────────────────────────────────────────────


def _save_validators(connection: Connection, visit: Visit) -> None:
    """Keep what is new, and drop what nobody asks with any more (see `Sources.validators`)."""
    if not visit.validators:
        return
    rows = [
        to_row(given, validators)
        | {
            "source_id": visit.source_id,
            "url": url,
            "url_sha256": sha256(url.encode()).hexdigest(),
            "since": visit.at,
        }
        for url, given in visit.validators.items()
    ]
    upsert(connection, validators, rows)
    old = visit.at - timedelta(days=limits.VALIDATORS_DAYS)
    connection.execute(
        delete(validators).where(
            validators.c.source_id == visit.source_id, validators.c.since <= old
        )
    )
