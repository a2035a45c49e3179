"""Where a ceremony takes place."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.graph.extraction import english_venues, extract
from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.venue_leads import leads
from citypact.graph.extraction.venue_places import thai_places
from citypact.graph.reading import read_text
from tests.graph.extraction.reports import mentions_of

FORMS = [
    ("ณ ห้องประชุมลมหนาว ชั้น 3 สำนักงานเทศบาลนครสายลม", "ห้องประชุมลมหนาว ชั้น 3", "สำนักงานเทศบาลนครสายลม"),
    ("ที่ห้องดอกหญ้า โรงแรมฟ้าใส อ.เมือง", "ห้องดอกหญ้า", "โรงแรมฟ้าใส"),
    ("ณ ห้องประชุมใหญ่ โรงเรียนเทศบาล 6 สายลม", "ห้องประชุมใหญ่", "โรงเรียนเทศบาล 6 สายลม"),
    ("ที่หอประชุมโรงเรียนทุ่งกว้างวิทยา", "หอประชุม", "โรงเรียนทุ่งกว้างวิทยา"),
    ("ที่ห้องประชุมสถานีตำรวจภูธรหินผา", "ห้องประชุม", "สถานีตำรวจภูธรหินผา"),
    ("ณ ห้องประชุมลมหนาว ชั้น 3 คาดว่าจะเสร็จในปีหน้า", "ห้องประชุมลมหนาว ชั้น 3", None),
    ("ณ ศาลากลางจังหวัดสายลม", None, "ศาลากลางจังหวัดสายลม"),
    ("ณ ลานริมน้ำสายลม", None, "ลานริมน้ำสายลม"),
    ("ณ โรงแรมฟ้าใส ระยอง ระยะเวลา 3 ปี", None, "โรงแรมฟ้าใส ระยอง"),
    ("ที่โรงแรมฟ้าใส โดยมีแขกหลายคน", None, "โรงแรมฟ้าใส"),
    ("ที่โรงเรียนวัดฟ้าใส อ.เมือง จ.สายลม ในห้องประชุมดอกหญ้า", "ห้องประชุมดอกหญ้า", "โรงเรียนวัดฟ้าใส"),
    ("ที่ห้องประชุมดอกหญ้า Mr.Sam Hill มาด้วย", "ห้องประชุมดอกหญ้า", None),
    ("ณ ห้องประชุมสภามหาวิทยาลัย ชั้น 5 โรงแรมฟ้าใส", "ห้องประชุมสภามหาวิทยาลัย ชั้น 5", "โรงแรมฟ้าใส"),
    ("บ้านลมหนาว ถนนสายลม อำเภอเมือง", None, "บ้านลมหนาว"),
    ("วัดพระธาตุฟ้าใส อ.เมือง จ.สายลม", None, "วัดพระธาตุฟ้าใส"),
    ("ณ ศาลาประชาคมอำเภอดอกหญ้า", None, "ศาลาประชาคมอำเภอดอกหญ้า"),
    ("ณ หอประชุมพญาลมหนาว", None, "หอประชุมพญาลมหนาว"),
    ("ณ หอประชุมลมหนาว ภายในมหาวิทยาลัย", "หอประชุมลมหนาว", None),
    ("ณ หอประชุมใหญ่ ศูนย์วัฒนธรรมสายลม", "หอประชุมใหญ่", "ศูนย์วัฒนธรรมสายลม"),
    ("ณ ห้องประชุมเทศบาลตำบลหินผา ชั้น 3", "ห้องประชุมเทศบาลตำบลหินผา ชั้น 3", "เทศบาลตำบลหินผา"),
    ("ณ ห้องประชุมสำนักงานเทศบาลตำบลหินผา", "ห้องประชุมสำนักงานเทศบาลตำบลหินผา", "สำนักงานเทศบาลตำบลหินผา"),
    ("ณ ห้องประชุมสภาเทศบาลตำบลหินผา", "ห้องประชุมสภาเทศบาลตำบลหินผา", None),
    ("ณ ห้องประชุมเทศบาลตำบลหินผา ทางออนไลน์ผ่านระบบ Zoom", "ห้องประชุมเทศบาลตำบลหินผา", "เทศบาลตำบลหินผา"),
    ("จากห้องลมหนาว ศาลากลางจังหวัดสายลม ผ่านระบบการประชุมทางไกล", "ห้องลมหนาว", "ศาลากลางจังหวัดสายลม"),
    (
        "ณ ห้องประชุมใหญ่ สำนักงานองค์การบริหารส่วนจังหวัด (อบจ.) สายลม",
        "ห้องประชุมใหญ่",
        "สำนักงานองค์การบริหารส่วนจังหวัด (อบจ.) สายลม",
    ),
    ("ณ ห้องประชุมลมหนาว (ชั้น 2) เทศบาลนครสายลม", "ห้องประชุมลมหนาว (ชั้น 2)", "เทศบาลนครสายลม"),
    (
        "ที่ห้องประชุมลมหนาว (ทวี ลมหนาว) ชั้น 3 ศาลากลางจังหวัดสายลม",
        "ห้องประชุมลมหนาว (ทวี ลมหนาว) ชั้น 3",
        "ศาลากลางจังหวัดสายลม",
    ),
]


@pytest.mark.parametrize(("place", "room", "site"), FORMS)
def test_a_venue_is_a_room_in_a_site(place: str, room: str | None, site: str | None) -> None:
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


CLAUSES = [
    "โรงเรียนเทศบาล 6 สายลม เทศบาลนครสายลมและเทศบาลเมืองดอกหญ้าร่วมลงนาม MOU",
    "โรงเรียนเทศบาล 6 สายลม เทศบาลนครสายลมลงนาม MOU กับเทศบาลเมืองดอกหญ้า",
    "โรงเรียนเทศบาล 6 สายลม เทศบาลนครสายลมร่วมกับเทศบาลเมืองดอกหญ้า ลงนาม MOU",
]


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_site_ends_before_the_body_that_acts(clause: str) -> None:
    text = f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 ณ ห้องประชุมใหญ่ {clause}"
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and agreement.venue.site == "โรงเรียนเทศบาล 6 สายลม"
    assert {party.name for party in agreement.parties} == {"เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"}


def test_a_site_keeps_the_body_in_whose_house_it_lies() -> None:
    text = (
        "ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 ณ อาคารลมหนาว มหาวิทยาลัยทุ่งกว้าง มีพิธีลงนาม MOU "
        "ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and agreement.venue.site == "อาคารลมหนาว มหาวิทยาลัยทุ่งกว้าง"


def test_who_signs_behind_the_hour_is_no_site() -> None:
    text = "ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 เวลา 13.00 น. เทศบาลนครสายลมลงนามบันทึกข้อตกลง (MOU) กับเทศบาลเมืองดอกหญ้า"
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue is None and agreement.time == "13:00"


HOUSES = [
    ("ณ หอประชุมดอกหญ้า มหาวิทยาลัยทุ่งกว้าง", "หอประชุมดอกหญ้า", "มหาวิทยาลัยทุ่งกว้าง"),
    ("ณ ศาลาการเปรียญวัดฟ้าใส", "ศาลาการเปรียญ", "วัดฟ้าใส"),
    ("ณ ห้องประชุมชั้น 3 อาคาร A องค์การบริหารส่วนจังหวัดสายลม", "ห้องประชุมชั้น 3", "อาคาร A องค์การบริหารส่วนจังหวัดสายลม"),
    ("ณ โถงกลาง พิพิธภัณฑ์สายลม", "โถงกลาง", "พิพิธภัณฑ์สายลม"),
    ("ณ ทำเนียบผู้ว่าราชการจังหวัดสายลม", None, "ทำเนียบผู้ว่าราชการจังหวัดสายลม"),
    ("ที่โรงแรมฟ้าใส ห้องดอกหญ้า", "ห้องดอกหญ้า", "โรงแรมฟ้าใส"),
    ("ห้องที่ใช้จัดพิธีคือห้องประชุมดอกหญ้า ของสำนักงานเทศบาลนครสายลม", "ห้องประชุมดอกหญ้า", "สำนักงานเทศบาลนครสายลม"),
]


@pytest.mark.parametrize(("place", "room", "site"), HOUSES)
def test_halls_and_squares_of_a_house_are_its_rooms(place: str, room: str | None, site: str) -> None:
    text = (
        f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น. {place} "
        "มีพิธีลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == (room, site)


def test_a_surname_with_a_particle_is_no_place() -> None:
    text = (
        "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 นายก้อน ณ ดอกหญ้า นายกเทศมนตรีนครสายลม "
        "ลงนาม MOU กับนายขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue is None


PARTS = [
    ("ณ ชานชาลาที่ 2 สถานีรถไฟสายลม", "ชานชาลาที่ 2", "สถานีรถไฟสายลม"),
    ("ณ เรือนกระจกดอกไม้ สวนสาธารณะสายลม", "เรือนกระจกดอกไม้", "สวนสาธารณะสายลม"),
    ("ณ Sala Azul ศาลาว่าการเมืองสายลม", "Sala Azul", "ศาลาว่าการเมืองสายลม"),
    ("ณ ห้องโถงใหญ่ (Grande Sala) ศาลาว่าการเมืองสายลม", "ห้องโถงใหญ่", "ศาลาว่าการเมืองสายลม"),
    ("ณ ห้องประชุม\nดอกหญ้า ชั้น 2 โรงแรมฟ้าใส", "ห้องประชุม ดอกหญ้า ชั้น 2", "โรงแรมฟ้าใส"),
    ("ณ ห้องประชุมลมหนาว โรงแรมฟ้าใส ขอนกว้าง", "ห้องประชุมลมหนาว", "โรงแรมฟ้าใส ขอนกว้าง"),
    ("ณ ห้อง 301 ชั้น 3 อาคารลมหนาว", "ห้อง 301 ชั้น 3", "อาคารลมหนาว"),
    ("ณ ห้องประชุม 2/1 โรงแรมฟ้าใส", "ห้องประชุม 2/1", "โรงแรมฟ้าใส"),
    ("@ห้องประชุมลมหนาว โรงแรม The Windy Resort & Spa", "ห้องประชุมลมหนาว", "โรงแรม The Windy Resort & Spa"),
    ("ณ ห้องประชุม อบต.ทุ่งกว้าง", "ห้องประชุม", "องค์การบริหารส่วนตำบลทุ่งกว้าง"),
    ("ณ ห้องประชุมสภาเทศบาลนครสายลม", "ห้องประชุมสภาเทศบาลนครสายลม", None),
    ("ณ ห้องประชุมลมหนาว เทศบาลนครสายลม ได้จัดงาน", "ห้องประชุมลมหนาว", "เทศบาลนครสายลม"),
]


@pytest.mark.parametrize(("place", "room", "site"), PARTS)
def test_a_part_of_a_house_by_any_name_is_its_room(place: str, room: str, site: str | None) -> None:
    text = (
        f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น. {place} "
        "มีพิธีลงนาม MOU ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == (room, site)


def test_a_body_joined_with_another_is_no_house_of_the_room() -> None:
    text = (
        "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น. ที่ห้องประชุมลมหนาว เทศบาลนครสายลม "
        "กับ เทศบาลเมืองดอกหญ้า ลงนาม MOU ร่วมกัน"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == ("ห้องประชุมลมหนาว", None)


ENGLISH = [
    ("Lotus Room, Windville City Hall, was where", "Lotus Room", "Windville City Hall"),
    (
        "In the Lotus Pavilion, Thai-Windish Friendship Village,",
        "Lotus Pavilion",
        "Thai-Windish Friendship Village",
    ),
    ("At the city hall penthouse here on Tuesday,", "penthouse", "city hall"),
    ("At the Windville Municipality office on Tuesday,", None, "Windville Municipality office"),
    (
        "In the fifth-floor meeting room at Windville City Hall,",
        "fifth-floor meeting room",
        "Windville City Hall",
    ),
    ("At the Terminal 9 Windville shopping centre,", None, "Terminal 9 Windville shopping centre"),
]


@pytest.mark.parametrize(("place", "room", "site"), ENGLISH)
def test_places_of_an_english_text(place: str, room: str | None, site: str) -> None:
    text = f"An invented story\n\n{place} Windville and Grassburg signed a sister city agreement on 5 March 2024."
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == (room, site)


LEADS = [
    ("ลงนามกัน ณ โรงแรมฟ้าใส", "held"),
    ("เช้าวันนี้ ณ โรงแรมฟ้าใส", "ณ"),
    ("สถานที่: โรงแรมฟ้าใส", "label"),
    ("เวลา 10.00 น.โรงแรมฟ้าใส", "hour"),
    ("เวลา 10.00 น. | โรงแรมฟ้าใส", "hour"),
    ("วันที่ 5 มีนาคม | โรงแรมฟ้าใส", "bar"),
    ("พิธีลงนาม\n\n- โรงแรมฟ้าใส", "line"),
    ("พิธีลงนาม (โรงแรมฟ้าใส", "bracket"),
    ("เช้าวันนี้  โรงแรมฟ้าใส", "space"),
]


@pytest.mark.parametrize(("text", "lead"), LEADS)
def test_a_place_has_the_lead_that_stands_before_it(text: str, lead: str) -> None:
    place = text.index("โรงแรม")
    assert [(name, named) for _, start, name, named in leads(text) if start == place] == [(lead, True)]


def test_the_same_hotel_is_no_name_of_a_hotel() -> None:
    text = "ณ โรงแรมสายลม\nจากนั้นที่ห้องภูหลวง โรงแรมเดียวกัน หอการค้าจังหวัดสายลมได้ลงนามข้อตกลง และที่ห้องเดียวกัน"
    places = list(thai_places(mentions_of(text)))
    told = [found.value for place in places for found in (place.room, place.site) if found]
    assert told == ["โรงแรมสายลม", "ห้องภูหลวง"]


def test_the_house_that_a_sentence_tells_of_is_not_where_it_was_signed() -> None:
    text = (
        "ข่าวสมมติ\n\nอาคารริมสระสายลม ถนนฟ้าใส จะเปิดเป็นศูนย์เด็กเล็ก ตามบันทึกข้อตกลงที่ลงนามกัน ณ สำนักงานเทศบาลนครสายลม "
        "ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and agreement.venue.site == "สำนักงานเทศบาลนครสายลม"


def test_a_floor_of_a_house_is_a_room() -> None:
    text = (
        "Two cities sign\n\nThe mayors of Breezeton and Grassfield signed a sister city agreement "
        "at the 12th Floor of the Breezeton City Hall on March 5, 2024."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue and (agreement.venue.room, agreement.venue.site) == (
        "12th Floor",
        "Breezeton City Hall",
    )


def test_this_occasion_is_no_place() -> None:
    text = (
        "ข่าวสมมติ\n\nนายสมมุติ ใจดี นายกเทศมนตรีนครสายลม ลงนาม MOU กับเทศบาลเมืองดอกหญ้า โดยมีแขกเข้าร่วมพิธีลงนามในครั้งนี้"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue is None


@pytest.mark.parametrize(
    ("place", "room", "site"),
    [
        ("ณ ห้องประชุมดอกแก้ว อาคาร 1 ชั้น 2 โรงแรมสายลม", "ห้องประชุมดอกแก้ว อาคาร 1 ชั้น 2", "โรงแรมสายลม"),
        ("ณ ห้องประชุมดอกแก้ว โรงแรมสายลม ฝ่ายญี่ปุ่นมาครบ", "ห้องประชุมดอกแก้ว", "โรงแรมสายลม"),
        ("ที่สถานกงสุลใหญ่ญี่ปุ่น ณ นครสายลม", None, "สถานกงสุลใหญ่ญี่ปุ่น ณ นครสายลม"),
    ],
)
def test_floors_belong_to_a_room_and_what_a_side_does_to_no_site(
    place: str, room: str | None, site: str
) -> None:
    text = f"เทศบาลนครสายลม และเทศบาลเมืองดอกหญ้า ลงนาม MOU เมื่อวันที่ 4 มีนาคม 2564 {place} "
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.venue is not None
    assert (agreement.venue.room, agreement.venue.site) == (room, site)


RELEASES = sorted((Path(__file__).parents[3] / "gold" / "texts").glob("en-*.txt"))


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_english_places_are_sought_where_leads_begin_and_none_is_missed(path: Path) -> None:
    text = read_text(path).text
    text += "\nCity Hall, Hill\nThey met at 9 a.m. Rose Hall, The Meadow Hotel. The Grand Palace at 10pm, Blue Room"
    with held(text):
        begins = english_venues._begins(text)
        for words in (english_venues._ROOM, english_venues._SITE):
            told = [match.span() for match in english_venues._led(words, text)]
            assert told and told == [match.span() for match in words.finditer(text)]
    assert len(begins) < len(text) / 8
