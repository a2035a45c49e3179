"""What kind of office words name: its class, its family of local governments, the institution behind its head."""

from __future__ import annotations

from functools import lru_cache

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.offices import Office

__all__ = [
    "BARE",
    "ENGLISH",
    "FIRM_UNIT",
    "INSIDE",
    "INSTITUTIONS",
    "PREFIX",
    "SORTS",
    "family_of",
    "group_of",
    "is_bare",
    "kind_of",
    "names_body",
    "rest_of",
    "role_in",
]

ENGLISH = expression(r"[A-Za-z]")
# sorts of institutions of which there is one in many a place
SORTS = (
    r"ทัณฑสถาน(?:หญิง|บำบัดพิเศษ|วัยหนุ่ม|เปิด)?|เรือนจำ(?:กลาง|จังหวัด|อำเภอ|พิเศษ|ชั่วคราว)?|"
    r"วิทยาลัย(?:เทคนิค|อาชีวศึกษา|การอาชีพ|สารพัดช่าง|ชุมชน|พยาบาล(?:บรมราชชนนี)?|นาฏศิลป|สงฆ์|เกษตรและเทคโนโลยี)|"
    r"สถาน(?:สงเคราะห์|คุ้มครอง|พินิจ|แรกรับ|พัฒนาและฟื้นฟู|พยาบาล)|บ้านพักเด็กและครอบครัว|นิคมสร้างตนเอง|"
    r"ท่าอากาศยาน|สนามบิน|สถานีตำรวจ(?:ภูธร|นครบาล)?|สถานีรถไฟ|"
    r"โรงพยาบาล(?:ส่งเสริมสุขภาพตำบล|ชุมชน|ค่าย)|ศูนย์(?:อนามัย|พัฒนาเด็กเล็ก|การเรียนรู้|ฝึกอบรม|ดำรงธรรม|วิจัย)|"
    r"แขวงทางหลวง(?:ชนบท)?|ด่านศุลกากร|อุทยานแห่งชาติ|พิพิธภัณฑสถาน(?:แห่งชาติ)?"
)
BARE = expression(
    r"สภา(?:เทศบาล|เมือง|นคร|จังหวัด|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|ท้องถิ่น|[ ]?อบ[จต]\.?)?ฯ?|เทศบาล|"
    r"มหาวิทยาลัย|จังหวัด|อำเภอ|"
    r"โรงเรียน|โรงพยาบาล|สมาคมฯ?|มูลนิธิฯ?|ชมรมฯ?|บริษัทฯ?|สถานี|โรงแรม|หอการค้า(?:จังหวัด)?|วัด|ศูนย์ฯ?|สถาบันฯ?|"
    r"กลุ่มฯ?|สหกรณ์ฯ?|กองทุนฯ?|ธนาคารฯ?|สโมสรฯ?|วิสาหกิจชุมชนฯ?|เครือข่ายฯ?|วิทยาลัยฯ?|คณะฯ?|โครงการฯ?|โรงงานฯ?|"
    r"เหล่ากาชาดจังหวัด|แขวง|"
    r"องค์การบริหารส่วน(?:จังหวัด|ตำบล)|"
    rf"(?:{SORTS})ฯ?"
)
# a department of a firm or an agency, which is no body
FIRM_UNIT = expression(r"(?:\A|[ ])(?:สาย(?:งาน|ธุรกิจ)|กลุ่ม(?:ธุรกิจ|ลูกค้า|(?:งาน)?ขาย|ผลิตภัณฑ์))[ก-๎]{0,60}")
_SECTION = expression(
    r"(?:รักษา[ก-๙]{2,20})?(?:ผู้อำนวยการ|ผอ\.[ ]?|หัวหน้า|หน\.[ ]?|รองผู้อำนวยการ)[ ]?(?:สำนัก(?!งาน)|กอง|ส่วน|ฝ่าย|งาน|"
    r"กลุ่ม|หน่วยตรวจ|แผนก|ห้อง)"
)
# by Thai words, by English words; as all are sought, what may stand before them is left out
_CLASSES = (
    ("section", _SECTION, None),
    ("council", expression(r"ประธาน(?:สภา|[ ]?อบ)|สมาชิกสภา|ส\.[ทก]\.|ส\.อบ"), expression(r"(?i:council)")),
    (
        "envoy",
        expression(r"ทูต|กง[สศ]ุล|เลขานุการ(?:เอก|โท|ตรี)"),
        expression(r"(?i:ambassador|consul|attach|charg|counsellor)"),
    ),
    (
        "force",
        expression(r"ผบ|ผู้บัญชาการ|ผู้บังคับการ|ผกก|สว[ญป]?\.|สารวัตร|ผู้กำกับ|เสนาธิการ"),
        expression(r"(?i:police|commander|superintend)"),
    ),
    ("aide", expression(r"เลขา|ที่ปรึกษา|โฆษก|ผู้ช่วย(?:นายก|เลขา)"), expression(r"(?i:advis|secretary)")),
    (
        "faculty",
        expression(r"คณบดี|อธิการบดี|อาจารย์|คณะ(?!กรรมการ|ทำงาน|ผู้)|ภาควิชา|สาขาวิชา"),
        expression(r"(?i:dean|rector|professor|lecturer|chancellor)"),
    ),
    (
        "firm",
        expression(r"ผู้จัดการ|บริษัท|ซีอีโอ|เจ้าหน้าที่บริหาร"),
        expression(r"(?i:chief executive|managing|manager|\bceo\b)"),
    ),
    (
        "society",
        expression(r"สมาคม|มูลนิธิ|ชมรม|สโมสร|หอการค้า|เครือข่าย|สหกรณ์|ชุมชน"),
        expression(r"(?i:association|foundation|chamber|club)"),
    ),
    (
        "specialist",
        expression(r"ชำนาญ|เชี่ยวชาญ|นิติกร|วิศวกร|สถาปนิก|นัก[ก-ฮ]|เจ้าพนักงาน|พยาบาล|ทันต|นายช่าง|ครู"),
        None,
    ),
    ("province", expression(r"ผู้ว่าราชการ|ผวจ|ปลัดจังหวัด|เจ้าแขวง|จังหวัด\Z"), None),
    ("district", expression(r"นายอำเภอ|ปลัดอำเภอ|กำนัน|ผู้ใหญ่บ้าน"), None),
    ("director", expression(r"ผู้อำนวยการ|ผอ\.|หัวหน้า|อธิบดี"), expression(r"(?i:director|head|chief)")),
)
INSTITUTIONS = (
    r"เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน|องค์การ|จังหวัด|แขวง|เมือง|นคร|มหาวิทยาลัย|วิทยาลัย|โรงพยาบาล|"
    r"โรงเรียน|สถานีตำรวจ|สถานี|"
    r"ตำรวจ|อำเภอ|มูลนิธิ|บริษัท|สมาคม|ชมรม|กรม|กระทรวง|วัด|มัสยิด|สภา|คณะ|สถาน|สถาบัน|สำนักงาน|ศูนย์|ท่าเรือ|"
    r"ท่าอากาศยาน|เรือนจำ|"
    r"ทีม|สโมสร|หอการค้า|ธนาคาร|การ(?=ไฟฟ้า|ประปา|ท่องเที่ยว|รถไฟ|ยาง|เคหะ)|พิพิธภัณฑ์|อุทยาน|โครงการ|เครือข่าย|"
    r"ชุมชน|กองทุน|กลุ่ม|เหล่ากาชาด|แผนก"
)
INSIDE = expression(
    rf"(?<=[ก-๙ )])(?:{INSTITUTIONS})[^ ]{{2,}}(?:[ ](?:จำกัด|\(มหาชน\)|ประจำ[^ ]+))*\Z|"
    rf"(?<=[ก-๙ )])(?:{INSTITUTIONS})[^ ]{{2,}}(?=[ ])"
)
PREFIX = expression(INSTITUTIONS)
_KINDS = (
    ("เทศบาลนคร", "city_municipality"),
    ("เทศบาลเมือง", "town_municipality"),
    ("เทศบาลตำบล", "subdistrict_municipality"),
    ("องค์การบริหารส่วนจังหวัด", "pao"),
    ("องค์การบริหารส่วนตำบล", "sao"),
    ("จังหวัด", "province"),
    ("มหาวิทยาลัย", "university"),
    ("เมือง", "foreign_local_government"),
    ("นคร", "foreign_local_government"),
    ("แขวง", "foreign_local_government"),
    ("บริษัท", "company"),
    ("โรงเรียน", "school"),
    ("สมาคม", "association"),
    ("มูลนิธิ", "association"),
    ("สถาน", "ministry_agency"),
)
_KINDS_BY_LETTER = {
    letter: [(prefix, kind) for prefix, kind in _KINDS if prefix[0] == letter]
    for letter in sorted({prefix[0] for prefix, _ in _KINDS})
}


