"""Where bodies were named in items that have to do with a plan."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, Text, cast, func, or_, select

from leads import limits
from leads.model import Trace
from leads.store.database import Database
from leads.store.schema import assessments, items, organisation_items
from leads.text import fold


class Traces:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, branch_id: str, stems: Sequence[str], themes: Collection[str]) -> list[Trace]:
        """One trace for each body in each of the newest items with one of these words
        (`stems`, folded) or themes, among what a branch has looked at."""
        with self._database.read() as connection:
            last = connection.execute(select(func.max(items.c.turn))).scalar() or 0
            query = traces_query(branch_id, stems, themes, last - limits.ITEMS_SEARCHED)
            rows = connection.execute(query).mappings().all()
        return list(_traces(rows, stems))


def traces_query(
    branch_id: str, stems: Sequence[str], themes: Collection[str], after: int
) -> Select[Any]:
    """The question behind `Traces.of`: it reads the newest items and no others."""
    said = func.lower(items.c.title + " " + items.c.text)
    wanted = [said.contains(stem, autoescape=True) for stem in stems]
    named = cast(assessments.c.themes, Text)
    wanted += [named.contains(f'"{theme}"', autoescape=True) for theme in themes]
    mine = (assessments.c.item_id == items.c.id) & (assessments.c.branch_id == branch_id)
    return (
        select(
            organisation_items.c.organisation_id,
            organisation_items.c.item_id,
            items.c.published,
            said.label("said"),
            assessments.c.themes,
        )
        .join(items, items.c.id == organisation_items.c.item_id)
        .join(assessments, mine)
        .where(items.c.turn > after, or_(*wanted) if wanted else items.c.turn < 0)
        .order_by(items.c.published.desc(), items.c.id)
        .limit(limits.TRACES)
    )


def _traces(rows: Sequence[Any], stems: Sequence[str]) -> Iterator[Trace]:
    hits: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row["item_id"] not in hits:
            words = fold(row["said"])
            hits[row["item_id"]] = tuple(stem for stem in stems if re.search(rf"\b{stem}", words))
        yield Trace(
            organisation_id=row["organisation_id"],
            item_id=row["item_id"],
            published=row["published"],
            stems=hits[row["item_id"]],
            themes=tuple(row["themes"]),
        )
