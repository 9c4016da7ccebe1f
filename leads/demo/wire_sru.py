"""Official publications in the SRU 2.0 answers of KOOP's repository."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from leads.demo.village import Data, one_paragraph

_ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<sru:searchRetrieveResponse xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse"
 xmlns:gzd="http://standaarden.overheid.nl/sru"
 xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:c="http://standaarden.overheid.nl/collectie/">
 <sru:version>2.0</sru:version><sru:numberOfRecords>{total}</sru:numberOfRecords>
 <sru:records>{records}</sru:records>{more}
</sru:searchRetrieveResponse>
"""

_RECORD = """
 <sru:record><sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema>
  <sru:recordData><gzd:gzd>
  <gzd:originalData><overheidwetgeving:meta>
   <overheidwetgeving:owmskern>
    <dcterms:identifier>{id}</dcterms:identifier>
    <dcterms:title>{title}</dcterms:title>
    <dcterms:type scheme="OVERHEIDop.Rubriek">{type}</dcterms:type>
    <dcterms:creator scheme="OVERHEID.Gemeente">{creator}</dcterms:creator>
    <dcterms:modified>{date}</dcterms:modified>
   </overheidwetgeving:owmskern>
   <overheidwetgeving:owmsmantel>
    <dcterms:available>{date}</dcterms:available><dcterms:date>{date}</dcterms:date>{abstract}
   </overheidwetgeving:owmsmantel>
   <overheidwetgeving:tpmeta>
    <c:product-area>officielepublicaties</c:product-area>
    <overheidwetgeving:publicatienaam>Gemeenteblad</overheidwetgeving:publicatienaam>
    <overheidwetgeving:jaargang>{date:%Y}</overheidwetgeving:jaargang>
    <overheidwetgeving:publicatienummer>{number}</overheidwetgeving:publicatienummer>
    <overheidwetgeving:organisatietype
     scheme="OVERHEID.Organisatietype">gemeente</overheidwetgeving:organisatietype>{until}{area}
   </overheidwetgeving:tpmeta>
  </overheidwetgeving:meta></gzd:originalData>
  <gzd:enrichedData>
   <gzd:url>https://repository.overheid.nl/frbr/officielepublicaties/gmb/{date:%Y}/{id}/1/xml/{id}.xml</gzd:url>
   <gzd:preferredUrl>https://bekendmakingen.ammerlooenaa.example/{id}.html</gzd:preferredUrl>
  </gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"""

_DIAGNOSTIC = """<?xml version="1.0" encoding="UTF-8"?>
<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse">
<version>2.0</version><diagnostics><ns3:diagnostic
 xmlns:ns3="http://docs.oasis-open.org/ns/search-ws/diagnostic">
<ns3:uri>info:srw/diagnostic/1/10</ns3:uri><ns3:message>{message}</ns3:message>
</ns3:diagnostic></diagnostics></searchRetrieveResponse>
"""


def records(gazette: Data, *, since: str, without: str) -> list[Data]:
    """The publications changed on or after `since`; `without` is a query that may name
    kinds to leave out, as `not dt.type=="…"` would."""
    return [
        record
        for record in gazette["records"]
        if record["date"].isoformat() >= since and f'"{record["type"]}"' not in without
    ]


def answer(gazette: Data, found: Sequence[Data], *, start: int, most: int) -> bytes:
    """The page of at most `most` records from `start` (counted from 1) on."""
    page = found[start - 1 : start - 1 + most]
    after = start + len(page)
    more = f"<sru:nextRecordPosition>{after}</sru:nextRecordPosition>"
    return _ANSWER.format(
        total=len(found),
        records="".join(_record(gazette, record) for record in page),
        more=more if after <= len(found) else "",
    ).encode()


def refusal(message: str) -> bytes:
    """How the service says that a query is wrong: with status 200."""
    return _DIAGNOSTIC.format(message=escape(message)).encode()


def identifier(record: Data) -> str:
    """`gmb-2027-100231`."""
    return f"gmb-{record['date']:%Y}-{record['number']}"


def _record(gazette: Data, record: Data) -> str:
    return _RECORD.format(
        id=identifier(record),
        title=escape(record["title"]),
        type=escape(record["type"]),
        creator=escape(gazette["creator"]),
        date=record["date"],
        number=record["number"],
        abstract=_element("dcterms:abstract", one_paragraph(record.get("abstract", ""))),
        until=_element("overheidwetgeving:datumEindeReactietermijn", str(record.get("until", ""))),
        area=_area(record),
    )


def _area(record: Data) -> str:
    if "place" not in record:
        return ""
    street = _element("overheidwetgeving:straatnaam", record.get("street", ""))
    place = _element("overheidwetgeving:woonplaats", record["place"])
    return (
        f"<overheidwetgeving:gebiedsmarkering><overheidwetgeving:Adres>{street}{place}"
        "</overheidwetgeving:Adres></overheidwetgeving:gebiedsmarkering>"
    )


def _element(name: str, value: str) -> str:
    return f"\n    <{name}>{escape(value)}</{name}>" if value else ""
