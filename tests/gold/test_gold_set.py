"""The public gold set: whole, marked, in the record format, and the corpus that it was made of."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from citypact.graph.extraction import extract
from citypact.graph.markers import INVENTED, RETOLD, marked
from citypact.graph.reading import read_text
from citypact.graph.record_files import read_records
from tests.shared_material import shared

GOLD = Path(__file__).resolve().parents[2] / "gold"
TEXTS = {path.stem: path for path in sorted((GOLD / "texts").glob("*.txt"))}
RECORDS = {path.stem: path for path in sorted((GOLD / "records").glob("*.json"))}
REFERENCE = "chiangrai-rayong-2023"  # somebody's article: its record is here, its text is not
# what a record may say besides the corpus; lists of parties and of agreements keep their length and order
FURTHER = {
    "record": {"retelling"},
    "agreement": {
        *("instrument", "valid_from", "valid_until", "duration", "renews", "headline_domains", "purposes"),
        *("activities", "prior_relation", "people", "unnamed_parties"),
    },
    "party": {"role", "name_en", "country", "province"},
}


def data(id: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(RECORDS[id].read_text("utf-8"))
    return found


def test_every_record_has_its_text_but_the_reference() -> None:
    assert set(RECORDS) - set(TEXTS) == {REFERENCE}
    assert set(TEXTS) <= set(RECORDS)
    assert (len(TEXTS), len(RECORDS)) == (223, 224), "gold/README.md: count the texts again"


@pytest.mark.parametrize("id", RECORDS)
def test_every_gold_record_is_one_and_says_what_its_text_is(id: str) -> None:
    ((_, record),) = read_records(RECORDS[id])
    assert record.id == id
    assert record.evidence is None, "gold is what a text says, not where a rule found it"
    if id == REFERENCE:
        assert not record.synthetic and not record.retelling
        return
    first = TEXTS[id].read_text("utf-8").split("\n")[0]
    assert first == (INVENTED if id.startswith("syn-") else RETOLD)
    assert (bool(record.synthetic), bool(record.retelling)) == (first == INVENTED, first == RETOLD)
    assert bool(record.url) == bool(record.retelling)


def extended() -> list[str]:
    lines = (GOLD / "extended.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_the_extended_records_are_listed_once_and_are_there() -> None:
    ids = extended()
    assert ids == sorted(set(ids))
    assert set(ids) <= set(RECORDS)
    assert f"\n{len(ids)} records carry the further keys" in (GOLD / "README.md").read_text("utf-8")


def test_only_extended_records_have_further_keys() -> None:
    further = {
        id
        for id in RECORDS
        for agreement in data(id)["agreements"]
        if FURTHER["agreement"] & set(agreement)
        or any(FURTHER["party"] & set(party) for party in agreement["parties"])
    }
    assert further <= set(extended())


@pytest.mark.parametrize("id", extended())
def test_the_further_keys_agree_with_the_record_and_its_text(id: str) -> None:
    for agreement in data(id)["agreements"]:
        people = agreement.get("people", [])
        signs = {one["name"] for one in people if one["capacity"] in ("signs", "signs_for")}
        assert signs == set(agreement["signatories"]), "who signs or signs for another is a signatory"
        assert len({(one["name"], one["capacity"]) for one in people}) == len(people)
        parties = {party["name"] for party in agreement["parties"]}
        assert {one["on_behalf_of"] for one in people if one.get("on_behalf_of")} <= parties
        if id not in TEXTS:
            continue
        text = TEXTS[id].read_text("utf-8")
        phrases = [*agreement.get("purposes", ()), agreement.get("renews", "")]
        phrases.append(agreement.get("prior_relation", {}).get("phrase", ""))
        assert [phrase for phrase in phrases if phrase not in text] == []
        spaced = " ".join(text.split())
        assert [one["name"] for one in people if one["name"] not in spaced] == []


def test_the_table_of_sources_says_what_the_records_say() -> None:
    with (GOLD / "texts" / "sources.csv").open(encoding="utf-8", newline="") as stream:
        rows = {Path(row["file"]).stem: row for row in csv.DictReader(stream)}
    assert list(rows) == list(TEXTS)
    for id, row in rows.items():
        record = data(id)
        assert row["published"] == (record.get("published") or "")
        assert row["retelling_of"] == ((record["url"] or "") if record.get("retelling") else "")
        assert row["publisher"] == ("" if record.get("retelling") else record["publisher"] or "")


@pytest.mark.parametrize("id", TEXTS)
def test_the_first_line_changes_nothing_of_what_is_read(id: str) -> None:
    whole = read_text(TEXTS[id]).text
    begin = marked(whole).begin
    assert begin == len(whole.split("\n")[0]) + 1
    with_line, without = extract(whole, id=id).plain(), extract(whole[begin:], id=id).plain()
    spans, shifted = with_line.pop("evidence", {}), without.pop("evidence", {})
    assert with_line.pop("synthetic", False) or with_line.pop("retelling", False)
    assert with_line == without
    for pointer, found in shifted.items():
        assert spans[pointer] == [
            {**span, "start": span["start"] + begin, "end": span["end"] + begin} for span in found
        ]
    assert set(spans) == set(shifted)


@pytest.mark.parametrize("id", RECORDS)
def test_the_gold_set_is_the_corpus(id: str) -> None:
    corpus = shared("corpus")
    if id in TEXTS:
        line, _, rest = TEXTS[id].read_bytes().partition(b"\n")
        assert line.decode() in (INVENTED, RETOLD)
        assert rest == (corpus / "texts" / f"{id}.txt").read_bytes()
    given = json.loads((corpus / "gold" / f"{id}.json").read_text("utf-8"))
    assert without_further(data(id), given, "record") == given


def without_further(ours: dict[str, Any], given: dict[str, Any], kind: str) -> dict[str, Any]:
    """The record without the keys that the corpus lacks; only those of FURTHER may be more."""
    assert set(ours) - set(given) <= FURTHER[kind]
    kept = {key: value for key, value in ours.items() if key in given}
    for key, inner in (("agreements", "agreement"), ("parties", "party")):
        if key in kept and kind != "party":
            kept[key] = [
                without_further(one, other, inner) for one, other in zip(kept[key], given[key], strict=True)
            ]
    return kept


def test_the_corpus_has_no_text_more() -> None:
    corpus = shared("corpus")
    assert {path.stem for path in (corpus / "gold").glob("*.json")} == set(RECORDS)
