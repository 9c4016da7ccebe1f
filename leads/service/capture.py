"""What reaches the librarian outside the web: a word at the desk, a forwarded mail."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import parseaddr, parsedate_to_datetime

from leads import directory, letter, limits
from leads.app import LOCAL, App
from leads.errors import AlreadyRunning, UserError
from leads.language import mark, read_day
from leads.letter import Letter
from leads.model import Item, Lead, Organisation, Precision
from leads.service.analyse import analyse
from leads.service.desk import desk, keep
from leads.service.run import alone
from leads.text import clean, normal_name, one_line

_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)\b")
_OLDEST = timedelta(days=limits.FIRST_RUN_DAYS)
_READABLE = 0.9  # of the characters; the rest are of a language nobody speaks
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Added:
    """The item that was made, and the lead on it; None while another run is busy, which
    will make it. `ignored` are the attachments that were not read."""

    item: Item
    lead: Lead | None
    ignored: tuple[str, ...] = ()


def add(app: App, given: str | bytes, who: str = "") -> Added:
    """Make an item of a sentence, or of the bytes of a text or .eml file; it is
    understood and ranked like any other, and always a lead: somebody thought it worth
    passing on.

    Raises UserError when there are no words in it, when it is too large, and when it
    is no text.
    """
    item, ignored = _item(app, given, who or app.settings.who)
    keep(app, [item], app.now())
    try:
        with alone(app, "add"):
            analyse(app)
    except AlreadyRunning:
        return Added(item, None, ignored)
    return Added(item, app.store.leads.of_item(app.knowledge.branch.id, item.id), ignored)


def _item(app: App, given: str | bytes, who: str) -> tuple[Item, tuple[str, ...]]:
    if len(given) > limits.TIP_BYTES:
        raise UserError(
            mark("Dit is te groot: ik lees hooguit {megabytes} MB."),
            megabytes=limits.TIP_BYTES // limits.MIB,
        )
    source = desk(app.knowledge.branch)
    told = _told(given)
    title, text = one_line(told.subject, limits.TITLE_CHARS), clean(told.text, limits.TEXT_CHARS)
    if not text and not title:
        raise UserError(mark("Er staat geen tekst in."))
    _check_readable(f"{told.subject}{told.text}")
    body = _writer(app, told)
    item = Item(
        source_id=source.id,
        key=hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:20],
        url="",
        title=title,
        text=text,
        medium=source.medium,
        published=_written_at(told.date, app.now()),
        precision=Precision.INSTANT,
        source_name=_origin(app, told, body, who),
        place=app.knowledge.branch.place,
        organisation=body.name if body else None,
    )
    return item, told.attachments


def _told(given: str | bytes) -> Letter:
    if isinstance(given, str):
        return Letter("", given)
    return letter.read(given) or letter.pasted(_decoded(given))


def _decoded(data: bytes) -> str:
    """A text file in whatever a computer of this century writes."""
    if data.startswith(_UTF16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _check_readable(said: str) -> None:
    """A picture or a document that was taken for a text is refused."""
    strange = sum(not (one.isprintable() or one.isspace()) or one == "\ufffd" for one in said)
    letters = sum(one.isalnum() or one.isspace() for one in said)
    if strange > len(said) * (1 - _READABLE) or letters * 2 < len(said):
        raise UserError(mark("Dit is geen tekst of mail. Een foto of document lees ik niet."))


def _writer(app: App, told: Letter) -> Organisation | None:
    """The body that wrote a mail: a known one that bears the sender's name, or that the
    signature names; never a person."""
    if not told.sender:
        return None
    name = normal_name(parseaddr(told.sender)[0])
    signed = f" {normal_name(told.signature)} "
    for body in app.store.organisations.all():
        names = {normal_name(one) for one in body.names} - {""}
        if name in names or any(" " in one and f" {one} " in signed for one in names):
            return body
    return None


def _origin(app: App, told: Letter, body: Organisation | None, who: str) -> str:
    """Where a tip came from: `Balie (An)`, or `Mail van zonnebloem.example`. A sender is
    named by body or domain: a person's name is not kept."""
    if not told.sender:
        return app.words("Balie ({who})", who=one_line(who, 80)) if who else app.words("Balie")
    said = body.name if body else directory.own_domain(parseaddr(told.sender)[1])
    return app.words("Mail van {sender}", sender=one_line(said, 80)) if said else app.words("Mail")


def _written_at(said: str, now: datetime) -> datetime:
    """When a mail was written, within the days in which a run looks at what is new; else
    now. 'Tomorrow' in it is counted from there."""
    written = _read_instant(said, now)
    return written if written and now - _OLDEST < written <= now else now


def _read_instant(said: str, now: datetime) -> datetime | None:
    try:
        written = parsedate_to_datetime(said)
        return (written if written.tzinfo else written.replace(tzinfo=LOCAL)).astimezone(UTC)
    except (ValueError, TypeError):
        day, clock = read_day(said, now.astimezone(LOCAL).date()), _CLOCK.search(said)
    if day is None:
        return None
    at = time(int(clock[1]), int(clock[2])) if clock else time(12)
    return datetime.combine(day, at, LOCAL).astimezone(UTC)
