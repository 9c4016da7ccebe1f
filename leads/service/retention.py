"""How long the words of others are kept: a part of each morning's run."""

from datetime import timedelta

from leads import limits
from leads.app import App
from leads.model import Extraction, Field, Item


def shorten_old(app: App) -> int:
    """Keep of old texts no more than a quote; returns how many were shortened.

    The titles, addresses, quotes and features stay, so that leads, events and what was
    learned keep their grounds. In portions, each its own transaction, and so many a day.
    """
    today = app.today.date()
    before = app.now() - timedelta(days=app.settings.keep_text_days)
    done = 0
    for _ in range(limits.SHORTENED_PORTIONS):
        old = app.store.texts.old(before, today, limits.SHORTENED_AT_ONCE)
        if not old:
            break
        app.store.texts.shorten({item.id: excerpt(item, found) for item, found in old}, today)
        done += len(old)
    return done


def excerpt(item: Item, found: Extraction) -> str:
    """The sentence of a text that names an organisation; '' without one."""
    from leads.match.reading import quote

    spans = (one.span for one in found.organisations if one.span.field is Field.TEXT)
    span = next(spans, None)
    return quote(item, span) if span else ""
