"""Look at every item that was not looked at yet, and make or mend leads.

    to_analyse | extract | assess | compare with earlier stories | save

Work is a question to the store, so a crash loses nothing: what was not saved is
simply asked for again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from leads import limits
from leads.app import LOCAL, App
from leads.directory import Reading, ties
from leads.model import (
    Analysis,
    Assessment,
    Extraction,
    Fingerprint,
    Item,
    Label,
    Lead,
    Organisation,
    Taste,
)
from leads.service import again
from leads.service.bodies import book
from leads.service.desk import desk, vouched
from leads.service.learn import lifted, seasoned, taste_of, unseasoned
from leads.text import normal_name

_STORY_DAYS = 60  # an announcement and the last reminder are rarely further apart


@dataclass
class Analysed:
    """How a round of looking went."""

    looked: int = 0
    new_leads: int = 0
    joined: int = 0
    failed: list[str] = field(default_factory=list)


def analyse(app: App, *, progress: Callable[[int], None] = lambda _: None) -> Analysed:
    """Understand and rank all new items of this branch, oldest first."""
    done, taste = Analysed(), taste_of(app)
    while items := _next_batch(app):
        directory = app.store.organisations.directory(limits.DIRECTORY)
        extractions = app.extract(items, directory)
        bodies = book(app, items, extractions)
        read = [bodies.read(item, one) for item, one in zip(items, extractions, strict=True)]
        analyses = list(_judge(app, items, read, directory, done, taste))
        app.store.save_analysis(app.knowledge.branch, analyses)
        again.wake_announced(app, analyses)
        done.looked += len(items)
        progress(done.looked)
    return done


def _next_batch(app: App) -> list[Item]:
    first = app.now() - timedelta(days=limits.FIRST_RUN_DAYS)
    items = app.store.items.to_analyse(
        app.knowledge.branch.id,
        since=first,
        today=app.today.date(),
        limit=limits.ANALYSE_BATCH,
        sources=_own_sources(app),
    )
    return [on_village_clock(item) for item in items]


def _own_sources(app: App) -> list[str]:
    """What another branch on the same store reads, or was told at its desk, stays there."""
    return [*(one.id for one in app.settings.sources), desk(app.knowledge.branch).id]


def on_village_clock(item: Item) -> Item:
    """The item with its publication on Dutch time: 'tomorrow' is counted from there."""
    return replace(item, published=item.published.astimezone(LOCAL))


def _judge(
    app: App,
    items: Sequence[Item],
    read: Sequence[Reading],
    directory: Sequence[Organisation],
    done: Analysed,
    taste: Taste,
) -> Iterator[Analysis]:
    from leads import match

    known = frozenset(body.name for body in directory)
    partners = _partners(app)
    batch: list[Analysis] = []
    for item, reading in zip(items, read, strict=True):
        extraction = reading.extraction
        if extraction.error:
            done.failed.append(f"{item.source_id}: {extraction.error}")
        assessment = match.assess(
            item,
            extraction,
            app.knowledge,
            app.ranker,
            today=app.today.date(),
            known=known,
            partners=partners,
        )
        if item.source_id == desk(app.knowledge.branch).id:
            assessment = vouched(item, assessment, app.ranker.thresholds.shown)
        analysis = _analysis(app, item, reading, assessment, batch, done, taste)
        batch.append(analysis)
        yield analysis


def _partners(app: App) -> frozenset[str]:
    bodies = app.store.organisations.partners(app.knowledge.branch.id)
    return frozenset(normal_name(name) for body in bodies for name in body.names)


def _analysis(
    app: App,
    item: Item,
    reading: Reading,
    assessment: Assessment,
    batch: Sequence[Analysis],
    done: Analysed,
    taste: Taste,
) -> Analysis:
    extraction = reading.extraction
    from leads import match

    mark = match.fingerprint(item, extraction)
    lead = _same_story(app, mark, batch) or _spoken_of(app, item, extraction, mark, batch)
    if lead is not None:
        lead = match.join(unseasoned(app, lead), item, extraction, assessment, app.now())
        done.joined += 1
    else:
        lead = _new_story(app, item, extraction, assessment, batch, taste)
        done.new_leads += lead is not None
    return Analysis(
        item=item,
        extraction=without_persons(extraction),
        fingerprint=mark,
        assessment=assessment,
        lead=lead and seasoned(app, lead, taste),
        namings=reading.namings,
        ties=ties(item, extraction, reading.namings),
        again=again.remember(app, item, extraction, assessment, batch),
    )


def _new_story(
    app: App,
    item: Item,
    extraction: Extraction,
    assessment: Assessment,
    batch: Sequence[Analysis],
    taste: Taste,
) -> Lead | None:
    """The lead that an item begins, or the reminder of last year that it brings to life."""
    from leads import match

    fresh = match.new_lead(item, extraction, assessment, app.knowledge.branch, app.now())
    lead = again.take_place(app, fresh, item, batch)
    begins = assessment.shown or lifted(app, assessment, taste)
    return lead or (fresh if begins else None)


def without_persons(extraction: Extraction) -> Extraction:
    """Persons are recognised only so that they can be left out; they are not kept."""
    kept = tuple(m for m in extraction.mentions if m.label is not Label.PER)
    return replace(extraction, mentions=kept)


def _same_story(app: App, new: Fingerprint, batch: Sequence[Analysis]) -> Lead | None:
    """The lead that already tells this story, from this batch or from the store.

    The batch is asked first, because its version of a lead is the newest.
    """
    from leads import match

    branch_id = app.knowledge.branch.id
    found: str | None = None
    for earlier in reversed(batch):
        if earlier.lead and match.same_story(new, earlier.fingerprint):
            return _newest(earlier.lead, batch)
    since = new.published - timedelta(days=_STORY_DAYS)
    for old, lead_id in app.store.items.candidates(branch_id, new.keys, since):
        if lead_id and (old.item_id == new.item_id or match.same_story(new, old)):
            found = lead_id
            break
    return _newest(app.store.leads.get(branch_id, found), batch) if found else None


def _spoken_of(
    app: App, item: Item, extraction: Extraction, mark: Fingerprint, batch: Sequence[Analysis]
) -> Lead | None:
    """The lead of which an item says that something changed: two short notices of one
    evening may share too few words to be one story."""
    from leads import match

    branch_id, since = app.knowledge.branch.id, mark.published - timedelta(days=_STORY_DAYS)
    if not match.says_so(item):
        return None
    near = app.store.items.candidates(branch_id, mark.keys, since)
    ids = [lead_id for old, lead_id in near if lead_id and set(old.days) & set(mark.days)]
    stored = (app.store.leads.get(branch_id, one) for one in dict.fromkeys(ids))
    leads = [*(one.lead for one in reversed(batch) if one.lead), *stored]
    found = (lead for lead in leads if match.speaks_of(item, extraction, lead))
    return next((_newest(lead, batch) for lead in found), None)


def _newest(lead: Lead, batch: Sequence[Analysis]) -> Lead:
    versions = [a.lead for a in batch if a.lead and a.lead.id == lead.id]
    return versions[-1] if versions else lead
