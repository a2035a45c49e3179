"""Bodies that conclude nothing: where others lie, what is handed over, the owner of a hall, guests, a ministry over others."""

from __future__ import annotations

from citypact.graph.extraction.acting_bodies import list_start
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.lying import is_under
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate

__all__ = ["is_given", "only_lies_there", "stands_aside", "tells_where"]


def only_lies_there(candidate: Candidate) -> bool:
    """Whether a province is told only to say where others lie: nothing else speaks for it."""
    return (
        candidate.kind == "province"
        and not candidate.rules
        and {"free.0", "bare.0"} <= candidate.features
        and "told.0" not in candidate.features
    )


def tells_where(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether a place or an institution is told only to say where something happens."""
    return _ends_address(mentions, candidate) or _heads_dateline(mentions, candidate)


def _ends_address(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether a place is told only where the address of a venue ends, as the capital is: nothing else speaks for it."""
    return (
        (candidate.kind == "special_local_government" or candidate.mention.prefix in _OF_ADDRESSES)
        and not candidate.rules
        and bool(candidate.mentions)
        and all(
            _ADDRESS.search(mentions.text, max(0, body.start - 120), body.start)
            for body in candidate.mentions
        )
    )


def _heads_dateline(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether an institution is told only where it lies and on which day, before what happens there: a venue."""
    text = mentions.text
    led = [
        _THEN_A_DAY.match(text, body.end) is not None and mentions.line(body.start)[0] == body.start
        for body in candidate.mentions
    ]
    return (
        candidate.kind in _HALLS
        and candidate.rules <= TITLE
        and any(led)
        and all(
            here or _AT.search(text, max(0, body.start - 6), body.start)
            for here, body in zip(led, candidate.mentions, strict=True)
        )
    )


_HALLS = frozenset({"school", "university", "company", "other"})
_AT = expression(r"(?:ณ|ที่|ใน)[ ]?\Z")
_THEN_A_DAY = expression(
    r"(?:[ ](?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)[ ]?[ก-๎]{2,24}){1,3},?[ ](?:เมื่อ)?(?:วัน[ก-๎]{0,12}ที่|เวลา)[ ]?\d"
    r"[\d ก-๎.:]{0,44}?[ ](?:นาย|นาง|น\.ส\.|ดร\.|ผศ|รศ|พล|พ\.|ว่าที่|ท่าน|เทศบาล|องค์การบริหาร|อบ[จต]\.)"
)
_OF_ADDRESSES = frozenset({"เขต", "แขวง"})
_ADDRESS = expression(
    r"(?:(?<![ก-๎])(?:ณ|ที่)[ ]?(?=ห้อง|หอ|โรงแรม|อาคาร|ศูนย์|ชั้น|มหาวิทยาลัย|สถาบัน|สโมสร|ตึก|ลาน|สวน|สนาม|วัด)"
    r"(?:(?![ ](?:กับ|และ|ร่วม|โดย|ระหว่าง|ซึ่ง|มี|นาย|นาง))[^,\n]){2,110}|(?:เขต|แขวง)[ก-๎]{2,24})[ ]\Z"
)


def is_given(candidate: Candidate, given: tuple[str, ...]) -> bool:
    """Whether a body is what others hand over, and signs nothing itself."""
    return candidate.mention.prefix in given and "party.signer" not in candidate.rules


def stands_aside(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether a body is told only as the owner of a hall or a firm, as one who attends, or a ministry as one over others."""
    told = candidate.mentions
    if not told or candidate.bare:
        return False
    if mentions.english:
        return all(_OWNS.search(mentions.text, max(0, body.start - 40), body.start) for body in told)
    if candidate.mention.prefix == "กระทรวง":
        outside = [
            body
            for body in told
            if not _OF_ITS_HEADS.search(mentions.text, max(0, body.start - 40), body.start)
        ]
        return not candidate.rules or (bool(outside) and all(_is_over(mentions, body) for body in outside))
    if candidate.mention.prefix.startswith("สำนักงาน") and any(
        _acts_for_province(mentions, body) for body in told
    ):
        return True
    if not candidate.rules and all(
        _ATTENDS.match(mentions.text, body.end) or _benefits(mentions, body) for body in told
    ):
        return True
    return (
        not candidate.rules
        and not any(feature.startswith(("office.", "head.")) for feature in candidate.features)
        and all(_IN_HALL.search(mentions.text, max(0, body.start - 60), body.start) for body in told)
    )


# who is told only as the owner of a firm: "a sales subsidiary of Reed Corporation"
_OWNS = expression(r"(?i:\b(?:subsidiary|affiliate|unit|arm|branch|spin-?off|brand)[ ]of[ ](?:the[ ])?)\Z")
# who comes to the signing of an agreement between others
_ATTENDS = expression(
    r"[ ]?(?:ได้|ก็)?(?:เข้า)?ร่วม(?:เป็น(?:เกียรติ|สักขีพยาน))?(?:ใน)?(?:งาน)?พิธีลงนาม[^\n]{0,60}?ระหว่าง"
)


def _benefits(mentions: Mentions, body: BodyMention) -> bool:
    """Whether a body is told as one for whom something is done, or who may do alike: "a model for A and B"."""
    start = list_start(mentions, body)
    return _DONE_FOR.search(mentions.text, max(0, start - 60), start) is not None


_DONE_FOR = expression(
    r"(?:ต้นแบบ|แบบอย่าง|ตัวอย่าง|ประโยชน์|บริการ|ช่วยเหลือ|ขยายผล|ถ่ายทอด|ส่งต่อ|เผยแพร่|ติดตั้ง|นำร่อง)"
    r"[^\n,]{0,24}?(?:ให้(?:แก่|กับ)?|แก่|ไปยัง|ไปสู่|สู่|ที่|ใน)[ ]?\Z"
)


def _is_over(mentions: Mentions, ministry: BodyMention) -> bool:
    """Whether a ministry is told behind its department, or before the one that acts for it."""
    under = mentions.around.before(ministry.start)
    if under and is_under(mentions.text, under, under.end, ministry):
        return True
    by = _ACTS_BY.match(mentions.text, ministry.end)
    return by is not None and any(body.start == by.end() for body in mentions.bodies)


def _acts_for_province(mentions: Mentions, office: BodyMention) -> bool:
    """Whether an office of a province is told as that by which the province acts."""
    province = mentions.around.before(office.start)
    return (
        province is not None
        and province.kind == "province"
        and office.name.endswith(province.name)
        and _ACTS_BY.fullmatch(mentions.text, province.end, office.start) is not None
    )


_ACTS_BY = expression(r"(?:[ ]?\([^()\n]{1,16}\))?[ ]?โดย[ ]?")
_OF_ITS_HEADS = expression(r"(?:รัฐมนตรี[ก-๎]{0,14}|ปลัด|เลขานุการ[ก-๎]{0,10}|ผู้[ก-๎]{2,18})\Z")
_IN_HALL = expression(
    r"(?:ห้อง|หอ)ประชุม[^ \n]{0,30}[ ]?(?:ชั้น(?:ที่)?[ ]?\d{1,2}[ ]?)?(?:สำนักงาน|อาคาร[ก-๎]{0,30}[ ])?\Z"
)
