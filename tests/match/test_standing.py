"""Whom to call first: clubs before authorities, before venues, before the library."""

import pytest

from leads.match.standing import Standing, standing


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heemkundekring De Wever", Standing.BODY),
        ("Taalcafé Elzerade", Standing.BODY),
        ("Adviesraad Sociaal Domein", Standing.BODY),
        ("Gemeentebelangen", Standing.BODY),
        ("de gemeente Elzerade", Standing.AUTHORITY),
        ("Politie Elzerade", Standing.AUTHORITY),
        ("Dorpshuis De Schutse", Standing.VENUE),
        ("Café De Zwaan", Standing.VENUE),
        ("De Bibliotheek Elzerade", Standing.LIBRARY),
    ],
)
def test_a_name_tells_its_standing(name: str, expected: Standing) -> None:
    assert standing(name) is expected
