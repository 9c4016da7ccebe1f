"""Unpacking an answer without ever holding more than was agreed.

HTTP libraries unpack a whole chunk at once: two megabytes on the wire can become
two gigabytes before anybody counts. Here the unpacker is asked for small pieces.
"""

import zlib

from leads.fetch.failures import failure

_STEP = 65536
_GZIP, _ZLIB, _RAW_DEFLATE = 31, 15, -15  # window sizes that choose zlib's format
_GZIP_ENCODINGS = ("gzip", "x-gzip")
_PLAIN_ENCODINGS = ("", "identity")


class Unpacker:
    """Takes a body as it came over the wire and keeps it unpacked, up to `limit` bytes.

    `encoding` is the Content-Encoding header. Raises FetchError: `bad-encoding`
    for what we did not ask for or cannot read, `too-big` past the limit, on the
    wire or unpacked.
    """

    def __init__(self, encoding: str, limit: int, url: str) -> None:
        self.body = bytearray()
        self._encoding = encoding.strip().lower()
        self._limit = limit
        self._url = url
        self._taken = 0
        self._inflate: zlib._Decompress | None = None
        if self._encoding not in (*_GZIP_ENCODINGS, *_PLAIN_ENCODINGS, "deflate"):
            raise failure("bad-encoding", url)

    def feed(self, raw: bytes) -> None:
        """Take the next bytes from the wire."""
        self._taken += len(raw)
        if self._encoding in _PLAIN_ENCODINGS:
            self._keep(raw)
        else:
            self._unpack(raw)
        if self._taken > self._limit:
            raise failure("too-big", self._url)

    def finish(self) -> bytes:
        """The whole body; raises FetchError `protocol` when its end is missing."""
        if self._inflate is not None:
            self._keep(self._inflate.flush())
            if not self._inflate.eof:
                raise failure("protocol", self._url)
        return bytes(self.body)

    def _unpack(self, raw: bytes) -> None:
        try:
            while raw:
                inflate = self._next_member(raw)
                if inflate is None:
                    return
                self._keep(inflate.decompress(raw, _STEP))
                raw = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        except zlib.error as error:
            raise failure("bad-encoding", self._url) from error

    def _next_member(self, raw: bytes) -> "zlib._Decompress | None":
        """The unpacker for these bytes; None for padding after the end.

        A gzip body may be several files in a row (RFC 1952 §2.2), and 'deflate'
        comes with or without the zlib header it should have (RFC 9110 §8.4.1.2).
        """
        if self._inflate is None:
            self._inflate = zlib.decompressobj(self._window(raw[0]))
        elif self._inflate.eof:
            if self._encoding == "deflate" or raw[0] != 0x1F:
                return None
            self._inflate = zlib.decompressobj(_GZIP)
        return self._inflate

    def _window(self, first: int) -> int:
        if self._encoding != "deflate":
            return _GZIP
        return _ZLIB if first & 0x0F == 8 else _RAW_DEFLATE

    def _keep(self, piece: bytes) -> None:
        self.body += piece[: self._limit - len(self.body) + 1]
        if len(self.body) > self._limit:
            del self.body[self._limit :]
            raise failure("too-big", self._url)
