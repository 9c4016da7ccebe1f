"""Someone at a real pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager

from cli_process import Cli

_PATIENCE = 60.0


class Terminal:
    """Someone at a real pseudo-terminal: what is on screen, and keys to press."""

    def __init__(self, child: subprocess.Popen[str], screen: int) -> None:
        self.child = child
        self._screen = screen
        self.seen = ""

    def wait_for(self, pattern: str) -> None:
        """Read on until this is on the screen."""
        until = time.monotonic() + _PATIENCE
        while not re.search(pattern, self.seen):
            assert time.monotonic() < until, self.seen
            assert self._read(), f"it ended with: {self.seen}"

    def _read(self) -> bool:
        if not select.select([self._screen], [], [], _PATIENCE)[0]:
            return False
        try:
            data = os.read(self._screen, 65536)
        except OSError:  # Linux: the other side is closed
            return False
        self.seen += data.decode()
        return bool(data)

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self._screen, keys.encode())

    def end(self) -> int:
        while self._read():
            pass
        return self.child.wait(_PATIENCE)


@contextmanager
def at_a_terminal(cli: Cli, *args: str) -> Iterator[Terminal]:
    screen, side = pty.openpty()
    child = cli.start(
        *args,
        stdin=side,
        stdout=side,
        stderr=side,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(side, termios.TIOCSCTTY, 0),
    )
    os.close(side)
    try:
        yield Terminal(child, screen)
    finally:
        os.close(screen)
