"""Official publications of one municipality, from the SRU 2.0 service of KOOP (no key).

`url` is the service, option `municipality` its name there: `Zandhoek`. Kept are the
sections that tell of things to do, and titles that name an event. Sections about
private persons are never kept.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlencode

from lxml import etree

from leads.errors import SourceError
from leads.language import Words
from leads.model import Item, Request, Response, Source
from leads.sources import _answer, _encoding, _publications, _time

_ANSWER = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
_DIAGNOSTIC = "{http://docs.oasis-open.org/ns/search-ws/diagnostic}"
_TERMS = "{http://purl.org/dc/terms/}"
_LAW = "{http://standaarden.overheid.nl/wetgeving/}"
_RECORD = "{http://standaarden.overheid.nl/sru}"
_SECTION = "OVERHEIDop.Rubriek"

_PAGE_SIZE = 100


def start(source: Source, since: datetime) -> Iterable[Request]:
    """What was published or changed from the Dutch day of `since` on.

    Raises SourceError `bad-option` without `municipality`.
    """
    name = _answer.option(source, "municipality").replace("\\", "").replace('"', "")
    query = (
        'c.product-area=="officielepublicaties" and w.organisatietype=="gemeente"'
        f' and dt.creator=="{name}" and dt.modified>={_time.local(since).date()}'
    )
    yield _request(source, query, 1)


def _request(source: Source, query: str, position: int) -> Request:
    parameters = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "query": query,
        "startRecord": position,
        "maximumRecords": _PAGE_SIZE,
        "recordSchema": "gzd",
    }
    return Request(
        url=f"{source.url.rstrip('?')}?{urlencode(parameters)}",
        accept="application/xml",
        carries={"query": query, "position": str(position)},
    )


def parse(source: Source, response: Response) -> Iterable[Item | Request]:
    """The useful records of a page, and the next page while there is progress.

    Raises SourceError `error-in-body` for a diagnostic, a web page or broken XML; the
    service sends all of them with status 200.
    """
    tree = _tree(response)
    records = tree.findall(f"{_ANSWER}records/{_ANSWER}record")
    for record in records:
        if item := _item(source, response, record):
            yield item
    carries = response.request.carries
    following = _number(tree.findtext(f"{_ANSWER}nextRecordPosition"))
    if records and "query" in carries and following > _number(carries.get("position")):
        yield _request(source, carries["query"], following)


def _tree(response: Response) -> etree._Element:
    text = _encoding.text_of(response)
    if _answer.is_page(text) or "<!DOCTYPE" in text or not text.strip():
        raise _answer.unexpected(text, "error-in-body")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        tree = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError as error:
        raise _answer.unexpected(text, "error-in-body") from error
    diagnostic = tree.find(f".//{_DIAGNOSTIC}diagnostic")
    if diagnostic is not None:
        message = diagnostic.findtext(f"{_DIAGNOSTIC}message") or "zonder uitleg"
        raise SourceError("error-in-body", f"De zoekdienst meldt een fout: {message[:300]}")
    if tree.tag != f"{_ANSWER}searchRetrieveResponse":
        raise _answer.unexpected(text, "error-in-body")
    return tree


def _number(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() else 0


def _item(source: Source, response: Response, record: etree._Element) -> Item | None:
    identifier, title = _term(record, "identifier"), _term(record, "title")
    section = _section(record)
    if not identifier or not _publications.is_useful(section, title):
        return None
    day = _term(record, "available") or _term(record, "modified") or _term(record, "date")
    return _answer.item(
        source,
        response,
        _answer.Found(
            key=identifier,
            url=record.findtext(f".//{_RECORD}preferredUrl")
            or f"https://zoek.officielebekendmakingen.nl/{identifier}.html",
            title=title,
            text="\n".join(_lines(record, section)),
            place=_one_place(record),
            when=_time.published(day, response.fetched_at),
        ),
    )


def _term(record: etree._Element, name: str) -> str:
    return (record.findtext(f".//{_TERMS}{name}") or "").strip()


def _section(record: etree._Element) -> str:
    """The type that names a section; a record may carry several types."""
    types = record.findall(f".//{_TERMS}type")
    types.sort(key=lambda element: element.get("scheme") != _SECTION)
    return (types[0].text or "").strip().lower() if types else ""


def _lines(record: etree._Element, section: str) -> Iterator[str]:
    """Everything the record tells, in sentences."""
    yield _term(record, "abstract")
    yield _publications.told(section, _term(record, "creator"))
    streets = ", ".join(sorted(_all(record, "straatnaam")))
    where = ", ".join(filter(None, (streets, _one_place(record))))
    if where:
        yield f"Plaats: {where}."
    until = _time.read(record.findtext(f".//{_LAW}datumEindeReactietermijn") or "")
    if until:
        yield f"Reageren kan tot en met {Words('nl').day(until[0].date(), year=True)}."


def _all(record: etree._Element, name: str) -> set[str]:
    return {(found.text or "").strip() for found in record.iterfind(f".//{_LAW}{name}")} - {""}


def _one_place(record: etree._Element) -> str | None:
    places = _all(record, "woonplaats")
    return places.pop() if len(places) == 1 else None
