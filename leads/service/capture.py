"""What reaches the librarian outside the web: a word at the desk, a forwarded mail."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from leads import letter, limits
from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Item, Lead, Medium, Outcome, Precision, Source, Visit
from leads.service.analyse import analyse
from leads.text import clean, one_line

#: not read by itself, so it is in no settings file
DESK = Source(id="balie", kind="desk", url="", name="Balie", medium=Medium.MAIL, active=False)


@dataclass(frozen=True)
class Added:
    """The item that was made, and the lead in it if there is one."""

    item: Item
    lead: Lead | None


def add(app: App, given: str | bytes) -> Added:
    """Make an item of a sentence, or of the bytes of a text or .eml file; it is
    understood and ranked like any other.

    Raises UserError when there are no words in it.
    """
    item = _item(given, app.now())
    app.store.sources.register((*app.settings.sources, DESK))
    app.store.save_visit(_visit(item), [item])
    analyse(app)
    return Added(item, app.store.leads.of_item(app.knowledge.branch.id, item.id))


def _item(given: str | bytes, now: datetime) -> Item:
    title, text = ("", given) if isinstance(given, str) else _read(given)
    text = clean(text, limits.TEXT_CHARS)
    if not text and not title:
        raise UserError(mark("Er staat geen tekst in."))
    return Item(
        source_id=DESK.id,
        key=hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:20],
        url="",
        title=one_line(title, limits.TITLE_CHARS),
        text=text,
        medium=DESK.medium,
        published=now,
        precision=Precision.INSTANT,
        source_name=DESK.name,
    )


def _read(data: bytes) -> tuple[str, str]:
    """Title and text of a mail, or of a plain text file."""
    mail = letter.read(data)
    return (mail.subject, mail.text) if mail else ("", data.decode("utf-8", "replace"))


def _visit(item: Item) -> Visit:
    return Visit(
        source_id=DESK.id,
        at=item.published,
        outcome=Outcome.NEW,
        next_at=item.published,
        seen=1,
    )
