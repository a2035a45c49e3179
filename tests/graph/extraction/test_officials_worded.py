"""Officials as pages really word them: broken and glued words, deputies of any office, committees, every nation's envoy."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

THAI = [
    # นายก as the title before a name, never a ก of the name
    ("ท่านนายกธวัช จันทร์ฉาย นายกเทศมนตรีตำบลบ้านไผ่ลม ให้การต้อนรับ", "ธวัช จันทร์ฉาย", "mayor", "เทศบาลตำบลบ้านไผ่ลม"),
    ("นายกกนก แสงเงิน นายกเทศมนตรีเมืองรวงทอง ลงนาม", "กนก แสงเงิน", "mayor", "เทศบาลเมืองรวงทอง"),
    ("นายกวี แสงเงิน ปลัดเทศบาลเมืองรวงทอง ลงนาม", "กวี แสงเงิน", "clerk", "เทศบาลเมืองรวงทอง"),
    ("นายสัตวแพทย์กอบ แสงเงิน ปศุสัตว์จังหวัดตาก ลงนาม", "กอบ แสงเงิน", "other", "สำนักงานปศุสัตว์จังหวัดตาก"),
    # words broken by a blank or by the end of a line
    ("นายลม ตระกูลไทยรอง ผู้อำนวยการโรงพยาบาลรวงทอง เข้าร่วม", "ลม ตระกูลไทย", "other", "โรงพยาบาลรวงทอง"),
    (
        "พลตำรวจโทลม กล้าดี นายกองค์การบริหาร ส่วนจังหวัดตาก ลงนาม",
        "ลม กล้าดี",
        "pao_president",
        "องค์การบริหารส่วนจังหวัดตาก",
    ),
    ("นายลม ใจงาม นายก\nเทศมนตรีตำบลไข่น้ำ กล่าวต้อนรับ", "ลม ใจงาม", "mayor", "เทศบาลตำบลไข่น้ำ"),
    ("นายลม ใจงาม นายกเทศมนตรีเมือง รวงทอง กล่าวต้อนรับ", "ลม ใจงาม", "mayor", "เทศบาลเมืองรวงทอง"),
    ("อาจารย์ลม เรืองรอง คณบดีวิทยาลัยรวงทอง กล่าวต้อนรับ", "ลม เรืองรอง", "other", "วิทยาลัยรวงทอง"),
    # who stands second to an office, and who acts for one behind another
    ("นางลม ทะสา รองศึกษาธิการจังหวัดตาก เข้าร่วม", "ลม ทะสา", "other", "สำนักงานศึกษาธิการจังหวัดตาก"),
    ("นางลม ทะสา ผู้ช่วยคลังจังหวัดตาก เข้าร่วม", "ลม ทะสา", "other", "สำนักงานคลังจังหวัดตาก"),
    ("นายลม ทองคำ รองรองผู้ว่าราชการจังหวัดตาก เป็นประธาน", "ลม ทองคำ", "deputy_governor", "จังหวัดตาก"),
    (
        "นายลม ดีเลิศ รองปลัด อบต. รักษาราชการแทนปลัด อบต. ปฏิบัติหน้าที่นายก อบต.บ้านสวน ลงนาม",
        "ลม ดีเลิศ",
        "sao_president",
        "องค์การบริหารส่วนตำบลบ้านสวน",
    ),
    # committees of parliament, ministers cut short, the heads of provincial offices
    (
        "พลเอกลม กล้าหาญ ประธานคณะกรรมาธิการการท่องเที่ยว วุฒิสภา นำคณะศึกษาดูงาน",
        "ลม กล้าหาญ",
        "other",
        "คณะกรรมาธิการการท่องเที่ยว วุฒิสภา",
    ),
    ("ผู้มาร่วมคือ ‘สายชล งามดี’ รมว.กระทรวงแรงงาน", "สายชล งามดี", "minister", "กระทรวงแรงงาน"),
    ("นายลม งามดี รมว.พม. มาร่วม", "ลม งามดี", "minister", "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์"),
    ("นายลม งามดี พัฒนาการจังหวัดตาก มาร่วม", "ลม งามดี", "other", "สำนักงานพัฒนาชุมชนจังหวัดตาก"),
    # two surnames before an office; a day before a title counts no men
    ("ดร.ลม ดิษยะศริน สัตยารักษ์ อธิการบดีมหาวิทยาลัยรวงทอง ลงนาม", "ลม ดิษยะศริน สัตยารักษ์", "other", "มหาวิทยาลัยรวงทอง"),
    ("วันที่ 29 มี.ค.61 ดร. ลม ใจบุญ ผู้ว่าราชการจังหวัดตาก เป็นประธาน", "ลม ใจบุญ", "governor", "จังหวัดตาก"),
    ("น.พ.ลม งามดี รองนายแพทย์สาธารณสุขจังหวัดตาก มาร่วม", "ลม งามดี", "other", "สำนักงานสาธารณสุขจังหวัดตาก"),
    ("ผู้ลงนามคือ\n4. นางงาม สุขใจ สาธารณสุขอำเภอบ้านสวน", "งาม สุขใจ", "other", "สำนักงานสาธารณสุขอำเภอบ้านสวน"),
    ("คุณลม งามดี Chief Executive Officer บริษัท สายลม จำกัด มาร่วม", "ลม งามดี", "other", "บริษัท สายลม จำกัด"),
    ("นายลม งามดี สรรพสามิตพื้นที่ตาก มาร่วม", "ลม งามดี", "other", "สำนักงานสรรพสามิตพื้นที่ตาก"),
    ("คุณหญิงลม คงมั่น ประธานกรรมการมูลนิธิรวงทอง เข้าร่วม", "ลม คงมั่น", "other", "มูลนิธิรวงทอง"),
]
ENGLISH = [
    ("The Hilltown Mayor, Kon Mekha, said so.", "Kon Mekha", "mayor", "Hilltown"),
    ("Iraqi Ambassador Kon Mekha attended.", "Kon Mekha", "ambassador", "Iraq"),
    ("Kon Mekha, Deputy Governor of Hill Provincial, attended.", "Kon Mekha", "deputy_governor", "Hill"),
    (
        "Kon Mekha, Commissioner & Administrator, Municipal Corporation of Hill, signed.",
        "Kon Mekha",
        "other",
        "Municipal Corporation of Hill",
    ),
    (
        "Prof. Kon Mekha, Dean of the Faculty of Science, Hilltown University, signed.",
        "Kon Mekha",
        "other",
        "Faculty of Science, Hilltown University",
    ),
    (
        "Kon Mekha MD, Acting President of Hilltown University, signed.",
        "Kon Mekha",
        "other",
        "Hilltown University",
    ),
]


@pytest.mark.parametrize(("said", "name", "role", "of"), THAI + ENGLISH)
def test_an_official_is_read_however_a_page_words_the_office(
    said: str, name: str, role: str, of: str
) -> None:
    head = "News" if said.isascii() else "ข่าว"
    officials = extract(f"{head}\n\n{said}", id="x").plain()["officials"]
    assert [(one["name"], one["role"], one["of"]) for one in officials] == [(name, role, of)]


@pytest.mark.parametrize(
    "said",
    [
        "The index of the Economist Intelligence Unit put the city first.",
        "Ties Deepen, Says Consul General Of India To Hilltown",
        "รณรงค์ลดไฟป่าและหมอกควัน ที่โรงเรียนบ้านสวน",
        "ผู้มาจาก อ.บ้านสวน จังหวัดตาก ได้แก่ เทศบาลเมืองรวงทอง",
        "นายกเทศมนตรีตำบลบ้านสวน นายกเทศมนตรีตำบลบ้านไร่ ลงนาม",
    ],
)
def test_what_only_looks_like_a_name_is_nobody(said: str) -> None:
    record = extract(f"{said}\n\n{said}", id="x").plain()
    assert record["officials"] == []
