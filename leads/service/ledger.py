"""What visits bring is saved together, as a transaction costs more than a visit does."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leads import limits
from leads.model import Item, Visit

if TYPE_CHECKING:
    from leads.store import Store


@dataclass(frozen=True)
class _Entry:
    visit: Visit
    items: Sequence[Item]
    new: "asyncio.Future[int]"


class Ledger:
    """Visits on their way to the store. Each waits for a moment, and those that come in
    that moment go along; a program that is killed meanwhile has those visits to do again."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._waiting: list[_Entry] = []

    async def save(self, visit: Visit, items: Sequence[Item]) -> int:
        """Keep one visit; returns how many of its items were new. Raises StoreError."""
        loop = asyncio.get_running_loop()
        entry = _Entry(visit, items, loop.create_future())
        self._waiting.append(entry)
        if len(self._waiting) == 1:
            loop.call_later(limits.SAVE_SECONDS, self._write)
        elif sum(len(one.items) for one in self._waiting) > limits.SAVED_TOGETHER:
            self._write()
        return await entry.new

    def _write(self) -> None:
        entries, self._waiting = self._waiting, []
        if not entries:
            return
        try:
            new = self._store.save_visits([(one.visit, one.items) for one in entries])
        except Exception as error:  # raised again where the first of them is waited for
            _fail(entries, error)
            return
        for entry in entries:
            if not entry.new.done():
                entry.new.set_result(new[entry.visit.source_id])


def _fail(entries: Sequence[_Entry], error: Exception) -> None:
    """One of them tells it; the others would say the same once more."""
    first, *others = entries
    first.new.set_exception(error)
    for entry in others:
        entry.new.cancel()
