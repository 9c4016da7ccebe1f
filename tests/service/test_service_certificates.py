"""A source with a certificate of its own: named in sources.yaml, and for that source only."""

import ssl
from collections.abc import Iterator

import pytest
import service_stories as stories
import trustme
from faultserver import FaultServer, reply
from service_village import Village, rss

from leads.fetch.failures import CERTIFICATES

AUTHORITY = trustme.CA()


@pytest.fixture
def secure(village: Village) -> Iterator[FaultServer]:
    """A paper of the village behind https, with a certificate of an authority nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("127.0.0.1").configure_cert(context)
    with FaultServer(tls=context) as server:
        server.on("/feed", reply(200, rss(stories.LESSONS)))
        village.site("krant").source["url"] = server.url("/feed")
        yield server


def test_a_certificate_in_the_settings_folder_opens_its_source(
    village: Village, secure: FaultServer
) -> None:
    village.write_settings()
    AUTHORITY.cert_pem.write_to_path(str(village.home / "config" / "krant.pem"))
    village.sites[0].source["ca_file"] = "krant.pem"
    assert not village.run().refreshed.failed
    assert set(village.items()) == {stories.LESSONS.key}


def test_without_it_the_source_fails_by_name(village: Village, secure: FaultServer) -> None:
    [visit] = village.run().refreshed.failed
    assert visit.reason == "tls"
    assert visit.detail in (CERTIFICATES[19], CERTIFICATES[20])


@pytest.mark.parametrize("switch", ["verify: nee", "insecure: ja", "tls: uit"])
def test_there_is_no_switch_to_look_away(village: Village, switch: str) -> None:
    village.site("krant").source |= dict([switch.split(": ")])
    checked = village.leads("check")
    assert checked.returncode == 3
    assert switch.split(":")[0] in checked.stdout + checked.stderr
