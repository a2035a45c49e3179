"""Figures of a reading against gold: by hand on a small world, and the same as the script that the corpus comes with."""

from __future__ import annotations

import copy
import importlib.util
import json
import random
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citypact.graph.extraction import extract
from citypact.graph.reading import read_text
from citypact.graph.records import Record, record_from
from citypact.graph.scoring import FURTHER, SLOTS, Score, score
from tests.shared_material import shared

GOLD = Path(__file__).resolve().parents[3] / "gold"

PLAIN: dict[str, Any] = {
    "id": "a",
    "lang": "th",
    "agreements": [
        {
            "type": "mou",
            "status": "signed",
            "date": "2023-02-24",
            "parties": [
                {"name": "เทศบาลนครสายลม", "kind": "city_municipality", "role": "host"},
                {"name": "เทศบาลเมืองดอกหญ้า", "kind": "town_municipality"},
            ],
            "signatories": ["สมมุติ ใจดี"],
            "domains": ["education", "tourism"],
            "venue": {"room": "ห้องประชุมใหญ่", "site": None},
            "duration": "P3Y",
            "purposes": ["ยกระดับคุณภาพชีวิตของประชาชน", "ส่งเสริมการท่องเที่ยว"],
            "people": [{"name": "สมมุติ ใจดี", "capacity": "signs"}],
        }
    ],
    "officials": [{"name": "สมมุติ ใจดี", "role": "mayor", "office": "นายกเทศมนตรี", "of": "เทศบาลนครสายลม"}],
}


def record(**changes: Any) -> Record:
    """The plain record, with other values in its agreement."""
    data = copy.deepcopy(PLAIN)
    data["agreements"][0] |= changes
    return record_from(data)


def scored(read: Record, *, extended: bool = True) -> Score:
    return score({"a": record()}, {"a": read}, extended={"a"} if extended else set())


def test_a_reading_that_is_gold_is_right_everywhere() -> None:
    found = scored(record())
    assert found.overall == 1.0
    assert not found.disagreements
    assert {each.f1 for each in found.further.values()} == {1.0}


def test_a_missing_record_says_nothing() -> None:
    found = score({"a": record()}, {})
    assert found.slots["parties"].recall == 0.0
    assert found.slots["parties"].precision == 1.0
    assert found.slots["time"].f1 == 1.0  # gold has none either


def test_right_wrong_and_missed_are_counted() -> None:
    found = scored(record(domains=["education", "sports"]))
    domains = found.slots["domains"]
    assert (domains.right, domains.wrong, domains.missed, domains.f1) == (1, 1, 1, 0.5)
    assert [tuple(each) for each in found.disagreements] == [
        ("a", "domains", "missed", "tourism"),
        ("a", "domains", "wrong", "sports"),
    ]


def test_a_venue_counts_that_contains_the_other() -> None:
    assert scored(record(venue={"room": "ห้องประชุมใหญ่ ชั้น 3", "site": None})).slots["venue_room"].f1 == 1.0
    assert scored(record(venue={"room": "ห้องเล็ก", "site": None})).slots["venue_room"].f1 == 0.0


@pytest.mark.parametrize(
    ("slot", "change", "right", "wrong", "missed"),
    [
        ("duration", {"duration": "P36M"}, 1, 0, 0),
        ("duration", {"duration": "P2Y"}, 0, 1, 1),
        ("instrument", {"instrument": "moa"}, 0, 1, 0),
        ("capacities", {"people": [{"name": "นายสมมุติ ใจดี", "capacity": "signs"}]}, 1, 0, 0),
        ("capacities", {"people": [{"name": "สมมุติ ใจดี", "capacity": "attends"}]}, 0, 1, 1),
        ("purposes", {"purposes": ["เพื่อยกระดับคุณภาพชีวิตของประชาชน"]}, 1, 0, 1),
        ("purposes", {"purposes": ["แลกเปลี่ยนบุคลากร"]}, 0, 1, 2),
        ("valid_until", {"valid_until": "2026-02"}, 0, 1, 0),
        ("renews", {"renews": "บันทึกข้อตกลงฉบับเดิม"}, 0, 1, 0),
        ("unnamed_parties", {"unnamed_parties": 4}, 0, 1, 0),
        ("domain_phrases", {"domain_phrases": ["ด้านการศึกษา"]}, 0, 1, 0),
        ("prior_relation", {"prior_relation": {"phrase": "เคยลงนามเมื่อปี 2560"}}, 0, 1, 0),
    ],
)
def test_the_further_slots(slot: str, change: dict[str, Any], right: int, wrong: int, missed: int) -> None:
    each = scored(record(**change)).further[slot]
    assert (each.right, each.wrong, each.missed) == (right, wrong, missed)


