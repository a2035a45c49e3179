"""What stands beside a mention: read quickly in the text that is held, and alike in any other."""

from pathlib import Path

import pytest

from citypact.graph.extraction.contexts import before, behind, latest, nearby
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import held
from citypact.graph.reading import read_text

TEXTS = sorted((Path(__file__).parents[3] / "gold" / "texts").glob("*.txt"))[::24]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_held_text_is_read_as_any_other(path: Path) -> None:
    text = read_text(path).text
    places = range(0, len(text), 41)
    kinds = list(rules("contexts"))
    with held(text):
        quick = [(before(kind, text, at), behind(kind, text, at)) for kind in kinds for at in places]
        near = [
            (nearby(kind, text, at, at + 150), latest(kind, text, at, at + 150))
            for kind in kinds
            for at in places
        ]
    assert quick == [(before(kind, text, at), behind(kind, text, at)) for kind in kinds for at in places]
    assert near == [
        (nearby(kind, text[at : at + 150]), latest(kind, text[at : at + 150]))
        for kind in kinds
        for at in places
    ]
