"""Reprints are one witness; texts of one template are not."""

from __future__ import annotations

import csv
import io
import random
import time
from pathlib import Path

import pytest

from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.extraction import extract
from citypact.graph.folder import BuiltGraph
from citypact.graph.readings import Reading
from citypact.graph.records import record_from
from citypact.graph.repeating import bands, contained, numbers, pieces, same_but_for_small_words
from citypact.graph.sources import Source
from citypact.graph.witnesses import reprints
from citypact.queries import question, run, write
from tests.graph.documents.papers import NEWS as RELEASE

NEWS = (
    "เมื่อวันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. ที่ห้องประชุมดอกปีบ โรงเรียนเทศบาล 6 นายสมชาย ใจดี นายกเทศมนตรีนครฟ้าใส "
    "พร้อมด้วยคณะผู้บริหาร ร่วมลงนามบันทึกข้อตกลงความร่วมมือ (MOU) กับ นายสมหมาย รักเมือง นายกเทศมนตรีนครน้ำเย็น "
    "เพื่อแลกเปลี่ยนเรียนรู้ด้านการศึกษา ศิลปวัฒนธรรม กีฬา และการท่องเที่ยว มีระยะเวลา 3 ปี นายสมชาย กล่าวว่า "
    "ทั้งสองเทศบาลมีความสัมพันธ์อันดีมาอย่างยาวนาน และจะร่วมกันพัฒนาท้องถิ่นให้เจริญก้าวหน้าต่อไป"
)


def reading(key: str, text: str, published: str | None = None, type: str = "article") -> Reading:
    record = record_from({"id": key, "lang": "th"})
    return Reading(
        source=Source(key=key, type=type, reading="extracted", published=published),
        record=record,
        place=f"{key}.txt",
        text=text,
    )


def two(text: str) -> dict[str, str]:
    return reprints([reading("a", NEWS, "2023-02-24"), reading("b", text, "2023-02-25")])


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        f"ข่าวเมืองเหนือ รายงาน\n{NEWS}\nติดต่อ 053-000000 แชร์ข่าวนี้ให้เพื่อน",
        NEWS.replace(" กล่าวว่า ", " เปิดเผยว่า "),
        NEWS.replace("24 กุมภาพันธ์ 2566", "๒๔ กุมภาพันธ์ ๒๕๖๖"),
        NEWS.replace("พร้อมด้วยคณะผู้บริหาร ", ""),
        NEWS.replace(" ", "  ").replace("ต่อไป", "ต่อไป "),
        NEWS[: len(NEWS) * 2 // 3],
        f"{NEWS[: len(NEWS) * 2 // 3]}... อ่านต่อ",
        NEWS.replace("เทศบาลนคร", "ทน."),
    ],
)
def test_a_reprint_with_small_edits_is_the_same_witness(text: str) -> None:
    assert two(text) == {"b": "a"}


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("24 กุมภาพันธ์ 2566", "25 กุมภาพันธ์ 2566"),
        ("24 กุมภาพันธ์ 2566", "24 กุมภาพันธ์ 2565"),
        ("นายกเทศมนตรีนครน้ำเย็น", "นายกเทศมนตรีนครแสงจันทร์"),
        ("สมหมาย รักเมือง", "สมศักดิ์ รักเมือง"),
        ("สมหมาย รักเมือง", "สมหมาย มั่นคง"),
        ("3 ปี", "5 ปี"),
        ("โรงเรียนเทศบาล 6", "โรงเรียนบ้านดอน 6"),
    ],
)
def test_a_template_filled_with_another_name_or_number_is_another_witness(said: str, instead: str) -> None:
    assert two(NEWS.replace(said, instead)) == {}


def test_names_that_the_records_tell_apart_keep_texts_apart() -> None:
    def signed(key: str, other: str) -> Reading:
        one = reading(key, NEWS)
        parties = [
            {"name": "เทศบาลนครฟ้าใส", "kind": "city_municipality"},
            {"name": other, "kind": "city_municipality"},
        ]
        agreement = {"type": "mou", "status": "signed", "parties": parties}
        record = record_from({"id": key, "lang": "th", "agreements": [agreement]})
        return Reading(source=one.source, record=record, place=one.place, text=f"{NEWS} {key}")

    assert reprints([signed("a", "เทศบาลนครน้ำเย็น"), signed("b", "เทศบาลนครแสงจันทร์")]) == {}
    assert reprints([signed("a", "เทศบาลนครน้ำเย็น"), signed("b", "ทน.น้ำเย็น")]) == {"b": "a"}


