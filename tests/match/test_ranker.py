"""The learned score: linear, explained, small, and deaf to names."""

import io
from zlib import crc32

import numpy as np
import pytest
from match_nouns import CRASH, FINDS, TODAY, extraction, item, knowledge, ranker

from leads import settings
from leads.match.features import Findings, numbers
from leads.match.ngrams import counted_tokens, grams_of
from leads.match.ranker import GRADE, Ranker
from leads.match.reading import Reading, read
from leads.model import Item


def looked_at(paper: Item) -> tuple[Reading, dict[str, float]]:
    found = Findings(paper, extraction(paper), knowledge(), TODAY)
    return found.reading, numbers(found)


def test_the_file_is_small() -> None:
    assert len(settings.load_ranker()) <= 3_000_000


def test_good_news_scores_above_an_accident() -> None:
    good = ranker().judge(*looked_at(item("Vondsten zoeken onderdak", FINDS)))
    bad = ranker().judge(*looked_at(item("Aanrijding", CRASH)))
    assert good.score > 1.5 > 0.7 > bad.score
    assert (good.grade, bad.grade) == (3, 0) or (good.grade, bad.grade) == (2, 0)


def test_the_score_is_the_sum_of_what_it_explains() -> None:
    reading, named = looked_at(item("Vondsten zoeken onderdak", FINDS))
    parts = ranker().explain(reading, named, most=10_000)
    nothing = ranker().judge(read(item()), {}).score
    total = nothing + sum(share for _, share in parts)
    assert total == pytest.approx(ranker().judge(reading, named).score, abs=1e-3)


def test_what_weighs_most_is_told_first() -> None:
    reading, named = looked_at(item("Vondsten zoeken onderdak", FINDS))
    weights = [abs(share) for _, share in ranker().explain(reading, named, most=5)]
    assert len(weights) == 5
    assert weights == sorted(weights, reverse=True)


def test_words_and_numbers_both_count() -> None:
    reading, named = looked_at(item("Vondsten zoeken onderdak", FINDS))
    told = dict(ranker().explain(reading, named, most=10_000))
    assert told["zoekt"] > 0
    assert told["[ask:ruimte]"] > 0


def test_years_and_numbers_are_one_word() -> None:
    def grams(text: str) -> list[list[int]]:
        tokens = counted_tokens(read(item(text=text)))
        return [own.tolist() for own in grams_of(tokens)]

    assert grams("in 2025 om 20.00 uur") == grams("in 2031 om 09.15 uur")


def test_a_gram_is_the_same_on_every_machine() -> None:
    (own,) = grams_of(counted_tokens(read(item(text="zaal"))))
    assert crc32(b"w:zaal") in own.tolist()
    assert crc32(b"c:<zaal>") in own.tolist()
    assert crc32(b"c:zaal") in own.tolist()


@pytest.mark.parametrize("name", ["zevenhuisdijk", "kempenaarde", "rietkraag", "zevenblad"])
def test_names_of_one_village_are_no_words_of_the_model(name: str) -> None:
    with np.load(io.BytesIO(settings.load_ranker())) as file:
        assert crc32(f"w:{name}".encode()) not in file["hashes"].tolist()


def test_by_token_gives_each_word_its_place() -> None:
    paper = item(text="De kring zoekt een zaal.")
    shares = list(ranker().by_token(read(paper), GRADE))
    assert [paper.quote(token.span) for token, _ in shares] == [
        "De",
        "kring",
        "zoekt",
        "een",
        "zaal",
    ]


def test_a_file_of_another_format_is_refused() -> None:
    with np.load(io.BytesIO(settings.load_ranker())) as file:
        parts = {name: file[name] for name in file.files} | {"format": np.array(99)}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **parts)
    with pytest.raises(ValueError, match="format 99"):
        Ranker.from_bytes(buffer.getvalue())
