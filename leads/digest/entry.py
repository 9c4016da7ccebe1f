"""One lead in words: who, what, why, first step, before when, with its source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from urllib.parse import quote

from leads.digest.around import people_sentence, talk_sentence
from leads.digest.calling import call_links
from leads.digest.changes import change_told
from leads.digest.fact import Fact, Link
from leads.digest.reasons import Why, left, lower_first, why
from leads.digest.request import answer_told, is_request
from leads.digest.steps import first_step, unnamed
from leads.language import LOCAL, Words, mark
from leads.limits import FURTHER_SIGHTINGS, QUOTE_CHARS, TITLE_CHARS
from leads.model import EventStatus, Fit, Knowledge, Lead, Sighting, Status, Talk
from leads.text import fold, one_line, snippet, web_address
from leads.words import strength

_NAMES = 3
_REASONS_IN_FULL, _REASONS_IN_SHORT = 3, 2
_SHORT_PROOF_CHARS = 30
_SHORT_QUOTE_CHARS = 90
_WORDS_IN_A_SENTENCE = 4
_ANSWERS = (mark("Oppakken"), mark("Later"), mark("Laten liggen"), mark("Geen kans"))

_COMMAND, _LOOK = mark("leads accept {id} (of snooze, drop, wrong)"), mark("leads show {id}")
_UNDECIDED = (Status.SEED, Status.SHED, Status.FALLOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A lead on screen. `request` is a word for who asks what the branch offers,
    `act_before` is one sentence, `note` says what changed or that it was shown before,
    `quote` is literal, `call` are lines of the body, `answers` reply by mail."""

    id: str
    number: int | None
    title: str
    request: str
    strength: str
    act_before: str
    note: str
    changed: bool
    facts: tuple[Fact, ...]
    quote: str
    first_step: Fact
    call_label: str
    call: tuple[Link, ...]
    source: Link
    source_label: str
    also_label: str
    also: tuple[Link, ...]
    command: str
    answers: tuple[Link, ...]


def describe(
    lead: Lead,
    knowledge: Knowledge,
    words: Words,
    *,
    day: date,
    number: int | None = None,
    full: bool = False,
    reply_to: str = "",
    contacts: Mapping[str, str] = {},
    talk: Talk | None = None,
    people: Sequence[Fit] = (),
) -> Entry:
    """Put one lead in words; `full` adds the occasion, all reasons and every source.
    `contacts` tells where the first organisation can be called or mailed, `talk` who
    spoke with it before, `people` who may want to know."""
    reasons = why(lead.reasons, knowledge, words, act_before=lead.act_before, day=day)
    sightings = [_cite(seen, words, day) for seen in _cited_first(lead)]
    name, undecided = one_line(lead.id, 40), lead.status in _UNDECIDED
    return Entry(
        id=name,
        number=number,
        title=snippet(lead.title, TITLE_CHARS),
        request=words("Vraag") if is_request(lead, knowledge) else "",
        strength=strength(lead.strength, words) if lead.strength else "",
        act_before=_act_before(lead, day, words),
        note=_note(lead, day, words),
        changed=bool(lead.change),
        facts=(
            *_facts(lead, reasons, words, day, full),
            *_answer(lead, knowledge, words),
            *_around(talk, people, words, day),
        ),
        quote=_quote(lead, reasons, QUOTE_CHARS if full else _SHORT_QUOTE_CHARS),
        first_step=Fact(words("Eerste stap"), _sentence(first_step(lead, knowledge, words))),
        call_label=words("Bel of mail"),
        call=call_links(contact(lead, contacts)),
        source=sightings[0] if sightings else Link("", ""),
        source_label=words("Bron"),
        also_label=words("Ook gezien in"),
        also=tuple(sightings[1 : 1 + FURTHER_SIGHTINGS]) if full else (),
        command=words(_COMMAND if undecided else _LOOK, id=name),
        answers=_answers(name, words, reply_to) if undecided else (),
    )


def _answers(name: str, words: Words, reply_to: str) -> tuple[Link, ...]:
    links = (reply(words(answer), name, words, reply_to) for answer in _ANSWERS)
    return tuple(link for link in links if link)


def reply(verb: str, name: str, words: Words, reply_to: str) -> Link | None:
    """A link that opens a reply with the answer as its subject; None without an address."""
    address = parseaddr(reply_to)[1]
    if not address:
        return None
    return Link(
        verb, f"mailto:{quote(address, safe='@')}?subject={quote(f'{verb} {name}'.strip())}"
    )


def names(lead: Lead, words: Words) -> str:
    """The organisations of a lead, the first three by name."""
    shown = [one_line(name, 100) for name in lead.organisations[:_NAMES]]
    if more := len(lead.organisations) - len(shown):
        shown.append(words.count("{n} andere", "{n} anderen", more))
    return words.join(shown)


def contact(lead: Lead, contacts: Mapping[str, str]) -> str:
    """Where the first organisation of a lead can be called or mailed, if that is known."""
    return one_line(contacts.get(next(iter(lead.organisations), ""), ""), 200)


def _facts(
    lead: Lead, reasons: tuple[Why, ...], words: Words, day: date, full: bool
) -> tuple[Fact, ...]:
    who = names(lead, words) or unnamed(lead, words) or words("nog niet bekend")
    facts = [Fact(words("Wie"), who)]
    if full:
        facts.append(Fact(words("Wat"), _occasion(lead, words, day)))
    if because := _because(reasons, _REASONS_IN_FULL if full else _REASONS_IN_SHORT):
        facts.append(Fact(words("Waarom"), because))
    return tuple(facts)


