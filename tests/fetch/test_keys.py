"""Keys go where the server wants them, and nowhere else; 'too much' is no refusal."""

from faultserver import FaultServer, redirect, reply

from leads import limits
from leads.errors import FetchError
from leads.model import Key, Response

BODY = b"<rss>nieuws</rss>"


def test_a_key_in_an_address_is_known_to_the_server_alone(server: FaultServer, fetch) -> None:
    server.on("/data?k=s3cr3t%261", reply(200, BODY))
    asked = {"key": Key("RID", "vraag de griffie", header="")}
    answer = fetch(server.url("/data?k=__KEY__"), request=asked, secrets={"RID": "s3cr3t&1"})
    assert isinstance(answer, Response)
    assert "s3cr3t" not in repr(answer)
    assert "authorization" not in server.asked("/data?k=s3cr3t%261")[0].headers


def test_a_key_in_data_is_written_as_json(server: FaultServer, fetch) -> None:
    server.on("/login", reply(200, b"{}"))
    asked = {
        "key": Key("PASS", "maak er een", header=""),
        "method": "POST",
        "data": b'{"password": "__KEY__"}',
    }
    fetch(server.url("/login"), request=asked, secrets={"PASS": 'a"b'})
    assert server.asked("/login")[0].data == b'{"password": "a\\"b"}'


def test_another_site_cannot_ask_for_the_key_by_its_place(server: FaultServer, fetch) -> None:
    with FaultServer("127.0.0.2") as other:
        server.on("/data?k=s3cr3t", redirect(other.url("/thief?k=__KEY__")))
        asked = {"key": Key("RID", "vraag de griffie", header="")}
        fetch(server.url("/data?k=__KEY__"), request=asked, secrets={"RID": "s3cr3t"})
        assert not [path for path in other.paths if "s3cr3t" in path]


def test_a_failure_is_told_without_the_key(server: FaultServer, fetch) -> None:
    server.on("/data?k=s3cr3t", reply(200, BODY, {"Content-Encoding": "gzip"}))
    asked = {"key": Key("RID", "vraag de griffie", header="")}
    error = fetch(server.url("/data?k=__KEY__"), request=asked, secrets={"RID": "s3cr3t"})
    assert isinstance(error, FetchError)
    assert "s3cr3t" not in f"{error.url} {error.detail} {error.__cause__!r}"


def test_a_refused_key_is_named_and_how_to_get_another(server: FaultServer, fetch) -> None:
    server.on("/data", reply(400, b"{}"))
    asked = {"key": Key("TOKEN", "maak een nieuwe")}
    error = fetch(server.url("/data"), request=asked, secrets={"TOKEN": "oud"})
    assert (error.code, error.detail) == (
        "forbidden",
        "de site weigert de sleutel TOKEN, of de vraag ermee; maak een nieuwe",
    )


def test_a_status_that_means_too_much_is_no_refusal_and_not_asked_again(server, fetch) -> None:
    server.on("/maand", reply(403, b""))
    error = fetch(server.url("/maand"), request={"busy": frozenset({403})})
    assert (error.code, error.retry_after) == ("busy", limits.THROTTLED_SECONDS)
    assert len(server.asked("/maand")) == 1


def test_who_was_given_a_key_is_no_crawler_but_a_site_it_leads_to_decides(server, fetch) -> None:
    closed = reply(200, b"User-agent: *\nDisallow: /")
    server.on("/robots.txt", closed)
    server.on("/data", reply(200, BODY))
    asked = {"key": Key("TOKEN", "maak een token")}
    assert isinstance(fetch(server.url("/data"), None, asked, secrets={"TOKEN": "x"}), Response)
    assert fetch(server.url("/data")).code == "robots"
    with FaultServer("127.0.0.2") as other:
        other.on("/robots.txt", closed)
        server.on("/data", redirect(other.url("/data")))
        assert fetch(server.url("/data"), None, asked, secrets={"TOKEN": "x"}).code == "robots"
        assert other.paths == ["/robots.txt"]
