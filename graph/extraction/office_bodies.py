"""Whose an office is by its own words: what a rule says of those behind its head, or the institution that they hold."""

from __future__ import annotations

import re

from citypact.graph.extraction.body_mentions import LOCAL_KINDS
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.gazette import province_at
from citypact.graph.extraction.name_ends import name_end
from citypact.graph.extraction.province_initials import province_of_initials
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.worded_bodies import body_named, worded_bodies

__all__ = ["body_in", "body_told", "plain"]

_MINISTRIES: dict[str, str] = rules("offices")["ministries"]
_COUNTED = ("สอง", "สาม", "ทั้ง", "หลาย")  # "the three deputy governors of"
_BOARD = expression(r"\Aคณะกรรมการ(?:บริหาร)?(?=บริษัท)")  # a company's own
_COUNTRY_BEHIND = expression(r"(?<=[ก-๎])[ ](?:สาธารณรัฐ|ประเทศ|ราชอาณาจักร|สหพันธ|สหภาพ|สปป\.).*\Z")


def body_told(of: str | None, head: str, rest: str) -> str | None:
    """The body as a rule says that the words behind the head of an office tell it."""
    if of is None:
        return None
    if "{" not in of:
        return of
    rest = rest.strip(" .")
    if of == "กระทรวง{rest}":
        return _ministry(rest)
    if of == "{rest}" and rest.startswith(("พรรค", "คณะกรรมการพรรค")):
        return rest
    if of == "{rest}":
        rest = _COUNTRY_BEHIND.sub("", rest)
        rest = _BOARD.sub("", rest)
        if named := body_named(rest):
            return named.name if len(named.name) >= len(rest) - 2 or named.kind != "other" else rest
        return rest or None
    if not rest and "{head}" not in of and "สถาน" not in of:
        return None
    if of.startswith("สถาน"):
        if rest.startswith(("สถาน",)):
            return rest
        if rest.startswith(("ณ", "สปป")):
            rest = " " + rest
        if not rest.strip():
            return None
    if rest in ("ฯ", ""):
        return None
    if of == "{village}":
        return _village(rest)
    if of == "อำเภอ{rest}":
        if (rank := _RANK_IN_DISTRICT.match(rest)) is not None:
            rest = rest[rank.end() :].strip()
        if not rest or (rank is None and rest.startswith("หัวหน้า")):
            return None
    if of == "จังหวัด{rest}":
        rest = province_of_initials(rest) or rest
    if of == "จังหวัด{rest}" and (province := province_at(rest, 0)):
        rest = province if rest.startswith(_COUNTED, len(province)) else rest
    return of.replace("{head}", head).replace("{rest}", rest).strip()


_RANK_IN_DISTRICT = expression(
    r"(?:หัวหน้า[ก-๎]{0,40}|\([^()\n]{0,60}\)|[ ]){0,3}(?:[ ]|(?<=ปกครอง)|(?<=มั่นคง))(?:ประจำ)?อำเภอ"
)
_VILLAGE = expression(
    r"(?:ประจำ)?(?P<number>หมู่(?:ที่)?[ ]?\d{1,2}(?:[ ](?:บ้าน|ตำบล)[ก-ฮเแโใไ][ก-๎]{1,30})?)|"
    r"(?:ของ)?บ้าน(?P<named>[ก-ฮเแโใไ][ก-๎]{2,30})|"
    r"(?P<plain>(?!ใน|ที่|และ|ทุก|ทั้ง|คน|หรือ|ร่วม|หมู่|ของ)[ก-ฮเแโใไ][ก-๎]{2,30})"
)


def _village(rest: str) -> str | None:
    """Of which village somebody is the head: ผู้ใหญ่|บ้านโคกดอกหญ้า, ผู้ใหญ่บ้านหมู่ 3."""
    told = _VILLAGE.match(rest)
    if told is None:
        return None
    return told["number"] or f"บ้าน{told['named'] or told['plain']}"