_GOVERNING = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor"})
_PEOPLES_COMMITTEE = expression(r"คณะกรรมการประชาชน|[Pp]eople[’']s [Cc]ommittee")


_FIRM = expression(r"\b(?:Co\.|Company|Ltd|Limited|Inc\b|Plc|PLC|Corp)")
_OF_FIRM = expression(r"(?i:managing|executive|\bceo\b)")
_AUTHORITY = expression(r"\b(?:Authority|Bank|Corporation)\b")
_PRESIDES = expression(
    r"(?:.*[ ])?(?i:(?<!vice )(?<!deputy )(?:president|chair(?:man|woman|person)?|chief executive))"
)
_PAO = expression(r"\bPAO\b|Provincial Administrati(?:ve|on) Organi[sz]ation")
_SAO = expression(r"\b[ST]AO\b|(?:Sub-?district|Tambon) Administrati(?:ve|on) Organi[sz]ation")
_SECRETARY = expression(
    r"(?:\A|[ ])(?<!deputy )(?<!assistant )(?<!permanent )(?<!party )(?i:secretary)(?= of\b|\Z)"
)


# bodies called a council that sit beside no mayor
_NO_COUNCIL = expression(
    r"สภา(?:อุตสาหกรรม|วัฒนธรรม|เกษตรกร|องค์กร|เด็ก|เยาวชน|ผู้สูงอายุ|คนพิการ|ทนาย|การพยาบาล|กาแฟ|ลมหายใจ|ธุรกิจ|การค้า|มหาวิทยาลัย|วิชาชีพ)"
)


