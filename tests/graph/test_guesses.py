from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pydantic import BaseModel

from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.extraction import extract
from citypact.graph.extraction.confidences import GUESS
from citypact.graph.guesses import _CARRIES, _NEEDED, guesses, stated
from citypact.graph.readings import Reading
from citypact.graph.records import Record, record_from
from citypact.graph.sources import Source

NAMED = {"agreements/parties/name", "agreements/people/name", "officials/name"}  # told by what they name
TEXT = (
    "เทศบาลนครตะวันตก โดยนายสมมุติ ใจดี นายกเทศมนตรีนครตะวันตก ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับเทศบาลนครตะวันออก ด้านการศึกษา เมื่อวันที่ 24 กุมภาพันธ์ 2566\n"
)


def record(sure: dict[str, float], **fields: object) -> Record:
    agreement = {
        "type": "mou",
        "status": "signed",
        "parties": [{"name": name, "kind": "other"} for name in ("ก", "ข", "ค")],
        "domains": ["sports", "tourism"],
        "headline_domains": ["sports"],
        "venue": {"room": "ห้อง", "site": "ศาลา"},
        "prior_relation": {"phrase": "เคยมา"},
    }
    evidence = {
        at: [{"start": 0, "end": 1, "quote": "ก", "rule": "r", "confidence": confidence}]
        for at, confidence in sure.items()
    }
    return record_from(
        {"id": "a", "lang": "th", "issuer": "ก", "agreements": [agreement], **fields, "evidence": evidence}
    )


def reading(of: Record) -> Reading:
    source = Source(key="a", type="article", reading="extracted", issuer=of.issuer)
    return Reading(source=source, record=of, place="a.txt", text="ก")


def test_a_guess_is_not_stated_and_the_rest_keeps_its_words() -> None:
    read = reading(record({"/issuer": 0.09, "/agreements/0/parties/0": 0.1, "/agreements/0/parties/2": 0.9}))
    told = stated(read)
    assert told.record.issuer is told.source.issuer is None
    assert [party.name for party in told.record.agreements[0].parties] == ["ข", "ค"]
    assert [span.confidence for span in told.record.spans("/agreements/0/parties/1")] == [0.9]
    assert told.unstated == ("agreements/parties 0.10", "issuer 0.09")
    assert read.record.issuer == "ก"


def test_what_goes_with_a_guess_goes_too() -> None:
    said = ("/domains/0", "/venue/room", "/venue/site", "/prior_relation/phrase")
    told = stated(reading(record({f"/agreements/0{at}": 0.1 for at in said}))).record.agreements[0]
    assert (told.domains, told.headline_domains, told.venue, told.prior_relation) == (
        ("tourism",),
        (),
        None,
        None,
    )
    whole = record({"/agreements/0": 0.1, "/agreements/0/parties/0": 0.1})
    assert list(guesses(whole)) == ["/agreements/0"]
    assert stated(reading(whole)).record.agreements == ()


def test_what_an_agreement_cannot_be_without_is_stated() -> None:
    read = reading(record({"/agreements/0/status": 0.1}))
    assert stated(read) is read


def test_what_a_person_reviewed_is_stated_and_what_is_as_sure_as_the_threshold() -> None:
    reviewed = reading(record({"/issuer": 0.09}, reviewed_by="Malee"))
    assert stated(reviewed) is reviewed
    sure = reading(record({"/issuer": GUESS}))
    assert stated(sure) is sure


def needed(model: type[BaseModel], at: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        if field.is_required():
            yield f"{at}{name}"
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from needed(inner, f"{at}{name}/")


def test_every_field_that_a_record_needs_is_known() -> None:
    assert {*needed(Record)} - {"id", "lang"} - NAMED == _NEEDED | _CARRIES


def test_a_build_counts_what_it_leaves_out_and_says_where_it_is_seen(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, "utf-8")
    found = extract(TEXT, id="a")
    assert found.issuer
    assert list(guesses(found)) == ["/issuer"]
    done = build([open_collection(texts)], tmp_path / "graph", extract=extract)
    assert done.report.counts["unstated"] == 1
    assert [each.reason for each in done.report.unstated] == [f"issuer {guesses(found)['/issuer']:.2f}"]
    assert "citypact review" in done.report.markdown().split("## Too unsure to be stated")[1]
    asked = "ASK { GRAPH ?any { ?source <https://w3id.org/citypact/ns#issuer> ?body } }"
    assert not done.graph.store.query(asked)
    assert not done.graph.store.query(asked.replace("GRAPH ?any", ""))
