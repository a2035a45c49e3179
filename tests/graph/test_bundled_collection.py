"""The bundled collection is tested like code: every failure says which line to mend, and how."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from citypact.graph import places
from citypact.graph.collecting import LeftOut, bundled
from citypact.graph.descriptions import TERRITORIAL_LEVELS
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.identities import Resolver
from citypact.graph.iris import Iris
from citypact.graph.locating import located
from citypact.graph.record_files import read_records
from citypact.graph.records import Record

FOLDER = Path(__file__).parents[2] / "graph" / "collection"
RECORDS = FOLDER / "records" / "agreements.jsonl"
SOURCES = FOLDER / "sources"
GOLD = Path(__file__).parent / "retellings_gold"
SHARED = Path(os.environ.get("CITYPACT_SHARED", Path(__file__).parents[3] / "shared"))

# what the fields of the record format come in, so that a difference between two versions is one of content
KEY_ORDER = list(Record.model_fields)
HONORIFIC = re.compile(
    r"^(?:นาย(?=\s)|นางสาว|นาง(?=\s)|น\.ส\.|ด\.ร\.|ดร\.|ผศ\.|รศ\.|ศ\.|คุณ(?=\s)|ท่าน|นพ\.|พญ\.|ว่าที่|พล\.|พ\.(?:ต|อ|ท)\.|ร\.(?:ต|อ|ท)\."
    r"|H\.E\.|(?:Mr|Mrs|Ms|Dr|Prof|Pol|Gen)\b\.?\s)"
)
# the words of an office that decide its role, in the order in which they are asked
ROLE_WORDS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (pattern, frozenset(roles.split()))
    for pattern, roles in (
        (r"^อดีต", "other"),
        (r"ปฏิบัติหน้าที่นายก อบจ", "pao_president"),
        (r"^ที่ปรึกษา|Advis[eo]r", "advisor"),
        (r"^รองนายกเทศมนตรี|^รองนายกเมือง|(?:Vice|Deputy) Mayor", "deputy_mayor"),
        (r"^นายกเทศมนตรี|^นายกเมือง|^Mayor", "mayor"),
        (r"^รองผู้ว่าราชการ|(?:Vice|Deputy) Governor", "deputy_governor"),
        (r"^ผู้ว่าราชการ|^ผู้ว่าการเขตปกครองตนเอง|^Governor", "governor"),
        (r"^รองนายก อบ[จต]", "other"),
        (r"^นายก อบจ", "pao_president"),
        (r"^นายก อบต", "sao_president"),
        (r"^(?:รอง|รักษาราชการ)ปลัด.*รักษาราชการแทนปลัด|^รักษาราชการปลัด", "clerk"),
        (r"^รองปลัด|^Deputy Permanent Secretary", "deputy_clerk"),
        (r"^ปลัด", "clerk"),
        (r"^ผู้อำนวยการ|^(?:Executive )?Director\b", "director"),
        (r"^รองผู้อำนวยการ|^(?:Deputy|Assistant) Director", "other"),
        (r"Ambassador", "ambassador"),
        (r"Minister\b", "minister"),
        (r"^Vice Chairman of the People's Committee", "deputy_governor deputy_mayor"),
        (r"^Chairman of the People's Committee", "governor mayor"),
        (r"^Chair(?:man|woman)$", "council_chair pao_president other"),
        (r"^President$", "pao_president other"),
        (r"", "other"),
    )
)


@cache
def curated() -> tuple[tuple[str, Record], ...]:
    return tuple(read_records(RECORDS))


@cache
def gold() -> dict[str, Record]:
    return {path.stem: record for path in sorted(GOLD.glob("*.json")) for _, record in read_records(path)}


@cache
def rows() -> tuple[dict[str, str], ...]:
    with (SOURCES / "sources.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream, strict=True))


def all_records() -> Iterator[tuple[str, Record]]:
    yield from curated()
    for stem, record in gold().items():
        yield f"{GOLD.name}/{stem}.json", record


def people(record: Record) -> Iterator[str]:
    yield from (official.name for official in record.officials)
    for agreement in record.agreements:
        yield from agreement.signatories
        yield from (part.name for part in agreement.people)


def shared(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs {'/'.join(parts)} beside the repository (CITYPACT_SHARED)")
    return path


def plain_lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in RECORDS.read_text("utf-8").splitlines()]


def test_every_record_is_valid_and_survives_reading_and_writing() -> None:
    lines = RECORDS.read_text("utf-8").splitlines()
    assert len(curated()) == len(lines), f"{RECORDS.name}: one record a line, no empty lines"
    for (place, record), line in zip(curated(), lines, strict=True):
        assert json.dumps(record.plain(), ensure_ascii=False) == line, (
            f"{place}: write it as write_records does"
        )


def test_the_file_is_utf8_with_line_feeds_and_unescaped_thai() -> None:
    data = RECORDS.read_bytes()
    assert b"\r" not in data and data.endswith(b"\n"), f"{RECORDS.name}: save it with LF line ends"
    assert b"\\u0e" not in data, f"{RECORDS.name}: write Thai as it is, not as escapes (ensure_ascii=False)"


def test_ids_are_unique_and_sorted() -> None:
    ids = [record.id for _, record in curated()]
    twice = sorted({each for each in ids if ids.count(each) > 1})
    assert not twice, f"{RECORDS.name}: give another id to one of each: {twice}"
    assert ids == sorted(ids), f"{RECORDS.name}: sort the lines by id"
    assert not set(ids) & set(gold()), "a retelling has the id of a record; rename its files"


def test_the_keys_stand_in_the_order_of_the_format() -> None:
    for data in plain_lines():
        keys = list(data)
        assert keys == [key for key in KEY_ORDER if key in data], f"{data['id']}: order the keys: {KEY_ORDER}"


def test_there_are_at_least_120_agreements_with_their_sources() -> None:
    kept = sum(len(record.agreements) for _, record in curated())
    assert kept >= 140, f"{RECORDS.name}: {kept} reports; lines were lost"
    for place, record in curated():
        assert record.agreements, f"{place}: a record of the collection reports an agreement"
        assert record.url and re.match(r"https?://\S+$", record.url), (
            f"{place}: url is the address of the page"
        )
        assert record.title, f"{place}: title is a short form of the page's headline"
        assert record.licence, f"{place}: licence is a licence, or unknown"


def test_at_least_120_agreements_are_distinct() -> None:
    facts = [json.loads(line) for line in shared("facts", "agreements.jsonl").read_text("utf-8").splitlines()]
    group = {fact["id"]: fact.get("same_as") or fact["id"] for fact in facts}
    unknown = sorted(record.id for _, record in curated() if record.id not in group)
    assert not unknown, f"these ids are not among the gathered facts; where do they come from? {unknown}"
    distinct = {group[record.id] for _, record in curated()}
    assert len(distinct) >= 120, f"only {len(distinct)} distinct agreements; bring some back"


def test_a_record_says_what_the_gathered_facts_say() -> None:
    text = shared("facts", "agreements.jsonl").read_text("utf-8")
    facts = {fact["id"]: fact for fact in map(json.loads, text.splitlines())}
    for place, record in curated():
        fact, agreement = facts[record.id], record.agreements[0]
        assert record.url == fact["source"]["url"] and record.title == fact["source"]["title"], (
            f"{place}: the source"
        )
        assert (agreement.type, agreement.status) == (fact["type"], fact["status"]), (
            f"{place}: type and status"
        )
        assert agreement.date in (fact["date"], None), f"{place}: the date is {fact['date']}"
        assert agreement.time == fact["time"], f"{place}: the time is {fact['time']}"
        assert list(agreement.domains) == fact["domains"], f"{place}: the domains are {fact['domains']}"
        named = {(each["name_th"] or each["name_en"], each["kind"]) for each in fact["parties"]}
        # the facts call every organ of Bangkok by the kind of Bangkok itself; the codebook knows two such bodies
        named |= {(name, "other") for name, kind in named if kind == "special_local_government"}
        assert {(party.name, party.kind) for party in agreement.parties} <= named, (
            f"{place}: parties not in the facts"
        )
        known = {each["name"] for each in fact["signatories"] + fact["officials"]}
        assert set(people(record)) <= known, f"{place}: people that the facts do not name"
        assert set(agreement.signatories) <= {each["name"] for each in fact["signatories"]}, (
            f"{place}: signatories"
        )


def test_every_gathered_report_is_kept_or_left_out_with_a_reason() -> None:
    facts = [
        json.loads(line)["id"] for line in shared("facts", "agreements.jsonl").read_text("utf-8").splitlines()
    ]
    readme = (FOLDER / "README.md").read_text("utf-8")
    left_out = set(re.findall(r"^\| `([a-z0-9-]+)` \| .{10,} \|$", readme, re.MULTILINE))
    kept = {record.id for _, record in curated()}
    rest = {each for each in facts if each not in kept | left_out}
    second = sum(len(record.agreements) - 1 for _, record in curated())  # pages that tell of two agreements
    told = {each for each in rest if f"`{each}`" in readme}
    assert len(told) == second and told == rest, (
        f"README.md: say why these are left out: {sorted(rest - told)}"
    )
    assert not kept & left_out, f"README.md: these are kept after all: {sorted(kept & left_out)}"
    assert left_out <= set(facts), f"README.md: no such report was gathered: {sorted(left_out - set(facts))}"


def test_the_readme_gives_the_numbers_of_the_files() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    reports = sum(len(record.agreements) for _, record in curated())
    assert f"| {len(curated())} records, {reports} reports of " in readme, (
        "README.md: count the records again"
    )
    assert f"| {len(rows())} retellings;" in readme, "README.md: count the retellings again"


def test_nothing_is_quoted_and_nothing_claims_to_be_extracted() -> None:
    for data in plain_lines():
        found = {"evidence", "retelling", "synthetic"} & set(data)
        assert not found, f"{data['id']}: remove {sorted(found)}; curated evidence comes from collection.yaml"
        text = json.dumps(data, ensure_ascii=False)
        assert '"quote"' not in text, f"{data['id']}: a curated record quotes nothing"
        assert not re.search("[“”«»]", text), f"{data['id']}: a quotation mark; say it in our own words"


@pytest.mark.parametrize("name", ["นาย สม ใจ", "ดร.สมใจ", "Dr. Somchai", "Mr Somchai"])
def test_an_honorific_in_a_name_would_be_seen(name: str) -> None:
    assert HONORIFIC.match(name)


def test_names_of_people_bear_no_honorific() -> None:
    for place, record in all_records():
        for name in people(record):
            assert not HONORIFIC.match(name), f"{place}: {name}: move the title to honorific, or drop it"
            assert " " in name or name.isascii(), f"{place}: {name}: first name and surname, with a space"
    for data in plain_lines():
        given = [official["name"] for official in data["officials"] if official["honorific"] is not None]
        assert not given, f"{data['id']}: the facts give no titles; honorific is null: {given}"


def test_every_party_has_kind_and_country_and_an_english_name_where_it_is_not_thai() -> None:
    for place, record in curated():
        for agreement in record.agreements:
            assert len(agreement.parties) + (agreement.unnamed_parties or 0) >= 2, (
                f"{place}: one party agrees alone"
            )
            names = [party.name for party in agreement.parties]
            assert len(names) == len(set(names)), f"{place}: a party stands twice"
            for party in agreement.parties:
                assert party.country, f"{place}: {party.name}: country is missing (ISO 3166-1)"
                assert re.search("[ก-๛]", party.name) or party.name_en == party.name, (
                    f"{place}: {party.name}: name_en"
                )
                foreign = party.kind == "foreign_local_government"
                assert not (foreign and party.country == "TH"), (
                    f"{place}: {party.name}: foreign, but in Thailand"
                )


def test_a_number_of_bodies_is_no_party() -> None:
    for place, record in curated():
        for agreement in record.agreements:
            for party in agreement.parties:
                collective = re.match(
                    r"องค์กรปกครองส่วนท้องถิ่น|หน่วยงาน|ภาคี(?:เครือข่าย|โครงการ|แคมเปญ)|\d+ ", party.name
                )
                assert not collective, f"{place}: {party.name}: several bodies; count them in unnamed_parties"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("เทศบาลนคร", "city_municipality"),
        ("เทศบาลตำบล", "subdistrict_municipality"),
        ("องค์การบริหารส่วนจังหวัด", "pao"),
        ("องค์การบริหารส่วนตำบล", "sao"),
        ("จังหวัด", "province"),
        ("มหาวิทยาลัย", "university"),
        ("บริษัท", "company"),
    ],
)
def test_the_kind_of_a_party_agrees_with_its_name(words: str, kind: str) -> None:
    found = [
        (place, party)
        for place, record in all_records()
        for agreement in record.agreements
        for party in agreement.parties
        if party.name.startswith(words) and party.country in ("TH", None)
    ]
    assert found, f"no party begins with {words}: this test looks for nothing"
    for place, party in found:
        assert party.kind == kind, f"{place}: {party.name} is a {kind}, not a {party.kind}"


def test_the_role_of_an_official_agrees_with_the_words_of_the_office() -> None:
    for place, record in all_records():
        for official in record.officials:
            wanted = next(roles for pattern, roles in ROLE_WORDS if re.search(pattern, official.office))
            shown = f"{official.name}, {official.office}"
            assert official.role in wanted, f"{place}: {shown}: the role is {' or '.join(sorted(wanted))}"


def test_a_signatory_signs_for_a_party() -> None:
    for place, record in all_records():
        for agreement in record.agreements:
            parties = {party.name for party in agreement.parties}
            signing = [part for part in agreement.people if part.capacity in ("signs", "signs_for")]
            names = [part.name for part in signing]
            assert names == list(agreement.signatories), (
                f"{place}: people with capacity signs are the signatories"
            )
            for part in signing:
                assert part.on_behalf_of in parties, (
                    f"{place}: {part.name}: on_behalf_of is one of {sorted(parties)}"
                )


def test_dates_agree_with_status() -> None:
    for place, record in all_records():
        for agreement in record.agreements:
            if agreement.time:
                assert agreement.date and len(agreement.date) == 10, f"{place}: a time of day, but no day"
            if agreement.status in ("signed", "renewed", "in_force") and agreement.date:
                assert agreement.date <= "2026-11-23", (
                    f"{place}: {agreement.date} is after the day of curation"
                )
            if agreement.valid_from and agreement.valid_until:
                assert agreement.valid_from <= agreement.valid_until, f"{place}: it ends before it begins"


def test_the_collection_opens_and_nothing_is_left_out() -> None:
    collection = bundled()
    left_out: list[LeftOut] = []

    def nothing(text: str, **given: Any) -> Record:
        return Record(id=given["id"], lang=given["lang"])

    readings = list(collection.readings(nothing, left_out.append))
    assert not left_out, f"left out: {left_out}"
    assert (collection.curator, collection.curated_on) == ("citypact editors", "2026-11-23")
    assert collection.other_files == 0, "a file in sources/ or records/ is none of the collection's; move it"
    kinds = {(reading.source.type, reading.source.reading) for reading in readings}
    assert kinds == {("article", "curated"), ("retelling", "extracted")}
    assert len(readings) == len(curated()) + len(rows())


def test_only_bangkok_and_pattaya_are_special_local_governments() -> None:
    named = {
        party.name
        for _, record in all_records()
        for agreement in record.agreements
        for party in agreement.parties
        if party.kind == "special_local_government"
    }
    assert named == {"กรุงเทพมหานคร", "Bangkok", "เมืองพัทยา"}, (
        "a council or a department of Bangkok is of kind other"
    )


@cache
def resolved() -> Resolver:
    collection = bundled()
    records = [record for _, _, record in collection.records(lambda told: None)]
    return Resolver([*records, *gold().values()], Iris(collection.base), decisions=collection.decisions)


def test_nine_in_ten_bodies_with_a_territory_are_on_the_map_and_their_places_are_citable() -> None:
    governing = [body for body in resolved().bodies() if body.level in TERRITORIAL_LEVELS]
    placed = {body.name: located(body, Gazetteer.bundled()) for body in governing}
    missing = sorted(name for name, known in placed.items() if known is None)
    assert len(placed) > 120
    assert len(missing) <= len(placed) / 10, f"{len(missing)} of {len(placed)} have no place: {missing}"
    uncited = [name for name, known in placed.items() if known and not known.located_by]
    assert not uncited, f"graph/gazetteer: cite where these are from: {uncited}"
    foreign = [body for body in governing if body.level == "foreign_local_government"]
    assert sum(placed[body.name] is not None for body in foreign) >= 0.9 * len(foreign)


def test_local_governments_of_the_tables_are_those_of_the_collection_and_their_provinces_are_decisions() -> (
    None
):
    bodies = {(body.level, body.name): body for body in resolved().bodies()}
    for row in places.rows("local_governments.csv"):
        body = bodies[row["level"], row["name_th"]]
        assert body.province == row["province_iso"], f"decisions.csv: say which {row['name_th']} is meant"
        assert "decision" in body.cues and row["source"], body
    assert resolved().decided.unfound == []


def test_no_record_claims_a_province_that_its_source_was_not_seen_to_give() -> None:
    stated = [
        f"{record.id}: {party.name}"
        for _, record in curated()
        for agreement in record.agreements
        for party in agreement.parties
        if party.province
    ]
    assert not stated, f"say in decisions.csv which body is meant, by which list, and why: {stated}"
