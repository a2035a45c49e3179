from __future__ import annotations

import pytest

from citypact.viz import render
from citypact.viz.licences import licence_words
from citypact.viz.words import Words
from tests.viz.small_networks import one_planned
from tests.viz.test_views import Reader


@pytest.mark.parametrize(
    "written",
    [
        "CC-BY-4.0",
        "cc by 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "http://creativecommons.org/licenses/by/4.0",
        "https://creativecommons.org/licenses/by/4.0/deed.th",
    ],
)
def test_one_licence_is_shown_once_however_it_is_written(written: str) -> None:
    assert licence_words([written, "CC-BY-4.0"]) == (Words("CC BY 4.0", "CC BY 4.0"),)


def test_licences_that_differ_stay_apart() -> None:
    texts = ["CC-BY-SA-4.0", "CC-BY-4.0", "CC-BY-3.0", "https://creativecommons.org/publicdomain/zero/1.0/"]
    assert [words.en for words in licence_words(texts)] == [
        "CC BY-SA 4.0",
        "CC BY 4.0",
        "CC BY 3.0",
        "CC0 1.0",
    ]
    for text in ("https://creativecommons.org/licenses/by/3.0/th/", "ODbL-1.0", "CC-BY-4.0 or later"):
        assert licence_words([text]) == (Words(text, text),)


def test_a_licence_that_is_not_known_is_said_not_to_be_stated() -> None:
    assert licence_words(["unknown", "not stated"]) == (Words("ไม่ระบุ", "not stated"),)


def test_the_footer_shows_each_licence_once() -> None:
    network = one_planned()
    network.graph["licences"] = ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "unknown")
    text = Reader(render("partners", network)).text
    assert text.count("CC BY 4.0") == 1 and "creativecommons.org" not in text and "unknown" not in text
    assert "CC BY 4.0 ; ไม่ระบุ not stated" in text