def _ministry(called: str) -> str | None:
    """A ministry by its initials, by its name, or by how its name begins (พัฒนาสังคมฯ, ท่องเที่ยวและกีฬา)."""
    if initials := _MINISTRIES.get(called.replace(".", "")):
        return initials
    name = called.removeprefix("กระทรวง")
    start = name.rstrip("ฯ")
    if not start:
        return None
    goes_on = "" if name.endswith("ฯ") else r"(?:[ ]|\Z)"  # คลัง, การอุดมศึกษา วิทยาศาสตร์ ...
    begun = re.compile(rf"กระทรวง(?:การ)?{re.escape(start)}{goes_on}")
    return next(filter(begun.match, _MINISTRIES.values()), f"กระทรวง{start}")


def plain(rest: str) -> str:
    """What names the body: without a bracket, a second office or the words of a duty."""
    rest = re.split(
        r"[ ]?\((?=ฝ่าย|ด้าน)|[ ](?:และ|ผู้|ฝ่าย|ด้าน|สาย(?:งาน|ธุรกิจ)|กลุ่ม(?:ธุรกิจ|ลูกค้า|(?:งาน)?ขาย))|"
        r"[ ]?คนที่|[ ]?รักษา(?:ราชการ|การ)(?:แทน|ชั่วคราว)?(?=[ ]|\Z)",
        rest,
        maxsplit=1,
    )[0]
    return rest.strip()


_CAPITAL_OF = expression(r"นายก?เทศมนตรี(?P<city>กรุง(?!เทพ|ศรี|เก่า|ชิง)[ก-ฮเแโใไ][ก-๎]{2,20})")


def body_in(surface: str, rest: str, seat_kind: str) -> str | None:
    """The body that the words of an office name."""
    seat = re.search(
        r"(?:นายก?เทศ(?:มนตรี|มนตี|มตรี|นมตรี)|ปลัดเทศบาล)(?:เทศบาล)?(?P<level>นคร|เมือง|ตำบล)(?P<name>[\u0e00-\u0e4f]{2,60})",
        surface,
    )
    if capital := _CAPITAL_OF.search(surface):
        return capital["city"]
    named = [body for body in worded_bodies(surface) if not body.weak]
    if seat and not (named and "เทศบาล" not in seat[0] and named[-1].start > seat.end()):
        end = name_end(surface, seat.start("name"))[0]
        hyphen = re.match(r"-[\u0e00-\u0e4f]{2,20}", surface[end:])
        end += len(hyphen[0]) if hyphen else 0
        name = surface[seat.start("name") : end].rstrip("ฯ")
        return f"เทศบาล{seat['level']}{name}" if len(name) > 1 else None
    inside = [body for body in worded_bodies(rest) if not body.weak] if rest else []
    if inside and inside[0].start == 0:
        if inside[0].prefix in ("สถาบัน", "ศูนย์") and len(inside) > 1 and inside[1].kind == "university":
            return f"{inside[0].name} {inside[1].name}"
        if inside[0].kind not in LOCAL_KINDS or len(inside) == 1:
            return inside[0].name
    units = [body for body in named if body.kind in LOCAL_KINDS or body.prefix.startswith("เทศบาล")]
    strong = units or [body for body in named if body.kind != "other" or not body.council] or named
    if strong:
        return strong[0].name if not units else units[-1].name
    institution = re.search(
        r"(?:หัวหน้า|ผู้อำนวยการ|ผอ\.[ ]?|ประธาน(?:กรรมการ)?[ ]?|สารวัตร|ผู้บังคับการ)(?P<name>(?:ชุมชน|"
        r"ชมรม|สหกรณ์|กองทุน|สโมสร|วิสาหกิจชุมชน|"
        r"เครือข่าย|อสม\.|แขวงทาง|สถาบัน|ศูนย์|องค์การ|สำนักงาน|การ|โรงเรียน|แผนก|กลุ่ม|ตำรวจ|สภา|ด่าน|"
        r"หน่วย)[ก-๙].{2,90})",
        surface,
    )
    if institution and seat_kind != "municipal" and "กลุ่มงาน" not in surface:
        name = institution["name"]
        return name if not name.startswith(("สำนักการ", "แผนก")) or " " in name else None
    return None
