"""Bytes → text, also when the label lies.

Valid UTF-8 that is not plain ASCII is practically never anything else, so it goes
before the declared charset; 'iso-8859-1' is read as windows-1252 (WHATWG Encoding
Standard §4.2). What is left of UTF-8 that was read as windows-1252 is put right.
"""

import codecs
import re

from leads.model import Response

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ((b"<\x00?\x00", "utf-16-le"), (b"\x00<\x00?", "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_LATIN = {"iso8859-1", "ascii", "cp1252", "utf-8"}

_CP1252 = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))
_BYTE = {character: byte for byte, character in enumerate(_CP1252)}
_TRAIL = "[" + re.escape(_CP1252[0x80:0xC0]) + "]"
# Only the letters, marks and emoji in use here: 'É”' in a Dutch text is no damage.
_SIGNS = ("Â", "Ã", "Å", "â€", "â‚", "â„", "â†", "ï»¿", "ðŸ")
_DAMAGE = re.compile(f"[ÂÃÅ]{_TRAIL}|â[€‚„†]{_TRAIL}|ï»¿|ðŸ{_TRAIL}{{2}}")


def text_of(response: Response) -> str:
    """The body as text, without byte-order mark; never fails."""
    return decode(response.body, response.headers.get("content-type", ""))


def decode(body: bytes, content_type: str = "") -> str:
    """Text from bytes: mark, UTF-8, HTTP charset, XML declaration, windows-1252."""
    return repair(_decode(body, content_type).lstrip("\ufeff"))


def repair(text: str) -> str:
    """Undo UTF-8 read as windows-1252: 'cafÃ©' → 'café', 'â€™' → '’'."""
    if not any(sign in text for sign in _SIGNS):
        return text
    return _DAMAGE.sub(_repaired, text)


def _repaired(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTE[character] for character in match[0]).decode()
    except UnicodeDecodeError:
        return match[0]


def _decode(body: bytes, content_type: str) -> str:
    for start, encoding in (*_BOMS, *_WIDE):
        if body.startswith(start):
            return body.decode(encoding, "replace")
    for encoding in ("utf-8", *_declared(body, content_type)):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    return codecs.charmap_decode(body, "strict", _CP1252)[0]


def _declared(body: bytes, content_type: str) -> list[str]:
    """The charsets named, in order of authority; unknown and latin ones left out."""
    found = _CHARSET.search(content_type)
    inside = _DECLARED.match(body[:1000])
    names = [found[1] if found else "", inside[1].decode() if inside else ""]
    return [name for name in names if _is_other_charset(name)]


def _is_other_charset(name: str) -> bool:
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return False
    return codec.name not in _LATIN and getattr(codec, "_is_text_encoding", True)
