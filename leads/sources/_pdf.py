"""The words of a PDF, page by page; never its pictures, forms or attachments."""

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from leads import limits
from leads.errors import SourceError
from leads.model import Response
from leads.sources import _answer, _encoding
from leads.text import clean

if TYPE_CHECKING:
    from pypdf import PdfReader

_SEARCH_BYTES = 1024  # viewers accept junk before the header (ISO 32000-1, annex H.3.4.1)
_BROKEN_WORD = re.compile(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])")
_WRAPPED = re.compile(r"(?<=[^\n]{40}[^\n.!?:;])\n(?=\w)")  # a long line that just goes on
_ENOUGH = 20  # letters; a scan often has a page number or a stamp as its only text
_LOCKED = "Dit stuk is beveiligd: er is geen tekst uit te lezen."
_SCAN = "In dit stuk staat geen tekst: het is een scan of een plaatje."
_DAMAGED = "Dit stuk is beschadigd: er is geen tekst uit te lezen."

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # each flaw is a line otherwise


def pages(response: Response) -> list[str]:
    """The text of each of the first PDF_PAGES pages, '' for a page of pictures.

    Raises SourceError: `not-a-pdf` or `wall` for something else, `no-text` for a PDF that is
    locked, scanned or damaged.
    """
    if b"%PDF-" not in response.body[:_SEARCH_BYTES]:
        raise _answer.unexpected(_encoding.text_of(response), "not-a-pdf")
    found = _read(response.body)
    if sum(map(str.isalpha, "".join(found))) < _ENOUGH:
        raise SourceError("no-text", _SCAN)
    return found


def _read(body: bytes) -> list[str]:
    from pypdf import PdfReader  # half a second, for the few sources that need it
    from pypdf.errors import PyPdfError

    # what pypdf meets in a damaged file, besides its own errors
    damage = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError("no-text", _LOCKED)
        return list(_texts(reader))
    except (*damage, RecursionError, OSError, NotImplementedError) as error:
        raise SourceError("no-text", _DAMAGED) from error


def _texts(reader: "PdfReader") -> Iterator[str]:
    """Page after page, until there is more than anybody reads of one source."""
    room = limits.PDF_CHARS
    for number, page in enumerate(reader.pages):
        if number == limits.PDF_PAGES or room <= 0:
            return
        text = _WRAPPED.sub(" ", clean(_BROKEN_WORD.sub("", page.extract_text()), room))
        room -= len(text)
        yield text
