"""Addresses compare equal when they lead to one page, and only then."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.address import canonical, same_site

SAME = [
    ("http://www.Example.NL:80/a/../b/./c", "https://www.example.nl/b/c"),
    ("https://example.nl:443/", "https://example.nl"),
    ("https://example.nl./nieuws", "https://example.nl/nieuws"),
    ("https://kees:geheim@example.nl/", "https://example.nl/"),
    ("https://example.nl/a?utm_source=x&b=2&a=1&fbclid=q#kop", "http://example.nl/a?a=1&b=2"),
    ("https://example.nl/a?PHPSESSID=12ab", "https://example.nl/a"),
    ("https://example.nl/a;jsessionid=12ab", "https://example.nl/a"),
    ("https://example.nl/caf%c3%a9", "https://example.nl/café"),
    ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    (" https://example.nl/a ", "https://example.nl/a"),
]
DIFFERENT = [
    ("https://www.example.nl/", "https://example.nl/"),
    ("https://example.nl/a?id=1", "https://example.nl/a?id=2"),
    ("https://example.nl:8080/", "https://example.nl/"),
    ("https://example.nl/Nieuws", "https://example.nl/nieuws"),
    ("https://example.nl/a?reference=1", "https://example.nl/a"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_address_are_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_pages_stay_apart(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize("text", ["", "mailto:info@example.nl", "geen adres", "http://[", "//x"])
def test_what_is_no_web_address_comes_back(text: str) -> None:
    assert canonical(text) == text


_hosts = st.from_regex(r"[a-z][a-z0-9-]{0,8}[a-z0-9](\.[a-z]{2,4}){1,2}", fullmatch=True)
_addresses = st.builds(
    "{}://{}{}/{}?{}#{}".format,
    st.sampled_from(["http", "https", "HTTP"]),
    _hosts,
    st.sampled_from(["", ":80", ":443", ":8080", "."]),
    st.text(max_size=20),
    st.text(max_size=20),
    st.text(max_size=5),
)


@settings(deadline=None)
@given(st.one_of(st.text(), _addresses))
def test_a_key_is_its_own_key(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@settings(deadline=None)
@given(_hosts, st.text(alphabet=st.characters(exclude_characters="@/\\?#:[]"), max_size=20))
def test_the_host_is_never_changed(host: str, rest: str) -> None:
    assert urlsplit(canonical(f"https://{host}/{rest}")).hostname == host


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("http://krant.example/feed", True),
        ("https://www.krant.example/nieuws.xml?a=1", True),
        ("https://KRANT.example./", True),
        ("https://feeds.krant.example/rss", False),
        ("https://krant.example.org/rss", False),
        ("geen adres", False),
    ],
)
def test_one_site_is_one_host_with_or_without_www(other: str, same: bool) -> None:
    assert same_site("https://krant.example/rss", other) is same
    assert same_site(other, "https://www.krant.example/rss") is same
