"""Exit codes: what a script may rely on, and the one place where every fault ends."""

import os
import shutil
import signal
import sys
from collections.abc import Sequence

import click

from leads.cli.state import State
from leads.errors import (
    AlreadyRunning,
    ConfigError,
    LeadsError,
    UserError,
)
from leads.language import mark

DONE, FAULT, USAGE, CONFIG, PARTLY, FAILED, BUSY = 0, 1, 2, 3, 4, 5, 75
INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM

#: what each code says, for the help and the documentation
MEANINGS = {
    DONE: mark("goed, ook als er niets te doen was"),
    FAULT: mark("fout in het programma"),
    USAGE: mark("verkeerd gebruik"),
    CONFIG: mark("fout in de instellingen"),
    PARTLY: mark("deels gelukt"),
    FAILED: mark("niet gelukt"),
    BUSY: mark("er draait er al een"),
    INTERRUPTED: mark("gestopt met Ctrl-C"),
    TERMINATED: mark("gestopt met SIGTERM"),
}

_CODES: tuple[tuple[type[LeadsError], int], ...] = (
    (AlreadyRunning, BUSY),
    (ConfigError, CONFIG),
    (UserError, USAGE),
)
_WIDEST = 100


def code_of(error: LeadsError) -> int:
    """The exit code that fits an error of the tree."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), FAILED)


def guarded(command: click.Command, args: Sequence[str], state: State) -> int:
    """Run the command line; every fault ends as a sentence on stderr and a code."""
    signal.signal(signal.SIGTERM, _terminated)
    try:
        return _run(command, args, state)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("\n" + state.words("Gestopt."), err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except LeadsError as error:
        _say(state.words.told(error))
        _trace(error, state)
        return code_of(error)
    except BrokenPipeError:
        _forget_output()  # `leads list | head -1`: the reader has seen enough
        return DONE
    except Exception as error:  # nothing above knows it: told to the person, traced on demand
        return _unexpected(error, state)


def _run(command: click.Command, args: Sequence[str], state: State) -> int:
    """Not `command.main`, which ends a closed pipe with code 1."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    with command.make_context("leads", list(args), obj=state, terminal_width=width) as ctx:
        result = command.invoke(ctx)
    if sys.stdout is not None:
        sys.stdout.flush()
    return result if isinstance(result, int) else DONE


def _unexpected(error: Exception, state: State) -> int:
    if isinstance(error, OSError):
        _forget_output()  # it may have been the output itself: a full disk
    words = state.words
    fault = f"{type(error).__name__}: {error}"
    _say(words("Er ging iets mis dat ik niet had voorzien: {fault}", fault=fault))
    if not state.debug:
        _say(words("Doe het nog eens met --debug en stuur de uitvoer naar wie leads beheert."))
    _trace(error, state)
    return FAULT


def _say(sentence: str) -> None:
    from leads.text import harmless

    click.echo(harmless(sentence), err=True)


def _trace(error: Exception, state: State) -> None:
    if state.debug:
        import traceback

        traceback.print_exception(error)


def _forget_output() -> None:
    """What is still to be written goes nowhere, so that closing down cannot fail on it."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminated(_signal: int, _frame: object) -> None:
    sys.exit(TERMINATED)
