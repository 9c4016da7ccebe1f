"""What the branch cares about: its themes, signals, offers and the national calendar."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from leads.model.moments import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """The library branch for which leads are sought, from leads.yaml."""

    id: str
    name: str
    place: str
    municipality: str = ""
    municipality_code: str = ""
    province: str = ""
    neighbours: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    muted_themes: tuple[str, ...] = ()
    language: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class AntiTerm:
    """A false friend of a theme; `whole_item` lowers the item, else only the hit."""

    term: str
    why: str = ""
    whole_item: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A field the library works in, with the words that betray it."""

    id: str
    field: str
    label_nl: str
    label_en: str
    strong: tuple[str, ...] = ()
    normal: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    anti_terms: tuple[AntiTerm, ...] = ()
    partners: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    ideas_nl: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """What makes news a lead: a call, an anniversary, a service that stops, …"""

    id: str
    label_nl: str
    label_en: str
    weight: float
    cues: tuple[str, ...] = ()
    next_step: str = ""
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """Words of accidents, crime, results, notices: evidence against a lead."""

    id: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the branch can bring, and how many weeks ahead it must be agreed."""

    id: str
    label_nl: str
    label_en: str
    lead_weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationType:
    """A sort of local body; `patterns` are regular expressions with macros expanded."""

    id: str
    label_nl: str
    label_en: str
    head_nouns: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalTheme:
    """A national week or day. `occurrences` maps a year to (start, end, sure?):
    an estimate is never shown as a fact."""

    id: str
    name: str
    themes: tuple[str, ...]
    lead_weeks: int
    local: tuple[str, ...] = ()
    organiser: str = ""
    occurrences: Mapping[int, tuple[date, date, bool]] = field(default_factory=dict)
    rule: Json = field(default_factory=dict)
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an arrangement (exhibition, talk, …): the offer of the branch it
    stands on, the types of body that can carry it, and what to ask when nobody is seen."""

    id: str
    label_nl: str
    label_en: str
    offer: str
    types: tuple[str, ...]
    gap_nl: str = ""
    gap_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PitchLine:
    """One sentence to open with, for clubs (`jullie`) and for officials (`u`); of its
    texts the first that can be filled in counts. It fits an `ask`, a `kind`, an `offer`,
    or when it has none of these anything."""

    id: str
    jullie: tuple[str, ...]
    u: tuple[str, ...]
    ask: str = ""
    kind: str = ""
    offer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pitches:
    """What to say first: an opening, then a proposal; `formal` are the types of body
    that are addressed as `u`."""

    openings: tuple[PitchLine, ...] = ()
    proposals: tuple[PitchLine, ...] = ()
    formal: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that the pure rooms know of the domain, read once by `settings`."""

    branch: Branch
    themes: tuple[Theme, ...]
    signals: tuple[Signal, ...]
    exclusions: tuple[Exclusion, ...]
    offers: tuple[Offer, ...]
    organisation_types: tuple[OrganisationType, ...]
    national_themes: tuple[NationalTheme, ...]
    arrangement: tuple[Part, ...] = ()
    pitches: Pitches = field(default_factory=lambda: Pitches())
    classic_names: tuple[str, ...] = ()
    not_an_organisation: tuple[str, ...] = ()
