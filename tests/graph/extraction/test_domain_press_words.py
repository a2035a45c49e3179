"""Words of town halls, hospitals and papers for what an agreement is about, and like words that are about another thing."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.cues import cued

NAMED = """
การป้องกันและแก้ไขปัญหาการฆ่าตัวตาย = public_health
การส่งเสริมการเลี้ยงลูกด้วยนมแม่ = public_health
การสร้างเสริมภูมิคุ้มกันโรค = public_health
การดูแลพระสงฆ์อาพาธ = public_health
การควบคุมการระบาดของโรคลัมปีสกิน = agriculture
การทำนาแปลงใหญ่ = agriculture
การแปรรูปมะม่วง = agriculture
การแก้ปัญหาปลาหมอคางดำ = agriculture
การกำจัดศัตรูพืช = agriculture
การกำจัดวัชพืชน้ำ = environment
การใช้ถังหมักรักษ์โลก = environment
การแก้ไขปัญหาน้ำเน่าเสียในคลอง = environment
การอนุรักษ์นกกระเรียน = environment
ป่าในเมือง = environment
การทำแนวกันไฟ = environment
โรงไฟฟ้าขยะ = energy_climate
การจัดตั้งสถานีอัดประจุไฟฟ้า = energy_climate
การรับมือคลื่นความร้อน = energy_climate
การแจ้งเหตุฉุกเฉิน = disaster_safety
การป้องกันไฟไหม้ชุมชนแออัด = disaster_safety
การป้องกันดินโคลนถล่ม = disaster_safety
การเชื่อมกล้องวงจรปิดกับสถานีตำรวจ = disaster_safety
การบูรณาการระบบกล้องวงจรปิด = disaster_safety
การใช้แผนที่และข้อมูลทางแผนที่ = digital_smart_city
การรับส่งนักเรียนอย่างปลอดภัย = disaster_safety
การรับส่งนักเรียนอย่างปลอดภัย = transport
การจัดระเบียบรถรับจ้าง = transport
การจัดหางานให้คนว่างงาน = economy_trade
การเปิดตลาดชุมชน = economy_trade
การพัฒนาบรรจุภัณฑ์ = economy_trade
การเข้าถึงแหล่งทุน = economy_trade
การอบรมอาชีพระยะสั้น = economy_trade
ร้านอาหารมาตรฐานสะอาดปลอดภัย = food_safety
การพาน้องกลับมาเรียน = education
การยืนยันตัวตนด้วย ThaiD = digital_smart_city
การพัฒนาระบบภาษีออนไลน์ = governance_capacity
การให้ความช่วยเหลือทางกฎหมาย = governance_capacity
การป้องกันและปราบปรามการทุจริต = governance_capacity
การจัดบริการสาธารณะร่วมกัน = governance_capacity
การคืนคนดีสู่สังคม = social_welfare
ธนาคารอาหาร = social_welfare
การถ่ายทอดองค์ความรู้และเทคโนโลยี = science_research
การวิเคราะห์คุณภาพน้ำ = science_research
job creation = economy_trade
agribusiness = agriculture
food security = agriculture
forestry and rural development = agriculture
animal health = agriculture
green growth = environment
ocean conservation = environment
green growth = energy_climate
affordable housing = social_welfare
aged care = social_welfare
humanitarian aid = disaster_safety
counter-terrorism = disaster_safety
drug control = disaster_safety
architecture and landscaping = infrastructure
drinking water = infrastructure
citizen engagement = governance_capacity
e-government = governance_capacity
broadband = digital_smart_city
biotechnology and aerospace = science_research
"""
OTHER = """
การพัฒนาพื้นที่นวัตกรรมการศึกษา = science_research
ลดจำนวนผู้เสพหน้าใหม่ = public_health
การสร้างภูมิคุ้มกัน = public_health
องค์กรภาคราชการและรัฐวิสาหกิจ = economy_trade
เด็กที่อยู่ในระบบการศึกษา = education
การแก้ปัญหาหนี้นอกระบบ = education
ครูและบุคลากรทางการศึกษาร่วมพิธี = education
การจัดทำแผนที่ภูมิสารสนเทศ = governance_capacity
การจัดเก็บภาษีที่ดินและสิ่งปลูกสร้าง = infrastructure
การแปรรูปขยะเป็นพลังงานไฟฟ้า = economy_trade
ตลาดนัดขยะ = economy_trade
การป้องกันและปราบปรามการทุจริต = disaster_safety
เมื่อครั้งน้ำท่วมปี 2554 = disaster_safety
ค้นหาและช่วยเหลือเด็กตกหล่น = disaster_safety
การกำจัดวัชพืชน้ำ = agriculture
ปรับสภาพแวดล้อมที่อยู่อาศัยของผู้สูงอายุ = environment
สถานการณ์โรคติดเชื้อไวรัส = public_health
martial arts = arts_culture
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    return [(phrase, domain) for phrase, domain in (line.split(" = ") for line in table.strip().splitlines())]


@pytest.mark.parametrize(("phrase", "domain"), _pairs(NAMED))
def test_a_phrase_of_an_agreement_names_its_domain(phrase: str, domain: str) -> None:
    assert domain in cued(phrase)


@pytest.mark.parametrize(("phrase", "domain"), _pairs(OTHER))
def test_a_phrase_that_has_a_like_word_does_not(phrase: str, domain: str) -> None:
    assert domain not in cued(phrase)
