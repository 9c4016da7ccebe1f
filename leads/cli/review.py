"""One new lead at a time, one key each. Plain lines only, so that it works over
SSH, without colour, and with a screen reader."""

import shutil
from datetime import timedelta

import click

from leads.cli.command import command, option
from leads.cli.exits import DONE
from leads.cli.keys import END, Keys
from leads.cli.state import State, pass_state
from leads.language import mark
from leads.model import Lead
from leads.text import one_line
from leads.words import REASONS, plain

_KEYS = {
    "p": mark("oppakken"),
    "s": mark("in de schuur"),
    "l": mark("laten liggen"),
    "g": mark("geen kans"),
    "u": mark("terug"),
    "v": mark("volgende"),
    END: mark("klaar"),
}
_RULE = 60


@command(
    "review",
    more=mark("Druk bij elke kans op één toets; uit een pijp telt de eerste letter van een regel."),
    examples=("leads review", "leads review --who Marja"),
)
@option("--who", default="", metavar=mark("NAAM"), help=mark("Wie dit besluit."))
@pass_state
def review_command(state: State, who: str) -> int:
    from leads import service

    queue = service.review_queue(state.app)
    words = state.words
    if not queue:
        click.echo(words("Geen nieuwe kansen."))
        return DONE
    click.echo(words.count("{n} nieuwe kans.", "{n} nieuwe kansen.", len(queue)))
    with Keys() as keys:
        session = _Session(state, who, keys)
        for number, lead in enumerate(queue, 1):
            heading = words("{number} van {total}", number=number, total=len(queue))
            click.echo("\n" + _rule(heading))
            click.echo(service.lead_text(state.app, lead))
            if not session.ask(lead):
                break
    click.echo("\n" + words.count("{n} besluit genomen.", "{n} besluiten genomen.", session.done))
    return DONE


def _rule(heading: str) -> str:
    width = min(_RULE, shutil.get_terminal_size().columns)
    return f"── {heading} ".ljust(width, "─")


class _Session:
    """The keys of one sitting, and the last lead they touched."""

    def __init__(self, state: State, who: str, keys: Keys) -> None:
        self.state = state
        self.who = who
        self.keys = keys
        self.done = 0
        self.last: list[str] = []

    def ask(self, lead: Lead) -> bool:
        """Ask until a key settles this lead. False means: stop."""
        words = self.state.words
        while True:
            click.echo("  ".join(f"[{key}] {words(told)}" for key, told in _KEYS.items()))
            key = self.keys.next()
            if key == END:
                return False
            if key == "v":
                return True
            if key == "u":
                self._undo()
            elif key in _KEYS and self._settle(lead, key):
                return True

    def _settle(self, lead: Lead, key: str) -> bool:
        if key == "s":
            return self._snooze(lead)
        if key == "l":
            return self._drop(lead)
        return self._decide(lead, "accept" if key == "p" else "wrong")

    def _snooze(self, lead: Lead) -> bool:
        click.echo(self.state.words("Hoeveel weken in de schuur? [1-9]"))
        weeks = self._number(9)
        until = self.state.app.today.date() + timedelta(weeks=weeks)
        return weeks > 0 and self._decide(lead, "snooze", until=until)

    def _drop(self, lead: Lead) -> bool:
        for number, told in enumerate(REASONS.values(), 1):
            click.echo(f"  [{number}] {self.state.words(told)}")
        chosen = self._number(len(REASONS))
        return chosen > 0 and self._decide(lead, "drop", reason=list(REASONS)[chosen - 1])

    def _number(self, most: int) -> int:
        """One digit from 1 to `most`, or 0 for any other key."""
        key = self.keys.next()
        return int(key) if key.isascii() and key.isdigit() and int(key) <= most else 0

    def _decide(self, lead: Lead, verb: str, **said: object) -> bool:
        from leads import service

        [done] = service.decide(self.state.app, [lead.id], verb, who=self.who, **said)  # type: ignore[arg-type]
        click.echo(f"→ {plain(done.lead.status, self.state.words)}")
        self.last.append(lead.id)
        self.done += 1
        return True

    def _undo(self) -> None:
        from leads import service

        words = self.state.words
        if not self.last:
            click.echo(words("Er is nog niets om terug te nemen."))
            return
        [done] = service.undo(self.state.app, [self.last.pop()], who=self.who)
        self.done -= 1
        click.echo(words("Teruggenomen: {title}", title=one_line(done.lead.title)))
