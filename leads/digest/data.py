"""The digest as data, for programs. Keys are English and stable within `schema`."""

from leads.digest.changes import change_told
from leads.digest.entry import contact, read_in_the_text
from leads.digest.reasons import why
from leads.digest.request import is_request
from leads.digest.steps import first_step
from leads.digest.view import subject
from leads.language import Words
from leads.model import (
    Announcement,
    Clash,
    Digest,
    Event,
    Knowledge,
    Lead,
    Reason,
    Reminder,
    Sighting,
    Silence,
    SourceHealth,
    Talk,
    Together,
)

SCHEMA = 1


def write(digest: Digest, knowledge: Knowledge, words: Words) -> dict[str, object]:
    """Plain lists and dicts; days and instants in ISO 8601."""

    def lead(one: Lead) -> dict[str, object]:
        return _lead(one, digest, knowledge, words)

    return {
        "schema": SCHEMA,
        "branch": digest.branch.id,
        "place": digest.branch.place,
        "day": digest.day.isoformat(),
        "language": words.language,
        "subject": subject(digest, words),
        "leads": [lead(one) for one in digest.leads],
        "changed": [lead(one) for one in digest.changed],
        "woken": [lead(one) for one in digest.woken],
        "unexpected": lead(digest.unexpected) if digest.unexpected else None,
        "reminders": [_reminder(one) for one in digest.reminders],
        "announcements": [_announcement(one) for one in digest.announcements],
        "clashes": [_clash(one) for one in digest.clashes],
        "together": [_together(one) for one in digest.together],
        "sources": [_source(one) for one in digest.sources],
        "left_over": digest.left_over,
        "still_open": digest.still_open,
    }


def _lead(lead: Lead, digest: Digest, knowledge: Knowledge, words: Words) -> dict[str, object]:
    return {
        "id": lead.id,
        "title": lead.title,
        "status": lead.status.value,
        "kind": lead.kind,
        "strength": lead.strength.value if lead.strength else None,
        "score": lead.score,
        "themes": list(lead.themes),
        "organisations": list(lead.organisations),
        "contact": contact(lead, digest.contacts) or None,
        "events": [_event(event) for event in lead.events],
        "reasons": [_reason(reason, lead, digest, knowledge, words) for reason in lead.reasons],
        "first_step": first_step(lead, knowledge, words),
        "offer": lead.offer,
        "request": is_request(lead, knowledge),
        "act_before": lead.act_before.isoformat() if lead.act_before else None,
        "act_before_read": read_in_the_text(lead),
        "change": lead.change,
        "change_text": change_told(lead.change, words) if lead.change else None,
        "shown_on": lead.shown_on.isoformat() if lead.shown_on else None,
        "wake_on": lead.wake_on.isoformat() if lead.wake_on else None,
        "sightings": [_sighting(seen) for seen in lead.sightings],
        "last_talk": _talk(digest.talks.get(lead.id)),
        "people": [
            {"name": fit.name, "interest": fit.interest, "word": fit.word}
            for fit in digest.people.get(lead.id, ())
        ],
    }


def _talk(talk: Talk | None) -> dict[str, object] | None:
    if talk is None:
        return None
    return {
        "organisation": talk.organisation,
        "at": talk.at.isoformat(),
        "who": talk.who,
        "about": talk.about,
        "verb": talk.verb,
        "lead": talk.lead_id,
    }


def _reminder(one: Reminder) -> dict[str, object]:
    return {
        "kind": one.kind,
        "title": one.title,
        "since": one.since.isoformat(),
        "who": one.who,
        "lead": one.lead_id,
        "organisation": one.organisation,
        "moment": one.moment_id,
    }


def _reason(
    reason: Reason, lead: Lead, digest: Digest, knowledge: Knowledge, words: Words
) -> dict[str, object]:
    told = why((reason,), knowledge, words, act_before=lead.act_before, day=digest.day)
    return {
        "kind": reason.kind,
        "ref": reason.ref,
        "points": reason.points,
        "text": told[0].text if told else "",
        "quote": reason.quote,
        "item": reason.item_id,
    }


def _sighting(seen: Sighting) -> dict[str, object]:
    return {
        "item": seen.item_id,
        "source": seen.source_id,
        "source_name": seen.source_name,
        "medium": seen.medium.value,
        "url": seen.url,
        "title": seen.title,
        "published": seen.published.isoformat(),
    }


def _together(pair: Together) -> dict[str, object]:
    both = (pair.first, pair.second)
    return {
        "theme": pair.theme,
        "events": [{**_event(one.event), "item": one.item_id, "url": one.url} for one in both],
    }


def _event(event: Event) -> dict[str, object]:
    return {
        "name": event.name,
        "start": event.start.iso() if event.start else None,
        "end": event.end.iso() if event.end else None,
        "place": event.place,
        "organiser": event.organiser,
        "status": event.status.value,
    }


def _announcement(one: Announcement) -> dict[str, object]:
    return {
        "theme": one.theme_id,
        "name": one.name,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "sure": one.sure,
        "local": list(one.local),
        "quote": one.quote,
        "url": one.url,
    }


def _clash(clash: Clash) -> dict[str, object]:
    return {
        "day": clash.day.isoformat(),
        "events": [_event(clash.first), _event(clash.second)],
        "items": [clash.first_item, clash.second_item],
        "urls": [clash.first_url, clash.second_url],
    }


def _source(health: SourceHealth) -> dict[str, object]:
    return {
        "id": health.source_id,
        "name": health.name,
        "ok": health.ok,
        "reason": health.reason,
        "detail": health.detail,
        "since": health.since.isoformat() if health.since else None,
        "silence": _silence(health.silence) if health.silence else None,
        "remark": health.remark,
    }


def _silence(silence: Silence) -> dict[str, object]:
    return {
        "since": silence.since.isoformat(),
        "days": silence.days,
        "a_week": round(silence.a_week, 2),
    }
