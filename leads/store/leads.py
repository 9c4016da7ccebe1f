"""Leads: what was found of them, and where they stand."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Text,
    cast,
    func,
    or_,
    select,
    true,
    union,
    update,
)

from leads import limits
from leads.errors import UserError
from leads.language import mark
from leads.model import Lead, Status
from leads.store.database import Database
from leads.store.dialect import upsert
from leads.store.rows import to_row
from leads.store.schema import assessments, leads

OPEN = (Status.SEED, Status.SHED, Status.PLANTED, Status.SPROUTING, Status.BLOOMING)
_SLEEPING = (Status.SHED, Status.FALLOW)
_DECIDED = (Status.SHED, Status.PLANTED, Status.SPROUTING, Status.BLOOMING)
_NAMED = 5


class Leads:
    def __init__(self, database: Database) -> None:
        self._database = database

    def open(
        self, branch_id: str, statuses: Collection[Status] = OPEN, limit: int | None = None
    ) -> list[Lead]:
        """Leads with one of these statuses, best score first."""
        query = _of(branch_id).where(leads.c.status.in_(statuses))
        return self._read(query.order_by(leads.c.score.desc(), leads.c.id).limit(limit))

    def reasoned(self, branch_id: str, kind: str, limit: int) -> list[Lead]:
        """Of the `limit` newest leads that were no mistake: the ones with a reason of this
        kind, best score first."""
        newest = (
            select(leads)
            .where(leads.c.branch_id == branch_id, leads.c.status != Status.NOT_A_LEAD)
            .order_by(leads.c.found_at.desc())
            .limit(limit)
            .subquery()
        )
        told = cast(newest.c.reasons, Text).contains(f'"{kind}"', autoescape=True)
        return self._read(select(newest).where(told).order_by(newest.c.score.desc(), newest.c.id))

    def get(self, branch_id: str, id_or_prefix: str) -> Lead:
        """One lead by its id or the first characters of it.

        Raises UserError when there is none, or more than one, and names the near ones.
        """
        wanted = id_or_prefix.strip().lower()
        exact = self._read(_of(branch_id).where(leads.c.id == wanted))
        starts = leads.c.id.startswith(wanted, autoescape=True)
        found = exact or self._read(_of(branch_id).where(starts).limit(_NAMED + 1))
        if len(found) == 1 and wanted:
            return found[0]
        raise _several(wanted, found) if found else self._unknown(branch_id, wanted)

    def some(self, branch_id: str, ids: Collection[str]) -> list[Lead]:
        """The leads with these ids, oldest first."""
        query = _of(branch_id).where(leads.c.id.in_(ids))
        return self._read(query.order_by(leads.c.found_at, leads.c.id)) if ids else []

    def of_item(self, branch_id: str, item_id: str) -> Lead | None:
        """The lead an item belongs to."""
        mine = (assessments.c.lead_id == leads.c.id) & (assessments.c.item_id == item_id)
        query = _of(branch_id).join(assessments, mine & (assessments.c.branch_id == branch_id))
        return next(iter(self._read(query)), None)

    def to_show(self, branch_id: str, day: date) -> list[Lead]:
        """Seeds a digest of `day` can pick from, best score first.

        Never shown or changed since (the best ones, a bounded number), shown on
        this very day, or with their last useful day near.
        """
        picked = to_show_query(branch_id, day).subquery()
        query = _of(branch_id).where(leads.c.id.in_(select(picked.c.id)))
        return self._read(query.order_by(leads.c.score.desc(), leads.c.id))

    def woken(self, branch_id: str, day: date) -> list[Lead]:
        """Leads in the shed or fallow whose wake-up day has come and that were not
        shown since, earliest first."""
        query = _of(branch_id).where(
            leads.c.wake_on <= day,
            leads.c.status.in_(_SLEEPING),
            or_(
                leads.c.shown_on.is_(None),
                leads.c.shown_on < leads.c.wake_on,
                leads.c.shown_on == day,
            ),
        )
        return self._read(query.order_by(leads.c.wake_on, leads.c.id))

    def changed(self, branch_id: str, day: date) -> list[Lead]:
        """Leads somebody took up or put aside of which something changed that no digest
        before `day` told, soonest first."""
        query = select(leads).where(leads.c.id.in_(changed_query(branch_id, day)))
        query = query.where(leads.c.branch_id == branch_id)
        return self._read(query.order_by(leads.c.act_before, leads.c.id))

    def acting_between(self, branch_id: str, first: date, last: date) -> list[Lead]:
        """Open leads of which the last useful day lies between these (both included)."""
        query = _of(branch_id).where(
            leads.c.status.in_(OPEN), leads.c.act_before.between(first, last)
        )
        return self._read(query.order_by(leads.c.act_before, leads.c.id))

    def begin(self, branch_id: str, lead: Lead, item_id: str) -> None:
        """Keep a lead that an item begins which did not begin one when it was looked at."""
        mine = (assessments.c.branch_id == branch_id) & (assessments.c.item_id == item_id)
        with self._database.write() as connection:
            save_leads(connection, branch_id, [lead])
            connection.execute(update(assessments).where(mine).values(lead_id=lead.id))

    def save(self, branch_id: str, found: Sequence[Lead]) -> None:
        """Keep leads that no single item made; what was decided of known ones stays."""
        with self._database.write() as connection:
            save_leads(connection, branch_id, found)

    def reweigh(self, branch_id: str, found: Sequence[Lead]) -> None:
        """Give leads another score, strength and reasons; all else stays."""
        with self._database.write() as connection:
            for lead in found:
                row = to_row(lead, leads)
                change = {name: row[name] for name in ("score", "strength", "reasons")}
                mine = (leads.c.branch_id == branch_id, leads.c.id == lead.id)
                connection.execute(update(leads).where(*mine).values(change))

    def past(self, branch_id: str, day: date) -> list[Lead]:
        """Seeds whose last useful day is before `day`."""
        query = _of(branch_id).where(leads.c.status == Status.SEED, leads.c.act_before < day)
        return self._read(query.order_by(leads.c.act_before, leads.c.id))

    def count(self, branch_id: str, statuses: Collection[Status] = (Status.SEED,)) -> int:
        """How many leads have one of these statuses."""
        query = select(func.count()).where(
            leads.c.branch_id == branch_id, leads.c.status.in_(statuses)
        )
        with self._database.read() as connection:
            return connection.execute(query).scalar_one()

    def _read(self, query: Select[Any]) -> list[Lead]:
        return self._database.nouns(Lead, query)

    def _unknown(self, branch_id: str, wanted: str) -> UserError:
        newest = select(leads.c.id).where(leads.c.branch_id == branch_id)
        newest = newest.order_by(leads.c.found_at.desc()).limit(1000)
        with self._database.read() as connection:
            ids = connection.execute(newest).scalars().all()
        near = get_close_matches(wanted, {one[: max(len(wanted), 4)] for one in ids}, 3, 0.5)
        if not near:
            return UserError(mark("Er is geen kans met nummer '{id}'."), id=wanted)
        sentence = mark("Er is geen kans met nummer '{id}'. Lijkt op: {near}.")
        return UserError(sentence, id=wanted, near=", ".join(near))


def save_leads(connection: Connection, branch_id: str, found: Sequence[Lead]) -> None:
    """Insert leads, or renew what was found of known ones: never what was decided."""
    upsert(
        connection,
        leads,
        [_row(lead, branch_id) for lead in sorted(found, key=lambda lead: lead.id)],
        keep=("status", "wake_on", "shown_on", "first_status", "first_wake_on", "found_at"),
        merge=lambda new: {"unshown": or_(leads.c.unshown, new.change.is_not(None))},
    )


def to_show_query(branch_id: str, day: date) -> CompoundSelect[Any]:
    """Ids behind `Leads.to_show`: three short walks, each with an index of its own."""
    in_time = or_(leads.c.act_before.is_(None), leads.c.act_before >= day)
    near = leads.c.act_before.between(day, day + timedelta(days=limits.SHOW_AGAIN_DAYS))
    fresh = (
        _seeds(branch_id, leads.c.unshown == true(), in_time)
        .order_by(leads.c.score.desc())
        .limit(limits.LEADS_CONSIDERED)
        .subquery()
    )
    return union(
        select(fresh.c.id),
        _seeds(branch_id, near),
        _seeds(branch_id, leads.c.shown_on == day),
    )


def changed_query(branch_id: str, day: date) -> CompoundSelect[Any]:
    """Ids behind `Leads.changed`: from the indexes on what was not shown, or on the day."""
    decided = (leads.c.branch_id == branch_id, leads.c.status.in_(_DECIDED))
    news = leads.c.change.is_not(None)
    return union(
        select(leads.c.id).where(*decided, leads.c.unshown == true(), news),
        select(leads.c.id).where(*decided, leads.c.shown_on == day, news),
    )


def _seeds(branch_id: str, *conditions: ColumnElement[bool]) -> Select[Any]:
    mine = (leads.c.branch_id == branch_id, leads.c.status == Status.SEED)
    return select(leads.c.id).where(*mine, *conditions)


def _of(branch_id: str) -> Select[Any]:
    return select(leads).where(leads.c.branch_id == branch_id)


def _row(lead: Lead, branch_id: str) -> dict[str, Any]:
    return to_row(lead, leads) | {
        "branch_id": branch_id,
        "unshown": True,
        "first_status": lead.status,
        "first_wake_on": lead.wake_on,
    }


def _several(wanted: str, found: Sequence[Lead]) -> UserError:
    named = "; ".join(f"{lead.id} ({lead.title})" for lead in found[:_NAMED])
    more = "; …" if len(found) > _NAMED else ""
    return UserError(
        mark("'{id}' past op meer dan één kans: {named}. Geef meer tekens."),
        id=wanted,
        named=named + more,
    )