def test_the_words_of_an_office_go_with_the_name_of_the_official() -> None:
    other = record_from({**PLAIN, "officials": [{**PLAIN["officials"][0], "office": "นายก"}]})
    office = scored(other).further["official_office"]
    assert (office.right, office.wrong, office.missed) == (0, 1, 1)
    assert scored(other).slots["officials"].f1 == 1.0


def test_kinds_and_roles_go_with_the_name_of_the_party() -> None:
    parties = [
        {"name": "ทน.สายลม", "kind": "city_municipality", "role": "party"},
        {"name": "เทศบาลเมืองดอกหญ้า", "kind": "city_municipality"},
    ]
    found = scored(record(parties=parties)).further
    assert (found["party_kind"].right, found["party_kind"].wrong) == (1, 1)
    assert (found["party_role"].right, found["party_role"].wrong, found["party_role"].missed) == (0, 0, 1)


def test_gold_that_was_not_read_for_them_does_not_count_in_the_further_slots() -> None:
    found = scored(record(duration="P9Y"), extended=False)
    assert found.extended == 0
    assert found.further["duration"].gold == found.further["duration"].read == 0
    assert found.further["party_kind"].documents == 1  # every gold record has kinds


def test_agreements_are_paired_by_the_parties_that_they_share() -> None:
    two = copy.deepcopy(PLAIN)
    other = copy.deepcopy(PLAIN["agreements"][0])
    other |= {"type": "loi", "parties": [{"name": "เมืองไกล", "kind": "foreign_local_government"}]}
    two["agreements"].append(other)
    turned = copy.deepcopy(two)
    turned["agreements"].reverse()
    assert score({"a": record_from(two)}, {"a": record_from(turned)}).overall == 1.0


def test_the_intervals_hold_the_figure_and_are_the_same_every_time() -> None:
    gold = {f"d{number}": record() for number in range(20)}
    read = {id: record(date="2020") if int(id[1:]) % 4 == 0 else record() for id in gold}
    first, second = score(gold, read), score(gold, read)
    low, high = first.slots["date"].interval
    assert low < first.slots["date"].f1 < high
    assert first.slots["type"].interval == (1.0, 1.0)
    assert first.interval == second.interval


def script() -> ModuleType:
    """The scoring script of the shared corpus."""
    path = shared("corpus/score.py")
    spec = importlib.util.spec_from_file_location("corpus_score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def golden() -> dict[str, dict[str, Any]]:
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted((GOLD / "records").glob("*.json"))
    }


def same_as_the_script(gold: dict[str, dict[str, Any]], read: dict[str, dict[str, Any]]) -> None:
    """Hold our figures and disagreements equal to those of the script."""
    judge = script()
    tally = judge.Tally()
    for id, data in gold.items():
        judge.score_document(id, data, read.get(id, {}), tally)
    ours = score(
        {id: record_from(data) for id, data in gold.items()},
        {id: record_from(data) for id, data in read.items()},
    )
    assert tuple(judge.SLOTS) == SLOTS
    theirs = {slot: tally.row(slot) for slot in judge.SLOTS}
    for slot, row in theirs.items():
        each = ours.slots[slot]
        figures = (each.precision, each.recall, each.f1, each.gold, each.read)
        assert figures == (row["precision"], row["recall"], row["f1"], row["gold"], row["pred"]), slot
    assert ours.overall == pytest.approx(sum(row["f1"] for row in theirs.values()) / len(theirs), abs=1e-12)
    shown = sorted((id, slot, kind) for id, slot, kind, _ in tally.errors)
    assert sorted(each[:3] for each in ours.disagreements if each.slot in SLOTS) == shown


