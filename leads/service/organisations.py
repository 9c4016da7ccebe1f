"""The directory of bodies: look one up, and settle what only a person can say.

What is settled here is appended, and the program never undoes it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from leads import directory, limits
from leads.app import LOCAL, App
from leads.directory import Doubt
from leads.errors import UserError
from leads.language import mark
from leads.model import ContactMoment, Decision, Item, Lead, Organisation, Settlement, Talk
from leads.service.network import Tied, ties_of
from leads.service.talks import talks_with
from leads.text import fold, normal_name, one_line, snippet

STANDINGS = ("partner", "known", "unknown")
_SEEN = 5
_CHOICES = 8
_ID_CHARS = 6


@dataclass(frozen=True)
class Seen:
    """Where a body was named: a link, a day, and the words."""

    source_name: str
    url: str
    title: str
    published: datetime
    quote: str


@dataclass(frozen=True)
class LeadAbout:
    """A lead that names a body, all that was decided of it, and what of that holds."""

    lead: Lead
    decisions: tuple[Decision, ...]
    holding: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class About:
    """All that is known of one body on a `day`: the times it was approached (oldest
    first), what is `owed` to it, and the names of sources by their id."""

    body: Organisation
    seen: tuple[Seen, ...]
    leads: tuple[LeadAbout, ...]
    settled: tuple[Settlement, ...]
    day: date
    talks: tuple[Talk, ...] = ()
    owed: tuple[ContactMoment, ...] = ()
    ties: tuple[Tied, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


def organisations(app: App, name: str = "") -> list[Organisation]:
    """The directory, most seen first; `name` narrows it down by name or alias."""
    found = app.store.organisations.all(app.knowledge.branch.id)
    named = [body for body in found if any(fold(name) in fold(one) for one in body.names)]
    return sorted(named, key=lambda body: -body.mentions)


def organisation(app: App, name: str) -> Organisation:
    """The one body of that name, alias or (shortened) id.

    Raises UserError with the choices when several fit, with what is near when none does.
    """
    bodies = app.store.organisations.all(app.knowledge.branch.id)
    found = (
        [body for body in bodies if _is_id(name, body)]
        or [b for b in bodies if normal_name(name) in map(normal_name, b.names)]
        or [b for b in bodies if any(fold(name) in fold(one) for one in b.names)]
    )
    if len(found) == 1:
        return found[0]
    raise _several(name, found) if found else _unknown(name, bodies)


def short_id(body: Organisation) -> str:
    """The first characters of the id: enough to type."""
    return body.id[:_ID_CHARS]


def about(app: App, name: str) -> About:
    """A body with where it was seen last, its leads and what was settled."""
    body = organisation(app, name)
    return About(
        body=body,
        seen=tuple(
            _seen(app, item, said) for item, said in app.store.organisations.seen(body.id, _SEEN)
        ),
        leads=tuple(_leads(app, body)),
        settled=tuple(app.store.organisations.history(app.knowledge.branch.id, body.id)),
        day=app.today.date(),
        talks=tuple(talks_with(app, [body]).get(body.id, ())),
        owed=tuple(_owed(app, body)),
        ties=tuple(ties_of(app, body)),
        sources={source.id: source.name for source in app.settings.sources},
    )


def _owed(app: App, body: Organisation) -> list[ContactMoment]:
    said = app.store.moments.of(app.knowledge.branch.id, [body.id]).get(body.id, [])
    return [moment for moment in said if moment.owed]


# ── settling ─────────────────────────────────────────────────────────────────


def rename(app: App, old: str, new: str, who: str = "") -> Organisation:
    """Call a body otherwise; its old name stays as an alias.

    Raises UserError when another body has that name.
    """
    body, name = organisation(app, old), one_line(new)
    if not normal_name(name):
        raise UserError(mark("'{name}' is geen naam."), name=name)
    for other in app.store.organisations.all():
        if other.id != body.id and normal_name(name) in map(normal_name, other.names):
            raise UserError(
                mark("Zo heet {other} al. Zijn ze dezelfde? Doe: {command}"),
                other=_told(other),
                command=f"leads orgs merge {short_id(other)} {short_id(body)}",
            )
    app.store.organisations.rename(body, name, who=who, at=app.now())
    return organisation(app, body.id)


def merge(app: App, kept: str, gone: str, who: str = "") -> Organisation:
    """Make one body of two; the first keeps its name. Raises UserError when they are one."""
    body, other = organisation(app, kept), organisation(app, gone)
    if body.id == other.id:
        raise UserError(mark("Dat is al één organisatie: {name}."), name=body.name)
    app.store.organisations.merge(body, other, who=who, at=app.now())
    return organisation(app, body.id)


def split(app: App, name: str, alias: str, who: str = "") -> tuple[Organisation, Organisation]:
    """Make an alias a body of its own, for good; returns both.

    Raises UserError when the body has no such alias, or when it is its own name.
    """
    body = organisation(app, name)
    wanted = normal_name(alias)
    said = next((one for one in body.aliases if normal_name(one) == wanted), None)
    if wanted == normal_name(body.name) or said is None:
        known = ", ".join(a for a in body.aliases if normal_name(a) != normal_name(body.name))
        raise UserError(
            mark("{name} heeft geen andere naam '{alias}' om los te maken. Er zijn: {known}"),
            name=body.name,
            alias=alias,
            known=known or "–",
        )
    other = app.store.organisations.split(body, said, who=who, at=app.now())
    return organisation(app, body.id), organisation(app, other)


def know(app: App, name: str, standing: str, who: str = "") -> Organisation:
    """Set how the branch knows a body: `partner`, `known` or `unknown`."""
    body = organisation(app, name)
    branch_id = app.knowledge.branch.id
    app.store.organisations.know(branch_id, body, standing, who=who, at=app.now())
    return organisation(app, body.id)


def doubts(app: App) -> list[Doubt]:
    """Pairs that this branch read of, that may be one body and of which nobody said so
    yet; what a person put off comes back on another day."""
    verdicts = app.store.organisations.verdicts()
    today = app.today.date()
    settled = {
        pair for pair, last in verdicts.items() if last.verb != "later" or _day(last) >= today
    }
    bodies = app.store.organisations.read_of(app.knowledge.branch.id)
    return directory.doubtful(bodies, app.region, settled)


def judge(app: App, doubt: Doubt, verb: str, who: str = "") -> None:
    """Answer a doubt: `same` (they become one), `different` or `later`."""
    if verb == "same":
        app.store.organisations.merge(doubt.first, doubt.second, who=who, at=app.now())
    else:
        app.store.organisations.judge(doubt.first, doubt.second, verb, who=who, at=app.now())


# ── showing ──────────────────────────────────────────────────────────────────


def _seen(app: App, item: Item, said: str) -> Seen:
    from leads.match.leads import title

    return Seen(
        source_name=item.source_name,
        url=item.url,
        title=title(item),
        published=item.published.astimezone(LOCAL),
        quote=_quote(app, item, said),
    )


def _quote(app: App, item: Item, said: str) -> str:
    """The sentence in which the body is named, as far as it is kept."""
    from leads.match.reading import quote

    extraction = app.store.items.extraction(item.id)
    spans = [m.span for m in extraction.organisations] if extraction else []
    span = next((span for span in spans if normal_name(item.quote(span)) == said), None)
    if span:
        return quote(item, span)
    # a shortened text: nothing stands any more where it stood
    kept = snippet(item.text, limits.QUOTE_CHARS)
    return kept if f" {said} " in f" {normal_name(kept)} " else ""


def _leads(app: App, body: Organisation) -> Iterable[LeadAbout]:
    branch_id = app.knowledge.branch.id
    from leads.store.decisions import holding

    for lead_id in app.store.organisations.lead_ids(branch_id, body.id):
        lead = app.store.leads.get(branch_id, lead_id)
        history = app.store.decisions.history(branch_id, lead_id)
        yield LeadAbout(lead, tuple(history), tuple(holding(history)))


def _day(settlement: Settlement) -> date:
    return settlement.at.astimezone(LOCAL).date()


def _is_id(typed: str, body: Organisation) -> bool:
    return len(typed) >= _ID_CHARS and body.id.startswith(typed.lower())


def _told(body: Organisation) -> str:
    known = ", ".join(filter(None, (body.type_id, body.place)))
    return f"{one_line(body.name)} ({known})" if known else one_line(body.name)


def _several(name: str, found: Sequence[Organisation]) -> UserError:
    lines = [f"  {short_id(body)}  {_told(body)}" for body in found[:_CHOICES]]
    more = ["  …"] if len(found) > _CHOICES else []
    return UserError(
        mark("Welke '{name}' bedoel je? Gebruik de code ervoor:\n{choices}"),
        name=name,
        choices="\n".join([*lines, *more]),
    )


def _unknown(name: str, bodies: Sequence[Organisation]) -> UserError:
    from rapidfuzz import process

    names = [one for body in bodies for one in body.names]
    near = [hit[0] for hit in process.extract(name, names, limit=3, score_cutoff=60)]
    if not near:
        return UserError(mark("Ik ken geen organisatie '{name}'."), name=name)
    sentence = mark("Ik ken geen organisatie '{name}'. Bedoel je {near}?")
    return UserError(sentence, name=name, near=" / ".join(near))
