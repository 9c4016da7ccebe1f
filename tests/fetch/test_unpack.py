"""Whatever the pieces on the wire, the body comes out whole or not at all."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.errors import FetchError
from leads.fetch.unpack import Unpacker

PACK = {
    "": bytes,
    "identity": bytes,
    "gzip": gzip.compress,
    "X-GZIP": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": lambda body: zlib.compress(body, wbits=-15),
}


def unpack(encoding: str, pieces: list[bytes], limit: int = 10_000) -> bytes:
    unpacker = Unpacker(encoding, limit, "http://dorp.example/")
    for piece in pieces:
        unpacker.feed(piece)
    return unpacker.finish()


def outcome(encoding: str, pieces: list[bytes], limit: int = 10_000) -> str:
    try:
        unpack(encoding, pieces, limit)
    except FetchError as error:
        return error.code
    return "fine"


def cut(body: bytes, size: int) -> list[bytes]:
    return [body[at : at + size] for at in range(0, len(body), size)]


@settings(deadline=None)
@given(st.sampled_from(sorted(PACK)), st.binary(max_size=2000), st.integers(1, 300))
def test_any_body_in_any_pieces(encoding: str, body: bytes, size: int) -> None:
    assert unpack(encoding, cut(PACK[encoding](body), size)) == body


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=500), st.data())
def test_a_missing_end_is_always_noticed(body: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(body)
    kept = data.draw(st.integers(1, len(packed) - 1))
    assert outcome("gzip", [packed[:kept]]) == "protocol"


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate"]))
def test_random_bytes_never_break_anything_else(junk: bytes, encoding: str) -> None:
    assert outcome(encoding, [junk]) in ("fine", "bad-encoding", "protocol", "too-big")


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_gzip_files_in_a_row_are_one_body(size: int) -> None:
    assert unpack("gzip", cut(gzip.compress(b"een") + gzip.compress(b"twee"), size)) == b"eentwee"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_padding_after_the_end_is_left(encoding: str) -> None:
    assert unpack(encoding, [PACK[encoding](b"een") + bytes(50), bytes(50)]) == b"een"


def test_an_empty_body_needs_no_packing() -> None:
    assert unpack("gzip", []) == b""


@pytest.mark.parametrize("encoding", sorted(PACK))
def test_the_limit_is_exact(encoding: str) -> None:
    body = bytes(range(256)) * 4
    packed = PACK[encoding](body)
    assert unpack(encoding, [packed], len(body)) == body
    assert outcome(encoding, [packed], len(body) - 1) == "too-big"


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip;q=1", "x"])
def test_what_we_did_not_ask_for(encoding: str) -> None:
    assert outcome(encoding, []) == "bad-encoding"
