"""Items, what was found in them, and which of them still need a look."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    TextualSelect,
    bindparam,
    column,
    false,
    func,
    or_,
    select,
    text,
    update,
)

from leads import limits
from leads.model import (
    Assessment,
    Below,
    ChangeKind,
    Event,
    Extraction,
    Fingerprint,
    FoundEvent,
    Item,
)
from leads.store.columns import UTCDateTime
from leads.store.database import Database
from leads.store.dialect import upsert
from leads.store.rows import decode, from_row
from leads.store.schema import (
    assessments,
    branches,
    events,
    extractions,
    fingerprints,
    items,
    leads,
)


class Items:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, item_id: str) -> Item | None:
        return self._database.noun(Item, select(items).where(items.c.id == item_id))

    def newest(self, limit: int) -> list[Item]:
        """The items published last, newest first."""
        query = select(items).order_by(items.c.published.desc(), items.c.id).limit(limit)
        return self._database.nouns(Item, query)

    def extraction(self, item_id: str) -> Extraction | None:
        query = select(extractions).where(extractions.c.item_id == item_id)
        return self._database.noun(Extraction, query)

    def assessment(self, branch_id: str, item_id: str) -> Assessment | None:
        """What the item was worth to a branch when it was last looked at."""
        query = select(assessments).where(
            assessments.c.item_id == item_id, assessments.c.branch_id == branch_id
        )
        return self._database.noun(Assessment, query)

    def below(self, branch_id: str, day: date, limit: int) -> list[Below]:
        """The best of what was not shown and is more than noise, with something to do on
        or after `day` and no lead yet, best score first."""
        worth = self._database.nouns(Assessment, below_query(branch_id, day).limit(limit))
        ids = [one.item_id for one in worth]
        if not ids:
            return []  # asked for nothing, a database reads everything
        whole = select(items).where(items.c.id.in_(ids), items.c.shortened_on.is_(None))
        read = self._database.nouns(Item, whole)
        understood = self._database.nouns(
            Extraction, select(extractions).where(extractions.c.item_id.in_(ids))
        )
        of_id = {item.id: item for item in read}
        extracted = {one.item_id: one for one in understood}
        return [
            Below(of_id[one.item_id], extracted[one.item_id], one)
            for one in worth
            if one.item_id in of_id and one.item_id in extracted
        ]

    def to_analyse(
        self,
        branch_id: str,
        *,
        since: datetime,
        today: date,
        limit: int,
        sources: Collection[str] | None = None,
    ) -> list[Item]:
        """Items the branch has not looked at, or that say something else since;
        oldest first, at most `limit`.

        Left out: published before `since` with no event on or after `today`, those whose
        text was shortened, and those of other `sources`. An empty answer also marks how
        far the branch has read, so that the next question costs only what came in since;
        `reset_analysis` takes the mark away.
        """
        with self._database.write() as connection:
            # before the question: what comes in meanwhile has a higher number
            last = connection.execute(select(func.max(items.c.turn))).scalar() or 0
            read_to = _read_to(connection, branch_id)
            query = to_analyse_query(branch_id, read_to, since, today, sources).limit(limit)
            rows = connection.execute(query).mappings().all()
            if not rows and last > read_to:
                _mark(connection, branch_id, last)
        return [from_row(Item, row) for row in rows]

    def reset_analysis(self, branch_id: str) -> None:
        """Have the branch look at everything again; leads and decisions stay."""
        with self._database.write() as connection:
            _mark(connection, branch_id, 0)
            connection.execute(
                update(assessments)
                .where(assessments.c.branch_id == branch_id)
                .values(content_hash="")
            )

    def candidates(
        self, branch_id: str, keys: Sequence[str], since: datetime
    ) -> list[tuple[Fingerprint, str | None]]:
        """Items published since then that share a blocking key and that the branch
        has looked at, newest first, each with the lead it belongs to. Bounded:
        the newest of each key, for a place name may be shared by thousands."""
        if not keys:
            return []
        with self._database.read() as connection:
            rows = connection.execute(candidates_query(branch_id, keys, since)).mappings().all()
        return [(from_row(Fingerprint, row), row["lead_id"]) for row in rows]

    def events_between(self, first: date, last: date, branch_id: str = "") -> list[FoundEvent]:
        """Events that start on these days (both included), by day, with the themes that
        their items have for a branch; without those that a lead of the branch says are
        off or on another day."""
        with self._database.read() as connection:
            rows = connection.execute(events_query(first, last, branch_id)).all()
        return [found for row in rows if _stands(found := _found(row), row.change)]


def events_query(first: date, last: date, branch_id: str) -> Select[Any]:
    """The question behind `Items.events_between`."""
    mine = (assessments.c.item_id == items.c.id) & (assessments.c.branch_id == branch_id)
    lead = (leads.c.id == assessments.c.lead_id) & (leads.c.branch_id == branch_id)
    return (
        select(
            events.c.event,
            items.c.id,
            items.c.url,
            items.c.source_name,
            assessments.c.themes,
            leads.c.change,
        )
        .join(items, items.c.id == events.c.item_id)
        .outerjoin(assessments, mine)
        .outerjoin(leads, lead)
        .where(events.c.day.between(first, last))
        .order_by(events.c.day, events.c.item_id, events.c.position)
    )


def _stands(found: FoundEvent, change: str | None) -> bool:
    """Whether nothing was told since that takes an event off its day."""
    event, (kind, _, rest) = found.event, (change or "").partition(" ")
    if kind == ChangeKind.MOVED and event.start:
        was, now = (moment[:10] for moment in rest.split(" "))
        return event.start.day.isoformat() != was or was == now
    return kind != ChangeKind.CANCELLED or rest not in ("", event.name)


def _found(row: Row[Any]) -> FoundEvent:
    return FoundEvent(
        event=decode(Event, row.event),
        item_id=row.id,
        url=row.url,
        source_name=row.source_name,
        themes=tuple(row.themes or ()),
    )


def below_query(branch_id: str, day: date) -> Select[Any]:
    """The question behind `Items.below`: a walk of one index for each grade."""
    return (
        select(assessments)
        .where(
            assessments.c.branch_id == branch_id,
            assessments.c.shown == false(),
            assessments.c.grade.in_((1, 2, 3)),
            assessments.c.act_before >= day,
            assessments.c.lead_id.is_(None),
        )
        .order_by(assessments.c.score.desc(), assessments.c.item_id)
    )


def _read_to(connection: Connection, branch_id: str) -> int:
    query = select(branches.c.read_to).where(branches.c.id == branch_id)
    return connection.execute(query).scalar() or 0


def _mark(connection: Connection, branch_id: str, read_to: int) -> None:
    upsert(connection, branches, [{"id": branch_id, "read_to": read_to}])


def to_analyse_query(
    branch_id: str,
    read_to: int,
    since: datetime,
    today: date,
    sources: Collection[str] | None,
) -> Select[Any]:
    """The question behind `Items.to_analyse`, answered from the index on `turn`."""
    wanted: list[ColumnElement[bool]] = [
        items.c.turn > read_to,
        or_(
            assessments.c.item_id.is_(None),
            assessments.c.content_hash != items.c.content_hash,
        ),
        or_(items.c.published >= since, items.c.events_until >= today),
        # not `is_(None)`, which would look cheaper than the index on `turn`
        func.coalesce(items.c.shortened_on, date.max) == date.max,
    ]
    if sources is not None:
        wanted.append(items.c.source_id.in_(sources))
    mine = (assessments.c.item_id == items.c.id) & (assessments.c.branch_id == branch_id)
    return (
        select(items)
        .outerjoin(assessments, mine)
        .where(*wanted)
        .order_by(items.c.published, items.c.id)
    )


_WALK = (
    "SELECT item_id FROM (SELECT item_id FROM blocking_keys"
    " WHERE key = :key{n} AND published >= :since ORDER BY published DESC LIMIT :most) AS walk{n}"
)
_CANDIDATES = """
    SELECT {columns}, assessments.lead_id FROM fingerprints
    JOIN assessments ON assessments.item_id = fingerprints.item_id AND branch_id = :branch_id
    WHERE fingerprints.item_id IN ({walks})
    ORDER BY fingerprints.published DESC, fingerprints.item_id LIMIT :most
"""


def candidates_query(branch_id: str, keys: Sequence[str], since: datetime) -> TextualSelect:
    """The question behind `Items.candidates`: a short walk of the index per key.

    Written out as text: it is asked for every item, and building its hundred parts
    from objects took ten times as long as the database takes to answer.
    """
    named = {f"key{n}": key for n, key in enumerate(dict.fromkeys(keys))}
    sql = _CANDIDATES.format(
        columns=", ".join(f"fingerprints.{column.name}" for column in fingerprints.c),
        walks=" UNION ALL ".join(_WALK.format(n=n) for n in range(len(named))),
    )
    since_ = bindparam("since", since, UTCDateTime)
    asked = text(sql).bindparams(since_, branch_id=branch_id, most=limits.CANDIDATES, **named)
    given = (*fingerprints.c, assessments.c.lead_id)
    return asked.columns(*(column(one.name, one.type) for one in given))
