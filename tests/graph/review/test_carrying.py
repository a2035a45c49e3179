from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from citypact.graph.extraction import extract
from citypact.graph.record_files import plain_yaml
from citypact.graph.review.carrying import carried
from tests.graph.review.conftest import ENGLISH, SIGNED

READ = extract(SIGNED, id="a")
Plain = dict[str, Any]


def after(change: Callable[[Plain], None]) -> dict[str, list[dict[str, Any]]]:
    data = copy.deepcopy(READ.plain())
    data.pop("evidence")
    change(data)
    return carried(READ, data)


def quotes(evidence: dict[str, list[dict[str, Any]]], pointer: str) -> list[str] | None:
    return [span["quote"] for span in evidence[pointer]] if pointer in evidence else None


def test_what_was_left_keeps_all_its_evidence() -> None:
    assert after(lambda data: None) == READ.plain()["evidence"]


def test_evidence_follows_its_party_to_another_place() -> None:
    evidence = after(lambda data: data["agreements"][0]["parties"].reverse())
    assert quotes(evidence, "/agreements/0/parties/0") == ["เทศบาลนครตะวันออก"]
    assert quotes(evidence, "/agreements/0/parties/1/kind") == ["เทศบาลนครตะวันตก"]


def test_another_partys_words_never_become_a_partys_quote() -> None:
    def renamed(data: Plain) -> None:
        data["agreements"][0]["parties"][0]["name"] = "เทศบาลนครเหนือ"

    evidence = after(renamed)
    assert quotes(evidence, "/agreements/0/parties/0") == []
    assert quotes(evidence, "/agreements/0/parties/0/kind") == []  # read from the old name
    assert quotes(evidence, "/agreements/0/parties/1") == ["เทศบาลนครตะวันออก"]


def test_an_officials_corrected_name_leaves_the_office_its_words() -> None:
    def renamed(data: Plain) -> None:
        data["officials"][0]["name"] = "สมมติ ใจดี"

    evidence = after(renamed)
    assert quotes(evidence, "/officials/0") == []
    assert quotes(evidence, "/officials/0/office") == ["นายกเทศมนตรีนครตะวันตก"]
    assert quotes(evidence, "/officials/0/honorific") == []  # stands in the words of the name


def test_an_added_field_is_by_hand_though_its_party_was_read() -> None:
    def added(data: Plain) -> None:
        data["agreements"][0]["parties"][0]["role"] = "host"

    evidence = after(added)
    assert quotes(evidence, "/agreements/0/parties/0") == ["เทศบาลนครตะวันตก"]
    assert quotes(evidence, "/agreements/0/parties/0/role") == []


def test_an_added_agreement_is_by_hand_and_takes_nothing_from_the_one_that_was_read() -> None:
    def added(data: Plain) -> None:
        data["agreements"].insert(
            0, {"type": "mou", "status": "signed", "parties": [{"name": "ก", "kind": "other"}]}
        )

    evidence = after(added)
    assert quotes(evidence, "/agreements/0") == []
    assert quotes(evidence, "/agreements/0/parties/0") == []
    assert quotes(evidence, "/agreements/1/date") == ["วันที่ 24 กุมภาพันธ์ 2566"]


def test_a_record_of_another_text_carries_nothing_over() -> None:
    other = extract(ENGLISH, id="b").plain()
    other.pop("evidence")
    assert all(not spans for spans in carried(READ, other).values())


def test_quotes_are_read_by_the_record_format() -> None:
    assert plain_yaml("evidence:\n  /agreements/0/date: []\n", place="p") == {
        "evidence": {"/agreements/0/date": []}
    }
