"""What stands beside a mention: read quickly in the text that is held, and alike in any other."""

from pathlib import Path

import pytest

from citypact.graph.extraction import contexts
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


@pytest.mark.parametrize(
    ("kind", "behind_it", "said"),
    [
        ("people", " และนายเมฆา ดาวเหนือ เป็นสักขีพยาน", "witnesses"),
        ("people", " และคณะผู้บริหารเดินทางไปร่วมชมงานด้วย เป็นพยาน", "and"),
        ("documents", " ว่าด้วยน้ำ ซึ่งใช้มาตั้งแต่ปีก่อน", "holds"),
        ("documents", "\nยังมีผล", "end"),
        ("venues", " เพื่อลงนาม", "signs"),
    ],
)
def test_words_may_stand_further_behind_a_mention(kind: str, behind_it: str, said: str) -> None:
    text = f"นายก้อน{behind_it}"
    assert behind(kind, text, len("นายก้อน")) == said
    with held(text):
        assert behind(kind, text, len("นายก้อน")) == said


def test_what_may_stand_further_on_is_looked_up_and_not_tried_behind_every_mention() -> None:
    tried = {
        kind: [after.names[number] for number, *_ in after.untold]
        for kind, after in contexts._afters().items()
    }
    assert tried["people"] == tried["documents"] == tried["venues"] == ["end"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the Chinese city of ", "city-of"),
        ("a Norlandian town ", "city-of"),
        ("the Chinese people of ", "of"),
    ],
)
def test_a_city_of_a_nation_is_known_by_the_word_behind_the_nation(words: str, said: str) -> None:
    text = f"He came from {words}Hill"
    with held(text):
        assert before("parties", text, text.index("Hill")) == said
    assert before("parties", text, text.index("Hill")) == said
    assert all(needed for number, *_, needed in contexts._befores()["parties"].untold[:1])
