"""How a branch knows a body: as a person set it, else as its decisions show.

Each branch knows by itself: that one calls a body its partner says nothing of another.
"""

from datetime import datetime

from sqlalchemy import Connection, Select, and_, case, func, literal, select

from leads.model import Status
from leads.store.dialect import upsert
from leads.store.schema import (
    acquaintances,
    assessments,
    leads,
    organisation_items,
    organisation_names,
)

UNKNOWN = "unknown"
PARTNER = "partner"
_KNOWN = "known"
#: stations at which somebody has talked with the body
_TALKED = (Status.SPROUTING, Status.BLOOMING, Status.HARVESTED, Status.ROOTED)


def known_as(connection: Connection, branch_id: str) -> dict[str, str]:
    """By body: `partner`, `known`, or `unknown` where a person took it back."""
    columns = acquaintances.c
    by_hand = select(columns.organisation_id, columns.known_as).where(
        columns.branch_id == branch_id
    )
    rows = [*connection.execute(shown_query(branch_id)), *connection.execute(by_hand)]
    return {row.organisation_id: row.known_as for row in rows}


def shown_query(branch_id: str) -> Select[tuple[str, str]]:
    """The bodies with whom leads were talked over, each with what that makes it: the
    first body of a lead is the one that was called."""
    rooted = func.max(case((leads.c.status == Status.ROOTED, 1), else_=0))
    return (
        select(
            organisation_items.c.organisation_id,
            case((rooted == 1, literal(PARTNER)), else_=literal(_KNOWN)).label("known_as"),
        )
        .select_from(leads)
        .join(
            assessments,
            and_(assessments.c.branch_id == leads.c.branch_id, assessments.c.lead_id == leads.c.id),
        )
        .join(organisation_items, organisation_items.c.item_id == assessments.c.item_id)
        .join(
            organisation_names,
            and_(
                organisation_names.c.organisation_id == organisation_items.c.organisation_id,
                organisation_names.c.name == leads.c.organisations[0].as_string(),
            ),
        )
        .where(leads.c.branch_id == branch_id, leads.c.status.in_(_TALKED))
        .group_by(organisation_items.c.organisation_id)
    )


def know(
    connection: Connection, branch_id: str, body_id: str, standing: str, who: str, at: datetime
) -> None:
    """Set how a branch knows a body; this counts for more than what decisions show."""
    row = {
        "branch_id": branch_id,
        "organisation_id": body_id,
        "known_as": standing,
        "since": at,
        "who": who,
    }
    upsert(connection, acquaintances, [row])


def take_over(connection: Connection, kept: str, gone: str) -> None:
    """Know a body as the one that goes into it was known, where it was unknown itself."""
    columns = acquaintances.c
    known = select(columns.branch_id).where(
        columns.organisation_id == kept, columns.known_as != UNKNOWN
    )
    lost = select(
        columns.branch_id,
        literal(kept).label("organisation_id"),
        columns.known_as,
        columns.since,
        columns.who,
    ).where(columns.organisation_id == gone, columns.branch_id.not_in(known))
    rows = [dict(row) for row in connection.execute(lost).mappings()]
    upsert(connection, acquaintances, rows)
