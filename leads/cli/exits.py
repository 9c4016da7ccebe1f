"""Exit codes: what a script may rely on."""

import os
import signal
import sys
from collections.abc import Callable

import click

from leads.errors import (
    AlreadyRunning,
    ConfigError,
    FetchError,
    LeadsError,
    MailError,
    SourceError,
    StoreError,
    UserError,
)

DONE, FAULT, USAGE, CONFIG, PARTLY, FAILED, BUSY = 0, 1, 2, 3, 4, 5, 75
INTERRUPTED, TERMINATED = 128 + signal.SIGINT, 128 + signal.SIGTERM

_CODES: tuple[tuple[type[LeadsError], int], ...] = (
    (AlreadyRunning, BUSY),
    (ConfigError, CONFIG),
    (UserError, USAGE),
    (StoreError, FAILED),
    (FetchError, FAILED),
    (SourceError, FAILED),
    (MailError, FAILED),
)


def code_of(error: LeadsError) -> int:
    """The exit code that fits an error of the tree."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), FAILED)


def guarded(command: click.Command | Callable[..., object]) -> int:
    """Run the command line; every fault ends as a sentence on stderr and a code."""
    signal.signal(signal.SIGTERM, _terminated)
    debug = "--debug" in sys.argv
    try:
        assert isinstance(command, click.Command)
        result = command.main(standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.Abort:
        click.echo("\nGestopt.", err=True)
        return INTERRUPTED
    except KeyboardInterrupt:
        click.echo("\nGestopt.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except LeadsError as error:
        if debug:
            raise
        click.echo(str(error), err=True)
        return code_of(error)
    except BrokenPipeError:
        return _closed_pipe()


def _closed_pipe() -> int:
    """`leads list | head -1`: the reader has seen enough, that is no fault."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _terminated(_signal: int, _frame: object) -> None:
    sys.exit(TERMINATED)
