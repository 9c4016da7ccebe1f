"""What the settings say, as the rest of the program sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Literal

from leads.model import Branch, Source

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where one installation lives. `config` holds the YAML files, `data` the
    database and its backups."""

    config: Path
    data: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPlan:
    """When the digest is made (local time, days as 'ma'…'zo') and how long it may be."""

    at: time
    days: tuple[str, ...]
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPlan:
    """Who gets the digest, and the server that takes it. `security` is none,
    starttls or tls."""

    sender: str
    to: tuple[str, ...]
    reply_to: str
    host: str
    port: int
    security: Literal["none", "starttls", "tls"]
    user: str
    password: str
    ca_file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpPlan:
    """Manners on the web. `pause` is in seconds between two requests to one host."""

    contact: str
    pause: float
    allow_private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one installation, checked. `secrets` are the keys that sources
    name, by that name, as far as they were found. `warnings` are sentences for the
    person: what works but deserves a look; `who` decides when nobody says who."""

    home: Home
    branch: Branch
    sources: tuple[Source, ...]
    digest: DigestPlan
    mail: MailPlan | None
    http: HttpPlan
    model: str
    database: str
    keep_text_days: int
    language: str
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    who: str = ""
    warnings: tuple[str, ...] = ()
