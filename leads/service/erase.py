"""Forgetting a person: the row goes, and the name in what people wrote is masked.

Only words that this branch typed itself are changed: notes, and tips from the desk.
What a newspaper printed stays the newspaper's.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import NamedTuple

from leads import limits
from leads.app import App
from leads.errors import UserError
from leads.language import mark
from leads.model import Item, Person
from leads.service.desk import desk, keep
from leads.text import fold, name_in, one_line, without_name

MASK = "[naam gewist]"  # stored, so in one language
_NAME_LETTERS = 2


@dataclass(frozen=True)
class Trace:
    """A text of the branch in which a name stands: `kind` is decision, moment, person or
    item, `ref` its number or id; `whole` when first name and surname stand there."""

    kind: str
    ref: int | str
    text: str
    whole: bool


class Erased(NamedTuple):
    """What was done: persons taken away, texts masked, and texts with a part of the name
    that were left as they are."""

    name: str
    persons: int
    masked: int
    left: tuple[Trace, ...]


def traces(app: App, name: str) -> list[Trace]:
    """Every text of this branch with the name, or a part of it, in it.

    Raises UserError for a name of less than two letters.
    """
    name = one_line(name)
    if sum(letter.isalpha() for letter in name) < _NAME_LETTERS:
        raise UserError(mark("'{name}' is te kort om te zoeken."), name=name)
    return [
        Trace(kind, ref, text, whole=bool(name_in(text, name)))
        for kind, ref, text in _texts(app, name)
        if name_in(text, name, partly=True) or name_in(text, name)
    ]


def _texts(app: App, name: str) -> Iterable[tuple[str, int | str, str]]:
    branch_id = app.knowledge.branch.id
    for decision in app.store.decisions.noted(branch_id):
        yield "decision", decision.id or 0, decision.note or ""
    for moment in app.store.moments.all(branch_id):
        yield "moment", moment.id or 0, moment.note
    for person in app.store.people.all(branch_id):
        if fold(person.name) != fold(name):
            yield "person", person.id or 0, person.note
    for item in _tips(app):
        yield "item", item.id, f"{item.title}\n{item.text}"


def erase(app: App, name: str, *, partly: bool = False) -> Erased:
    """Take away the person of that whole name and mask the name; with `partly` also
    where only a first name or surname stands.

    Raises UserError when there is no such person and the name stands nowhere.
    """
    name = one_line(name)
    found = traces(app, name)
    everybody = app.store.people.all(app.knowledge.branch.id)
    persons = [one for one in everybody if fold(one.name) == fold(name)]
    if not persons and not found:
        raise UserError(mark("De naam '{name}' staat nergens."), name=name)
    gone = [trace for trace in found if trace.whole or partly]
    _mask(app, name, gone, partly)
    app.store.people.erase(app.knowledge.branch.id, [one.id or 0 for one in persons])
    left = tuple(trace for trace in found if trace not in gone)
    return Erased(name, len(persons), len(gone), left)


def _mask(app: App, name: str, gone: Sequence[Trace], partly: bool) -> None:
    def masked(text: str) -> str:
        text = without_name(text, name, MASK)
        return without_name(text, name, MASK, partly=True) if partly else text

    def numbers(kind: str) -> list[int]:
        return [int(trace.ref) for trace in gone if trace.kind == kind]

    app.store.erasing.notes(
        app.knowledge.branch.id,
        masked,
        decided=numbers("decision"),
        said=numbers("moment"),
        persons=numbers("person"),
    )
    _mask_tips(app, [str(trace.ref) for trace in gone if trace.kind == "item"], masked)


def _mask_tips(app: App, item_ids: Sequence[str], masked: Callable[[str], str]) -> None:
    """Tips from the desk and the leads on them; the next run reads the tips anew."""
    if not item_ids:
        return
    app.store.erasing.leads_on(app.knowledge.branch.id, item_ids, masked)
    tips = [item for item in _tips(app) if item.id in item_ids]
    new = [replace(tip, title=masked(tip.title), text=masked(tip.text)) for tip in tips]
    keep(app, new, app.now())


def _tips(app: App) -> list[Item]:
    return app.store.erasing.items_of(desk(app.knowledge.branch).id)


def forget_expired(app: App) -> list[Person]:
    """Erase whose consent ended a week ago or more: a part of each morning's run.

    Somebody who consented anew under the same name stays, notes and all.
    """
    branch_id = app.knowledge.branch.id
    gone = app.store.people.expired(
        branch_id, app.today.date() - timedelta(days=limits.PERSON_KEPT_DAYS)
    )
    for person in gone:
        app.store.people.erase(branch_id, [person.id or 0])
        same = [
            one for one in app.store.people.all(branch_id) if fold(one.name) == fold(person.name)
        ]
        if not same and traces(app, person.name):
            erase(app, person.name)
    return gone
