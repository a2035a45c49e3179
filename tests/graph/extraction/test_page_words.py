"""What raw pages have around an article: sections, links to other stories, players; the reading is as without them."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

HEAD = "เทศบาลนครสายน้ำลงนาม MOU มหาวิทยาลัยเมฆา"
BODY = (
    "เมื่อวันที่ 3 มีนาคม 2566 นายสายลม ดอกหญ้า นายกเทศมนตรีนครสายน้ำ และ ดร.วิหค เมฆา อธิการบดีมหาวิทยาลัยเมฆา "
    "ลงนามบันทึกข้อตกลงด้านการศึกษา ณ ห้องประชุมใหญ่ เทศบาลนครสายน้ำ"
)
PAGES = [
    "{head}\n\n{body}\n\n« อบจ.สายลม ลงนาม MOU โรงพยาบาลดอกหญ้า\nเทศบาลเมืองริมธาร จับมือ กฟภ. ลงนามพลังงาน »",
    "{head}\n\nอ่านให้ฟัง\n00:00อ่านข่าวให้ฟังโดยเสียงจากข้อความ\n\n{body}",
    "ข่าวการศึกษา / ข่าวท่องเที่ยว / สาธารณสุข\n{head}\n\n{body}",
    "{head}\n\nShare on FacebookShare on Twitter\n158\n0\nSHARES\n199\nVIEWS\n\n{body}",
    "{head}\nสมหมาย ใจงาม ข่าว/ภาพ\n\n{body}",
    "{head}\n\n{body}\n\nร่วมแสดงความคิดเห็น\n\nThis site uses Akismet to reduce spam.",
    "{head}\n\n{body} พร้อมด้วย นายสมศัก",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_read_as_its_article(page: str) -> None:
    (agreement,) = extract(page.format(head=HEAD, body=BODY), id="invented").agreements
    assert {party.name for party in agreement.parties} == {"เทศบาลนครสายน้ำ", "มหาวิทยาลัยเมฆา"}
    assert set(agreement.signatories) == {"สายลม ดอกหญ้า", "วิหค เมฆา"}
    assert (agreement.date, agreement.time, list(agreement.domains)) == ("2023-03-03", None, ["education"])


def test_a_headline_of_a_visit_founds_no_tie() -> None:
    text = (
        "สานสัมพันธ์เมืองพี่เมืองน้อง ผู้ว่าฯ สายน้ำ ต้อนรับกงสุล\n\nวันที่ 3 มีนาคม 2566 ที่ศาลากลางจังหวัดสายน้ำ นายสายลม ดอกหญ้า "
        "ผู้ว่าราชการจังหวัดสายน้ำ ให้การต้อนรับ นายหวัง อี้ กงสุลใหญ่สาธารณรัฐประชาชนจีนประจำเชียงใหม่ ในโอกาสเข้าเยี่ยมคารวะ"
    )
    assert not extract(text, id="invented").agreements
