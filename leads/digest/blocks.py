"""The fixed blocks of the mail, in their order: one function for each.

A new block is one more function that makes a `Section`, and its place in `BLOCKS`;
a section without entries and notices is left out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leads.digest import notices, occasions, reminders
from leads.digest.entry import Entry, describe
from leads.digest.notices import Notice
from leads.language import Words
from leads.model import Digest, Knowledge, Lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A fixed block of the mail: entries about leads, or notices about other things."""

    heading: str
    entries: tuple[Entry, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A digest and how it is told; the first `in_full` new leads are told in full."""

    digest: Digest
    knowledge: Knowledge
    words: Words
    reply_to: str
    in_full: int

    def entries(self, leads: Iterable[Lead]) -> tuple[Entry, ...]:
        """Leads in short, without a number."""
        return tuple(self.entry(lead) for lead in leads)

    def entry(self, lead: Lead, number: int | None = None) -> Entry:
        """One lead in words, with all that the digest knows around it."""
        return describe(
            lead,
            self.knowledge,
            self.words,
            day=self.digest.day,
            number=number,
            full=number is not None and number <= self.in_full,
            reply_to=self.reply_to,
            contacts=self.digest.contacts,
            talk=self.digest.talks.get(lead.id),
            people=self.digest.people.get(lead.id, ()),
        )


def sections(telling: Telling) -> tuple[Section, ...]:
    """The blocks that have something to say."""
    made = (block(telling) for block in BLOCKS)
    return tuple(section for section in made if section.entries or section.notices)


def _new(telling: Telling) -> Section:
    entries = (telling.entry(lead, n) for n, lead in enumerate(telling.digest.leads, 1))
    return Section(heading=telling.words("Nieuwe kansen"), entries=tuple(entries))


def _changed(telling: Telling) -> Section:
    entries = telling.entries(telling.digest.changed)
    return Section(heading=telling.words("Veranderd"), entries=entries)


def _woken(telling: Telling) -> Section:
    own = (lead for lead in telling.digest.woken if not lead.reason("again"))
    return Section(heading=telling.words("Uit de schuur"), entries=telling.entries(own))


def _yearly(telling: Telling) -> Section:
    again = (lead for lead in telling.digest.woken if lead.reason("again"))
    return Section(heading=telling.words("Komt er weer aan"), entries=telling.entries(again))


def _unexpected(telling: Telling) -> Section:
    one = telling.digest.unexpected
    entries = telling.entries((one,) if one else ())
    return Section(heading=telling.words("Eens iets anders"), entries=entries)


def _not_forgotten(telling: Telling) -> Section:
    told = reminders.reminders(telling.digest, telling.words)
    return Section(heading=telling.words("Niet vergeten"), notices=told)


def _national(telling: Telling) -> Section:
    told = occasions.announcements(telling.digest, telling.knowledge, telling.words)
    return Section(heading=telling.words("Landelijke thema's die eraan komen"), notices=told)


def _clashes(telling: Telling) -> Section:
    told = occasions.clashes(telling.digest, telling.words)
    return Section(heading=telling.words("Valt samen"), notices=told)


def _together(telling: Telling) -> Section:
    told = occasions.together(telling.digest, telling.knowledge, telling.words)
    return Section(heading=telling.words("Samen doen?"), notices=told)


def _sources(telling: Telling) -> Section:
    told = notices.sources(telling.digest, telling.words)
    return Section(heading=telling.words("Bronnen"), notices=told)


BLOCKS: tuple[Callable[[Telling], Section], ...] = (
    _new,
    _changed,
    _woken,
    _yearly,
    _unexpected,
    _not_forgotten,
    _national,
    _clashes,
    _together,
    _sources,
)
