from __future__ import annotations

import time
from typing import Any
from urllib.parse import unquote

import pytest

from citypact.graph.decisions import Decision
from citypact.graph.privacy import PHONE, masked
from citypact.graph.redaction import BLACK, Redaction, bare, divides, names_somebody
from tests.towns import EAST, WEST, agreement, dataset, reading

NAME = "สมมุติ ใจงาม"
LATIN = "Example Jaingam"


def hiding(*names: str) -> Redaction:
    return Redaction(
        Decision(decision="suppress", subject=name, object="", who="a", when="", why="asked")
        for name in names
    )


@pytest.mark.parametrize(
    "spelling",
    [
        NAME,
        "สมมุติ  ใจงาม",
        "สมมุติ\nใจงาม",
        "สมมุติ\u00a0ใจงาม",
        "สมมุติใจงาม",
        "สม\u200bมุติ ใจ\u200bงาม",
        "สมมุติ\u200b \u2060ใจงาม",
        "สมมุ\nติ ใจงาม",
        LATIN,
        "EXAMPLE JAINGAM",
        "example-jaingam",
        "Ｅｘａｍｐｌｅ Ｊａｉｎｇａｍ",
        "Éxample Jaingám",
        "Example\u00ad Jain\u00adgam",
        "Example.Jaingam",
        "example_jaingam",
    ],
)
def test_a_hidden_name_is_blacked_out_in_every_spelling_at_its_length(spelling: str) -> None:
    redact = hiding(NAME, LATIN)
    assert redact(f"โดย {spelling} ลงนาม") == f"โดย {BLACK * len(spelling)} ลงนาม"


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("แก้ว น้ำใส", "เเก้ว น้ำใส"),
        ("แก้ว น้ำใส", "แก้ว นํ้าใส"),
        ("แก้ว น้ำใส", "แก้ว น้ํ\u0e32ใส"),
        ("แก้ว น้ำใส", "แก้ว นำ้ใส"),
        ("เเก้ว น้ำใส", "แก้ว น้ำใส"),
        ("ที่รัก ใจงาม", "ท่ีรัก ใจงาม"),
    ],
)
def test_thai_letters_that_look_the_same_are_the_same(name: str, spelling: str) -> None:
    assert hiding(name)(f"นาย{spelling}ลงนาม") == f"นาย{BLACK * len(spelling)}ลงนาม"


@pytest.mark.parametrize("title", ["นาย", "นาย ", "นางสาว", "ดร.", "ว่าที่ร้อยตรี ", "Mr. ", "Dr. "])
def test_a_title_in_the_decision_changes_nothing(title: str) -> None:
    assert bare(title + NAME) == NAME
    assert hiding(title + NAME)(f"คุณสมมุติ ใจงาม {NAME}") == f"คุณ{BLACK * 12} {BLACK * 12}"


def test_a_rank_that_is_a_given_name_stays_in_it() -> None:
    assert bare("พลเอก ใจงาม") == "พลเอก ใจงาม"
    assert hiding("พลเอก ใจงาม")("ผู้คนใจงาม") == "ผู้คนใจงาม"


@pytest.mark.parametrize(
    "text",
    ["Examples Jaingam", "Example Jaingamer", "all I want", "แก่ง ใจงาม", "สมมติ ใจงาม", "สมมุติ", "ใจงาม"],
)
def test_another_name_is_left_alone(text: str) -> None:
    assert hiding(NAME, LATIN, "Al Li", "เก่ง ใจงาม")(text) == text


def test_redacting_twice_changes_nothing_more() -> None:
    redact = hiding(NAME, LATIN, "แก้ว น้ำใส")
    for text in (f"{NAME} โทร. 0-5371-1333 {LATIN}", f"{NAME}{NAME}", f"เเก้ว นํ้าใส {NAME} a@b.example.org"):
        assert redact(redact(text)) == redact(text) != text


def test_numbers_beside_a_hidden_name_are_masked_too() -> None:
    assert hiding(NAME)(f"{NAME} 0-5371-1333") == f"{BLACK * 12} {PHONE}"


def test_where_nothing_is_hidden_only_contact_data_is_masked() -> None:
    redact = hiding()
    for text in (NAME, "โทร. 0-5371-1333", "█"):
        assert redact(text) == masked(text)


def test_a_further_spelling_is_hidden_from_then_on() -> None:
    redact = hiding(NAME)
    assert redact(LATIN) == LATIN
    redact.also(LATIN)
    assert redact(LATIN) == BLACK * len(LATIN)


def test_a_subject_without_letters_hides_nothing() -> None:
    assert hiding("--", " ", "x")("x -- y") == "x -- y"


def test_a_cut_through_a_name_or_number_is_known_to_divide_it() -> None:
    redact, text = hiding(NAME), f"ก {NAME} ข 053-711333 ค"
    name, number = text.index(NAME), text.index("053")
    inside = {*range(name + 1, name + len(NAME)), *range(number + 1, number + 10)}
    assert {at for at in range(len(text)) if divides(redact, text, at)} == inside