def _answer(lead: Lead, knowledge: Knowledge, words: Words) -> Iterator[Fact]:
    if said := answer_told(lead, knowledge, words):
        yield Fact(words("Ons antwoord"), lower_first(said))


def _around(talk: Talk | None, people: Sequence[Fit], words: Words, day: date) -> Iterator[Fact]:
    if talk:
        yield Fact(words("Let op"), talk_sentence(talk, words, day=day))
    if people:
        yield Fact(words("Denk ook aan"), people_sentence(people, words))


def _because(reasons: tuple[Why, ...], most: int) -> str:
    """The reasons as short sentences; the time left stands in a line of its own."""
    told = [reason for reason in reasons if reason.kind != "time"][:most]
    return " ".join(_sentence(_with_proof(reason)) for reason in told)


def _with_proof(reason: Why) -> str:
    """A theme is shown with the word that betrayed it."""
    if reason.kind != "theme" or not 0 < len(reason.quote) <= _SHORT_PROOF_CHARS:
        return reason.text
    return f"{reason.text} (‘{reason.quote}’)"


def _occasion(lead: Lead, words: Words, day: date) -> str:
    """The first event that is still to come, else that no date is known."""
    coming = [
        (event.start.iso(), event.name, words.moment(event.start), event)
        for event in lead.events
        if event.start and (event.end or event.start).day >= day
    ]
    if not coming:
        return words("datum nog niet bekend")
    _, name, when, event = min(coming, key=lambda one: one[:2])
    parts = [one_line(name, 100), when, one_line(event.place or "", 80)]
    if event.status is EventStatus.CANCELLED:
        parts.append(words("afgelast"))
    return ", ".join(part for part in parts if part)


def _act_before(lead: Lead, day: date, words: Words) -> str:
    if lead.act_before is None:
        return words("Geen vaste einddatum")
    if lead.act_before < day:
        return words("Nieuwe datum nog niet bekend")
    until, time_left = words.day(lead.act_before), left(lead.act_before, day, words)
    if read_in_the_text(lead):
        return words("Reageer voor {day}, {left}", day=until, left=time_left)
    return words("Uiterlijk rond {day}, {left}", day=until, left=time_left)


def read_in_the_text(lead: Lead) -> bool:
    """Whether the last useful day stands in a source; else it was computed."""
    days = (reason.ref for reason in lead.reasons if reason.kind == "time")
    return lead.act_before is not None and lead.act_before.isoformat() in days


def _note(lead: Lead, day: date, words: Words) -> str:
    if lead.change:
        return _sentence(change_told(lead.change, words))
    if lead.reason("again"):
        return _again(lead, words)
    if lead.status is Status.FALLOW:
        return words("Vorige keer is het niet gelukt. Nu is er weer tijd.")
    if lead.status is Status.SHED:
        return words("Hier wilde je vandaag op terugkomen.")
    if lead.shown_on and lead.shown_on < day:
        return words("Stond ook in de mail van {day}.", day=words.day(lead.shown_on))
    return ""


def _again(lead: Lead, words: Words) -> str:
    """When the next edition is, or may be, and when the last one was."""
    held = [e.start.day for e in lead.events if e.start and e.status is EventStatus.PAST]
    last = words.day(max(held), year=True) if held else ""
    if lead.expected and lead.expected.start:
        coming = words.day(lead.expected.start.day, year=True)
        return words("Verwacht rond {day}, vorige keer was het {last}.", day=coming, last=last)
    return words("Vorige keer was het {last}.", last=last) if last else ""


def _quote(lead: Lead, reasons: tuple[Why, ...], limit: int) -> str:
    """The first proof that reads as a sentence and does not repeat the title, else the
    words around it in the source; of a change the words that tell it."""
    if lead.change:
        return snippet(next((s.snippet for s in _cited_first(lead) if s.snippet), ""), limit)
    quotes = [reason.quote for reason in reasons if reason.quote]
    fresh = [quote for quote in quotes if fold(quote.rstrip("…")) not in fold(lead.title)]
    sentences = [quote for quote in fresh if len(quote.split()) >= _WORDS_IN_A_SENTENCE]
    snippets = [seen.snippet for seen in lead.sightings if seen.snippet]
    return snippet(next(iter([*sentences, *snippets, *quotes]), ""), limit)


def _cited_first(lead: Lead) -> list[Sighting]:
    """The source that brought the news is cited, of a change the one that told it last;
    the others are 'also seen in'."""
    by_day = sorted(lead.sightings, key=lambda seen: (seen.published, seen.item_id))
    return by_day[::-1] if lead.change else by_day


def _cite(seen: Sighting, words: Words, day: date) -> Link:
    name = one_line(seen.source_name or seen.source_id, 80)
    published = seen.published.astimezone(LOCAL).date()
    said = words.day(published, year=published.year != day.year)
    return Link(words("{source}, {day}", source=name, day=said), web_address(seen.url))


def _sentence(value: str) -> str:
    """With a capital and a full stop."""
    value = value[:1].upper() + value[1:]
    return value if value.endswith((".", "?", "…")) else f"{value}."