def test_the_first_published_is_the_witness_whatever_the_order() -> None:
    texts = [
        reading("c", NEWS, "2023-02-26"),
        reading("a", f"{NEWS} จบ"),
        reading("b", f"ข่าว {NEWS}", "2023-02-24"),
    ]
    for _ in range(3):
        random.Random(4).shuffle(texts)
        assert reprints(texts) == {"a": "b", "c": "b"}


def test_two_sites_put_their_own_lines_over_and_under_one_text() -> None:
    one, other = f"ข่าวเมืองเหนือ รายงานว่า {NEWS} โทร 053-000000", f"สยามท้องถิ่น ออนไลน์ {NEWS} กดติดตามเพจ"
    assert reprints([reading("a", one), reading("b", other)]) == {"b": "a"}


def test_headlines_and_retellings_repeat_nobody() -> None:
    assert reprints([reading("a", "ลงนาม MOU"), reading("b", "ลงนาม MOU")]) == {}
    assert reprints([reading("a", NEWS), reading("b", NEWS, type="retelling")]) == {}


def test_sketches_of_like_texts_meet_and_those_of_others_do_not() -> None:
    one, like, other = pieces(NEWS), pieces(f"หัวข่าว {NEWS}"), pieces("เทศบาลจัดงานลอยกระทงประจำปี " * 20)
    assert contained(one, like) > 0.97
    assert set(bands(one)) & set(bands(like))
    assert not set(bands(one)) & set(bands(other))
    assert pieces(NEWS).tolist() == pieces(NEWS.replace(" ", "\n")).tolist()
    assert len(pieces("")) == 1


def test_numbers_and_long_texts() -> None:
    assert numbers("๒๔/2566") == {"24", "2566"}
    assert not same_but_for_small_words(f"{NEWS * 200}x", NEWS * 200)


@pytest.mark.slow
@pytest.mark.parametrize("family", ["template", "reprints", "others"])
def test_thousands_of_texts_take_time_in_proportion(family: str) -> None:
    words = [NEWS[start : start + 9] for start in range(0, len(NEWS) - 9, 3)]
    chance = random.Random(1)

    def text(number: int) -> str:
        if family == "template":
            return NEWS.replace("24", str(number)).replace("น้ำเย็น", f"ที่{number}")
        if family == "reprints":
            return f"สำนักข่าว{'กขคงจ'[number % 5] * 3} {NEWS} {'ฮอ' * (number % 7)}"
        return " ".join(chance.choices(words, k=60))

    texts = [reading(f"k{number:05}", text(number)) for number in range(1_500)]
    started = time.process_time()
    found = reprints(texts)
    assert time.process_time() - started < 60  # 10,000: under a minute on a core of its own
    assert len(found) == (1_499 if family == "reprints" else 0)


def test_a_build_counts_a_reprint_and_its_original_as_one_witness(tmp_path: Path) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    (sources / "a.txt").write_text(RELEASE, "utf-8")
    (sources / "b.txt").write_text(f"สยามท้องถิ่น รายงาน\n{RELEASE}\nกดติดตามเพจ", "utf-8")
    (sources / "c.txt").write_text(
        "มีพิธีลงนามบันทึกความเข้าใจ (MOU) ระหว่างเทศบาลนครตะวันตก กับ เทศบาลนครตะวันออก เมื่อวันที่ 24 กุมภาพันธ์ 2566 "
        "สองเมืองจะแลกเปลี่ยนทีมกีฬาเยาวชนทุกปี",
        "utf-8",
    )
    (sources / "sources.csv").write_text(
        "file,published,url\na.txt,2023-02-24,https://a.example.org/1\nb.txt,2023-02-25,https://b.example.org/1\n",
        "utf-8",
    )
    built = build([open_collection(sources)], tmp_path / "graph", extract=extract)
    assert built.report.counts["reprints"] == 1
    assert built.report.repeated[0].endswith("a.txt: one witness")
    assert "## Texts that repeat another" in built.report.markdown()
    assert [(row["reprint_of"] or "").rpartition("/")[2][:9] for row in asked(built.graph, "sources")].count(
        "a-example"
    ) == 1
    assert [(len(row["sources"].split()), row["witnesses"]) for row in asked(built.graph, "agreements")] == [
        (3, "2")
    ]


def asked(graph: BuiltGraph, name: str) -> list[dict[str, str]]:
    out = io.BytesIO()
    write(run(graph, question(name), timeout=60), "csv", out)
    return list(csv.DictReader(out.getvalue().decode().splitlines()))
