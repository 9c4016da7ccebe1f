"""Persons of a branch: typed in with their consent, shown until it ends, erased after.

The program looks for no persons. What stands here was said at a desk, and the person
may ask what it is (`export_person`) and to be forgotten (`leads.service.erase`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from leads import limits
from leads.app import App
from leads.errors import UserError
from leads.language import mark, read_day
from leads.model import Fit, Lead, Person
from leads.text import fold, one_line

_NO_CONSENT = mark(
    "Zonder toestemming bewaar ik niemand. Vraag het, en schrijf op hoe en wanneer die "
    "gegeven is: {option}"
)
_CHOICES = 8


def people(app: App) -> list[Person]:
    """Everybody whose consent holds today, by name."""
    return app.store.people.known(app.knowledge.branch.id, app.today.date())


def person(app: App, name: str, *, ended: bool = False) -> Person:
    """The one person of that name, first letters of a name, or number; with `ended` also whose
    consent ended, as long as they are kept.

    Raises UserError with the choices when several fit, and when none does.
    """
    known = app.store.people.all(app.knowledge.branch.id) if ended else people(app)
    asked = fold(one_line(name))
    found = (
        [one for one in known if str(one.id) == asked]
        or [one for one in known if fold(one.name) == asked]
        or [one for one in known if asked and f" {asked}" in f" {fold(one.name)}"]
    )
    if len(found) == 1:
        return found[0]
    raise _several(name, found) if found else UserError(mark("Ik ken niemand '{name}'."), name=name)


def _several(name: str, found: Sequence[Person]) -> UserError:
    lines = [f"  {one.id}  {one_line(one.name)}" for one in found[:_CHOICES]]
    more = ["  …"] if len(found) > _CHOICES else []
    return UserError(
        mark("Welke '{name}' bedoel je? Gebruik het nummer ervoor:\n{choices}"),
        name=name,
        choices="\n".join([*lines, *more]),
    )


def add_person(
    app: App,
    name: str,
    *,
    contact: str,
    interests: Sequence[str],
    consent: str,
    until: date | None = None,
    note: str = "",
    who: str = "",
) -> Person:
    """Keep a person. `consent` says how and when it was given; without a day in it, it
    was today. It ends `until`, or two years after it was given.

    Raises UserError without a name, a contact, an interest or consent, for a name that
    is there already, and for a consent that ended or lies ahead.
    """
    given = read_day(consent, app.today.date()) or app.today.date()
    new = Person(
        branch_id=app.knowledge.branch.id,
        name=one_line(name, limits.NAME_CHARS),
        contact=one_line(contact, limits.NAME_CHARS),
        interests=_interests(interests),
        consent=one_line(consent, limits.NAME_CHARS),
        consent_on=given,
        expires_on=until or years_later(given, limits.CONSENT_YEARS),
        note=one_line(note, limits.NOTE_CHARS),
        added_by=who or app.settings.who,
    )
    _check(app, new)
    if any(fold(one.name) == fold(new.name) for one in people(app)):
        raise UserError(
            mark("{name} staat er al. Veranderen kan met: {command}"),
            name=new.name,
            command=f'leads people edit "{new.name}"',
        )
    return replace(new, id=app.store.people.add(new))


def edit_person(
    app: App,
    name: str,
    *,
    rename: str = "",
    contact: str = "",
    interests: Sequence[str] = (),
    note: str | None = None,
) -> Person:
    """Change what is known of a person; what is left out stays. Consent does not change."""
    old = person(app, name)
    new = replace(
        old,
        name=one_line(rename, limits.NAME_CHARS) or old.name,
        contact=one_line(contact, limits.NAME_CHARS) or old.contact,
        interests=_interests(interests) or old.interests,
        note=old.note if note is None else one_line(note, limits.NOTE_CHARS),
    )
    if new == old:
        raise UserError(mark("Zeg wat er anders moet: --name, --contact, --interest of --note."))
    _check(app, new)
    app.store.people.change(new)
    return new


def renew_person(app: App, name: str, *, consent: str, until: date | None = None) -> Person:
    """Write down that a person consented again. Raises UserError as `add_person` does."""
    old = person(app, name, ended=True)
    given = read_day(consent, app.today.date()) or app.today.date()
    new = replace(
        old,
        consent=one_line(consent, limits.NAME_CHARS),
        consent_on=given,
        expires_on=until or years_later(given, limits.CONSENT_YEARS),
    )
    _check(app, new)
    app.store.people.change(new)
    return new


def leaving(app: App, day: date) -> list[Person]:
    """Whose consent ends within two weeks, the first to end first."""
    soon = day + timedelta(days=limits.CONSENT_ENDS_DAYS)
    known = app.store.people.known(app.knowledge.branch.id, day)
    return sorted((one for one in known if one.expires_on <= soon), key=lambda p: p.expires_on)


def people_for(app: App, leads: Sequence[Lead], day: date) -> dict[str, tuple[Fit, ...]]:
    """Who may want to know of a lead, by its id; leads that suit nobody are left out."""
    known = app.store.people.known(app.knowledge.branch.id, day)
    if not known:
        return {}
    from leads import match

    found = {lead.id: match.fits(lead, known, app.knowledge.themes) for lead in leads}
    return {lead_id: some for lead_id, some in found.items() if some}


def years_later(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes the last of that month."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _interests(given: Sequence[str]) -> tuple[str, ...]:
    said = (one_line(part, limits.NAME_CHARS) for one in given for part in one.split(","))
    return tuple(dict.fromkeys(filter(None, said)))[: limits.INTERESTS]


def _check(app: App, new: Person) -> None:
    today = app.today.date()
    if not any(letter.isalpha() for letter in new.name):
        raise UserError(mark("'{name}' is geen naam."), name=new.name)
    if not any(letter.isalpha() for letter in new.consent):
        raise UserError(_NO_CONSENT, option='--consent "mondeling, 3 maart"')
    if not new.contact:
        raise UserError(mark("Hoe is {name} te bereiken? Zet het bij --contact."), name=new.name)
    if not new.interests:
        raise UserError(
            mark("Waar kan {name} bij helpen? Zet het bij --interest, zo vaak als nodig."),
            name=new.name,
        )
    if new.consent_on > today:
        raise UserError(mark("De toestemming is van een dag die nog moet komen."))
    if new.expires_on < today:
        raise UserError(
            mark("Die toestemming liep af op {day}. Vraag het nog eens."),
            day=f"{new.expires_on:%d-%m-%Y}",
        )
