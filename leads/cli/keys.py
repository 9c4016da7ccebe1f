"""Single keys: at once from a terminal, the first letter of each line from a pipe."""

import os
import re
import sys
from collections import deque
from types import TracebackType
from typing import Any

import click

END = "q"
_CTRL_D = "\x04"
# what an arrow or function key sends (ECMA-48 §5.4, and the older ESC O letter)
_NOT_A_LETTER = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O?.?)", re.DOTALL)


class Keys:
    """The keys of one sitting, in small letters.

    The terminal stays in one mode from beginning to end, so that nothing is lost
    of what is typed ahead; Ctrl-C goes on to interrupt, as everywhere.
    """

    def __init__(self) -> None:
        self._waiting: deque[str] = deque()
        self._before: list[Any] | None = None

    def __enter__(self) -> "Keys":
        if sys.platform != "win32" and sys.stdin.isatty():
            import termios
            import tty

            self._before = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin, termios.TCSADRAIN)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if sys.platform != "win32" and self._before is not None:
            import termios

            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)

    def next(self) -> str:
        """Wait for a key; the end of the input is a 'q'."""
        if self._before is not None:
            return self._typed()
        if sys.stdin.isatty():
            return click.getchar().lower()
        line = sys.stdin.readline()
        return line.strip()[:1].lower() if line else END

    def _typed(self) -> str:
        while not self._waiting:
            typed = os.read(sys.stdin.fileno(), 64).decode(errors="ignore")
            if not typed:
                return END
            self._waiting.extend(_NOT_A_LETTER.sub("", typed).lower())
        key = self._waiting.popleft()
        return END if key == _CTRL_D else key
