"""What can go wrong with a request, in a sentence for the librarian.

The codes are those of `leads.errors.FetchError`; this is the one place that
puts them into words, in a form that can follow a name and a colon.
"""

import ssl

from leads.errors import FetchError
from leads.model import Key

SENTENCES = {
    "dns": "het adres bestaat niet of is nu niet te vinden",
    "down": "de server antwoordt niet",
    "timeout": "de server doet er te lang over",
    "tls": "de beveiligde verbinding lukt niet",
    "protocol": "de server breekt het antwoord af of spreekt geen gewone webtaal",
    "too-big": "het antwoord is te groot om te lezen",
    "bad-encoding": "de server verpakt het antwoord op een manier die we niet kunnen lezen",
    "blocked-address": "dit adres wijst naar een intern netwerk; daar lezen we niet",
    "bad-address": "dit is geen geldig webadres",
    "robots": "de site heeft ons gevraagd hier niet te lezen (robots.txt)",
    "redirects": "de site stuurt ons door zonder ergens uit te komen",
    "wall": "de site laat ons niet verder zonder toestemming voor cookies",
    "gone": "de site zegt dat deze pagina voorgoed weg is",
    "not-found": "de pagina is niet gevonden",
    "forbidden": "de site laat ons hier niet toe",
    "busy": "de server vraagt ons om later terug te komen",
    "server-error": "de server heeft een storing",
}

CERTIFICATES = {  # OpenSSL's X509_V_ERR_ numbers (x509_vfy.h)
    9: "het certificaat van de site is nog niet geldig",
    10: "het certificaat van de site is verlopen",
    18: "de site heeft haar certificaat zelf gemaakt",
    19: "het certificaat van de site komt van een onbekende uitgever",
    20: "het certificaat van de site komt van een onbekende uitgever",
    21: "het certificaat van de site komt van een onbekende uitgever",
    62: "het certificaat van de site hoort bij een ander adres",
    64: "het certificaat van de site hoort bij een ander adres",
}

OLD_TLS = "de site beveiligt de verbinding op een verouderde manier (ouder dan TLS 1.2)"
_OLD = ("PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL")  # OpenSSL's reasons end in these


def failure(code: str, url: str, *, retry_after: float | None = None) -> FetchError:
    """A FetchError with the sentence of its code; `retry_after` in seconds."""
    return FetchError(code, url, SENTENCES[code], retry_after=retry_after)


def tls_failure(url: str, error: ssl.SSLError) -> FetchError:
    """A `tls` failure that names what is wrong with the certificate or the version."""
    if (error.reason or "").endswith(_OLD):
        return FetchError("tls", url, OLD_TLS)
    number = error.verify_code if isinstance(error, ssl.SSLCertVerificationError) else 0
    return FetchError("tls", url, CERTIFICATES.get(number, SENTENCES["tls"]))


def no_key(url: str, key: Key) -> FetchError:
    """A `no-key` failure: which key is missing, where it belongs and how to get one."""
    return FetchError("no-key", url, f"de sleutel {key.name} staat niet in de omgeving; {key.how}")


def refused_key(url: str, key: Key) -> FetchError:
    """A `forbidden` failure of a question that had a key with it."""
    detail = f"de site weigert de sleutel {key.name}, of de vraag ermee; {key.how}"
    return FetchError("forbidden", url, detail)


def repeated(error: FetchError, url: str) -> FetchError:
    """The same failure again, for another address that it stands in the way of."""
    return FetchError(error.code, url, error.detail, retry_after=error.retry_after)
