"""A small PDF made by hand (ISO 32000-1 §7.5): pages of lines in Helvetica."""

from collections.abc import Sequence

_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def pdf(*pages: Sequence[str]) -> bytes:
    """A file with these pages; a page without lines is like a scan: it has no text."""
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _FONT]
    kids = []
    for lines in pages:
        stream = b"BT /F1 11 Tf 14 TL 60 780 Td\n" + b"".join(map(_row, lines)) + b"ET"
        bodies.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream))
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % len(bodies)
        )
        kids.append(b"%d 0 R" % len(bodies))
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _file(bodies)


def _row(line: str) -> bytes:
    return b"(%s)'\n" % line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(bodies: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    )
