"""Whose an office cannot be, whatever a judge thinks: no guest's where its words name a body, no firm's as a mayor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from citypact.graph.extraction.affiliation_features import Proposal
from citypact.graph.extraction.body_mentions import LOCAL_KINDS
from citypact.graph.extraction.english_affiliations import UNGOVERNED
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at
from citypact.graph.extraction.office_groups import ENGLISH, group_of, is_bare, kind_of, rest_of
from citypact.graph.extraction.offices import Office
from citypact.graph.extraction.rules import rules

__all__ = ["city_abroad", "city_of_region_abroad", "governs_alone", "is_worded", "may_own", "told_by_itself"]

# sources of a proposal that is read from around an office, not from its words
_AROUND = frozenset(
    {
        *(f"before{rank}" for rank in range(4)),
        *(
            "after",
            "local",
            "foreign",
            "line-first",
            "previous",
            "own",
            "first",
            "university",
            "province",
            "province-near",
        ),
    }
)
_AROUND_OPEN = _AROUND | {"rule"}  # the plain rules' answer is from around where the words tell none
_UNGOVERNED_HEADS = ("โรงพยาบาล", "สถานีตำรวจ", "วิทยาลัย", "วัด", "สำนักงานป้องกัน", "กองบิน")
# of a municipality, a PAO or a SAO alone
_MUNICIPAL = expression(
    r"(?:รอง|ผู้ช่วย|ที่ปรึกษา|เลขานุการ|ประธาน|รักษา(?:ราชการ|การ)(?:แทน)?|ป[ฏฎ]ิบัติ(?:หน้าที่|ราชการแทน)|คณะ|สมาชิก|อดีต|[ ])*"
    r"(?:นายก(?:เทศมนตรี|ฯ|[ ]?อบ[จต]|[ ]?ท[นมต]\.|องค์การบริหาร)|ปลัด(?:เทศบาล|องค์การบริหาร|[ ]?อบ[จต]|[ ]?ท[นมต]\.)|"
    r"สภา(?:เทศบาล|[ ]?อบ[จต]|องค์การบริหาร))"
)

# units and trades that local governments have, and universities and companies have not
_MUNICIPAL_UNIT = expression(
    r"[ก-๎. ]{0,40}?(?:สำนักปลัด|กอง(?:ช่าง|คลัง|การศึกษา|สวัสดิการ|สาธารณสุข|ยุทธศาสตร์และงบ|วิชาการและแผน|การเจ้าหน้าที่|การแพทย์|ทะเบียน|"
    r"ส่งเสริมการเกษตร|ส่งเสริมการท่องเที่ยว|การประปา|พัสดุและทรัพย์สิน)|สำนัก(?:การศึกษา|การช่าง|ช่าง|คลัง|สาธารณสุข)|"
    r"ฝ่าย(?:ป้องกัน|ปกครอง|เทศกิจ|ทะเบียน|รักษาความสงบ)|งานเทศกิจ|สถานธนานุบาล|นักพัฒนาชุมชน|เจ้าพนักงาน(?:ป้องกัน|เทศกิจ|ทะเบียน)|นายช่างโยธา)"
)
_LEARNED = expression(r"มหาวิทยาลัย|คณะ(?!กรรมการ)|วิทยาลัย|สถาบัน|สำนักวิชา|จุฬาลงกรณ์|บัณฑิต")
_BODY = expression(
    r"เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:จังหวัด|ตำบล)|จังหวัด|อำเภอ|โรงพยาบาล|โรงเรียน|สำนักงาน|กระทรวง|กรม(?!การ)|"
    r"สถานี|วิทยาลัย|บริษัท|สมาคม|มูลนิธิ|หอการค้า|วัด|สภา|เมืองพัทยา|กรุงเทพมหานคร|มหาวิทยาลัย|วุฒิสภา|ด่าน|กองทัพ|บ้าน|หมู่|กองอำนวยการ|สถาน(?:เอก|อัคร|กง)|ทัณฑสถาน|นิคม|"
    r"กอง(?:บังคับการ|บัญชาการ|กำกับการ|บิน|พล|พัน|เรือ)"
)
# what stands behind the head of an office, as an institution
_INSTITUTION = expression(
    rf"(?:{_BODY.pattern}|กรมการ|คณะกรรมการ|องค์การ|หอการค้า|นคร|เมือง|มณฑล|แขวง|การ(?:ไฟฟ้า|ประปา|ท่องเที่ยว|รถไฟ|เคหะ|ยาง)|ธนาคาร|ศูนย์|สถาบัน|ท่าเรือ|"
    r"ท่าอากาศยาน|พิพิธภัณฑ์|อุทยาน)"
    r"(?!ปลัด|เลขา|เทศบาล|คณบดี|อธิการ|บริหาร|ผู้อำนวย|ฯ)[ก-ฮเแโใไ][ก-๎]{4}"
)
_SPELLED = ("spelled", "mission", "senate")  # sources that write out what the words of an office name
_ALIKE = 8  # letters at the end of the names of one body


def is_worded(office: Office, proposals: Sequence[Proposal]) -> bool:
    """Whether the Thai words of an office name its body, and not a unit, or only of which kind the body is."""
    body = office.body
    if ENGLISH.match(office.name):
        return False
    if not body:
        rest = rest_of(office)
        if rest and not is_bare(rest) and _INSTITUTION.match(rest):
            return True
        return any(source.startswith(_SPELLED) for each in proposals for source in each.sources)
    if is_bare(body):
        return False
    return (_LEARNED if office.seat == "university" else _BODY).match(body) is not None


def governs_alone(office: Office) -> bool:
    """Whether an office whose words name no body is one that local governments alone have."""
    return not office.body and (
        _MUNICIPAL.match(office.name) is not None or _MUNICIPAL_UNIT.match(office.name) is not None
    )


def may_own(
    office: Office, proposal: Proposal, worded: bool, governs: bool, kinds: Mapping[str, str]
) -> bool:
    """Whether an office may belong to a body that is proposed.

    ``worded``: its words name a body; ``governs``: it is of a local government; ``kinds``: what the bodies of the text are.
    """
    name = proposal.name
    if worded:
        body = office.body or ""
        around = _AROUND if body else _AROUND_OPEN
        return (
            not around.issuperset(proposal.sources)
            or name in body
            or (body != "" and name.endswith(body[-_ALIKE:]))
        )
    return not (
        governs and (name.startswith(_UNGOVERNED_HEADS) or (kinds.get(name) or kind_of(name)) in UNGOVERNED)
    )


def told_by_itself(office: Office, ruled: str | None) -> str | None:
    """Whose a Thai office is that the judge gives to nobody: whose the plain rules say, where they cannot but be right."""
    if ruled is None or (office.body is not None and office.body != ruled):
        return None
    if office.body is not None:
        return ruled if group_of(office) == "aide" else None
    return ruled if governs_alone(office) and kind_of(ruled) in LOCAL_KINDS else None


@cache
def _abroad() -> frozenset[str]:
    return frozenset(name for names in rules("cities_abroad").values() for name in names)


_MUNICIPALITY = expression(r"เทศบาล(?P<city>(?:นคร|เมือง)(?P<name>.+))")


# a region behind the words of an office that is none of Thailand
_REGION_ABROAD = expression(
    r"[ ](?:(?:มณฑล|เขตปกครองตนเอง|รัฐ(?!มนตรี|สภา|วิสาหกิจ)|แคว้น)[ก-ฮเแโใไ]|(?:จังหวัด[ ]?|จ\.[ ]?)(?P<name>[ก-ฮเแโใไ][ก-๎]{2,20}))"
)


def city_of_region_abroad(body: str, office: Office, text: str) -> str:
    """A city that lies in a region abroad, by what stands behind its mayor's office: เมืองอาโซะ, not เทศบาลเมืองอาโซะ."""
    called = _MUNICIPALITY.fullmatch(body)
    region = _REGION_ABROAD.match(text, office.end)
    if called is None or region is None or not office.name.endswith(called["name"]) or body in text:
        return body
    return body if region["name"] and province_at(region["name"], 0) else called["city"]


def city_abroad(body: str, text: str) -> str:
    """A city abroad that only its mayor's office would make a Thai municipality: นครหนานหนิง, not เทศบาลนครหนานหนิง.

    >>> city_abroad("เทศบาลนครหนานหนิง", "นายกเทศมนตรีนครหนานหนิง"), city_abroad("เทศบาลนครสายลม", "")
    ('นครหนานหนิง', 'เทศบาลนครสายลม')
    """
    called = _MUNICIPALITY.fullmatch(body)
    if called is None or called["name"] not in _abroad() or body in text:
        return body
    return called["city"]
