from __future__ import annotations

from typing import Any

import pytest

from citypact.graph.claims import Claim
from citypact.graph.descriptions import Descriptions
from citypact.graph.evidence import Evidence
from citypact.graph.iris import Iris
from citypact.graph.redaction import Redaction
from citypact.graph.source_graphs import SourceGraph
from citypact.graph.vocabulary import PACT_
from tests.towns import BASE, agreement, reading

TEXT = "วันที่ 24 กุมภาพันธ์ 2566 นายกเทศมนตรีลงนามบันทึกข้อตกลงสองฉบับ"
FIRST, SECOND = "/agreements/0/date", "/agreements/1/date"


def read_at(confidence: float) -> list[dict[str, Any]]:
    start = TEXT.index("24")
    quote = TEXT[start : start + 18]
    return [
        {
            "start": start,
            "end": start + len(quote),
            "quote": quote,
            "rule": "date.day",
            "confidence": confidence,
        }
    ]


@pytest.mark.parametrize(("first", "second"), [(0.24, 0.38), (0.38, 0.24), (0.38, 0.38)])
def test_what_is_read_twice_from_the_same_words_is_as_sure_as_it_was_read_once(
    first: float, second: float
) -> None:
    made = agreement(date="2023-02-24")
    held = reading("a", made, made, text=TEXT, evidence={FIRST: read_at(first), SECOND: read_at(second)})
    redact = Redaction()
    iris = Iris(BASE, redact)
    graph = SourceGraph("https://example.org/g/a", Evidence(iris, Descriptions(iris, redact), redact))
    graph.state([Claim("<s>", "<p>", '"o"', (pointer,)) for pointer in (FIRST, SECOND)], held)
    sure = [line for line in graph.rest() if PACT_.confidence in line]
    assert len(sure) == 1 and '"0.38"' in sure[0]
    assert graph.known_how().total() == 1