def role_in(office: Office, body: str | None) -> str:
    """The role of an office in a record; one that is cut short ("นายกฯ") has that of whose it is.

    A PAO has a president, and deputies of no own role; who heads a people's committee has none of those roles either.

    >>> role_in(Office(0, 8, "รองนายกฯ", "deputy_mayor"), "องค์การบริหารส่วนจังหวัดสายลม")
    'other'
    """
    if (
        office.role in _GOVERNING
        and ("คณะกรรมการ" in office.name or "ommittee" in office.name)
        and _PEOPLES_COMMITTEE.search(office.name)
    ):
        return "other"  # who heads a people's committee is neither governor nor mayor
    if body and office.role == "council_chair" and _NO_COUNCIL.match(body):
        return "other"  # "chairman of the council", of industries
    if body and office.role == "director" and _FIRM.search(body) and _OF_FIRM.search(office.name):
        return "other"  # who manages a company directs no authority
    if (
        body
        and office.role == "other"
        and body.endswith(" Council")
        and _SECRETARY.search(office.name.lower())
    ):
        return "clerk"
    if body and ENGLISH.match(body):
        if office.role in ("governor", "deputy_governor") and _AUTHORITY.search(body):
            return "other"
        if office.role in ("other", "director", "mayor") and _PRESIDES.fullmatch(office.name):
            # whose it is, other words tell than those of the office: "Hill PAO President"
            return (
                "pao_president"
                if _PAO.search(body)
                else "sao_president"
                if _SAO.search(body)
                else office.role
            )
    if (
        ("ฯ" not in office.name and office.name != "นายก")
        or not body
        or not body.startswith("องค์การบริหารส่วน")
    ):
        return office.role
    if office.role == "mayor":
        return "pao_president" if "จังหวัด" in body else "sao_president"
    return "other" if office.role == "deputy_mayor" else office.role


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """The kind of a body that only an office names."""
    for prefix, kind in _KINDS_BY_LETTER.get(name[:1], ()):
        if name.startswith(prefix):
            return kind
    return "unknown"


