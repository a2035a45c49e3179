from __future__ import annotations

import json
from typing import Any

import pytest

from citypact.errors import RecordError
from citypact.graph.records import record_from
from tests.shared_material import shared

WHOLE: dict[str, Any] = {
    "id": "whole-record",
    "lang": "th",
    "url": "https://example.org/1",
    "title": "สองเมืองลงนาม",
    "publisher": "ข่าวตัวอย่าง",
    "published": "2023-03-01",
    "agreements": [
        {
            "type": "sister_city",
            "instrument": "mou",
            "status": "signed",
            "date": "2023-02",
            "time": "13:00",
            "parties": [
                {
                    "name": "เทศบาลนครหนึ่ง",
                    "kind": "city_municipality",
                    "role": "host",
                    "name_en": "One",
                    "country": "TH",
                    "province": "ตัวอย่าง",
                },
                {"name": "Two", "kind": "foreign_local_government"},
            ],
            "signatories": ["ก ข"],
            "domains": ["education", "general_cooperation"],
            "domain_phrases": ["ด้านการศึกษา"],
            "venue": {"room": "ห้องหนึ่ง", "site": None},
            "valid_from": "2023",
            "valid_until": "2026-02-28",
            "duration": "P3Y",
            "renews": "ฉบับเดิม",
            "headline_domains": ["education"],
            "purposes": ["เพื่อ"],
            "activities": ["แลกเปลี่ยน"],
            "prior_relation": {"phrase": "เคยร่วมมือ", "domains": ["sports"]},
            "people": [{"name": "ก ข", "capacity": "signs", "on_behalf_of": None}],
            "unnamed_parties": 12,
        }
    ],
    "officials": [
        {"name": "ก ข", "honorific": "นาย", "role": "mayor", "office": "นายกเทศมนตรี", "of": "เทศบาลนครหนึ่ง"}
    ],
    "issuer": "เทศบาลนครหนึ่ง",
    "retrieved": "2023-03-02",
    "licence": "unknown",
    "retelling": False,
    "synthetic": True,
    "reviewed_by": "A. Reviewer",
    "reviewed_on": "2024-01-01",
    "note": "a note",
    "bodies": [{"name": "เทศบาลนครหนึ่ง", "vision": "เมืองดี"}],
    "evidence": {
        "/agreements/0/date": [
            {"start": 3, "end": 5, "quote": "กพ", "rule": "date.month", "confidence": 0.9, "inferred": True}
        ]
    },
}


def test_a_record_comes_back_as_it_went_in() -> None:
    assert record_from(WHOLE).plain() == WHOLE


def test_keys_that_were_not_given_are_not_invented() -> None:
    assert record_from({"id": "a", "lang": "en"}).plain() == {"id": "a", "lang": "en"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"agreements": [{"type": "mou", "status": "signed", "domains": ["eduction"]}]},
            "agreements[0].domains[0]: no domain 'eduction'; did you mean education",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "date": "2023-02-30"}]},
            "agreements[0].date: '2023-02-30' is a day that does not exist",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "date": "2566-02-24"}]},
            "looks like a Buddhist year; write 2023-02-24",
        ),
        ({"agreements": [{"type": "mou", "status": "signed", "date": "24/2/2566"}]}, "write YYYY-MM-DD"),
        (
            {"agreements": [{"type": "mou", "status": "signed", "time": "25:00"}]},
            "is no time of day; write HH:MM",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "time": 780}]},
            "agreements[0].time: 780 is not right here: text",
        ),
        ({"agreements": [{"status": "signed"}]}, "agreements[0].type: is missing"),
        (
            {"agreements": [{"type": "mou", "status": "signed", "domain": []}]},
            "agreements[0].domain: no such field; did you mean domains?",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "parties": [{"name": "x", "kind": "city"}]}]},
            "parties[0].kind: no level 'city'",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "unnamed_parties": 0}]},
            "agreements[0].unnamed_parties",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "office": "x"}]},
            "agreements[0].office: no such field here; it is a field of an official",
        ),
        (
            {"agreements": [{"type": "mou", "status": "signed", "parties": ["ก"]}]},
            'agreements[0].parties[0]: "ก" is not a party; write its fields, a line each, such as name: and kind:',
        ),
        ({"agreements": "none"}, 'agreements: "none" is no list; write an item a line'),
        ({"officials": [{"name": "", "role": "mayor", "office": "x"}]}, "officials[0].name"),
        ({"id": "Not A Slug"}, "id: 'Not A Slug' is no id"),
        ({"id": "../../etc/passwd"}, "is no id"),
        ({"published": "2023-02"}, "published: '2023-02' is no full day"),
        (
            {
                "evidence": {
                    "/agreements/0/date": [{"start": 0, "end": 1, "quote": "a", "rule": "r", "confidence": 1}]
                }
            },
            "points at nothing",
        ),
        *[
            (
                {
                    "bodies": [{"name": "x"}],
                    "evidence": {
                        pointer: [{"start": 0, "end": 1, "quote": "a", "rule": "r", "confidence": 1}]
                    },
                },
                "points at nothing",
            )
            for pointer in (
                "/bodies/00/name",
                "/bodies/1",
                "/bodies/0/vision",
                "/evidence",
                "bodies",
                "/bodies/0/name/x",
            )
        ],
        (
            {
                "bodies": [{"name": "x"}],
                "evidence": {
                    "/bodies/0/name": [{"start": 0, "end": 3, "quote": "a", "rule": "r", "confidence": 1}]
                },
            },
            "the quote has 1 characters, start and end span 3",
        ),
        (
            {
                "bodies": [{"name": "x"}],
                "evidence": {
                    "/bodies/0/name": [{"start": 3, "end": 3, "quote": "", "rule": "r", "confidence": 1}]
                },
            },
            "the quote is empty",
        ),
    ],
)
def test_a_broken_record_is_refused_with_field_value_and_what_would_be_right(
    change: dict[str, Any], said: str
) -> None:
    with pytest.raises(RecordError) as raised:
        record_from({"id": "a", "lang": "th", **change}, place="a.yaml")
    message = str(raised.value)
    assert message.startswith("a.yaml: ")
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("data", [None, [], "text", 7])
def test_what_is_no_mapping_is_no_record(data: object) -> None:
    with pytest.raises(RecordError, match="a record is a mapping"):
        record_from(data, place="x")


def test_a_record_cannot_be_changed() -> None:
    record = record_from(WHOLE)
    with pytest.raises(ValueError, match="frozen"):
        record.id = "other"


def test_every_gold_record_of_the_corpus_is_valid_and_survives() -> None:
    files = sorted(shared("corpus/gold").glob("*.json"))
    assert len(files) >= 200
    for file in files:
        data = json.loads(file.read_text("utf-8"))
        assert record_from(data, place=file.name).plain() == data
