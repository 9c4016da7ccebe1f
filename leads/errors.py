"""Everything that can go wrong, as one tree.

    LeadsError
    ├── ConfigError          the settings are wrong; carries every problem at once
    ├── UserError            what was asked cannot be done; the message says what can
    ├── FetchError           a request failed; `code` says how, `retry_after` how long to wait
    ├── SourceError          an answer came, but not what this kind of source promises
    ├── StoreError           the database said no
    │   ├── StoreFull        no room on the disk
    │   ├── SchemaError      written by a newer or a broken program
    │   └── AlreadyRunning   another run holds the lease
    ├── NlpError             a language model is missing or does not fit
    └── MailError            the message was not (or perhaps not) delivered
        ├── MailRefused      the server said no: safe to try again
        └── MailUnclear      the server may have it: never try again by itself

Foreign exceptions are wrapped where they come in, with the cause chained. One
bad source, item or mail is recorded as a value and does not stop the rest.
"""

from dataclasses import dataclass


class LeadsError(Exception):
    """Root of all; its text is meant for the person at the keyboard.

    `str(error)` is Dutch. `sentence` is the same with its `values` still in {braces},
    for `Words.told` to say in another language:
    `UserError(mark("Ik ken geen bron '{id}'."), id="krant")`.
    """

    def __init__(self, sentence: str = "", /, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a file the user wrote. `line` counts from 1."""

    file: str
    line: int | None
    message: str

    @property
    def where(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class ConfigError(LeadsError):
    """The settings are wrong. `problems` lists every fault, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class UserError(LeadsError):
    """What was asked cannot be done; the text says what can."""


class FetchError(LeadsError):
    """A request failed.

    `code` is one of: dns, down, timeout, tls, protocol, too-big, bad-encoding,
    blocked-address, bad-address, robots, redirects, wall, gone, not-found,
    forbidden, busy, server-error, no-key.
    """

    def __init__(
        self, code: str, url: str, detail: str, *, retry_after: float | None = None
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.url = url
        self.detail = detail
        self.retry_after = retry_after


class SourceError(LeadsError):
    """An answer came, but it is not what this kind of source promises.

    `code` is one of: not-a-feed, not-json, not-a-pdf, not-a-mail, no-text, half-a-feed, wall,
    error-in-body, redesign, parse-timeout, parse-crash, bad-option, no-key,
    not-found, opted-out.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str]]:
        return type(self), (self.code, self.detail)


class StoreError(LeadsError):
    """The database said no."""


class StoreFull(StoreError):
    """No room on the disk; what was stored before is intact."""


class SchemaError(StoreError):
    """The database was written by a newer program, or a migration did not finish."""


class AlreadyRunning(StoreError):
    """Another run holds the lease on this database."""


class NlpError(LeadsError):
    """A language model is missing or was made for another version."""


class MailError(LeadsError):
    """The message was not, or perhaps not, delivered."""


class MailRefused(MailError):
    """The server said no before it took the message: safe to try again."""


class MailUnclear(MailError):
    """The connection broke after the message was handed over: never resent by itself."""
