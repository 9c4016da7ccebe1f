"""What was learned from the decisions: learn anew, tell it, or forget it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from leads.cli.command import command, json_option, option
from leads.cli.exits import DONE
from leads.cli.state import State, pass_state, put_json
from leads.language import Words, mark
from leads.text import one_line

if TYPE_CHECKING:
    from leads.model import Knowledge
    from leads.service import Ground, Learned

_USED = mark("In gebruik: leads voorspelt je besluiten hiermee beter dan zonder.")
_NO_GAIN = mark("Niet in gebruik: leads voorspelt je besluiten hiermee nog niet beter.")


@command(
    "learn",
    more=mark(
        "Leren gaat elke ochtend vanzelf. Wat je oppakt telt, en ook wat niet bij je thema's past "
        "of geen kans is. Te laat, geen tijd of al bekend telt niet. Er verdwijnt niets: wat "
        "minder bij je past staat lager, en blijft in leads list."
    ),
    examples=("leads learn", "leads learn --explain", "leads learn --reset"),
)
@option("--explain", is_flag=True, help=mark("Alleen laten zien, niet opnieuw leren."))
@option("--reset", is_flag=True, help=mark("Vergeet wat er geleerd is en begin opnieuw."))
@json_option
@pass_state
def learn_command(state: State, explain: bool, reset: bool) -> int:
    if explain and reset:
        raise click.UsageError(state.words("Kies --explain of --reset, niet allebei."))
    learned = _learned(state, explain, reset)
    if state.as_json:
        put_json(taste=learned.taste, grounds=learned.grounds, needed=learned.needed)
        return DONE
    for line in _lines(learned, state.app.knowledge, state.words, reset):
        click.echo(line)
    if learned.moved:
        moved = state.words.count(
            "{n} open kans kreeg een andere plek.",
            "{n} open kansen kregen een andere plek.",
            learned.moved,
        )
        state.say(moved)
    return DONE


def _learned(state: State, explain: bool, reset: bool) -> "Learned":
    from leads import service

    if explain:
        return service.explain(state.app)
    with service.alone(state.app, "learn"):
        return service.reset(state.app) if reset else service.learn(state.app)


def _lines(learned: "Learned", knowledge: "Knowledge", words: Words, reset: bool) -> Iterator[str]:
    taste = learned.taste
    if reset:
        yield words("Vergeten. Je besluiten zijn er nog, maar leren begint opnieuw.")
        return
    yield words.count(
        "{n} besluit zegt iets over wat bij je past.",
        "{n} besluiten zeggen iets over wat bij je past.",
        taste.decisions,
    )
    if taste.decisions < learned.needed:
        yield words("Vanaf {n} besluiten kan leads ervan leren.", n=learned.needed)
        return
    yield words(_USED if taste.active else _NO_GAIN)
    for ground in learned.grounds:
        yield from _ground(ground, knowledge, words)


def _ground(ground: "Ground", knowledge: "Knowledge", words: Words) -> Iterator[str]:
    """One leaning: which way, what it is about, how often, and some titles."""
    from leads.digest import subject_of_taste

    one = ground.leaning
    sign, titles = ("+", ground.taken) if one.points > 0 else ("−", ground.left)
    yield words(
        "{sign} {subject}: {taken} keer opgepakt, {left} keer laten liggen",
        sign=sign,
        subject=subject_of_taste(one.name, knowledge, words),
        taken=one.taken,
        left=one.left,
    )
    for title in titles:
        yield f"    {one_line(title, 100)}"
