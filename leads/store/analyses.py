"""The outcome of a look at some items: what was found, the leads, and 'we looked'."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select

from leads.model import Analysis, Item
from leads.store import namings, ties
from leads.store.database import Database
from leads.store.dialect import insert, upsert
from leads.store.leads import save_leads
from leads.store.rows import encode, from_row, to_row
from leads.store.schema import (
    assessments,
    blocking_keys,
    events,
    extractions,
    fingerprints,
    items,
)


def save_analysis(database: Database, branch_id: str, analyses: Sequence[Analysis]) -> None:
    """Save all or nothing; of two analyses of one item, or of one lead, the last counts.

    The decided parts of a known lead (status, wake-up day, day shown) are not touched.
    """
    leads = {lead.id: lead for one in analyses for lead in (one.lead, one.again) if lead}
    by_item = {one.item.id: one for one in analyses}
    unique = [by_item[item_id] for item_id in sorted(by_item)]
    if not unique:
        return
    with database.write() as connection:
        upsert(connection, extractions, [to_row(one.extraction, extractions) for one in unique])
        upsert(connection, fingerprints, [to_row(one.fingerprint, fingerprints) for one in unique])
        _replace(connection, blocking_keys, unique, _key_rows)
        _replace(connection, events, unique, _event_rows)
        namings.note(connection, unique)
        ties.note(connection, unique)
        save_leads(connection, branch_id, list(leads.values()))
        _mark_looked_at(connection, branch_id, unique)


def _replace(connection: Connection, table: Any, analyses: list[Analysis], rows_of: Any) -> None:
    """Put new rows in the place of all that these items had."""
    ids = [one.item.id for one in analyses]
    connection.execute(delete(table).where(table.c.item_id.in_(ids)))
    rows = [row for one in analyses for row in rows_of(one)]
    if rows:
        connection.execute(insert(connection, table).on_conflict_do_nothing(), rows)


def _key_rows(analysis: Analysis) -> list[dict[str, Any]]:
    print_ = analysis.fingerprint
    return [
        {"item_id": analysis.item.id, "key": key, "published": print_.published}
        for key in dict.fromkeys(print_.keys)
    ]


def _event_rows(analysis: Analysis) -> list[dict[str, Any]]:
    """Events with a day; those that the source gave in fields stand in the extraction too."""
    return [
        {
            "item_id": analysis.item.id,
            "position": position,
            "day": event.start.day,
            "event": encode(event),
        }
        for position, event in enumerate(analysis.extraction.events)
        if event.start
    ]


def _mark_looked_at(connection: Connection, branch_id: str, analyses: list[Analysis]) -> None:
    hashes = _hashes_looked_at(connection, [one.item for one in analyses])
    rows = [
        to_row(one.assessment, assessments)
        | {
            "branch_id": branch_id,
            "content_hash": hashes[one.item.id],
            "lead_id": one.lead.id if one.lead else None,
        }
        for one in analyses
    ]
    upsert(
        connection,
        assessments,
        rows,
        # an item that says less now still belongs to its lead
        merge=lambda new: {"lead_id": func.coalesce(new.lead_id, assessments.c.lead_id)},
    )


def _hashes_looked_at(connection: Connection, looked_at: list[Item]) -> dict[str, str]:
    """The stored hash of each item, or '' when its words changed since it was handed out.

    The stored one, because a later program may compute another hash of the same
    words and would look at them for ever.
    """
    query = select(items).where(items.c.id.in_([item.id for item in looked_at]))
    stored = {row["id"]: row for row in connection.execute(query).mappings()}
    return {item.id: _hash_if_same(item, stored.get(item.id)) for item in looked_at}


def _hash_if_same(item: Item, row: Any) -> str:
    if row is None or from_row(Item, row).content_hash != item.content_hash:
        return ""
    return str(row["content_hash"])
