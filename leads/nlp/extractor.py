"""Items in, extractions out: names by rules and model, events from times and happenings."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from leads import limits
from leads.model import (
    Extraction,
    Field,
    Item,
    Knowledge,
    Label,
    Mention,
    NationalTheme,
    Organisation,
    Span,
)
from leads.nlp import events, happening, names, naming, passage, recognise, speech, triggers
from leads.nlp.language_model import Entity, LanguageModel
from leads.nlp.names import Row
from leads.nlp.organisations import Typer
from leads.nlp.passage import Part
from leads.nlp.recognise import Claim, Index, Trust
from leads.nlp.spans import candidates
from leads.text import fold, one_line

RULES = "3"
"""Raise it when a rule or a word list changes, so that stored items are read again."""

_STRAIGHT = str.maketrans("’‘“”„", '\'\'"""')
_LIBRARY = re.compile(r"^(?:bibliotheek|bieb|bib)$", re.IGNORECASE)
Entities = dict[Field, list[Entity]]


class Extractor:
    """Understands items for one branch.

    `name` and `version` tell which rules and which model were at work; `notice`
    is a sentence for the user when the model that was asked for is not used.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        model: LanguageModel | None = None,
        notice: str | None = None,
        happenings: Mapping[str, float] | None = None,
        naming_weights: Mapping[str, float] | None = None,
    ) -> None:
        self.notice = notice
        self.name = f"leads-rules+{model.name}" if model else "leads-rules"
        self._happenings = happening.shipped() if happenings is None else happenings
        self._names = naming.shipped() if naming_weights is None else naming_weights
        self.version = _version(knowledge, model)
        self._model = model
        self._typer = Typer(knowledge.organisation_types)
        self._not = tuple(fold(term) for term in knowledge.not_an_organisation)
        self._heads = recognise.heads_pattern(
            noun
            for kind in knowledge.organisation_types
            if not kind.fallback
            for noun in kind.head_nouns
        )
        self._classics = Index(
            {name: (Label.ORG, name) for name in knowledge.classic_names if " " in name}
        )
        self._themes = _theme_patterns(knowledge.national_themes)
        branch = knowledge.branch
        self._own = frozenset(
            fold(place)
            for place in (branch.place, branch.municipality, *branch.neighbours)
            if place
        )

    def __call__(
        self, items: Sequence[Item], directory: Sequence[Organisation] = ()
    ) -> list[Extraction]:
        """One extraction for each item, in the same order; never raises for an item."""
        known = Index(recognise.of_directory(directory))
        size = limits.ANALYSE_BATCH
        batches = (items[at : at + size] for at in range(0, len(items), size))
        return [done for batch in batches for done in self._batch(batch, known)]

    def _batch(self, items: Sequence[Item], known: Index) -> Iterator[Extraction]:
        """One fault must not cost the other items: then they are read one by one."""
        try:
            seen = self._entities(items)
            done = [self._read(item, ents, known) for item, ents in zip(items, seen, strict=True)]
        except Exception as fault:
            if len(items) == 1:
                yield self._failed(items[0], fault)
            else:
                for item in items:
                    yield from self._batch([item], known)
        else:
            yield from done

    def _failed(self, item: Item, fault: Exception) -> Extraction:
        return self._extraction(
            item, error=f"{type(fault).__name__}: {fault}"[: limits.TITLE_CHARS]
        )

    def _entities(self, items: Sequence[Item]) -> list[Entities]:
        if self._model is None:
            return [{} for _ in items]
        found = iter(
            self._model.entities([text for item in items for text in passage.texts(item).values()])
        )
        return [{field: next(found) for field in passage.texts(item)} for item in items]

    def _read(self, item: Item, entities: Entities, known: Index) -> Extraction:
        if speech.language(f"{item.title}\n{item.text}"):
            sure = [claim for claim in self._known(item, known) if claim.label is Label.ORG]
            named = self._mentions(item, recognise.resolve(sure))
            return self._extraction(item, mentions=tuple(named), flags=(speech.OTHER,))
        claims = self._claims(item, entities, known)
        parts = self._parted(item, claims, entities)
        return self._extraction(
            item,
            mentions=(*self._mentions(item, claims), *_other_mentions(parts)),
            events=events.find(item, parts, self._happenings),
            deadlines=events.deadlines(parts),
        )

    def parts(self, item: Item) -> list[Part]:
        """Title and text with the times, names and happenings in them."""
        entities = self._entities([item])[0]
        return self._parted(item, self._claims(item, entities, Index({})), entities)

    def _parted(self, item: Item, claims: Sequence[Claim], entities: Entities) -> list[Part]:
        sure = [claim for claim in claims if claim.trust > Trust.BARE]
        times = passage.times(item)
        return [
            Part(
                field=field,
                text=text,
                times=times[field],
                triggers=triggers.find(text, self._themes),
                claims=[claim for claim in sure if claim.span.field is field],
                seen=entities.get(field),
            )
            for field, text in passage.texts(item).items()
        ]

    def _claims(self, item: Item, entities: Entities, known: Index) -> list[Claim]:
        texts = passage.texts(item)
        claims = list(self._known(item, known))
        for field, text in texts.items():
            claims += self._classics.claims(text, field, Trust.CONTEXT)
            claims += self._seen(item, field, text, entities.get(field, []))
            claims += recognise.of_heads(text, field, self._heads)
        wanted = recognise.repeats(recognise.resolve(claims), texts)
        again = Index(wanted)
        for field, text in texts.items():
            claims += again.claims(text, field, Trust.REPEAT)
        return list(recognise.full_names(recognise.resolve(claims), texts, wanted))

    def _known(self, item: Item, known: Index) -> Iterator[Claim]:
        """The bodies of the directory, and who speaks."""
        own = self._places_of(item)
        speaker = Index(recognise.of_source(item.source_name, item.organisation, own))
        for field, text in passage.texts(item).items():
            yield from known.claims(text, field, Trust.DIRECTORY)
            yield from speaker.claims(text, field, Trust.DIRECTORY)

    def _seen(
        self, item: Item, field: Field, text: str, entities: Sequence[Entity]
    ) -> Iterator[Claim]:
        """What rules and model see, and what the judge makes of it."""
        rows = names.rows(text)
        yield from recognise.of_model(rows, text, field, entities)
        bodies = []
        for setting, told in self._settings(item, field, text, rows, entities):
            yield from recognise.of_rules(told, text, field)
            for (first, last), odds in naming.judged(setting, self._names):
                span = Span(field, setting.row.words[first].start, setting.row.words[last - 1].end)
                name = _LIBRARY.sub("bibliotheek", text[span.start : span.end])
                bodies.append(Claim(span, Label.ORG, Trust.JUDGED, name, odds > naming.SURE))
        yield from recognise.bracketed(bodies, text, field)
        yield from bodies

    def _places_of(self, item: Item) -> frozenset[str]:
        return self._own | {fold(item.place)} if item.place else self._own

    def _settings(
        self,
        item: Item,
        field: Field,
        text: str,
        rows: Sequence[Row],
        entities: Sequence[Entity],
    ) -> Iterator[tuple[naming.Setting, recognise.Told]]:
        own = self._places_of(item)
        for row in rows:
            told = recognise.told(row, text, own)
            yield (
                naming.Setting(
                    row=row,
                    rules=naming.of_rules(told),
                    model=None if self._model is None else naming.of_model(row, entities),
                    field=field,
                    medium=item.medium,
                    text=text,
                    own=own,
                    speaker=recognise.speaker(item.source_name).lower(),
                ),
                told,
            )

    def judged_stretches(self, item: Item) -> Iterator[tuple[Span, list[str]]]:
        """Every stretch that is judged, with its features, for training."""
        entities = self._entities([item])[0]
        for field, text in passage.texts(item).items():
            seen = entities.get(field, [])
            for at, _ in self._settings(item, field, text, names.rows(text), seen):
                for first, last in candidates(at.row.words, [*at.rules, *(at.model or ())]):
                    span = Span(field, at.row.words[first].start, at.row.words[last - 1].end)
                    yield span, naming.features(at, (first, last))

    def _mentions(self, item: Item, claims: Sequence[Claim]) -> Iterator[Mention]:
        for claim in claims:
            said = item.quote(claim.span)
            name = canonical(claim.name)
            if claim.label is not Label.ORG:
                yield Mention(label=claim.label, span=claim.span, name=name)
            elif fold(name) in self._own:
                yield Mention(label=Label.GPE, span=claim.span, name=name)
            elif not self._excluded(name) and not self._excluded(said):
                yield Mention(
                    label=Label.ORG,
                    span=claim.span,
                    name=name,
                    type_id=self._typer.type_of(name),
                    weak=claim.trust is Trust.BARE,
                )

    def _excluded(self, name: str) -> bool:
        folded = fold(name).removeprefix("de ").removeprefix("het ")
        return any(folded == term or folded.startswith(term + " ") for term in self._not)

    def _extraction(self, item: Item, **found: object) -> Extraction:
        empty: dict[str, object] = {"mentions": (), "events": item.events, "deadlines": ()}
        return Extraction(item_id=item.id, model=self.name, version=self.version, **empty | found)  # type: ignore[arg-type]


def canonical(name: str) -> str:
    """One line, straight quotes, no article in small letters before it."""
    return re.sub(r"^(?:de|het|een)\s", "", one_line(name.translate(_STRAIGHT), limits.NAME_CHARS))


def _other_mentions(parts: Sequence[Part]) -> Iterator[Mention]:
    """Happenings, dates and clock times, as they stand in the item."""
    for part in parts:
        spans = [(Label.EVENT, t.start, t.end) for t in part.triggers]
        spans += [
            (Label.DATE, t.start_char, t.end_char)
            for t in part.times
            if not t.clock_span or t.clock_span[0] != t.start_char
        ]
        spans += [(Label.TIME, *t.clock_span) for t in part.times if t.clock_span]
        for label, start, end in spans:
            yield Mention(label=label, span=Span(part.field, start, end), name=part.text[start:end])


def _theme_patterns(themes: Sequence[NationalTheme]) -> tuple[re.Pattern[str], ...]:
    names = sorted({theme.name for theme in themes if theme.active}, key=len, reverse=True)
    return (re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names)),) if names else ()


def _version(knowledge: Knowledge, model: LanguageModel | None) -> str:
    """Changes with the rules, the weights of the judges, the domain data and the model."""
    said = repr(
        (
            sorted(happening.shipped().items()),
            sorted(naming.shipped().items()),
            knowledge.organisation_types,
            knowledge.not_an_organisation,
            knowledge.classic_names,
            knowledge.branch.place,
            knowledge.branch.neighbours,
        )
    )
    digest = hashlib.sha256(said.encode()).hexdigest()[:8]
    return f"{RULES}-{digest}" + (f"-{model.version}" if model else "")
