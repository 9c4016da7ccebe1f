"""The shape of leads.yaml and sources.yaml (pydantic, at the edge only)."""

import re
from datetime import time
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

from leads.language import Said, mark
from leads.settings.plan import WEEKDAYS

_SLUG = re.compile(r"^[a-z0-9][a-z0-9_-]{0,39}$")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{2,59}")
_OPEN_ROAD = re.compile(r"http://(?!127\.|localhost[:/])", re.IGNORECASE)
_WITH_PAGES = ("feed", "news_sitemap", "page", "wordpress")
_WORDS_FOR_BOOL = {"ja": True, "nee": False, "aan": True, "uit": False}
_DAY_NAMES = {
    **{day: day for day in WEEKDAYS},
    **dict(
        zip(
            ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
            WEEKDAYS,
            strict=True,
        )
    ),
}


def _bool(value: Any) -> Any:
    return _WORDS_FOR_BOOL.get(value.lower(), value) if isinstance(value, str) else value


def _slug(value: str) -> str:
    if not _SLUG.match(value):
        raise ValueError(Said(mark("gebruik kleine letters, cijfers, - en _ (hooguit 40 tekens)")))
    return value


def _clock(value: Any) -> Any:
    """Accept 6:30 beside 06:30; say how to write it otherwise."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", value) if isinstance(value, str) else None
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(Said(mark("schrijf een tijd als uren:minuten, bijvoorbeeld 06:30")))
    return time(int(match[1]), int(match[2]))


def _safe_hour(value: time) -> time:
    if value.hour == 2:
        said = mark("tussen 02:00 en 03:00 slaat de klok soms een uur over; kies een ander moment")
        raise ValueError(Said(said))
    return value


Bool = Annotated[bool, BeforeValidator(_bool)]
Slug = Annotated[str, BeforeValidator(_slug)]
Clock = Annotated[time, BeforeValidator(_clock)]


class Strict(BaseModel):
    """Unknown keys are faults: a typo must not be ignored in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BranchConfig(Strict):
    id: Slug
    name: str = Field(min_length=1, max_length=100)
    place: str = Field(min_length=1)
    municipality: str = ""
    municipality_code: str = Field(default="", pattern=r"^(GM\d{4})?$")
    province: str = ""
    neighbours: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    muted_themes: tuple[str, ...] = ()
    language: Literal["nl", "en"] = "nl"


class DigestConfig(Strict):
    at: Clock = time(6, 30)
    days: tuple[str, ...] = WEEKDAYS[:5]
    most: int = Field(default=7, ge=1, le=7)

    @field_validator("at")
    @classmethod
    def _not_in_the_gap(cls, value: time) -> time:
        return _safe_hour(value)

    @field_validator("days")
    @classmethod
    def _known_days(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [day for day in value if day.lower() not in _DAY_NAMES]
        if unknown:
            said = mark("'{day}' is geen dag; kies uit {choices}")
            raise ValueError(Said(said, day=unknown[0], choices=", ".join(WEEKDAYS)))
        return tuple(_DAY_NAMES[day.lower()] for day in value)


class MailConfig(Strict):
    sender: str = Field(min_length=3)
    to: tuple[str, ...] = Field(min_length=1)
    reply_to: str = ""
    host: str = Field(min_length=1)
    port: int = Field(default=587, ge=1, le=65535)
    security: Literal["none", "starttls", "tls"] = "starttls"
    user: str = ""
    password_file: str = ""
    ca_file: str = ""

    @field_validator("sender", "reply_to")
    @classmethod
    def _address(cls, value: str) -> str:
        return _mail_address(value) if value else value

    @field_validator("to")
    @classmethod
    def _addresses(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_mail_address(address) for address in value)


def _mail_address(value: str) -> str:
    if not re.fullmatch(r"[^\s@<>]+@[^\s@<>]+|[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>", value):
        raise ValueError(Said(mark("'{value}' is geen mailadres"), value=value))
    return value


class HttpConfig(Strict):
    contact: str = Field(min_length=3)
    pause: float = Field(default=2.0, ge=1.0, le=60.0)
    allow_private: Bool = False


class NlpConfig(Strict):
    model: str = ""


class StoreConfig(Strict):
    database: str = ""
    # a story is told for two months; whole articles of others are not ours to collect
    keep_text_days: int = Field(default=90, ge=60, le=365)


class LeadsFile(Strict):
    """leads.yaml, version 1."""

    version: int = Field(ge=1, le=1)
    branch: BranchConfig
    digest: DigestConfig = DigestConfig()
    mail: MailConfig | None = None
    http: HttpConfig
    nlp: NlpConfig = NlpConfig()
    store: StoreConfig = StoreConfig()
    who: str = Field(default="", max_length=100)


class SourceConfig(Strict):
    id: Slug
    kind: str = Field(min_length=1)
    url: str = Field(pattern=r"^(https?|webcal|imaps?|file)://\S+$", max_length=2000)
    name: str = Field(min_length=1, max_length=100)
    medium: Literal["news", "municipal", "social", "calendar", "mail"] = "news"
    place: str | None = None
    organisation: str | None = None
    options: dict[str, str] = Field(default_factory=dict)
    secret: str = ""
    ca_file: str = Field(default="", max_length=500)
    full_text: Bool = False
    every_minutes: int = Field(default=60, ge=15, le=10_080)
    active: Bool = True
    guess: Bool = False

    @field_validator("secret")
    @classmethod
    def _name_of_a_key(cls, value: str, info: ValidationInfo) -> str:
        if value and not _VARIABLE.fullmatch(value):
            # without the value: it may be the key itself
            said = mark(
                "zet hier niet de sleutel zelf maar zijn naam in hoofdletters, zoals UIT_KEY"
            )
            raise ValueError(Said(said))
        if value and _OPEN_ROAD.match(info.data.get("url", "")):
            said = mark("een sleutel mag niet mee naar een http-adres; gebruik https")
            raise ValueError(Said(said))
        return value

    @field_validator("full_text")
    @classmethod
    def _has_pages(cls, value: bool, info: ValidationInfo) -> bool:
        kind = info.data.get("kind", "")
        if value and kind not in _WITH_PAGES:
            said = mark("de hele tekst kan alleen bij soort {kinds}")
            raise ValueError(Said(said, kinds=", ".join(_WITH_PAGES)))
        return value


class SourcesFile(Strict):
    """sources.yaml."""

    sources: tuple[SourceConfig, ...] = ()
