"""The people around a branch: asked with consent, spoken with, promised something."""

from dataclasses import dataclass
from datetime import date, datetime

from leads.model.leads import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may be asked: typed in by hand, with consent, and never found by the
    program. `consent` says how it was given; after `expires_on` nothing is shown."""

    branch_id: str
    name: str
    contact: str
    interests: tuple[str, ...]
    consent: str
    consent_on: date
    expires_on: date
    note: str = ""
    added_by: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A person whose `interest` a lead touches; `word` of the lead shows it."""

    name: str
    interest: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMoment:
    """What was said with a body, and what is `owed` to it until that is done."""

    branch_id: str
    organisation_id: str
    at: datetime
    note: str
    who: str = ""
    owed: bool = False
    due_on: date | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """The last time a body was approached, and about what; `lead_id` when it was about
    a lead, `verb` the decision that says so (else `note`)."""

    organisation: str
    at: datetime
    who: str
    about: str
    verb: str = "note"
    lead_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What a person may have forgotten: a lead that was taken up and on which nothing
    was written since (`kind` quiet), or what is owed to a body today (owed). Each `key`
    is told once."""

    kind: str
    key: str
    title: str
    since: date
    who: str = ""
    status: Status | None = None
    lead_id: str | None = None
    organisation: str = ""
    moment_id: int | None = None
