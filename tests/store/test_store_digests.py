"""A digest is sent once: by one program, and never again when that is unsure."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from store_nouns import NOW, TODAY

from leads.errors import StoreError
from leads.model import DigestRecord, Sending
from leads.store import Store

LATER = NOW + timedelta(minutes=10)


def claim(store: Store, message_id: str = "<1@leads>") -> bool:
    return store.digests.claim("elsbroek", TODAY, message_id, NOW)


def mark(store: Store, state: Sending, detail: str | None = None) -> None:
    store.digests.mark("elsbroek", TODAY, state, detail, LATER)


def test_one_of_many_claims_wins(url: str, store: Store) -> None:
    with Store.open(url, backups=None) as other, ThreadPoolExecutor(8) as pool:
        both = [store, other] * 4
        won = list(pool.map(claim, both, (f"<{number}@leads>" for number in range(8))))
    assert won.count(True) == 1
    record = store.digests.get("elsbroek", TODAY)
    assert record == DigestRecord(
        branch_id="elsbroek",
        day=TODAY,
        state=Sending.CLAIMED,
        at=NOW,
        message_id=f"<{won.index(True)}@leads>",
    )


def test_a_claim_that_was_never_answered_is_not_sent_again(store: Store) -> None:
    assert claim(store)
    assert not claim(store)


@pytest.mark.parametrize("state", [Sending.SENT, Sending.UNCLEAR, Sending.SKIPPED])
def test_what_may_have_gone_out_is_not_claimed_again(store: Store, state: Sending) -> None:
    claim(store)
    mark(store, state, "250 OK")
    assert not claim(store)
    record = store.digests.get("elsbroek", TODAY)
    assert record is not None
    assert (record.state, record.detail, record.at) == (state, "250 OK", LATER)


def test_what_was_refused_may_be_claimed_once_more(store: Store) -> None:
    claim(store)
    mark(store, Sending.REFUSED, "450 later")
    assert claim(store, "<2@leads>")
    assert not claim(store, "<3@leads>")
    record = store.digests.get("elsbroek", TODAY)
    assert record is not None
    assert (record.state, record.message_id, record.detail) == (
        Sending.CLAIMED,
        "<2@leads>",
        None,
    )


def test_a_person_can_clear_up_what_was_unclear(store: Store) -> None:
    claim(store)
    mark(store, Sending.UNCLEAR)
    mark(store, Sending.REFUSED, "nagekeken: niet aangekomen")
    assert claim(store)


def test_a_day_can_be_skipped_without_a_claim(store: Store) -> None:
    mark(store, Sending.SKIPPED, "te laat op de dag")
    record = store.digests.get("elsbroek", TODAY)
    assert record is not None
    assert record.state is Sending.SKIPPED
    assert not claim(store)


def test_what_was_sent_cannot_be_skipped(store: Store) -> None:
    claim(store)
    mark(store, Sending.SENT)
    mark(store, Sending.SKIPPED)
    record = store.digests.get("elsbroek", TODAY)
    assert record is not None
    assert record.state is Sending.SENT


def test_nothing_is_sent_without_a_claim(store: Store) -> None:
    with pytest.raises(StoreError, match="nooit aangemeld"):
        mark(store, Sending.SENT)
    assert store.digests.get("elsbroek", TODAY) is None


def test_days_and_branches_are_claimed_apart(store: Store) -> None:
    assert claim(store)
    assert store.digests.claim("neerdal", TODAY, "<n@leads>", NOW)
    assert store.digests.claim("elsbroek", TODAY + timedelta(days=1), "<m@leads>", NOW)
    last = store.digests.last("elsbroek")
    assert last is not None
    assert last.day == TODAY + timedelta(days=1)
    assert store.digests.last("oosterwolde") is None
