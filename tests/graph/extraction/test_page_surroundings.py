"""What stands around an article on its page changes nothing of what is read: stamps, counters, menus, a headline told twice."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.passages import article

HEAD = "เทศบาลเมืองสายลมจับมือเมืองซานย่า ลงนามเมืองพี่เมืองน้อง"
BODY = (
    "เมื่อวันที่ 5 มีนาคม 2567 นายดำ แดงดี นายกเทศมนตรีเมืองสายลม และนายหวัง ลี่ นายกเทศมนตรีเมืองซานย่า "
    "ลงนามบันทึกความเข้าใจเมืองพี่เมืองน้อง ณ โรงแรมดอกหญ้า ด้านการศึกษา"
)
PLAIN = f"{HEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    "page",
    [
        f"วันพุธ ที่ 6 มีนาคม พ.ศ. 2567 04:11 น.\n\n{PLAIN}",
        f"วันที่ 6 มี.ค. 2567 เวลา 11:20 น.\n\nViews\n\n{PLAIN}",
        f"{HEAD}\n\n6 มีนาคม 2567 เวลา 16:42 น.\n\n{BODY}",
        f"{HEAD}\n\nBy ดอกหญ้า | 6 มี.ค. 2567 17:20 | 2811 views | View Comment\n\n{BODY}",
        f"{HEAD}\n\nวันที่นำเข้าข้อมูล 6 มี.ค. 2567\n\nวันที่ปรับปรุงข้อมูล 6 มี.ค. 2567\n\n| 403 view\n\n{BODY}",
        f"หน้าหลัก\nเกี่ยวกับเรา\nข่าวประชาสัมพันธ์\nติดต่อเรา\n\nFacebook\nTwitter\nLine\n\n{PLAIN}",
        f"6 มี.ค. 2567 | เข้าชม : 51\n\n{PLAIN}",
        f"{HEAD}\n\n{PLAIN}",
    ],
)
def test_a_page_is_read_as_its_article(page: str) -> None:
    found = article(page)
    assert found.text[slice(*found.title)] == HEAD
    plain, paged = (extract(text, id="x") for text in (PLAIN, page))
    (told,), (read,) = plain.agreements, paged.agreements
    assert (read.type, read.status, read.date, read.time) == (told.type, told.status, told.date, None)
    assert {party.name for party in read.parties} == {party.name for party in told.parties}
    assert (set(read.signatories), read.domains) == (set(told.signatories), told.domains)


@pytest.mark.parametrize("when", ["วันที่ 5 มีนาคม 2567 เวลา 13.30 น.", "วันพุธ ที่ ๕ มีนาคม ๒๕๖๗ เวลา ๑๓.๓๐ น."])
def test_a_line_below_the_headline_tells_when_it_was_signed(when: str) -> None:
    rest = BODY.removeprefix("เมื่อวันที่ 5 มีนาคม 2567 ")
    (agreement,) = extract(f"{HEAD}\n\n{when}\n\n{rest}", id="x").agreements
    assert (agreement.date, agreement.time) == ("2024-03-05", "13:30")