def group_of(office: Office) -> str:
    """The group of an office: its role at the head of a local government, else the class of its words."""
    if office.role in ("mayor", "deputy_mayor", "clerk", "deputy_clerk", "pao_president", "sao_president"):
        return office.role
    return _class(office.name)


@lru_cache(maxsize=4096)
def _class(name: str) -> str:
    english = ENGLISH.search(name) is not None
    for group, thai, latin in _CLASSES:
        if thai.search(name) or (english and latin is not None and latin.search(name)):
            return group
    return "other"


@lru_cache(maxsize=4096)
def family_of(name: str) -> str:
    """Which kind of local government the words of an office speak of."""
    if "อบจ" in name or "ส่วนจังหวัด" in name or "PAO" in name:
        return "pao"
    if "อบต" in name or "ส่วนตำบล" in name:
        return "sao"
    return "เทศบาล" if "เทศ" in name else ""


@lru_cache(maxsize=4096)
def is_bare(body: str) -> bool:
    """Whether the words for a body say only of which kind it is."""
    return BARE.fullmatch(body) is not None


def names_body(office: Office) -> bool:
    """Whether the words of an office name a body."""
    if office.body and not is_bare(office.body):
        return True
    rest = rest_of(office)
    return rest is not None and rest != "" and not is_bare(rest) and PREFIX.match(rest) is not None


def rest_of(office: Office) -> str | None:
    """What stands behind the head of an office, as the name of an institution."""
    return _rest(office.rest, office.name) if office.rest else None


_LINKS = expression(r"ประจำ|แห่ง|ของ|ใหญ่")
_FURTHER = expression(r"[ ](?:และ|ใน|ผู้|รักษา|ป[ฏฎ]ิบัติ)|[ ]?\(")
_LEVEL = expression(
    r"(?:โยธา|ไฟฟ้า|สำรวจ|เครื่องกล)?(?:อาวุโส|ชำนาญ(?:งาน|การ)|เชี่ยวชาญ|ปฏิบัติ(?:งาน|การ)|ทักษะพิเศษ|พิเศษ)+"
)
_OF_LEVEL = expression(rf"{_LEVEL.pattern}\Z")
_ACTS = expression(r"รักษา(?:ราชการ|การ)|ป[ฏฎ]ิบัติ(?:หน้าที่|ราชการ)|ทำหน้าที่")


@lru_cache(maxsize=4096)
def _rest(rest: str, name: str) -> str | None:
    rest = FIRM_UNIT.sub("", rest).strip()
    if lead := _LINKS.match(rest):
        rest = rest[lead.end() :]
    if ENGLISH.match(rest):
        return rest
    if further := _FURTHER.search(rest):
        rest = rest[: further.start()]
    rest = rest.strip()
    if len(rest) < 4 or _LEVEL.fullmatch(rest) or _SECTION.match(name) or rest[0] in "ะาำิีึืุู":
        return None
    if _ACTS.match(rest) or (_OF_LEVEL.search(rest) and not PREFIX.match(rest)):
        return None
    return rest
