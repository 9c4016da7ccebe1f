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

HEAD, NEAR = 160, 160  # letters: a title with a first sentence, and a sentence


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
            organisation_items.c.said,
            said.label("words"),
            assessments.c.themes,
            assessments.c.grade,
        )
        .join(items, items.c.id == organisation_items.c.item_id)
        .join(assessments, mine)
        .where(items.c.turn > after, or_(*wanted) if wanted else items.c.turn < 0)
        .order_by(items.c.published.desc(), items.c.id)
        .limit(limits.TRACES)
    )


def _traces(rows: Sequence[Any], stems: Sequence[str]) -> Iterator[Trace]:
    places: dict[str, dict[str, list[int]]] = {}
    for row in rows:
        words = fold(row["words"])
        found = places.setdefault(row["item_id"], {}) or _places(words, stems)
        places[row["item_id"]] = found
        yield Trace(
            organisation_id=row["organisation_id"],
            item_id=row["item_id"],
            published=row["published"],
            stems=tuple(found),
            themes=tuple(row["themes"]),
            grade=row["grade"],
            near=_is_near(row["said"], words, [at for some in found.values() for at in some]),
        )


def _places(words: str, stems: Sequence[str]) -> dict[str, list[int]]:
    """Where each root begins a word, or ends a compound: 'ruil' in 'ruilbeurs' and in
    'kledingruil'."""
    found = {
        stem: [hit.start() for hit in re.finditer(rf"\b{stem}|{stem}(?:s|en)?\b", words)]
        for stem in stems
    }
    return {stem: at for stem, at in found.items() if at}


def _is_near(name: str, words: str, places: Sequence[int]) -> bool:
    """A body is named near a word of the plan, or at the head of the item."""
    telling = max(name.split(), key=len, default="")
    named = [hit.start() for hit in re.finditer(re.escape(telling), words)] if telling else []
    return any(at < HEAD or any(abs(at - place) < NEAR for place in places) for at in named)
