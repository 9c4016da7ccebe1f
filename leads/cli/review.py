"""One new lead at a time, one key each. Plain lines only, so that it works over
SSH, without colour, and with a screen reader."""

import sys
from datetime import timedelta

import click

from leads.cli.exits import DONE
from leads.cli.state import State, pass_state
from leads.model import Lead

KEYS = {
    "p": "oppakken",
    "s": "in de schuur",
    "l": "laten liggen",
    "g": "geen kans",
    "u": "terug",
    "v": "volgende",
    "q": "klaar",
}
_LINE = "  ".join(f"[{key}] {told}" for key, told in KEYS.items())


@click.command("review")
@click.option("--who", default="", metavar="NAAM", help="Wie het besluit.")
@pass_state
def review_command(state: State, who: str) -> int:
    """Loop de nieuwe kansen één voor één langs, met losse toetsen."""
    from leads import service

    queue = service.review_queue(state.app)
    click.echo(_count(len(queue)))
    session = _Session(state, who)
    for number, lead in enumerate(queue, 1):
        click.echo(f"\n── {number} van {len(queue)} " + "─" * 40)
        click.echo(service.lead_text(state.app, lead))
        if not session.ask(lead):
            break
    click.echo(f"\n{session.done} besloten. Terugdraaien kan met: leads undo ID")
    return DONE


def _count(n: int) -> str:
    if n == 0:
        return "Geen nieuwe kansen."
    return "1 nieuwe kans." if n == 1 else f"{n} nieuwe kansen."


class _Session:
    """The keys of one sitting, and the last lead they touched."""

    def __init__(self, state: State, who: str) -> None:
        self.state = state
        self.who = who
        self.done = 0
        self.last: list[str] = []

    def ask(self, lead: Lead) -> bool:
        """Ask until a key settles this lead. False means: stop."""
        while True:
            click.echo(_LINE)
            key = _key()
            if key == "q":
                return False
            if key == "v":
                return True
            if key == "u":
                self._undo()
            elif key in KEYS and self._settle(lead, key):
                return True

    def _settle(self, lead: Lead, key: str) -> bool:
        if key == "s":
            return self._snooze(lead)
        if key == "l":
            return self._drop(lead)
        return self._decide(lead, "accept" if key == "p" else "wrong")

    def _snooze(self, lead: Lead) -> bool:
        click.echo("Hoeveel weken in de schuur? [1-9]")
        weeks = _key()
        if not (weeks.isascii() and weeks.isdigit() and weeks != "0"):
            return False
        until = self.state.app.today.date() + timedelta(weeks=int(weeks))
        return self._decide(lead, "snooze", until=until)

    def _drop(self, lead: Lead) -> bool:
        from leads.service import REASONS

        for number, told in enumerate(REASONS.values(), 1):
            click.echo(f"  [{number}] {told}")
        key = _key()
        if not (key.isascii() and key.isdigit() and 1 <= int(key) <= len(REASONS)):
            return False
        return self._decide(lead, "drop", reason=list(REASONS)[int(key) - 1])

    def _decide(self, lead: Lead, verb: str, **said: object) -> bool:
        from leads import service
        from leads.words import plain

        [done] = service.decide(self.state.app, [lead.id], verb, who=self.who, **said)  # type: ignore[arg-type]
        click.echo(f"→ {plain(done.lead.status, self.state.app.words)}")
        self.last.append(lead.id)
        self.done += 1
        return True

    def _undo(self) -> None:
        from leads import service

        if not self.last:
            click.echo("Er is nog niets om terug te nemen.")
            return
        [done] = service.undo(self.state.app, [self.last.pop()], who=self.who)
        self.done -= 1
        click.echo(f"Teruggenomen: {done.lead.title}")


def _key() -> str:
    """One key from a terminal; one line's first character from a pipe."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line else "q"
