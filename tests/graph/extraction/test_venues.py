"""Where a ceremony takes place."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

FORMS = [
    ("ณ ห้องประชุมลมหนาว ชั้น 3 สำนักงานเทศบาลนครสายลม", "ห้องประชุมลมหนาว ชั้น 3", "สำนักงานเทศบาลนครสายลม"),
    ("ที่ห้องดอกหญ้า โรงแรมฟ้าใส อ.เมือง", "ห้องดอกหญ้า", "โรงแรมฟ้าใส"),
    ("ณ ห้องประชุมใหญ่ โรงเรียนเทศบาล 6 สายลม", "ห้องประชุมใหญ่", "โรงเรียนเทศบาล 6 สายลม"),
    ("ที่หอประชุมโรงเรียนทุ่งกว้างวิทยา", "หอประชุม", "โรงเรียนทุ่งกว้างวิทยา"),
    ("ณ ศาลากลางจังหวัดสายลม", None, "ศาลากลางจังหวัดสายลม"),
    ("ณ ลานริมน้ำสายลม", None, "ลานริมน้ำสายลม"),
]


@pytest.mark.parametrize(("place", "room", "site"), FORMS)
def test_a_venue_is_a_room_in_a_site(place: str, room: str | None, site: str) -> None:
    text = (
        f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น. {place} "
        "มีพิธีลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == (room, site)
    assert (agreement.date, agreement.time) == ("2024-03-05", "10:00")


def test_the_room_of_a_preparing_meeting_is_not_the_venue() -> None:
    text = (
        "ข่าวสมมติ\n\nเทศบาลนครสายลม จัดประชุมเตรียมความพร้อม เมื่อวันที่ 1 มีนาคม 2567 ณ ห้องประชุมลมหนาว "
        "โดยจะลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า ในวันที่ 9 มีนาคม 2567 เวลา 14.00 น. ณ ห้องดอกหญ้า โรงแรมฟ้าใส"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.status, agreement.date, agreement.time) == ("planned", "2024-03-09", "14:00")
    assert agreement.venue and agreement.venue.site == "โรงแรมฟ้าใส"
