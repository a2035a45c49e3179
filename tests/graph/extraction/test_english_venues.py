"""Rooms and sites as English texts name them."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.english_venues import english_places
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They signed it at Riverside Hotel's Orchid Room.", ("Orchid Room", "Riverside Hotel")),
        ("The guests were led to Sunhill Town Hall, where the two signed it.", (None, "Sunhill Town Hall")),
        (
            "June 6, 2019, 1 p.m. Sunhill Convention Hotel, 4th Floor, Hillton – It was signed.",
            ("4th Floor", "Sunhill Convention Hotel"),
        ),
        (
            "They signed at the 80th Anniversary Commemorative Auditorium of the Hill Council.",
            ("80th Anniversary Commemorative Auditorium", "Hill Council"),
        ),
        (
            "It took place in the Co-working Space, 3rd Floor, Hill House.",
            ("Co-working Space, 3rd Floor", "Hill House"),
        ),
        ("At Lime Light Avenue, the mayor led the signing.", (None, "Lime Light Avenue")),
        ("They signed yesterday in Wisma Sailom here.", (None, "Wisma Sailom")),
    ],
)
def test_a_place_is_a_room_and_its_house(text: str, told: tuple[str | None, str]) -> None:
    (place,) = english_places(Mentions.of(article(f"A pact\n\n{text}")))
    assert (place.room and place.room.value, place.site and place.site.value) == told


def test_who_is_in_office_is_in_no_room() -> None:
    text = "A pact\n\nIt began when Mayor Kon Mekha was in office and signed it."
    assert list(english_places(Mentions.of(article(text)))) == []


def test_whose_office_somebody_holds_is_no_place() -> None:
    text = "Invented news\n\nThey met Kon Mekha, head of the Art Centre of the Hill Museum."
    assert [*english_places(Mentions.of(article(text)))] == []
