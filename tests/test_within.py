"""Of which town, region or state an office, a place or a body is, as the words beside it say."""

from __future__ import annotations

import pytest

from dossier.collection.build import analyse_document
from dossier.collection.card import make_card
from dossier.model import Card
from dossier.people.actors_file import Authority
from dossier.read.text import document_from_text
from dossier.settings import Settings


def record(text: str) -> Card:
    """Return what joining knows of a text."""
    settings = Settings()
    dossier = analyse_document(document_from_text(text, path="a.txt", settings=settings), settings)
    return make_card(dossier, Authority())


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("DAYTON, Ohio, May 3, 2021 — Mayor Walter Prindle opened the new bridge on Monday.", "mayor of dayton"),
        ("Dayton Mayor Walter Prindle opened the new bridge on Monday.", "mayor of dayton"),
        ("Walter Prindle, mayor of Dayton, opened the new bridge on Monday.", "mayor of dayton"),
        ("Mayor Walter Prindle of Dayton opened the new bridge on Monday.", "mayor of dayton"),
        ("WASHINGTON, May 3, 2021 — Mayor Walter Prindle met senators on Monday.", "mayor"),
        ("ALBANY, New York, May 3, 2021 — Governor Walter Prindle met senators on Monday.", "governor"),
        ("He spoke on Monday. And Mayor Walter Prindle opened the new bridge.", "mayor"),
    ],
)
def test_an_office_of_a_town_takes_the_place_that_stands_beside_it(text: str, role: str) -> None:
    assert [actor.roles for actor in record(text).actors if actor.name == "Walter Prindle"] == [(role,)]


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("The fire began in Cambridge, Massachusetts, on Monday.", "Cambridge", "massachusetts"),
        ("The fire began in Cambridge, Mass., on Monday.", "Cambridge", "massachusetts"),
        ("The fire began in Cambridge, England, on Monday.", "Cambridge", "gb-eng"),
        ("The fire began in Cambridge on Monday.", "Cambridge", ""),
        ("They went to Ohio, Cambridge, Maryland, and Virginia on Monday.", "Cambridge", ""),
        ("They met in Nevada, California, on Monday.", "Nevada", ""),
        ("MONTGOMERY, Ala., May 3, 2021 — The Senate passed a bill on Monday.", "Senate", "alabama"),
        ("MONTGOMERY, Ala., May 3, 2021 — The Senate met on Monday. The U.S. Congress did not.", "Senate", ""),
        ("WASHINGTON, May 3, 2021 — The Senate passed a bill on Monday.", "Senate", ""),
        (
            "The Russian Foreign Ministry spoke. The Ukrainian Foreign Ministry paused. The Foreign Ministry left.",
            "Foreign Ministry",
            "a#foreign-ministry",
        ),
    ],
)
def test_a_place_or_body_is_within_what_the_document_says(text: str, name: str, within: str) -> None:
    assert [actor.within for actor in record(text).actors if actor.name == name] == [within]
