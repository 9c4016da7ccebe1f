"""The morning's digest: gather, build, and (once) send.

A mail is claimed in the store before it is handed over, so two runs, a crash or
a second try never make two mails. When it is unclear whether the server took
it, nobody sends it again by itself.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date
from email.message import EmailMessage

from leads import digest as digest_room
from leads import limits
from leads.app import App
from leads.errors import MailRefused, MailUnclear
from leads.language import mark
from leads.model import (
    Digest,
    Lead,
    Sending,
    Status,
)
from leads.service import coverage, occasions
from leads.service.again import remember_over
from leads.service.bodies import contacts
from leads.service.people import leaving, people_for
from leads.service.reminders import reminders
from leads.service.talks import last_talks
from leads.service.unexpected import unexpected, week_key
from leads.service.verbs import by_program

_DIED = mark("de vorige run stopte terwijl hij de mail verstuurde")


@dataclass(frozen=True)
class Sent:
    """What became of a mail. `refused` names recipients the server did not want."""

    state: Sending
    detail: str = ""
    refused: tuple[str, ...] = ()


def make_digest(app: App, day: date | None = None) -> Digest:
    """The digest of a day, from what is stored. Leads past their last useful day
    go fallow first (a look at a day to come changes nothing); leads whose day has
    come are woken from the shed."""
    day = day or app.today.date()
    fade(app, min(day, app.today.date()))
    with app.store.moment():
        return _of_one_moment(app, day)


def _of_one_moment(app: App, day: date) -> Digest:
    branch_id = app.knowledge.branch.id
    told = app.store.digests.told(branch_id, day)
    found = app.store.leads.to_show(branch_id, day)
    seeds = [_without_old_news(lead, told) for lead in found]
    digest = _built(app, day, told, seeds)
    if not digest.empty or day.weekday() == limits.EMPTY_MAIL_WEEKDAY:
        digest = replace(digest, unexpected=unexpected(app, day, told, seeds))
    return _counted(app, _surrounded(app, digest, told), seeds)


def _built(app: App, day: date, told: Collection[str], seeds: Sequence[Lead]) -> Digest:
    branch, leads = app.knowledge.branch, app.store.leads
    changed = leads.changed(branch.id, day)
    clashes, together = occasions.pairs(app, day, told)
    return digest_room.build(
        branch,
        day,
        seeds,
        changed=[lead for lead in changed if change_key(lead) not in told],
        woken=[*leads.woken(branch.id, day), *_woken_before(app, day, seeds)],
        announcements=occasions.announcements(app, day, told),
        clashes=clashes,
        together=together,
        sources=coverage.health(app, day, told),
        most=app.settings.digest.most,
    )


def _woken_before(app: App, day: date, seeds: Sequence[Lead]) -> Iterator[Lead]:
    """What the mail of this very day woke: a digest made twice is the same digest."""
    branch_id = app.knowledge.branch.id
    for lead in seeds:
        if lead.shown_on == day:
            last = app.store.decisions.history(branch_id, lead.id)[-1:]
            if any(one.verb == "wake" for one in last):
                yield replace(lead, status=Status.SHED)


def _counted(app: App, digest: Digest, seeds: Sequence[Lead]) -> Digest:
    """The digest with how many leads wait for an answer beside those in it."""
    awake = {lead.id for lead in digest.shown} & {lead.id for lead in seeds}
    fresh = digest.unexpected is not None and digest.unexpected.id not in awake
    waiting = app.store.leads.count(digest.branch.id) - len(awake) - fresh - digest.left_over
    return replace(digest, still_open=max(0, waiting))


def _surrounded(app: App, digest: Digest, told: Collection[str]) -> Digest:
    """The digest with the people around its leads, and with what may be forgotten."""
    return replace(
        digest,
        contacts=contacts(app, digest.shown),
        talks=last_talks(app, digest.shown),
        people=people_for(app, digest.shown, digest.day),
        reminders=reminders(app, digest.day, told),
        leaving=tuple(leaving(app, digest.day)),
    )


def fade(app: App, day: date) -> list[Lead]:
    """Lay fallow what can no longer be acted on, with 'te laat' as the reason; what
    comes every year leaves a reminder."""
    late = app.store.leads.past(app.knowledge.branch.id, day)
    for lead in late:
        app.store.decisions.append(by_program(app, lead, "fade", reason="te-laat"))
    remember_over(app, late)
    return late


def _without_old_news(lead: Lead, told: Collection[str]) -> Lead:
    """What changed is news once, whatever joins the lead later."""
    return replace(lead, change=None) if change_key(lead) in told else lead


def change_key(lead: Lead) -> str:
    """What a change of a lead is remembered by: the lead and the moment."""
    return f"change:{lead.id}:{lead.changed_at.astimezone(UTC).isoformat()}"


# ── sending ──────────────────────────────────────────────────────────────────


def message(app: App, digest: Digest) -> EmailMessage:
    """The digest as the mail that would be sent."""
    plan = app.settings.mail
    sender = plan.sender if plan else f"leads@{app.knowledge.branch.id}.example"
    return digest_room.message(
        digest,
        app.knowledge,
        app.words,
        sender=sender,
        to=plan.to if plan else (sender,),
        reply_to=plan.reply_to if plan else sender,
        domain=sender.rpartition("@")[2].rstrip("> "),
        at=app.today,
    )


def send_digest(app: App, digest: Digest) -> Sent:
    """Send a digest at most once for its branch and day; the caller works `alone`."""
    if digest.empty and digest.day.weekday() != limits.EMPTY_MAIL_WEEKDAY:
        told = app.words("er is niets nieuws, dus er gaat geen mail uit")
        return Sent(Sending.SKIPPED, told)
    mail = message(app, digest)
    branch_id, digests = app.knowledge.branch.id, app.store.digests
    if not digests.claim(branch_id, digest.day, str(mail["Message-ID"]), app.now()):
        return _not_again(app, digest.day)
    sent = _hand_over(app, mail)
    digests.mark(branch_id, digest.day, sent.state, sent.detail, app.now())
    if sent.state in (Sending.SENT, Sending.UNCLEAR):
        remember_shown(app, digest)
    return sent


def _not_again(app: App, day: date) -> Sent:
    """Why there is no second mail. A claim that is still open is of a run that died
    with the mail in its hands; what is in doubt stays in doubt until a person looks."""
    branch_id, digests = app.knowledge.branch.id, app.store.digests
    record = digests.get(branch_id, day)
    if record and record.state is Sending.CLAIMED:
        digests.mark(branch_id, day, Sending.UNCLEAR, app.words(_DIED), app.now())
        return Sent(Sending.UNCLEAR, app.words(_DIED))
    if record and record.state is Sending.UNCLEAR:
        return Sent(Sending.UNCLEAR, record.detail or "")
    return Sent(Sending.SKIPPED, app.words("de mail van deze dag is al weg"))


def _hand_over(app: App, mail: EmailMessage) -> Sent:
    try:
        refused = app.send(mail)
    except MailRefused as error:
        return Sent(Sending.REFUSED, app.words.told(error))
    except MailUnclear as error:
        return Sent(Sending.UNCLEAR, app.words.told(error))
    told = "; ".join(
        app.words("niet aan {address}: {answer}", address=address, answer=answer)
        for address, answer in refused.items()
    )
    return Sent(Sending.SENT, told, tuple(refused))


def remember_shown(app: App, digest: Digest) -> None:
    """Note what a person has now seen, so that it does not come back every morning;
    what woke from the shed is new again."""
    branch_id, digests = app.knowledge.branch.id, app.store.digests
    for lead in digest.woken:
        app.store.decisions.append(by_program(app, lead, "wake"))
    digests.mark_shown(branch_id, digest.day, [lead.id for lead in digest.shown])
    changed = [lead for lead in (*digest.leads, *digest.changed) if lead.change]
    keys = occasions.keys(digest) + coverage.keys(digest)
    keys += map(change_key, changed)
    keys += [week_key(digest.day)] if digest.unexpected else []
    keys += [one.key for one in digest.reminders]
    digests.mark_told(branch_id, digest.day, keys)


# ── showing ──────────────────────────────────────────────────────────────────


def digest_text(app: App, digest: Digest) -> str:
    """The digest as plain text."""
    return digest_room.render_text(digest, app.knowledge, app.words, reply_to=_reply_to(app))


def _reply_to(app: App) -> str:
    return app.settings.mail.reply_to if app.settings.mail else ""


def digest_json(app: App, digest: Digest) -> dict[str, object]:
    """The digest as plain data with stable English keys."""
    return digest_room.as_json(digest, app.knowledge, app.words)


def digest_bytes(app: App, digest: Digest, form: str) -> bytes:
    """The digest as a file: `text`, `html`, `eml` or `json`."""
    if form == "eml":
        return message(app, digest).as_bytes()
    if form == "html":
        return digest_room.render_html(
            digest, app.knowledge, app.words, reply_to=_reply_to(app)
        ).encode()
    if form == "json":
        return json.dumps(digest_json(app, digest), ensure_ascii=False, indent=2).encode() + b"\n"
    return digest_text(app, digest).encode() + b"\n"
