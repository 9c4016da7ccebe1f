"""Foreign errors in plain words: one sentence that says what to do."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from leads.errors import StoreError, StoreFull
from leads.language import mark

_FULL = mark("De schijf is vol. Er is niets verloren: maak ruimte en start leads opnieuw.")
_BUSY = mark("De database is bezet door een ander programma. Probeer het over een minuut opnieuw.")
_READ_ONLY = mark(
    "De database {where} mag alleen gelezen worden. "
    "Geef leads schrijfrecht op het bestand en op de map."
)
_CORRUPT = mark(
    "Het bestand {where} is beschadigd of is geen database van leads. "
    "Zet een back-up terug op die plek."
)
_CANNOT_OPEN = mark(
    "De database {where} gaat niet open. Kijk of de map bestaat en of leads daar mag schrijven."
)
_DISK = mark(
    "De schijf van {where} geeft een fout bij lezen of schrijven. "
    "Zet de database op een gewone schijf, niet op een netwerkschijf."
)
_UNREACHABLE = mark("De databaseserver is niet te bereiken: {where}. Kijk of de server draait.")
_REFUSED = mark(
    "De databaseserver laat leads niet toe: {where}. Kijk de naam en het wachtwoord na."
)
_MISSING = mark("Deze database bestaat niet op de server: {where}. Maak hem eerst aan.")
_OTHER = mark("De database {where} gaf een fout: {detail}")

# by the primary name of an SQLite result code: https://www.sqlite.org/rescode.html
_SQLITE = {
    "FULL": _FULL,
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "READONLY": _READ_ONLY,
    "PERM": _READ_ONLY,
    "CORRUPT": _CORRUPT,
    "NOTADB": _CORRUPT,
    "CANTOPEN": _CANNOT_OPEN,
    "IOERR": _DISK,
    "PROTOCOL": _DISK,
}

# by SQLSTATE or its class: PostgreSQL documentation, appendix A
_POSTGRES = {
    "53100": _FULL,
    "25006": _READ_ONLY,
    "42501": _REFUSED,
    "3D000": _MISSING,
    "40": _BUSY,
    "55": _BUSY,
    "28": _REFUSED,
    "08": _UNREACHABLE,
    "57": _UNREACHABLE,
    "53": _UNREACHABLE,
}


def translate(error: DBAPIError | sqlite3.Error, where: str) -> StoreError:
    """The StoreError (or StoreFull) for an error of a database driver."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    sentence = _sentence(cause, error)
    kind = StoreFull if sentence is _FULL else StoreError
    return kind(sentence, where=where, detail=cause)


def _sentence(cause: BaseException | None, error: Exception) -> str:
    if isinstance(cause, sqlite3.Error):
        name = getattr(cause, "sqlite_errorname", None) or ""
        return _SQLITE.get(name.removeprefix("SQLITE_").partition("_")[0], _OTHER)
    state = getattr(cause, "sqlstate", None) or ""
    if not state and type(error).__name__ == "OperationalError":
        return _without_code(str(cause))
    return _POSTGRES.get(state) or _POSTGRES.get(state[:2]) or _OTHER


def _without_code(said: str) -> str:
    """A refused connection carries no SQLSTATE, only what the server said."""
    if "does not exist" in said and "database" in said:
        return _MISSING
    return _REFUSED if "authentication" in said else _UNREACHABLE
