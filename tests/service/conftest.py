"""A village for every test, and a postbox for its mail."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from service_postbox import Postbox, listening
from service_village import Village, village_in


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Village]:
    with village_in(tmp_path / "bieb") as made:
        yield made


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with listening() as made:
        yield made
