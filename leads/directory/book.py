"""Which body does a name mean? The bodies that may be meant, found without comparing all.

    book = Book(bodies, region)
    reading = book.read(item, extraction)    # bodies under their own names, and what is new

A name is only read as a known body when that is sure; else it is a new body, and
whether the two are one is for a person to say.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from leads.directory.abbreviations import beside_full_names
from leads.directory.contact import contacts, newest
from leads.directory.index import Index
from leads.directory.likeness import is_abbreviation, normal_form
from leads.directory.region import Region, same_place
from leads.model import Contact, Extraction, Item, Label, Medium, Mention, Naming, Organisation

HOUSES = frozenset({"dorpshuis", "basisschool", "kindcentrum", "vo_school"})
"""Sorts of bodies that stand somewhere: a name without its sort is theirs, not of a club."""

Pair = frozenset[str]
"""The ids of two bodies."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An extraction whose bodies bear their own names, and the bodies it names."""

    extraction: Extraction
    namings: tuple[Naming, ...]


class Book:
    """The bodies of a neighbourhood. It grows with what is read; `apart` holds the pairs
    that a person said are not the same."""

    def __init__(
        self, bodies: Iterable[Organisation], region: Region, apart: Collection[Pair] = ()
    ) -> None:
        self._region = region
        self._apart = frozenset(apart)
        self._bodies: dict[str, Organisation] = {}
        self._index = Index(region)
        self._types: defaultdict[str | None, set[str]] = defaultdict(set)
        for body in bodies:
            self._note(body)

    def read(self, item: Item, extraction: Extraction) -> Reading:
        """Who is named here. Persons, bare nouns that could be anybody and names that fit
        more than one body are nobody in the directory."""
        organisations = sorted(extraction.organisations, key=lambda m: is_abbreviation(m.name))
        short = dict(beside_full_names(item, organisations))
        meant = {m: self._meant(item, m, short.get(m.name, m.name)) for m in organisations}
        found = {mention: body for mention, body in meant.items() if body}
        namings = self._namings(item, found, short)
        own = self._own(item)
        persons = [m for m in extraction.mentions if m.label is Label.PER]
        # what somebody told or mailed to the branch was not made public
        told = item.medium is Medium.MAIL
        lines = {} if told else contacts(item, found, persons, own, self._region)
        namings = [_with_contact(naming, lines.get(naming.body.id, ())) for naming in namings]
        for naming in namings:
            self._note(naming.body)
        mentions = tuple(
            replace(m, name=found[m].name) if m in found else m for m in extraction.mentions
        )
        return Reading(replace(extraction, mentions=mentions), tuple(namings))

    def named(
        self, name: str, *, type_id: str | None = None, place: str | None = None
    ) -> list[Organisation]:
        """The bodies that a name surely means: none, one, or several that all fit."""
        normal = normal_form(name)
        place = self._region.place_of(name, place)
        found = self._fitting(self._index.exactly(normal, place), type_id, place)
        if not found and not is_abbreviation(name):
            found = self._fitting(self._index.nearly(normal), type_id, place)
        if not found:
            found = self._for_short(normal, type_id, place)
        return self._nearest(found, type_id, place)

    def _for_short(self, normal: str, type_id: str | None, place: str | None) -> list[Organisation]:
        """'De Schutse' is the one body here that is called so with its sort before it; and a
        house that is read of in full is the one that was read of for short."""
        found = self._fitting(self._index.shortly(normal), type_id, place)
        proper = self._region.proper(normal) if type_id in HOUSES else ""
        if not found and proper:
            bare = self._fitting(self._index.exactly(proper, place), None, place)
            found = [body for body in bare if body.type_id is None]
        return found if len(found) == 1 else []

    def _meant(self, item: Item, mention: Mention, name: str) -> Organisation | None:
        normal = normal_form(name)
        if not self._region.can_be_name(normal):
            return None
        found = self._settled_name(item.quote(mention.span)) or self.named(
            name, type_id=mention.type_id, place=item.place
        )
        generic = mention.weak or self._region.is_generic(normal)
        if generic and not found:
            found = self._only_one(mention.type_id, item.place)
        if len(found) == 1:
            return found[0]
        return None if found or generic else self._new(name, mention.type_id, item.place)

    def _settled_name(self, said: str) -> list[Organisation]:
        """The body of this very name that a person keeps apart from others."""
        normal = normal_form(said)
        bodies = (self._bodies[one] for one in sorted(self._index.exactly(normal)))
        kept = [body for body in bodies if any(body.id in pair for pair in self._apart)]
        return [body for body in kept if normal_form(body.name) == normal]

    def _only_one(self, type_id: str | None, place: str | None) -> list[Organisation]:
        """All bodies of a type in a place: 'the dorpsraad' when there is one."""
        if type_id is None or type_id in self._region.vague:
            return []
        here = place or self._region.place
        known = [self._bodies[one] for one in sorted(self._types[type_id])]
        return [body for body in known if body.place and same_place(body.place, here)]

    def _new(self, name: str, type_id: str | None, read_in: str | None) -> Organisation:
        place = self._region.place_of(name, read_in)
        body = Organisation(
            id=body_id(name, type_id, place), name=name, type_id=type_id, place=place
        )
        self._note(body)
        return body

    def _namings(
        self, item: Item, found: dict[Mention, Organisation], short: dict[str, str]
    ) -> list[Naming]:
        """Each body once, with the spellings and abbreviations that this item adds."""
        by_full = {normal_form(full): name for name, full in short.items()}
        said: dict[str, list[Mention]] = {}
        for mention, body in found.items():
            said.setdefault(body.id, []).append(mention)
        return [
            self._naming(item, self._bodies[body], mentions, by_full)
            for body, mentions in said.items()
        ]

    def _naming(
        self, item: Item, body: Organisation, mentions: Sequence[Mention], short: dict[str, str]
    ) -> Naming:
        quotes = [item.quote(mention.span) for mention in mentions]
        full = [name for name in (short.get(normal_form(quote)) for quote in quotes) if name]
        whole = [m.name for m in mentions if not m.weak]
        added = [n for n in (*whole, *full) if n not in body.names and self._free(n, body)]
        place = body.place or self._region.place_of(mentions[0].name, item.place)
        known = replace(
            body,
            aliases=(*body.aliases, *dict.fromkeys(added)),
            place=place,
            type_id=body.type_id or mentions[0].type_id,
        )
        return Naming(
            body=known,
            said=normal_form(quotes[0]) or normal_form(mentions[0].name),
            absorbs=tuple(
                other.id
                for name in full
                for other in self._bearers(name, body)
                if not self._kept_apart(body, other)
            ),
        )

    def _free(self, name: str, body: Organisation) -> bool:
        """Not a bare noun, and not the name of a body that a person keeps apart."""
        apart = any(self._kept_apart(body, other) for other in self._bearers(name, body))
        return not apart and not self._region.is_generic(normal_form(name))

    def _kept_apart(self, one: Organisation, other: Organisation) -> bool:
        return frozenset((one.id, other.id)) in self._apart

    def _bearers(self, name: str, body: Organisation) -> list[Organisation]:
        """Other bodies here that are known by no more than this name."""
        normal = normal_form(name)
        found = self._fitting(self._index.exactly(normal), body.type_id, body.place)
        others = [other for other in found if other.id != body.id]
        return [one for one in others if {normal_form(name) for name in one.names} == {normal}]

    def _own(self, item: Item) -> Organisation | None:
        """The body that publishes the item."""
        if not item.organisation:
            return None
        found = self.named(item.organisation, place=item.place)
        return found[0] if len(found) == 1 else None

    def _note(self, body: Organisation) -> None:
        self._bodies[body.id] = body
        self._types[body.type_id].add(body.id)
        self._index.add(body)

    def _fitting(
        self, ids: Iterable[str], type_id: str | None, place: str | None
    ) -> list[Organisation]:
        """Those of these bodies that are not known to be elsewhere or of another sort."""
        bodies = (self._bodies[one] for one in sorted(ids))
        return [
            body
            for body in bodies
            if self._region.types_agree(body.type_id, type_id) and same_place(body.place, place)
        ]

    def _nearest(
        self, found: list[Organisation], type_id: str | None, place: str | None
    ) -> list[Organisation]:
        """Of several that fit, those of the very type, then of this place, then of ours."""
        here = place or self._region.place
        for narrow in (
            [b for b in found if b.type_id == type_id],
            [b for b in found if b.place and same_place(b.place, here)],
        ):
            if len(found) > 1 and narrow:
                found = [body for body in found if body in narrow]
        return found


def _with_contact(naming: Naming, lines: Sequence[Contact]) -> Naming:
    known = newest((*naming.body.contact, *lines))
    return replace(naming, body=replace(naming.body, contact=known))


def body_id(name: str, type_id: str | None, place: str | None) -> str:
    """The same new body has the same id on every machine."""
    identity = f"{normal_form(name)}\n{type_id or ''}\n{place or ''}"
    return sha256(identity.encode()).hexdigest()[:16]
