"""The retellings of the bundled collection: marked, true to their sources, and in words of their own."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from citypact.graph.collecting import SOURCE_COLUMNS
from citypact.graph.extraction import extract
from citypact.graph.names import fold
from citypact.graph.reading import read_text
from citypact.graph.record_files import read_records
from citypact.graph.records import Agreement, Record
from citypact.graph.sources import normalised_url

FOLDER = Path(__file__).parents[2] / "graph" / "collection"
SOURCES = FOLDER / "sources"
RECORDS = FOLDER / "records"
GOLD = Path(__file__).parent / "retellings_gold"
SHARED = Path(os.environ.get("CITYPACT_SHARED", Path(__file__).parents[3] / "shared"))
REFERENCE = ("chiangrai-rayong-2023-announced", "chiangrai-rayong-2023-reported")


@cache
def curated() -> tuple[tuple[str, Record], ...]:
    return tuple(read_records(FOLDER / "records" / "agreements.jsonl"))


@cache
def gold() -> dict[str, Record]:
    return {path.stem: record for path in sorted(GOLD.glob("*.json")) for _, record in read_records(path)}


@cache
def rows() -> tuple[dict[str, str], ...]:
    with (SOURCES / "sources.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream, strict=True))


def people(record: Record) -> Iterator[str]:
    yield from (official.name for official in record.officials)
    for agreement in record.agreements:
        yield from agreement.signatories
        yield from (part.name for part in agreement.people)


def test_every_retelling_has_its_row_and_every_row_its_text() -> None:
    assert tuple(rows()[0]) == SOURCE_COLUMNS, f"sources.csv: the first line is {','.join(SOURCE_COLUMNS)}"
    files, texts = [row["file"] for row in rows()], sorted(path.name for path in SOURCES.glob("*.txt"))
    assert files == texts, f"sources.csv: one row per text, sorted: {sorted(set(files) ^ set(texts))}"
    assert set(gold()) == {Path(name).stem for name in texts}, f"{GOLD.name}: one gold record per retelling"
    assert len(texts) >= 10, "retellings were lost"
    languages = [row["lang"] for row in rows()]
    assert languages.count("en") >= 3 and languages.count("th") > languages.count("en")


def test_a_retelling_names_the_real_source_that_it_retells() -> None:
    known = {normalised_url(record.url) for _, record in curated() if record.url}
    for row in rows():
        place = f"sources.csv: {row['file']}"
        assert normalised_url(row["retelling_of"]) in known, (
            f"{place}: retelling_of is the url of a record here"
        )
        assert not row["url"] and not row["publisher"], (
            f"{place}: a retelling has no page and no publisher of its own"
        )
        assert row["licence"] == "CC-BY-4.0", f"{place}: our own texts are CC-BY-4.0"
        assert row["title"] == read_text(SOURCES / row["file"]).text.split("\n")[0], (
            f"{place}: title is the first line"
        )


def test_a_retelling_is_a_plain_text_that_does_not_speak_of_itself() -> None:
    for path in sorted(SOURCES.glob("*.txt")):
        text = path.read_text("utf-8")
        assert read_text(path).text == text, f"{path.name}: save it as UTF-8 with LF line ends"
        assert 500 <= len(text) <= 1500, (
            f"{path.name}: {len(text)} characters; a press release in short has 500 to 1,500"
        )
        assert "เรียบเรียง" not in text and "retell" not in text.lower(), (
            f"{path.name}: the mark stands in sources.csv"
        )
        assert not re.search('[“”"«»]', text), f"{path.name}: a retelling quotes nobody"


def test_the_reference_event_is_retold_as_announced_and_as_signed() -> None:
    announced, reported = (gold()[stem].agreements[0] for stem in REFERENCE)
    assert (announced.status, reported.status) == ("planned", "signed")
    assert len(announced.domains) == 8 and announced.time == "13:00"
    assert announced.date == reported.date == "2023-02-24"
    assert {party.name for party in announced.parties} == {party.name for party in reported.parties}
    assert announced.venue == reported.venue


def test_the_retellings_together_exercise_the_format() -> None:
    agreements = [agreement for record in gold().values() for agreement in record.agreements]
    assert {each.type for each in agreements} >= {"mou", "moa", "sister_city", "friendship"}
    assert {each.status for each in agreements} == {"planned", "signed", "proposed", "renewed"}
    kinds = {party.kind for each in agreements for party in each.parties}
    wanted = {
        "city_municipality",
        "town_municipality",
        "pao",
        "special_local_government",
        "foreign_local_government",
    }
    assert kinds >= wanted | {"university", "province", "association", "ministry_agency"}
    capacities = {part.capacity for each in agreements for part in each.people}
    assert capacities == {"represents", "signs", "witnesses"}
    assert any(each.venue and each.venue.room for each in agreements) and any(
        each.time for each in agreements
    )
    assert any(each.unnamed_parties for each in agreements) and any(
        each.prior_relation for each in agreements
    )


@pytest.mark.parametrize("stem", sorted(path.stem for path in GOLD.glob("*.json")))
def test_what_a_gold_record_says_stands_in_its_text(stem: str) -> None:
    record, text = gold()[stem], (SOURCES / f"{stem}.txt").read_text("utf-8")
    assert record.id == stem and record.retelling, f"{stem}: id is the stem of the file, retelling is true"
    assert record.evidence is None, f"{stem}: extraction finds the evidence; the gold record has none"
    found = [*people(record), *(official.office for official in record.officials)]
    for agreement in record.agreements:
        found += [party.name for party in agreement.parties]
        found += agreement.domain_phrases
        if agreement.venue:
            found += [part for part in (agreement.venue.room, agreement.venue.site) if part]
        if agreement.prior_relation:
            found.append(agreement.prior_relation.phrase)
        found += agreement.activities
        if agreement.date and record.lang == "th":
            found.append(str(int(agreement.date[:4]) + 543))
        elif agreement.date:
            found.append(agreement.date[:4])
        if agreement.time:
            found.append(agreement.time.replace(":", "."))
    missing = [each for each in found if each not in text]
    assert not missing, f"{stem}: not in the text: {missing}; mend the text or the gold record"


@pytest.mark.parametrize("stem", sorted(path.stem for path in GOLD.glob("*.json")))
def test_a_retelling_says_what_the_record_of_its_source_says(stem: str) -> None:
    row = next(row for row in rows() if row["file"] == f"{stem}.txt")
    address = normalised_url(row["retelling_of"])
    told = gold()[stem].agreements[0]
    reports = [
        agreement
        for _, record in curated()
        if record.url and normalised_url(record.url) == address
        for agreement in record.agreements
        if (agreement.type, agreement.status, agreement.date) == (told.type, told.status, told.date)
    ]
    assert reports, f"{stem}: no record of that address has this type, status and date"
    names = {name for each in reports for party in each.parties for name in (party.name, party.name_en)}
    assert {party.name for party in told.parties} <= names, f"{stem}: a party that its source does not name"
    assert any(set(told.domains) == set(each.domains) for each in reports), f"{stem}: domains"
    assert any(told.time == each.time for each in reports), f"{stem}: time"
    assert any(told.unnamed_parties == each.unnamed_parties for each in reports), f"{stem}: unnamed parties"


@cache
def extracted(stem: str) -> Record:
    return extract((SOURCES / f"{stem}.txt").read_text("utf-8"), id=stem)


@cache
def reviewed(stem: str) -> Record:
    ((_, record),) = read_records(RECORDS / f"{stem}.yaml")
    return record


def agreed(agreement: Agreement) -> tuple[object, ...]:
    """What is agreed, how it stands, when, and by whom."""
    parties = {fold(party.name): party.kind for party in agreement.parties}
    return agreement.type, agreement.status, agreement.date, agreement.time, parties


@pytest.mark.parametrize("stem", sorted(path.stem for path in GOLD.glob("*.json")))
def test_the_reviewed_record_of_a_retelling_says_what_its_gold_record_says(stem: str) -> None:
    def told(record: Record) -> list[tuple[object, ...]]:
        return [
            (*agreed(each), each.unnamed_parties, set(each.domains), set(each.signatories))
            for each in record.agreements
        ]

    assert told(reviewed(stem)) == told(gold()[stem]), f"{stem}: the build would publish what is not so"
    assert reviewed(stem).reviewed_by, f"{stem}: a person's word stands, whatever a later reading says"


@pytest.mark.parametrize("stem", sorted(path.stem for path in GOLD.glob("*.json")))
def test_a_retelling_is_read_nearly_as_its_gold_record_says(stem: str) -> None:
    def told(record: Record) -> list[tuple[object, ...]]:
        return [agreed(each) for each in record.agreements]

    assert told(extracted(stem)) == told(gold()[stem]), f"{stem}: the reader has become worse"


@pytest.mark.parametrize("stem", sorted(path.stem for path in GOLD.glob("*.json")))
def test_no_other_place_is_read_than_the_gold_record_says(stem: str) -> None:
    for read, told in zip(extracted(stem).agreements, gold()[stem].agreements, strict=True):
        assert read.venue in (None, told.venue), f"{stem}: {read.venue}"


def masked(text: str, names: list[str]) -> str:
    """The text with names and dates blanked, each by a character of its own, so that runs end there."""
    for number, name in enumerate(sorted(set(names), key=lambda name: (-len(name), name))):
        text = text.replace(name, chr(0xE000 + number))
    text = re.sub(r"\d{1,2} [ก-๙]+ \d{4}", "\uf000", text)
    return re.sub(r"\d{1,2}\.\d{2} น\.", "\uf001", text)


def longest_common_run(one: str, other: str) -> str:
    best, size = "", 0
    for start in range(len(one)):
        while start + size < len(one) and one[start : start + size + 1] in other:
            size += 1
            best = one[start : start + size]
    return best


def test_a_long_run_would_be_found() -> None:
    assert longest_common_run("abcdef", "xxbcdeyy") == "bcde"
    assert masked("ณ วันที่ 4 มกราคม 2556 โดย สม", ["สม"]) == "ณ วันที่ \uf000 โดย \ue000"


@pytest.mark.parametrize("stem", REFERENCE)
def test_no_sentence_of_the_reference_article_is_repeated(stem: str) -> None:
    path = SHARED / "corpus" / "texts" / "chiangrai-rayong-2023.txt"
    if not path.exists():
        pytest.skip(f"needs {path.name}, the article beside the repository (CITYPACT_SHARED)")
    article = path.read_text("utf-8")
    record = gold()[stem]
    names = [*people(record), *(official.office for official in record.officials)]
    for agreement in record.agreements:
        names += [party.name for party in agreement.parties]
        if agreement.venue:
            names += [part for part in (agreement.venue.room, agreement.venue.site) if part]
    text = (SOURCES / f"{stem}.txt").read_text("utf-8")
    run = longest_common_run(masked(text, names), masked(article, names))
    assert len(run) < 40, f"{stem}.txt: shares {run!r} with the article; say it in other words"
