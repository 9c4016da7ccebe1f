"""Addresses are read strictly, as readers disagree about odd ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.errors import FetchError
from leads.fetch.address import follow, parse

BAD = [
    "", "nieuws", "//dorp.example/", "ftp://dorp.example/", "file:///etc/passwd",
    "javascript:alert(1)", "http://", "http:///pad", "http://kees:geheim@dorp.example/",
    "http://@dorp.example/", "http://127.0.0.1\\@dorp.example/", "http://dorp.example/\\x",
    "http://dorp.example/\x00", "http://dorp.example/a\nb", "http://dorp.example/\x7f",
    "http://dorp.example:99999/", "http://dorp.example:0/", "http://dorp.example:x/",
    "http://[::1", "http://[fe80::1%25eth0]/", "http://a b/", "http://.dorp.example/",
    "http://a..b/", "http://ex%61mple.nl/", f"http://{'a' * 64}.nl/", "http://x.nl/\ud800",
    "http://dorp.example/" + "a" * 2000,
]  # fmt: skip


@pytest.mark.parametrize("url", BAD)
def test_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError) as failed:
        parse(url)
    assert failed.value.code == "bad-address"


@pytest.mark.parametrize(
    "url", ["http://１２７.０.０.１/", "http://xn--/", "http://" + "é" * 60 + ".nl/"]
)
def test_names_that_are_no_names_are_never_asked(code, url: str) -> None:
    assert code(url, resolve=lambda _: ["127.0.0.1"]) == "bad-address"


def test_the_parts_of_an_address() -> None:
    address = parse(" HTTPS://Dorp.Example.:8443/a b?x=1#kop ")
    assert (address.scheme, address.host, address.port) == ("https", "dorp.example", 8443)
    assert address.url == "https://Dorp.Example.:8443/a b?x=1"
    assert address.origin == "https://dorp.example:8443"
    assert parse("http://[::1]/a").origin == "http://[::1]:80"
    assert parse("http://[::1]/a").robots.url == "http://[::1]/robots.txt"


def test_where_a_redirect_leads() -> None:
    here = parse("http://dorp.example/map/feed")
    assert follow(here, "../x?y").url == "http://dorp.example/x?y"
    assert follow(here, "//stad.example/").url == "http://stad.example/"
    assert follow(here, "https://dorp.example/").scheme == "https"
    for location in ("http://[", "mailto:x@y.nl", "https://u@dorp.example/"):
        with pytest.raises(FetchError, match="geldig"):
            follow(here, location)


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_is_an_address_or_a_failure(url: str, location: str) -> None:
    for text in (url, f"http://{url}", f"https://dorp.example/{url}"):
        assert outcome(text, location) in ("fine", "bad-address", "redirects")


def outcome(text: str, location: str) -> str:
    try:
        follow(parse(text), location)
    except FetchError as error:
        return error.code
    return "fine"