def test_the_figures_of_a_reading_are_those_of_the_script() -> None:
    gold = golden()
    read = {
        path.stem: extract(read_text(path).text, id=path.stem).plain()
        for path in sorted((GOLD / "texts").glob("*.txt"))
    }
    same_as_the_script(gold, read)


@pytest.mark.parametrize("seed", range(12))
def test_the_figures_of_disturbed_records_are_those_of_the_script(seed: int) -> None:
    gold, chance = golden(), random.Random(seed)
    read = {id: disturbed(data, chance) for id, data in gold.items() if chance.random() < 0.97}
    same_as_the_script(gold, read)


_SPELLINGS = [
    ("เทศบาลนคร", "ทน. "),
    ("เทศบาลเมือง", "ทม."),
    ("องค์การบริหารส่วนจังหวัด", "อบจ."),
    ("จังหวัด", "จ."),
    ("แ", "เเ"),
    (" ", "  "),
    ("1", "๑"),
    ("City", "CITY"),
    ("ำ", "ํา"),
    ("-", "–"),
]
_TITLES = ["นาย", "นางสาว", "ดร.", "Dr. ", "ผศ.ดร.", "The ", "the city of ", "พล.ต."]


def disturbed(data: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A record with some of its values spelled otherwise, dropped, repeated, exchanged."""

    def text(value: str) -> str:
        if chance.random() < 0.15:
            value = value.replace(*chance.choice(_SPELLINGS))
        if chance.random() < 0.06:
            value = chance.choice(_TITLES) + value
        if chance.random() < 0.05:
            value = value[: max(3, len(value) // 2)]
        return value

    def some(items: list[Any]) -> list[Any]:
        kept = [item for item in items if chance.random() < 0.92]
        if kept and chance.random() < 0.1:
            kept.append(copy.deepcopy(chance.choice(kept)))
        if chance.random() < 0.2:
            chance.shuffle(kept)
        return kept

    changed = copy.deepcopy(data)
    changed["agreements"] = some(changed["agreements"])
    for agreement in changed["agreements"]:
        agreement["parties"] = some(agreement["parties"])
        for party in agreement["parties"]:
            party["name"] = text(party["name"])
        agreement["signatories"] = [text(name) for name in some(agreement["signatories"])]
        agreement["domains"] = some(agreement["domains"]) + (["sports"] if chance.random() < 0.1 else [])
        for field, values in (
            ("date", [None, "2023", "2023-02-24"]),
            ("time", [None, "09:00"]),
            ("type", ["moa", "other"]),
            ("status", ["planned", "ended"]),
        ):
            if chance.random() < 0.1:
                agreement[field] = chance.choice(values)
        venue = agreement["venue"]
        if venue is None and chance.random() < 0.2:
            agreement["venue"] = {"room": "ห้องประชุม", "site": None}
        for part in ("room", "site"):
            if venue and venue.get(part):
                venue[part] = None if chance.random() < 0.1 else text(venue[part])
    changed["officials"] = some(changed["officials"])
    for official in changed["officials"]:
        official["name"] = text(official["name"])
        if chance.random() < 0.1:
            official["role"] = "other"
        if official.get("of"):
            official["of"] = None if chance.random() < 0.1 else text(official["of"])
    return changed


def test_the_slots_have_names_of_their_own() -> None:
    assert len(SLOTS) == 13
    assert not set(SLOTS) & set(FURTHER)