def test_a_text_with_a_number_names_nobody() -> None:
    assert names_somebody(hiding(NAME), f"█ {NAME}")
    assert not names_somebody(hiding(NAME), "█ 053-711333")


def test_hostile_text_takes_no_longer_than_reading_it() -> None:
    redact = hiding(NAME, "สสส สสส", "aaa aaa")
    started = time.perf_counter()
    for piece in ("ส", "ส ", "a", "a ", "สมมุติ ", "\u200b", "เ"):
        redact(piece * 20_000 + "@")
    assert time.perf_counter() - started < 20


def _told(name: str) -> dict[str, Any]:
    """A record of which every text field holds the name."""
    third = {
        "name": f"มูลนิธิ{name}",
        "name_en": f"{name} Foundation",
        "kind": "association",
        "role": "invited",
    }
    return {
        "agreements": [
            agreement(
                date="2023-02-24",
                parties=[WEST, EAST, third],
                signatories=[name],
                people=[{"name": f"นาย{name}", "capacity": "witnesses", "on_behalf_of": WEST["name"]}],
                domain_phrases=[f"ด้าน {name}"],
                purposes=[f"เพื่อ {name}"],
                activities=[f"พบ {name}"],
                renews=f"ฉบับของ {name}",
                venue={"room": f"ห้อง {name}", "site": f"อาคาร {name}"},
                prior_relation={"phrase": f"เคยพบ {name}"},
            )
        ],
        "officials": [
            {
                "name": name,
                "honorific": "นาย",
                "role": "other",
                "office": f"เลขานุการของ {name}",
                "of": EAST["name"],
            }
        ],
        "bodies": [{"name": WEST["name"], "vision": f"เมืองของ {name}"}],
        "title": f"{name} ลงนาม",
        "publisher": f"สำนักข่าว {name}",
        "licence": f"อนุญาตโดย {name}",
        "issuer": f"มูลนิธิ{name}",
        "note": name,
        "url": f"https://example.org/{name}",
    }


@pytest.mark.parametrize(
    ("decided", "written"),
    [
        (NAME, NAME),
        (f"นาย{NAME}", "สมมุติ  ใจงาม"),
        (NAME, "สม\u200bมุติ\nใจงาม"),
        (LATIN, LATIN),
        (f"Mr. {LATIN}", "EXAMPLE JAINGAM"),
    ],
)
def test_no_line_of_the_graph_holds_a_hidden_name(decided: str, written: str) -> None:
    decision = Decision(decision="suppress", subject=decided, object="", who="a", when="", why="asked")
    made, _ = dataset(reading("a", **_told(written)), decisions=[decision])
    lines = list(made.quads())
    again = hiding(decided)
    assert [line for line in lines if written in line or names_somebody(again, unquote(line))] == []
    assert made.suppressed >= 1


@pytest.mark.parametrize("written", [NAME, "สมมุติ  ใจงาม", "สมมุติ\nใจงาม", "สม\u200bมุติใจงาม"])
@pytest.mark.parametrize("length", [40, 290, 296, 299, 303])
def test_no_quote_of_a_text_holds_a_hidden_name(written: str, length: int) -> None:
    text = "ก" * length + f" นาย{written} ลงนาม " + "ข" * 60
    spans = {
        pointer: [{"start": start, "end": end, "quote": text[start:end], "rule": "r", "confidence": 0.9}]
        for pointer, start, end in (
            ("/agreements/0/date", 0, len(text)),
            ("/agreements/0/type", length, length + 8),
            ("/agreements/0/status", length + 6, len(text)),
        )
    }
    decision = Decision(decision="suppress", subject=NAME, object="", who="a", when="", why="asked")
    made, _ = dataset(
        reading("a", agreement(date="2023-02-24"), text=text, evidence=spans), decisions=[decision]
    )
    quotes = [line for line in made.quads() if "ns#quote>" in line]
    assert len(quotes) == 3
    for line in quotes:
        assert not any(part in line for part in ("สม", "มุติ", "ใจ", "งาม"))


def test_an_address_that_spells_a_hidden_name_is_not_given() -> None:
    decision = Decision(decision="suppress", subject=LATIN, object="", who="a", when="", why="asked")
    hidden = reading("a", agreement(), url="https://example.org/Example%20Jaingam/2023")
    shown = reading("b", agreement(type="loi"), url="https://example.org/news/0812345678")
    made, _ = dataset(hidden, shown, decisions=[decision])
    lines = list(made.quads())
    assert {line.split()[2] for line in lines if "<https://schema.org/url>" in line} == {
        "<https://example.org/news/0812345678>"
    }
    assert not any("Jaingam" in line for line in lines)
