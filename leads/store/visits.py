"""Visits of sources: their items and how they went, in one transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BindParameter,
    Boolean,
    Connection,
    Integer,
    String,
    bindparam,
    case,
    delete,
    func,
    insert,
    select,
    update,
)

from leads import limits
from leads.errors import StoreError
from leads.language import mark
from leads.model import Event, Item, Outcome, Visit
from leads.store import dialect, tallies
from leads.store.database import Database
from leads.store.dialect import upsert
from leads.store.rows import to_row
from leads.store.schema import counters, items, sources, validators

_IDS = 10_000  # SQLite takes no more than 32,766 values in one question

Brought = tuple[Visit, Sequence[Item]]


def save_visits(database: Database, brought: Sequence[Brought]) -> dict[str, int]:
    """Keep what visits of different sources brought: per source how many items were not
    known before.

    An item with a known key and other words is overwritten, and will be looked
    at again. Of two items with one key the first counts.
    """
    # in one order, so that of two programs one waits here for the other
    visits = sorted((visit for visit, _ in brought), key=lambda visit: visit.source_id)
    unique = {item.id: item for _, found in brought for item in reversed(found)}
    with database.write() as connection:
        _save_states(connection, visits)
        new = _save_items(connection, unique) if unique else Counter[str]()
        _count(connection, new)
        _save_validators(connection, [visit for visit in visits if visit.validators])
    return {visit.source_id: new[visit.source_id] for visit in visits}


def _save_states(connection: Connection, visits: Sequence[Visit]) -> None:
    if connection.execute(_AFTER, [_after(visit) for visit in visits]).rowcount == len(visits):
        return
    known = set(connection.execute(select(sources.c.id)).scalars())
    unknown = next(visit.source_id for visit in visits if visit.source_id not in known)
    raise StoreError(mark("De bron '{id}' is niet bekend in de database."), id=unknown)


def _given(name: str, column: str = "") -> BindParameter[Any]:
    return bindparam(f"visit_{name}", type_=sources.c[column or name].type)


_FAILED = bindparam("visit_failed", type_=Boolean)
_LOOKED = bindparam("visit_looked", type_=Boolean)
_AFTER = (
    update(sources)
    .where(sources.c.id == _given("id"))
    .values(
        last_visit=_given("at", "last_visit"),
        next_at=_given("next_at"),
        reason=_given("reason"),
        detail=_given("detail"),
        last_success=case((_FAILED, sources.c.last_success), else_=_given("at", "last_visit")),
        failing_since=case(
            (_FAILED, func.coalesce(sources.c.failing_since, _given("at", "last_visit")))
        ),
        failures=case((_FAILED, sources.c.failures + 1), else_=0),
        moved_to=case(
            (_FAILED, func.coalesce(_given("moved_to"), sources.c.moved_to)),
            else_=_given("moved_to"),
        ),
        bookmark=case(
            (_FAILED, sources.c.bookmark),
            else_=func.coalesce(_given("bookmark"), sources.c.bookmark),
        ),
        opted_out=case((_LOOKED, _given("opted_out")), else_=sources.c.opted_out),
        opted_out_on=case((_LOOKED, _given("opted_out_on")), else_=sources.c.opted_out_on),
    )
)


def _after(visit: Visit) -> dict[str, Any]:
    return {
        "visit_id": visit.source_id,
        "visit_at": visit.at,
        "visit_next_at": visit.next_at,
        "visit_reason": visit.reason,
        "visit_detail": visit.detail,
        "visit_moved_to": visit.moved_to or None,
        "visit_bookmark": visit.bookmark or None,
        "visit_failed": visit.outcome is Outcome.FAILED,
        "visit_looked": visit.opted_out is not None,
        "visit_opted_out": visit.opted_out or None,
        "visit_opted_out_on": visit.at.date() if visit.opted_out else None,
    }


def _count(connection: Connection, new: Counter[str]) -> None:
    rows = [{"of": source_id, "more": number} for source_id, number in new.items() if number]
    if rows:
        more = sources.c["items"] + bindparam("more", type_=Integer)
        this = sources.c.id == bindparam("of", type_=String)
        connection.execute(update(sources).where(this).values(items=more), rows)


def fresh(database: Database, found: Sequence[Item]) -> list[Item]:
    """Those that are not known yet, or tell something else than before."""
    with database.read() as connection:
        known = _known_hashes(connection, [item.id for item in found])
    return [item for item in found if known.get(item.id) != item.content_hash]


# ── items ────────────────────────────────────────────────────────────────────


def _save_items(connection: Connection, found: Mapping[str, Item]) -> Counter[str]:
    """Items by their ids; returns how many were new, by source."""
    known = _known_hashes(connection, list(found))
    hashes = {id_: item.content_hash for id_, item in found.items()}
    new = [id_ for id_ in found if id_ not in known]
    changed = [id_ for id_ in found if known.get(id_, hashes[id_]) != hashes[id_]]
    if not new and not changed:
        return Counter()
    turn = _next_turn(connection)

    def rows(ids: list[str]) -> list[dict[str, Any]]:
        return [_row(found[id_], id_, hashes[id_], turn) for id_ in ids]

    upsert(connection, items, rows(changed))
    if new:  # no other program can add them meanwhile: it waits for the row of the source
        connection.execute(insert(items), rows(new))
    inserted = [found[id_] for id_ in new]
    tallies.count(connection, inserted)
    return Counter(item.source_id for item in inserted)


def _known_hashes(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    known: dict[str, str] = {}
    for begin in range(0, len(ids), _IDS):
        some = ids[begin : begin + _IDS]
        query = select(items.c.id, items.c.content_hash).where(items.c.id.in_(some))
        known |= {row.id: row.content_hash for row in connection.execute(query)}
    return known


def _next_turn(connection: Connection) -> int:
    """A number above that of every transaction before this one. The row stays
    locked until the end, so that no lower number can appear later."""
    statement = dialect.insert(connection, counters).values(name="turn", value=1)
    statement = statement.on_conflict_do_update(
        index_elements=[counters.c.name], set_={"value": counters.c.value + 1}
    )
    return int(connection.execute(statement.returning(counters.c.value)).scalar_one())


def _row(item: Item, id_: str, content_hash: str, turn: int) -> dict[str, Any]:
    return to_row(item, items) | {
        "id": id_,
        "content_hash": content_hash,
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


def _save_validators(connection: Connection, visits: Sequence[Visit]) -> None:
    """Keep what is new, and drop what nobody asks with any more (see `Sources.validators`)."""
    if not visits:
        return
    rows = [_validator_row(visit, url) for visit in visits for url in visit.validators]
    upsert(connection, validators, rows)
    connection.execute(
        delete(validators).where(
            validators.c.source_id == bindparam("of"), validators.c.since <= bindparam("old")
        ),
        [
            {"of": visit.source_id, "old": visit.at - timedelta(days=limits.VALIDATORS_DAYS)}
            for visit in visits
        ],
    )


def _validator_row(visit: Visit, url: str) -> dict[str, Any]:
    return to_row(visit.validators[url], validators) | {
        "source_id": visit.source_id,
        "url": url,
        "url_sha256": sha256(url.encode()).hexdigest(),
        "since": visit.at,
    }
