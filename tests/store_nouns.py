"""Nouns as the store meets them, with only what a test is about spelt out."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from leads.directory import Book, region
from leads.model import (
    Analysis,
    Assessment,
    Branch,
    ContactMoment,
    Deadline,
    Decision,
    Event,
    EventStatus,
    Extraction,
    Field,
    Fingerprint,
    Item,
    Label,
    Lead,
    Medium,
    Mention,
    Moment,
    Naming,
    Organisation,
    Outcome,
    Person,
    Reason,
    Sighting,
    Source,
    Span,
    Status,
    Strength,
    Validators,
    Visit,
)

NOW = datetime(2026, 3, 24, 6, 30, tzinfo=UTC)
TODAY = date(2026, 3, 24)
BRANCH = Branch(id="elsbroek", name="Bibliotheek Elsbroek", place="Elsbroek")
REGION = region(BRANCH, (), places=("Neerdal",), around=("Neerdal",))
_SOURCE = Source(
    id="krant", kind="feed", url="https://krant.example/rss", name="De Krant", medium=Medium.NEWS
)


def make_source(source_id: str = "krant", **changes: object) -> Source:
    return replace(_SOURCE, id=source_id, **changes)


def make_event(day: date = date(2026, 3, 28), name: str = "inloop", **changes: object) -> Event:
    event = Event(
        name=name,
        start=Moment(day, time(10, 0)),
        end=Moment(day),
        place="De Schakel",
        organiser="Heemkundekring De Vonder",
        status=EventStatus.UPCOMING,
        when=Span(Field.TEXT, 3, 20),
        flags=("year-from-weekday",),
    )
    return replace(event, **changes)


def make_item(key: str = "1", source_id: str = "krant", **changes: object) -> Item:
    item = Item(
        source_id=source_id,
        key=key,
        url=f"https://krant.example/{key}",
        title="Kring zoekt films",
        text="De kring zoekt een zaal voor de inloop van zaterdag 28 maart.",
        medium=Medium.NEWS,
        published=NOW - timedelta(days=1),
        source_name="De Krant",
        place="Elsbroek",
    )
    return replace(item, **changes)


def make_visit(source_id: str = "krant", at: datetime = NOW, **changes: object) -> Visit:
    visit = Visit(
        source_id=source_id, at=at, outcome=Outcome.NEW, next_at=at + timedelta(minutes=60)
    )
    return replace(visit, **changes)


def make_failure(source_id: str = "krant", at: datetime = NOW, **changes: object) -> Visit:
    failed = make_visit(source_id, at, outcome=Outcome.FAILED, reason="dns", detail="geen adres")
    return replace(failed, **changes)


def make_validators(etag: str = '"a1"') -> Validators:
    return Validators(etag=etag, last_modified=None, body_sha256="00ff")


def make_mention(name: str = "Heemkundekring De Vonder", **changes: object) -> Mention:
    mention = Mention(
        label=Label.ORG, span=Span(Field.TITLE, 0, 5), name=name, type_id="heemkundekring"
    )
    return replace(mention, **changes)


def make_extraction(item: Item, **changes: object) -> Extraction:
    extraction = Extraction(
        item_id=item.id,
        mentions=(make_mention(),),
        events=(make_event(),),
        deadlines=(Deadline(day=Moment(date(2026, 3, 27)), span=Span(Field.TEXT, 0, 4)),),
        model="rules",
        version="1",
    )
    return replace(extraction, **changes)


def make_assessment(item: Item, **changes: object) -> Assessment:
    assessment = Assessment(
        item_id=item.id,
        score=3.5,
        grade=3,
        shown=True,
        strength=Strength.STRONG,
        kind="oproep",
        themes=("erfgoed_heemkunde",),
        reasons=(make_reason(item),),
        act_before=date(2026, 3, 27),
        offer="ruimte",
    )
    return replace(assessment, **changes)


def make_reason(item: Item) -> Reason:
    return Reason(kind="ask", ref="zaal", points=1.5, quote="zoekt een zaal", item_id=item.id)


def make_fingerprint(item: Item, *keys: str, **changes: object) -> Fingerprint:
    fingerprint = Fingerprint(
        item_id=item.id,
        source_id=item.source_id,
        published=item.published,
        url=item.url,
        title=item.title,
        keys=keys or ("vonder",),
        signature=(1, 2**63 + 5, 7),
        days=(date(2026, 3, 28),),
        organisations=("vonder",),
        names=("De Vonder",),
    )
    return replace(fingerprint, **changes)


def make_lead(lead_id: str = "abc123", item: Item | None = None, **changes: object) -> Lead:
    item = item or make_item()
    lead = Lead(
        id=lead_id,
        branch_id=BRANCH.id,
        title="Heemkundekring zoekt een zaal",
        score=3.5,
        grade=3,
        strength=Strength.STRONG,
        kind="oproep",
        themes=("erfgoed_heemkunde",),
        organisations=("Heemkundekring De Vonder",),
        events=(make_event(),),
        reasons=(make_reason(item),),
        sightings=(make_sighting(item),),
        offer="ruimte",
        act_before=date(2026, 3, 27),
        found_at=NOW,
        changed_at=NOW,
    )
    return replace(lead, **changes)


def make_sighting(item: Item) -> Sighting:
    return Sighting(
        item_id=item.id,
        source_id=item.source_id,
        source_name=item.source_name,
        url=item.url,
        title=item.title,
        snippet=item.text[:20],
        published=item.published,
        medium=item.medium,
    )


def make_namings(
    item: Item, extraction: Extraction, bodies: Iterable[Organisation] = ()
) -> tuple[Naming, ...]:
    """Who is named in an item, beside the bodies that are known already."""
    return Book(bodies, REGION).read(item, extraction).namings


def make_analysis(
    item: Item,
    lead: Lead | None = None,
    *keys: str,
    bodies: Iterable[Organisation] = (),
    **found: object,
) -> Analysis:
    extraction = make_extraction(item, **found)
    return Analysis(
        item=item,
        extraction=extraction,
        namings=make_namings(item, extraction, bodies),
        fingerprint=make_fingerprint(item, *keys),
        assessment=make_assessment(item),
        lead=lead,
    )


def make_decision(lead_id: str, verb: str, status: Status | None, **changes: object) -> Decision:
    decision = Decision(
        lead_id=lead_id, branch_id=BRANCH.id, at=NOW, verb=verb, status=status, who="Marja"
    )
    return replace(decision, **changes)


def make_person(name: str = "Truus Jansen", **changes: object) -> Person:
    person = Person(
        branch_id=BRANCH.id,
        name=name,
        contact="0497-555777",
        interests=("fotografie",),
        consent="mondeling aan de balie",
        consent_on=TODAY - timedelta(days=30),
        expires_on=TODAY + timedelta(days=700),
        added_by="Marja",
    )
    return replace(person, **changes)


def make_moment(body_id: str, **changes: object) -> ContactMoment:
    moment = ContactMoment(
        branch_id=BRANCH.id, organisation_id=body_id, at=NOW, note="gebeld", who="An"
    )
    return replace(moment, **changes)
