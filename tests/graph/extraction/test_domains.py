"""Domains by meaning, and only from the words for an agreement's scope."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import parts
from citypact.graph.extraction.cues import cued
from citypact.graph.extraction.domain_features import domain_candidates
from citypact.graph.extraction.domain_ground import Ground
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article
from citypact.ontology.concepts import concepts

PHRASES = [
    ("ด้านการศึกษา", ["education"]),
    ("ด้านศิลปวัฒนธรรม", ["arts_culture"]),
    ("ด้านการกีฬา", ["sports"]),
    ("ด้านการส่งเสริมการท่องเที่ยว", ["tourism"]),
    ("ด้านโครงสร้างพื้นฐาน", ["infrastructure"]),
    ("การจัดการขยะ", ["environment"]),
    ("ความปลอดภัยของอาหาร", ["food_safety"]),
    ("ด้านสาธารณสุข", ["public_health"]),
    ("การค้าชายแดน", ["economy_trade"]),
    ("การเกษตรปลอดภัย", ["agriculture"]),
    ("เมืองอัจฉริยะ", ["digital_smart_city"]),
    ("สวัสดิการผู้สูงอายุ", ["social_welfare"]),
    ("การป้องกันและบรรเทาสาธารณภัย", ["disaster_safety"]),
    ("อบรมบุคลากร", ["governance_capacity"]),
    ("พลังงานแสงอาทิตย์", ["energy_climate"]),
    ("การคมนาคมขนส่ง", ["transport"]),
    ("การแลกเปลี่ยนเยาวชน", ["youth_exchange"]),
    ("การอนุรักษ์เมืองเก่า", ["heritage_conservation"]),
    ("การวิจัย", ["science_research"]),
    ("พระพุทธศาสนา", ["religion"]),
    ("ด้านอื่น ๆ ที่เกี่ยวข้อง", ["general_cooperation"]),
    ("tourism and public health", ["tourism", "public_health"]),
    ("other related areas", ["general_cooperation"]),
    ("agriculture", ["agriculture"]),
    ("ขอแสดงความยินดี", []),
]


@pytest.mark.parametrize(("phrase", "domains"), PHRASES)
def test_a_phrase_names_its_domains(phrase: str, domains: list[str]) -> None:
    assert cued(phrase) == domains


def test_every_domain_has_a_phrase_in_the_table() -> None:
    assert {domain for _, domains in PHRASES for domain in domains} == set(concepts("domain"))


def test_the_scope_of_the_agreement_is_read_and_not_the_rest() -> None:
    text = (
        "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนาม MOU กับเทศบาลเมืองดอกหญ้า โดยมีนายคราม ฟ้าดี "
        "ผู้อำนวยการสำนักการศึกษา เทศบาลนครสายลม เป็นสักขีพยาน ทั้งสองฝ่ายจะร่วมมือกันด้านการกีฬาและการท่องเที่ยว\n\n"
        "นายคราม กล่าวว่า “เราอยากให้ทุกคนมีสุขภาพดี เพราะเราเป็นเมืองเกษตร”"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert set(agreement.domains) == {"sports", "tourism"}


def test_fields_of_an_earlier_exchange_are_not_the_agreements() -> None:
    text = (
        "ข่าวสมมติ\n\nเทศบาลเมืองดอกหญ้า มีความสัมพันธ์อันดีกับเทศบาลนครสายลมมายาวนาน ทั้งในด้านเศรษฐกิจ และการกีฬา\n\n"
        "เมื่อวันที่ 5 มีนาคม 2567 ลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า ในด้านการศึกษา"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domains == ("education",)
    assert agreement.prior_relation and set(agreement.prior_relation.domains) == {"economy_trade", "sports"}


def test_the_headlines_domains_are_noted_apart() -> None:
    text = (
        "สายลมจับมือดอกหญ้า ดันการท่องเที่ยว\n\nเมื่อวันที่ 5 มีนาคม 2567 ลงนาม MOU ระหว่างเทศบาลนครสายลม "
        "กับเทศบาลเมืองดอกหญ้า "
        "ในด้านการศึกษา และด้านการท่องเที่ยว"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.domains, agreement.headline_domains) == (("education", "tourism"), ("tourism",))


def test_a_field_of_an_earlier_exchange_is_quoted_as_its_words_alone() -> None:
    text = (
        "ข่าวสมมติ\n\nเทศบาลเมืองดอกหญ้า มีความสัมพันธ์อันดีกับเทศบาลนครสายลมมายาวนาน ทั้งในด้านการศึกษาบนความแตกต่าง\n\n"
        "เมื่อวันที่ 5 มีนาคม 2567 ลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า ในด้านการกีฬา"
    )
    record = extract(text, id="invented")
    assert record.evidence
    (span, *_) = record.evidence["/agreements/0/prior_relation/domains/0"]
    assert text[span.start : span.end] == "การศึกษา"


def test_a_purpose_behind_the_fields_and_the_citys_slogan_are_no_domains() -> None:
    text = (
        "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 ลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า "
        "ด้านการท่องเที่ยว และการกีฬา "
        "เพื่อยกระดับคุณภาพชีวิตของประชาชน\n\nวิสัยทัศน์ : สายลมเมืองน่าอยู่ การศึกษาก้าวหน้า เศรษฐกิจมั่นคง"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domains == ("tourism", "sports")


def test_of_two_fields_that_a_word_joins_each_has_its_own_phrase() -> None:
    text = "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนาม MOU กับเทศบาลเมืองดอกหญ้า ว่าด้วยการจัดการขยะและการป้องกันน้ำท่วม"
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domain_phrases == ("การจัดการขยะ", "การป้องกันน้ำท่วม")


def ground(text: str) -> Ground:
    return Ground.of(Mentions.of(article(text)))


def test_the_name_of_an_english_institution_names_no_field() -> None:
    text = (
        "Two cities sign\n\nThey signed it on tourism. The witnesses were the Minister of Public Health, Housing and Trade and "
        "the head of the Meadow Tour Guide Club, with the Sports Dept. Head and the Committee on Homeland Security."
    )
    read = ground(text)
    named = {
        word: read.named(text.index(word), text.index(word) + 4)
        for word in ("tourism", "Health", "Trade", "Guide", "Sports", "Security")
    }
    assert named == {
        "tourism": False,
        "Health": True,
        "Trade": True,
        "Guide": True,
        "Sports": True,
        "Security": True,
    }


def test_of_a_tie_in_force_the_fields_are_those_told_with_it() -> None:
    text = (
        "Guests from Hill City\n\nMeadow City and Hill City have been friendship cities since 2019. The "
        "guests came by ship, which took "
        "them five days, and the mayor received them with flowers at the pier, where the whole town had come "
        "together. It was a fine "
        "day, and all of them walked up to the hall. Students and clerks go to and fro between the cities on "
        "a regular basis, and "
        "music is played."
    )
    read = ground(text)
    (part,) = parts(read.mentions)
    assert part.status.value == "in_force"
    assert domain_candidates(read, part) == []


def test_what_an_exchange_might_be_about_is_no_field_of_it() -> None:
    text = (
        "Hill City\n\nThe council of Hill City approved a sister city agreement with Meadow City. Safety, or "
        "tourism might be what the "
        "exchanges are about."
    )
    read = ground(text)
    assert domain_candidates(read, parts(read.mentions)[0]) == []


def test_the_name_of_a_town_names_no_field() -> None:
    text = "A deal\n\nHill City and the Silver Coast in Ruritania signed a sister city agreement. The Silver Coast is young."
    read = ground(text)
    at = read.mentions.text.index("Coast")
    assert read.named(at, at + 5)


def test_a_faculty_of_several_subjects_names_no_field_by_the_last_of_them() -> None:
    text = "นายก้อน เมฆา คณบดีคณะลมศาสตร์ ผังเมือง และนฤมิตศิลป์ ลงนาม MOU ระหว่างมหาวิทยาลัยสายลม กับเทศบาลนครดอกหญ้า ด้านการกีฬา"
    mentions = Mentions.of(article(f"ข่าวสมมติ\n\n{text}"))
    at = mentions.text.index("ผังเมือง")
    assert Ground.of(mentions).named(at, at + len("ผังเมือง"))


def test_the_fair_at_which_it_was_signed_names_no_field() -> None:
    text = "เทศบาลตำบลหนองไผ่และเทศบาลตำบลท่าช้าง ลงนามบันทึกความเข้าใจ ด้านกีฬา ในงานมหกรรมสุขภาพและการท่องเที่ยวประจำปี"
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.domains == ("sports",)
